"""All scores of a head in words, and the heads in the order of one of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from workbench.gui.views.head_choice import Head, head_name
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.score_list import Score
from workbench.inspection.statistics import STATISTICS
from workbench.language import N_, in_a_row, tr

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary

BY_LAYER, BY_ENTROPY = "layer", "entropy"
SPREAD = N_("spread (entropy)")
SPREAD_MEANING = N_(
    "How evenly the rows spread their attention: their mean entropy as a share of the largest possible. "
    "0: one place, 1: all alike."
)


def score_of(summary: HeadSummary, by: str) -> float | None:
    """Return one score of a head; None where it has no meaning for this input."""
    return summary.entropy if by == BY_ENTROPY else summary.scores.get(by)


def orders(summaries: Sequence[HeadSummary]) -> list[tuple[str, str]]:
    """Return what the heads can be sorted by, as (key, title to translate): only what was measured."""
    measured = [
        (each.key, each.title)
        for each in STATISTICS
        if any(summary.scores.get(each.key) is not None for summary in summaries)
    ]
    return [(BY_LAYER, N_("by layer")), *measured, (BY_ENTROPY, SPREAD)]


def sorted_heads(summaries: Sequence[HeadSummary], by: str) -> list[Head]:
    """Return (layer, head) of all heads, those with most of a score first; equal ones layer by layer."""

    def place(summary: HeadSummary) -> tuple[float, int, int]:
        score = None if by == BY_LAYER else score_of(summary, by)
        return (0.0 if score is None else -score, summary.layer, summary.head)

    return [(summary.layer, summary.head) for summary in sorted(summaries, key=place)]


def score_table(summaries: Sequence[HeadSummary]) -> Numbers:
    """Return every score of every head, in words of the present language: (head, score), layer by layer.

    Only what was measured of some head has a column; a score without meaning for this input is not a number.
    """
    keys = [key for key, _ in orders(summaries) if key != BY_LAYER]
    values = [[score_of(summary, key) for key in keys] for summary in summaries]
    return Numbers(
        values=np.array(values, np.float64).reshape(len(summaries), len(keys)),  # None becomes nan
        rows=tuple(head_name((summary.layer, summary.head)) for summary in summaries),
        columns=tuple(tr(title) for key, title in orders(summaries) if key != BY_LAYER),
    )


def scores_in_words(summary: HeadSummary) -> list[Score]:
    """Return every score that was measured, the highest first, and the entropy at the end."""
    listed = [
        Score(
            name=tr(each.title),
            value=score,
            threshold=each.threshold,
            meaning=in_a_row(tr(each.definition), tr("Source: {source}.", source=each.source)),
        )
        for each in STATISTICS
        if (score := summary.scores.get(each.key)) is not None
    ]
    listed.sort(key=lambda score: -score.value)
    return [
        *listed,
        Score(name=tr(SPREAD), value=summary.entropy, threshold=None, meaning=tr(SPREAD_MEANING)),
    ]
