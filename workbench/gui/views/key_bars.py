"""One bar for each key of a row: scores before the softmax, or shares after it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QFontMetricsF, QPainter, QPen

from workbench.gui.theme import Theme
from workbench.gui.upright import draw_downward, upright_length
from workbench.gui.views.figure import SMALL, faded, mono
from workbench.gui.views.step_parts import LABEL_WIDTH, READ_ALOUD, Part, short
from workbench.language import tr
from workbench.numerals import plain

_WIDEST, _HEIGHT, _LONGEST_LABEL = 46.0, 66.0, 72.0
_FOR_NUMBERS = 34.0  # width of a bar that has room for its number
_OTHERS = 0.45  # opacity of the bars that were not chosen
_HIDDEN = 0.25  # of those that the mask takes away
_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)


class KeyBars(Part):
    """Bars of one row; what the query may not look at is hatched, the chosen key framed as in the map."""

    def __init__(
        self,
        values: NDArray[np.float64],
        labels: Sequence[str],
        names: Sequence[str],
        is_hidden: NDArray[np.bool_],
        chosen: int,
        said: str,
        symbols: frozenset[str],
        *,
        shows_hidden: bool = False,
        is_named: bool = True,
    ) -> None:
        """Take *values* (T_key,) and how every key is called under its bar and in a sentence.

        *shows_hidden* draws the bars of hidden keys too, which are computed before the mask takes them away.
        """
        self._values, self._labels, self._names = values, tuple(labels), tuple(names)
        self._hidden, self._chosen, self._said = is_hidden, chosen, said
        self._shows_hidden = shows_hidden
        self._is_named = is_named
        self.symbols = symbols
        finite = values[np.isfinite(values) & (shows_hidden | ~is_hidden)]
        self._high = max(0.0, float(finite.max())) if len(finite) else 0.0
        self._low = min(0.0, float(finite.min())) if len(finite) else 0.0
        if self._high == self._low:
            self._high = 1.0

    # geometry

    def _column(self, width: float) -> float:
        each = min(_WIDEST, (width - LABEL_WIDTH) / len(self._values))
        return math.floor(each) if each >= 4 else each

    def _label_height(self, width: float) -> float:
        if not self._is_named:
            return 4.0
        metrics = QFontMetricsF(mono(SMALL))
        if self._is_level(self._column(width)):
            return metrics.height() + 4
        return min(_LONGEST_LABEL, self._highest) + 8

    @cached_property
    def _longest(self) -> float:
        metrics = QFontMetricsF(mono(SMALL, bold=True))
        return max(metrics.horizontalAdvance(label[:40]) for label in self._labels)

    @cached_property
    def _highest(self) -> float:
        metrics = QFontMetricsF(mono(SMALL, bold=True))
        return max(upright_length(label[:40], metrics) for label in self._labels)

    def _is_level(self, column: float) -> bool:
        """Say whether labels lie under their bars; longer ones stand upright, single signs are left out."""
        return self._longest <= max(column - 4, QFontMetricsF(mono(SMALL)).height())

    def height(self, width: float) -> float:
        return _HEIGHT + self._label_height(width)

    def n_spot(self) -> int:
        return len(self._values)

    def spot(self, area: QRectF, index: int) -> QRectF:
        width = self._column(area.width())
        return QRectF(area.left() + LABEL_WIDTH + index * width, area.top(), width, _HEIGHT)

    def spot_at(self, area: QRectF, point: QPointF) -> int | None:
        index = math.floor((point.x() - area.left() - LABEL_WIDTH) / self._column(area.width()))
        is_inside = area.top() <= point.y() <= area.bottom() and 0 <= index < len(self._values)
        return index if is_inside else None  # the label under a bar belongs to it

    # words

    def words(self, index: int) -> str:
        number, name = float(self._values[index]), self._names[index]
        value = plain(number) if math.isfinite(number) else short(number)
        if not self._hidden[index]:
            return f"{name}: {self._said} {value}"
        return f"{name}: {self._said} {value}, {tr('masked (cannot be seen)')}"

    def key_of(self, index: int) -> int | None:
        return index

    def numbers(self) -> list[tuple[str, float]]:
        return [
            (f"{self._said} {name}", value)
            for name, value in zip(self._names, self._values.tolist(), strict=True)
        ]

    def in_words(self) -> str:
        order = [int(key) for key in np.argsort(-self._values) if not self._hidden[key]]
        said = ", ".join(f"{self._names[key]} {short(self._values[key])}" for key in order[:READ_ALOUD])
        return f"{self._said}: {said}{'…' if len(order) > READ_ALOUD else ''}"

    # painting

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        column, n = self._column(area.width()), len(self._values)
        room = 13.0 if column >= _FOR_NUMBERS else 3.0  # for numbers over and under the bars
        top, bottom = area.top() + room, area.top() + _HEIGHT - (room if self._low < 0 else 1.0)
        scale = (bottom - top) / (self._high - self._low)
        zero = top + self._high * scale
        left, right = area.left() + LABEL_WIDTH, area.left() + LABEL_WIDTH + n * column
        painter.setFont(mono(SMALL))
        painter.setPen(theme.color("secondary"))
        for value in {self._high, 0.0, self._low}:
            at = zero - value * scale
            is_clear = value == 0.0 or abs(at - zero) > 11
            if is_clear:
                painter.drawText(QRectF(area.left(), at - 7, LABEL_WIDTH - 6, 14), _RIGHT, short(value))
        hatch = QBrush(faded(theme.color("disabled"), 0.7), Qt.BrushStyle.BDiagPattern)
        for first, end in _runs(self._hidden):
            rect = self.spot(area, first).united(self.spot(area, end - 1))
            painter.fillRect(rect, theme.color("masked"))
            painter.fillRect(rect, hatch)
        is_lit, accent = bool(self.symbols & lit), theme.color("accent")
        weak, faint = faded(accent, _OTHERS), faded(accent, _HIDDEN)
        for index, value in enumerate(self._values.tolist()):
            rect = self.spot(area, index)
            is_hidden, is_chosen = bool(self._hidden[index]), index == self._chosen
            if math.isfinite(value) and (self._shows_hidden or not is_hidden):
                inner = rect.adjusted(2, 0, -2, 0) if column >= 8 else rect
                length = value * scale
                bar = QRectF(inner.left(), zero - length, max(0.5, inner.width()), length).normalized()
                painter.fillRect(bar, accent if is_chosen else faint if is_hidden else weak)
                is_written = column >= _FOR_NUMBERS
                place = zero - length - 13 if value >= 0 else zero - length
            else:
                is_written, place = is_hidden and column >= 18, rect.center().y() - 7
            if is_written:
                painter.setFont(mono(SMALL, bold=is_chosen))
                painter.setPen(theme.color("secondary" if is_hidden else "text"))
                shown = short(value) if self._shows_hidden or not is_hidden else self._hidden_word()
                painter.drawText(QRectF(rect.left(), place, rect.width(), 13), _MIDDLE, shown)
        painter.setPen(QPen(theme.color("accent" if is_lit else "border"), 1))
        painter.drawLine(QPointF(left, zero), QPointF(right, zero))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if marked is not None:
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawRect(_wide(self.spot(area, marked)))
        painter.setPen(QPen(theme.color("series_2"), 2))
        painter.drawRect(_wide(self.spot(area, self._chosen)))
        if self._is_named:
            self._paint_labels(painter, area, theme, column)

    def _hidden_word(self) -> str:
        return "0" if math.isfinite(float(self._values[self._hidden][0])) else "−∞"

    def _paint_labels(self, painter: QPainter, area: QRectF, theme: Theme, column: float) -> None:
        metrics = QFontMetricsF(mono(SMALL))
        is_level = self._is_level(column)
        room = max(self._longest + 2, column) if is_level else metrics.height()
        step = max(1, math.ceil(room / column))
        chosen = self._chosen
        shown = [chosen, *(key for key in range(0, len(self._labels), step) if abs(key - chosen) >= step)]
        top = area.top() + _HEIGHT
        for key in shown:
            painter.setFont(mono(SMALL, bold=key == chosen))
            painter.setPen(theme.color("accent" if key == chosen else "text"))
            centre = self.spot(area, key).center().x()
            if is_level:
                box = QRectF(centre - room / 2, top + 2, room, metrics.height())
                painter.drawText(box, _MIDDLE, self._labels[key])
                continue
            length = self._label_height(area.width()) - 6
            draw_downward(painter, QPointF(centre, top + 4), length, self._labels[key])


def _runs(flags: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Return where *flags* are True without a gap: (first, end)."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], flags, [False])).astype(np.int8)))
    return [(int(first), int(end)) for first, end in edges.reshape(-1, 2)]


def _wide(rect: QRectF) -> QRectF:
    """Return the frame of a bar, never so narrow that it cannot be seen."""
    grow = max(0.0, 6 - rect.width()) / 2
    return rect.adjusted(-grow, 0, grow, 0)
