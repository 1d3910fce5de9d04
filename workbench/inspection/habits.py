"""What every head of a model usually does: over several inputs, and over trainings that differ only in their seed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from workbench.inspection.probing import Prober
from workbench.inspection.stability import (
    EXAMPLES,
    HeadStability,
    SeedStability,
    example_values,
    over_inputs,
    over_seeds,
    same_but_seed,
)
from workbench.progress import Progress
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import KindMaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """How far the scores of one step of a run hold."""

    heads: Mapping[str, tuple[HeadStability, ...]]  # kind -> every head, layer by layer
    seeds: tuple[
        SeedStability, ...
    ]  # by kind and habit, of the last step of every run; empty with one run alone
    n_input: int
    n_run: int  # trainings with the same settings but for the seed, this one among them


def measure_habits(project: Project, run: Run, step: int | None, progress: Progress) -> Habits:
    """Ask the model of *run* at *step* (the last one if None), and its siblings, about inputs of the validation part.

    Raises:
        WorkbenchError: A snapshot is damaged or has been removed.
    """
    prober = Prober()
    trained, _ = prober.trained(run, step)
    values = example_values(project, trained, EXAMPLES, progress.part(0.0, 0.3))
    readings: list[Mapping[str, KindMaps]] = []
    for place, value in enumerate(values):
        progress.update(0.3 + 0.3 * place / len(values))
        readings.append(run.scenario.read(trained, value).kinds)
    siblings = same_but_seed(project, run)
    seeds = over_seeds(prober, siblings, values, progress.part(0.6, 1.0)) if len(siblings) > 1 else ()
    return Habits(heads=over_inputs(readings), seeds=seeds, n_input=len(values), n_run=max(1, len(siblings)))
