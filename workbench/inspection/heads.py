"""Every head with its scores, and the habit that earns it a name.

A head is named only from a stated threshold upwards (`Statistic.threshold`), and the name is always shown with its
score. Of several habits above their thresholds the most telling one gives the name: a head that reads the token
before also reads its neighbourhood, and the former says more.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workbench.inspection.statistics import (
    MIN_QUERIES,
    STATISTIC_OF,
    Measured,
    Statistic,
    measure,
)
from workbench.language import N_
from workbench.scenarios.base import KindMaps

HONEST = N_(
    "A map shows where a head takes its numbers from, not what it makes of them nor whether the answer needs them: "
    "remove the head and see what changes."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSummary:
    """The scores of one head and the label they earn."""

    layer: int
    head: int
    scores: Mapping[str, float | None]  # statistic -> 0 to 1, or None where it has no meaning for this input
    label: Statistic | None
    score: float  # of the label, or the highest of a head without one
    entropy: float  # mean over queries, as a share of the largest possible


def summarise_heads(found: KindMaps, kind: str) -> list[HeadSummary]:
    """Return one summary for every head, layer by layer."""
    measured = measure(found, kind)
    told = [key for key, each in measured.statistics.items() if each and each.n_query >= MIN_QUERIES]
    n_layer, n_head = found.maps.shape[:2]
    summaries: list[HeadSummary] = []
    for layer in range(n_layer):
        for head in range(n_head):
            scores = {key: _value(each, layer, head) for key, each in measured.statistics.items()}
            label = label_of({key: scores[key] for key in told})
            summaries.append(
                HeadSummary(
                    layer=layer,
                    head=head,
                    scores=scores,
                    label=label,
                    score=score_of(scores, label),
                    entropy=float(measured.entropy[layer, head]),
                )
            )
    return summaries


def label_of(scores: Mapping[str, float | None]) -> Statistic | None:
    """Return the habit that *scores* are enough for, or None."""
    earned: list[tuple[bool, float, Statistic]] = []
    for key, score in scores.items():
        statistic = STATISTIC_OF[key]
        if score is not None and score >= statistic.threshold:
            earned.append((statistic.is_specific, score, statistic))
    return max(earned, key=lambda one: one[:2])[2] if earned else None


def score_of(scores: Mapping[str, float | None], label: Statistic | None) -> float:
    """Return the score of *label*, or the highest of a head without one."""
    named = None if label is None else scores[label.key]
    return (
        max((score for score in scores.values() if score is not None), default=0.0)
        if named is None
        else named
    )


def _value(measured: Measured | None, layer: int, head: int) -> float | None:
    value = math.nan if measured is None else float(measured.values[layer, head])
    return value if math.isfinite(value) else None  # a model whose weights broke has no habits


def interesting_head(summaries: Sequence[HeadSummary]) -> tuple[int, int]:
    """Return (layer, head) of one worth starting with: a clear habit, but not the dullest ones."""

    def interest(summary: HeadSummary) -> float:
        def score(name: str) -> float:
            return summary.scores[name] or 0.0

        bonus = {"induction": 0.6, "duplicate": 0.4, "previous": 0.3, "next": 0.3}
        gain = max(score(name) * weight for name, weight in bonus.items())
        dull = max(score(name) for name in ("first", "class", "uniform"))
        return (1 - summary.entropy) * (1 - dull) + gain

    best = max(summaries, key=interest)
    return best.layer, best.head
