"""One picture with its caption."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, Figure, draw_sentence, sized
from workbench.gui.views.pixels import to_image
from workbench.language import tr

_CAPTION = 22


def fitted(image: QImage, room: QRectF) -> QRectF:
    """Return the largest rectangle of the picture's shape in the middle of *room*."""
    scale = min(room.width() / image.width(), room.height() / image.height())
    width, height = max(1.0, image.width() * scale), max(1.0, image.height() * scale)
    return QRectF(
        round(room.center().x() - width / 2), round(room.center().y() - height / 2), int(width), int(height)
    )


class ImageView(Figure):
    """A picture, scaled to the room there is; small pictures keep their square pixels."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._caption = ""
        self._smooth: bool | None = None
        self._empty_sentence: str | None = None
        self.setMinimumSize(48, 48)
        self.retranslate()

    def set_image(self, pixels: NDArray[Any] | None, caption: str = "", smooth: bool | None = None) -> None:
        """Show (H, W), (H, W, 1) or (H, W, 3) *pixels*; without *smooth*, small pictures stay sharp."""
        self._image = None if pixels is None or pixels.size == 0 else to_image(pixels)
        self._caption, self._smooth = caption, smooth
        self.setAccessibleName(self.figure_title())
        self.update()

    def clear(self) -> None:
        """Show no picture."""
        self.set_image(None)

    def is_empty(self) -> bool:
        """Say whether there is no picture."""
        return self._image is None

    def set_empty_sentence(self, sentence: str | None) -> None:
        """Replace the sentence shown while there is no picture (already translated)."""
        self._empty_sentence = sentence
        self.update()

    def figure_title(self) -> str:
        return tr("Picture: {caption}", caption=self._caption) if self._caption else tr("Picture")

    def sizeHint(self) -> QSize:
        return QSize(220, 240)

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self._image is None:
            sentence = self._empty_sentence or tr("No picture chosen yet.")
            draw_sentence(painter, area, sentence, theme, self.font())
            return
        below = _CAPTION if self._caption else 0
        rect = fitted(self._image, area.adjusted(1, 1, -1, -1 - below))
        smooth = self._smooth
        if smooth is None:
            smooth = rect.width() < 3 * self._image.width()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        painter.drawImage(rect, self._image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        if below:
            painter.setFont(sized(self.font(), SECONDARY))
            painter.setPen(theme.color("secondary"))
            shown = painter.fontMetrics().elidedText(
                self._caption, Qt.TextElideMode.ElideRight, int(area.width())
            )
            box = QRectF(area.left(), rect.bottom() + 3, area.width(), _CAPTION - 4)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
