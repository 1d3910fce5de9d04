"""The row over the loss: which run is shown, going on with it, deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QMessageBox,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.note_line import NoteLine
from workbench.language import N_, text, tr
from workbench.schema import settings_of
from workbench.training.config import TrainingConfig

if TYPE_CHECKING:
    from workbench.projects.run import RunInfo

STATUSES = {
    "finished": N_("done · {step} steps"),
    "stopped": N_("stopped at {step}"),
    "interrupted": N_("interrupted at {step}"),
    "failed": N_("failed"),
    "running": N_("running"),
}
ENDED = ("finished", "stopped", "interrupted")
MOST_STEPS = int(
    next(found.maximum or 0 for name, _, found in settings_of(TrainingConfig) if name == "steps")
)


class RunRow(Live, QWidget):
    """The runs of the project, newest first, and what can be done with the chosen one."""

    deleting = Signal()  # just before the chosen run is deleted

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.runs = QComboBox()
        self.runs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.runs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.runs.setMaximumWidth(360)
        self.runs.activated.connect(lambda index: session.select(run=self.runs.itemData(index)))
        self.status = ElidedLabel()
        self.status.setProperty("role", "secondary")
        self.go_on = QPushButton()
        self.go_on.setAutoDefault(False)
        self.go_on.clicked.connect(self._go_on)
        self.note = NoteLine()  # why the run ended before its last step
        self.again = self.note.button
        self.note.acted.connect(lambda: session.try_again(session.selection.run))
        self.look = QPushButton()
        self.look.setAutoDefault(False)
        set_role(self.look, "link")
        self.look.clicked.connect(lambda: session.page_asked.emit("inspect"))
        self.menu = QMenu(self)
        self.longer_action = self.menu.addAction("")
        self.longer_action.triggered.connect(self._ask_longer)
        self.branch_action = self.menu.addAction("")
        self.branch_action.triggered.connect(
            lambda: session.branch_from(session.selection.run, session.selection.step)
        )
        self.successor_action = self.menu.addAction("")
        self.successor_action.triggered.connect(
            lambda: session.successor_asked.emit(session.selection.run, session.selection.step)
        )
        self.menu.addSeparator()
        self.menu.aboutToShow.connect(self._show_menu)
        self.delete_action = self.menu.addAction("")
        self.delete_action.triggered.connect(self._delete)
        self.more = QPushButton()
        set_role(self.more, "tool")
        self.more.clicked.connect(
            lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.runs)
        row.addWidget(self.status, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.look)
        row.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.note)
        self.retranslate()
        self.restyle()

    def show_runs(self) -> None:
        """Show which runs there are."""
        with QSignalBlocker(self.runs):
            self.runs.clear()
            for info in reversed(self._session.runs):
                self.runs.addItem(self._line(info), info.name)
        self.show_choice()

    def show_choice(self) -> None:
        """Show which run is chosen."""
        with QSignalBlocker(self.runs):
            self.runs.setCurrentIndex(self.runs.findData(self._session.selection.run))
        self.show_status()

    def show_status(self) -> None:
        """Say how the chosen run stands and whether it can be trained on."""
        session, info = self._session, self._session.selected_info()
        if info is None:
            return
        is_own = session.is_training and info.name == session.training_run
        shown = ""
        if info.validation_loss is not None and not is_own:
            shown = tr("validation {loss}", loss=f"{info.validation_loss:.2f}")
        if info.parent is not None:
            run, step = info.parent
            origin = tr("branched from {run} at step {step}", run=run_name(run), step=step)
            shown = " · ".join(part for part in (shown, origin) if part)
        elif info.beginning is not None:
            origin = tr("begun with the encoder of “{title}”", title=info.beginning.title)
            shown = " · ".join(part for part in (shown, origin) if part)
        self.status.setText(shown)
        index = self.runs.findData(info.name)
        if index >= 0:
            self.runs.setItemText(index, self._line(info))
        total = self._next_total(info)
        why_not = self._why_not()
        self.go_on.setVisible(total > info.step and not is_own)
        self.go_on.setEnabled(not why_not)
        self.go_on.setToolTip(
            why_not or tr("Train this run on from step {step} to {total}.", step=info.step, total=total)
        )
        retry = None if is_own else session.retry_of(info.name)
        self.note.say(
            None if is_own or not info.reason else text("{reason}", reason=info.reason),
            "warning" if info.status == "failed" else "info",
            None if retry is None else retry.title,
        )
        self.again.setEnabled(not why_not)
        self.again.setToolTip(why_not or tr("Train a new run with this one setting changed."))
        self.look.setVisible(info.status == "finished" and not is_own)

    def _why_not(self) -> str:
        """Return why nothing can be trained now, or nothing."""
        session = self._session
        if session.why_read_only is not None:
            return str(session.why_read_only)
        return tr("Another run is being trained; stop it first.") if session.is_training else ""

    def _next_total(self, info: RunInfo) -> int:
        """Return the last step to go on to: the run's own, or for one that has ended that of the settings."""
        if info.status in ("interrupted", "stopped") and info.step < info.total_steps:
            return info.total_steps
        if info.status not in ENDED or self._session.experiment is None:
            return 0
        return self._session.experiment.training.steps

    def _go_on(self) -> None:
        session, info = self._session, self._session.selected_info()
        if info is not None:
            total = self._next_total(info)
            session.resume_training(info.name, None if total == info.total_steps else total)

    def _ask_longer(self) -> None:
        session, info = self._session, self._session.selected_info()
        if info is None:
            return
        proposed = max(info.total_steps, 2 * info.step, info.step + 1)
        total, accepted = QInputDialog.getInt(
            self,
            tr("Go on for longer"),
            tr("Train this run on from step {step} to step", step=info.step),
            min(proposed, MOST_STEPS),
            info.step + 1,
            MOST_STEPS,
        )
        if accepted:
            session.resume_training(info.name, total)

    def _show_menu(self) -> None:
        session, info = self._session, self._session.selected_info()
        why_not, step = self._why_not(), session.selection.step
        is_own = session.is_training and info is not None and info.name == session.training_run
        self.longer_action.setEnabled(
            info is not None and not why_not and info.status in ENDED and info.step < MOST_STEPS
        )
        self.branch_action.setEnabled(not why_not and session.has_weights)
        self.successor_action.setVisible(bool(session.successors()))
        self.successor_action.setEnabled(session.has_weights and not session.is_training)
        snapshots = session.snapshots
        self.branch_action.setText(
            tr("Branch from step {step}", step=snapshots[-1] if step is None else step)
            if snapshots
            else tr("Branch from this step")
        )
        self.delete_action.setEnabled(not is_own and session.why_read_only is None)

    def _line(self, info: RunInfo) -> str:
        session = self._session
        if session.is_training and info.name == session.training_run:
            return f"{run_name(info.name)} · {tr(session.training_state.value)}"
        return f"{run_name(info.name)} · {tr(STATUSES[info.status], step=info.step)}"

    def _delete(self) -> None:
        name = self._session.selection.run
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Delete this run?"),
            tr("Run “{run}” with its curves and snapshots is deleted for good.", run=run_name(name)),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is delete:
            self.deleting.emit()
            self._session.delete_run(name)

    def retranslate(self) -> None:
        self.runs.setAccessibleName(tr("Run that is shown"))
        self.runs.setToolTip(tr("Run that is shown"))
        self.go_on.setText(tr("Go on with this run"))
        self.look.setText(tr("Look inside"))
        self.look.setToolTip(tr("Go on to Inspect with this run"))
        self.more.setToolTip(tr("More about this run"))
        self.more.setAccessibleName(tr("More about this run"))
        self.longer_action.setText(tr("Go on for longer…"))
        self.branch_action.setText(tr("Branch from this step"))
        self.successor_action.setText(tr("Use it for another task…"))
        self.delete_action.setText(tr("Delete this run…"))
        self.show_runs()

    def restyle(self) -> None:
        self.more.setIcon(icon("more"))
        self.go_on.setIcon(icon("play"))
        self.delete_action.setIcon(icon("trash"))
