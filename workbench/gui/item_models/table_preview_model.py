"""The first rows of a table that is about to be imported."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.data.table import Table
from workbench.language import tr

PREVIEW_ROWS = 50
_SHOWN_CHARACTERS = 200
_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


class TablePreviewModel(QAbstractTableModel):
    """Every column of a source with its name and, beneath it, what it will be used for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table: Table | None = None
        self._uses: dict[str, str] = {}

    def set_table(self, table: Table) -> None:
        """Show the first rows of *table*."""
        self.beginResetModel()
        self._table = table
        self.endResetModel()

    def set_uses(self, uses: Mapping[str, str]) -> None:
        """Show what each column (by name) will be; titles are already translated."""
        self._uses = dict(uses)
        if self.columnCount():
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  the signature of Qt
        if parent.isValid() or self._table is None or not self._table.columns:
            return 0
        return min(PREVIEW_ROWS, len(self._table.columns[0]))

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._table is None else len(self._table.names)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        table = self._table
        if table is None or role != _DISPLAY:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(table.first_rows[section] if section < len(table.first_rows) else section + 1)
        if section >= len(table.names):
            return None
        name = table.names[section]
        return f"{name}\n{self._uses.get(name) or tr('not used')}"

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        if self._table is None or not index.isValid() or index.row() >= self.rowCount():
            return None
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        cell = self._table.columns[index.column()][index.row()]
        return str(cell)[:_SHOWN_CHARACTERS].replace("\n", " ⏎ ")
