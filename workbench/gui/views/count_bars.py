"""Names with a count each, as bars in one column: the most frequent words, or classes shared out among the parts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, ScrollFigure, mono, sized
from workbench.gui.views.numbers import Numbers
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import Text, tr
from workbench.numerals import grouped

ROW = 18
_BAR, _GAP, _WIDEST_NAME = 8, 8, 0.42
_EXPORTED = 40  # rows of a saved picture; all are in the numbers
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class CountBars(ScrollFigure):
    """Each bar is cut into its series, in the colours of the parts; pointing, or the arrow keys, tell the counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names: tuple[str, ...] = ()
        self._counts = np.zeros((0, 1), np.int64)
        self._series: tuple[tuple[str, str], ...] = (("", "accent"),)
        self._title = Text("")
        self._is_mono = False
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(120, 3 * ROW)
        self.retranslate()

    def set_counts(
        self,
        names: Sequence[str],
        counts: NDArray[Any],
        series: Sequence[tuple[str, str]],
        *,
        title: Text,
        is_mono: bool = False,
    ) -> None:
        """Show *counts* (N, S) of *names*; a series is its name, marked for translation, and its colour token."""
        if np.shape(counts) != (len(names), len(series)):
            raise ValueError(f"{np.shape(counts)} counts, {len(names)} names, {len(series)} series")
        self._names, self._counts, self._series = tuple(names), np.asarray(counts), tuple(series)
        self._title, self._is_mono, self._current = title, is_mono, -1
        self.verticalScrollBar().setValue(0)
        self.adjust_scroll_bars()
        self.retranslate()

    def figure_title(self) -> str:
        return str(self._title) if self._title.sentence else ""

    def names(self) -> tuple[str, ...]:
        """Return what is shown, from the top."""
        return self._names

    def content_size(self) -> QSize:
        return QSize(self.viewport().width(), ROW * len(self._names))

    def export_size(self) -> QSize:
        return QSize(max(260, self.viewport().width()), ROW * min(_EXPORTED, len(self._names)))

    def sizeHint(self) -> QSize:
        return QSize(220, ROW * max(3, min(8, len(self._names))))

    def row_at(self, point: QPointF) -> int:
        """Return the row under a point of the viewport, -1 if there is none."""
        row = int((point.y() + self.offset().y()) // ROW)
        return row if 0 <= row < len(self._names) else -1

    def reading(self, row: int) -> str:
        """Return the name and all counts of one row."""
        total = int(self._counts[row].sum())
        said = f"{self._names[row]}: {grouped(total)}"
        if len(self._series) > 1:
            each = (
                f"{tr(name)} {grouped(int(count))}"
                for (name, _), count in zip(self._series, self._counts[row], strict=True)
            )
            said += f" ({', '.join(each)})"
        return said

    def numbers(self) -> Numbers | None:
        if not self._names:
            return None
        columns = tuple(tr(name) if name else tr("count") for name, _ in self._series)
        return Numbers(values=self._counts, rows=self._names, columns=columns)

    def retranslate(self) -> None:
        super().retranslate()
        if 0 <= self._current < len(self._names):
            self.setAccessibleDescription(self.reading(self._current))
        else:
            self.setAccessibleDescription(
                ", ".join(self.reading(row) for row in range(len(self._names))[:60])
            )

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not self._names:
            return
        digits, font = mono(SMALL), mono(SMALL) if self._is_mono else sized(self.font(), SECONDARY)
        totals = self._counts.sum(axis=1)
        most = max(1, int(totals.max()))
        number = QFontMetricsF(digits).horizontalAdvance(grouped(most)) + 4
        metrics = QFontMetricsF(font)
        name = min(
            max(metrics.horizontalAdvance(each) for each in self._names[:200]), area.width() * _WIDEST_NAME
        )
        first, last = 0, len(self._names)
        if paper:
            last = min(last, _EXPORTED)
        else:
            first = max(0, int(self.offset().y() // ROW))
            last = min(last, int((self.offset().y() + self.viewport().height()) // ROW) + 1)
        room = area.width() - name - number - 2 * _GAP - 4
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        for row in range(first, last):
            line = QRectF(area.left(), area.top() + row * ROW, area.width(), ROW)
            if row == self._current and self.hasFocus() and not paper:
                painter.fillRect(line, theme.color("accent_surface"))
            painter.setFont(font)
            painter.setPen(theme.color("text"))
            shown = painter.fontMetrics().elidedText(
                self._names[row], Qt.TextElideMode.ElideMiddle, int(name) + 1
            )
            painter.drawText(QRectF(line.left() + 2, line.top(), name + 2, ROW), _LEFT, shown)
            x = line.left() + name + _GAP
            for (_, token), count in zip(self._series, self._counts[row].tolist(), strict=True):
                wide = room * count / most
                painter.fillRect(
                    QRectF(x, line.center().y() - _BAR / 2, max(1.0, wide) if count else 0.0, _BAR),
                    theme.color(token),
                )
                x += wide
            painter.setFont(digits)
            painter.drawText(line.adjusted(0, 0, -4, 0), _RIGHT, grouped(int(totals[row])))

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(QPointF(event.pos()))
            if row >= 0:
                QToolTip.showText(event.globalPos(), wrapped(self.reading(row)), self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Resize:
            self.adjust_scroll_bars()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if move is None or not self._names:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._names) - 1, self._current + move))
        top, bar = self._current * ROW, self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), top + ROW - self.viewport().height()), top))
        self.retranslate()
