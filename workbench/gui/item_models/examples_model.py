"""Examples as a table that a view can scroll through without waiting."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QPainter, QPixmap

from workbench.data.split import SPLITS
from workbench.gui.theme import current_theme
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, WorkbenchError, tr

SPLIT_TITLES = {"train": N_("Training"), "validation": N_("Validation"), "test": N_("Test")}
SPLIT_TOKENS = {"train": "series_1", "validation": "series_2", "test": "series_3"}
SHOWN_CHARACTERS = 400  # of one cell: more is never in sight, and laying out a whole book takes seconds
TOOLTIP_CHARACTERS = 800
_SIGN = 10  # side of the coloured square beside the name of a split

Rows = npt.NDArray[np.int64] | range  # a range where one row follows the other: a long text has millions
_Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextColumn:
    """One column of text."""

    name: str
    title: str  # marked for translation
    cells: Sequence[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ExampleRows:
    """What is shown of the examples: one row each, or one for each line of a single long text."""

    columns: tuple[TextColumn, ...]
    splits: npt.NDArray[np.uint8]  # of every row, the place of its split in SPLITS
    is_lines: bool = False

    def __len__(self) -> int:
        return len(self.splits)

    def chosen(self, split: str = "", column: str = "", cell: str = "") -> Rows:
        """Return the rows of *split* whose cell in *column* is *cell*; an empty name means all."""
        if not split and not column:
            return range(len(self))
        fits = np.ones(len(self), dtype=bool) if not split else self.splits == SPLITS.index(split)  # type: ignore[arg-type]
        if self.is_lines and not column:  # a text is cut in place
            first = int(fits.argmax())
            return range(first, first + int(np.count_nonzero(fits)))
        if column:
            cells = next(each.cells for each in self.columns if each.name == column)
            fits &= np.fromiter((each == cell for each in cells), dtype=bool, count=len(self))
        return np.flatnonzero(fits)


def split_sign(split: str, ratio: float = 1.0) -> QPixmap:
    """Return the small coloured square that stands beside the name of *split*."""
    pixmap = QPixmap(round(_SIGN * ratio), round(_SIGN * ratio))
    pixmap.setDevicePixelRatio(ratio)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(current_theme().color(SPLIT_TOKENS[split]))
    painter.drawRoundedRect(1, 1, _SIGN - 2, _SIGN - 2, 2, 2)
    painter.end()
    return pixmap


def _cell(column: TextColumn, row: int) -> str:
    """Return a cell, or nothing where its file is just being replaced: other rows are shown in a moment."""
    try:
        return column.cells[row]
    except WorkbenchError:
        return ""


class ExamplesModel(QAbstractTableModel):
    """Number, the columns of text, and the split of every row; a filter is an array of rows, nothing is copied."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: ExampleRows | None = None
        self._chosen: Rows | None = None  # None: every row
        self._count = 0
        self._signs: dict[str, QPixmap] = {}

    def set_rows(self, rows: ExampleRows | None, chosen: Rows | None = None) -> None:
        """Show *rows*, or only those *chosen* of them."""
        self.beginResetModel()
        self._rows, self._chosen = rows, chosen
        self._count = 0 if rows is None else len(rows) if chosen is None else len(chosen)
        self.endResetModel()

    def source_row(self, row: int) -> int:
        """Return the place among all examples of the *row* shown."""
        return row if self._chosen is None else int(self._chosen[row])

    def text_columns(self) -> range:
        """Return the columns that hold text."""
        return range(1, 1 + len(self._rows.columns)) if self._rows else range(0)

    def retranslate(self) -> None:
        """Tell the views that headings and names of splits read differently now."""
        last = self.columnCount() - 1
        if last >= 0:
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self._count:
            self.dataChanged.emit(self.index(0, last), self.index(self._count - 1, last))

    def restyle(self) -> None:
        """Draw the signs of the splits in the colours of the theme."""
        self._signs.clear()
        self.retranslate()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  the signature of Qt
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() or self._rows is None else len(self._rows.columns) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _DISPLAY) -> Any:
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 0:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role != _DISPLAY or self._rows is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self.source_row(section) + 1)
        if section == 0:
            return tr("Line") if self._rows.is_lines else tr("Row")
        if section <= len(self._rows.columns):
            return tr(self._rows.columns[section - 1].title)
        return tr("Part") if section == len(self._rows.columns) + 1 else None

    def data(self, index: _Index, role: int = _DISPLAY) -> Any:
        rows = self._rows
        if rows is None or not index.isValid() or index.row() >= self._count:
            return None
        source, column = self.source_row(index.row()), index.column()
        if column == 0:
            if role == Qt.ItemDataRole.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            return f"{source + 1:,}" if role == Qt.ItemDataRole.DisplayRole else None
        if column <= len(rows.columns):
            if role == Qt.ItemDataRole.DisplayRole:
                cell = _cell(rows.columns[column - 1], source)
                return cell[:SHOWN_CHARACTERS].replace("\n", " ⏎ ")
            if role == Qt.ItemDataRole.ToolTipRole:
                cell = _cell(rows.columns[column - 1], source)
                shown = cell[:TOOLTIP_CHARACTERS]
                return wrapped(shown + "…" if len(shown) < len(cell) else shown)
            return None
        split = SPLITS[int(rows.splits[source])]
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(SPLIT_TITLES[split])
        if role == Qt.ItemDataRole.DecorationRole:
            if split not in self._signs:
                self._signs[split] = split_sign(split)
            return self._signs[split]
        return None
