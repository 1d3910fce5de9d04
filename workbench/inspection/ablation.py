"""Test by removing: what a prediction and the loss become when heads are switched off.

That a head is not missed does not prove that it does nothing: another one may take over (McGrath et al., "The Hydra
Effect", 2023). Removing several together finds more than removing each alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
import torch

from workbench.inspection.passes import record_answer
from workbench.inspection.validation_part import ValidationPart
from workbench.models.removal import HeadMeans, HeadName, all_heads, heads_off
from workbench.progress import Progress, no_progress
from workbench.scenarios.base import Scenario, Trained, Value

Method = Literal["zero", "mean"]
METHODS: tuple[Method, ...] = ("zero", "mean")
SHOWN = 12  # answers whose probabilities are compared


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerChange:
    """The probability of one answer with every head and without some."""

    label: str
    before: float
    after: float
    row: str = ""  # what it decides, marked for translation, where the model decides several things


@dataclass(frozen=True, slots=True, kw_only=True)
class PredictionChange:
    """What one input is answered with and without some heads."""

    heads: tuple[HeadName, ...]
    answers: tuple[AnswerChange, ...]  # the likeliest before and after, those likeliest before first
    divergence: (
        float  # Kullback-Leibler divergence from before to after, in nats, of all that the answers decide
    )
    divergences: npt.NDArray[np.float64]  # the same at every position of the output, (T_output,)
    output_before: str
    output_after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LossChange:
    """What the loss over a part of the validation data becomes without some heads."""

    heads: tuple[HeadName, ...]
    before: float
    after: float
    n_item: int
    step: int | None = None  # of the training, where several are compared

    @property
    def change(self) -> float:
        """Nats by which the loss grows; below zero the model is better without."""
        return self.after - self.before


def changed_prediction(
    scenario: Scenario,
    trained: Trained,
    value: Value,
    heads: Iterable[HeadName],
    means: HeadMeans | None = None,
) -> PredictionChange:
    """Answer *value* with every head and without *heads* (by zeros, or by *means*).

    Raises:
        WorkbenchError: The model has no such head.
    """
    chosen = tuple(sorted(set(heads)))
    whole, logits_before = record_answer(scenario, trained, value)
    with torch.inference_mode(), heads_off(trained.model, chosen, means):
        without, logits_after = record_answer(scenario, trained, value)
        if not without.reads_the_same(
            whole
        ):  # it translates otherwise: judged are the words it wrote with every head
            logits_after = whole.logits()
    log_before = logits_before.double().log_softmax(-1)
    log_after = logits_after.double().log_softmax(-1)
    before, after = log_before.exp(), log_after.exp()
    divergences = (before * (log_before - log_after)).sum(-1).clamp_min(0).cpu().numpy()
    rows = whole.reading.rows
    decided = list(enumerate(rows)) or [(whole.place, "")]
    answers: list[AnswerChange] = []
    for place, row in decided:
        was, now = before[place], after[place]
        n_shown = min(SHOWN, was.shape[-1])
        shown = dict.fromkeys([*was.topk(n_shown).indices.tolist(), *now.topk(n_shown).indices.tolist()])
        names = whole.names(scenario, trained, list(shown))
        answers += [
            AnswerChange(label=name, before=float(was[code]), after=float(now[code]), row=row)
            for code, name in zip(shown, names, strict=True)
        ]
    return PredictionChange(
        heads=chosen,
        answers=tuple(answers),
        # what is decided apart: the divergence of both together is the sum
        divergence=float(divergences.sum() if rows else divergences[whole.place]),
        divergences=divergences,
        output_before=whole.reading.output,
        output_after=without.reading.output,
    )


def removed(
    part: ValidationPart, trained: Trained, heads: Iterable[HeadName], method: Method
) -> AbstractContextManager[None]:
    """Switch *heads* of a model off by *method*; what they find on average is measured on *part*."""
    means = part.head_means(trained.model) if method == "mean" else None
    return heads_off(trained.model, heads, means)


def changed_loss(
    part: ValidationPart, trained: Trained, heads: Iterable[HeadName], method: Method = "zero"
) -> LossChange:
    """Measure *part* with every head and without *heads*.

    Raises:
        WorkbenchError: The model has no such head.
    """
    chosen = tuple(sorted(set(heads)))
    with removed(part, trained, chosen, method):
        after = part.loss(trained.model)
    return LossChange(heads=chosen, before=part.loss(trained.model), after=after, n_item=part.n_item)


def each_head_removed(
    part: ValidationPart,
    trained: Trained,
    method: Method = "zero",
    progress: Progress | None = None,
    kind: str | None = None,
) -> Iterator[LossChange]:
    """Yield what the loss becomes without each head alone, in the order of the model.

    Raises:
        CancelledError: Somebody asked *progress* to stop.
    """
    watched = progress or no_progress()
    heads = [head for head in all_heads(trained.model) if kind in (None, head.kind)]
    means = part.head_means(trained.model) if method == "mean" else None
    before = part.loss(trained.model)
    for number, head in enumerate(heads):
        watched.update(number / len(heads))
        with heads_off(trained.model, [head], means):
            after = part.loss(trained.model)
        yield LossChange(heads=(head,), before=before, after=after, n_item=part.n_item)
    watched.update(1.0)


def ranked(changes: Iterable[LossChange]) -> list[LossChange]:
    """Return *changes* with the heads that are missed most first."""
    return sorted(changes, key=lambda each: -each.change)
