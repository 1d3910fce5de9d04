"""What an image model sees: the picture cut into numbered patches."""

from __future__ import annotations

from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, Figure, draw_bubble, draw_sentence, mono, sized
from workbench.gui.views.image_view import fitted
from workbench.gui.views.patch_grid import PatchGrid
from workbench.gui.views.pixels import to_image
from workbench.language import tr

_CAPTION = 22
_NUMBERED = 40  # pixels a side: a number in a smaller patch would hide what is in it


class PatchView(Figure):
    """A picture with gaps between its patches; hover tells a patch's number, large patches carry it in a corner."""

    patch_hovered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._grid = PatchGrid(0, 0)
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(96, 96)
        self.retranslate()

    def set_image(self, pixels: NDArray[Any] | None, patch_size: int = 1) -> None:
        """Show *pixels* (H, W[, 3]) cut into squares of *patch_size* pixels; what is left over is not shown."""
        self._hovered = None
        self._image, self._grid = None, PatchGrid(0, 0)
        if pixels is not None and pixels.size and patch_size > 0:
            rows, columns = pixels.shape[0] // patch_size, pixels.shape[1] // patch_size
            if rows and columns:
                self._image = to_image(pixels[: rows * patch_size, : columns * patch_size])
                self._grid = PatchGrid(rows, columns)
        self.retranslate()

    def clear(self) -> None:
        """Show no picture."""
        self.set_image(None)

    def figure_title(self) -> str:
        return tr("The picture in patches")

    def caption(self) -> str:
        """Return how many patches there are, in words."""
        grid = self._grid
        return tr(
            "{rows} × {columns} = {count} patches", rows=grid.rows, columns=grid.columns, count=grid.n_token
        )

    def retranslate(self) -> None:
        super().retranslate()
        self.setAccessibleDescription(self.caption() if self._image else self.empty_sentence())

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there is no picture."""
        return tr("Choose a picture to see how the model cuts it into patches.")

    def sizeHint(self) -> QSize:
        return QSize(280, 300)

    def _room(self, area: QRectF) -> QRectF:
        assert self._image is not None
        return fitted(self._image, area.adjusted(1, 1, -1, -1 - _CAPTION))

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self._image is None:
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        room, grid = self._room(area), self._grid
        whole = QRectF(self._image.rect())
        patch = grid.rect(room, 0)
        gap = max(1.0, min(4.0, min(patch.width(), patch.height()) * 0.12))
        is_numbered = min(patch.width(), patch.height()) >= _NUMBERED
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, room.width() < 3 * whole.width())
        for token in range(grid.n_token):
            rect = grid.rect(room, token).adjusted(gap / 2, gap / 2, -gap / 2, -gap / 2)
            painter.drawImage(rect, self._image, grid.rect(whole, token))
            hovered = token == self._hovered and not paper
            painter.setPen(QPen(theme.color("accent" if hovered else "border"), 2 if hovered else 1))
            painter.drawRect(rect)
            if is_numbered:
                painter.setFont(mono(8))
                words = str(token + 1)
                size = painter.fontMetrics().tightBoundingRect(words)
                tag = QRectF(rect.x(), rect.y(), size.width() + 4, size.height() + 4)
                painter.fillRect(tag, theme.color("surface", 0.8))
                painter.setPen(theme.color("secondary"))
                painter.drawText(tag, int(Qt.AlignmentFlag.AlignCenter), words)
        painter.setFont(sized(self.font(), SECONDARY))
        painter.setPen(theme.color("secondary"))
        box = QRectF(area.left(), room.bottom() + 4, area.width(), _CAPTION - 4)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.caption())
        if self._hovered is not None and not paper:
            words = tr(
                "patch {number}: row {row}, column {column}",
                number=self._hovered + 1,
                row=self._hovered // grid.columns + 1,
                column=self._hovered % grid.columns + 1,
            )
            draw_bubble(painter, grid.rect(room, self._hovered).center(), area, words, theme, self.font())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._image is not None:
            self._hover(self._grid.token_at(self._room(QRectF(self.rect())), event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, patch: int | None) -> None:
        if patch != self._hovered:
            self._hovered = patch
            if patch is not None:
                self.patch_hovered.emit(patch)
            self.update()
