"""Drawing tokens one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

from workbench.models.incremental import IncrementalDecoder

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
    """Yield up to *max_tokens* ids by which *model*, a decoder, continues *prompt*; what was read is kept.

    When the context is full, the last half of it is read again and writing goes on.
    """
    seq_len = model.config.seq_len
    generator = torch.Generator().manual_seed(sampling.seed)
    tokens = list(prompt)
    reader = IncrementalDecoder(model)
    for number in range(max_tokens):
        if number == 0:
            logits = reader.read(tokens[-seq_len:])
        elif reader.length == seq_len:
            logits = reader.read(tokens[-max(1, seq_len // 2) :])
        else:
            logits = reader.step(tokens[-1])
        token = draw(logits, sampling, generator)
        tokens.append(token)
        yield token
