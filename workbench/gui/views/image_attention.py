"""Attention over a picture: what one patch (or the whole-picture token) looks at."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QLinearGradient, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, Figure, draw_bubble, draw_sentence, faded, sized
from workbench.gui.views.image_view import fitted
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.patch_grid import PatchGrid
from workbench.gui.views.pixels import to_image
from workbench.language import tr

_SCALE = 24
_OPACITY = 0.8  # how strongly full attention covers the picture
_LINES, _THICKEST = 8, 4.0  # from the patch that reads to those it looks at most
_FAINTEST = 0.15  # share of the strongest weight from which a line is drawn


class _Picture(Figure):
    """The picture with the tinted patches."""

    patch_selected = Signal(int)
    patch_hovered = Signal(int)  # -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.image: QImage | None = None
        self.weights: NDArray[np.float32] | None = None
        self.grid = PatchGrid(0, 0)
        self.query = 0
        self.common: float | None = None  # end of a scale shared with another picture
        self.hovered: int | None = None
        self.follows = False  # the patch under the pointer is the one that reads
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 120)
        self.retranslate()

    def figure_title(self) -> str:
        return tr("Attention over the picture")

    def empty_sentence(self) -> str:
        if self.image is None:
            return tr("No picture yet. Choose one to see which patches the model looks at.")
        return tr("No attention yet for this picture.")

    def sizeHint(self) -> QSize:
        return QSize(380, 380)

    def row(self) -> NDArray[np.float32] | None:
        """Return the weights of the chosen query."""
        if self.weights is None:
            return None
        return self.weights if self.weights.ndim == 1 else self.weights[self.reader()]

    def reader(self) -> int:
        """Return the token whose row is drawn: the chosen one, or for a moment the one under the pointer."""
        return self.hovered if self.follows and self.hovered is not None else self.query

    def numbers(self) -> Numbers | None:
        row = self.row()
        if row is None:
            return None
        names = tuple(self.token_name(token) for token in range(len(row)))
        return Numbers(values=row[None], rows=(self.token_name(self.reader()),), columns=names)

    def token_name(self, token: int) -> str:
        if self.grid.class_token and token == 0:
            return tr("whole picture")
        return tr("patch {number}", number=token - self.grid.class_token + 1)

    def cell_text(self, token: int) -> str:
        row = self.row()
        value = f"{row[token]:.3f}" if row is not None else ""
        if self.follows:
            return tr("{name} reads", name=self.token_name(token))
        return f"{self.token_name(self.query)} → {self.token_name(token)} {value}"

    def room(self, area: QRectF) -> QRectF:
        assert self.image is not None
        return fitted(self.image, area.adjusted(3, 3, -3, -3 - _SCALE))

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self.image is None:
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        room, row = self.room(area), self.row()
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform, room.width() < 3 * self.image.width()
        )
        # a grey picture leaves colour to mean one thing only: attention
        painter.drawImage(room, self.image.convertToFormat(QImage.Format.Format_Grayscale8))
        if row is None:
            box = QRectF(area.left(), room.bottom() + 4, area.width(), _SCALE)
            painter.setPen(theme.color("secondary"))
            painter.setFont(sized(self.font(), SMALL))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), self.empty_sentence())
            return
        patches = row[self.grid.class_token :]
        strongest = self.common or float(np.abs(patches).max(initial=0.0))
        painter.fillRect(room, faded(theme.color("background"), 0.35))
        tint, minus = self._tints(theme)
        for patch, weight in enumerate(patches.tolist()):
            strength = abs(weight) / strongest if strongest > 0 else 0.0
            rect = self.grid.rect(room, patch + self.grid.class_token)
            painter.fillRect(rect, faded(minus if weight < 0 else tint, _OPACITY * strength))
        painter.setPen(QPen(faded(theme.color("text"), 0.12), 1))
        for column in range(1, self.grid.columns):
            x = room.x() + room.width() * column / self.grid.columns
            painter.drawLine(x, room.top(), x, room.bottom())  # pyright: ignore[reportArgumentType,reportCallIssue]
        for index in range(1, self.grid.rows):
            y = room.y() + room.height() * index / self.grid.rows
            painter.drawLine(room.left(), y, room.right(), y)  # pyright: ignore[reportArgumentType,reportCallIssue]
        chosen = self.grid.rect(room, self.reader())
        if self.follows:
            self._paint_lines(painter, room, patches, strongest, theme)
        painter.setPen(QPen(theme.color("surface"), 4))
        painter.drawRect(chosen)
        painter.setPen(QPen(theme.color("accent"), 2))
        painter.drawRect(chosen)
        self._paint_scale(painter, area, room, strongest, theme)
        if self.hovered is not None and not paper:
            rect = self.grid.rect(room, self.hovered)
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawRect(rect)
            words = self.cell_text(self.hovered)
            draw_bubble(painter, rect.center(), area, words, theme, self.font())

    def _paint_lines(
        self, painter: QPainter, room: QRectF, patches: NDArray[np.float32], strongest: float, theme: Theme
    ) -> None:
        """Draw a line to each of the patches that are looked at most; the whole picture has no place to begin at."""
        reader, first = self.reader(), int(self.grid.class_token)
        if reader < first or strongest <= 0:
            return
        start = self.grid.rect(room, reader).center()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for patch in np.argsort(patches)[-_LINES:].tolist():
            share = float(patches[patch]) / strongest
            end = self.grid.rect(room, patch + first).center()
            if share < _FAINTEST or patch + first == reader:
                continue
            for colour, wider in (("surface", 2.0), ("accent", 0.0)):
                pen = QPen(theme.color(colour), _THICKEST * share + wider)
                pen.setCapStyle(Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(start, end)
            painter.setPen(QPen(theme.color("surface"), 1))
            painter.setBrush(theme.color("accent"))
            painter.drawEllipse(end, 2 + 2 * share, 2 + 2 * share)
        painter.restore()

    def is_signed(self) -> bool:
        """Say whether the weights are a difference of two heads."""
        return self.weights is not None and bool((self.weights < 0).any())

    def _tints(self, theme: Theme) -> tuple[QColor, QColor]:
        """Return the colours of what is above and below 0."""
        above = "signed_plus" if self.is_signed() else "series_2"
        return theme.color(above), theme.color("signed_minus")

    def _paint_scale(
        self, painter: QPainter, area: QRectF, room: QRectF, strongest: float, theme: Theme
    ) -> None:
        """Draw the scale: it ends at the strongest patch, which is said in numbers."""
        painter.setFont(sized(self.font(), SMALL))
        bar = QRectF(room.left() + 12, room.bottom() + 12, min(120.0, room.width() * 0.4), 8)
        tint, minus = self._tints(theme)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        if self.is_signed():
            gradient.setColorAt(0, faded(minus, _OPACITY))
            gradient.setColorAt(0.5, faded(theme.color("surface"), 0))
        else:
            gradient.setColorAt(0, faded(tint, 0))
        gradient.setColorAt(1, faded(tint, _OPACITY))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(bar)
        painter.setPen(theme.color("secondary"))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(QRectF(room.left(), bar.y() - 4, 12, 16), middle, "−" if self.is_signed() else "0")
        words = (
            tr("at most ±{value}", value=f"{strongest:.2f}")
            if self.is_signed()
            else f"{strongest:.2f}"
            if self.common is not None
            else tr("{value} (the strongest patch)", value=f"{strongest:.2f}")
        )
        painter.drawText(QRectF(bar.right() + 6, bar.y() - 4, area.right() - bar.right(), 16), middle, words)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self._token_at(event))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _token_at(self, event: QMouseEvent) -> int | None:
        if self.image is None or self.weights is None:
            return None
        return self.grid.token_at(self.room(QRectF(self.rect())), event.position())

    def _hover(self, token: int | None) -> None:
        if token != self.hovered:
            self.hovered = token
            self.patch_hovered.emit(-1 if token is None else token)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        token = self._token_at(event)
        if token is not None and event.button() == Qt.MouseButton.LeftButton:
            self.patch_selected.emit(token)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        grid = self.grid
        if move is None or self.weights is None or not grid.rows:
            super().keyPressEvent(event)
            return
        patch = self.query - grid.class_token
        if patch < 0:
            self.patch_selected.emit(int(grid.class_token))
            return
        row, column = patch // grid.columns + move[0], patch % grid.columns + move[1]
        if 0 <= row < grid.rows and 0 <= column < grid.columns:
            self.patch_selected.emit(row * grid.columns + column + grid.class_token)


class ImageAttention(Live, QWidget):
    """A picture tinted where the chosen patch looks; click a patch to ask for another."""

    patch_selected = Signal(int)
    patch_hovered = Signal(int)  # -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = _Picture(self)
        self._whole = QPushButton(self)
        self._whole.setCheckable(True)
        self._whole.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout()
        row.addWidget(self._whole)
        row.addStretch(1)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._picture, 1)
        layout.addLayout(row)
        self._picture.patch_selected.connect(self.select_patch)
        self._picture.patch_hovered.connect(self.patch_hovered)
        self._whole.clicked.connect(lambda: self.select_patch(0))
        self.setFocusProxy(self._picture)
        self._refresh()
        self.retranslate()

    def set_image(self, pixels: NDArray[Any] | None) -> None:
        """Show another picture: (H, W), (H, W, 1) or (H, W, 3); its attention is asked for anew."""
        self._picture.image = None if pixels is None or pixels.size == 0 else to_image(pixels)
        self._picture.weights = None
        self._refresh()

    def set_weights(
        self, weights: NDArray[Any] | None, rows: int = 0, columns: int = 0, class_token: bool = False
    ) -> None:
        """Show weights (T_key,) of the chosen query or (T_query, T_key) of all; *class_token* is token 0."""
        picture = self._picture
        if weights is not None:
            grid = PatchGrid(rows, columns, class_token)
            if np.ndim(weights) not in (1, 2) or np.shape(weights)[-1] != grid.n_token:
                raise ValueError(f"{np.shape(weights)} weights for {grid.n_token} tokens")
            if grid != picture.grid:
                picture.grid, picture.query = grid, 0
        picture.weights = None if weights is None else np.asarray(weights, np.float32)
        self._refresh()

    def strongest(self) -> float:
        """Return the largest weight that the chosen query gives to a patch."""
        row = self._picture.row()
        return 0.0 if row is None else float(row[self._picture.grid.class_token :].max(initial=0.0))

    def set_common_scale(self, strongest: float | None) -> None:
        """End the scale at *strongest*, so that two pictures can be compared; None: at the strongest patch."""
        self._picture.common = strongest or None
        self._picture.update()

    def clear(self) -> None:
        """Show no picture."""
        self.set_image(None)

    def selected(self) -> int:
        """Return the chosen token, counted from 0 (the class token first, where there is one)."""
        return self._picture.query

    def set_selected(self, token: int) -> None:
        """Choose a token without telling anyone (for linked views)."""
        if 0 <= token < self._picture.grid.n_token:
            self._picture.query = token
            self._refresh()

    def set_follows(self, follows: bool) -> None:
        """Let the patch under the pointer read for as long as it rests there, with lines to what it looks at."""
        self._picture.follows = follows
        self._refresh()

    def reader(self) -> int:
        """Return the token whose row is drawn: the chosen one, or the one under the pointer if that reads."""
        return self._picture.reader()

    def select_patch(self, token: int) -> None:
        """Choose a token and tell everyone."""
        self.set_selected(token)
        self.patch_selected.emit(self._picture.query)

    def height_under(self) -> int:
        """Return how much height stands under the picture: the button of the class token, where there is one."""
        if self._whole.isHidden():
            return 0
        return self._whole.sizeHint().height() + self._column.spacing()

    def picture(self) -> Figure:
        """Return the painted figure itself, which can be saved."""
        return self._picture

    def hover_text(self) -> str:
        """Return the reading shown beside the mouse pointer."""
        hovered = self._picture.hovered
        return self._picture.cell_text(hovered) if hovered is not None else ""

    def _refresh(self) -> None:
        picture = self._picture
        self._whole.setVisible(picture.grid.class_token and picture.weights is not None)
        self._whole.setChecked(picture.grid.class_token and picture.query == 0)
        picture.hovered = None
        described = picture.weights is not None and picture.image is not None
        picture.setAccessibleDescription(
            tr("Chosen: {name}", name=picture.token_name(picture.query))
            if described
            else picture.empty_sentence()
        )
        picture.update()

    def retranslate(self) -> None:
        self._whole.setText(tr("Whole picture"))
        self._whole.setToolTip(tr("What the token that answers for the whole picture (class token) looks at"))
        self._whole.setAccessibleName(tr("Choose the whole-picture token"))
        self.setAccessibleName(self._picture.figure_title())
        self._refresh()
