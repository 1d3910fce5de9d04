"""The project folder: one thing a model should learn, its data and its runs."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import re
import shutil
import threading
from collections.abc import Generator
from datetime import datetime
from pathlib import Path
from typing import Any

import torch
from torch import nn

from workbench.atomic import read_json, write_json
from workbench.data.examples import Examples
from workbench.data.importing import Source, require_classes
from workbench.data.split import SplitName, split_examples
from workbench.data.store import (
    has_previous,
    load_examples,
    load_source,
    recover_examples,
    restore_examples,
    save_examples,
)
from workbench.language import Text, WorkbenchError, text
from workbench.models.initialisation import new_model
from workbench.preprocessing.cleaning import CleaningConfig, cleaning_of
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.branching import BranchError, Parent, fill_branch, start_of
from workbench.projects.checkpoints import forget_later
from workbench.projects.cleaning import clean_examples
from workbench.projects.following import Plan
from workbench.projects.lock import LOCK_NAME
from workbench.projects.metrics import cut_after
from workbench.projects.origin import copy_origin, read_origin
from workbench.projects.preparing import Prepared, forget_prepared, load_prepared, prepare, prepared_key
from workbench.projects.process import process_mark
from workbench.projects.prolonging import announced, prolonged
from workbench.projects.recording import record
from workbench.projects.run import Run, read_experiment, refuse_impossible, write_experiment
from workbench.projects.tensors import put_weights
from workbench.scenarios.base import Scenario, Trained, Value
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import problems_in, to_json
from workbench.training.control import Control
from workbench.training.cut_off import CutOffError
from workbench.training.devices import DeviceChoice, choose_device
from workbench.training.distributed import current_team
from workbench.training.events import Event
from workbench.training.loop import ResumePoint, train

FORMAT = 1
MAX_PREPARED = 3  # differently prepared copies of the data that are kept


class Project:
    """An open project."""

    def __init__(self, folder: Path, scenario: Scenario, values: dict[str, Any]) -> None:
        self.folder = folder
        self.scenario = scenario
        self._values = values
        self.is_read_only = not os.access(
            folder, os.W_OK
        )  # nothing is written, not even what would save time
        self._examples: Examples | None = None
        self._cleaned: tuple[Examples, CleaningConfig, Examples] | None = None  # of what, how, the result
        self._cleaning = threading.Lock()
        self._preparing = threading.Lock()  # an estimate and a training may ask at the same moment
        self._writing = threading.Lock()
        self.origin = read_origin(folder)  # what its runs begin with, where that is another model

    @classmethod
    def create(
        cls,
        folder: Path,
        scenario: Scenario,
        title: str,
        preset: str = "small",
        origin: tuple[Project, Run, int | None] | None = None,
    ) -> Project:
        """Make a new, empty project in *folder*, which must be absent or empty.

        With an *origin* (a project of another scenario, one of its runs and a step) its models begin with that encoder.

        Raises:
            WorkbenchError: Something is there already, the folder cannot be written, or the origin is of no use here.
        """
        cls.check_free(folder)
        values: dict[str, Any] = {
            "format": FORMAT,
            "scenario": scenario.key,
            "title": title,
            "created": datetime.now().isoformat(timespec="seconds"),
            "experiment": to_json(scenario.preset(preset)),
        }
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise WorkbenchError(
                text(
                    "“{path}” cannot be made: {reason}.",
                    path=str(folder),
                    reason=error.strerror or str(error),
                ),
                text("Choose a folder you may write to."),
            ) from error
        if origin is not None:
            begun = copy_origin(folder, scenario, *origin).begun(scenario.preset(preset))
            values["experiment"] = to_json(begun)
        write_json(folder / "project.json", values)
        return cls(folder, scenario, values)

    @staticmethod
    def check_free(folder: Path) -> None:
        """Refuse a folder for a new project in which there is something already.

        Raises:
            WorkbenchError: Something is there already.
        """
        if folder.is_file() or (folder.is_dir() and any(folder.iterdir())):
            raise WorkbenchError(
                text("“{path}” already exists and is not empty.", path=str(folder)),
                text("Choose another name or an empty folder; nothing was changed."),
            )

    @classmethod
    def open(cls, folder: Path) -> Project:
        """Open the project in *folder* (or the folder of a given ``project.json``).

        Raises:
            WorkbenchError: There is none, it is damaged, or a newer program made it.
        """
        if folder.name == "project.json":
            folder = folder.parent
        path = folder / "project.json"
        if not path.is_file():
            raise WorkbenchError(
                text("“{path}” is not a project: it holds no project.json.", path=str(folder)),
                text("Choose the folder that “New project” made."),
            )
        values = read_json(path)
        if not isinstance(values, dict) or not isinstance(values.get("format"), int) or values["format"] < 1:
            raise WorkbenchError(
                text("“{path}” is damaged: it does not say its format.", path=str(path)),
                text("Restore the file from a copy; data and runs in the folder are untouched."),
            )
        if values["format"] > FORMAT:
            raise WorkbenchError(
                text(
                    "“{path}” was made by a newer version of this program (format {found}, known is {known}).",
                    path=str(folder),
                    found=values["format"],
                    known=FORMAT,
                ),
                text("Install the newer version; the project was not touched."),
            )
        try:
            scenario = scenario_of(str(values.get("scenario")))
        except WorkbenchError as error:
            raise WorkbenchError(
                text("“{path}” is damaged. {problem}", path=str(path), problem=error.what), error.remedy
            ) from error
        recover_examples(folder / "data")
        return cls(folder, scenario, values)

    @property
    def title(self) -> str:
        """What the person called it."""
        return str(self._values.get("title") or self.folder.name)

    @property
    def data_folder(self) -> Path:
        """Where examples and prepared arrays are."""
        return self.folder / "data"

    @property
    def has_data(self) -> bool:
        """Whether examples were imported."""
        return (self.data_folder / "source.json").exists()

    def experiment(self) -> Any:
        """Return the settings the next run will have.

        Raises:
            WorkbenchError: ``project.json`` is damaged.
        """
        return read_experiment(
            self.scenario,
            self._values.get("experiment"),
            self.folder / "project.json",
            text("Choose a preset to start from fresh settings, or restore the file from a copy."),
        )

    def set_experiment(self, experiment: Any) -> None:
        """Keep *experiment* for the next run."""
        self.put_experiment(experiment)
        self.save()

    def put_experiment(self, experiment: Any) -> None:
        """Take *experiment* for the next run without waiting for the disk; `save` keeps it."""
        self._values["experiment"] = to_json(experiment)

    def set_title(self, title: str) -> None:
        """Rename the project; its folder stays where it is."""
        self._values["title"] = title
        self.save()

    def save(self) -> None:
        """Write what is known of the project; of several threads that do, the last one writes the newest.

        Raises:
            WorkbenchError: The folder cannot be written.
        """
        with self._writing:
            write_json(self.folder / "project.json", dict(self._values))

    @property
    def is_from_scratch(self) -> bool:
        """Whether the next run begins with nothing although there is an origin, to be compared with those that do."""
        return self._values.get("from_scratch") is True

    def put_from_scratch(self, is_from_scratch: bool) -> None:
        """Let the next runs begin with nothing, or with the origin; `save` keeps that."""
        self._values["from_scratch"] = is_from_scratch

    def check(self, experiment: Any, examples: Examples | None) -> dict[str, Text]:
        """Return dotted field name -> why *experiment*, whose fields are in their ranges, is impossible here."""
        found = self.scenario.check(experiment, examples)
        return found if self.origin is None else self.origin.problems(experiment) | found

    def probe_input(self) -> Value:
        """Return the first input for Inspect and the live probe."""
        return self.scenario.default_input(self.examples())

    # data

    def attach(self, examples: Examples, source: Source, progress: Progress | None = None) -> None:
        """Replace the project's data; earlier runs keep what they need, and `restore_data` undoes it.

        Raises:
            WorkbenchError: There is only one class to learn, the folder cannot be written, or somebody cancelled.
        """
        require_classes(examples, self.scenario.roles, source.name)
        with self._preparing:  # or arrays of one data set could end up beside another
            self._examples = save_examples(self.data_folder, examples, source, progress)

    @property
    def has_previous_data(self) -> bool:
        """Whether data was replaced that can be brought back."""
        return has_previous(self.data_folder)

    def restore_data(self) -> None:
        """Bring the data back that `attach` replaced last; what took its place goes.

        Raises:
            WorkbenchError: It is damaged, or the folder cannot be written.
        """
        with self._preparing:
            restore_examples(self.data_folder)
            self._examples = None

    def source(self) -> Source:
        """Return where the data came from."""
        return load_source(self.data_folder)

    def examples(self) -> Examples:
        """Return all examples, from memory after the first call.

        Raises:
            WorkbenchError: There are none, or they are damaged.
        """
        if self._examples is None:
            if not self.has_data:
                raise WorkbenchError(
                    text("Project “{title}” has no data yet.", title=self.title),
                    text("Import a file or use the sample data first."),
                )
            self._examples = load_examples(self.data_folder)
        return self._examples

    def cleaned(self, experiment: Any, progress: Progress | None = None) -> Examples:
        """Return all examples after the cleaning steps of *experiment*, those asked for last from memory.

        Raises:
            WorkbenchError: There are none, they are damaged, or the disk is full.
        """
        examples, config = self.examples(), cleaning_of(experiment)
        with self._cleaning:  # one job cleans, others wait for what it finds
            known = self._cleaned
            if known is None or known[0] is not examples or known[1] != config:
                watched = progress or no_progress()
                known = examples, config, clean_examples(examples, self.scenario.roles, config, watched)
                self._cleaned = known
            return known[2]

    def parts(self, experiment: Any) -> dict[SplitName, Examples]:
        """Return the cleaned examples of each split."""
        return split_examples(self.cleaned(experiment), experiment.split)

    def split(self, experiment: Any, name: SplitName) -> Examples:
        """Return the cleaned examples of one split."""
        return self.parts(experiment)[name]

    def prepared(self, experiment: Any, progress: Progress | None = None) -> Prepared:
        """Return processor and arrays for *experiment*, from disk when they were made before."""
        watched = progress or no_progress()
        with self._preparing:
            key = prepared_key(self.scenario, self.source().checksum, experiment)
            folder = self.data_folder / "prepared" / key
            found = load_prepared(folder, self.scenario)
            if found is None:
                kept = None if self.is_read_only else folder
                examples = self.cleaned(experiment, watched.part(0.0, 0.1))
                found = prepare(
                    self.scenario,
                    examples,
                    experiment,
                    watched.part(0.1, 1.0),
                    kept,
                    None if self.origin is None else self.origin.processor(),
                )
                if kept is not None:
                    self._forget_old_prepared(kept)
        watched.update(1.0)
        return found

    def _forget_old_prepared(self, newest: Path) -> None:
        others = [path for path in newest.parent.iterdir() if path != newest and path.name[0] != "."]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
        for path in others[MAX_PREPARED - 1 :]:
            forget_prepared(path)

    def problems(self, experiment: Any) -> dict[str, Any]:
        """Return dotted field name -> why *experiment* cannot be trained on this data."""
        found = problems_in(experiment)
        if not found:
            found = self.check(experiment, self.cleaned(experiment) if self.has_data else None)
        return found

    # runs

    def runs(self) -> list[Run]:
        """Return every run, the oldest first; a folder without ``run.json`` is not one."""
        folder = self.folder / "runs"
        if not folder.is_dir():
            return []
        found = sorted(path for path in folder.iterdir() if (path / "run.json").is_file())
        return [Run(path, self.scenario) for path in found]

    def run_in(self, name: str) -> Run:
        """Return the run in the folder *name*, of which it is known that it is there."""
        return Run(self.folder / "runs" / name, self.scenario)

    def run(self, name: str | None = None) -> Run:
        """Return the run called *name*, or the newest one that has weights.

        Raises:
            WorkbenchError: There is none.
        """
        runs = self.runs()
        if name is None:
            if not runs:
                raise WorkbenchError(
                    text("Project “{title}” has no run yet.", title=self.title), text("Train a model first.")
                )
            return next((run for run in reversed(runs) if run.snapshots()), runs[-1])
        for run in runs:
            if run.name == name:
                return run
        raise WorkbenchError(
            text("There is no run “{run}” in “{title}”.", run=name, title=self.title),
            text("Runs: {names}.", names=", ".join(run.name for run in runs) or "–"),
        )

    def new_run(
        self, experiment: Any, parent: Parent | None = None, *, from_scratch: bool | None = None
    ) -> Run:
        """Make the folder of a new run with its config, and with what it takes over from *parent*.

        One without a parent begins with the project's origin, if there is one and it is not *from_scratch*, for which
        the project's own setting stands in if it is None.

        Raises:
            WorkbenchError: The folder cannot be written, or the run cannot begin there.
        """
        origin = None if parent is None else self.run(parent.run)
        stamp = datetime.now().strftime("%Y-%m-%dT%H%M")
        base = f"{stamp}-{re.sub(r'[^a-z0-9]+', '-', experiment.preset.lower()) or 'run'}"
        name, number = base, 2
        while (self.folder / "runs" / name).exists():
            name, number = f"{base}-{number}", number + 1
        run = self.run_in(name)
        try:
            run.folder.mkdir(parents=True)
        except OSError as error:
            raise WorkbenchError(
                text(
                    "“{path}” cannot be made: {reason}.",
                    path=str(run.folder),
                    reason=error.strerror or str(error),
                ),
                text("Check that the disk is not full and that the project may be written."),
            ) from error
        state: dict[str, Any] = {"status": "running", "process": process_mark(), "step": 0}
        try:
            write_experiment(run, experiment)
            if origin is not None and parent is not None:
                state |= fill_branch(run, origin, parent, experiment)
                begun = origin.beginning()
                state |= {} if begun is None else {"origin": begun.to_json()}
            elif self.origin is not None and not (from_scratch or self.is_from_scratch):
                state["origin"] = self.origin.beginning.to_json()
            run.write_state(**state, created=datetime.now().isoformat(timespec="seconds"))
        except WorkbenchError:
            shutil.rmtree(run.folder, ignore_errors=True)
            raise
        return run

    def train(
        self,
        run: Run,
        *,
        control: Control | None = None,
        device: DeviceChoice | None = None,
        progress: Progress | None = None,
        probe: Value | None = None,
        resume: bool = False,
        steps: int | None = None,
    ) -> Generator[Event]:
        """Yield the events of training *run*, each already written to its folder.

        Args:
            run: A new run, or with *resume* an interrupted one.
            control: How somebody else steers it.
            device: Where to train; chosen by the config if None.
            progress: Told how far preparing the data is.
            probe: Input of the live maps; a good one is chosen if None.
            resume: Go on from the last checkpoint.
            steps: Go on to another last step than the run had.

        Raises:
            WorkbenchError: Settings and data do not fit, or there is nothing to resume from.
        """
        has_begun = not resume  # a run that cannot be resumed stays as it was
        try:
            experiment = run.experiment()
            for name, problem in self.problems(experiment).items():
                raise WorkbenchError(text("Setting “{name}”: {problem}", name=name, problem=problem))
            point = run.resume_point() if resume else None
            if resume and point is None and run.has_checkpoint():
                raise WorkbenchError(
                    text("The checkpoints in “{path}” are damaged.", path=str(run.folder / "checkpoints")),
                    text("Start a new run; the snapshots of this one can still be used."),
                )
            if point is not None and steps is None and run.info().status not in ("stopped", "finished"):
                point = dataclasses.replace(point, was_cut_off=True)
            if steps is not None:
                point = prolonged(run, experiment, point, steps)
            if resume and run.data_checksum() not in ("", self.source().checksum):
                raise WorkbenchError(
                    text("The data changed since run “{run}” began.", run=run.name),
                    text("Start a new run; this one can still be used as it is."),
                )
            chosen = device or choose_device(experiment.training.device)
            team = current_team()
            team.refuse_crowd(chosen.kind)
            prepared = self.prepared(experiment, progress)
            if resume:  # one that never reached a checkpoint begins again, and learns exactly the same
                _forget_after(run, -1 if point is None else point.step)
            has_begun = True
            weights = start_of(run, prepared.processor) if point is None else None
            if point is None:
                if weights is None:
                    prepared.processor.save(run.folder / "processor")
                run.write_state(data_checksum=self.source().checksum)
            processor = run.processor()
            refuse_impossible(self.scenario, experiment, run.folder / "experiment.json")
            torch.manual_seed(experiment.training.seed)
            model = new_model(lambda: self.scenario.build(experiment, processor), experiment.training.seed)
            if point is not None:
                _check_fits(run, point, model)
            elif weights is not None:
                put_weights(model, weights)
            elif self.origin is not None and run.beginning() is not None:
                self.origin.put_into(model)
                weights = {name: tensor.numpy() for name, tensor in model.state_dict().items()}
            trained = Trained(model, processor, experiment)
            value = self.probe_input() if probe is None else probe
            task = self.scenario.task(trained, prepared.arrays["train"], prepared.arrays["validation"], value)
            steered = control or Control()
            team.agree(Plan(experiment, self.source().checksum, point, weights))
            team.check()
            events = train(model, task, experiment.training, chosen, control=steered, resume=point, team=team)
            if steps is not None and point is not None:
                events = announced(events, experiment, point)
            yield from record(run, events, steered)
        except GeneratorExit:  # whoever drove the training has gone away
            run.write_state(status="interrupted")
            raise
        except (MemoryError, RuntimeError) as error:
            if not isinstance(error, MemoryError) and "alloc" not in str(error).lower():
                _leave_failed(run, str(error))
                raise
            problem = WorkbenchError(
                text("The memory is not enough for this model."),
                text("Choose a smaller width, fewer layers or a smaller vocabulary."),
            )
            _leave_failed(run, str(problem))
            raise problem from error
        except CutOffError as error:
            run.write_state(status="interrupted", reason=str(error))
            raise
        except (CancelledError, BranchError):  # before the first step there is nothing to keep
            if not resume:
                shutil.rmtree(run.folder, ignore_errors=True)
            raise
        except Exception as error:
            if has_begun:
                _leave_failed(run, str(error))
            raise

    def save_copy(self, folder: Path) -> Project:
        """Copy the whole project to *folder* and open the copy."""
        if folder.exists() and (folder.is_file() or any(folder.iterdir())):
            raise WorkbenchError(
                text("“{path}” already exists and is not empty.", path=str(folder)),
                text("Choose another name; nothing was changed."),
            )

        def ignored(inside: str, names: list[str]) -> set[str]:
            # data that was replaced is kept here to undo it, and may be just what nobody else should get; nobody has
            # the copy open
            kept = {
                name
                for name in names
                if name.startswith(("data.", LOCK_NAME)) and Path(inside) == self.folder
            }
            return kept | {name for name in names if name.endswith(".tmp")}

        try:
            shutil.copytree(self.folder, folder, dirs_exist_ok=True, ignore=ignored)
        except (OSError, shutil.Error) as error:
            raise WorkbenchError(
                text(
                    "The project could not be copied to “{path}”: {reason}.",
                    path=str(folder),
                    reason=str(error),
                ),
                text("Check that there is room and that the folder may be written."),
            ) from error
        return Project.open(folder)


def _forget_after(run: Run, step: int) -> None:
    """Drop what a run measured and kept after *step*: it is going to do it again."""
    for torn in run.folder.rglob(".*.tmp"):  # what a crash left half written
        torn.unlink(missing_ok=True)
    forget_later(run.checkpoints, step)
    cut_after(run.metrics_path, step)
    for kept in run.snapshots():
        if kept > step:
            run.snapshot_path(kept).unlink(missing_ok=True)


def _check_fits(run: Run, point: ResumePoint, model: nn.Module) -> None:
    expected = {f"model.{name}": tuple(tensor.shape) for name, tensor in model.state_dict().items()}
    found = {name: array.shape for name, array in point.tensors.items() if name.startswith("model.")}
    if expected != found:
        raise WorkbenchError(
            text(
                "The checkpoint in “{path}” does not belong to this model.",
                path=str(run.folder / "checkpoints"),
            ),
            text("The config of the run was changed by hand, or the file comes from another run."),
        )


def _leave_failed(run: Run, reason: str) -> None:
    with contextlib.suppress(WorkbenchError):  # the first problem is the one to tell
        run.write_state(status="failed", reason=reason)
