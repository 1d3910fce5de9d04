"""Long rows of numbers as little bars that stand on a line or hang from it."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.gui.theme import Theme
from workbench.gui.views.step_parts import LABEL_WIDTH, NumberRows, paint_name

_WIDEST, _HEIGHT, _GAP = 14.0, 34.0, 6.0


class SignedBars(NumberRows):
    """Rows drawn to one scale, so that their sizes can be compared."""

    def height(self, width: float) -> float:
        return len(self._rows) * (_HEIGHT + _GAP) - _GAP

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

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        plus, minus = theme.color("signed_plus"), theme.color("signed_minus")
        width = self._width(area)
        gap = 1.0 if width >= 3 else 0.0
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, width < 3)  # wide bars have sharp edges
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
            tall: dict[bool, list[QRectF]] = {True: [], False: []}  # drawn together: there may be thousands
            wide, left, unit = max(0.5, width - gap), first.left(), (_HEIGHT / 2 - 1) / self._largest
            for number, value in enumerate(row.values.tolist()):
                if math.isfinite(value) and value:
                    top = middle - max(0.0, value * unit)
                    tall[value > 0].append(QRectF(left + number * width, top, wide, abs(value * unit)))
            painter.setPen(Qt.PenStyle.NoPen)
            for is_positive, colour in ((True, plus), (False, minus)):
                painter.setBrush(colour)
                painter.drawRects(tall[is_positive])
            if marked is not None and marked // self._n == place:
                painter.setPen(QPen(theme.color("text"), 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.spot(area, marked).adjusted(-0.5, 0, -0.5, 0))
