"""One signed bar for each position of an input, one under the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.quantities import digits_for, signed
from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    SECONDARY,
    SMALL,
    ScrollFigure,
    draw_sentence,
    mono,
    sized,
    visible_token,
)
from workbench.gui.views.numbers import Numbers
from workbench.language import tr

_ROW, _HEADING, _SCALE = 20, 26, 24
_LONGEST_LABEL = 130.0
_NUMBER = 56.0  # the least width of the numbers
_DIGITS = 3
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars that belong together, under a heading that is already translated (empty: none)."""

    heading: str
    labels: tuple[str, ...]
    values: tuple[float, ...]


class TokenBars(ScrollFigure):
    """Bars to the right of the line speak for something, those to the left against it."""

    bar_chosen = Signal(int, int)  # group and place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[Bars, ...] = ()
        self._title, self._sentence = "", ""
        self._ends = ("", "")
        self._largest, self._digits = 1.0, _DIGITS
        self._chosen: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(180, 100)
        self.retranslate()

    def show_bars(self, groups: Sequence[Bars], title: str, ends: tuple[str, str]) -> None:
        """Show *groups* on one scale; *ends* say what the left and the right side mean."""
        self._groups = tuple(groups)
        self._title, self._ends = title, ends
        sizes = [abs(value) for bars in self._groups for value in bars.values if np.isfinite(value)]
        self._largest = max(sizes, default=0.0) or 1.0
        self._digits = digits_for(self._largest, _DIGITS)
        self._chosen = self._hovered = None
        self.setAccessibleName(self.figure_title())
        self._refresh()

    def show_sentence(self, sentence: str) -> None:
        """Say, in the language shown, why there is nothing."""
        self._groups, self._sentence = (), sentence
        self._refresh()

    def figure_title(self) -> str:
        return self._title or tr("Bars of the positions")

    def set_chosen(self, group: int, place: int) -> None:
        """Mark one bar without telling anyone; a place that does not exist marks none."""
        fits = 0 <= group < len(self._groups) and 0 <= place < len(self._groups[group].labels)
        self._chosen = (group, place) if fits else None
        self._describe()

    def chosen(self) -> tuple[int, int] | None:
        """Return group and place of the marked bar."""
        return self._chosen

    def bar_text(self, group: int, place: int) -> str:
        """Return one bar in words."""
        bars = self._groups[group]
        return (
            f"{visible_token(bars.labels[place])} ({place + 1}): {signed(bars.values[place], self._digits)}"
        )

    def numbers(self) -> Numbers | None:
        if not self._groups:
            return None
        rows = tuple(label for bars in self._groups for label in bars.labels)
        values = np.array([value for bars in self._groups for value in bars.values])
        return Numbers(values=values[:, None], rows=rows, columns=(self._title,))

    def _refresh(self) -> None:
        self.adjust_scroll_bars()
        self._describe()

    def _describe(self) -> None:
        self.setAccessibleDescription(
            self._sentence if not self._groups else self.bar_text(*self._chosen) if self._chosen else ""
        )
        self.viewport().update()

    # Geometry -------------------------------------------------------------------------------------------------

    def content_size(self) -> QSize:
        rows = sum(len(bars.labels) for bars in self._groups)
        headings = sum(bool(bars.heading) for bars in self._groups)
        height = _SCALE + rows * _ROW + headings * _HEADING + 8 if self._groups else 0
        return QSize(max(180, self.viewport().width()), height)

    def export_size(self) -> QSize:
        size = super().export_size()
        return QSize(max(420, size.width()), max(size.height(), 120))

    def _top(self, group: int) -> int:
        before = self._groups[:group]
        return _SCALE + sum(len(bars.labels) * _ROW + (_HEADING if bars.heading else 0) for bars in before)

    def row_rect(self, group: int, place: int, width: float) -> QRectF:
        """Return where a bar's row is in the figure."""
        top = self._top(group) + (_HEADING if self._groups[group].heading else 0) + place * _ROW
        return QRectF(0, top, width, _ROW)

    def _bar_at(self, point: QPointF) -> tuple[int, int] | None:
        y = point.y() + self.offset().y()
        for group, bars in enumerate(self._groups):
            first = self.row_rect(group, 0, 1).top()
            place = int((y - first) // _ROW)
            if 0 <= place < len(bars.labels):
                return group, place
        return None

    # Painting -------------------------------------------------------------------------------------------------

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not self._groups:
            draw_sentence(painter, area, self._sentence or tr("Nothing to show yet."), theme, self.font())
            return
        metrics = QFontMetricsF(mono(SECONDARY))
        widest = max(
            metrics.horizontalAdvance(visible_token(label)[:24])
            for bars in self._groups
            for label in bars.labels
        )
        label_width = min(widest, _LONGEST_LABEL, 0.3 * area.width())
        largest = self._largest
        number = max(
            _NUMBER, QFontMetricsF(mono(SMALL)).horizontalAdvance(signed(-largest, self._digits)) + 10
        )
        left, right = area.left() + label_width + 10, area.right() - 8 - number
        middle, half = (left + right) / 2, (right - left) / 2
        painter.setPen(theme.color("secondary"))
        painter.setFont(sized(self.font(), SMALL))
        painter.drawText(QRectF(left, area.top(), half - 10, _SCALE - 4), _RIGHT, f"← {self._ends[0]}")
        painter.drawText(QRectF(middle + 10, area.top(), half, _SCALE - 4), _LEFT, f"{self._ends[1]} →")
        seen = painter.clipBoundingRect() if painter.hasClipping() else area
        for group, bars in enumerate(self._groups):
            if bars.heading:
                painter.setFont(sized(self.font(), SECONDARY, bold=True))
                painter.setPen(theme.color("text"))
                line = QRectF(area.left(), area.top() + self._top(group), area.width(), _HEADING)
                painter.drawText(line, _LEFT, bars.heading)
            for place, value in enumerate(bars.values):
                row = self.row_rect(group, place, area.width()).translated(area.left(), area.top())
                if row.bottom() < seen.top() or row.top() > seen.bottom():
                    continue
                is_chosen = self._chosen == (group, place)
                if not paper and self._hovered == (group, place):
                    painter.fillRect(row, theme.color("hover"))
                painter.setFont(mono(SECONDARY, bold=is_chosen))
                painter.setPen(theme.color("accent" if is_chosen else "text"))
                label = painter.fontMetrics().elidedText(
                    visible_token(bars.labels[place]), Qt.TextElideMode.ElideRight, int(label_width) + 2
                )
                painter.drawText(QRectF(row.left(), row.top(), label_width, _ROW), _RIGHT, label)
                length = half * value / largest if np.isfinite(value) else 0.0
                bar = QRectF(middle, row.top() + 4, length, _ROW - 8).normalized()
                painter.fillRect(bar, theme.color("signed_plus" if value > 0 else "signed_minus"))
                painter.setPen(theme.color("secondary"))
                painter.setFont(mono(SMALL))
                painter.drawText(QRectF(right, row.top(), number, _ROW), _RIGHT, signed(value, self._digits))
        painter.setPen(QPen(theme.color("secondary"), 1))
        bottom = area.top() + self.content_size().height() - 6
        painter.drawLine(QPointF(middle, area.top() + _SCALE), QPointF(middle, bottom))

    # Mouse and keys -------------------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adjust_scroll_bars()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._bar_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, bar: tuple[int, int] | None) -> None:
        if bar != self._hovered:
            self._hovered = bar
            self.viewport().setToolTip(self.bar_text(*bar) if bar else "")
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        if bar is not None and event.button() == Qt.MouseButton.LeftButton:
            self._choose(*bar)

    def _choose(self, group: int, place: int) -> None:
        self.set_chosen(group, place)
        self.bar_chosen.emit(group, place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        every = [
            (group, place) for group, bars in enumerate(self._groups) for place in range(len(bars.labels))
        ]
        move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if move is None or not every:
            super().keyPressEvent(event)
            return
        at = every.index(self._chosen) + move if self._chosen in every else 0
        group, place = every[max(0, min(len(every) - 1, at))]
        row = self.row_rect(group, place, 1)
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(int(min(max(bar.value(), row.bottom() - page), row.top())))
        self._choose(group, place)
