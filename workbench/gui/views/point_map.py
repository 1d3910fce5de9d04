"""Named points on a plane, of which as many are written out as there is room for."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    SMALL,
    Figure,
    draw_bubble,
    draw_sentence,
    faded,
    mono,
    sized,
    visible_token,
)
from workbench.gui.views.numbers import Numbers
from workbench.language import tr

_DOT, _MARKED_DOT = 2.0, 3.5
_REACH = 14.0  # how far from a point the mouse still means it
_MOST_WRITTEN = 400
_LONGEST = 16  # characters of a label that is written out
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


class PointMap(Figure):
    """Marked points stand out and are written first; hover a point, or walk with the arrow keys, to read it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._points = np.zeros((0, 2))
        self._labels: list[str] = []
        self._marked: frozenset[int] = frozenset()
        self._axes = ("", "")
        self._title, self._sentence = "", ""
        self._read: int | None = None
        self._nearest: NDArray[np.float64] = np.zeros((0, 2))  # points as they were painted last
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(160, 140)
        self.retranslate()

    def show_points(
        self,
        points: NDArray[Any],
        labels: Sequence[str],
        marked: Sequence[int],
        axes: tuple[str, str],
        title: str,
    ) -> None:
        """Show *points* (N, 2) with the names of both axes; those whose index is *marked* stand out."""
        if np.shape(points) != (len(labels), 2):
            raise ValueError(f"{np.shape(points)} points, {len(labels)} labels")
        self._points = np.nan_to_num(np.asarray(points, np.float64))
        self._labels = [visible_token(label) for label in labels]
        self._marked = frozenset(marked)
        self._axes, self._title = axes, title
        if self._read is not None and self._read >= len(labels):
            self._read = None
        self.setAccessibleName(self.figure_title())
        self._describe()

    def show_sentence(self, sentence: str) -> None:
        """Say, in the language shown, why there is nothing."""
        self._points, self._labels, self._read = np.zeros((0, 2)), [], None
        self._sentence = sentence
        self._describe()

    def figure_title(self) -> str:
        return self._title or tr("Map of points")

    def sizeHint(self) -> QSize:
        return QSize(460, 420)

    def read(self) -> int | None:
        """Return the index of the point that is read."""
        return self._read

    def read_text(self) -> str:
        """Return the point that is read, in words."""
        if self._read is None:
            return ""
        x, y = self._points[self._read]
        return f"{self._labels[self._read]}  ({x:.2f}, {y:.2f})"

    def numbers(self) -> Numbers | None:
        if not self._labels:
            return None
        return Numbers(values=self._points, rows=tuple(self._labels), columns=self._axes)

    def _describe(self) -> None:
        self.setAccessibleDescription(self.read_text() if self._labels else self._sentence)
        self.update()

    # Painting -------------------------------------------------------------------------------------------------

    def _placed(self, plot: QRectF) -> NDArray[np.float64]:
        """Return where every point is painted: both axes have one scale, or distances would lie."""
        low, high = self._points.min(0), self._points.max(0)
        span = np.maximum(high - low, 1e-12)
        scale = min(plot.width() / span[0], plot.height() / span[1])
        middle = (low + high) / 2
        centre = plot.center()
        return np.stack(
            [
                centre.x() + (self._points[:, 0] - middle[0]) * scale,
                centre.y() - (self._points[:, 1] - middle[1]) * scale,
            ],
            axis=1,
        )

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not self._labels:
            draw_sentence(painter, area, self._sentence or tr("Nothing to show yet."), theme, self.font())
            return
        frame = area.adjusted(22, 4, -4, -22)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(frame)
        placed = self._placed(frame.adjusted(34, 16, -34, -16))
        if not paper:
            self._nearest = placed
        self._paint_axes(painter, area, frame, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for index, (x, y) in enumerate(placed.tolist()):
            is_marked = index in self._marked
            radius = _MARKED_DOT if is_marked else _DOT
            painter.setBrush(theme.color("series_2") if is_marked else faded(theme.color("series_1"), 0.55))
            painter.drawEllipse(QPointF(x, y), radius, radius)
        self._paint_labels(painter, placed, frame, theme)
        if self._read is not None and not paper:
            at = QPointF(*placed[self._read].tolist())
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.drawEllipse(at, 6, 6)
            draw_bubble(painter, at, area, self.read_text(), theme, self.font())

    def _paint_axes(self, painter: QPainter, area: QRectF, frame: QRectF, theme: Theme) -> None:
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(frame.left(), frame.bottom() + 2, frame.width(), 18), _CENTRE, self._axes[0])
        painter.save()
        painter.translate(area.left() + 10, frame.center().y())
        painter.rotate(-90)
        painter.drawText(QRectF(-frame.height() / 2, -9, frame.height(), 18), _CENTRE, self._axes[1])
        painter.restore()

    def _paint_labels(
        self, painter: QPainter, placed: NDArray[np.float64], frame: QRectF, theme: Theme
    ) -> None:
        """Write labels beside their points, those of the marked ones first, none over another."""
        metrics = QFontMetricsF(mono(SMALL))
        line = metrics.height()
        taken: dict[tuple[int, int], list[QRectF]] = {}
        order = sorted(range(len(placed)), key=lambda index: index not in self._marked)
        written = 0
        for index in order:
            if written >= _MOST_WRITTEN:
                break
            label = self._labels[index]
            label = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
            x, y = placed[index].tolist()
            width = metrics.horizontalAdvance(label)
            box = QRectF(x + 5, y - line / 2, width, line)
            if box.right() > frame.right() - 2:
                box.moveRight(x - 5)
            squares = [
                (column, row)
                for column in range(int(box.left()) // 40, int(box.right()) // 40 + 1)
                for row in range(int(box.top()) // 40, int(box.bottom()) // 40 + 1)
            ]
            if any(box.intersects(other) for square in squares for other in taken.get(square, ())):
                continue
            for square in squares:
                taken.setdefault(square, []).append(box)
            is_marked = index in self._marked
            painter.setFont(mono(SMALL, bold=is_marked))
            painter.setPen(theme.color("text" if is_marked else "secondary"))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip), label)
            written += 1

    # Mouse and keys -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._read_point(self._point_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read_point(None)
        super().leaveEvent(event)

    def _point_at(self, point: QPointF) -> int | None:
        if not self._labels or len(self._nearest) != len(self._labels):
            return None
        away = np.hypot(self._nearest[:, 0] - point.x(), self._nearest[:, 1] - point.y())
        nearest = int(away.argmin())
        return nearest if away[nearest] <= _REACH else None

    def _read_point(self, index: int | None) -> None:
        if index != self._read:
            self._read = index
            self._describe()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        turns = {Qt.Key.Key_Right: 0.0, Qt.Key.Key_Up: 0.5, Qt.Key.Key_Left: 1.0, Qt.Key.Key_Down: -0.5}
        turn = turns.get(Qt.Key(event.key()))
        if turn is None or not self._labels:
            super().keyPressEvent(event)
        elif self._read is None:
            self._read_point(min(self._marked, default=0))
        else:
            self._read_point(self._neighbour(self._read, turn * math.pi))

    def _neighbour(self, index: int, angle: float) -> int:
        """Return the nearest point in a direction, or *index* where there is none."""
        apart = self._points - self._points[index]
        along = apart @ np.array([math.cos(angle), math.sin(angle)])
        distance = np.hypot(apart[:, 0], apart[:, 1])
        reached = np.where(along > 0.5 * distance, distance, np.inf)
        reached[index] = np.inf
        nearest = int(reached.argmin())
        return nearest if np.isfinite(reached[nearest]) else index
