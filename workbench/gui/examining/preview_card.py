"""The data itself: a table, the lines of a text, or a gallery, all or one part of it."""

from __future__ import annotations

from bisect import bisect_left

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QWidget,
)

from workbench.data.split import SPLITS
from workbench.gui.examining.overview import Overview
from workbench.gui.item_models.examples_model import SPLIT_TITLES, ExamplesModel, Rows
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.image_gallery import ImageGallery
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.language import N_, tr

ALL = "all"
ROW_HEIGHT = 26
SHORT_TITLES = {"train": N_("train"), "validation": N_("valid."), "test": N_("test")}  # under a thumbnail


class ExamplesTable(Live, QTableView):
    """The examples in rows of one height: number, texts in equal columns, part of the split."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.examples = ExamplesModel(self)
        self.setModel(self.examples)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move in it
        self.verticalHeader().hide()
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(40)
        self.retranslate()

    def fit_columns(self) -> None:
        """Give number and part what they need and share the rest among the texts."""
        columns = self.examples.columnCount()
        if not columns:
            return
        metrics = self.fontMetrics()
        titles = [tr(title) for title in SPLIT_TITLES.values()]
        number = metrics.horizontalAdvance(f"{max(self.examples.rowCount(), 9999) * 10:,}") + 24
        part = max(metrics.horizontalAdvance(title) for title in titles) + 52
        texts = self.examples.text_columns()
        room = max(60 * len(texts), self.viewport().width() - number - part)
        self.setColumnWidth(0, number)
        self.setColumnWidth(columns - 1, part)
        for at in texts:
            self.setColumnWidth(at, room // len(texts))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_columns()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Examples"))
        self.examples.retranslate()
        self.fit_columns()

    def restyle(self) -> None:
        self.examples.restyle()


class PreviewCard(Card):
    """Shows the examples and says which one is chosen."""

    row_selected = Signal(int)  # its place among all rows, -1 for none
    class_chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._overview: Overview | None = None
        super().__init__(N_("Preview"), parent)
        self._rows: Rows = range(0)
        self._row = -1
        self._split, self._class = ALL, ""
        self._count, self._class_count = (
            QLabel(),
            QLabel(),
        )  # beside the heading, or beside the choice of a class
        set_role(self._count, "secondary")
        set_role(self._class_count, "secondary")
        self.splits = SegmentedControl(
            [(ALL, N_("All")), *SPLIT_TITLES.items()], N_("Which part of the data is shown")
        )
        self.splits.chosen.connect(self._choose_split)
        self.class_box = QComboBox()
        self.class_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.class_box.setMaximumWidth(220)
        self.class_box.currentIndexChanged.connect(self._choose_class)
        self.table = ExamplesTable()
        self.table.selectionModel().currentRowChanged.connect(self._table_moved)
        self.table.examples.modelReset.connect(self.table.fit_columns)
        self.gallery = ImageGallery()
        self.gallery.image_selected.connect(self._gallery_moved)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.gallery)
        self.add_beside_title(self._count)
        self.add_header(self.splits)
        self._filter_row = QWidget()
        row = QHBoxLayout(self._filter_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self._class_label = QLabel()
        self._class_label.setBuddy(self.class_box)
        row.addWidget(self._class_label)
        row.addWidget(self.class_box)
        row.addStretch(1)
        row.addWidget(self._class_count)
        self.body.addWidget(self._filter_row)
        self.body.addWidget(self._stack, 1)
        self.retranslate()

    @property
    def row(self) -> int:
        """The chosen row, by its place among all rows; -1 for none."""
        return self._row

    def set_overview(self, overview: Overview) -> None:
        """Show other examples, or the same ones shared out in another way."""
        before = self._overview
        self._overview = overview
        if before is None or before.examples is not overview.examples:
            self._split, self._class, self._row = ALL, "", -1
            self.splits.set_key(ALL)
            self._fill_classes()
        self._stack.setCurrentWidget(self.gallery if overview.image_role else self.table)
        self._filter()

    def choose_class(self, name: str) -> None:
        """Show only the class *name*; every class if it is empty."""
        self.class_box.setCurrentIndex(max(0, self.class_box.findData(name)))

    def _fill_classes(self) -> None:
        found = self._overview
        with QSignalBlocker(self.class_box):
            self.class_box.clear()
            self.class_box.addItem(tr("All classes"), "")
            for name, count in found.classes if found else ():
                self.class_box.addItem(f"{name}  ({count:,})", name)
            self.class_box.setCurrentIndex(max(0, self.class_box.findData(self._class)))
        self._filter_row.setVisible(found is not None and bool(found.classes))

    def _choose_split(self, key: str) -> None:
        self._split = key
        self._filter()

    def _choose_class(self, _: int) -> None:
        self._class = str(self.class_box.currentData() or "")
        self._filter()
        self.class_chosen.emit(self._class)

    def _filter(self) -> None:
        found = self._overview
        if found is None:
            return
        split = "" if self._split == ALL else self._split
        self._rows = found.rows.chosen(split, found.label_role if self._class else "", self._class)
        if found.image_role:
            self._show_pictures(found)
        else:
            everything = len(self._rows) == len(found.rows)
            self.table.examples.set_rows(found.rows, None if everything else self._rows)
        self._show_count()
        at = bisect_left(self._rows, self._row) if self._row >= 0 else 0
        if not (at < len(self._rows) and self._rows[at] == self._row):
            at = 0
        self._select(at)

    def _show_pictures(self, found: Overview) -> None:
        pictures = found.examples.images(found.image_role)
        labels: list[str] = list(found.rows.columns[0].cells)
        rows, codes = self._rows, found.rows.splits
        if self._split == ALL:
            parts = [tr(SHORT_TITLES[name]) for name in SPLITS]
            shown = [f"{labels[row]} · {parts[codes[row]]}" for row in rows]
        else:
            shown = [labels[row] for row in rows]
        self.gallery.set_empty_sentence(tr("No picture fits this choice."))
        self.gallery.set_images(lambda at: pictures[rows[at]], shown)

    def _select(self, at: int) -> None:
        if not len(self._rows):
            self._moved(-1)
        elif self._stack.currentWidget() is self.gallery:
            self.gallery.select_image(at)
        else:
            self.table.setCurrentIndex(self.table.examples.index(at, 0))

    def _table_moved(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self._moved(self.table.examples.source_row(current.row()))

    def _gallery_moved(self, at: int) -> None:
        if at < len(self._rows):
            self._moved(int(self._rows[at]))

    def _moved(self, row: int) -> None:
        self._row = row
        self.row_selected.emit(row)

    def _show_count(self) -> None:
        found = self._overview
        if found is None:
            return
        count = len(self._rows)
        if found.rows.is_lines:
            said = tr("{count:,} lines", count=count)
        elif found.image_role:
            said = tr("{count:,} pictures", count=count)
        else:
            said = tr("{count:,} rows", count=count)
        self._count.setText("" if found.classes else said)
        self._class_count.setText(said)

    def retranslate(self) -> None:
        super().retranslate()
        if not hasattr(self, "class_box"):
            return  # the base class translates before this class has made its parts
        self._class_label.setText(tr("Class"))
        self.class_box.setAccessibleName(tr("Class"))
        self.class_box.setItemText(0, tr("All classes"))
        self._show_count()
        if self._overview is not None and self._overview.image_role:
            self._filter()  # the names of the parts stand under the pictures
