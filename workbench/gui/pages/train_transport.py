"""The transport bar of the training in this session, with the figures under it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from workbench.gui.beginning_note import beginning_note, choose_otherwise
from workbench.gui.pages.train_figures import TrainFigures
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session, TrainingState
from workbench.gui.widgets.note_line import NoteLine
from workbench.gui.widgets.transport_bar import TransportBar
from workbench.language import text


class TrainTransport(TransportBar):
    """Drives the session's training and moves the selection along the steps of the run that is shown."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.started.connect(session.start_training)
        self.paused.connect(session.pause_training)
        self.continued.connect(session.continue_training)
        self.stepped.connect(session.one_training_step)
        self.stopped.connect(session.stop_training)
        self.cancelled.connect(session.cancel_busy)
        self.step_chosen.connect(lambda step: session.select(step=step))
        self.live_asked.connect(self._go_live)
        self.note = NoteLine()
        self.note.acted.connect(lambda: choose_otherwise(session))
        self.column.addWidget(self.note)
        self.figures = TrainFigures(session)
        self.column.addWidget(self.figures)

    def show_state(self) -> None:
        """Offer what can be done with the training now."""
        session = self._session
        self.set_state(session.training_state.value, session.why_not_train())
        self.show_note()

    def show_note(self) -> None:
        """Say what the training waits for or what was changed on the way; before it, where it begins."""
        session = self._session
        remark, begins = session.remark, beginning_note(session, is_brief=True)
        if remark.waits_for is not None:
            self.note.say(text("Waiting: {reason}", reason=remark.waits_for), "warning")
        elif session.is_training:
            self.note.say(remark.note)
        elif begins is not None:
            self.note.say(begins[0], action=begins[1])
        else:
            self.note.say(None)

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "note"):  # the base class calls this before there is anything to write on
            self.show_note()

    def show_progress(self, fraction: float) -> None:
        """Show how far the work before the first step is."""
        if self._session.training_state is TrainingState.PREPARING:
            self.progress.set_progress(fraction)

    def show_record(self, record: RunRecord | None) -> None:
        """Offer the steps of *record* to go back to."""
        if record is None:
            self.set_steps([], 0, 0, is_live=True)
            return
        step = self._session.selection.step
        shown = record.step if step is None else step
        self.set_steps(record.snapshots, shown, record.total_steps, is_live=step is None)

    def _go_live(self) -> None:
        session = self._session
        if session.is_training:
            session.select(run=session.training_run, step=None)
        else:
            session.select(step=None)
