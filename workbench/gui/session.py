"""What the window is about: one project, its next settings, its runs, one selection, one training.

Pages read from here and ask here; they do not know each other. Nothing in it waits: what takes time is a job.
"""

from __future__ import annotations

import dataclasses
import importlib
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from workbench import paths
from workbench.data.examples import Examples
from workbench.gui.settings import Settings
from workbench.gui.worker import Jobs, Latest, TrainingThread
from workbench.language import Text, WorkbenchError, current_language, text, tr
from workbench.progress import CancelledError, Progress
from workbench.scenarios.base import Scenario, Value

if TYPE_CHECKING:
    from workbench.data.importing import Source
    from workbench.evaluation.evaluating import Evaluation
    from workbench.projects.project import Project
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Estimate:
    """What the next run would cost."""

    n_parameter: int
    memory_bytes: int
    seconds: float
    processor: Any


class Session(QObject):
    """See the module's first lines."""

    project_changed = Signal()
    data_changed = Signal()
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
    page_asked = Signal(str)
    raised = Signal(object)  # WorkbenchError
    told = Signal(object)  # Text
    busy_changed = Signal()

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
        self.training_state = TrainingState.IDLE
        self.training_run = ""
        self.evaluation: Evaluation | None = None
        self.busy: Text | None = None  # what a job that can be cancelled is doing
        self._busy_job: Any = None
        self._thread: TrainingThread | None = None
        self._control: Control | None = None
        self._run_infos: list[RunInfo] = []
        self._estimates = Latest(self.jobs, self._estimated, self._estimate_failed)
        self._estimate_timer = QTimer(self, singleShot=True, interval=ESTIMATE_DELAY)
        self._estimate_timer.timeout.connect(self._ask_estimate)
        self._is_getting_ready = False
        self._until_ready: list[Callable[[], None]] = []
        self._save_timer = QTimer(self, singleShot=True, interval=400)
        self._save_timer.timeout.connect(self.save_experiment)

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

    def _when_ready(self, act: Callable[[], None]) -> None:
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

    def new_project(self, scenario: Scenario, folder: Path, title: str, preset: str = "small") -> None:
        """Make a project and open it on the Data page."""
        self._when_ready(lambda: self._new_project(scenario, folder, title, preset))

    def _new_project(self, scenario: Scenario, folder: Path, title: str, preset: str) -> None:
        from workbench.projects.project import Project

        if self.refuse_while_training():
            return
        try:
            project = Project.create(folder, scenario, title, preset)
        except WorkbenchError as error:
            self.raised.emit(error)
            return
        self._open(project, "data")

    def open_project(self, folder: Path, page: str = "") -> None:
        """Open the project in *folder* on *page*, or on the furthest step it has reached."""
        self._when_ready(lambda: self._open_folder(folder, page))

    def _open_folder(self, folder: Path, page: str, title: str = "") -> None:
        from workbench.projects.project import Project

        if self.refuse_while_training():
            return
        try:
            project = Project.open(folder)
            project.experiment()
            if title:
                project.set_title(title)
        except WorkbenchError as error:
            self.set_settings(self.settings.without_recent(str(folder)))
            self.raised.emit(error)
            return
        has_weights = any(run.snapshots() for run in project.runs())
        self._open(project, page or ("inspect" if has_weights else "model" if project.has_data else "data"))

    def open_example(self) -> None:
        """Copy the shipped example, with its trained run, to the person's folder, and open it on Inspect."""
        source = paths.resource("example")
        folder = free_folder(paths.projects_dir(), tr("Example"))
        try:
            shutil.copytree(source, folder)
        except OSError as error:
            self.raised.emit(
                WorkbenchError(
                    text("The example could not be copied: {reason}.", reason=error.strerror or str(error)),
                    text("Check that there is room in “{path}”.", path=str(folder.parent)),
                )
            )
            return
        self._when_ready(lambda: self._open_folder(folder, "inspect", tr("Little stories")))

    def close_project(self) -> None:
        """Leave the project; everything is already on disk."""
        if self.refuse_while_training():
            return
        self.save_experiment()
        self.project, self.experiment, self.estimate, self.evaluation = None, None, None, None
        self.problems, self._run_infos, self.input = {}, [], None
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

    def _open(self, project: Project, page: str) -> None:
        self.save_experiment()
        self.project = project
        self.experiment = project.experiment()
        self.estimate, self.evaluation, self.input = None, None, None
        self.selection = Selection()
        self._read_runs()
        self.set_settings(self.settings.with_recent(project.folder))
        self.project_changed.emit()
        self.page_asked.emit(page)
        self._check()
        if project.has_data:
            self._load_data(project)

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
            settings.save()
            self.settings_changed.emit()

    # data

    def import_table(
        self,
        work: Callable[[Progress], tuple[Examples, Source]],
        finished: Callable[[], None] | None = None,
    ) -> None:
        """Read examples in a job and make them the project's data."""
        project = self.project
        if project is None or self.refuse_while_training():
            return

        def store(progress: Progress) -> Source:
            examples, source = work(progress.part(0.0, 0.9))
            project.attach(examples, source)
            progress.update(1.0)
            return source

        def done(source: Source) -> None:
            if project is self.project:
                self.set_input(project.probe_input())
                self.evaluation = None
                self.data_changed.emit()
                self._check()
                self._estimate_timer.start()
            if finished is not None:
                finished()

        self.start_busy(text("Importing"), store, done)

    def import_sample(self, key: str) -> None:
        """Make the shipped sample *key* the project's data."""
        from workbench.data.importing import import_examples

        scenario = self.scenario
        if scenario is None:
            return
        sample = next(sample for sample in scenario.samples if sample.key == key)
        self.import_table(lambda progress: import_examples(sample.path, scenario.roles, progress))

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
        if experiment == self.experiment:
            return
        self.experiment = experiment
        self._save_timer.start()
        self._check()
        self._estimate_timer.start()

    def set_preset(self, name: str) -> None:
        """Take every setting from preset *name*."""
        if self.scenario is not None:
            preset = self.scenario.preset(name)
            self.set_experiment(dataclasses.replace(preset, split=self.experiment.split))

    def save_experiment(self) -> None:
        """Write the settings of the next run into the project."""
        self._save_timer.stop()
        if self.project is None or self.experiment is None:
            return
        try:
            if self.project.experiment() != self.experiment:
                self.project.set_experiment(self.experiment)
        except WorkbenchError as error:
            self.raised.emit(error)

    def _check(self) -> None:
        from workbench.schema import problems_in

        if self.project is None:
            return
        examples = self.project._examples  # only what is in memory already: nothing here may wait
        found: Mapping[str, Text] = problems_in(self.experiment)
        self.problems = found or self.project.scenario.check(self.experiment, examples)
        self.experiment_changed.emit()

    def _ask_estimate(self) -> None:
        project, experiment = self.project, self.experiment
        if project is None or not project.has_data or self.problems:
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
                processor=prepared.processor,
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
        return self._run_infos

    def _read_runs(self) -> None:
        found: list[RunInfo] = []
        if self.project is not None:
            for run in self.project.runs():
                try:
                    found.append(run.info())
                except WorkbenchError as error:
                    self.raised.emit(error)
        self._run_infos = found
        names = [info.name for info in found]
        if self.selection.run not in names:
            self.selection = dataclasses.replace(self.selection, run=names[-1] if names else "", step=None)

    def refresh_runs(self) -> None:
        """Read the list of runs again."""
        before = self.selection
        self._read_runs()
        self.runs_changed.emit()
        if self.selection != before:
            self.selection_changed.emit()

    def selected_run(self) -> Run | None:
        """Return the run every page shows, or None if there is none."""
        if self.project is None or not self.selection.run:
            return None
        try:
            return self.project.run(self.selection.run)
        except WorkbenchError:
            return None

    def selected_info(self) -> RunInfo | None:
        """Return the summary of the selected run."""
        return next((info for info in self._run_infos if info.name == self.selection.run), None)

    def select(self, **changes: Any) -> None:
        """Change the shared selection; a new run starts at its newest step."""
        if changes.get("run", self.selection.run) != self.selection.run:
            changes.setdefault("step", None)
            changes.setdefault("kind", "")
            changes.setdefault("layer", -1)
            changes.setdefault("head", -1)
        changed = dataclasses.replace(self.selection, **changes)
        if changed != self.selection:
            self.selection = changed
            self.selection_changed.emit()

    def set_input(self, value: Value) -> None:
        """Change the input every page looks at."""
        self.input = value
        self.input_changed.emit()

    def inspect_input(self, value: Value) -> None:
        """Look at *value* on the Inspect page."""
        self.set_input(value)
        self.page_asked.emit("inspect")

    def delete_run(self, name: str) -> None:
        """Remove a run and its snapshots for good."""
        if self.project is None or (self.is_training and name == self.training_run):
            return
        shutil.rmtree(self.project.run(name).folder, ignore_errors=True)
        self.refresh_runs()
        self.selection_changed.emit()

    # training

    def why_not_train(self) -> Text | None:
        """Return why a training cannot start now, or None."""
        if self.project is None:
            return text("Open or create a project first.")
        if not self.project.has_data:
            return text("Bring data first, on the Data page.")
        if self.problems:
            return next(iter(self.problems.values()))
        if self.busy is not None:
            return text("Another task is still running.")
        return None

    def start_training(self) -> None:
        """Train a new run with the current settings."""
        reason = self.why_not_train()
        if self.is_training or self.project is None or reason is not None:
            if reason is not None:
                self.raised.emit(WorkbenchError(reason))
            return
        self.save_experiment()
        try:
            run = self.project.new_run(self.experiment)
        except WorkbenchError as error:
            self.raised.emit(error)
            return
        self._drive(run, is_resumed=False)

    def resume_training(self, name: str) -> None:
        """Go on with an interrupted or stopped run."""
        if self.is_training or self.project is None:
            return
        try:
            run = self.project.run(name)
        except WorkbenchError as error:
            self.raised.emit(error)
            return
        self._drive(run, is_resumed=True)

    def _drive(self, run: Run, *, is_resumed: bool) -> None:
        from workbench.training.control import Control

        project, probe = self.project, self.input
        assert project is not None
        control = Control()

        def events(progress: Progress) -> Iterator[Event]:
            return project.train(run, control=control, progress=progress, probe=probe, resume=is_resumed)

        self._control = control
        self._thread = TrainingThread(events, lambda: control.is_paused, self)
        self._thread.events.connect(self._on_events)
        self._thread.progressed.connect(self.training_progressed)
        self._thread.ended.connect(self._on_end)
        self.training_run = run.name
        self._set_training_state(TrainingState.PREPARING)
        self.refresh_runs()
        self.select(run=run.name, step=None)
        self._thread.start()

    def _on_events(self, events: list[Event]) -> None:
        if self.training_state is TrainingState.PREPARING:
            self._set_training_state(TrainingState.RUNNING)
        self.training_events.emit(events)

    def _on_end(self, problem: WorkbenchError | None) -> None:
        thread, self._thread, self._control = self._thread, None, None
        if thread is not None:
            thread.deleteLater()
        self._set_training_state(TrainingState.IDLE)
        self.training_run = ""
        self.evaluation = None
        self.refresh_runs()
        self.select(
            step=None
        )  # somebody who looked back meanwhile must not measure or use an old step unawares
        if isinstance(problem, CancelledError):
            self.told.emit(problem.what)
        elif problem is not None:
            self.raised.emit(problem)
        else:
            info = self.selected_info()
            if info is not None and info.status == "failed" and info.reason:
                self.raised.emit(WorkbenchError(text("{reason}", reason=info.reason)))
        self.training_finished.emit()

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
        assert self.project is not None
        if not self.project.has_data:
            return StepState(state="ready", status=text("choose data"))
        try:
            source = self.project.source()
        except WorkbenchError:
            return StepState(state="stale", status=text("damaged"))
        if source.n_example == 1:
            return StepState(state="done", status=text("{name}", name=source.name))
        return StepState(state="done", status=text("{count:,} examples", count=source.n_example))

    def _model_state(self) -> StepState:
        assert self.project is not None
        if self.problems:
            return StepState(state="stale", status=text("does not fit"))
        if not self.project.has_data:
            return StepState(state="waiting", status=text("needs data"))
        if self.estimate is None:
            return StepState(state="ready")
        return StepState(
            state="done", status=text("{count} params", count=short_number(self.estimate.n_parameter))
        )

    def _train_state(self) -> StepState:
        assert self.project is not None
        if self.is_training:
            names = {
                TrainingState.PREPARING: text("preparing"),
                TrainingState.RUNNING: text("running"),
                TrainingState.PAUSED: text("paused"),
                TrainingState.STOPPING: text("stopping"),
            }
            return StepState(state="running", status=names[self.training_state])
        if not self.project.has_data:
            return StepState(state="waiting", status=text("needs data"))
        if not self._run_infos:
            return StepState(state="ready", status=text("ready to start"))
        last = self._run_infos[-1]
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
        assert self.project is not None
        run = self.project.runs()[-1] if self.project.runs() else None
        if run is None:
            return False
        try:
            return run.experiment() != self.experiment or run.data_checksum() not in (
                "",
                self.project.source().checksum,
            )
        except WorkbenchError:
            return True

    @property
    def has_weights(self) -> bool:
        """Whether the selected run has at least one snapshot."""
        run = self.selected_run()
        return run is not None and bool(run.snapshots())

    def page_before_a_model(self) -> str:
        """Return the page that must come before a trained model can be used, or "" when there is one."""
        if self.project is None:
            return "home"
        if not self.project.has_data and not self.runs:
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
