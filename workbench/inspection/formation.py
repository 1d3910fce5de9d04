"""When a head learnt what it does: its scores at every snapshot of a run."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.inspection.heads import HeadSummary
from workbench.inspection.probing import Prober
from workbench.inspection.statistics import STATISTICS, Statistic
from workbench.language import WorkbenchError
from workbench.progress import Progress, no_progress
from workbench.projects.run import Run
from workbench.scenarios.base import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadHistory:
    """One head through training, for one input."""

    layer: int
    head: int
    steps: npt.NDArray[np.int64]  # (N,)
    scores: Mapping[str, npt.NDArray[np.float64]]  # statistic -> (N,), nan where it has no meaning
    entropy: npt.NDArray[np.float64]  # (N,) as a share of the largest possible
    label: Statistic | None  # at the last step
    formed: int | None  # first step from which the label's score stays at its threshold or above


def follow_heads(
    prober: Prober, run: Run, value: Value, progress: Progress | None = None, known: Container[int] = ()
) -> Iterator[tuple[int, Mapping[str, tuple[HeadSummary, ...]]]]:
    """Yield each step that was kept with its heads by kind; what is known so far can be drawn at once.

    Steps that are *known* already are left out, and so is a snapshot of a running training that made room for a
    newer one meanwhile.

    Raises:
        CancelledError: Somebody asked *progress* to stop.
        WorkbenchError: A snapshot is damaged.
    """
    watched = progress or no_progress()
    steps = [step for step in run.snapshots() if step not in known]
    for number, step in enumerate(steps):
        watched.update(number / len(steps))
        try:
            heads = prober.probe(run, value, step).heads
        except WorkbenchError:
            if run.snapshot_path(step).exists():
                raise
        else:
            yield step, heads
    watched.update(1.0)


def histories(
    seen: Sequence[tuple[int, Mapping[str, tuple[HeadSummary, ...]]]],
) -> dict[str, tuple[HeadHistory, ...]]:
    """Return for each kind every head's history, layer by layer, from what `follow_heads` yielded."""
    if not seen:
        return {}
    steps = np.array([step for step, _ in seen], dtype=np.int64)
    found: dict[str, tuple[HeadHistory, ...]] = {}
    for kind, last in seen[-1][1].items():
        found[kind] = tuple(
            _history(steps, [heads[kind][place] for _, heads in seen]) for place in range(len(last))
        )
    return found


def _history(steps: npt.NDArray[np.int64], summaries: Sequence[HeadSummary]) -> HeadHistory:
    last = summaries[-1]
    scores: dict[str, npt.NDArray[np.float64]] = {}
    for statistic in STATISTICS:
        known = [summary.scores[statistic.key] for summary in summaries]
        scores[statistic.key] = np.array([np.nan if score is None else score for score in known])
    return HeadHistory(
        layer=last.layer,
        head=last.head,
        steps=steps,
        scores=scores,
        entropy=np.array([summary.entropy for summary in summaries]),
        label=last.label,
        formed=None if last.label is None else formed_at(steps, scores[last.label.key], last.label.threshold),
    )


def formed_at(steps: npt.NDArray[np.int64], scores: npt.NDArray[np.float64], threshold: float) -> int | None:
    """Return the first of *steps* from which all *scores* are at least *threshold*, or None."""
    below = np.flatnonzero(~(scores >= threshold))  # a score that is not known does not count as reached
    first = int(below[-1]) + 1 if len(below) else 0
    return int(steps[first]) if first < len(steps) else None
