"""Which column of a table is what, with what was found out about the file and its first rows to check it by."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QSpinBox,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.data.documents import Documents
from workbench.data.encoding import encoding_title
from workbench.data.examples import Modality, Role
from workbench.data.formats.delimited import SEPARATORS
from workbench.data.given_split import split_column, split_columns
from workbench.data.importing import all_formats, guess_columns, needed, read_table
from workbench.data.split import GIVEN
from workbench.data.table import ReadOptions, Table
from workbench.gui.item_models.table_preview_model import TablePreviewModel
from workbench.gui.theme import set_role
from workbench.gui.widgets.message_bar import MessageBar
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.worker import Job, Jobs
from workbench.language import WorkbenchError, text, tr
from workbench.progress import CancelledError, Progress

ENCODINGS = ("utf-8", "gb18030", "big5", "utf-16")
DELIMITED = "table"  # the format whose cells are separated by a sign
SHOWN_NOTES = 3
MAX_LIMIT = 100_000_000
NO_COLUMN = "none"  # data of the entry that leaves out what a scenario can do without
FEW_COLUMNS = 4  # share the width; more scroll


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source as it was read, with the options it was read by."""

    path: Path
    table: Table
    options: ReadOptions


def read_source(path: Path, options: ReadOptions, progress: Progress) -> Reading:
    """Read *path*; runs beside the window.

    Raises:
        WorkbenchError: It cannot be read.
    """
    return Reading(path=path, table=read_table(path, options, progress), options=options)


def fitting_columns(table: Table, role: Role) -> list[str]:
    """Return the columns of *table* that can be *role*."""
    wants_image = role.modality is Modality.IMAGE
    return [name for name in table.names if (table.modality(name) is Modality.IMAGE) == wants_image]


def must_ask(table: Table, roles: Sequence[Role]) -> bool:
    """Return whether a person must say which column is which.

    Raises:
        WorkbenchError: The source does not hold what *roles* need, whatever anybody says.
    """
    wants_image = any(role.modality is Modality.IMAGE for role in roles)
    has_image = any(table.modality(name) is Modality.IMAGE for name in table.names)
    if has_image and not wants_image:
        raise WorkbenchError(
            text("This folder holds pictures, but the model of this project reads text."),
            text("Bring a text file or a table, or start a project that recognises pictures."),
        )
    if wants_image and not has_image:
        raise WorkbenchError(
            text("This file holds text, but the model of this project looks at pictures."),
            text("Bring a folder or zip file with one folder of pictures for each class."),
        )
    n_text = sum(role.modality is not Modality.IMAGE for role in needed(roles))
    columns = [name for name in table.names if table.modality(name) is not Modality.IMAGE]
    can_find_more = table.format == DELIMITED or len(table.sheets) > 1  # by another separator or sheet
    if len(columns) < n_text and not can_find_more:
        raise WorkbenchError(
            text(
                "This file has {found} column of text, but {needed} are needed: {roles}.",
                found=len(columns),
                needed=n_text,
                roles=", ".join(tr(role.title) for role in needed(roles)),
            ),
            text("Bring a table (such as .csv, .xlsx or .json) with one column for each of them."),
        )
    if len(roles) == 1 and any(isinstance(column, Documents) for column in table.columns):
        return False  # the texts of a folder are the only ones there are
    return not wants_image and (
        len(columns) > 1 or len(table.sheets) > 1 or len(guess_columns(table, roles)) < len(needed(roles))
    )


class ImportDialog(QDialog):
    """Ask which column is which; reads the file again, in a job, when how it is read is corrected."""

    read_again = Signal()

    def __init__(
        self, jobs: Jobs, reading: Reading, roles: Sequence[Role], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._jobs, self._roles = jobs, tuple(roles)
        self._job: Job | None = None
        self.reading = reading
        self.setWindowTitle(tr("Import “{name}”", name=reading.path.name))
        self.resize(720, 540)
        self.facts = QLabel()
        set_role(self.facts, "secondary")
        self.facts.setWordWrap(True)
        self.message = MessageBar()
        self.progress = ProgressRow()
        self.progress.hide()
        self.progress.cancelled.connect(self._cancel_reading)
        self.header_box = QCheckBox(tr("The first row names the columns"))
        self.header_box.setVisible(reading.table.can_correct_header)
        self.encoding_box = QComboBox()
        self.encoding_box.addItem(tr("Find out"), None)
        for encoding in ENCODINGS:
            self.encoding_box.addItem(encoding_title(encoding), encoding)
        self.encoding_box.setAccessibleName(tr("Encoding"))
        self.encoding_box.setVisible(bool(reading.table.encoding))
        self.sheet_box = QComboBox()
        for name in reading.table.sheets:
            self.sheet_box.addItem(name or tr("All with the same columns"), name)
        self.sheet_box.setAccessibleName(self._sheet_title())
        self.sheet_box.setVisible(len(reading.table.sheets) > 1)
        self.separator_box = QComboBox()
        self.separator_box.addItem(tr("Find out"), None)
        for sign, title in SEPARATORS.items():
            self.separator_box.addItem(tr(title), sign)
        self.separator_box.setAccessibleName(tr("Separator"))
        self.separator_box.setVisible(reading.table.format == DELIMITED)
        self.split_box = QComboBox()
        self.split_box.setAccessibleName(tr("Parts (split)"))
        self._split_label = QLabel(tr("Parts (split)"))
        self._split_label.setBuddy(self.split_box)
        self.limit_box = QSpinBox()
        self.limit_box.setRange(0, MAX_LIMIT)
        self.limit_box.setGroupSeparatorShown(True)
        self.limit_box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.limit_box.setFixedWidth(112)
        self.limit_box.setSpecialValueText(tr("all"))
        self.limit_box.setAccessibleName(tr("Rows to take"))
        self.limit_box.setToolTip(tr("Fewer rows are taken evenly from the whole file."))
        self.column_boxes = {role.name: self._column_box(role) for role in roles}
        self._model = TablePreviewModel(self)
        self.table = QTableView()
        self.table.setModel(self._model)
        self.table.setAccessibleName(tr("The first rows of the file"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setAlternatingRowColors(True)
        self.table.verticalHeader().setDefaultSectionSize(26)
        self.table.horizontalHeader().setDefaultSectionSize(220)
        self.table.horizontalHeader().setHighlightSections(False)
        self._why = QLabel()
        self._why.setWordWrap(True)
        set_role(self._why, "error")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.cancel_button = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        self.import_button = QPushButton(tr("Import"))
        set_role(self.import_button, "primary")
        self.import_button.setDefault(True)
        buttons.addButton(self.import_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._lay_out(buttons)
        self.header_box.toggled.connect(self._read_again)
        self.sheet_box.currentIndexChanged.connect(self._read_again)
        self.separator_box.currentIndexChanged.connect(self._read_again)
        self.encoding_box.currentIndexChanged.connect(self._read_again)
        self.split_box.currentIndexChanged.connect(self._check)
        self._show_reading()
        self.import_button.setFocus()

    def _column_box(self, role: Role) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(tr(role.title))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.currentIndexChanged.connect(self._check)
        return box

    def _lay_out(self, buttons: QDialogButtonBox) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        for at, role in enumerate(self._roles):
            label = QLabel(tr(role.title))
            label.setBuddy(self.column_boxes[role.name])
            grid.addWidget(label, at, 0)
            grid.addWidget(self.column_boxes[role.name], at, 1)
        limit = QLabel(tr("Rows to take"))
        limit.setBuddy(self.limit_box)
        rows = QHBoxLayout()
        rows.setSpacing(12)
        middle = Qt.AlignmentFlag.AlignVCenter
        for widget in (self.limit_box, self._split_label, self.split_box):
            rows.addWidget(widget, 0, middle)
        rows.addStretch(1)
        grid.addWidget(limit, len(self._roles), 0)
        grid.addLayout(rows, len(self._roles), 1)
        sheet = QLabel(self._sheet_title())
        sheet.setBuddy(self.sheet_box)
        sheet.setVisible(len(self.reading.table.sheets) > 1)
        separator = QLabel(tr("Separator"))
        separator.setBuddy(self.separator_box)
        separator.setVisible(self.reading.table.format == DELIMITED)
        encoding = QLabel(tr("Encoding"))
        encoding.setBuddy(self.encoding_box)
        encoding.setVisible(bool(self.reading.table.encoding))
        reading = QHBoxLayout()
        reading.setSpacing(12)
        reading.addWidget(self.header_box)
        reading.addStretch(1)
        reading.addWidget(sheet)
        reading.addWidget(self.sheet_box)
        reading.addWidget(separator)
        reading.addWidget(self.separator_box)
        reading.addWidget(encoding)
        reading.addWidget(self.encoding_box)
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._why, 1)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self._heading(tr("What was found")))
        layout.addWidget(self.facts)
        layout.addLayout(reading)
        layout.addWidget(self.message)
        layout.addWidget(self.progress)
        layout.addSpacing(4)
        layout.addWidget(self._heading(tr("Which column is which?")))
        layout.addLayout(grid)
        layout.addSpacing(4)
        layout.addWidget(self._heading(tr("The first rows")))
        layout.addWidget(self.table, 1)
        layout.addSpacing(4)
        layout.addLayout(foot)

    def _sheet_title(self) -> str:
        return tr("File") if "" in self.reading.table.sheets else tr("Sheet")

    def _heading(self, shown: str) -> QLabel:
        label = QLabel(shown)
        set_role(label, "heading")
        return label

    @property
    def columns(self) -> dict[str, str]:
        """Role -> column, as chosen; with the column that names the parts (split), if one is."""
        found = {
            name: box.currentText()
            for name, box in self.column_boxes.items()
            if box.currentIndex() >= 0 and box.currentData() != NO_COLUMN
        }
        split = self.split_box.currentData()
        return found | {GIVEN: split} if split else found

    @property
    def limit(self) -> int:
        """How many rows are wanted at most; 0 for all."""
        return self.limit_box.value()

    def done(self, result: int) -> None:
        self._cancel_reading()
        super().done(result)

    # what was read

    def _show_reading(self) -> None:
        table, options = self.reading.table, self.reading.options
        names = {entry.key: entry.title for entry in all_formats()}
        count = len(table.columns[0]) if table.columns else 0
        facts = [tr(names.get(table.format, table.format))]
        if table.encoding:
            facts.append(encoding_title(table.encoding))
        if table.delimiter:
            sign = SEPARATORS.get(table.delimiter, table.delimiter)
            facts.append(tr("cells separated by: {sign}", sign=tr(sign)))
        facts.append(tr("{count:,} rows", count=count))
        if table.problems:
            facts.append(tr("{count:,} broken rows will be left out", count=len(table.problems)))
        self.facts.setText("\n".join([" · ".join(facts), *map(str, table.notes[:SHOWN_NOTES])]))
        with (
            QSignalBlocker(self.header_box),
            QSignalBlocker(self.sheet_box),
            QSignalBlocker(self.separator_box),
            QSignalBlocker(self.encoding_box),
        ):
            self.header_box.setChecked(table.has_header)
            self.sheet_box.setCurrentIndex(self.sheet_box.findData(table.sheet))
            self.separator_box.setCurrentIndex(max(0, self.separator_box.findData(options.delimiter)))
            self.encoding_box.setCurrentIndex(max(0, self.encoding_box.findData(options.encoding)))
        guessed, before = guess_columns(table, self._roles), self.columns
        for role in self._roles:
            box, fitting = self.column_boxes[role.name], fitting_columns(table, role)
            chosen = before.get(role.name, "")
            with QSignalBlocker(box):
                box.clear()
                box.addItems(fitting)
                if role.is_optional:
                    box.insertItem(0, tr("(none)"), NO_COLUMN)
                # A choice made before counts more than a guess made again.
                wanted = chosen if chosen in fitting else guessed.get(role.name, "")
                box.setCurrentIndex(0 if role.is_optional and not wanted else box.findText(wanted))
        self._fill_splits(table)
        self._model.set_table(table)
        few = len(table.names) <= FEW_COLUMNS
        stretch, free = QHeaderView.ResizeMode.Stretch, QHeaderView.ResizeMode.Interactive
        self.table.horizontalHeader().setSectionResizeMode(stretch if few else free)
        self._check()

    def _fill_splits(self, table: Table) -> None:
        """Offer the columns that name parts; without one, parts are cut by percent on the Data page."""
        offered, before = split_columns(table), self.split_box.currentData()
        chosen = before if before in offered else split_column(table)
        with QSignalBlocker(self.split_box):
            self.split_box.clear()
            self.split_box.addItem(tr("cut by percent"), None)
            for name in offered:
                self.split_box.addItem(tr("as column “{name}” says", name=name), name)
            self.split_box.setCurrentIndex(max(0, self.split_box.findData(chosen)))
        self._split_label.setVisible(bool(offered))
        self.split_box.setVisible(bool(offered))

    def _read_again(self) -> None:
        if self._job is not None:
            return
        options = ReadOptions(
            encoding=self.encoding_box.currentData(),
            has_header=self._header_wanted(),
            delimiter=self.separator_box.currentData(),
            sheet=self.sheet_box.currentData() or None,
        )
        path = self.reading.path
        self.message.dismiss()
        self._set_reading(True)
        self.progress.start(text("Reading “{name}”", name=path.name))
        self._job = self._jobs.start(
            lambda progress: read_source(path, options, progress),
            self._was_read,
            self._was_not_read,
            self.progress.set_progress,
        )

    def _header_wanted(self) -> bool | None:
        """Return what a person said about the first row; what was only found out is found out again."""
        table, options = self.reading.table, self.reading.options
        if not table.can_correct_header:
            return None
        is_checked = self.header_box.isChecked()
        return is_checked if is_checked != table.has_header else options.has_header

    def _set_reading(self, reading: bool) -> None:
        corrections = (self.header_box, self.sheet_box, self.separator_box, self.encoding_box)
        for widget in (*corrections, self.split_box, self.limit_box, *self.column_boxes.values()):
            widget.setEnabled(not reading)
        self.import_button.setEnabled(not reading)
        if not reading:
            self.progress.finish()

    def _was_read(self, reading: Reading) -> None:
        self._job = None
        self._set_reading(False)
        self.reading = reading
        self._show_reading()
        self.read_again.emit()

    def _was_not_read(self, error: WorkbenchError) -> None:
        self._job = None
        self._set_reading(False)
        self._show_reading()  # the boxes go back to what could be read
        if not isinstance(error, CancelledError):
            self.message.show_error(error)
        self.read_again.emit()

    def _cancel_reading(self) -> None:
        if self._job is not None:
            self._job.cancel()

    # what is chosen

    def _check(self) -> None:
        columns = self.columns
        uses: dict[str, list[str]] = {}
        for role in self._roles:
            if role.name in columns:
                uses.setdefault(columns[role.name], []).append(tr(role.title))
        if GIVEN in columns:
            uses.setdefault(columns[GIVEN], []).append(tr("Parts (split)"))
        self._model.set_uses({name: " + ".join(titles) for name, titles in uses.items()})
        missing = [tr(role.title) for role in needed(self._roles) if role.name not in columns]
        twice = next((name for name, titles in uses.items() if len(titles) > 1), "")
        why = ""
        if missing:
            why = tr("Choose a column for: {roles}.", roles=", ".join(missing))
        elif twice:
            why = tr("Column “{name}” is chosen twice.", name=twice)
        self._why.setText(why)
        self.import_button.setEnabled(not why and self._job is None)
        self.import_button.setToolTip(why)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._job is not None:
            self._cancel_reading()
            return
        super().keyPressEvent(event)
