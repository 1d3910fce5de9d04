"""A pad to draw on with mouse, pen or finger; the drawing comes out as a small picture."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import Figure, draw_sentence, faded
from workbench.gui.views.pixels import to_array
from workbench.language import tr

_FINE = 10  # drawn this many times finer than the picture that comes out
_UNDO = 30


class DrawPad(Figure):
    """White ink on black, as in the pictures the model learnt from; other inks on wish."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None, height: int = 28, width: int = 28) -> None:
        super().__init__(parent)
        self._shape = (height, width)
        self._ink, self._ground = QColor(255, 255, 255), QColor(0, 0, 0)
        self._brush = 2.2
        self._canvas = self._blank()
        self._past: list[QImage] = []
        self._last: QPointF | None = None
        self._pen: QPointF | None = None  # where the keyboard draws, in pixels of the picture
        self._throttle = QTimer(self)
        self._throttle.setSingleShot(True)
        self._throttle.setInterval(80)
        self._throttle.timeout.connect(self.changed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(120, 120)
        self.retranslate()

    def set_picture_size(self, height: int, width: int) -> None:
        """Set the size of the picture that comes out; the drawing starts anew, and nobody is told of a clean sheet."""
        self._shape = (height, width)
        self._canvas = self._blank()
        self._past.clear()
        self.update()

    def set_brush_size(self, pixels: float) -> None:
        """Set the width of the brush in pixels of the picture that comes out."""
        self._brush = max(0.5, pixels)

    def set_ink(self, ink: tuple[int, int, int], ground: tuple[int, int, int] | None = None) -> None:
        """Choose the colour to draw with, and the paper's colour for the next clean sheet."""
        self._ink = QColor(*ink)
        if ground is not None:
            blank = self.is_blank()
            self._ground = QColor(*ground)
            if blank:
                self._canvas = self._blank()
        self.update()

    def image(self) -> NDArray[np.uint8]:
        """Return the drawing (H, W, 3)."""
        height, width = self._shape
        return to_array(
            self._canvas.scaled(
                width,
                height,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
        )

    def is_blank(self) -> bool:
        """Say whether nothing is drawn."""
        pixels: NDArray[Any] = to_array(self._canvas)
        return bool((pixels == pixels[0, 0]).all())

    def clear(self) -> None:
        """Take a clean sheet; it can be undone."""
        if self.is_blank():
            return
        self._remember()
        self._canvas = self._blank()
        self._tell()

    def can_undo(self) -> bool:
        """Say whether there is something to take back."""
        return bool(self._past)

    def undo(self) -> None:
        """Take back the last stroke."""
        if self._past:
            self._canvas = self._past.pop()
            self._tell()

    def figure_title(self) -> str:
        return tr("Drawing pad")

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleDescription(
            tr("Draw with the mouse, or move with the arrow keys and hold Shift to draw; Delete clears.")
        )

    def sizeHint(self) -> QSize:
        return QSize(240, 240)

    def _blank(self) -> QImage:
        image = QImage(self._shape[1] * _FINE, self._shape[0] * _FINE, QImage.Format.Format_RGB32)
        image.fill(self._ground)
        return image

    def _remember(self) -> None:
        self._past.append(self._canvas.copy())
        del self._past[:-_UNDO]

    def _tell(self) -> None:
        self.update()
        if not self._throttle.isActive():
            self._throttle.start()

    def _paper(self, area: QRectF) -> QRectF:
        height, width = self._shape
        room = area.adjusted(2, 2, -2, -2)
        scale = min(room.width() / width, room.height() / height)
        paper = QRectF(0, 0, width * scale, height * scale)
        paper.moveCenter(room.center())
        return paper

    def _to_canvas(self, point: QPointF) -> QPointF:
        paper = self._paper(QRectF(self.rect()))
        return QPointF(
            (point.x() - paper.x()) / paper.width() * self._canvas.width(),
            (point.y() - paper.y()) / paper.height() * self._canvas.height(),
        )

    def draw_line(self, start: QPointF, end: QPointF) -> None:
        """Draw from *start* to *end*, in pixels of the fine drawing."""
        painter = QPainter(self._canvas)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._ink, self._brush * _FINE)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        if start == end:
            painter.drawPoint(end)
        else:
            painter.drawLine(start, end)
        painter.end()
        self._tell()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._remember()
            self._pen = None
            self._last = self._to_canvas(event.position())
            self.draw_line(self._last, self._last)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._last is not None:
            point = self._to_canvas(event.position())
            self.draw_line(self._last, point)
            self._last = point

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._last = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
        }
        move = moves.get(Qt.Key(event.key()))
        if event.matches(QKeySequence.StandardKey.Undo):
            self.undo()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.clear()
        elif move is not None:
            height, width = self._shape
            old = self._pen or QPointF(width / 2, height / 2)
            new = QPointF(min(max(old.x() + move.x(), 0), width), min(max(old.y() + move.y(), 0), height))
            self._pen = new
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                if not event.isAutoRepeat():
                    self._remember()
                self.draw_line(old * _FINE, new * _FINE)
            self.update()
        else:
            super().keyPressEvent(event)

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        sheet = self._paper(area)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(sheet, self._canvas)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(sheet)
        if not self._past and self._last is None and self._pen is None and not paper and self.is_blank():
            draw_sentence(painter, sheet, tr("Draw here."), theme, self.font(), faded(self._ink, 0.7))
        if self._pen is not None and not paper:
            scale = sheet.width() / self._shape[1]
            at = sheet.topLeft() + self._pen * scale
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("series_2"), 2))
            painter.drawEllipse(at, self._brush * scale / 2 + 2, self._brush * scale / 2 + 2)
