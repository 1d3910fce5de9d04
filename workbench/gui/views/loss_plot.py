"""The loss while a model trains: raw and smoothed training, validation, and what blind guessing would give."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QHideEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import Theme, current_theme
from workbench.gui.views.figure import (
    SECONDARY,
    SMALL,
    Exportable,
    draw_bubble,
    draw_sentence,
    faded,
    sized,
)
from workbench.language import Text, text, tr

_LEGEND = 26
_REDRAW_MS = 50  # at most 20 times a second, however fast the numbers come
_SMOOTH_POINTS = 400
_DASHES = ([6.0, 3.0], [2.0, 3.0], [8.0, 3.0, 2.0, 3.0], [3.0, 3.0], [10.0, 4.0])
_OVERLAY_TOKENS = ("series_3", "accent", "secondary", "series_2", "series_1")


class Curve:
    """A growing list of (step, loss) with its moving average, corrected for its start at zero.

    The average covers few points at first and *window* later: it must not lag where the loss falls fastest.
    """

    def __init__(self, window: float = 30.0) -> None:
        self._window = window
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._steps, self._losses, self._smooth = array("d"), array("d"), array("d")
        self._sum = self._weight = 0.0

    def append(self, steps: Any, losses: Any) -> None:
        """Add points; losses that are not finite leave a gap and do not enter the average."""
        for step, loss in zip(
            np.atleast_1d(steps).astype(float).tolist(),
            np.atleast_1d(losses).astype(float).tolist(),
            strict=True,
        ):
            if np.isfinite(loss):
                keep = 1.0 - 1.0 / max(1.0, min(self._window, 4.0 + len(self._steps) / 16.0))
                self._sum = keep * self._sum + (1 - keep) * loss
                self._weight = keep * self._weight + (1 - keep)
            self._steps.append(step)
            self._losses.append(loss)
            self._smooth.append(self._sum / self._weight if self._weight else float("nan"))

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> NDArray[np.float64]:
        """The steps."""
        return np.array(self._steps)

    @property
    def losses(self) -> NDArray[np.float64]:
        """The losses as they were measured."""
        return np.array(self._losses)

    @property
    def smooth(self) -> NDArray[np.float64]:
        """The smoothed losses."""
        return np.array(self._smooth)

    def nearest(self, step: float) -> int:
        """Return the index of the point nearest to *step*."""
        steps = self.steps
        index = int(np.searchsorted(steps, step))
        if index > 0 and (index == len(steps) or step - steps[index - 1] < steps[index] - step):
            index -= 1
        return index


class _QuietAxis(pg.AxisItem):
    """An axis of numbers and grid lines, without the line and the ticks."""

    def drawPicture(self, p: QPainter, axisSpec: Any, tickSpecs: Any, textSpecs: Any) -> None:
        super().drawPicture(p, (QPen(QColor(0, 0, 0, 0)), axisSpec[1], axisSpec[2]), tickSpecs, textSpecs)


class _Overlay(QWidget):
    """Paints the legend, the reading under the mouse pointer and the sentence of an empty plot."""

    def __init__(self, plot: LossPlot) -> None:
        super().__init__(plot)
        self._plot = plot
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._plot.paint_overlay(QPainter(self), QRectF(self.rect()), current_theme(), paper=False)


class LossPlot(Exportable, Live, QWidget):
    """Loss against step, redrawn by a clock and not by the data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._training, self._validation = Curve(), Curve()
        self._guess: float | None = None
        self._guess_label: str | Text = text("random guess")
        self._total: int | None = None
        self._compare: list[tuple[str, Curve]] = []
        self._cursor: float | None = None
        self._hover: float | None = None
        self._hover_at = QPointF()
        self._user_zoom = False

        self._axes = {"left": _QuietAxis("left"), "bottom": _QuietAxis("bottom")}
        self._view = pg.PlotWidget(self, axisItems=self._axes)
        self._view.setFrameShape(pg.PlotWidget.Shape.NoFrame)
        self._view.setMenuEnabled(False)
        self._view.hideButtons()
        self._view.setMouseEnabled(x=True, y=False)
        self._view.viewport().installEventFilter(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = self._view.getViewBox()
        box.disableAutoRange()
        box.setDefaultPadding(0)
        box.sigRangeChangedManually.connect(self._note_zoom)
        self._axes["left"].setGrid(255)
        for axis in self._axes.values():
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickLength=0, maxTickLevel=0, tickTextOffset=6, hideOverlappingLabels=False)
        self._axes["left"].setTickDensity(1.6)
        self._axes["left"].setWidth(38)
        plot = self._view.getPlotItem()
        if plot is not None:
            plot.setContentsMargins(0, 0, 16, 0)  # room for the last number of the axis
        self._guess_line = pg.InfiniteLine(angle=0)
        self._cursor_line = pg.InfiniteLine(angle=90)
        self._hover_line = pg.InfiniteLine(angle=90)
        self._raw = self._curve("peak")  # thinning must not hide the noise
        self._smooth = self._curve()
        self._checks = self._curve()
        self._overlays: list[pg.PlotDataItem] = []
        for item in (self._guess_line, self._cursor_line, self._hover_line):
            item.setVisible(False)
            self._view.addItem(item)

        self._overlay = _Overlay(self)
        self._clock = QTimer(self)
        self._clock.setInterval(_REDRAW_MS)
        self._clock.timeout.connect(self._redraw)
        self._dirty = True
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 140)
        self.retranslate()
        self.restyle()

    def _curve(self, downsample: str = "subsample") -> pg.PlotDataItem:
        item = pg.PlotDataItem(
            antialias=True,
            clipToView=True,
            autoDownsample=True,
            downsampleMethod=downsample,
            connect="finite",
        )
        self._view.addItem(item)
        return item

    # Data -----------------------------------------------------------------------------------------------------

    def set_random_guess(self, loss: float | None, label: str | Text | None = None) -> None:
        """Draw the loss of blind guessing as a dashed line."""
        self._guess = loss
        if label is not None:
            self._guess_label = label
        self._changed()

    def append_training(
        self, steps: NDArray[Any] | Sequence[int], losses: NDArray[Any] | Sequence[float]
    ) -> None:
        """Add training losses."""
        self._training.append(steps, losses)
        self._changed()

    def set_training(
        self, steps: NDArray[Any] | Sequence[int], losses: NDArray[Any] | Sequence[float]
    ) -> None:
        """Replace the training losses."""
        self._training.clear()
        self.append_training(steps, losses)

    def append_validation(self, step: int, loss: float) -> None:
        """Add one measurement on the validation split."""
        self._validation.append(step, loss)
        self._changed()

    def set_validation(
        self, steps: NDArray[Any] | Sequence[int], losses: NDArray[Any] | Sequence[float]
    ) -> None:
        """Replace the measurements on the validation split."""
        self._validation.clear()
        self._validation.append(steps, losses)
        self._changed()

    def set_range(self, total_steps: int | None) -> None:
        """Show steps 0 to *total_steps*, or as far as there are points."""
        self._total, self._user_zoom = total_steps, False
        self._changed()

    def set_compare(self, runs: Sequence[tuple[str, Any, Any]]) -> None:
        """Lay other runs over the plot: (name, steps, losses) each."""
        self._compare = []
        for name, steps, losses in runs:
            curve = Curve(1.0)
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
        self._cursor, self._user_zoom = None, False
        self._changed()

    def is_empty(self) -> bool:
        """Say whether there is not a single point."""
        return not (len(self._training) or len(self._validation) or any(len(c) for _, c in self._compare))

    def smoothed(self) -> NDArray[np.float64]:
        """Return the smoothed training losses."""
        return self._training.smooth

    # Clock ----------------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._dirty = True
        if self.isVisible() and not self._clock.isActive():
            self._clock.start()

    def flush(self) -> None:
        """Draw what is waiting now (for pictures and tests)."""
        self._dirty = True
        self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._changed()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def _redraw(self) -> None:
        if not self._dirty:
            self._clock.stop()
            return
        self._dirty = False
        theme = current_theme()
        self._draw_items(theme)
        self._set_ranges()
        self._describe()
        self._overlay.update()

    def _draw_items(self, theme: Theme) -> None:
        steps = self._training.steps
        self._raw.setData(steps, self._training.losses)
        self._smooth.setData(*self._thinned(steps, self._training.smooth))
        self._checks.setData(self._validation.steps, self._validation.losses)
        self._axes["left"].setGrid(False if self.is_empty() else 255)
        styled = len(self._overlays)  # setting a pen redraws: only for new ones
        while len(self._overlays) > len(self._compare):
            self._view.removeItem(self._overlays.pop())
        while len(self._overlays) < len(self._compare):
            self._overlays.append(self._curve())
        for index, (item, (_, curve)) in enumerate(zip(self._overlays, self._compare, strict=True)):
            item.setData(*self._thinned(curve.steps, curve.losses))
            if index >= styled:
                item.setPen(self._compare_pen(index, theme))
        self._guess_line.setVisible(self._guess is not None)
        if self._guess is not None:
            self._guess_line.setValue(self._guess)
        self._cursor_line.setVisible(self._cursor is not None)
        if self._cursor is not None:
            self._cursor_line.setValue(self._cursor)

    def _thinned(
        self, steps: NDArray[np.float64], values: NDArray[np.float64]
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """Return as many of the points in sight as a smooth line needs: thick lines are slow to paint."""
        if self._user_zoom:
            left, right = self._view.getViewBox().viewRange()[0]
            first, last = np.searchsorted(steps, [left, right])
            part = slice(max(0, int(first) - 1), int(last) + 1)
            steps, values = steps[part], values[part]
        if len(steps) <= _SMOOTH_POINTS:
            return steps, values
        kept = np.linspace(0, len(steps) - 1, _SMOOTH_POINTS).round().astype(int)
        return steps[kept], values[kept]

    def _compare_pen(self, index: int, theme: Theme) -> QPen:
        pen = pg.mkPen(theme.color(_OVERLAY_TOKENS[index % len(_OVERLAY_TOKENS)]), width=1.8)
        pen.setDashPattern(_DASHES[index % len(_DASHES)])
        return pen

    def _set_ranges(self) -> None:
        box = self._view.getViewBox()
        curves = [self._training, self._validation, *(curve for _, curve in self._compare)]
        last = max((float(curve.steps[-1]) for curve in curves if len(curve)), default=0.0)
        if not self._user_zoom:
            end = max(self._total or 0, last, 1.0) if self._total else max(last, 10.0)
            box.setXRange(0, end, padding=0)
        found = [curve.losses[np.isfinite(curve.losses)] for curve in curves if len(curve)]
        values = np.concatenate(found) if found else np.zeros(0)
        low = float(values.min()) if values.size else 0.0
        # one wild batch must not flatten all the rest
        high = float(np.quantile(values, 0.995)) if values.size else 1.0
        smooth = np.concatenate([curve.smooth for curve in curves])
        smooth = smooth[np.isfinite(smooth)]
        if smooth.size:
            high = max(high, min(float(smooth.max()), low + 1.4 * (high - low)))
        if self._guess is not None:
            high = max(high, self._guess)
            if not values.size:
                low = 0.0
        margin = max((high - low) * 0.08, 1e-3)
        box.setYRange(max(0.0, low - margin) if low >= 0 else low - margin, high + margin, padding=0)

    def _note_zoom(self, *_: Any) -> None:
        self._user_zoom = True
        self._changed()

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return tr("Loss")

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Loss chart"))
        self._axes["bottom"].setLabel(tr("step"))
        self._describe()
        self._changed()
        self._overlay.update()

    def empty_sentence(self) -> str:
        """Return the sentence that stands here before the first point."""
        return tr("The loss curve appears here as soon as training starts.")

    def _describe(self) -> None:
        if self.is_empty():
            self.setAccessibleDescription(self.empty_sentence())
        elif len(self._training):
            self.setAccessibleDescription(self.reading(self._training.steps[-1]).replace("\n", ", "))

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
                lines.append(tr("validation {loss} (step {step})", loss=loss, step=f"{at:.0f}"))
        for name, curve in self._compare:
            if len(curve):
                lines.append(f"{name} {curve.losses[curve.nearest(step)]:.3f}")
        return "\n".join([tr("step {step}", step=f"{where:.0f}"), *lines])

    # Looks ----------------------------------------------------------------------------------------------------

    def restyle(self) -> None:
        self._apply_theme(current_theme())
        self._changed()
        self._overlay.update()

    def _apply_theme(self, theme: Theme) -> None:
        self._view.setBackground(theme.color("surface"))
        for axis in self._axes.values():
            axis.setPen(pg.mkPen(theme.color("border")))
            axis.setTextPen(pg.mkPen(theme.color("secondary")))
            axis.setTickFont(sized(self.font(), SMALL))
        self._axes["bottom"].labelStyle = {"color": theme.hex("secondary"), "font-size": f"{SMALL}px"}
        self._axes["bottom"].setLabel(tr("step"))
        dashed = pg.mkPen(theme.color("secondary"), width=1)
        dashed.setDashPattern([4.0, 3.0])
        self._guess_line.setPen(dashed)
        self._cursor_line.setPen(pg.mkPen(theme.color("accent"), width=1.5))
        self._hover_line.setPen(pg.mkPen(theme.color("border"), width=1))
        self._style_items(theme)
        for index, item in enumerate(self._overlays):
            item.setPen(self._compare_pen(index, theme))

    def _style_items(self, theme: Theme) -> None:
        self._raw.setPen(pg.mkPen(faded(theme.color("series_1"), 0.27), width=1))
        self._smooth.setPen(pg.mkPen(theme.color("series_1"), width=2))
        self._checks.setPen(pg.mkPen(faded(theme.color("series_2"), 0.5), width=1))
        self._checks.setSymbol("o")
        self._checks.setSymbolSize(7)
        self._checks.setSymbolPen(pg.mkPen(theme.color("surface"), width=1))
        self._checks.setSymbolBrush(pg.mkBrush(theme.color("series_2")))

    def sizeHint(self) -> QSize:
        return QSize(560, 300)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_children()

    def _place_children(self) -> None:
        self._view.setGeometry(0, _LEGEND, self.width(), max(1, self.height() - _LEGEND))
        self._overlay.setGeometry(self.rect())
        self._overlay.raise_()

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
            pen.setWidthF(2)
            entries.append((name, pen.color(), pen))
        if self._guess is not None:
            colour = theme.color("secondary")
            pen = QPen(colour, 1.2)
            pen.setDashPattern([3.0, 2.0])
            entries.append((str(self._guess_label), colour, pen))
        return entries

    def paint_overlay(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        """Paint legend, reading and empty sentence over the plot."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = sized(self.font(), SECONDARY, bold=True)
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        title = self.figure_title()
        painter.setPen(theme.color("secondary"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(area.left(), area.top(), 200, 18), middle, title)
        left = area.left() + metrics.horizontalAdvance(title) + 24
        x, y = area.right(), area.top() + 9
        for words, colour, pen in reversed(self._legend(theme)):
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, 160)
            width = metrics.horizontalAdvance(shown)
            if x - width - 24 < left:
                painter.setPen(theme.color("secondary"))
                painter.drawText(QRectF(x - 16, area.top(), 16, 18), middle, "…")
                break
            x -= width
            painter.setPen(colour)
            painter.drawText(QRectF(x, area.top(), width + 2, 18), middle, shown)
            if pen is None:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(QPointF(x - 10, y), 4, 4)
                x -= 18
            else:
                painter.setPen(pen)
                painter.drawLine(QPointF(x - 20, y), QPointF(x - 5, y))
                x -= 24
            x -= 10
        below = area.adjusted(38, _LEGEND, 0, -32)
        if self.is_empty():
            draw_sentence(painter, below, self.empty_sentence(), theme, self.font())
        elif self._hover is not None and not paper:
            draw_bubble(painter, self._hover_at, below, self.reading(self._hover), theme, self.font())

    # Mouse ----------------------------------------------------------------------------------------------------

    def eventFilter(self, watched: Any, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = self._view.getViewBox().mapSceneToView(self._view.mapToScene(event.position().toPoint()))
            self._set_hover(at.x(), event.position() + QPointF(self._view.pos()))
        elif event.type() == QEvent.Type.Leave:
            self._set_hover(None, QPointF())
        elif event.type() == QEvent.Type.MouseButtonDblClick:
            self._user_zoom = False
            self._changed()
        return super().eventFilter(watched, event)

    def _set_hover(self, step: float | None, at: QPointF) -> None:
        self._hover, self._hover_at = (None if self.is_empty() else step), at
        self._hover_line.setVisible(self._hover is not None)
        if self._hover is not None:
            self._hover_line.setValue(self._hover)
        self._overlay.update()

    # Saving ---------------------------------------------------------------------------------------------------

    def export_size(self) -> QSize:
        return self.size() if self.isVisible() else self.size().expandedTo(self.sizeHint())

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        self.resize(area.size().toSize())
        self._place_children()
        self.flush()
        self._hover_line.setVisible(False)
        self._apply_theme(theme)
        self._draw_items(theme)
        target = QRectF(area.left(), area.top() + _LEGEND, area.width(), area.height() - _LEGEND)
        self._view.render(painter, target, self._view.viewport().rect())
        self.paint_overlay(painter, area, theme, paper)
        self.restyle()
