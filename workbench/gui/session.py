"""What the window is about: one project, its next settings, its runs, one selection, one training.

Pages read from here and ask here; they do not know each other. Nothing in it waits: what takes time is a job.
"""

from __future__ import annotations

import dataclasses
import importlib
import shutil
import sys
from collections.abc import Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from workbench import paths
from workbench.data.examples import Examples
from workbench.gui.access import Access, take_access
from workbench.gui.project_facts import (
    DataFacts,
    RunFacts,
    RunsFacts,
    read_data_facts,
    read_run_facts,
    read_runs_facts,
)
from workbench.gui.remark import Remark
from workbench.gui.settings import Settings
from workbench.gui.worker import Job, Jobs, Latest, TrainingThread
from workbench.language import Text, WorkbenchError, current_language, text, tr
from workbench.progress import CancelledError, Progress, no_progress
from workbench.scenarios.base import Scenario, Value

if TYPE_CHECKING:
    from workbench.data.importing import Source
    from workbench.evaluation.evaluating import Evaluation
    from workbench.projects.branching import Parent
    from workbench.projects.project import Project
    from workbench.projects.retrying import Retry
    from workbench.projects.run import Run, RunInfo
    from workbench.scenarios.base import Processor
    from workbench.training.control import Control
    from workbench.training.events import Event

PAGES = ("home", "data", "model", "train", "inspect", "evaluate", "use")
ESTIMATE_DELAY = 150  # ms after the last change of a setting


class TrainingState(StrEnum):
    """What the training of this window is doing."""

    IDLE = "idle"
    PREPARING = "preparing"
    RUNNING = "running"
    PAUSED = "paused"
    STOPPING = "stopping"


@dataclass(frozen=True, slots=True, kw_only=True)
class StepState:
    """What the rail shows for one step: waiting, ready, done, running or stale, and one line."""

    state: str
    status: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """The one selection every page shares."""

    run: str = ""
    step: int | None = None  # None: the newest snapshot
    kind: str = ""
    layer: int = -1  # -1: the one worth starting with
    head: int = -1
    heads: tuple[
        tuple[int, int], ...
    ] = ()  # several (layer, head) looked at together, in the order of choice
    query: int = -1  # the row of a map that was chosen, -1: none
    key: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the next run would cost."""

    n_parameter: int
    memory_bytes: int
    seconds: float
    device: str  # cpu, cuda, mps
    device_memory: int  # bytes of the device's own memory; 0: it uses the computer's, or does not tell
    processor: Any
    cut: Text | None = None  # how batches will be cut to fit into the memory, if they will


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """Something worth knowing that stays until it is dismissed, with what can be done about it."""

    level: str  # info, warning, error
    what: Text
    remedy: Text | None = None
    action: Text | None = None
    act: Callable[[], object] | None = None


@dataclass(frozen=True, slots=True)
class _Opened:
    """A project with everything that was read of it."""

    project: Project
    experiment: Any
    data: DataFacts
    runs: RunsFacts
    access: Access


class Session(QObject):
    """See the module's first lines."""

    project_changed = Signal()
    renamed = Signal()
    data_changed = Signal()
    data_replaced = Signal()  # by an import that can be undone
    experiment_changed = Signal()
    estimate_changed = Signal()
    runs_changed = Signal()
    selection_changed = Signal()
    input_changed = Signal()
    training_state_changed = Signal()
    training_progressed = Signal(float)
    training_events = Signal(list)
    training_finished = Signal()
    evaluation_changed = Signal()
    settings_changed = Signal()
    successor_asked = Signal(
        str, object
    )  # another project shall begin with a run, at a step (None: the last)
    page_asked = Signal(str)
    raised = Signal(object)  # WorkbenchError
    noticed = Signal(object)  # Notice
    found_in_use = Signal(object, object)  # ProjectInUseError, and what opens the project to read it
    told = Signal(object)  # Text
    busy_changed = Signal()
    _run_made = Signal(object)  # RunFacts, from the training's thread

    def __init__(self, settings: Settings | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings = settings or Settings()
        self.jobs = Jobs(self)
        self.project: Project | None = None
        self.experiment: Any = None
        self.problems: Mapping[str, Text] = {}
        self.estimate: Estimate | None = None
        self.selection = Selection()
        self.input: Value | None = None
        self.parent: Parent | None = None  # where the next run begins, if not with nothing
        self.remark = Remark()
        self._access = Access()
        self._untaken: list[Access] = []  # of projects that jobs are opening just now
        self.training_state = TrainingState.IDLE
        self.training_run = ""
        self.evaluation: Evaluation | None = None
        self.busy: Text | None = None  # what a job that can be cancelled is doing
        self._busy_job: Job | None = None
        self._example_job: Job | None = None
        self._new_project_job: Job | None = None
        self._thread: TrainingThread | None = None
        self._control: Control | None = None
        self._data = DataFacts()
        self._runs: tuple[RunFacts, ...] = ()
        self._runs_at_end: RunsFacts | None = None
        self._n_visit = 0  # pages somebody went to so far
        self._n_opening = 0  # projects that were asked for so far
        self._estimates = Latest(self.jobs, self._estimated, self._estimate_failed)
        self._generations = Latest(self.jobs, lambda found: self._take_data(*found), self.raised.emit)
        self._estimate_timer = QTimer(self, singleShot=True, interval=ESTIMATE_DELAY)
        self._estimate_timer.timeout.connect(self._ask_estimate)
        self._is_getting_ready = False
        self._until_ready: list[Callable[[], object]] = []
        self._save_timer = QTimer(self, singleShot=True, interval=400)
        self._save_timer.timeout.connect(self.save_experiment)
        self._run_made.connect(self._on_run_made)

    # PyTorch is loaded beside the open window; what needs it waits for that, the window does not

    def get_ready(self, done: Callable[[str, str | Text, Text], None] | None = None) -> None:
        """Load PyTorch in a job and choose the device; *done* gets its kind, name and reason."""

        def work(progress: Progress) -> tuple[str, str | Text, Text]:
            del progress
            importlib.import_module("workbench.projects.project")
            from workbench.training.devices import choose_device

            choice = choose_device("auto")
            return choice.kind, choice.name, choice.reason

        def ready(found: tuple[str, str | Text, Text]) -> None:
            if done is not None:
                done(*found)
            waiting, self._until_ready = self._until_ready, []
            for act in waiting:
                act()

        self._is_getting_ready = True
        self.jobs.start(work, ready, self.raised.emit)

    def _when_ready(self, act: Callable[[], object]) -> None:
        if self._is_getting_ready and "workbench.projects.project" not in sys.modules:
            self._until_ready.append(act)
            self.told.emit(text("Getting ready…"))
        else:
            act()

    # scenario and project

    @property
    def scenario(self) -> Scenario | None:
        """The scenario of the open project."""
        return None if self.project is None else self.project.scenario

    @property
    def is_training(self) -> bool:
        """Whether a training of this window is under way, paused ones included."""
        return self.training_state is not TrainingState.IDLE

    @property
    def why_read_only(self) -> Text | None:
        """Why nothing of the project can be changed, or None."""
        return self._access.why_read_only

    def visited(self) -> None:
        """Note that somebody went to a page: a project that is still being opened does not take them away from it."""
        self._n_visit += 1

    def new_project(
        self,
        scenario: Scenario,
        folder: Path,
        title: str,
        preset: str = "small",
        begins: tuple[str, int | None] | None = None,
    ) -> None:
        """Make a project and open it on the Data page.

        What it *begins* with is a run of the open project and a step, None for the last.
        """
        n_visit, before = self._n_visit, self.project
        origin = None if begins is None or before is None else (before, *begins)
        self._when_ready(lambda: self._new_project(scenario, folder, title, preset, n_visit, origin))

    def _new_project(
        self,
        scenario: Scenario,
        folder: Path,
        title: str,
        preset: str,
        n_visit: int,
        origin: tuple[Project, str, int | None] | None,
    ) -> None:
        from workbench.projects.project import Project

        if self.jobs.is_running(self._new_project_job) or self.refuse_while_training():
            return  # asking twice makes no second project
        self._n_opening += 1
        number = self._n_opening

        def work() -> _Opened:
            begun = None if origin is None else (origin[0], origin[0].run(origin[1]), origin[2])
            project = Project.create(folder, scenario, title, preset, begun)
            with self._taking(folder) as access:
                if scenario.generator is not None:  # nothing has to be brought
                    project.attach(*scenario.read_sample(scenario.samples[0], no_progress()))
                return _Opened(project, project.experiment(), read_data_facts(project), RunsFacts(), access)

        self._new_project_job = self.jobs.write(
            work, self.raised.emit, lambda found: self._take_opened(found, number, "data", n_visit)
        )

    def open_project(self, folder: Path, page: str = "", *, to_read: bool = False) -> None:
        """Open the project in *folder* on *page*, or on the furthest step it has reached.

        It is read in a job. Whoever goes to another page meanwhile stays there. One that another program has open is
        only opened *to_read*; without that, `found_in_use` tells.
        """
        n_visit = self._n_visit
        self._when_ready(lambda: self._read_project(lambda: folder, folder, page, n_visit, to_read=to_read))

    def open_example(self) -> None:
        """Copy the shipped example, with its trained run, to the person's folder, and open it on Inspect."""
        title, name = tr("Little stories"), tr("Example")
        shipped = paths.resource("examples", current_language())
        n_visit = self._n_visit
        parent = paths.projects_dir()

        def copied() -> Path:
            folder = free_folder(parent, name)
            try:
                shutil.copytree(shipped, folder)
            except OSError as error:
                raise WorkbenchError(
                    text("The example could not be copied: {reason}.", reason=error.strerror or str(error)),
                    text("Check that there is room in “{path}”.", path=str(folder.parent)),
                ) from error
            return folder

        def start() -> None:
            if not self.jobs.is_running(self._example_job):  # a second click makes no second copy
                self._example_job = self._read_project(copied, None, "inspect", n_visit, title)

        self._when_ready(start)

    def _read_project(
        self,
        find: Callable[[], Path],
        listed: Path | None,
        page: str,
        n_visit: int,
        title: str = "",
        *,
        to_read: bool = False,
    ) -> Job | None:
        """Read the project in the folder that *find* returns; *listed* leaves the recent ones if that fails."""
        if self.refuse_while_training():
            return None
        self.save_experiment()  # it may be this project that is opened again
        self._n_opening += 1
        number = self._n_opening

        def work(progress: Progress) -> _Opened:
            from workbench.projects.project import Project

            del progress
            self.jobs.finish_writing()
            project = Project.open(find())
            experiment = project.experiment()
            with self._taking(project.folder, to_read=to_read) as access:
                project.is_read_only = access.why_read_only is not None
                if title:
                    project.set_title(title)
                return _Opened(
                    project, experiment, read_data_facts(project), read_runs_facts(project), access
                )

        def done(found: _Opened) -> None:
            has_weights = any(run.snapshots for run in found.runs.runs)
            furthest = "inspect" if has_weights else "model" if found.data.is_there else "data"
            self._take_opened(found, number, page or furthest, n_visit)

        def failed(error: WorkbenchError) -> None:
            from workbench.projects.lock import ProjectInUseError

            if isinstance(error, ProjectInUseError):
                folder = error.folder
                self.found_in_use.emit(error, lambda: self.open_project(folder, page, to_read=True))
                return
            if listed is not None:
                self.set_settings(self.settings.without_recent(str(listed)))
            self.raised.emit(error)

        if listed is not None:
            self.told.emit(text("Opening “{name}”…", name=listed.name))
        return self.jobs.start(work, done, failed)

    @contextmanager
    def _taking(self, folder: Path, *, to_read: bool = False) -> Generator[Access]:
        """Hold a project that a job is opening, for the window to take; one that fails inside is let go."""
        access = take_access(folder, to_read=to_read)
        self._untaken.append(access)
        try:
            yield access
        except BaseException:
            self._untaken.remove(access)
            access.release()
            raise

    def _take_opened(self, found: _Opened, number: int, page: str, n_visit: int) -> None:
        self._untaken.remove(found.access)
        if number != self._n_opening or self.refuse_while_training():
            self.jobs.write(found.access.release, self.raised.emit)
        else:
            self._open(found, page, n_visit)

    def _leave(self) -> None:
        """Write what is not written yet, give up what is computed of it, then let other programs in."""
        self._estimate_timer.stop()
        self._estimates.cancel()  # it is about the project that is left
        self.save_experiment()
        self.jobs.write(self._access.release, self.raised.emit)
        self._access = Access()

    def close_project(self) -> None:
        """Leave the project; everything is already on disk."""
        if self.refuse_while_training():
            return
        self._n_opening += 1
        self._leave()
        self.project, self.experiment, self.estimate, self.evaluation = None, None, None, None
        self.problems, self.input, self.parent, self.remark = {}, None, None, Remark()
        self._data, self._runs = DataFacts(), ()
        self.selection = Selection()
        self.project_changed.emit()
        self.page_asked.emit("home")

    def refuse_while_training(self) -> bool:
        """Say that a training must end first; True if so."""
        if self.is_training:
            self.raised.emit(
                WorkbenchError(
                    text("A training is running."),
                    text("Stop it on the Train page first; what it learnt is kept."),
                )
            )
        return self.is_training

    def refuse_read_only(self) -> bool:
        """Say that nothing of the project can be changed; True if so."""
        if self.why_read_only is not None:
            self.raised.emit(WorkbenchError(self.why_read_only, self._access.remedy_read_only))
        return self.why_read_only is not None

    def _open(self, found: _Opened, page: str, n_visit: int) -> None:
        self._leave()
        self._access = found.access
        self.project, self.experiment, self._data = found.project, found.experiment, found.data
        self.estimate, self.evaluation, self.input = None, None, None
        self.parent, self.remark = None, Remark()
        self.selection = Selection()
        self._take_runs(found.runs)
        self.set_settings(self.settings.with_recent(found.project.folder))
        self.project_changed.emit()
        if self.why_read_only is not None:
            self.noticed.emit(
                Notice(level="info", what=self.why_read_only, remedy=found.access.remedy_read_only)
            )
        if n_visit == self._n_visit:
            self.page_asked.emit(page)
        self._check()
        if self.has_data:
            self._load_data(found.project)

    def _load_data(self, project: Project) -> None:
        def done(_: Examples) -> None:
            if project is self.project:
                if self.input is None:
                    self.set_input(project.probe_input())
                self.data_changed.emit()
                self._check()
                self._estimate_timer.start()

        self.jobs.start(lambda progress: project.examples(), done, self.raised.emit)

    # settings of the program

    def set_settings(self, settings: Settings) -> None:
        """Change what the program remembers."""
        if settings != self.settings:
            self.settings = settings
            self.jobs.write(settings.save, self.raised.emit)
            self.settings_changed.emit()

    # data

    def import_table(
        self,
        work: Callable[[Progress], tuple[Examples, Source]],
        finished: Callable[[], None] | None = None,
    ) -> None:
        """Read examples in a job and make them the project's data."""
        project = self.project
        if project is None or self.refuse_while_training() or self.refuse_read_only():
            return

        def store(progress: Progress) -> DataFacts:
            examples, source = work(progress.part(0.0, 0.9))
            project.attach(examples, source, progress.part(0.9, 1.0))
            return read_data_facts(project)

        def done(found: DataFacts) -> None:
            self._take_data(project, found)
            if project is self.project and found.can_be_undone:
                self.data_replaced.emit()
            if finished is not None:
                finished()

        self._estimates.cancel()  # it would prepare data that is about to be replaced
        self.start_busy(text("Importing"), store, done, lambda _: self._estimate_timer.start())

    def _take_data(self, project: Project, found: DataFacts) -> None:
        if project is self.project:
            self._data = found
            self.set_input(project.probe_input())
            self.evaluation = None
            self.data_changed.emit()
            self._check()
            self._estimate_timer.start()

    @property
    def data_source(self) -> Source | None:
        """Where the project's data came from, or None if it has none that can be read."""
        return self._data.source

    @property
    def can_undo_data(self) -> bool:
        """Whether the data before the last import can be brought back."""
        return self._data.can_be_undone

    def undo_data(self) -> None:
        """Bring the data back that the last import replaced."""
        project = self.project
        if (
            project is None
            or not self.can_undo_data
            or self.refuse_while_training()
            or self.refuse_read_only()
        ):
            return

        def restore(progress: Progress) -> DataFacts:
            project.restore_data()
            project.examples()
            progress.update(1.0)
            return read_data_facts(project)

        self._estimates.cancel()
        self.start_busy(
            text("Bringing the previous data back"),
            restore,
            lambda found: self._take_data(project, found),
            lambda _: self._estimate_timer.start(),
        )

    def import_sample(self, key: str) -> None:
        """Make the shipped sample *key* the project's data."""
        scenario = self.scenario
        if scenario is None:
            return
        sample = next(sample for sample in scenario.samples if sample.key == key)
        self.import_table(lambda progress: scenario.read_sample(sample, progress))

    def generate_data(self, recipe: Any) -> None:
        """Let the scenario make the project's examples by *recipe*; of several asked for quickly only the newest."""
        project = self.project
        if project is None or self.refuse_while_training() or self.refuse_read_only():
            return
        generator = project.scenario.generator
        if generator is None:
            return

        def work(progress: Progress) -> tuple[Project, DataFacts]:
            examples, source = generator.examples(recipe, progress.part(0.0, 0.8))
            project.attach(examples, source, progress.part(0.8, 1.0))
            return project, read_data_facts(project)

        self._estimates.cancel()  # it would prepare data that is about to be replaced
        self._generations.ask(work)

    # jobs a person sees

    def start_busy(
        self,
        what: Text,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[WorkbenchError], None] | None = None,
    ) -> None:
        """Run *work* with a progress bar and a cancel button; only one at a time."""
        if self.busy is not None:
            self.raised.emit(
                WorkbenchError(
                    text("Another task is still running."), text("Wait for it or cancel it first.")
                )
            )
            return

        def end() -> None:
            self.busy, self._busy_job = None, None
            self.busy_changed.emit()

        def finished(value: Any) -> None:
            end()
            done(value)

        def broke(error: WorkbenchError) -> None:
            end()
            if isinstance(error, CancelledError):
                self.told.emit(error.what)
            else:
                self.raised.emit(error)
            if failed is not None:
                failed(error)

        self.busy = what
        self._busy_job = self.jobs.start(work, finished, broke, self.training_progressed.emit)
        self.busy_changed.emit()

    def cancel_busy(self) -> None:
        """Ask the visible job to stop."""
        if self._busy_job is not None:
            self._busy_job.cancel()
        elif self._thread is not None and self.training_state is TrainingState.PREPARING:
            self._thread.cancel_preparation()

    # settings of the next run

    def set_experiment(self, experiment: Any) -> None:
        """Use *experiment* for the next run; written to the project shortly after the last change."""
        if experiment == self.experiment or self.why_read_only is not None:
            return
        self.experiment = experiment
        self._save_timer.start()
        self._check()
        self._estimate_timer.start()

    def set_preset(self, name: str) -> None:
        """Take every setting from preset *name*."""
        if self.scenario is not None:
            self.set_experiment(self.preset(self.scenario, name))

    def preset(self, scenario: Scenario, name: str) -> Any:
        """Return the settings of preset *name*, with what belongs to the data as it is: its parts and its cleaning."""
        preset, project = scenario.preset(name), self.project
        if project is not None and project.origin is not None:
            preset = project.origin.begun(preset)  # with the shape and the tokeniser it begins with
        preset = dataclasses.replace(preset, split=self.experiment.split)
        cleaning = getattr(self.experiment.preprocessing, "cleaning", None)
        if cleaning is None:
            return preset
        preprocessing = dataclasses.replace(preset.preprocessing, cleaning=cleaning)
        return dataclasses.replace(preset, preprocessing=preprocessing)

    def set_from_scratch(self, is_from_scratch: bool) -> None:
        """Let the next trainings begin with nothing, or with what the project began with."""
        project = self.project
        if project is None or self.refuse_read_only():
            return
        project.put_from_scratch(is_from_scratch)
        self.jobs.write(project.save, self.raised.emit)
        self._check()

    def successors(self) -> list[Scenario]:
        """Return every scenario whose models can begin with one of the open project."""
        from workbench.scenarios.catalogue import successors

        return [] if self.scenario is None else successors(self.scenario)

    def save_experiment(self) -> None:
        """Let the settings of the next run be written into the project."""
        self._save_timer.stop()
        if self.project is None or self.experiment is None or self.why_read_only is not None:
            return
        if self.project.experiment() != self.experiment:
            self.project.put_experiment(self.experiment)
            self.jobs.write(self.project.save, self.raised.emit)

    def rename_project(self, title: str) -> None:
        """Give the project another title; its folder stays where it is."""
        project = self.project
        if project is None or self.refuse_read_only():
            return
        self.jobs.write(lambda: project.set_title(title), self.raised.emit, lambda _: self.renamed.emit())

    def _check(self) -> None:
        from workbench.schema import problems_in

        if self.project is None:
            return
        examples = self.project._examples  # only what is in memory already: nothing here may wait
        found: Mapping[str, Text] = problems_in(self.experiment)
        self.problems = found or self.project.check(self.experiment, examples)
        self.experiment_changed.emit()

    def _ask_estimate(self) -> None:
        project, experiment = self.project, self.experiment
        if project is None or not self.has_data or self.problems:
            self.estimate = None
            self.estimate_changed.emit()
            return

        is_training = self.is_training

        def work(progress: Progress) -> Estimate:
            from workbench.projects.estimating import estimate

            prepared = project.prepared(experiment, progress)
            cost = estimate(project, experiment, prepared, progress, may_measure=not is_training)
            return Estimate(
                n_parameter=cost.n_parameter,
                memory_bytes=cost.memory_bytes,
                seconds=cost.seconds,
                device=cost.device,
                device_memory=cost.device_memory,
                processor=prepared.processor,
                cut=cost.fit.sentence(),
            )

        self._estimates.ask(work)

    def _estimated(self, estimate: Estimate) -> None:
        self.estimate = estimate
        self.estimate_changed.emit()

    def _estimate_failed(self, error: WorkbenchError) -> None:
        self.estimate = None
        self.estimate_changed.emit()
        self.raised.emit(error)

    @property
    def processor(self) -> Processor | None:
        """The tokeniser or classes of the next run, once the data is prepared."""
        return None if self.estimate is None else self.estimate.processor

    # runs and selection

    @property
    def runs(self) -> list[RunInfo]:
        """Every run of the project, the oldest first."""
        return [run.info for run in self._runs]

    def _take_runs(self, found: RunsFacts) -> None:
        self._runs = found.runs
        for problem in found.problems:
            self.raised.emit(problem)
        names = [info.name for info in self.runs]
        if self.selection.run not in names:
            self.selection = dataclasses.replace(self.selection, run=names[-1] if names else "", step=None)

    def _refresh_runs(self, found: RunsFacts) -> None:
        before = self.selection
        self._take_runs(found)
        self.runs_changed.emit()
        if self.selection != before:
            self.selection_changed.emit()

    def selected_run(self) -> Run | None:
        """Return the run every page shows, or None if there is none; what is known of it is not read again."""
        if self.project is None or self.selected_info() is None:
            return None
        return self.project.run_in(self.selection.run)

    def selected_info(self) -> RunInfo | None:
        """Return the summary of the selected run."""
        return next((info for info in self.runs if info.name == self.selection.run), None)

    def select(self, **changes: Any) -> None:
        """Change the shared selection; a new run starts at its newest step, and one head ends a choice of several."""
        if changes.get("run", self.selection.run) != self.selection.run:
            changes.setdefault("step", None)
            changes.setdefault("kind", "")
            changes.setdefault("layer", -1)
            changes.setdefault("head", -1)
        if changes.keys() & {"kind", "layer", "head"}:
            changes.setdefault("heads", ())
        if changes.get("kind", self.selection.kind) != self.selection.kind:
            changes.setdefault("query", -1)
            changes.setdefault("key", -1)
        changed = dataclasses.replace(self.selection, **changes)
        if changed != self.selection:
            self.selection = changed
            self.selection_changed.emit()

    def set_input(self, value: Value) -> None:
        """Change the input every page looks at; rows chosen in the maps of another one mean nothing."""
        self.input = value
        self.selection = dataclasses.replace(self.selection, query=-1, key=-1)
        self.input_changed.emit()

    def inspect_input(self, value: Value) -> None:
        """Look at *value* on the Inspect page."""
        self.set_input(value)
        self.page_asked.emit("inspect")

    def delete_run(self, name: str) -> None:
        """Remove a run and its snapshots for good."""
        project = self.project
        if project is None or (self.is_training and name == self.training_run) or self.refuse_read_only():
            return

        def work(progress: Progress) -> RunsFacts:
            del progress
            shutil.rmtree(project.run_in(name).folder, ignore_errors=True)
            return read_runs_facts(project)

        def done(found: RunsFacts) -> None:
            is_left = any(run.info.name == name for run in found.runs)  # a file of it is open somewhere
            if is_left and project is self.project and not self.is_training:
                self._refresh_runs(found)

        self._refresh_runs(RunsFacts(tuple(run for run in self._runs if run.info.name != name)))
        self.selection_changed.emit()
        self.jobs.start(work, done, self.raised.emit)

    # training

    def why_not_train(self) -> Text | None:
        """Return why a training cannot start now, or None."""
        if self.project is None:
            return text("Open or create a project first.")
        if self.why_read_only is not None:
            return self.why_read_only
        if not self.has_data:
            return text("Bring data first, on the Data page.")
        if self.problems:
            return next(iter(self.problems.values()))
        if self.busy is not None:
            return text("Another task is still running.")
        return self._why_not_branch()

    def _why_not_branch(self) -> Text | None:
        if self.parent is None:
            return None
        from workbench.projects.branching import misfit

        origin = self._facts_of(self.parent.run)
        if origin is None or origin.experiment is None:
            return text("The run that the next one was to branch from is gone.")
        return misfit(self.parent, origin.experiment, self.experiment)

    def _facts_of(self, name: str) -> RunFacts | None:
        return next((run for run in self._runs if run.info.name == name), None)

    def branch_from(self, name: str, step: int | None) -> None:
        """Let the next run begin with what run *name* had learnt at *step*; its settings become those of that run."""
        from workbench.projects.branching import Parent

        origin = self._facts_of(name)
        if self.is_training or origin is None or origin.experiment is None or not origin.snapshots:
            return
        kept = origin.snapshots if step is None else [each for each in origin.snapshots if each <= step]
        self.parent = Parent(run=name, step=kept[-1] if kept else origin.snapshots[0])
        self.set_experiment(origin.experiment)
        self._check()
        self.page_asked.emit("train")

    def begin_with_nothing(self) -> None:
        """Let the next run begin with a fresh model again."""
        self.parent = None
        self._check()

    def retry_of(self, name: str) -> Retry | None:
        """Return what to try after run *name*, which could not go on, or None."""
        from workbench.projects.retrying import retry_of

        run, scenario = self._facts_of(name), self.scenario
        if scenario is None or run is None or run.experiment is None or not run.info.problem:
            return None
        return retry_of(scenario, run.experiment, run.info.problem, run.info.learning_rate)

    def try_again(self, name: str) -> None:
        """Train a new run as run *name* with a setting that can help; a branch begins where that one began."""
        from workbench.projects.branching import Parent

        run, retry = self._facts_of(name), self.retry_of(name)
        if self.is_training or run is None or retry is None or self.refuse_read_only():
            return
        self.set_experiment(retry.experiment)
        origin = None if run.info.parent is None else self._facts_of(run.info.parent[0])
        if run.info.parent is not None and origin is not None and run.info.parent[1] in origin.snapshots:
            self.parent = Parent(run=run.info.parent[0], step=run.info.parent[1])
            if self._why_not_branch() is not None:
                self.parent = None
        else:
            self.parent = None
        self.page_asked.emit("train")
        self.start_training()

    def start_training(self) -> None:
        """Train a new run with the current settings."""
        reason = self.why_not_train()
        if self.is_training or self.project is None or reason is not None:
            if reason is not None:
                self.raised.emit(WorkbenchError(reason))
            return
        self.save_experiment()
        project, experiment, parent = self.project, self.experiment, self.parent

        def make() -> Run:
            run = project.new_run(experiment, parent)
            self._run_made.emit(read_run_facts(run))
            return run

        self._drive(make)

    @Slot(object)
    def _on_run_made(self, made: RunFacts) -> None:
        self.parent = None
        self._runs = (*self._runs, made)
        self._show_trained(made.info.name)

    def resume_training(self, name: str, steps: int | None = None) -> None:
        """Go on with a run; with *steps* to another last step than it had, even if it has ended."""
        if self.is_training or self.project is None or self.refuse_read_only():
            return
        run = self.project.run_in(name)
        self._drive(lambda: run, name, steps)

    def _drive(self, find: Callable[[], Run], resumed: str = "", steps: int | None = None) -> None:
        """Train what *find*, called in the training's own thread, returns: the run *resumed*, or a new one."""
        from workbench.training.awake import kept_awake
        from workbench.training.control import Control

        project, probe = self.project, self.input
        assert project is not None
        control = Control()

        def events(progress: Progress) -> Iterator[Event]:
            try:
                with kept_awake():
                    yield from project.train(
                        find(),
                        control=control,
                        progress=progress,
                        probe=probe,
                        resume=bool(resumed),
                        steps=steps,
                    )
            finally:  # in the training's own thread: a job would wait for others, and with it the end
                self._runs_at_end = read_runs_facts(project)

        self._control = control
        self._thread = TrainingThread(events, lambda: control.is_paused, self)
        self._thread.events.connect(self._on_events)
        self._thread.progressed.connect(self.training_progressed)
        self._thread.ended.connect(self._on_end)
        self.remark = Remark()
        self.training_run = ""
        if resumed:
            self.training_state = TrainingState.PREPARING
            self._show_trained(resumed)
        else:
            self._set_training_state(TrainingState.PREPARING)
        self._thread.start()

    def _show_trained(self, name: str) -> None:
        """Let every page look at the run that is trained."""
        self.training_run = name
        self.training_state_changed.emit()
        self.runs_changed.emit()
        self.select(run=name, step=None)

    def _on_events(self, events: list[Event]) -> None:
        if self.training_state is TrainingState.PREPARING:
            self._set_training_state(TrainingState.RUNNING)
        self._note_snapshots(events)
        self.remark = self.remark.after(events)
        self.training_events.emit(events)

    def _note_snapshots(self, events: list[Event]) -> None:
        from workbench.training.events import Snapshot, Started

        steps = set(self.snapshots_of(self.training_run))
        for event in events:
            if isinstance(event, Started):  # a resumed run drops what came after its checkpoint
                steps = {step for step in steps if step <= event.step}
            elif isinstance(event, Snapshot):
                steps = (steps | {event.step}) - {*event.dropped}
        self._runs = tuple(
            dataclasses.replace(run, snapshots=tuple(sorted(steps)))
            if run.info.name == self.training_run
            else run
            for run in self._runs
        )
        looked_at = self.selection.step
        if self.selection.run == self.training_run and looked_at is not None and looked_at not in steps:
            self.select(step=min(steps, key=lambda step: abs(step - looked_at), default=None))

    def _on_end(self, problem: WorkbenchError | None) -> None:
        thread, self._thread, self._control = self._thread, None, None
        if thread is not None:
            thread.deleteLater()
        found, self._runs_at_end = self._runs_at_end, None
        self.remark = Remark()
        self._set_training_state(TrainingState.IDLE)
        self.training_run = ""
        self.evaluation = None
        self._refresh_runs(found or RunsFacts(self._runs))
        self.select(
            step=None
        )  # somebody who looked back meanwhile must not measure or use an old step unawares
        if isinstance(problem, CancelledError):
            self.told.emit(problem.what)
        elif problem is not None:
            self.raised.emit(problem)
        else:
            self._tell_end(self.selected_info())
        self.training_finished.emit()

    def _tell_end(self, info: RunInfo | None) -> None:
        """Say why a training ended before its last step, and what can be done."""
        if info is None or not info.reason or info.status not in ("failed", "stopped"):
            return
        retry, name = self.retry_of(info.name), info.name
        self.noticed.emit(
            Notice(
                level="error" if info.status == "failed" else "info",
                what=text("{reason}", reason=info.reason),
                action=None if retry is None else retry.title,
                act=None if retry is None else lambda: self.try_again(name),
            )
        )

    def pause_training(self) -> None:
        """Hold before the next step."""
        if self._control is not None and self.training_state is TrainingState.RUNNING:
            self._control.pause()
            self._set_training_state(TrainingState.PAUSED)

    def continue_training(self) -> None:
        """Go on after a pause."""
        if self._control is not None and self.training_state is TrainingState.PAUSED:
            self._control.resume()
            self._set_training_state(TrainingState.RUNNING)

    def one_training_step(self) -> None:
        """Take one step and hold."""
        if self._control is not None and self.training_state in (TrainingState.RUNNING, TrainingState.PAUSED):
            self._control.one_step()
            self._set_training_state(TrainingState.PAUSED)

    def stop_training(self) -> None:
        """End the training and keep what it learnt."""
        if self._control is not None and self._thread is not None:
            if self.training_state is TrainingState.PREPARING:
                self._thread.cancel_preparation()
            self._control.stop()
            self._set_training_state(TrainingState.STOPPING)

    def set_learning_rate(self, value: float) -> None:
        """Change the learning rate of the running training."""
        if self._control is not None:
            self._control.set_learning_rate(value)

    def set_total_steps(self, value: int) -> None:
        """Change the length of the running training."""
        if self._control is not None:
            self._control.set_total_steps(value)

    def _set_training_state(self, state: TrainingState) -> None:
        self.training_state = state
        self.training_state_changed.emit()

    # evaluation

    def evaluate(self, split: str, path: Path | None = None) -> None:
        """Measure the selected run in a job."""
        project, run = self.project, self.selected_run()
        if project is None or run is None:
            return
        step = self.selection.step

        def work(progress: Progress) -> Evaluation:
            from workbench.evaluation.evaluating import evaluate, evaluate_file

            if path is not None:
                return evaluate_file(project, run, path, progress, step)
            return evaluate(project, run, split, progress, step)  # pyright: ignore[reportArgumentType]

        def done(result: Evaluation) -> None:
            self.evaluation = result
            self.evaluation_changed.emit()

        self.start_busy(text("Measuring"), work, done)

    # the rail

    def step_state(self, page: str) -> StepState:
        """Return what the rail shows for *page*."""
        if self.project is None:
            return StepState(state="waiting")
        return getattr(self, f"_{page}_state")()

    def _data_state(self) -> StepState:
        if not self.has_data:
            return StepState(state="ready", status=text("choose data"))
        source = self._data.source
        if source is None:
            return StepState(state="stale", status=text("damaged"))
        if source.n_example == 1:
            return StepState(state="done", status=text("{name}", name=source.name))
        return StepState(state="done", status=text("{count:,} examples", count=source.n_example))

    def _model_state(self) -> StepState:
        if self.problems:
            return StepState(state="stale", status=text("does not fit"))
        if not self.has_data:
            return StepState(state="waiting", status=text("needs data"))
        if self.estimate is None:
            return StepState(state="ready")
        return StepState(
            state="done", status=text("{count} params", count=short_number(self.estimate.n_parameter))
        )

    def _train_state(self) -> StepState:
        if self.is_training:
            names = {
                TrainingState.PREPARING: text("preparing"),
                TrainingState.RUNNING: text("running"),
                TrainingState.PAUSED: text("paused"),
                TrainingState.STOPPING: text("stopping"),
            }
            return StepState(state="running", status=names[self.training_state])
        if not self.has_data:
            return StepState(state="waiting", status=text("needs data"))
        if not self._runs:
            return StepState(state="ready", status=text("ready to start"))
        last = self._runs[-1].info
        if self._is_stale():
            return StepState(state="stale", status=text("settings or data changed"))
        names_by_status = {
            "finished": text("done · {step} steps", step=last.step),
            "stopped": text("stopped at {step}", step=last.step),
            "interrupted": text("interrupted at {step}", step=last.step),
            "failed": text("failed"),
            "running": text("running elsewhere"),
        }
        state = "done" if last.status in ("finished", "stopped") else "stale"
        return StepState(state=state, status=names_by_status[last.status])

    def _is_stale(self) -> bool:
        """Whether the newest run was trained with other data or other settings than the next one would be."""
        newest, source = self._runs[-1], self._data.source
        if newest.experiment != self.experiment or source is None:
            return True
        return newest.data_checksum not in ("", source.checksum)

    @property
    def has_data(self) -> bool:
        """Whether examples were imported into the project."""
        return self._data.is_there

    @property
    def snapshots(self) -> tuple[int, ...]:
        """The steps of the selected run whose weights were kept, in order."""
        return self.snapshots_of(self.selection.run)

    def snapshots_of(self, name: str) -> tuple[int, ...]:
        """Return the steps of any run whose weights were kept, in order."""
        return next((run.snapshots for run in self._runs if run.info.name == name), ())

    @property
    def has_weights(self) -> bool:
        """Whether the selected run has at least one snapshot."""
        return bool(self.snapshots)

    @property
    def run_with_weights(self) -> str:
        """The newest run that has at least one snapshot, or "" if none has."""
        return next((run.info.name for run in reversed(self._runs) if run.snapshots), "")

    def page_before_a_model(self) -> str:
        """Return the page that must come before a trained model can be used, or "" when there is one."""
        if self.project is None:
            return "home"
        if not self.has_data and not self._runs:
            return "data"
        return "" if self.has_weights else "train"

    def _inspect_state(self) -> StepState:
        if not self.has_weights:
            return StepState(state="waiting", status=text("after training"))
        if self.is_training:
            return StepState(state="ready", status=text("live"))
        return StepState(state="done" if self.selection.layer >= 0 else "ready", status=self._head_status())

    def _head_status(self) -> Text:
        if self.selection.layer >= 0:
            return text("head {name}", name=f"{self.selection.layer + 1}.{self.selection.head + 1}")
        return text("look inside")

    def _evaluate_state(self) -> StepState:
        if not self.has_weights:
            return StepState(state="waiting", status=text("after training"))
        if self.evaluation is not None:
            return StepState(state="done", status=text("loss {loss:.2f}", loss=self.evaluation.loss))
        info = self.selected_info()
        if info is None or info.validation_loss is None:
            return StepState(state="ready")
        return StepState(state="ready", status=text("loss {loss:.2f}", loss=info.validation_loss))

    def _use_state(self) -> StepState:
        if not self.has_weights:
            return StepState(state="waiting", status=text("after training"))
        return StepState(state="ready", status=text("try it"))

    # end

    def shutdown(self) -> None:
        """Stop everything and wait; a training keeps what it learnt."""
        self.save_experiment()
        self._estimate_timer.stop()
        thread = self._thread
        if thread is not None and self._control is not None:
            thread.cancel_preparation()
            self._control.stop()
            thread.wait()
        self._estimates.cancel()
        self.jobs.shutdown()
        for access in (self._access, *self._untaken):
            access.release()


def free_folder(parent: Path, name: str) -> Path:
    """Return a folder in *parent* that does not exist yet, called *name* or *name* with a number."""
    folder, number = parent / name, 2
    while folder.exists():
        folder, number = parent / f"{name} {number}", number + 1
    return folder


def short_number(value: float) -> str:
    """Return 1234567 as "1.23 M", in Chinese as "123 万"."""
    chinese, others = ((1e8, "亿"), (1e4, "万")), ((1e9, "G"), (1e6, "M"), (1e3, "k"))
    for size, sign in chinese if current_language() == "zh_CN" else others:
        if value >= size:
            return f"{value / size:.3g} {sign}"
    return f"{value:.0f}"
