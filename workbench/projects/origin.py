"""What a project begins with when its model was trained for another task before: the encoder and its tokeniser.

Source: Devlin et al., "BERT" (2019), section 3: pre-training on plain text, then fine-tuning with labelled examples.
It is all copied into the folder ``origin`` of the new project, so that the other project can change or go away.
"""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy.typing as npt
import torch
from torch import nn

from workbench.atomic import read_json, unwritable, write_json
from workbench.language import Text, WorkbenchError, text
from workbench.models.text_encoder import SHARED
from workbench.projects.beginning import Beginning
from workbench.projects.run import Run, read_experiment
from workbench.projects.tensors import load_arrays
from workbench.scenarios.base import Processor, Scenario
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import to_json

if TYPE_CHECKING:
    from workbench.projects.project import Project

FOLDER = "origin"
KEPT = {
    "preprocessing": ("tokenizer", "vocab_size", "character_coverage"),
    "model": ("n_layer", "n_head", "d_model"),
}  # settings
BEGUN_WITH = {"preprocessing": ("cleaning",), "model": ("max_len",)}  # taken over too, and free to change


@dataclass(frozen=True, slots=True)
class Origin:
    """The folder ``origin`` of a project."""

    folder: Path
    beginning: Beginning
    experiment: Any  # the settings of the run it was copied from

    def processor(self) -> Processor:
        """Return the tokeniser of that run, as its scenario keeps it.

        Raises:
            WorkbenchError: A file is missing or damaged.
        """
        return scenario_of(self.beginning.scenario).processor_type.load(self.folder / "processor")

    def fitted(self, experiment: Any) -> Any:
        """Return *experiment* with every setting that a model which begins with this one has to share."""
        return _with(experiment, self.experiment, KEPT)

    def begun(self, experiment: Any) -> Any:
        """Return *experiment* as a new project starts with it."""
        return _with(self.fitted(experiment), self.experiment, BEGUN_WITH)

    def reasons(self) -> dict[str, Text]:
        """Return dotted name -> why a setting cannot be changed."""
        reason = text(
            "The model begins with what run “{run}” learnt, so this stays as it was there.",
            run=self.beginning.run,
        )
        return {f"{group}.{name}": reason for group, names in KEPT.items() for name in names}

    def problems(self, experiment: Any) -> dict[str, Text]:
        """Return dotted name -> why *experiment* does not fit, for every setting that was changed all the same."""
        fitted = self.fitted(experiment)
        return {
            name: reason
            for name, reason in self.reasons().items()
            if _value(experiment, name) != _value(fitted, name)
        }

    def put_into(self, model: nn.Module) -> None:
        """Give *model* the encoder of this one; its head, and what else it has of its own, stays as it is.

        Raises:
            WorkbenchError: The weights are damaged, or of another shape.
        """
        path = self.folder / "weights.safetensors"
        take_over(model, load_arrays(path), path)


def take_over(model: nn.Module, arrays: Mapping[str, npt.NDArray[Any]], path: Path) -> None:
    """Copy those of *arrays*, which were read from *path*, into *model* that belong to the shared encoder.

    Of a longer vocabulary the first ids are taken: behind them stands what only the other task needed.

    Raises:
        WorkbenchError: One is missing, or of another shape.
    """
    state = model.state_dict()
    shared = [name for name in state if name.startswith(SHARED)]
    for name in shared:
        found = arrays.get(name)
        kept = None if found is None or found.ndim != state[name].ndim else found[: len(state[name])]
        if kept is None or kept.shape != tuple(state[name].shape):
            raise WorkbenchError(
                text("The weights in “{path}” do not belong to this model.", path=str(path)),
                text("Make the project anew from the run it begins with."),
            )
        state[name] = torch.from_numpy(kept.copy())
    model.load_state_dict(state)


def begins_with(beginning: Beginning) -> Text:
    """Return a sentence on what a run began with."""
    return text(
        "The encoder of run “{run}” of “{title}” ({scenario}), step {step:,}.",
        run=beginning.run,
        title=beginning.title,
        scenario=text(scenario_of(beginning.scenario).about.title),
        step=beginning.step,
    )


def copy_origin(folder: Path, scenario: Scenario, project: Project, run: Run, step: int | None) -> Origin:
    """Copy into the new project *folder* of *scenario* what its runs shall begin with: *run* of *project* at *step*.

    Raises:
        WorkbenchError: Its model is of no use there, it has no weights, or the folder cannot be written.
    """
    if project.scenario.key not in scenario.starts_from:
        raise WorkbenchError(
            text(
                "“{title}” cannot begin with a model of “{other}”.",
                title=text(scenario.about.title),
                other=text(project.scenario.about.title),
            ),
            text(
                "It can begin with: {names}.",
                names=", ".join(str(text(scenario_of(key).about.title)) for key in scenario.starts_from)
                or "–",
            ),
        )
    trained = run.load(step)  # whole, and of this model
    chosen = run.snapshots()[-1] if step is None else step
    beginning = Beginning(title=project.title, scenario=project.scenario.key, run=run.name, step=chosen)
    to = folder / FOLDER
    try:
        to.mkdir(parents=True)
        shutil.copyfile(run.snapshot_path(chosen), to / "weights.safetensors")
        trained.processor.save(to / "processor")
    except OSError as error:
        raise unwritable(to, error) from error
    write_json(to / "origin.json", beginning.to_json() | {"experiment": to_json(trained.experiment)})
    return Origin(to, beginning, trained.experiment)


def read_origin(folder: Path) -> Origin | None:
    """Return what the project in *folder* begins with, or None.

    Raises:
        WorkbenchError: It is damaged.
    """
    path = folder / FOLDER / "origin.json"
    if not path.is_file():
        return None
    values = read_json(path)
    beginning = Beginning.from_json(values)
    remedy = text("Restore the folder from a copy, or make the project anew from the run it begins with.")
    if beginning is None:
        raise WorkbenchError(text("“{path}” is damaged.", path=str(path)), remedy)
    experiment = read_experiment(scenario_of(beginning.scenario), values.get("experiment"), path, remedy)
    return Origin(folder / FOLDER, beginning, experiment)


def _value(experiment: Any, dotted: str) -> Any:
    group, _, name = dotted.partition(".")
    return getattr(getattr(experiment, group), name)


def _with(experiment: Any, other: Any, names: Mapping[str, tuple[str, ...]]) -> Any:
    """Return *experiment* with the settings called *names* of *other*."""
    for group, each in names.items():
        taken = {name: getattr(getattr(other, group), name) for name in each}
        experiment = dataclasses.replace(
            experiment, **{group: dataclasses.replace(getattr(experiment, group), **taken)}
        )
    return experiment
