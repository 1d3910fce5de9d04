"""Heads as a table: a name, some cells of text, and a bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.language import tr

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
BAR_ROLE = int(_Role.UserRole) + 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A bar from one share of its column's width to another; those that end where they begin are a dot."""

    start: float
    end: float
    token: str = "accent"


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadRow:
    """One head; everything is written as it is shown."""

    kind: str
    layer: int
    head: int
    name: str
    cells: tuple[str, ...]
    number: str  # beside the bar
    bar: Bar | None

    @property
    def place(self) -> tuple[str, int, int]:
        """Kind, layer and head."""
        return self.kind, self.layer, self.head


class HeadRows(QAbstractTableModel):
    """Rows in the order they are given; the chosen head is bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[HeadRow] = []
        self._widest = ""
        self._titles: tuple[tuple[str, str], ...] = ()  # heading and explanation, both marked for translation
        self._chosen: tuple[str, int, int] | None = None

    def set_titles(self, titles: Sequence[tuple[str, str]]) -> None:
        """Set the heading and the explanation of each column; they are looked up when they are shown."""
        self.beginResetModel()
        self._titles = tuple(titles)
        self.endResetModel()

    def set_rows(self, rows: Sequence[HeadRow]) -> None:
        """Show *rows*."""
        self.beginResetModel()
        self._rows = list(rows)
        self._widest = max((row.number for row in rows), key=len, default="")
        self.endResetModel()

    def set_chosen(self, place: tuple[str, int, int] | None) -> None:
        """Show in bold which head the page is about."""
        if place != self._chosen:
            self._chosen = place
            if self._rows:
                last = self.index(len(self._rows) - 1, self.columnCount() - 1)
                self.dataChanged.emit(self.index(0, 0), last, [_Role.FontRole])

    def row(self, number: int) -> HeadRow:
        """Return one row."""
        return self._rows[number]

    def rows(self) -> list[HeadRow]:
        """Return what is shown."""
        return list(self._rows)

    @property
    def widest_number(self) -> str:
        """The longest of the numbers beside the bars."""
        return self._widest

    def number_of(self, place: tuple[str, int, int] | None) -> int:
        """Return the row of a head, or -1."""
        return next((number for number, row in enumerate(self._rows) if row.place == place), -1)

    # what Qt asks

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._titles)

    def data(self, index: _Index, role: int = int(_Role.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, column = self._rows[index.row()], index.column()
        if role in (_Role.DisplayRole, _Role.ToolTipRole):
            return (row.name, *row.cells, row.number)[column]
        if role == BAR_ROLE:
            return row.bar
        if role == _Role.AccessibleTextRole:
            return f"{tr(self._titles[column][0])}: {(row.name, *row.cells, row.number)[column]}"
        if role == _Role.FontRole and row.place == self._chosen:
            bold = QFont()
            bold.setWeight(QFont.Weight.DemiBold)
            return bold
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(_Role.DisplayRole)
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or section >= len(self._titles):
            return None
        if role == _Role.DisplayRole:
            return tr(self._titles[section][0])
        if role == _Role.ToolTipRole:
            return tr(self._titles[section][1])
        return None
