"""How a head is called in the panels: by its place, its kind where there are several, and its habit with the score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from workbench.gui.cards.heads_card import KIND_TITLES
from workbench.gui.looking.look import Seen
from workbench.inspection.statistics import STATISTIC_OF
from workbench.language import tr

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary

Place = tuple[str, int, int]  # kind, layer, head; the latter two count from 0


def head_name(place: Place, seen: Seen) -> str:
    """Return "2.1", or "Cross 2.1" of a model that has several kinds of attention."""
    kind, layer, head = place
    number = f"{layer + 1}.{head + 1}"
    return number if len(seen.probed.reading.kinds) < 2 else f"{tr(KIND_TITLES[kind])} {number}"


def all_places(seen: Seen) -> list[Place]:
    """Return every head of the model, kind by kind and layer by layer."""
    return [
        (kind, layer, head)
        for kind, found in seen.probed.reading.kinds.items()
        for layer in range(found.maps.shape[0])
        for head in range(found.maps.shape[1])
    ]


def habits(seen: Seen) -> dict[Place, str]:
    """Return what each head does with this input, as `habit` says it."""
    return {
        (kind, summary.layer, summary.head): habit(summary)
        for kind, heads in seen.probed.heads.items()
        for summary in heads
    }


def habit(summary: HeadSummary) -> str:
    """Return "induction 0.91", or "(itself 0.31)", the highest score, of a head without a label."""
    if summary.label is not None:
        return f"{tr(summary.label.title)} {summary.score:.2f}"
    return highest({key: score for key, score in summary.scores.items() if score is not None})


def highest(scores: Mapping[str, float]) -> str:
    """Return the habit that comes closest, in brackets as it earns no name; "–" if nothing was measured."""
    if not scores:
        return "–"
    key = max(scores, key=lambda key: scores[key])
    return tr("({habit} {score})", habit=tr(STATISTIC_OF[key].title), score=f"{scores[key]:.2f}")
