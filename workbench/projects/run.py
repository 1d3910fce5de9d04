"""One training inside a project: its config, state, curves, snapshots and checkpoints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, get_args

from workbench.atomic import read_json, write_json
from workbench.language import Text, WorkbenchError, text
from workbench.models.initialisation import empty_model
from workbench.projects.beginning import Beginning
from workbench.projects.checkpoints import checkpoint_folders, read_newest
from workbench.projects.metrics import Metrics, finite, last_steps, read_lines
from workbench.projects.process import is_alive
from workbench.projects.tensors import load_weights
from workbench.scenarios.base import Experiment, Processor, Scenario, Trained
from workbench.schema import from_json
from workbench.training.events import Status
from workbench.training.loop import ResumePoint


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """What a list of runs shows."""

    name: str
    status: Status
    step: int
    total_steps: int
    validation_loss: float | None
    best_validation_loss: float | None
    best_step: int
    random_guess: float | None
    n_parameter: int
    device: str
    seconds: float
    reason: str
    created: str
    problem: str = ""  # what a retry has to avoid; a `Problem`, or nothing
    learning_rate: float | None = None  # where it was changed on the way
    parent: tuple[str, int] | None = None  # run and step it branched from
    beginning: Beginning | None = None  # the run of another project whose encoder it began with


class Run:
    """A folder ``runs/<name>``."""

    def __init__(self, folder: Path, scenario: Scenario) -> None:
        self.folder = folder
        self.scenario = scenario

    @property
    def name(self) -> str:
        """The folder's name, by which a run is called."""
        return self.folder.name

    @property
    def metrics_path(self) -> Path:
        """Where the curves are."""
        return self.folder / "metrics.jsonl"

    def experiment(self) -> Any:
        """Return the complete config.

        Raises:
            WorkbenchError: The file is missing or damaged.
        """
        path = self.folder / "experiment.json"
        return read_experiment(
            self.scenario, read_json(path), path, text("Restore the file from a copy, or start a new run.")
        )

    def state(self) -> dict[str, Any]:
        """Return ``run.json``."""
        value = read_json(self.folder / "run.json")
        if not isinstance(value, dict):
            raise self._damaged_state()
        return value

    def _damaged_state(self) -> WorkbenchError:
        return WorkbenchError(
            text("“{path}” is damaged.", path=str(self.folder / "run.json")),
            text("Restore the file from a copy, or delete the folder of this run."),
        )

    def write_state(self, **changes: Any) -> None:
        """Change some values of ``run.json``."""
        state = self.state() if (self.folder / "run.json").exists() else {}
        self.put_state({**state, **changes})

    def put_state(self, state: Mapping[str, Any]) -> None:
        """Replace ``run.json`` by *state*."""
        write_json(self.folder / "run.json", state)

    def info(self) -> RunInfo:
        """Return a summary; a run left "running" by a process that is gone is "interrupted".

        Step and seconds of a run that did not end by itself come from its curves where these are newer.

        Raises:
            WorkbenchError: ``run.json`` is damaged.
        """
        state = self.state()
        status: Status = state.get("status", "failed")
        if status not in get_args(Status):
            raise self._damaged_state()
        if status == "running" and not is_alive(state.get("process")):
            status = "interrupted"
        try:
            step, seconds = int(state.get("step", 0)), finite(float(state.get("seconds", 0.0))) or 0.0
            if status not in ("finished", "stopped"):
                step, seconds = max((step, seconds), last_steps(self.metrics_path))
            return RunInfo(
                name=self.name,
                status=status,
                step=step,
                total_steps=int(state.get("total_steps", 0)),
                validation_loss=_number(state.get("validation_loss")),
                best_validation_loss=_number(state.get("best_validation_loss")),
                best_step=int(state.get("best_step", 0)),
                random_guess=_number(state.get("random_guess")),
                n_parameter=int(state.get("parameters", 0)),
                device=str(state.get("device", "")),
                seconds=seconds,
                reason=str(state.get("reason") or ""),
                created=str(state.get("created", "")),
                problem=str(state.get("problem") or ""),
                learning_rate=_number(state.get("learning_rate")),
                parent=_parent(state.get("parent")),
                beginning=Beginning.from_json(state.get("origin")),
            )
        except (TypeError, KeyError, ValueError, OverflowError) as error:
            raise self._damaged_state() from error

    def metrics(self) -> Metrics:
        """Return the curves so far."""
        return Metrics.from_lines(read_lines(self.metrics_path))

    def snapshot_path(self, step: int) -> Path:
        """Return where the weights of *step* are, if they were kept."""
        return self.folder / "snapshots" / f"{step:06d}.safetensors"

    def snapshots(self) -> list[int]:
        """Return the steps whose weights were kept, in order."""
        found = (self.folder / "snapshots").glob("*.safetensors")
        return sorted(int(path.stem) for path in found if path.stem.isdecimal())

    def data_checksum(self) -> str:
        """Return the checksum of the data this run was trained on, or "" if it is not known."""
        return str(self.state().get("data_checksum") or "")

    def beginning(self) -> Beginning | None:
        """Return which run of another project this one begins with, or None."""
        return Beginning.from_json(self.state().get("origin"))

    def processor(self) -> Processor:
        """Return the tokeniser, classes and sizes this run was trained with."""
        return self.scenario.processor_type.load(self.folder / "processor")

    def load(self, step: int | None = None) -> Trained:
        """Return the model at *step*, on the CPU; at the last snapshot if None.

        Raises:
            WorkbenchError: There is no such snapshot, or it is damaged.
        """
        steps = self.snapshots()
        if not steps:
            raise WorkbenchError(
                text("Run “{run}” has no weights yet.", run=self.name),
                text("Train it first, or choose another run."),
            )
        chosen = steps[-1] if step is None else step
        if chosen not in steps:
            raise WorkbenchError(
                text("Run “{run}” kept no snapshot of step {step}.", run=self.name, step=chosen),
                text("Steps that were kept: {steps}.", steps=", ".join(map(str, steps))),
            )
        experiment, processor = self.experiment(), self.processor()
        refuse_impossible(self.scenario, experiment, self.folder / "experiment.json")
        model = empty_model(lambda: self.scenario.build(experiment, processor))
        load_weights(model, self.snapshot_path(chosen))
        return Trained(model.eval(), processor, experiment)

    def resume_point(self) -> ResumePoint | None:
        """Return the newest checkpoint that is whole, or None."""
        return read_newest(self.checkpoints)

    @property
    def checkpoints(self) -> Path:
        """Where the checkpoints are."""
        return self.folder / "checkpoints"

    def has_checkpoint(self) -> bool:
        """Return whether there is any checkpoint, readable or not."""
        return bool(checkpoint_folders(self.checkpoints))


def _number(value: Any) -> float | None:
    return None if value is None else finite(float(value))


def _parent(value: Any) -> tuple[str, int] | None:
    return None if value is None else (str(value["run"]), int(value["step"]))


def read_experiment(scenario: Scenario, values: Any, path: Path, remedy: Text) -> Any:
    """Return the config in *values*, which were read from *path*.

    Raises:
        WorkbenchError: It is damaged; the sentence names *path* and the setting, and ends with *remedy*.
    """
    try:
        return from_json(scenario.experiment_type, values)
    except TypeError as error:
        raise WorkbenchError(
            text("“{path}” is damaged: a setting is missing.", path=str(path)), remedy
        ) from error
    except WorkbenchError as error:
        raise WorkbenchError(
            text("“{path}” is damaged. {problem}", path=str(path), problem=error.what), remedy
        ) from error


def refuse_impossible(scenario: Scenario, experiment: Any, path: Path) -> None:
    """Check the shape of a model before it is built.

    Raises:
        WorkbenchError: No model can have it: the file at *path* was changed by hand.
    """
    for name, problem in scenario.check(experiment, None).items():
        raise WorkbenchError(
            text("“{path}” is damaged. {problem}", path=str(path), problem=f"{name}: {problem}"),
            text("Restore the file from a copy."),
        )


def write_experiment(run: Run, experiment: Experiment) -> None:
    """Write the config of a new run."""
    from workbench.schema import to_json

    write_json(run.folder / "experiment.json", to_json(experiment))
