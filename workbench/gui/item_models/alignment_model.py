"""A map as a table of numbers: which word of one sentence looks at which word of the other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont

from workbench.gui.theme import current_theme
from workbench.gui.views.figure import SECONDARY, mono, visible_token

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class AlignmentModel(QAbstractTableModel):
    """Rows are queries, columns are keys; the strongest cell of each row is bold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._weights = np.zeros((0, 0), np.float32)
        self._rows: list[str] = []
        self._columns: list[str] = []
        self._strongest: NDArray[np.intp] = np.zeros(0, np.intp)

    def set_map(self, weights: NDArray[Any], queries: Sequence[str], keys: Sequence[str]) -> None:
        """Show *weights* (T_query, T_key) with these tokens."""
        if np.shape(weights) != (len(queries), len(keys)):
            raise ValueError(f"{np.shape(weights)} weights, {len(queries)} × {len(keys)} labels")
        self.beginResetModel()
        self._weights = np.asarray(weights, np.float32)
        self._rows = [visible_token(token) for token in queries]
        self._columns = [visible_token(token) for token in keys]
        self._strongest = self._weights.argmax(1) if self._weights.size else np.zeros(0, np.intp)
        self.endResetModel()

    def is_strongest(self, row: int, column: int) -> bool:
        """Say whether a cell is the strongest of its row."""
        return int(self._strongest[row]) == column

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{self._weights[row, column]:.2f}"
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{self._rows[row]} → {self._columns[column]} {self._weights[row, column]:.3f}"
        if role == Qt.ItemDataRole.FontRole:
            return self._font(row, column)
        if role == Qt.ItemDataRole.ForegroundRole:
            return current_theme().color("text" if self.is_strongest(row, column) else "secondary")
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        return None

    def _font(self, row: int, column: int) -> QFont:
        return mono(SECONDARY, bold=self.is_strongest(row, column))

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        labels = self._columns if orientation == Qt.Orientation.Horizontal else self._rows
        if not 0 <= section < len(labels):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return labels[section]
        if role == Qt.ItemDataRole.FontRole:
            return mono(SECONDARY)
        return None
