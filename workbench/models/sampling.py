"""Drawing tokens one after another."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from workbench.language import WorkbenchError, text
from workbench.models.beam_writing import REPEATED
from workbench.models.incremental import reader_of

COLDEST = 1e-4  # below it only the likeliest token is left, and dividing by it could overflow


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """How the next token is drawn from its probabilities."""

    temperature: float = 1.0  # 0 takes the likeliest
    top_k: int = 0  # 0 keeps all
    top_p: float = 1.0  # nucleus of Holtzman et al., "The Curious Case of Neural Text Degeneration" (2020)
    repetition_penalty: float = 1.0  # 1 does not care
    seed: int = 1


def repeated_less(
    logits: npt.NDArray[np.float32], recent: Sequence[int], penalty: float
) -> npt.NDArray[np.float32]:
    """Return *logits* (vocab_size,) in which *recent* tokens are less likely.

    Source: Keskar et al., "CTRL" (2019), section 4.1.
    """
    seen = np.unique(np.asarray(recent, np.int64))
    lowered = logits.copy()
    lowered[seen] = np.where(logits[seen] > 0, logits[seen] / penalty, logits[seen] * penalty)
    return lowered


def draw(logits: npt.NDArray[np.float32], sampling: Sampling, rng: np.random.Generator) -> int:
    """Return one token id drawn from *logits* (vocab_size,).

    Raises:
        WorkbenchError: The model's numbers are no numbers any more.
    """
    if sampling.temperature < COLDEST:
        return int(logits.argmax())
    scaled: npt.NDArray[np.float32] = logits / np.float32(sampling.temperature)
    weights = np.exp(scaled - scaled.max())
    if 0 < sampling.top_k < len(weights):
        weights[weights < np.partition(weights, -sampling.top_k)[-sampling.top_k]] = 0.0
    if sampling.top_p < 1:
        order = np.argsort(-weights, kind="stable")
        below = weights[order].cumsum(dtype=np.float64)
        before = below - weights[order]  # the likeliest one always stays
        weights[order[before >= sampling.top_p * below[-1]]] = 0.0
    below = weights.cumsum(dtype=np.float64)
    if not below[-1] > 0:
        raise WorkbenchError(
            text("The weights of this model are broken: they give no probabilities."),
            text("Choose an earlier step of the run, or train again with a lower learning rate."),
        )
    # a draw below the last sum, so that no token with the probability 0 is ever taken
    return int(
        np.searchsorted(below, min(rng.random() * below[-1], np.nextafter(below[-1], 0)), side="right")
    )


def generate_tokens(model: Any, prompt: Sequence[int], max_tokens: int, sampling: Sampling) -> Iterator[int]:
    """Yield up to *max_tokens* ids by which *model*, a decoder, continues *prompt*; what was read is kept.

    When the context is full, the last half of it is read again and writing goes on.
    """
    seq_len = model.config.seq_len
    rng = np.random.default_rng(sampling.seed)
    tokens = list(prompt)
    reader = reader_of(model)
    for number in range(max_tokens):
        if number == 0:
            logits = reader.read(tokens[-seq_len:])
        elif reader.length == seq_len:
            logits = reader.read(tokens[-max(1, seq_len // 2) :])
        else:
            logits = reader.step(tokens[-1])
        if sampling.repetition_penalty != 1:
            logits = repeated_less(logits, tokens[-REPEATED:], sampling.repetition_penalty)
        token = draw(logits, sampling, rng)
        tokens.append(token)
        yield token
