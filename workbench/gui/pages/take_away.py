"""The trained model as a folder: export it, and how to run it elsewhere."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from workbench.gui.dialogs import file_dialog
from workbench.gui.icons import icon
from workbench.gui.session import Session, free_folder
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, WorkbenchError, text, tr

if TYPE_CHECKING:
    from workbench.progress import Progress


class TakeAway(Card):
    """What an export holds, the button that makes one, and the command that uses it."""

    exported = Signal(object)  # Path

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._about, self._files = QLabel(), QLabel()
        self._path_label, self.command_edit = ElidedLabel(), QLineEdit()
        self.export_button, self.open_button, self.copy_button = QPushButton(), QPushButton(), QPushButton()
        super().__init__(N_("Take it away"), parent)
        self.session = session
        self.folder: Path | None = None
        self._names: list[str] = []
        for label in (self._about, self._files):
            label.setWordWrap(True)
            set_role(label, "secondary")
        set_role(self._path_label, "strong")
        set_role(self.command_edit, "mono")
        set_role(self.copy_button, "tool")
        set_role(self.open_button, "link")
        self.command_edit.setReadOnly(True)
        self.export_button.clicked.connect(self._ask_folder)
        self.copy_button.clicked.connect(self._copy)
        self.open_button.clicked.connect(self._open_folder)
        self._command_row = QWidget()
        row = QHBoxLayout(self._command_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.command_edit, 1)
        row.addWidget(self.copy_button)
        buttons = QHBoxLayout()
        buttons.addWidget(self.export_button)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        for widget in (self._about, self._path_label, self._files, self._command_row):
            self.body.addWidget(widget)
        self.body.addLayout(buttons)
        session.busy_changed.connect(self._show)
        session.project_changed.connect(self._forget)
        self.retranslate()
        self.restyle()

    def export_into(self, parent: Path) -> None:
        """Export the selected run: into *parent* if it is empty or absent, else into a new folder inside it."""
        project, run, step = self.session.project, self.session.selected_run(), self.session.selection.step
        if project is None or run is None:
            return
        try:
            is_taken = parent.is_dir() and any(parent.iterdir())
        except OSError as error:
            self.session.raised.emit(
                WorkbenchError(
                    text(
                        "“{path}” cannot be read: {reason}.", path=str(parent), reason=error.strerror or "?"
                    ),
                    text("Choose another folder."),
                )
            )
            return
        name = "".join("-" if sign in '/\\:*?"<>|' else sign for sign in project.title).strip(" .") or "model"
        folder = free_folder(parent, tr("{title} model", title=name)) if is_taken else parent

        def work(progress: Progress) -> list[Path]:
            from workbench.deployment.exporting import export

            progress.update(0.1)
            return export(project, run, folder, step)

        def done(files: list[Path]) -> None:
            if project is self.session.project:
                self.folder = folder
                self._names = [f"{path.name}/" if path.is_dir() else path.name for path in files]
                self._show()
            self.session.told.emit(text("The model was exported to “{path}”.", path=str(folder)))
            self.exported.emit(folder)

        self.session.start_busy(text("Exporting"), work, done)

    def command(self) -> str:
        """Return the command that uses the export elsewhere."""
        return f'workbench predict "{self.folder}" "…"'

    def _ask_folder(self) -> None:
        chosen = file_dialog.ask_folder(self, tr("Choose where the model folder goes"))
        if chosen is not None:
            self.export_into(chosen)

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.command())
        self.session.told.emit(text("The command is on the clipboard."))

    def _open_folder(self) -> None:
        if self.folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def _forget(self) -> None:
        self.folder, self._names = None, []
        self._show()

    def _show(self) -> None:
        is_made = self.folder is not None
        self._about.setVisible(not is_made)
        for widget in (self._path_label, self._files, self._command_row, self.open_button):
            widget.setVisible(is_made)
        self.export_button.setEnabled(self.session.busy is None)
        self.export_button.setToolTip(
            wrapped("" if self.session.busy is None else tr("Another task is still running."))
        )
        if is_made:
            self._path_label.setText(str(self.folder))
            self._files.setText(tr("Inside: {names}", names=", ".join(self._names)))
            self.command_edit.setText(self.command())
            self.command_edit.setCursorPosition(0)

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "session"):
            return  # called by the base class before this one is ready
        self._about.setText(
            tr(
                "A folder with the weights (safetensors), the config, the tokeniser or classes, and a model card. "
                "It runs wherever this program does."
            )
        )
        self.export_button.setText(tr("Export…"))
        self.open_button.setText(tr("Open folder"))
        self.copy_button.setToolTip(tr("Copy the command"))
        self.copy_button.setAccessibleName(tr("Copy the command"))
        self.command_edit.setAccessibleName(tr("The command that uses the model"))
        self._show()

    def restyle(self) -> None:
        self.export_button.setIcon(icon("export"))
        self.copy_button.setIcon(icon("copy", "secondary"))
