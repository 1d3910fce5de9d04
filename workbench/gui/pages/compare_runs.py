"""All runs of a project side by side: a table and their validation curves."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QLabel, QTableView, QVBoxLayout, QWidget

from workbench.gui.item_models.runs_table import SORT_ROLE, RunRow, RunsTable, read_rows, sort_key
from workbench.gui.live import Live
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.loss_plot import LossPlot
from workbench.gui.widgets.card import Card
from workbench.gui.worker import Latest
from workbench.language import N_, tr
from workbench.training.events import Evaluated, Event

ROW_HEIGHT = 30
NAME_SLACK = 30
MOST_ROWS = 8  # in sight without scrolling
_Index = QModelIndex | QPersistentModelIndex


class SortedRuns(QSortFilterProxyModel):
    """Numbers by size, words by letter, what is missing at the end."""

    def lessThan(self, source_left: _Index, source_right: _Index) -> bool:
        model = self.sourceModel()
        return sort_key(model.data(source_left, SORT_ROLE)) < sort_key(model.data(source_right, SORT_ROLE))


class ComparePlot(LossPlot):
    """The loss plot without a training of its own: only the curves of runs."""

    def figure_title(self) -> str:
        return tr("Validation loss")

    def empty_sentence(self) -> str:
        return tr("Check a run in the table to draw its validation loss.")


class CompareRuns(Live, QWidget):
    """A click on a run makes it the one that every page shows; its box draws its curve."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._is_stale = True
        self._reading = Latest(session.jobs, self._show_rows, session.raised.emit)
        self.model = RunsTable(self)
        self.sorted = SortedRuns(self)
        self.sorted.setSourceModel(self.model)
        self.table = QTableView()
        self.table.setModel(self.sorted)
        self.table.setSortingEnabled(True)
        self.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)  # as the model has it: the newest first
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.table.horizontalHeader().setHighlightSections(False)
        self.table.clicked.connect(self._choose)
        self.table.activated.connect(self._choose)
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        set_role(self._hint, "secondary")
        self.plot = ComparePlot()
        runs = Card(N_("Runs of this project"))
        runs.body.addWidget(self.table, 1)
        runs.body.addWidget(self._hint)
        curves = Card()
        curves.body.addWidget(self.plot, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(runs)
        column.addWidget(curves, 1)
        self.model.checked_changed.connect(self._draw)
        session.runs_changed.connect(self.refresh)
        session.project_changed.connect(self.refresh)
        session.selection_changed.connect(self._mark_selected)
        session.training_events.connect(self._on_events)
        self.retranslate()

    def refresh(self) -> None:
        """Read the runs again, now or as soon as somebody looks."""
        self._is_stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _read(self) -> None:
        project = self.session.project
        self._is_stale = False
        if project is None:
            self._show_rows((None, []))
        else:
            self._reading.ask(lambda progress: (project, read_rows(project)))

    def _on_events(self, events: list[Event]) -> None:
        if any(isinstance(event, Evaluated) for event in events):
            self.refresh()

    def _show_rows(self, found: tuple[Any, list[RunRow]]) -> None:
        project, rows = found
        if project is not self.session.project:
            return
        self.model.set_rows(rows)
        height = self.table.horizontalHeader().sizeHint().height() + 4 + 12
        self.table.setFixedHeight(height + ROW_HEIGHT * max(2, min(MOST_ROWS, len(rows))))
        self._mark_selected()
        self._fit_columns()

    def _fit_columns(self) -> None:
        self.table.resizeColumnsToContents()
        # Qt forgets the padding of the style sheet beside a check box
        name = self.table.columnWidth(0) + NAME_SLACK
        others = sum(self.table.columnWidth(column) for column in range(1, self.model.columnCount()))
        self.table.setColumnWidth(0, max(name, self.table.viewport().width() - others))

    def _mark_selected(self) -> None:
        name = self.session.selection.run
        self.model.set_selected(name)
        number = self.model.number_of(name)
        if number >= 0:
            index = self.sorted.mapFromSource(self.model.index(number, 0))
            flags = QItemSelectionModel.SelectionFlag
            self.table.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        info = self.session.selected_info()
        self.plot.set_random_guess(None if info is None else info.random_guess)

    def _choose(self, index: QModelIndex) -> None:
        self.session.select(run=self.model.row(self.sorted.mapToSource(index).row()).name)

    def _draw(self) -> None:
        rows = [row for row in self.model.checked() if len(row.steps)]
        self.plot.set_compare([(run_name(row.name), row.steps, row.losses) for row in rows])
        self.plot.set_range(max((int(row.steps[-1]) for row in rows), default=0) or None)

    def retranslate(self) -> None:
        self.table.setAccessibleName(tr("Runs of this project"))
        self._hint.setText(
            tr(
                "Click a run to look at it on every page; its box draws its validation loss below. "
                "Settings are listed where they differ."
            )
        )
        self.model.translate()
        self._draw()  # the legend names the runs
        self._fit_columns()
