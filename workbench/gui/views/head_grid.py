"""Thumbnails of every head's attention map: hover previews a head, a click chooses it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme, current_theme
from workbench.gui.views.figure import SMALL, ScrollFigure, draw_sentence, sized
from workbench.gui.views.head_choice import Head, Heads, head_name, spanned, toggled
from workbench.gui.views.head_fit import LABEL, LARGEST, MIN_GAP, SMALLEST, HeadFit
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import in_a_row, tr

_SCROLLED = 44  # the largest where they do not all fit
_MARGIN = 3
_MAX_GAP = 20
_NOTE_GAP = 3  # between a name and the number beside it


def shrink(maps: NDArray[np.float32], side: int) -> NDArray[np.float32]:
    """Make maps (…, T_query, T_key) smaller by keeping the strongest weight of each block.

    A mean would wash out a thin diagonal, which is what there is to see in a thumbnail.
    """
    for axis in (-2, -1):  # one after the other: whole rows are compared far faster than single weights
        maps = _strongest(maps, max(1, -(-maps.shape[axis] // side)), axis)
    return maps


def _strongest(maps: NDArray[np.float32], step: int, axis: int) -> NDArray[np.float32]:
    """Return the largest of every *step* neighbours along *axis*."""
    if step == 1:
        return maps
    lines = np.moveaxis(maps, axis, 0)
    small = lines[::step].copy(order="K")  # as they lie in memory
    for start in range(1, step):
        part = lines[start::step]
        np.maximum(small[: len(part)], part, out=small[: len(part)])
    return np.moveaxis(small, 0, axis)


class HeadGrid(ScrollFigure):
    """All heads of a model in one painted widget, as rows of layers or as a wrapped flow."""

    head_hovered = Signal(int, int)
    hover_left = Signal()
    head_selected = Signal(int, int)
    heads_chosen = Signal(object)  # several together, in the order of choice
    head_activated = Signal(int, int)  # clicked, or Enter pressed: the wish to look closer

    def __init__(
        self, parent: QWidget | None = None, arrangement: Literal["flow", "layers"] = "flow"
    ) -> None:
        super().__init__(parent)
        self._maps = np.zeros((0, 0, 0, 0), np.float32)
        self._masked: NDArray[np.bool_] | None = None
        self._arrangement: Literal["flow", "layers"] = arrangement
        self._order: list[Head] = []  # as they are shown; all of them, layer by layer at first
        self._places: dict[Head, int] = {}
        self._notes: Mapping[Head, str] = {}
        self._scores: Numbers | None = None
        self._selected: Head | None = None
        self._chosen: Heads = ()  # several with the selected one at the end, or none
        self._anchor: Head | None = None  # where a choice of several began
        self._cursor: Head | None = None  # where the keys are, if not on the selected head
        self._hovered: Head | None = None
        self._images: dict[Head, tuple[NDArray[np.uint32], QImage]] = {}
        self._image_key: tuple[str, int] | None = None
        self._frames: tuple[tuple[object, ...], QPixmap] | None = None  # and what they were drawn for
        self._thumb, self._columns, self._gap = LARGEST, 1, MIN_GAP
        self._largest_side = LARGEST
        self._empty_sentence: str | None = None
        self.several = False  # may be chosen together
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # the heads fit the width
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(SMALLEST + 2 * _MARGIN, SMALLEST + LABEL)
        self.retranslate()

    # State ----------------------------------------------------------------------------------------------------

    def set_maps(self, maps: NDArray[Any], masked: NDArray[np.bool_] | None = None) -> None:
        """Show *maps* (n_layer, n_head, T_query, T_key); *masked* is the same for all heads."""
        maps = np.asarray(maps, np.float32)
        changed = maps.shape[:2] != self._maps.shape[:2]
        self._maps, self._masked = maps, masked
        self._images.clear()
        if changed:
            self._hovered = self._anchor = self._cursor = None
            if self._selected and not self._exists(*self._selected):
                self._selected = None
            self._chosen = ()
            self._take_order(None)
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

    def set_order(self, order: Sequence[Head] | None, notes: Mapping[Head, str] | None = None) -> None:
        """Show the heads in another *order*, None for layer by layer, each with a short note beside its name."""
        self._notes = notes or {}
        self._take_order(order)
        self._hovered = None
        self._arrange()
        self._describe()
        self.viewport().update()

    def _take_order(self, order: Sequence[Head] | None) -> None:
        n_layer, n_head = self._maps.shape[:2]
        by_layer = [(layer, head) for layer in range(n_layer) for head in range(n_head)]
        self._order = by_layer if order is None or sorted(order) != by_layer else list(order)
        self._places = {head: place for place, head in enumerate(self._order)}
        if self._order is by_layer:
            self._notes = {}

    def clear(self) -> None:
        """Show no heads."""
        self.set_maps(np.zeros((0, 0, 0, 0)))

    def set_empty_sentence(self, sentence: str | None) -> None:
        """Replace the sentence shown while there are no maps (already translated)."""
        self._empty_sentence = sentence
        self._describe()
        self.viewport().update()

    def selected(self) -> Head | None:
        """Return the chosen (layer, head), counted from 0."""
        return self._selected

    def set_selected(self, layer: int, head: int) -> None:
        """Choose a head without telling anyone (for linked views)."""
        if self._exists(layer, head) and ((layer, head) != self._selected or self._chosen):
            self._take((layer, head), ())

    def chosen(self) -> Heads:
        """Return the heads that are chosen: several, one, or none."""
        return self._chosen or (() if self._selected is None else (self._selected,))

    def set_chosen(self, heads: Heads) -> None:
        """Choose several heads, the last one before all, without telling anyone (for linked views)."""
        heads = tuple(head for head in heads if self._exists(*head))
        if heads and heads != self.chosen():
            self._take(heads[-1], heads if len(heads) > 1 else ())

    def _take(self, selected: Head, chosen: Heads) -> None:
        changed = {self._selected, selected, self._cursor, *self._chosen, *chosen}
        self._selected, self._chosen, self._cursor = selected, chosen, None
        if not chosen or self._anchor not in chosen:
            self._anchor = selected
        for head in changed:
            self._repaint(head)
        self._describe()

    def choose_heads(self, heads: Heads) -> None:
        """Choose several heads and tell everyone."""
        if len(heads) == 1:
            self.select_head(*heads[0])
        elif heads:
            self.set_chosen(heads)
            self._scroll_to(*heads[-1])
            self.heads_chosen.emit(heads)

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

    def set_scores(self, scores: Numbers | None) -> None:
        """Take what was measured of the heads, a row for each head, to be copied and saved with the figure."""
        self._scores = scores

    def numbers(self) -> Numbers | None:
        return None if self.is_empty() else self._scores

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
            words = in_a_row(tr("Head {name} is chosen.", name=name), words)
        if self._chosen:
            names = ", ".join(head_name(head) for head in self._chosen)
            words = in_a_row(tr("Heads {names} are looked at together.", names=names), words)
        if self._cursor:
            words = in_a_row(tr("The keys are at head {name}.", name=head_name(self._cursor)), words)
        if self.several:
            several = tr("Shift with an arrow chooses several, Ctrl with an arrow and Space one more.")
            words = in_a_row(words, several)
        self.setAccessibleDescription(words)

    @staticmethod
    def head_label(layer: int, head: int) -> str:
        """Return the name of a head as people count: layer.head from 1."""
        return head_name((layer, head))

    # Geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(400, 220)

    def set_largest(self, side: int) -> None:
        """Let thumbnails grow to *side* pixels where there is room for that."""
        if side != self._largest_side:
            self._largest_side = side
            self._arrange()
            self.viewport().update()

    def _fit(self) -> HeadFit:
        n_layer, n_head = self._maps.shape[:2]
        return HeadFit(n_head, n_layer * n_head, self._arrangement == "layers")

    def _arrange(self) -> None:
        """Choose the largest thumbnails that fit without scrolling, or else a readable size that scrolls."""
        if not self.is_empty():
            fit, view = self._fit(), self.maximumViewportSize()
            width = view.width() - 2 * _MARGIN
            fitting = fit.largest(width, view.height() - 2 * _MARGIN, self._largest_side)
            if fitting is None:
                width -= self.verticalScrollBar().sizeHint().width()
                fitting = fit.largest(width, None, _SCROLLED)
            self._thumb, self._columns = fitting or (SMALLEST, fit.n_head)
            spare = (width - self._columns * self._thumb) / max(1, self._columns - 1)
            self._gap = int(max(MIN_GAP, min(_MAX_GAP, spare)))
        self.adjust_scroll_bars()

    def content_size(self) -> QSize:
        if self.is_empty():
            return QSize(self.viewport().width(), self.viewport().height())
        width = self._columns * (self._thumb + self._gap) - self._gap + 2 * _MARGIN
        return QSize(width, self._fit().height_of(self._thumb, self._columns) + 2 * _MARGIN)

    def adjust_scroll_bars(self) -> None:
        """Scroll only upright, and only if the heads do not fit the widget without a scroll bar.

        Measured on the viewport as it is now, a bar that is shown would itself be the reason to show it.
        """
        bar, height = self.verticalScrollBar(), self.maximumViewportSize().height()
        bar.setRange(0, max(0, self.content_size().height() - height))
        bar.setPageStep(height)

    def fits(self, width: int, height: int) -> bool:
        """Say whether all heads can be seen at once in a widget of this size."""
        fit, inner, upright = self._fit(), width - 2 * _MARGIN, height - 2 * _MARGIN
        return self.is_empty() or fit.largest(inner, upright, self._largest_side) is not None

    def content_height(self, width: int, most: int | None = None) -> int:
        """Return the height at which every thumbnail is as large as *width* and *most* (a height) allow."""
        if self.is_empty():
            return 160
        fit = self._fit()
        inner, upright = width - 2 * _MARGIN, None if most is None else most - 2 * _MARGIN
        found = fit.largest(inner, upright, self._largest_side)
        if found is None and most is not None:
            return most  # they will scroll
        thumb, columns = found or (SMALLEST, fit.n_head)
        return fit.height_of(thumb, columns) + 2 * _MARGIN

    def thumb_rect(self, layer: int, head: int) -> QRectF:
        """Return where a head is painted in the figure."""
        fit, place = self._fit(), self._places[layer, head]
        row, column = divmod(place, self._columns)
        x = _MARGIN + column * (self._thumb + self._gap)
        y = _MARGIN + row * (self._thumb + LABEL) + place // fit.n_head * fit.layer_gap(self._columns)
        return QRectF(x, y, self._thumb, self._thumb)

    def head_at(self, point: QPointF) -> Head | None:
        """Return the head under a point of the viewport."""
        if self.is_empty():
            return None
        at = point + self.offset()
        for head in self._order:
            # the name under a thumbnail belongs to it
            if self.thumb_rect(*head).adjusted(0, 0, 0, LABEL - 1).contains(at):
                return head
        return None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _repaint(self, head: Head | None) -> None:
        if head is not None and self._exists(*head):
            rect = self.thumb_rect(*head).adjusted(-3, -3, 3, LABEL).translated(-self.offset())
            self.viewport().update(rect.toAlignedRect())

    def _scroll_to(self, layer: int, head: int) -> None:
        rect, view = self.thumb_rect(layer, head).toRect(), self.viewport().rect()
        for bar, low, high, size in (
            (self.verticalScrollBar(), rect.top() - _MARGIN, rect.bottom() + LABEL, view.height()),
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
        font, bold = sized(self.font(), SMALL), sized(self.font(), SMALL, bold=True)
        for (layer, head), (_, image) in self._images.items():
            rect = self.thumb_rect(layer, head)
            if not rect.adjusted(-3, -3, 3, LABEL).intersects(clip):
                continue
            # few large cells stay sharp; cells smaller than a pixel are averaged
            painter.setRenderHint(
                QPainter.RenderHint.SmoothPixmapTransform, image.width() > self._thumb * ratio
            )
            painter.drawImage(rect, image, QRectF(image.rect()))
            chosen, hovered = (layer, head) in self.chosen(), (layer, head) == self._hovered and not paper
            painter.setFont(bold if chosen or hovered else font)
            painter.setPen(theme.color("accent" if chosen else "text" if hovered else "secondary"))
            name = head_name((layer, head))
            painter.drawText(rect.bottomLeft() + QPointF(0, 12), name)
            note = self._notes.get((layer, head), "")
            if note:
                used = painter.fontMetrics().horizontalAdvance(name) + _NOTE_GAP
                painter.setFont(font)
                width = painter.fontMetrics().horizontalAdvance(note)
                if used + width <= rect.width() + self._gap - 1:
                    painter.setPen(theme.color("secondary"))
                    right = max(rect.left() + used, rect.right() - width)
                    painter.drawText(QPointF(right, rect.bottom() + 12), note)
        if paper:
            self._paint_frames(painter, theme)
        else:
            painter.drawPixmap(QPointF(), self._kept_frames(theme, ratio))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        cursor = None if paper else self._cursor
        rings = [(self._hovered, "secondary", 1.5), (cursor, "text", 2.0)]
        rings += [(head, "accent", 2.0) for head in self.chosen()]
        for head, token, width in rings:
            if head is not None and not (paper and head == self._hovered != self._selected):
                painter.setPen(QPen(theme.color(token), width))
                painter.drawRoundedRect(self.thumb_rect(*head).adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)

    def _kept_frames(self, theme: Theme, ratio: float) -> QPixmap:
        """Return the frames of all heads; every new map is drawn with the same ones."""
        fit, count = (self._thumb, self._columns, self._gap), len(self._order)
        key = (theme.key, ratio, fit, count, self._fit())
        if self._frames is None or self._frames[0] != key:
            pixmap = QPixmap(self.content_size() * ratio)
            pixmap.setDevicePixelRatio(ratio)
            pixmap.fill(Qt.GlobalColor.transparent)
            painter = QPainter(pixmap)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_frames(painter, theme)
            painter.end()
            self._frames = (key, pixmap)
        return self._frames[1]

    def _paint_frames(self, painter: QPainter, theme: Theme) -> None:
        outside, frames = QPainterPath(), QPainterPath()
        for head in self._order:
            rect = self.thumb_rect(*head)
            frames.addRoundedRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5), 4, 4)
            outside.addRect(rect.adjusted(-1, -1, 1, 1))
        outside.addPath(frames)
        outside.setFillRule(Qt.FillRule.OddEvenFill)
        painter.fillPath(outside, theme.color("surface"))  # round the corners of all at once
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawPath(frames)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.head_at(event.position()))

    def _hover(self, head: Head | None) -> None:
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
        if event.button() != Qt.MouseButton.LeftButton or head is None:
            return
        if self.several and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.choose_heads(toggled(self.chosen(), head))
        elif self.several and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.choose_heads(spanned(self._order, self._anchor or head, head))
        else:
            self.select_head(*head)
            self.head_activated.emit(*head)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
        }
        move = moves.get(Qt.Key(key))
        if move is not None and not self.is_empty():
            self._move(move, event.modifiers())
        elif key == Qt.Key.Key_Space and self._cursor:
            cursor = self._cursor
            self.choose_heads(toggled(self.chosen(), cursor))
        elif key == Qt.Key.Key_Escape and self._chosen and self._selected:
            self.select_head(*self._selected)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._selected:
            self.head_activated.emit(*self._selected)
        else:
            super().keyPressEvent(event)

    def _move(self, move: int, modifiers: Qt.KeyboardModifier) -> None:
        """Go to another head: choose it, or with Shift all up to it, or with Ctrl only go there."""
        at = self._cursor or self._selected
        if at is None:
            self.select_head(*self._order[0])
            return
        place = self._places[at] + move
        if not 0 <= place < len(self._order):
            return
        head = self._order[place]
        if self.several and modifiers & Qt.KeyboardModifier.ControlModifier:
            old, self._cursor = self._cursor, head
            self._repaint(old)
            self._repaint(head)
            self._scroll_to(*head)
            self._describe()
        elif self.several and modifiers & Qt.KeyboardModifier.ShiftModifier:
            self.choose_heads(spanned(self._order, self._anchor or at, head))
        else:
            self.select_head(*head)

    def restyle(self) -> None:
        if self._image_key and self._image_key[0] != current_theme().key:
            self._images.clear()
        super().restyle()
