"""How many there are of each size: bars over ranges of numbers, with a mark where something ends."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, Figure, draw_bubble, draw_sentence, faded, mono, sized
from workbench.gui.views.numbers import Numbers
from workbench.language import Text, tr
from workbench.numerals import grouped

_TOP, _BELOW, _AXIS = 18, 18, 16  # room for the largest count, the numbers and the name of the axis
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class Histogram(Figure):
    """Bars of one width; pointing at one, or the arrow keys, tell its range and its count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._edges = np.zeros(1, np.int64)
        self._counts = np.zeros(0, np.int64)
        self._is_open = False
        self._title, self._axis, self._mark_name = Text(""), Text(""), Text("")
        self._mark: int | None = None
        self._current = -1
        self._is_pointed = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 90)
        self.retranslate()

    def set_bins(
        self, edges: NDArray[Any], counts: NDArray[Any], *, title: Text, axis: Text, is_open: bool = False
    ) -> None:
        """Show *counts* (B,) of what is between *edges* (B + 1,); open: the last holds everything larger too."""
        if len(edges) != len(counts) + 1:
            raise ValueError(f"{len(edges)} edges, {len(counts)} counts")
        self._edges, self._counts, self._is_open = np.asarray(edges), np.asarray(counts), is_open
        self._title, self._axis = title, axis
        self._mark, self._current = None, -1
        self.retranslate()

    def set_mark(self, value: int | None, name: Text | None = None) -> None:
        """Draw a line at *value* and write *name* beside it; what is larger stands back."""
        self._mark, self._mark_name = value, name or Text("")
        self.retranslate()

    # words

    def figure_title(self) -> str:
        return str(self._title) if self._title.sentence else ""

    def reading(self, at: int) -> str:
        """Return range and count of one bar."""
        low, high, count = int(self._edges[at]), int(self._edges[at + 1]) - 1, int(self._counts[at])
        if self._is_open and at == len(self._counts) - 1:
            return tr("{low:,} or more: {count:,}", low=low, count=count)
        if low == high:
            return f"{grouped(low)}: {grouped(count)}"
        return tr("{low:,} to {high:,}: {count:,}", low=low, high=high, count=count)

    def numbers(self) -> Numbers | None:
        if not len(self._counts):
            return None
        return Numbers(
            values=np.stack([self._edges[:-1], self._edges[1:] - 1, self._counts], axis=1),
            rows=tuple(str(number) for number in range(1, len(self._counts) + 1)),
            columns=(tr("from"), tr("to"), tr("count")),
        )

    def retranslate(self) -> None:
        super().retranslate()
        if 0 <= self._current < len(self._counts):
            said = self.reading(self._current)
        else:
            said = ", ".join(self.reading(at) for at in range(len(self._counts)))
        self.setAccessibleDescription(said)

    # geometry

    def sizeHint(self) -> QSize:
        return QSize(260, 150)

    def plot_rect(self, area: QRectF) -> QRectF:
        """Return where the bars stand."""
        return area.adjusted(2, _TOP, -2, -_BELOW - _AXIS)

    def bar_at(self, point: QPointF) -> int:
        """Return the bar over or under a point, -1 if there is none."""
        plot = self.plot_rect(QRectF(self.rect()))
        if not len(self._counts) or not plot.left() <= point.x() < plot.right():
            return -1
        return int((point.x() - plot.left()) / plot.width() * len(self._counts))

    # painting

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not len(self._counts):
            draw_sentence(painter, area, tr("There is nothing to count."), theme, self.font())
            return
        plot, most = self.plot_rect(area), max(1, int(self._counts.max()))
        step = plot.width() / len(self._counts)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, count in enumerate(self._counts.tolist()):
            height = max(1.0, plot.height() * count / most) if count else 0.0
            is_beyond = self._mark is not None and self._edges[at] > self._mark
            bar = QRectF(plot.left() + at * step, plot.bottom() - height, max(1.0, step - 1), height)
            painter.setBrush(theme.color("series_2" if is_beyond else "series_1"))
            painter.drawRect(bar)
            if at == self._current and not paper:
                column = QRectF(plot.left() + at * step, plot.top(), max(1.0, step - 1), plot.height())
                painter.fillRect(column, faded(theme.color("text"), 0.12))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(plot.bottomLeft(), plot.bottomRight())
        self._paint_scale(painter, area, plot, step, theme, most)
        if self._mark is not None and self._edges[0] <= self._mark < self._edges[-1]:
            self._paint_mark(painter, plot, theme)
        if 0 <= self._current < len(self._counts) and not paper and (self._is_pointed or self.hasFocus()):
            anchor = QPointF(plot.left() + (self._current + 0.5) * step, plot.center().y())
            draw_bubble(painter, anchor, area, self.reading(self._current), theme, self.font())

    def _paint_scale(
        self, painter: QPainter, area: QRectF, plot: QRectF, step: float, theme: Theme, most: int
    ) -> None:
        painter.setFont(mono(SMALL))
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(plot.left(), area.top(), plot.width(), _TOP - 2), _LEFT, grouped(most))
        metrics = painter.fontMetrics()
        room = metrics.horizontalAdvance(grouped(int(self._edges[-1]))) + 14
        every = max(1, -(-len(self._edges) * room // max(1, int(plot.width()))))
        for at in range(0, len(self._edges), every):
            label = grouped(int(self._edges[at]))
            wide = metrics.horizontalAdvance(label) + 4
            x = plot.left() + at * step - wide / 2
            x = min(max(x, area.left()), area.right() - wide)
            painter.drawText(QRectF(x, plot.bottom() + 2, wide, _BELOW - 2), _CENTRE, label)
        painter.setFont(sized(self.font(), SMALL))
        below = QRectF(plot.left(), plot.bottom() + _BELOW, plot.width(), _AXIS)
        painter.drawText(below, _CENTRE, str(self._axis) if self._axis.sentence else "")

    def _paint_mark(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        assert self._mark is not None
        share = (self._mark + 1 - self._edges[0]) / (self._edges[-1] - self._edges[0])
        x = plot.left() + float(share) * plot.width()
        painter.setPen(QPen(theme.color("text"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom()))
        painter.setPen(theme.color("text"))
        painter.setFont(sized(self.font(), SMALL))
        name = str(self._mark_name) if self._mark_name.sentence else ""
        wide = painter.fontMetrics().horizontalAdvance(name) + 6
        is_left = x + wide > plot.right()
        box = QRectF(x - wide if is_left else x, plot.top() - _TOP, wide, _TOP)
        painter.drawText(box.adjusted(3, 0, -3, 0), _RIGHT if is_left else _LEFT, name)

    # mouse and keys

    def _go_to(self, at: int) -> None:
        if at != self._current:
            self._current = at
            self.retranslate()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._is_pointed = True
        self._go_to(self.bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed = False
        self._go_to(-1)
        super().leaveEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if move is None or not len(self._counts):
            super().keyPressEvent(event)
            return
        self._go_to(max(0, min(len(self._counts) - 1, self._current + move)))
