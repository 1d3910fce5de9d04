"""What a head does, in numbers between 0 and 1 with their source.

Every score is the average share of attention that goes where the name says, over the queries that could look there.
A label is shown only above `LABEL_THRESHOLD`, always with its score: a map shows where a head looks, not by itself
why the model answers (Jain and Wallace, "Attention is not Explanation", 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.language import N_
from workbench.scenarios.base import KindMaps

Maps = npt.NDArray[np.float32]  # (n_layer, n_head, T_query, T_key)
Scores = npt.NDArray[np.float64]  # (n_layer, n_head)

LABEL_THRESHOLD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadLabel:
    """A named habit of heads."""

    key: str
    title: str  # marked for translation
    sentence: str  # what such a head does, marked for translation
    look_for: str  # what to look for in its map, marked for translation


LABELS = (
    HeadLabel(
        key="previous",
        title=N_("previous token"),
        sentence=N_("Looks at the token just before."),
        look_for=N_("the stripe right below the diagonal: every token reads its neighbour."),
    ),
    HeadLabel(
        key="same",
        title=N_("itself"),
        sentence=N_("Looks at its own position."),
        look_for=N_("the diagonal: every position mostly reads itself."),
    ),
    HeadLabel(
        key="first",
        title=N_("first token"),
        sentence=N_("Looks at the very first position, often a way of looking at nothing in particular."),
        look_for=N_("the strongly coloured column on the left: attention that is not needed rests there."),
    ),
    HeadLabel(
        key="next",
        title=N_("next token"),
        sentence=N_("Looks at the token just after."),
        look_for=N_("the stripe right above the diagonal."),
    ),
    HeadLabel(
        key="induction",
        title=N_("induction"),
        sentence=N_("Looks at what came after the last time this token appeared."),
        look_for=N_("a repeated token: its row skips the neighbours and reads what followed it before."),
    ),
    HeadLabel(
        key="class",
        title=N_("class token"),
        sentence=N_("Looks at the token that stands for the whole picture."),
        look_for=N_("the strongly coloured first column: patches read the summary of the picture."),
    ),
    HeadLabel(
        key="uniform",
        title=N_("everywhere"),
        sentence=N_("Spreads its attention almost evenly."),
        look_for=N_("rows of one even colour: the head averages over everything."),
    ),
)
LABEL_OF: Mapping[str, HeadLabel] = {label.key: label for label in LABELS}


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadSummary:
    """The scores of one head and the label they earn."""

    layer: int
    head: int
    scores: Mapping[str, float]
    label: HeadLabel | None
    score: float  # of the label
    entropy: float  # mean over queries, as a share of the largest possible


def _share_at(offset: int) -> Callable[[Maps], Scores]:
    def score(maps: Maps) -> Scores:
        diagonal = np.diagonal(maps, offset=offset, axis1=2, axis2=3)
        return diagonal.mean(-1) if diagonal.shape[-1] else np.zeros(maps.shape[:2])

    return score


def first_position(maps: Maps) -> Scores:
    """Share of attention on position 0, over queries after it."""
    return maps[:, :, 1:, 0].mean(-1) if maps.shape[2] > 1 else np.zeros(maps.shape[:2])


def induction(maps: Maps, labels: Sequence[str]) -> Scores:
    """Share on the positions that follow an earlier occurrence of the query's token.

    Source: Olsson et al., "In-context Learning and Induction Heads" (2022), section "prefix matching".
    """
    n_query = min(maps.shape[2], len(labels))
    rows: list[Scores] = []
    for query in range(n_query):
        after = [key + 1 for key in range(query) if labels[key] == labels[query] and key + 1 < query]
        if after:
            rows.append(maps[:, :, query, after].sum(-1))
    return np.mean(rows, axis=0) if rows else np.zeros(maps.shape[:2])


def relative_entropy(maps: Maps, hidden: npt.NDArray[np.bool_]) -> Scores:
    """Mean entropy of the rows over the largest possible (natural logarithms); 1 is even, 0 is one place."""
    visible = (~hidden).sum(-1)  # (T_query,)
    rows = visible > 1
    if not rows.any():
        return np.zeros(maps.shape[:2])
    weights = maps[:, :, rows]
    entropy = -(weights * np.log(np.maximum(weights, 1e-12))).sum(-1)  # (L, H, rows)
    return np.clip((entropy / np.log(visible[rows])).mean(-1), 0, 1)  # rounding may reach just past 1


def summarise_heads(found: KindMaps, kind: str) -> list[HeadSummary]:
    """Return one summary for every head, layer by layer."""
    maps = found.maps
    scores: dict[str, Scores] = {}
    is_self = kind != "cross"
    if is_self and found.query.kind == "tokens":
        scores["previous"] = _share_at(-1)(maps)
        scores["first"] = first_position(maps)
        scores["induction"] = induction(maps, found.query.labels)
        if kind == "encoder":
            scores["next"] = _share_at(1)(maps)
    elif is_self:
        scores["class"] = first_position(maps)
    if is_self:
        scores["same"] = _share_at(0)(maps)
    entropy = relative_entropy(maps, found.hidden)
    scores["uniform"] = np.clip((entropy - 0.8) / 0.2, 0, 1)
    summaries: list[HeadSummary] = []
    for layer in range(maps.shape[0]):
        for head in range(maps.shape[1]):
            own = {name: float(values[layer, head]) for name, values in scores.items()}
            name = max(own, key=lambda key: own[key])
            is_labelled = own[name] >= LABEL_THRESHOLD
            summaries.append(
                HeadSummary(
                    layer=layer,
                    head=head,
                    scores=own,
                    label=LABEL_OF[name] if is_labelled else None,
                    score=own[name],
                    entropy=float(entropy[layer, head]),
                )
            )
    return summaries


def interesting_head(summaries: Sequence[HeadSummary]) -> tuple[int, int]:
    """Return (layer, head) of one worth starting with: a clear habit, but not the dullest ones."""

    def interest(summary: HeadSummary) -> float:
        bonus = {"induction": 0.6, "previous": 0.3, "next": 0.3}
        gain = max((summary.scores.get(name, 0.0) * weight for name, weight in bonus.items()), default=0.0)
        dull = max(
            summary.scores.get("first", 0.0), summary.scores.get("class", 0.0), summary.scores["uniform"]
        )
        return (1 - summary.entropy) * (1 - dull) + gain

    best = max(summaries, key=interest)
    return best.layer, best.head
