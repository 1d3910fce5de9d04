"""The row over the loss: which run is shown, going on with it, deleting it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QMenu, QMessageBox, QPushButton, QSizePolicy, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import N_, tr

if TYPE_CHECKING:
    from workbench.projects.run import RunInfo

STATUSES = {
    "finished": N_("done · {step} steps"),
    "stopped": N_("stopped at {step}"),
    "interrupted": N_("interrupted at {step}"),
    "failed": N_("failed"),
    "running": N_("running"),
}


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
        self.go_on.clicked.connect(lambda: session.resume_training(session.selection.run))
        self.look = QPushButton()
        self.look.setAutoDefault(False)
        set_role(self.look, "link")
        self.look.clicked.connect(lambda: session.page_asked.emit("inspect"))
        self.menu = QMenu(self)
        self.delete_action = self.menu.addAction("")
        self.delete_action.triggered.connect(self._delete)
        self.more = QPushButton()
        set_role(self.more, "tool")
        self.more.clicked.connect(
            lambda: self.menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.runs)
        row.addWidget(self.status, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.look)
        row.addWidget(self.more)
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
        shown = "" if is_own else info.reason
        if not shown and info.validation_loss is not None and not is_own:
            shown = tr("validation {loss}", loss=f"{info.validation_loss:.2f}")
        self.status.setText(shown)
        index = self.runs.findData(info.name)
        if index >= 0:
            self.runs.setItemText(index, self._line(info))
        can_go_on = info.status in ("interrupted", "stopped") and info.step < info.total_steps
        self.go_on.setVisible(can_go_on and not is_own)
        self.look.setVisible(info.status == "finished" and not is_own)
        self.go_on.setEnabled(not session.is_training)
        hint = (
            tr("Another run is being trained; stop it first.")
            if session.is_training
            else tr("Train this run on from step {step} to {total}.", step=info.step, total=info.total_steps)
        )
        self.go_on.setToolTip(hint)
        self.delete_action.setEnabled(not is_own)

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
        self.delete_action.setText(tr("Delete this run…"))
        self.show_runs()

    def restyle(self) -> None:
        self.more.setIcon(icon("more"))
        self.go_on.setIcon(icon("play"))
        self.delete_action.setIcon(icon("trash"))
