"""Long rows of numbers as little bars that stand on a line or hang from it."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.gui.theme import Theme
from workbench.gui.views.step_parts import LABEL_WIDTH, NumberRow, Part, largest, paint_name

_WIDEST, _HEIGHT, _GAP = 14.0, 34.0, 6.0


class SignedBars(Part):
    """Rows drawn to one scale, so that their sizes can be compared."""

    def __init__(self, rows: Sequence[NumberRow]) -> None:
        self._rows = tuple(rows)
        self._n = len(rows[0].values)
        self._largest = largest(rows)
        self.symbols = frozenset().union(*(row.symbols for row in rows))

    def height(self, width: float) -> float:
        return len(self._rows) * (_HEIGHT + _GAP) - _GAP

    def n_spot(self) -> int:
        return len(self._rows) * self._n

    def _width(self, area: QRectF) -> float:
        return min(_WIDEST, (area.width() - LABEL_WIDTH) / self._n)

    def spot(self, area: QRectF, index: int) -> QRectF:
        row, number = divmod(index, self._n)
        width = self._width(area)
        top = area.top() + row * (_HEIGHT + _GAP)
        return QRectF(area.left() + LABEL_WIDTH + number * width, top, width, _HEIGHT)

    def spot_at(self, area: QRectF, point: QPointF) -> int | None:
        number = math.floor((point.x() - area.left() - LABEL_WIDTH) / self._width(area))
        row, below = divmod(point.y() - area.top(), _HEIGHT + _GAP)
        inside = 0 <= number < self._n and 0 <= row < len(self._rows) and below <= _HEIGHT
        return int(row) * self._n + number if inside else None

    def words(self, index: int) -> str:
        row, number = divmod(index, self._n)
        return self._rows[row].words(number)

    def symbols_of(self, index: int) -> frozenset[str]:
        return self._rows[index // self._n].symbols

    def numbers(self) -> list[tuple[str, float]]:
        return [each for row in self._rows for each in row.numbers()]

    def in_words(self) -> str:
        return ". ".join(row.in_words() for row in self._rows)

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        plus, minus = theme.color("signed_plus"), theme.color("signed_minus")
        gap = 1.0 if self._width(area) >= 3 else 0.0
        for place, row in enumerate(self._rows):
            first, last = (
                self.spot(area, place * self._n),
                self.spot(area, place * self._n + self._n - 1),
            )
            is_lit = bool(row.symbols & lit)
            paint_name(painter, row, QRectF(area.left(), first.top(), 0, _HEIGHT), theme, is_lit)
            middle = first.center().y()
            painter.setPen(QPen(theme.color("accent" if is_lit else "border"), 1))
            painter.drawLine(QPointF(first.left(), middle), QPointF(last.right(), middle))
            for number, value in enumerate(row.values.tolist()):
                if not math.isfinite(value):
                    continue
                rect = self.spot(area, place * self._n + number)
                length = value / self._largest * (_HEIGHT / 2 - 1)
                bar = QRectF(rect.left(), middle - length, max(0.5, rect.width() - gap), length).normalized()
                painter.fillRect(bar, plus if value > 0 else minus)
                if marked == place * self._n + number:
                    painter.setPen(QPen(theme.color("text"), 1))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(rect.adjusted(-0.5, 0, -0.5, 0))
