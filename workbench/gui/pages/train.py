"""The training: settings, loss, every head's map on one input, and the way back to earlier steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from workbench.gui.pages.page import Page
from workbench.gui.pages.train_explain import explain_training
from workbench.gui.pages.train_figures import StepClock
from workbench.gui.pages.train_heads import LiveHeadsCard
from workbench.gui.pages.train_loss import LossCard
from workbench.gui.pages.train_probes import StepProbes
from workbench.gui.pages.train_settings import TrainSettings
from workbench.gui.pages.train_transport import TrainTransport
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session, TrainingState
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.worker import Latest
from workbench.language import N_, WorkbenchError
from workbench.scenarios.base import Value, same_value

if TYPE_CHECKING:
    from workbench.inspection.probing import Probed
    from workbench.projects.run import Run
    from workbench.training.events import Event


class TrainPage(Page):
    """Settings left, curve and heads in the middle, transport bar beneath."""

    key = "train"
    title = N_("Train")
    icon = "train"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._live: RunRecord | None = None  # of the training under way, or of the last one of this window
        self._live_input: Value | None = None  # what its live maps are of
        self._record: RunRecord | None = None  # what is shown
        self._records = Latest(session.jobs, self._on_record, session.raised.emit)
        self._histories = Latest(session.jobs, self._on_history, session.raised.emit)
        self._probes = StepProbes(session.jobs, self._on_probed, self._on_probe_failed)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_figures)

        self.empty = EmptyState("train", N_("Open or create a project first."), N_("Go to Home"))
        self.empty.acted.connect(self._leave_empty)
        self.body = self._make_body()
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.body)

        session.project_changed.connect(self._on_project)
        session.data_changed.connect(self._on_data)
        session.experiment_changed.connect(self._on_experiment)
        session.runs_changed.connect(self._on_runs)
        session.selection_changed.connect(self._on_selection)
        session.input_changed.connect(self._refresh)
        session.busy_changed.connect(self._show_state)
        session.training_state_changed.connect(self._on_state)
        session.training_progressed.connect(self.transport.show_progress)
        session.training_events.connect(self._on_events)
        session.training_finished.connect(self._on_finished)
        self._on_project()
        self.retranslate()

    # Making ---------------------------------------------------------------------------------------------------

    def _make_body(self) -> QWidget:
        session = self.session
        self.settings = TrainSettings(session)
        self.preset, self.form = self.settings.preset, self.settings.form
        self.sample_title, self.sample = self.settings.sample_title, self.settings.sample
        self.loss = LossCard(session)
        self.plot, self.no_runs, self.run_row = self.loss.plot, self.loss.no_runs, self.loss.run_row
        self.runs, self.go_on = self.run_row.runs, self.run_row.go_on
        self.run_row.deleting.connect(self._forget_record)
        self.heads = LiveHeadsCard()
        self.grid = self.heads.grid
        self.heads.kind_chosen.connect(lambda kind: session.select(kind=kind, layer=-1, head=-1))
        self.heads.head_chosen.connect(
            lambda kind, layer, head: session.select(kind=kind, layer=layer, head=head)
        )
        self.heads.head_opened.connect(lambda: session.page_asked.emit("inspect"))
        self._probes.busy_changed.connect(self.heads.set_reading)
        self.transport = TrainTransport(session)
        self.figures = self.transport.figures
        self.figures.device.answered.connect(self._show_figures)
        body = QWidget()
        page = QVBoxLayout(body)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.settings)
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self.loss, 1)
        middle.addWidget(self.heads)
        columns.addLayout(middle, 1)
        page.addLayout(columns, 1)
        page.addWidget(self.transport)
        return body

    # Project, settings, state ---------------------------------------------------------------------------------

    def _on_project(self) -> None:
        self._live = self._record = None
        self._probes.reset()
        self.heads.forget()
        self._live_input = None
        self._histories.cancel()
        self._on_data()
        self._on_experiment()
        self._on_runs()

    def _on_data(self) -> None:
        project = self.session.project
        if project is None:
            self.empty.set_sentence(N_("Open or create a project first."), N_("Go to Home"), "train")
        elif not self.session.has_data and not self.session.runs:
            self.empty.set_sentence(
                N_("A model learns from data. Bring yours, or take the sample; then training can start."),
                N_("Go to the data"),
                "data",
            )
        has_something = project is not None and (self.session.has_data or bool(self.session.runs))
        self._layers.setCurrentIndex(1 if has_something else 0)
        self._show_state()

    def _leave_empty(self) -> None:
        self.session.page_asked.emit("home" if self.session.project is None else "data")

    def _on_experiment(self) -> None:
        session = self.session
        if session.experiment is None or session.scenario is None:
            return
        self.settings.show_experiment()
        self.figures.device.ask(session.experiment.training.device)
        self._show_state()

    def _on_state(self) -> None:
        session, state = self.session, self.session.training_state
        if state is TrainingState.PREPARING:
            self._live = RunRecord(run=session.training_run)
            self._live_input = session.input
            self.figures.clock = StepClock()
            self._record = None
            self._probes.forget_question()
        self.figures.clock.set_running(state is TrainingState.RUNNING)
        if state is TrainingState.IDLE and session.experiment is not None:
            self.settings.end_training()
            self._on_experiment()
        self._show_state()
        self._watch()

    def _show_state(self) -> None:
        self.transport.show_state()
        self.settings.show_state()
        self.loss.show_lead()
        self.run_row.show_status()

    # What is shown --------------------------------------------------------------------------------------------

    def _on_runs(self) -> None:
        self.run_row.show_runs()
        self._on_data()
        self._on_selection()  # the first run is selected, and the last one deleted, without another signal

    def _on_selection(self) -> None:
        session, name = self.session, self.session.selection.run
        self.run_row.show_choice()
        self.loss.show_lead()
        if not name:
            self._set_record(None)
        elif self._live is not None and self._live.run == name:
            self._set_record(self._live)
        elif self._record is None or self._record.run != name:
            self._set_record(None)
            run = session.selected_run()
            if run is not None:
                self._records.ask(lambda _: RunRecord.read(run))
        self._refresh()

    def _set_record(self, record: RunRecord | None) -> None:
        if record is not self._record:
            self._record = record
            self._probes.forget_answer()
            self.heads.forget()
            self.explain_changed.emit()

    def _forget_record(self) -> None:
        self._record = None

    def _on_record(self, record: RunRecord) -> None:
        if record.run == self.session.selection.run and (self._live is None or self._live.run != record.run):
            self._set_record(record)
            self._refresh()

    def _on_history(self, earlier: RunRecord) -> None:
        if self._live is not None and self._live.run == earlier.run:
            self._live.put_before(earlier)
            self._refresh()

    def _on_events(self, events: list[Event]) -> None:
        live = self._live
        if live is None:
            return
        before = live.step
        knew_guess = live.random_guess is not None
        for event in events:
            live.add(event)
        self.figures.clock.count(live.step - before)
        if not knew_guess and live.random_guess is not None:
            self.explain_changed.emit()
            run = self._run(live.run)
            if live.first_step > 0 and run is not None:
                self._histories.ask(lambda _: RunRecord.read(run))
        self.transport.show_note()
        self.settings.follow(live)
        if live is self._record:
            self._refresh()

    def _on_finished(self) -> None:
        self._on_selection()
        self.explain_changed.emit()

    def _run(self, name: str) -> Run | None:
        project = self.session.project
        return None if project is None else project.run_in(name)

    def entered(self) -> None:
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch()

    def _watch(self) -> None:
        if self.isVisible() and self.session.is_training:
            self._tick.start()
        else:
            self._tick.stop()

    def _refresh(self) -> None:
        """Draw what is new, if anybody can see it."""
        if not self.isVisible() or self.session.project is None:
            return
        self.loss.show_record(self._record)
        self.transport.show_record(self._record)
        asked = self.session.selection.step
        said = None if self._record is None else self._record.sample_at(asked)
        self.settings.show_sample(said, asked)
        self._show_maps()
        self._show_figures()

    # Maps -----------------------------------------------------------------------------------------------------

    def _is_following(self) -> bool:
        """Whether the maps come from the training itself: newest step of the run this window trains or trained."""
        live = self._live
        return (
            live is not None
            and live is self._record
            and self.session.selection.step is None
            and (self.session.is_training or same_value(self._live_input, self.session.input))
        )

    def _probe_value(self) -> Value | None:
        is_live_run = self.session.is_training and self._live is not None and self._live is self._record
        return self._live_input if is_live_run else self.session.input

    def _show_maps(self) -> None:
        value = self._probe_value()
        self.heads.show_input(value)
        if self._is_following():
            assert self._live is not None
            newest = self._live.newest
            if newest is not None:
                self._probes.forget_question()
                self.heads.put_maps(newest, self.session.selection)
            elif self.heads.has_maps():
                self.heads.clear()
            return
        run, record = self.session.selected_run(), self._record
        if run is None or record is None or value is None or not record.snapshots:
            self.heads.clear()
            return
        step = self.session.selection.step
        self._probes.ask(run, record.snapshots[-1] if step is None else step, value)

    def _on_probed(self, probed: Probed) -> None:
        if self.isVisible():
            self.heads.put_maps(probed, self.session.selection)

    def _on_probe_failed(self, error: WorkbenchError) -> None:
        self.heads.clear()
        self.session.raised.emit(error)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.set_page_height(self.height())

    def _show_figures(self) -> None:
        record = self._record
        is_trained = record is not None and record is self._live and self.session.is_training
        self.figures.show_record(record, is_trained=is_trained)

    # Words ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self._on_data()
        self._show_figures()

    def explain(self) -> list[tuple[str, str]]:
        return explain_training(self.session.scenario, self._record, self.own_words())
