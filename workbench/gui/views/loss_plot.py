"""The loss while a model trains: raw and smoothed training, validation, and what blind guessing would give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QPolygonF,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    SECONDARY,
    SMALL,
    Figure,
    draw_bubble,
    draw_sentence,
    faded,
    sized,
)
from workbench.gui.views.loss_curve import LossCurve, in_sight, nice_ticks, peaks, thinned
from workbench.language import Text, text, tr
from workbench.numerals import grouped

_LEFT, _TOP, _RIGHT, _BOTTOM = 38, 34, 18, 40  # room around the plot, for legend and numbers
_REDRAW_MS = 50  # at most 20 times a second, however fast the numbers come
_SMOOTH_POINTS = 400
_DASHES = ([10.0, 4.0], [6.0, 5.0], [2.0, 3.5], [9.0, 4.0, 2.0, 4.0], [3.0, 3.0])
_OVERLAY_TOKENS = ("series_3", "accent", "secondary", "series_2", "series_1")
_LEVEL = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

Numbers = NDArray[Any] | Sequence[float]


@dataclass(frozen=True)
class Bounds:
    """The part of the world that is in sight."""

    left: float
    right: float
    bottom: float
    top: float

    def x(self, plot: QRectF, step: Any) -> Any:
        """Return where a step, or each of many, lies in *plot*."""
        return plot.left() + (step - self.left) / (self.right - self.left) * plot.width()

    def step_at(self, plot: QRectF, x: float) -> float:
        """Return which step lies at *x*."""
        return self.left + (x - plot.left()) / plot.width() * (self.right - self.left)

    def step_ticks(self, most: int) -> tuple[list[float], int]:
        """Return at most about *most* steps to write under the plot, and their decimals."""
        return nice_ticks(self.left, self.right, most)

    def y(self, plot: QRectF, loss: float) -> float:
        """Return where a loss lies in *plot*."""
        return plot.bottom() - (loss - self.bottom) / (self.top - self.bottom) * plot.height()


class LossPlot(Figure):
    """Loss against step, redrawn by a clock and not by the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._training, self._validation = LossCurve(), LossCurve()
        self._guess: float | None = None
        self._guess_label: str | Text = text("random guess")
        self._total: int | None = None
        self._compare: list[tuple[str, LossCurve]] = []
        self._cursor: float | None = None
        self._hovered: float | None = None
        self._zoomed: tuple[float, float] | None = None
        self._pressed: float | None = None
        self._clock = QTimer(self)
        self._clock.setSingleShot(True)
        self._clock.setInterval(_REDRAW_MS)
        self._clock.timeout.connect(self._redraw)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(240, 140)
        self.retranslate()

    # Data -----------------------------------------------------------------------------------------------------

    def set_random_guess(self, loss: float | None, label: str | Text | None = None) -> None:
        """Draw the loss of blind guessing as a dashed line."""
        self._guess = loss
        if label is not None:
            self._guess_label = label
        self._changed()

    def append_training(self, steps: Numbers, losses: Numbers) -> None:
        """Add training losses."""
        self._training.append(steps, losses)
        self._changed()

    def set_training(self, steps: Numbers, losses: Numbers) -> None:
        """Replace the training losses."""
        self._training.clear()
        self.append_training(steps, losses)

    def append_validation(self, step: int, loss: float) -> None:
        """Add one measurement on the validation split."""
        self._validation.append(step, loss)
        self._changed()

    def set_range(self, total_steps: int | None) -> None:
        """Show steps 0 to *total_steps*, or as far as there are points."""
        self._total, self._zoomed = total_steps, None
        self._changed()

    def set_compare(self, runs: Sequence[tuple[str, Any, Any]]) -> None:
        """Lay other runs over the plot: (name, steps, losses) each."""
        self._compare = []
        for name, steps, losses in runs:
            curve = LossCurve(1.0)
            curve.append(steps, losses)
            self._compare.append((name, curve))
        self._changed()

    def set_cursor(self, step: int | None) -> None:
        """Mark one step with a vertical line."""
        self._cursor = step
        self._changed()

    def clear(self) -> None:
        """Forget all points, the comparison and the mark; the range and the guess stay."""
        self._training.clear()
        self._validation.clear()
        self._compare = []
        self._cursor = self._hovered = self._zoomed = None
        self._changed()

    def is_empty(self) -> bool:
        """Say whether there is not a single point."""
        return not any(len(curve) for curve in self._curves())

    def _curves(self) -> list[LossCurve]:
        return [self._training, self._validation, *(curve for _, curve in self._compare)]

    # Clock ----------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if not self._clock.isActive():
            self._clock.start()

    def _redraw(self) -> None:
        self._describe()
        self.update()

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return tr("Loss")

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def empty_sentence(self) -> str:
        """Return the sentence that stands here before the first point."""
        return tr("The loss curve appears here as soon as training starts.")

    def _describe(self) -> None:
        if self.is_empty():
            self.setAccessibleDescription(self.empty_sentence())
            return
        last = max(float(curve.steps[-1]) for curve in self._curves() if len(curve))
        step = last if self._hovered is None else self._hovered
        self.setAccessibleDescription(self.reading(step).replace("\n", ", "))

    def hovered_step(self) -> float | None:
        """Return the step whose values are being read."""
        return self._hovered

    def reading(self, step: float) -> str:
        """Return the values nearest to *step* in words, one a line."""
        lines: list[str] = []
        where = step
        if len(self._training):
            index = self._training.nearest(step)
            where = self._training.steps[index]
            raw, smooth = self._training.losses[index], self._training.smooth[index]
            lines.append(tr("training {loss} (smoothed {smooth})", loss=f"{raw:.3f}", smooth=f"{smooth:.3f}"))
        if len(self._validation):
            index = self._validation.nearest(step)
            at, loss = self._validation.steps[index], f"{self._validation.losses[index]:.3f}"
            if not lines:
                where = at
            if at == where:
                lines.append(tr("validation {loss}", loss=loss))
            else:
                lines.append(tr("validation {loss} (step {step})", loss=loss, step=grouped(at)))
        for name, curve in self._compare:
            if len(curve):
                lines.append(f"{name} {curve.losses[curve.nearest(step)]:.3f}")
        return "\n".join([tr("step {step}", step=grouped(where)), *lines])

    # Geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(560, 300)

    def plot_rect(self, area: QRectF) -> QRectF:
        """Return where the curves go."""
        return area.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)

    def bounds(self) -> Bounds:
        """Return the steps and losses in sight."""
        curves = [curve for curve in self._curves() if len(curve)]
        last = max((float(curve.steps[-1]) for curve in curves), default=0.0)
        left, right = self._zoomed or (0.0, max(float(self._total or 10), last))
        values = np.concatenate([np.zeros(0), *(curve.losses for curve in curves)])
        values = values[np.isfinite(values)]
        low = float(values.min()) if values.size else 0.0
        # one wild batch must not flatten all the rest
        high = float(np.quantile(values, 0.995)) if values.size else 1.0
        smooth = np.concatenate([np.zeros(0), *(curve.smooth for curve in curves)])
        smooth = smooth[np.isfinite(smooth)]
        if smooth.size:
            high = max(high, min(float(smooth.max()), low + 1.4 * (high - low)))
        if self._guess is not None:
            high = max(high, self._guess)
        margin = max((high - low) * 0.08, 0.01)
        return Bounds(left, right, max(0.0, low - margin) if low >= 0 else low - margin, high + margin)

    # Painting -------------------------------------------------------------------------------------------------

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot, bounds = self.plot_rect(area), self.bounds()
        self._paint_legend(painter, area, theme, 1.15 if paper else 1.0)
        self._paint_axes(painter, area, plot, bounds, theme)
        painter.save()
        painter.setClipRect(plot.adjusted(-5, -5, 5, 5))
        if self._guess is not None:
            y = bounds.y(plot, self._guess)
            painter.setPen(self._guess_pen(theme))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
        self._paint_curves(painter, plot, bounds, theme)
        if self._cursor is not None:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            self._upright(painter, plot, bounds, self._cursor)
        if self._hovered is not None and not paper:
            painter.setPen(QPen(theme.color("secondary"), 1))
            self._upright(painter, plot, bounds, self._hovered)
        painter.restore()
        if self.is_empty():
            draw_sentence(painter, plot, self.empty_sentence(), theme, self.font())
        elif self._hovered is not None and not paper:
            at = QPointF(bounds.x(plot, self._hovered), plot.center().y())
            draw_bubble(painter, at, plot, self.reading(self._hovered), theme, self.font())

    @staticmethod
    def _upright(painter: QPainter, plot: QRectF, bounds: Bounds, step: float) -> None:
        x = round(bounds.x(plot, step)) + 0.5
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()))

    def _paint_axes(
        self, painter: QPainter, area: QRectF, plot: QRectF, bounds: Bounds, theme: Theme
    ) -> None:
        painter.setFont(sized(self.font(), SMALL))
        line = painter.fontMetrics().height()
        grid, words = QPen(theme.color("border"), 1), theme.color("secondary")
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
        values, decimals = nice_ticks(bounds.bottom, bounds.top, max(2, int(plot.height() / 28)))
        for value in values:
            y = round(bounds.y(plot, value)) + 0.5
            if not self.is_empty():
                painter.setPen(grid)
                painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(words)
            box = QRectF(area.left(), y - line / 2, plot.left() - area.left() - 8, line)
            painter.drawText(box, right, f"{value:.{decimals}f}")
        steps, decimals = bounds.step_ticks(max(2, int(plot.width() / 85)))
        painter.setPen(words)
        for step in steps:
            shown = f"{step:,.{decimals}f}"
            half = painter.fontMetrics().horizontalAdvance(shown) / 2 + 1
            middle = min(bounds.x(plot, step), area.right() - half)  # a long number would be cut at the edge
            painter.drawText(QRectF(middle - half, plot.bottom() + 6, 2 * half, line), centre, shown)
        box = QRectF(plot.left(), plot.bottom() + 8 + line, plot.width(), line)
        painter.drawText(box, centre, tr("step"))

    def _paint_curves(self, painter: QPainter, plot: QRectF, bounds: Bounds, theme: Theme) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        sight = (bounds.left, bounds.right)
        steps, width = self._training.steps, max(1, int(plot.width()))
        painter.setPen(QPen(faded(theme.color("series_1"), 0.3), 1))
        self._line(painter, plot, bounds, *peaks(*in_sight(steps, self._training.losses, *sight), width))
        for index, (_, curve) in enumerate(self._compare):
            painter.setPen(self._compare_pen(index, theme))
            points = in_sight(curve.steps, curve.losses, *sight)
            self._line(painter, plot, bounds, *thinned(*points, _SMOOTH_POINTS))
        painter.setPen(QPen(theme.color("series_1"), 2))
        points = in_sight(steps, self._training.smooth, *sight)
        self._line(painter, plot, bounds, *thinned(*points, _SMOOTH_POINTS))
        checks = in_sight(self._validation.steps, self._validation.losses, *sight)
        painter.setPen(QPen(faded(theme.color("series_2"), 0.5), 1))
        self._line(painter, plot, bounds, *checks)
        painter.setPen(QPen(theme.color("surface"), 1))
        painter.setBrush(theme.color("series_2"))
        for step, loss in zip(*checks, strict=True):
            if np.isfinite(loss):
                painter.drawEllipse(QPointF(bounds.x(plot, step), bounds.y(plot, loss)), 4, 4)

    @staticmethod
    def _line(
        painter: QPainter, plot: QRectF, bounds: Bounds, x: NDArray[np.float64], y: NDArray[np.float64]
    ) -> None:
        """Draw a line through the points, broken where a loss is not finite."""
        finite = np.isfinite(y)
        across = bounds.x(plot, x)
        # far outside is as good as further outside, and Qt's own arithmetic stays exact
        limited = np.clip(np.where(finite, y, 0.0), bounds.bottom - 1e3, bounds.top + 1e3)
        down = plot.bottom() - (limited - bounds.bottom) / (bounds.top - bounds.bottom) * plot.height()
        breaks = np.flatnonzero(np.diff(finite.astype(np.int8))) + 1
        for part_x, part_y, part in zip(
            np.split(across, breaks), np.split(down, breaks), np.split(finite, breaks), strict=True
        ):
            if len(part) > 1 and part[0]:
                points = [QPointF(*point) for point in zip(part_x.tolist(), part_y.tolist(), strict=True)]
                painter.drawPolyline(QPolygonF(points))

    def _compare_pen(self, index: int, theme: Theme) -> QPen:
        pen = QPen(theme.color(_OVERLAY_TOKENS[index % len(_OVERLAY_TOKENS)]), 1.8)
        if index:
            pen.setDashPattern(_DASHES[index % len(_DASHES)])
        else:
            pen.setWidthF(
                3.2
            )  # lies under the dashes of the others and shows between them where they are equal
        return pen

    @staticmethod
    def _guess_pen(theme: Theme) -> QPen:
        pen = QPen(theme.color("secondary"), 1.2)
        pen.setDashPattern([4.0, 3.0])
        return pen

    def _legend(self, theme: Theme) -> list[tuple[str, QColor, QPen | None]]:
        """Return (words, colour, pen of the line or None for the dot)."""
        entries: list[tuple[str, QColor, QPen | None]] = []
        if len(self._training) or self.is_empty():
            colour = theme.color("series_1")
            entries.append((tr("training, smoothed"), colour, QPen(colour, 2)))
        if len(self._validation) or self.is_empty():
            entries.append((tr("validation"), theme.color("series_2"), None))
        for index, (name, _) in enumerate(self._compare):
            pen = self._compare_pen(index, theme)
            entries.append((name, pen.color(), pen))
        if self._guess is not None:
            entries.append((str(self._guess_label), theme.color("secondary"), self._guess_pen(theme)))
        return entries

    def _paint_legend(self, painter: QPainter, area: QRectF, theme: Theme, slack: float) -> None:
        """Write the heading and, from the right, the legend; what does not fit becomes three dots.

        Words get *slack* times their width: a saved drawing may be shown with another font.
        """
        font = sized(self.font(), SECONDARY, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        painter.setPen(theme.color("secondary"))
        title = self.figure_title()
        painter.drawText(QRectF(area.left(), area.top(), 200, 18), _LEVEL, title)
        left = area.left() + metrics.horizontalAdvance(title) + 24
        x, y = area.right(), area.top() + 9
        for words, colour, pen in reversed(self._legend(theme)):
            shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, 160)
            width = metrics.horizontalAdvance(shown) * slack
            if x - width - 26 < left:
                painter.setPen(theme.color("secondary"))
                painter.drawText(QRectF(x - 16, area.top(), 16, 18), _LEVEL, "…")
                break
            x -= width
            painter.setPen(colour)
            painter.drawText(QRectF(x, area.top(), width + 2, 18), _LEVEL, shown)
            if pen is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(x - 10, y), 4, 4)
                x -= 28
            else:
                painter.setPen(pen)
                painter.drawLine(QPointF(x - 22, y), QPointF(x - 5, y))
                x -= 36

    # Mouse and keys -------------------------------------------------------------------------------------------

    def _step_at(self, x: float) -> float:
        return self.bounds().step_at(self.plot_rect(QRectF(self.rect())), x)

    def _hover(self, step: float | None) -> None:
        step = None if self.is_empty() else step
        if step != self._hovered:
            self._hovered = step
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is not None and self._zoomed:
            self._show_steps(self._zoomed[0] + self._pressed - self._step_at(point.x()), self._zoomed)
            return
        inside = self.plot_rect(QRectF(self.rect())).contains(point)
        self._hover(self._step_at(point.x()) if inside else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = self._step_at(event.position().x())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._zoomed = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom into the steps around the mouse pointer."""
        if self.is_empty():
            event.ignore()
            return
        self._zoom(1.2 ** (event.angleDelta().y() / 120), self._step_at(event.position().x()))
        event.accept()

    def _zoom(self, factor: float, around: float) -> None:
        bounds = self.bounds()
        width = max(4.0, (bounds.right - bounds.left) / factor)
        share = (around - bounds.left) / (bounds.right - bounds.left)
        left = around - share * width
        self._show_steps(left, (left, left + width))

    def _show_steps(self, left: float, span: tuple[float, float]) -> None:
        """Show as many steps as *span* holds from *left* on, within what there is."""
        self._zoomed = None
        whole = self.bounds()
        width = span[1] - span[0]
        if width < whole.right - whole.left:
            left = max(whole.left, min(left, whole.right - width))
            self._zoomed = (left, left + width)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bounds = self.bounds()
        move = {Qt.Key.Key_Left: -0.01, Qt.Key.Key_Right: 0.01}.get(Qt.Key(event.key()))
        if move is not None and not self.is_empty():
            start = bounds.left if self._hovered is None else self._hovered
            step = start + (move * (bounds.right - bounds.left) if self._hovered is not None else 0.0)
            self._hover(max(bounds.left, min(bounds.right, step)))
            self._describe()
        elif event.key() == Qt.Key.Key_Escape and self._hovered is not None:
            self._hover(None)
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus) and not self.is_empty():
            around = self._hovered if self._hovered is not None else (bounds.left + bounds.right) / 2
            self._zoom(1 / 1.4 if event.key() == Qt.Key.Key_Minus else 1.4, around)
        elif event.key() == Qt.Key.Key_0:
            self._zoomed = None
            self.update()
        else:
            super().keyPressEvent(event)
