"""Several quantities against the step of the training; a click goes to a step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, sized
from workbench.gui.views.loss_curve import in_sight
from workbench.gui.views.loss_plot import Bounds, LossPlot
from workbench.gui.views.numbers import Numbers
from workbench.language import Text, tr
from workbench.numerals import grouped

_TITLE, _ROW, _SAMPLE, _APART = 20, 17, 22, 14  # of the legend
_LEVEL = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_MARGIN = 0.03  # of the height, so that lines at the very top and bottom are seen
_WIDER = 16  # for numbers with more decimals, and a sign
DOT = 2.5


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class StepLine:
    """One quantity: its name as it is shown, and its value at each step (nan where there is none)."""

    name: str
    note: str = ""  # behind the name in the legend, like its value at the chosen step
    steps: NDArray[Any]
    values: NDArray[Any]
    token: str = "series_1"
    dashes: tuple[float, ...] = ()
    width: float = 1.6

    @property
    def words(self) -> str:
        """What the legend says."""
        return f"{self.name} {self.note}" if self.note else self.name


class LogBounds(Bounds):
    """Steps by their logarithm; 0 has a place too, as the logarithm of the step that follows is taken."""

    def x(self, plot: QRectF, step: Any) -> Any:
        left, right = np.log1p(self.left), np.log1p(self.right)
        return plot.left() + (np.log1p(step) - left) / (right - left) * plot.width()

    def step_at(self, plot: QRectF, x: float) -> float:
        left, right = np.log1p(self.left), np.log1p(self.right)
        return float(np.expm1(left + (x - plot.left()) / plot.width() * (right - left)))

    def step_ticks(self, most: int) -> tuple[list[float], int]:
        powers = [0.0, *(10.0**power for power in range(int(np.log10(max(self.right, 1))) + 1))]
        every = -(-len(powers) // most)
        return powers[::-1][::every][::-1], 0


class StepPlot(LossPlot):
    """Lines over the snapshots of a run, drawn like the loss.

    Steps are read and chosen where there are points: the pointer and the arrow keys go from one to the next.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._lines: list[StepLine] = []
        self._title: str | Text = ""
        self._empty: str | Text = ""
        self._range: tuple[float, float] | None = None
        self._is_logarithmic = False
        self._decimals = 2
        super().__init__(parent)
        self.setMinimumSize(200, 120)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    # Data -----------------------------------------------------------------------------------------------------

    def set_words(self, title: str | Text, empty: str | Text) -> None:
        """Set the heading, with the unit in it, and the sentence that stands here while there is no point."""
        self._title, self._empty = title, empty
        self.retranslate()

    def set_lines(self, lines: Sequence[StepLine], last_step: int | None = None) -> None:
        """Show *lines*, the first one on top, over the steps up to *last_step*."""
        self._lines = list(lines)
        self.set_compare([(line.name, line.steps, line.values) for line in lines])
        self.set_range(last_step)

    def set_value_range(self, low: float, high: float) -> None:
        """Always show values from *low* to *high*, wherever the points are."""
        self._range = (low, high)
        self.update()

    def set_decimals(self, decimals: int) -> None:
        """Write values with so many decimals."""
        self._decimals = decimals

    def set_logarithmic(self, is_logarithmic: bool) -> None:
        """Give early steps as much room as late ones, or every step the same."""
        self._is_logarithmic = is_logarithmic
        self.update()

    def lines(self) -> list[StepLine]:
        """Return what is shown."""
        return list(self._lines)

    def _points(self) -> NDArray[np.float64]:
        """Return the steps at which there is a point."""
        return np.unique(np.concatenate([np.zeros(0), *(line.steps for line in self._lines)]))

    def _nearest(self, step: float) -> float | None:
        points = self._points()
        if not len(points):
            return None
        place = np.log1p if self._is_logarithmic else np.asarray
        return float(points[np.abs(place(points) - place(max(step, 0.0))).argmin()])

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return str(self._title)

    def empty_sentence(self) -> str:
        return str(self._empty)

    def reading(self, step: float) -> str:
        at = self._nearest(step)
        if at is None:
            return ""
        found: list[tuple[float, str]] = []
        for line in self._lines:
            known = line.values[line.steps == at]
            if len(known) and np.isfinite(known[0]):
                found.append((float(known[0]), line.name))
        found.sort(key=lambda one: -one[0])
        shown = [f"{name} {value:.{self._decimals}f}" for value, name in found]
        return "\n".join([tr("step {step}", step=grouped(at)), *shown])

    def numbers(self) -> Numbers | None:
        if self.is_empty():
            return None
        steps = self._points()
        values = np.full((len(self._lines), len(steps)), np.nan)
        for row, line in zip(values, self._lines, strict=True):
            row[np.searchsorted(steps, line.steps)] = line.values
        return Numbers(
            values=values,
            rows=tuple(line.name for line in self._lines),
            columns=tuple(f"{step:.0f}" for step in steps),
        )

    # Geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(420, 240)

    def plot_rect(self, area: QRectF) -> QRectF:
        found = super().plot_rect(area)
        if self._decimals > 2:
            found.setLeft(found.left() + _WIDER)
        found.setTop(area.top() + _TITLE + _ROW * self._legend_rows(area.width()) + 8)
        if found.height() < 20:  # no room for axes: better a low plot than none
            found.setHeight(20)
        return found

    def bounds(self) -> Bounds:
        found = super().bounds()
        low, high = found.bottom, found.top
        if self._range is not None:
            margin = _MARGIN * (self._range[1] - self._range[0])
            low, high = self._range[0] - margin, self._range[1] + margin
        elif self._guess is not None:  # what there is to compare with stays in sight, above or below
            low = min(low, self._guess - 0.1 * (high - self._guess) - 1e-4)
        return (LogBounds if self._is_logarithmic else Bounds)(found.left, found.right, low, high)

    # Painting -------------------------------------------------------------------------------------------------

    def _pen(self, line: StepLine, theme: Theme) -> QPen:
        pen = QPen(theme.color(line.token), line.width)
        if line.dashes:
            pen.setDashPattern(list(line.dashes))
        return pen

    def _legend(self, theme: Theme) -> list[tuple[str, QColor, QPen | None]]:
        entries: list[tuple[str, QColor, QPen | None]] = []
        for line in self._lines:
            pen = self._pen(line, theme)
            entries.append((line.words, pen.color(), pen))
        if self._guess is not None and self._lines:
            entries.append((str(self._guess_label), theme.color("secondary"), self._guess_pen(theme)))
        return entries

    def _legend_places(self, width: float, slack: float = 1.0) -> list[tuple[int, float]]:
        """Return row and left edge of each entry of the legend."""
        metrics = QFontMetricsF(sized(self.font(), SMALL))
        names = [line.words for line in self._lines]
        if self._guess is not None and names:
            names.append(str(self._guess_label))
        places: list[tuple[int, float]] = []
        row, x = 0, 0.0
        for name in names:
            wide = _SAMPLE + metrics.horizontalAdvance(name) * slack + _APART
            if x and x + wide - _APART > width:
                row, x = row + 1, 0.0
            places.append((row, x))
            x += wide
        return places

    def _legend_rows(self, width: float) -> int:
        return 1 + max((row for row, _ in self._legend_places(width)), default=-1)

    def _paint_legend(self, painter: QPainter, area: QRectF, theme: Theme, slack: float) -> None:
        painter.setFont(sized(self.font(), SECONDARY, bold=True))
        painter.setPen(theme.color("secondary"))
        title = painter.fontMetrics().elidedText(
            self.figure_title(), Qt.TextElideMode.ElideRight, int(area.width())
        )
        painter.drawText(QRectF(area.left(), area.top(), area.width(), _TITLE), _LEVEL, title)
        painter.setFont(sized(self.font(), SMALL))
        metrics = painter.fontMetrics()
        for (row, x), (words, _, pen) in zip(
            self._legend_places(area.width(), slack), self._legend(theme), strict=True
        ):
            top, left = area.top() + _TITLE + row * _ROW, area.left() + x
            if pen is not None:
                painter.setPen(pen)
                painter.drawLine(QPointF(left, top + _ROW / 2), QPointF(left + 16, top + _ROW / 2))
            painter.setPen(theme.color("text"))
            room = area.right() - left - _SAMPLE
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room))
            painter.drawText(QRectF(left + _SAMPLE, top, room, _ROW), _LEVEL, shown)

    def _paint_curves(self, painter: QPainter, plot: QRectF, bounds: Bounds, theme: Theme) -> None:
        sight = (bounds.left, bounds.right)
        for line in reversed(self._lines):
            steps, values = in_sight(
                np.asarray(line.steps, dtype=float), np.asarray(line.values, dtype=float), *sight
            )
            painter.setPen(self._pen(line, theme))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            self._line(painter, plot, bounds, steps, values)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(line.token))
            for step, value in zip(steps, values, strict=True):
                if np.isfinite(value):
                    painter.drawEllipse(QPointF(bounds.x(plot, step), bounds.y(plot, value)), DOT, DOT)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def _hover(self, step: float | None) -> None:
        super()._hover(None if step is None else self._nearest(step))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(self._step_at(event.position().x()))

    def _choose(self, step: float) -> None:
        at = self._nearest(step)
        if at is not None:
            self.step_chosen.emit(int(at))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # there is nothing between the points to zoom in on

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        points = self._points()
        if move is not None and len(points):
            here = self._hovered if self._hovered is not None else self._cursor
            index = 0 if here is None else int(np.abs(points - here).argmin()) + move
            self._hover(float(points[max(0, min(len(points) - 1, index))]))
            self._describe()
        elif (
            event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
            and self._hovered is not None
        ):
            self._choose(self._hovered)
        elif event.key() == Qt.Key.Key_Escape and self._hovered is not None:
            self._hover(None)
        else:
            event.ignore()
