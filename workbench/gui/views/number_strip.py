"""Short rows of numbers as coloured cells, one under the other."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, faded, mono
from workbench.gui.views.step_parts import LABEL_WIDTH, NumberRow, NumberRows, paint_name, short

_NARROWEST, _WIDEST, _CELL = 33.0, 56.0, 20.0
_ROOMY = 37.0  # narrower cells have smaller numbers
_GAP, _LINE_GAP = 2.0, 8.0
_STRONGEST = 0.5  # of the colour, so that the number on it is read easily in both themes
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


class NumberStrip(NumberRows):
    """Rows of the same length; where a line is full, all rows go on in the next one."""

    def _columns(self, width: float) -> int:
        fitting = max(1, int((width - LABEL_WIDTH) // _NARROWEST))
        return math.ceil(self._n / math.ceil(self._n / fitting))  # lines of the same length

    def _line_height(self) -> float:
        return len(self._rows) * (_CELL + _GAP) - _GAP + _LINE_GAP

    def height(self, width: float) -> float:
        return math.ceil(self._n / self._columns(width)) * self._line_height() - _LINE_GAP

    def spot(self, area: QRectF, index: int) -> QRectF:
        row, number = divmod(index, self._n)
        columns = self._columns(area.width())
        line, column = divmod(number, columns)
        width = math.floor(min(_WIDEST, (area.width() - LABEL_WIDTH) / columns))
        return QRectF(
            area.left() + LABEL_WIDTH + column * width,
            area.top() + line * self._line_height() + row * (_CELL + _GAP),
            width - _GAP,
            _CELL,
        )

    def spot_at(self, area: QRectF, point: QPointF) -> int | None:
        return next((index for index in range(self.n_spot()) if self.spot(area, index).contains(point)), None)

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        columns = self._columns(area.width())
        plus, minus = theme.color("signed_plus"), theme.color("signed_minus")
        for place, row in enumerate(self._rows):
            is_lit = bool(row.symbols & lit)
            for number, value in enumerate(row.values.tolist()):
                rect = self.spot(area, place * self._n + number)
                if number % columns == 0:
                    paint_name(painter, row, QRectF(area.left(), rect.top(), 0, _CELL), theme, is_lit)
                share = min(1.0, abs(value) / self._largest) if math.isfinite(value) else 0.0
                painter.setBrush(faded(plus if value > 0 else minus, _STRONGEST * share))
                is_marked = marked == place * self._n + number
                outline = "text" if is_marked else "accent" if is_lit else "border"
                painter.setPen(QPen(theme.color(outline), 1.5 if is_marked else 1.0))
                painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
                painter.setFont(mono(SMALL if rect.width() + _GAP >= _ROOMY else SMALL - 1))
                painter.setPen(theme.color("text"))
                painter.drawText(rect, _MIDDLE, short(value))


def is_short(rows: Sequence[NumberRow]) -> bool:
    """Say whether *rows* are few enough numbers to be written out in a line or two."""
    return len(rows[0].values) <= 32
