"""What the next run of a project will cost."""

from __future__ import annotations

import dataclasses
from typing import Any

from workbench.models.initialisation import new_model
from workbench.progress import Progress
from workbench.projects.preparing import Prepared
from workbench.projects.project import Project
from workbench.scenarios.base import Trained
from workbench.training.estimate import Cost, estimate_training, measure_step
from workbench.training.threads import all_processors

MEASURED_UP_TO = (
    0.5  # seconds a step; for longer ones a formula must do, or the estimate itself would take long
)
OVERHEAD = 1.15  # measuring on unseen examples, samples and snapshots on the way


@all_processors()
def estimate(
    project: Project, experiment: Any, prepared: Prepared, progress: Progress, *, may_measure: bool
) -> Cost:
    """Return parameters, memory and time of *experiment*.

    Short steps are really taken, three of them, on a model that is thrown away; a formula stands in for long ones and
    while another training uses the device (*may_measure* is False).
    """
    scenario = project.scenario
    cost = estimate_training(
        lambda: scenario.build(experiment, prepared.processor), scenario.work(experiment), experiment.training
    )
    is_short = cost.seconds / experiment.training.steps < MEASURED_UP_TO
    if not may_measure or not is_short or project.problems(experiment):
        return cost
    model = new_model(lambda: scenario.build(experiment, prepared.processor), 0)
    trained = Trained(model, prepared.processor, experiment)
    task = scenario.task(
        trained, prepared.arrays["train"], prepared.arrays["validation"], project.probe_input()
    )
    seconds = measure_step(model, task, experiment.training, progress)
    return dataclasses.replace(cost, seconds=seconds * experiment.training.steps * OVERHEAD)
