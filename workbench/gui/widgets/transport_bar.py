"""Start, pause, one step, stop, and the way back to earlier steps."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.widgets.segment_button import SegmentButton
from workbench.gui.widgets.snapshot_slider import SnapshotSlider
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, Text, text, tr
from workbench.numerals import grouped

_MAIN = {  # state -> (signal, icon, words) of the first button
    "idle": ("started", "play", N_("Start")),
    "preparing": ("started", "play", N_("Start")),
    "running": ("paused", "pause", N_("Pause")),
    "paused": ("continued", "play", N_("Continue")),
    "stopping": ("paused", "pause", N_("Pause")),
}


class TransportBar(Live, QFrame):
    """Knows the state by its name (idle, preparing, running, paused, stopping) and says what was pressed."""

    started = Signal()
    paused = Signal()
    continued = Signal()
    stepped = Signal()
    stopped = Signal()
    cancelled = Signal()
    step_chosen = Signal(int)
    live_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._state, self._reason = "idle", Text("")
        self._is_live, self._step, self._total = True, 0, 0
        self.main_button, self.step_button = QPushButton(), QPushButton()
        self.stop_button, self.live_button = QPushButton(), SegmentButton()
        set_role(self.main_button, "primary")
        self.main_button.clicked.connect(lambda: getattr(self, _MAIN[self._state][0]).emit())
        self.step_button.clicked.connect(lambda: self.stepped.emit())
        self.stop_button.clicked.connect(lambda: self.stopped.emit())
        self.live_button.clicked.connect(self._ask_live)
        self.slider = SnapshotSlider()
        self.slider.step_chosen.connect(self.step_chosen.emit)
        self.counter = QLabel()
        self.counter.setProperty("role", "mono")
        self.counter.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.cancelled.emit)

        scrub = QWidget()
        line = QHBoxLayout(scrub)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)
        line.addWidget(self.slider, 1)
        line.addWidget(self.counter)
        line.addWidget(self.live_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(scrub)
        self._stack.addWidget(self.progress)
        row = QHBoxLayout()
        row.setSpacing(10)
        for button in (self.main_button, self.step_button, self.stop_button):
            button.setAutoDefault(False)
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        row.addWidget(self._stack, 1)
        self.column = QVBoxLayout(self)  # the page puts its figures under the row
        self.column.setContentsMargins(13, 8, 13, 8)
        self.column.setSpacing(6)
        self.column.addLayout(row)
        self.retranslate()
        self.restyle()

    def set_state(self, state: str, reason: Text | None = None) -> None:
        """Show what the training does; *reason* says why it cannot be started."""
        if state == "preparing" and self._state != "preparing":
            self.progress.start(text("Preparing the data"))
        self._state, self._reason = state, reason or Text("")
        self._stack.setCurrentIndex(1 if state == "preparing" else 0)
        can_start = state == "idle" and reason is None
        self.main_button.setEnabled(can_start or state in ("running", "paused"))
        self.step_button.setEnabled(state in ("running", "paused"))
        self.stop_button.setEnabled(state in ("running", "paused"))
        self.retranslate()
        self.restyle()

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def set_steps(self, snapshots: Sequence[int], step: int, total_steps: int, *, is_live: bool) -> None:
        """Show where the training is: its kept *snapshots*, the *step* shown, and whether that is the newest."""
        self._step, self._total, self._is_live = step, total_steps, is_live
        self.slider.set_steps(snapshots, total_steps)
        self.slider.set_step(step)
        self._count()

    def _ask_live(self) -> None:
        self.live_button.setChecked(self._is_live)  # the page decides, not the click
        self.live_asked.emit()

    def _count(self) -> None:
        shown = f"{grouped(self._step)} / {grouped(self._total)}" if self._total else "–"
        self.counter.setText(shown)
        room = self.counter.fontMetrics().horizontalAdvance("0" * (2 * len(grouped(self._total)) + 3))
        self.counter.setMinimumWidth(room if self._total else 0)
        self.counter.setAccessibleName(tr("step {step} of {total}", step=self._step, total=self._total))
        self.live_button.setEnabled(bool(self._total))
        self.live_button.setChecked(self._is_live and bool(self._total))

    def retranslate(self) -> None:
        is_idle = self._state == "idle"
        not_yet = {
            "idle": tr("Start a training first."),
            "preparing": tr("The data is being prepared; the first step comes next."),
            "stopping": tr("Stopping… what was learnt is being written."),
        }.get(self._state, "")
        reason = str(self._reason) if self._reason.sentence else ""
        main_hint = {
            "idle": reason or tr("Train a new model with these settings."),
            "running": tr("Hold before the next step; the model stays in memory."),
            "paused": tr("Go on training."),
        }.get(self._state, not_yet)
        self._name(self.main_button, tr(_MAIN[self._state][2]), main_hint)
        self._name(self.step_button, tr("One step"), not_yet or tr("Take a single step and hold again."))
        stop = tr("Stopping…") if self._state == "stopping" else tr("Stop and keep")
        self._name(self.stop_button, stop, not_yet or tr("End the training; what it learnt is kept."))
        newest = tr("Newest") if is_idle else tr("Live")
        self._name(self.live_button, newest, tr("Show the newest step and follow the training."))
        self._count()

    @staticmethod
    def _name(button: QPushButton, name: str, hint: str) -> None:
        button.setText(name)
        button.setAccessibleName(name)
        button.setAccessibleDescription(hint)
        button.setToolTip(wrapped(hint))

    def restyle(self) -> None:
        enabled = self.main_button.isEnabled()
        self.main_button.setIcon(icon(_MAIN[self._state][1], "on_accent" if enabled else "secondary"))
        self.step_button.setIcon(icon("step"))
        self.stop_button.setIcon(icon("stop"))
        self.live_button.setIcon(icon("live", "accent"))
