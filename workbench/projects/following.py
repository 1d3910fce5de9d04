"""What a process does that only calculates: `torchrun` started it beside the one that writes the run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy.typing as npt

from workbench.language import WorkbenchError, text
from workbench.models.initialisation import new_model
from workbench.projects.tensors import put_weights
from workbench.scenarios.base import Trained
from workbench.training.devices import choose_device
from workbench.training.distributed import Team
from workbench.training.loop import ResumePoint, follow

if TYPE_CHECKING:
    from workbench.projects.project import Project


@dataclass(frozen=True, slots=True)
class Plan:
    """What the writer tells the others before the first step; they need no run folder of their own."""

    experiment: Any
    data_checksum: str
    point: ResumePoint | None
    weights: Mapping[str, npt.NDArray[Any]] | None = None  # of a run it branches from


def follow_training(folder: Path, open_project: Callable[[Path], Project], team: Team) -> None:
    """Calculate for the process that trains the project in *folder*, until it needs nobody any more.

    The plan comes when the writer has prepared the data, which is then only read where the folder is a shared one.

    Raises:
        WorkbenchError: Something does not work here; the writer is told and says so.
    """
    plan: Plan | None = team.agree(None)
    if plan is None:
        return
    parts: tuple[Any, ...] | None = None
    problem: Exception | None = None
    try:
        parts = _prepare(folder, open_project, plan, team)
    except Exception as error:  # the writer waits and has to be told
        problem = error
    team.check(problem)
    if parts is not None:
        follow(*parts, team=team, resume=plan.point)


def _prepare(
    folder: Path, open_project: Callable[[Path], Project], plan: Plan, team: Team
) -> tuple[Any, ...]:
    project, experiment = open_project(folder), plan.experiment
    if project.source().checksum != plan.data_checksum:
        raise WorkbenchError(
            text("“{path}” holds other data than the project of the first process.", path=str(folder)),
            text("Copy the project again, or give all processes the same shared folder."),
        )
    device = choose_device(experiment.training.device)
    team.refuse_crowd(device.kind)
    prepared = project.prepared(experiment)
    model = new_model(
        lambda: project.scenario.build(experiment, prepared.processor), experiment.training.seed
    )
    if plan.weights is not None:
        put_weights(model, plan.weights)
    trained = Trained(model, prepared.processor, experiment)
    arrays = prepared.arrays
    task = project.scenario.task(trained, arrays["train"], arrays["validation"], project.probe_input())
    return model, task, experiment.training, device
