"""A run that begins with what another one has learnt: the weights of one step, or everything of its checkpoint.

What it begins with is copied into its own folder, so that the other run can go on, or go away.
"""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy.typing as npt

from workbench.atomic import unwritable, write_bytes
from workbench.language import Text, WorkbenchError, text
from workbench.preprocessing.cleaning import TEXT_STEPS, cleaning_of
from workbench.projects.checkpoints import copy_checkpoint
from workbench.projects.run import Run
from workbench.projects.tensors import load_arrays
from workbench.scenarios.base import Experiment, Processor
from workbench.schema import settings_of

START = "start.safetensors"  # in the folder of a run that begins with the weights of another
FREE = frozenset({"dropout", "shift"})  # what changes neither a weight nor what the model reads


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """Where a branch begins."""

    run: str
    step: int
    everything: bool = False  # the optimiser and the place in the data too, not the weights alone

    def to_json(self) -> dict[str, Any]:
        """Return what ``run.json`` says."""
        return {"run": self.run, "step": self.step, "everything": self.everything}

    @classmethod
    def from_json(cls, values: Any) -> Parent | None:
        """Return what ``run.json`` said, or None."""
        if not isinstance(values, Mapping):
            return None
        run, step = values.get("run"), values.get("step")
        if not isinstance(run, str) or not isinstance(step, int):
            return None
        return cls(run=run, step=step, everything=values.get("everything") is True)


class BranchError(WorkbenchError):
    """A run cannot begin where it should."""


def misfit(parent: Parent, before: Experiment, experiment: Experiment) -> Text | None:
    """Return why a run with *experiment* cannot branch from one with the settings *before*, or None."""
    for group in ("model", "preprocessing", "split"):
        old, new = getattr(before, group), getattr(experiment, group)
        for name, title in _titles(old):
            if name not in FREE and getattr(old, name) != getattr(new, name, None):
                return _differs(parent, title)
    cleaned, titles = cleaning_of(before), dict(_titles(cleaning_of(before)))
    for step in TEXT_STEPS:  # the branch cleans what it is asked as the run does
        if getattr(cleaned, step) != getattr(cleaning_of(experiment), step):
            return _differs(parent, titles[step])
    if parent.everything and before.training.optimizer != experiment.training.optimizer:
        return _differs(parent, dict(_titles(before.training))["optimizer"])
    if parent.everything and experiment.training.steps <= parent.step:
        return text(
            "Run “{run}” is at step {step} already; a branch that goes on from there needs more steps.",
            run=parent.run,
            step=parent.step,
        )
    return None


def _titles(config: Any) -> Iterator[tuple[str, str]]:
    return ((name, description.title) for name, _, description in settings_of(config))


def _differs(parent: Parent, title: str) -> Text:
    return text(
        "A branch keeps the model and the data preparation of run “{run}”, but “{setting}” is different.",
        run=parent.run,
        setting=text(title),
    )


def fill_branch(run: Run, origin: Run, parent: Parent, experiment: Experiment) -> dict[str, Any]:
    """Copy into the folder of *run* what it begins with; return what its ``run.json`` says of that.

    Raises:
        WorkbenchError: Settings and parent do not fit, or the parent kept nothing of that step.
    """
    reason = misfit(parent, origin.experiment(), experiment)
    if reason is not None:
        raise BranchError(reason, text("Change it back, or start a run that begins with nothing."))
    state: dict[str, Any] = {"parent": parent.to_json()}
    if parent.everything:
        copy_checkpoint(origin.checkpoints, run.checkpoints, parent.step)
        # as if it had been stopped there: it is gone on with
        state |= {"status": "stopped", "step": parent.step, "data_checksum": origin.data_checksum()}
        state["total_steps"] = experiment.training.steps
    else:
        origin.load(parent.step)  # whole, and of this model
        write_bytes(run.folder / START, origin.snapshot_path(parent.step).read_bytes())
    try:
        shutil.copytree(origin.folder / "processor", run.folder / "processor")
    except OSError as error:
        raise unwritable(run.folder, error) from error
    return state


def _refuse_other_processor(run: Run, fresh: Processor) -> None:
    with tempfile.TemporaryDirectory() as folder:
        fresh.save(Path(folder))
        names = sorted(path.name for path in Path(folder).iterdir())
        kept = run.folder / "processor"
        same, _, _ = filecmp.cmpfiles(folder, kept, names, shallow=False)
        if sorted(same) == names == sorted(path.name for path in kept.iterdir()):
            return
    raise BranchError(
        text("The data changed since the run it branches from, and is divided into other pieces or classes."),
        text("Bring the data of that run back, or start a run that begins with nothing."),
    )


def start_of(run: Run, fresh: Processor) -> dict[str, npt.NDArray[Any]] | None:
    """Return the weights a branch begins with, None for a run that begins with nothing.

    Raises:
        WorkbenchError: The data, which *fresh* was fitted to, is not read as the parent of *run* read its own.
    """
    if not (run.folder / START).is_file():
        return None
    _refuse_other_processor(run, fresh)
    return load_arrays(run.folder / START)


def newest_parent(origin: Run) -> Parent:
    """Return the newest step of *origin* from which everything goes on, or whose weights it kept.

    Raises:
        WorkbenchError: It kept neither.
    """
    point = origin.resume_point()
    if point is not None:
        return Parent(run=origin.name, step=point.step, everything=True)
    steps = origin.snapshots()
    if not steps:
        raise WorkbenchError(
            text("Run “{run}” has no weights yet.", run=origin.name),
            text("Train it first, or choose another run."),
        )
    return Parent(run=origin.name, step=steps[-1])
