"""A picture tinted where its patches count for or against something."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.quantities import digits_for, signed
from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, Figure, draw_bubble, draw_sentence, faded, sized
from workbench.gui.views.image_view import fitted
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.patch_grid import PatchGrid
from workbench.gui.views.pixels import to_image
from workbench.language import tr

_SCALE = 24
_OPACITY = 0.85
_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)


class SignedPicture(Figure):
    """One signed number for each patch; the arrow keys read one patch after the other."""

    patch_hovered = Signal(int)  # -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self._values = np.zeros(0)
        self._grid = PatchGrid(0, 0)
        self._largest = 1.0
        self._title, self._sentence = "", ""
        self._marked: int | None = None  # patch, counted from 0
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.retranslate()

    def show_values(
        self, pixels: NDArray[Any], values: NDArray[Any], rows: int, columns: int, title: str = ""
    ) -> None:
        """Tint *pixels* (H, W[, C]) by *values* (rows · columns,); the scale ends at the largest of them."""
        if len(values) != rows * columns:
            raise ValueError(f"{len(values)} values for {rows} × {columns} patches")
        self._image, self._grid = to_image(pixels), PatchGrid(rows, columns)
        self._values = np.asarray(values, np.float64)
        self._largest = float(np.abs(self._values).max(initial=0.0)) or 1.0
        self._title, self._marked = title, None
        self.setAccessibleName(self.figure_title())
        self._describe()

    def show_sentence(self, sentence: str) -> None:
        """Say, in the language shown, why there is nothing."""
        self._image, self._sentence = None, sentence
        self._describe()

    def figure_title(self) -> str:
        return self._title or tr("Values over the picture")

    def sizeHint(self) -> QSize:
        return QSize(320, 340)

    def mark(self, patch: int | None) -> None:
        """Read one patch, counted from 0, without telling anyone."""
        self._marked = patch if patch is not None and 0 <= patch < len(self._values) else None
        self._describe()

    def marked_text(self) -> str:
        """Return the patch that is read, in words."""
        if self._image is None or self._marked is None:
            return ""
        name = tr("patch {number}", number=self._marked + 1)
        value = float(self._values[self._marked])
        return f"{name}: {signed(value, digits_for(self._largest))}"

    def numbers(self) -> Numbers | None:
        if self._image is None:
            return None
        rows, columns = self._grid.rows, self._grid.columns
        return Numbers(
            values=self._values.reshape(rows, columns),
            rows=tuple(str(row + 1) for row in range(rows)),
            columns=tuple(str(column + 1) for column in range(columns)),
        )

    def _describe(self) -> None:
        self.setAccessibleDescription(self._sentence if self._image is None else self.marked_text())
        self.update()

    def _room(self, area: QRectF) -> QRectF:
        assert self._image is not None
        return fitted(self._image, area.adjusted(3, 3 + self._above(), -3, -3 - _SCALE))

    def _above(self) -> int:
        return 24 if self._title else 0

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self._image is None:
            draw_sentence(painter, area, self._sentence or tr("Nothing to show yet."), theme, self.font())
            return
        room = self._room(area)
        if self._title:
            painter.setPen(theme.color("text"))
            painter.setFont(sized(self.font(), 12, bold=True))
            painter.drawText(
                QRectF(area.left(), area.top(), area.width(), 18),
                int(Qt.AlignmentFlag.AlignCenter),
                self._title,
            )
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, room.width() < 3 * self._image.width()
        )
        # a grey picture leaves colour to mean one thing only
        painter.drawImage(room, self._image.convertToFormat(QImage.Format.Format_Grayscale8))
        painter.fillRect(room, faded(theme.color("background"), 0.35))
        for patch, value in enumerate(self._values.tolist()):
            tint = theme.color("signed_plus" if value > 0 else "signed_minus")
            strength = abs(value) / self._largest if np.isfinite(value) else 0.0
            painter.fillRect(self._grid.rect(room, patch), faded(tint, _OPACITY * strength))
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(room)
        self._paint_scale(painter, room, theme)
        if self._marked is not None and not paper:
            rect = self._grid.rect(room, self._marked)
            painter.setPen(QPen(theme.color("text"), 1.5))
            painter.drawRect(rect)
            draw_bubble(painter, rect.center(), area, self.marked_text(), theme, self.font())

    def _paint_scale(self, painter: QPainter, room: QRectF, theme: Theme) -> None:
        painter.setFont(sized(self.font(), SMALL))
        digits = digits_for(self._largest)
        low, high = signed(-self._largest, digits), signed(self._largest, digits)
        before = painter.fontMetrics().horizontalAdvance(low) + 6
        after = painter.fontMetrics().horizontalAdvance(high) + 6
        width = max(36.0, min(120.0, room.width() * 0.5, room.width() - before - after))
        bar = QRectF(room.left() + before, room.bottom() + 12, width, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for stop, name in ((0.0, "signed_minus"), (0.5, "signed_zero"), (1.0, "signed_plus")):
            gradient.setColorAt(stop, theme.color(name))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(bar)
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(room.left(), bar.y() - 4, before, 16), _MIDDLE, low)
        painter.drawText(QRectF(bar.right() + 6, bar.y() - 4, 60, 16), _MIDDLE, high)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._image is not None:
            self._read(self._grid.token_at(self._room(QRectF(self.rect())), event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._read(None)
        super().leaveEvent(event)

    def _read(self, patch: int | None) -> None:
        if patch != self._marked:
            self.mark(patch)
            self.patch_hovered.emit(-1 if patch is None else patch)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        columns = self._grid.columns
        moves = {
            Qt.Key.Key_Up: -columns,
            Qt.Key.Key_Down: columns,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or self._image is None:
            super().keyPressEvent(event)
            return
        wanted = 0 if self._marked is None else self._marked + move
        if 0 <= wanted < len(self._values):
            self._read(wanted)
