"""How far a head's scores hold: over several inputs, and over trainings that differ only in their seed."""

from __future__ import annotations

import dataclasses
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from workbench.inspection.heads import label_of, score_of
from workbench.inspection.probing import Prober
from workbench.inspection.statistics import (
    MIN_QUERIES,
    STATISTIC_OF,
    STATISTICS,
    Measurement,
    Statistic,
    measure,
)
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import KindMaps, Trained, Value

EXAMPLES = 8  # inputs from which stability is told


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadStability:
    """The scores of one head over several inputs."""

    layer: int
    head: int
    mean: Mapping[str, float | None]  # statistic -> mean over the inputs for which it means something
    spread: Mapping[str, float | None]  # standard deviation over the same inputs
    label: Statistic | None  # earned by the means
    score: float  # of the label, or the highest of a head without one
    entropy: float  # mean over the inputs
    n_input: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SeedStability:
    """Whether trainings with other seeds have heads of the same habit.

    A head has no counterpart in another training: which of them learns what is chance. So what is compared is the
    head of each training that has most of the habit.
    """

    kind: str
    statistic: Statistic
    runs: tuple[str, ...]
    best: tuple[float, ...]  # highest score of any head, one a run
    n_named: tuple[int, ...]  # heads that earn the label, one number a run

    @property
    def mean(self) -> float:
        """Mean of the best scores."""
        return float(np.mean(self.best))

    @property
    def spread(self) -> float:
        """Standard deviation of the best scores."""
        return float(np.std(self.best))


def over_inputs(readings: Sequence[Mapping[str, KindMaps]]) -> dict[str, tuple[HeadStability, ...]]:
    """Return for each kind every head's scores over *readings*, the maps of at least one input."""
    found: dict[str, tuple[HeadStability, ...]] = {}
    for kind, first in readings[0].items():
        each = [measure(maps[kind], kind) for maps in readings if kind in maps]
        n_layer, n_head = first.maps.shape[:2]
        found[kind] = tuple(_of_head(each, layer, head) for layer in range(n_layer) for head in range(n_head))
    return found


def _of_head(each: Sequence[Measurement], layer: int, head: int) -> HeadStability:
    mean: dict[str, float | None] = {}
    spread: dict[str, float | None] = {}
    told: dict[str, float | None] = {}
    for key in STATISTIC_OF:
        measured = [found for one in each if (found := one.statistics[key]) is not None]
        values = np.array([one.values[layer, head] for one in measured])
        is_known = len(values) > 0 and bool(np.isfinite(values).all())
        mean[key] = float(values.mean()) if is_known else None
        spread[key] = float(values.std()) if is_known else None
        if sum(one.n_query for one in measured) >= MIN_QUERIES:
            told[key] = mean[key]
    label = label_of(told)
    return HeadStability(
        layer=layer,
        head=head,
        mean=mean,
        spread=spread,
        label=label,
        score=score_of(mean, label),
        entropy=float(np.mean([one.entropy[layer, head] for one in each])),
        n_input=len(each),
    )


def example_values(project: Project, trained: Trained, count: int, progress: Progress) -> list[Value]:
    """Return up to *count* inputs from the validation part, or one from all data where that part is empty."""
    examples = project.split(trained.experiment, "validation")
    try:
        arrays = project.scenario.encode(trained.processor, examples, progress.part(0.0, 0.5))
        judged = project.scenario.judge(trained, arrays, examples, progress.part(0.5, 1.0))
        values = [one.value for one in itertools.islice(judged, count)]
    except CancelledError:
        raise
    except WorkbenchError:  # too little to measure
        values = []
    return values or [project.probe_input()]


def same_but_seed(project: Project, run: Run) -> list[Run]:
    """Return *run* and every other trained run of *project* that differs from it only in its seed (and device)."""
    wanted = _without_seed(run.experiment())
    found: list[Run] = []
    for other in project.runs():
        try:
            if other.name == run.name or (other.snapshots() and _without_seed(other.experiment()) == wanted):
                found.append(other)
        except WorkbenchError:  # a damaged run is no witness
            continue
    return found


def over_seeds(
    prober: Prober, runs: Sequence[Run], values: Sequence[Value], progress: Progress
) -> tuple[SeedStability, ...]:
    """Compare the last snapshots of *runs* by the habits of their heads on the same *values*."""
    by_run: list[dict[str, tuple[HeadStability, ...]]] = []
    for number, run in enumerate(runs):
        trained, _ = prober.trained(run)
        readings: list[Mapping[str, KindMaps]] = []
        for place, value in enumerate(values):
            progress.update((number + place / len(values)) / len(runs))
            readings.append(run.scenario.read(trained, value).kinds)
        by_run.append(over_inputs(readings))
    progress.update(1.0)
    return tuple(
        stability
        for kind in by_run[0]
        for statistic in STATISTICS
        if (stability := _of_habit(kind, statistic, runs, [found[kind] for found in by_run])) is not None
    )


def _of_habit(
    kind: str, statistic: Statistic, runs: Sequence[Run], heads: Sequence[Sequence[HeadStability]]
) -> SeedStability | None:
    scores = [[score for head in one if (score := head.mean[statistic.key]) is not None] for one in heads]
    if not all(scores):
        return None
    return SeedStability(
        kind=kind,
        statistic=statistic,
        runs=tuple(run.name for run in runs),
        best=tuple(max(one) for one in scores),
        n_named=tuple(sum(head.label is statistic for head in one) for one in heads),
    )


def _without_seed(experiment: Any) -> Any:
    training = dataclasses.replace(experiment.training, seed=0, device="auto")
    return dataclasses.replace(experiment, training=training)
