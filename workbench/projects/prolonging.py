"""Going on with a run to another last step than it had, finished ones included."""

from __future__ import annotations

import dataclasses
from collections.abc import Generator, Iterator
from typing import Any

from workbench.language import WorkbenchError, text
from workbench.projects.run import Run
from workbench.training.events import Changed, Checkpointed, Event, Started
from workbench.training.loop import ResumePoint


def prolonged(run: Run, experiment: Any, point: ResumePoint | None, steps: int) -> ResumePoint:
    """Return *point* with *steps* as its last step.

    Raises:
        WorkbenchError: There is no checkpoint to go on from, or it is past that step.
    """
    if point is None:
        raise WorkbenchError(
            text("Run “{run}” has no checkpoint to go on from.", run=run.name),
            text("Branch from one of its snapshots, or start a new run."),
        )
    if steps <= point.step:
        raise WorkbenchError(
            text("Run “{run}” is at step {step} already.", run=run.name, step=point.step),
            text("Choose more than {step} steps.", step=point.step),
        )
    learning_rate = point.state.get("learning_rate", experiment.training.learning_rate)
    state = {**point.state, "total_steps": steps, "learning_rate": learning_rate}
    return dataclasses.replace(point, state=state)


def announced(events: Iterator[Event], experiment: Any, point: ResumePoint) -> Generator[Event]:
    """Yield *events* and, as soon as the training stands, that its length was changed.

    Its checkpoint is said once more first: after a crash it has to go on to the new length as well.
    """
    for event in events:
        yield event
        if isinstance(event, Started):
            state = {name: value for name, value in point.state.items() if name not in ("step", "sha256")}
            yield Checkpointed(step=point.step, tensors=point.tensors, state=state)
            yield Changed(
                step=point.step,
                learning_rate=float(state.get("learning_rate", experiment.training.learning_rate)),
                total_steps=event.total_steps,
                n_part=int(state.get("n_part", 1)),
                recompute=bool(state.get("recompute", False)),
            )
