"""Drawing tokens one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

COLDEST = 1e-4  # below it only the likeliest token is left, and dividing by it could overflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How the next token is drawn from its probabilities."""

    temperature: float = 1.0  # 0 takes the likeliest
    top_k: int = 0  # 0 keeps all
    top_p: float = 1.0  # nucleus of Holtzman et al., "The Curious Case of Neural Text Degeneration" (2020)
    seed: int = 1


def draw(logits: Tensor, sampling: Sampling, generator: torch.Generator) -> int:
    """Return one token id drawn from *logits* (vocab_size,), on the CPU."""
    if sampling.temperature < COLDEST:
        return int(logits.argmax())
    scaled = logits.float().cpu() / sampling.temperature
    if 0 < sampling.top_k < len(scaled):
        limit = scaled.topk(sampling.top_k).values[-1]
        scaled = scaled.masked_fill(scaled < limit, float("-inf"))
    probabilities = scaled.softmax(-1)
    if sampling.top_p < 1:
        ordered, order = probabilities.sort(descending=True)
        before = ordered.cumsum(-1) - ordered  # the likeliest one always stays
        probabilities = probabilities.index_fill(0, order[before >= sampling.top_p], 0.0)
    return int(torch.multinomial(probabilities, 1, generator=generator))


def generate_tokens(model: Any, prompt: Sequence[int], max_tokens: int, sampling: Sampling) -> Iterator[int]:
    """Yield up to *max_tokens* ids that continue *prompt*, with a key-value cache.

    When the context is full, the last half of it is read again into a new cache and writing goes on.
    """
    seq_len: int = model.config.seq_len
    device = next(model.parameters()).device
    generator = torch.Generator().manual_seed(sampling.seed)
    tokens = list(prompt)
    waiting = tokens[-seq_len:]  # not yet read into the cache
    model.eval()
    cache = model.new_cache()
    length = 0
    for _ in range(max_tokens):
        if length + len(waiting) > seq_len:
            cache, length = model.new_cache(), 0
            waiting = tokens[-max(1, seq_len // 2) :]
        with torch.inference_mode():
            logits = model(torch.tensor([waiting], device=device), cache)[0, -1]
        length += len(waiting)
        token = draw(logits, sampling, generator)
        tokens.append(token)
        waiting = [token]
        yield token
