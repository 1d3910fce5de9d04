"""Thumbnails of every head's attention map: hover previews a head, a click chooses it."""

from __future__ import annotations

from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme, current_theme
from workbench.gui.views.figure import SMALL, ScrollFigure, draw_sentence, sized
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import tr

SMALLEST, LARGEST = 28, 72
_SCROLLED = 44  # the largest where they do not all fit
_MUCH_LARGER = 1.5  # from here on a layer is broken into several rows
_LABEL, _MARGIN = 18, 3
_MIN_GAP, _MAX_GAP, _LAYER_GAP = 7, 20, 8


def shrink(maps: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Make maps (…, T_query, T_key) smaller by keeping the strongest weight of each block.

    A mean would wash out a thin diagonal, which is what there is to see in a thumbnail.
    """
    step_q, step_k = max(1, -(-maps.shape[-2] // side)), max(1, -(-maps.shape[-1] // side))
    if step_q == step_k == 1:
        return maps
    small = maps[..., ::step_q, ::step_k].copy()
    for q in range(step_q):
        for k in range(step_k):
            part = maps[..., q::step_q, k::step_k]
            target = small[..., : part.shape[-2], : part.shape[-1]]
            np.maximum(target, part, out=target)
    return small


class HeadGrid(ScrollFigure):
    """All heads of a model in one painted widget, as rows of layers or as a wrapped flow."""

    head_hovered = Signal(int, int)
    hover_left = Signal()
    head_selected = Signal(int, int)
    head_activated = Signal(int, int)  # clicked, or Enter pressed: the wish to look closer

    def __init__(
        self, parent: QWidget | None = None, arrangement: Literal["flow", "layers"] = "flow"
    ) -> None:
        super().__init__(parent)
        self._maps = np.zeros((0, 0, 0, 0), np.float32)
        self._masked: NDArray[np.bool_] | None = None
        self._arrangement: Literal["flow", "layers"] = arrangement
        self._selected: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._images: dict[tuple[int, int], tuple[NDArray[np.uint32], QImage]] = {}
        self._image_key: tuple[str, int] | None = None
        self._thumb, self._columns, self._gap = LARGEST, 1, _MIN_GAP
        self._largest_side = LARGEST
        self._empty_sentence: str | None = None
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the heads fit the width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(SMALLEST + 2 * _MARGIN, SMALLEST + _LABEL)
        self.retranslate()

    # State ----------------------------------------------------------------------------------------------------

    def set_maps(self, maps: NDArray[Any], masked: NDArray[np.bool_] | None = None) -> None:
        """Show *maps* (n_layer, n_head, T_query, T_key); *masked* is the same for all heads."""
        maps = np.asarray(maps, np.float32)
        changed = maps.shape[:2] != self._maps.shape[:2]
        self._maps, self._masked = maps, masked
        self._images.clear()
        if changed:
            self._hovered = None
            if self._selected and not self._exists(*self._selected):
                self._selected = None
            self._arrange()
            self._describe()
        self.viewport().update()

    def set_map(self, layer: int, head: int, weights: NDArray[Any]) -> None:
        """Replace the map of one head and repaint only that."""
        if self._maps[layer, head].shape != np.shape(weights):
            raise ValueError(f"{np.shape(weights)} weights, expected {self._maps[layer, head].shape}")
        if not self._maps.flags.writeable:
            self._maps = self._maps.copy()
        self._maps[layer, head] = weights
        self._images.pop((layer, head), None)
        self._repaint((layer, head))

    def clear(self) -> None:
        """Show no heads."""
        self.set_maps(np.zeros((0, 0, 0, 0)))

    def set_empty_sentence(self, sentence: str | None) -> None:
        """Replace the sentence shown while there are no maps (already translated)."""
        self._empty_sentence = sentence
        self._describe()
        self.viewport().update()

    def selected(self) -> tuple[int, int] | None:
        """Return the chosen (layer, head), counted from 0."""
        return self._selected

    def set_selected(self, layer: int, head: int) -> None:
        """Choose a head without telling anyone (for linked views)."""
        if self._exists(layer, head) and (layer, head) != self._selected:
            old, self._selected = self._selected, (layer, head)
            self._repaint(old)
            self._repaint(self._selected)
            self._describe()

    def select_head(self, layer: int, head: int) -> None:
        """Choose a head and tell everyone."""
        if self._exists(layer, head):
            self.set_selected(layer, head)
            self._scroll_to(layer, head)
            self.head_selected.emit(layer, head)

    def is_empty(self) -> bool:
        """Say whether there are no maps to show."""
        return self._maps.size == 0

    def _exists(self, layer: int, head: int) -> bool:
        return 0 <= layer < self._maps.shape[0] and 0 <= head < self._maps.shape[1]

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return tr("Attention heads")

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there are no maps."""
        return self._empty_sentence or tr(
            "No attention maps yet. They appear here as soon as the model has read something."
        )

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if self.is_empty():
            self.setAccessibleDescription(self.empty_sentence())
            return
        n_layer, n_head = self._maps.shape[:2]
        words = tr(
            "{layers} layers with {heads} heads each; the arrow keys choose one.",
            layers=n_layer,
            heads=n_head,
        )
        if self._selected:
            name = self.head_label(*self._selected)
            words = tr("Head {name} is chosen.", name=name) + " " + words
        self.setAccessibleDescription(words)

    @staticmethod
    def head_label(layer: int, head: int) -> str:
        """Return the name of a head as people count: layer.head from 1."""
        return f"{layer + 1}.{head + 1}"

    # Geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(400, 220)

    def set_largest(self, side: int) -> None:
        """Let thumbnails grow to *side* pixels where there is room for that."""
        if side != self._largest_side:
            self._largest_side = side
            self._arrange()
            self.viewport().update()

    def _arrange(self) -> None:
        """Choose the largest thumbnails that fit without scrolling, or else a readable size that scrolls."""
        n_layer, n_head = self._maps.shape[:2]
        count = n_layer * n_head
        if count:
            view = self.maximumViewportSize()
            width = view.width() - 2 * _MARGIN
            fitting = self._largest(width, view.height() - 2 * _MARGIN, self._largest_side, n_head, count)
            if fitting is None:
                width -= self.verticalScrollBar().sizeHint().width()
                fitting = self._largest(width, None, _SCROLLED, n_head, count)
            self._thumb, self._columns = fitting or (SMALLEST, n_head)
            spare = (width - self._columns * self._thumb) / max(1, self._columns - 1)
            self._gap = int(max(_MIN_GAP, min(_MAX_GAP, spare)))
        self.adjust_scroll_bars()

    def _largest(
        self, width: int, height: int | None, largest: int, n_head: int, count: int
    ) -> tuple[int, int] | None:
        """Return (side, columns) of the largest thumbnails that fit, if any do."""
        if self._arrangement == "layers":
            return self._largest_in_layers(width, height, largest, n_head, count)
        for thumb in range(largest, SMALLEST - 1, -1):
            columns = self._columns_for(thumb, width, n_head, count)
            fits = columns * (thumb + _MIN_GAP) - _MIN_GAP <= width
            if fits and (height is None or self._height_of(thumb, columns, n_head, count) <= height):
                return thumb, columns
        return None

    def _largest_in_layers(
        self, width: int, height: int | None, largest: int, n_head: int, count: int
    ) -> tuple[int, int] | None:
        """Give each layer a row, or several equal ones where a row is too wide or much larger heads fit so."""
        best: tuple[int, int] | None = None
        for columns in range(n_head, 0, -1):
            is_equal = n_head % columns == 0 and (columns > 1 or n_head <= 2)
            thumb = min(largest, (width + _MIN_GAP) // columns - _MIN_GAP)
            if height is not None:
                rows = self._height_of(0, columns, n_head, count)
                thumb = min(thumb, (height - rows) // -(-count // columns))
            if thumb < SMALLEST or not (is_equal or (best is None and columns > 1)):
                continue
            if best is None:
                best = thumb, columns
                if height is None:
                    break  # what scrolls anyway had better be a layer a row
            elif is_equal and thumb >= _MUCH_LARGER * best[0]:
                best = thumb, columns
        return best

    def _columns_for(self, thumb: int, width: int, n_head: int, count: int) -> int:
        columns = max(1, min(count, (width + _MIN_GAP) // (thumb + _MIN_GAP)))
        # whole layers in a row are easier to read than a layer broken anywhere
        return columns // n_head * n_head if columns > n_head else columns

    def _layer_gap(self, columns: int, n_head: int) -> int:
        """Return what sets a layer apart from the next one where it takes several whole rows."""
        return _LAYER_GAP if columns < n_head and n_head % columns == 0 else 0

    def _height_of(self, thumb: int, columns: int, n_head: int, count: int) -> int:
        gaps = self._layer_gap(columns, n_head) * (count // n_head - 1)
        return -(-count // columns) * (thumb + _LABEL) + gaps

    def content_size(self) -> QSize:
        count = self._maps.shape[0] * self._maps.shape[1]
        if not count:
            return QSize(self.viewport().width(), self.viewport().height())
        width = self._columns * (self._thumb + self._gap) - self._gap + 2 * _MARGIN
        height = self._height_of(self._thumb, self._columns, self._maps.shape[1], count)
        return QSize(width, height + 2 * _MARGIN)

    def adjust_scroll_bars(self) -> None:
        """Scroll only upright, and only if the heads do not fit the widget without a scroll bar.

        Measured on the viewport as it is now, a bar that is shown would itself be the reason to show it.
        """
        bar, height = self.verticalScrollBar(), self.maximumViewportSize().height()
        bar.setRange(0, max(0, self.content_size().height() - height))
        bar.setPageStep(height)

    def content_height(self, width: int, most: int | None = None) -> int:
        """Return the height at which every thumbnail is as large as *width* and *most* (a height) allow."""
        n_layer, n_head = self._maps.shape[:2]
        count = n_layer * n_head
        if not count:
            return 160
        inner, upright = width - 2 * _MARGIN, None if most is None else most - 2 * _MARGIN
        found = self._largest(inner, upright, self._largest_side, n_head, count)
        if found is None and most is not None:
            return most  # they will scroll
        thumb, columns = found or (SMALLEST, n_head)
        return self._height_of(thumb, columns, n_head, count) + 2 * _MARGIN

    def thumb_rect(self, layer: int, head: int) -> QRectF:
        """Return where a head is painted in the figure."""
        n_head = self._maps.shape[1]
        row, column = divmod(layer * n_head + head, self._columns)
        x = _MARGIN + column * (self._thumb + self._gap)
        y = _MARGIN + row * (self._thumb + _LABEL) + layer * self._layer_gap(self._columns, n_head)
        return QRectF(x, y, self._thumb, self._thumb)

    def head_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the head under a point of the viewport."""
        if self.is_empty():
            return None
        at = point + self.offset()
        n_layer, n_head = self._maps.shape[:2]
        for layer in range(n_layer):
            for head in range(n_head):
                # the name under a thumbnail belongs to it
                if self.thumb_rect(layer, head).adjusted(0, 0, 0, _LABEL - 1).contains(at):
                    return layer, head
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _repaint(self, head: tuple[int, int] | None) -> None:
        if head is not None and self._exists(*head):
            rect = self.thumb_rect(*head).adjusted(-3, -3, 3, _LABEL).translated(-self.offset())
            self.viewport().update(rect.toAlignedRect())

    def _scroll_to(self, layer: int, head: int) -> None:
        rect, view = self.thumb_rect(layer, head).toRect(), self.viewport().rect()
        for bar, low, high, size in (
            (self.verticalScrollBar(), rect.top() - _MARGIN, rect.bottom() + _LABEL, view.height()),
            (self.horizontalScrollBar(), rect.left() - _MARGIN, rect.right() + _MARGIN, view.width()),
        ):
            bar.setValue(min(max(bar.value(), high - size), low))

    # Painting -------------------------------------------------------------------------------------------------

    def _prepare_images(self, theme: Theme, side: int) -> None:
        """Colour what is not coloured yet; everything at once is far faster than head by head."""
        if self._image_key != (theme.key, side):
            self._image_key = (theme.key, side)
            self._images.clear()
        n_layer, n_head = self._maps.shape[:2]
        if not self._images:
            small = shrink(self._maps, side)
            masked = None
            if self._masked is not None:
                masked = shrink(1.0 - self._masked.astype(np.float32), side) == 0
            pixels = ramp_pixels(small, theme.attention_lut(), masked, theme.color("masked"))
            for layer in range(n_layer):
                for head in range(n_head):
                    self._images[layer, head] = (pixels[layer, head], wrap_pixels(pixels[layer, head]))
            return
        for layer in range(n_layer):
            for head in range(n_head):
                if (layer, head) not in self._images:
                    small = shrink(self._maps[layer, head], side)
                    masked = None
                    if self._masked is not None:
                        masked = shrink(1.0 - self._masked.astype(np.float32), side) == 0
                    pixels = ramp_pixels(small, theme.attention_lut(), masked, theme.color("masked"))
                    self._images[layer, head] = (pixels, wrap_pixels(pixels))

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self.is_empty():
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        ratio = painter.device().devicePixelRatioF() * painter.transform().m11()
        self._prepare_images(theme, max(SMALLEST, round(self._thumb * (2 if paper else ratio))))
        clip = painter.clipBoundingRect() if painter.hasClipping() else area
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outside = QPainterPath()
        frames = QPainterPath()
        font, bold = sized(self.font(), SMALL), sized(self.font(), SMALL, bold=True)
        for (layer, head), (_, image) in self._images.items():
            rect = self.thumb_rect(layer, head)
            if not rect.adjusted(-3, -3, 3, _LABEL).intersects(clip):
                continue
            # few large cells stay sharp; cells smaller than a pixel are averaged
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, image.width() > self._thumb * ratio
            )
            painter.drawImage(rect, image, QRectF(image.rect()))
            rounded = QPainterPath()
            rounded.addRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
            corner = QPainterPath()
            corner.addRect(rect.adjusted(-1, -1, 1, 1))
            outside.addPath(corner)
            outside.addPath(rounded)
            frames.addPath(rounded)
            chosen, hovered = (layer, head) == self._selected, (layer, head) == self._hovered and not paper
            painter.setFont(bold if chosen or hovered else font)
            painter.setPen(theme.color("accent" if chosen else "text" if hovered else "secondary"))
            painter.drawText(rect.bottomLeft() + QPointF(0, 12), self.head_label(layer, head))
        outside.setFillRule(Qt.FillRule.OddEvenFill)
        painter.fillPath(outside, theme.color("surface"))  # round the corners of all at once
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawPath(frames)
        for head, token, width in ((self._hovered, "secondary", 1.5), (self._selected, "accent", 2.0)):
            if head is not None and not (paper and head == self._hovered != self._selected):
                painter.setPen(QPen(theme.color(token), width))
                painter.drawRoundedRect(self.thumb_rect(*head).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.head_at(event.position()))

    def _hover(self, head: tuple[int, int] | None) -> None:
        if head == self._hovered:
            return
        old, self._hovered = self._hovered, head
        self._repaint(old)
        self._repaint(head)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if head else Qt.CursorShape.ArrowCursor)
        if head is None:
            self.hover_left.emit()
        else:
            self.head_hovered.emit(*head)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        head = self.head_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and head:
            self.select_head(*head)
            self.head_activated.emit(*head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        n_head = self._maps.shape[1]
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._selected:
            self.head_activated.emit(*self._selected)
            return
        moves = {
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None or self.is_empty():
            super().keyPressEvent(event)
            return
        if self._selected is None:
            self.select_head(0, 0)
            return
        index = self._selected[0] * n_head + self._selected[1] + move
        if 0 <= index < self._maps.shape[0] * n_head:
            self.select_head(*divmod(index, n_head))

    def restyle(self) -> None:
        if self._image_key and self._image_key[0] != current_theme().key:
            self._images.clear()
        super().restyle()
