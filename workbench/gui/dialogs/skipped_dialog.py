"""What could not be taken of the data, so that a person can correct it in the file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from workbench.data.importing import Source
from workbench.data.problem_table import save_problems
from workbench.gui.dialogs import file_dialog
from workbench.gui.theme import set_role
from workbench.gui.widgets.message_bar import MessageBar
from workbench.language import WorkbenchError, text, tr


class SkippedDialog(QDialog):
    """What was left out of the data, where it stood, and why; as a table that can be saved."""

    def __init__(self, source: Source, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Left out of “{name}”", name=source.name))
        self.resize(600, 420)
        self._source = source
        self.message = MessageBar()
        lead = QLabel(
            tr("{count:,} items were left out because they are broken or incomplete.", count=source.n_skipped)
        )
        lead.setWordWrap(True)
        self.table = QTableWidget(len(source.skipped), 2)
        self.table.setAccessibleName(tr("What was left out"))
        self.table.setHorizontalHeaderLabels([tr("Where"), tr("Why")])
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setShowGrid(False)
        self.table.verticalHeader().hide()
        self.table.horizontalHeader().setStretchLastSection(True)
        self.table.horizontalHeader().setHighlightSections(False)
        for row, problem in enumerate(source.skipped):
            self.table.setItem(row, 0, QTableWidgetItem(problem.where))
            self.table.setItem(row, 1, QTableWidgetItem(str(problem.reason)))
        self.table.setColumnWidth(0, 260)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(lead)
        layout.addWidget(self.message)
        layout.addWidget(self.table, 1)
        if source.n_skipped > len(source.skipped):
            more = QLabel(tr("Only the first {count:,} are listed.", count=len(source.skipped)))
            set_role(more, "secondary")
            layout.addWidget(more)
        buttons = QDialogButtonBox()
        close = QPushButton(tr("Close"))
        close.setDefault(True)
        close.setFocus()
        self.save_button = QPushButton(tr("Save as a table…"))
        self.save_button.setAutoDefault(False)
        self.save_button.clicked.connect(self._save)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)

    def _save(self) -> None:
        proposed = tr("{name}, left out", name=Path(self._source.name).stem) + ".csv"
        path = file_dialog.ask_save(
            self, tr("Save what was left out"), proposed, f"{tr('Table (CSV)')} (*.csv)", "csv"
        )
        if path is None:
            return
        try:
            save_problems(path, self._source.skipped)
        except WorkbenchError as error:
            self.message.show_error(error)
        else:
            self.message.show_message("info", text("Saved: {path}", path=str(path)))
