"""A drawn model: its blocks from input to output, the repeated ones in a bracket, the heads as small squares."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF
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
from workbench.language import tr

BlockKind = Literal["input", "embedding", "attention", "cross", "feedforward", "norm", "head", "output"]

_BLOCK, _SLIM, _ARROW, _TITLE = 44.0, 26.0, 15.0, 24.0
_WIDTH, _BRACKET, _BETWEEN, _FOOT = 204.0, 36.0, 24.0, 16.0
_NARROWEST, _WIDEST = 158.0, 230.0  # of a block, at natural size
_PADDING, _SMALLEST_LABEL = 11.0, 9
_TALLEST = 1.5  # how far blocks and arrows may be drawn out to fill the height
_LARGEST = (
    2.4  # for a projector; a small window keeps the sizes of its other texts, so that the page stays calm
)


@dataclass(frozen=True)
class DiagramBlock:
    """One box. Neighbours with the same *repeat* above 1 stand in one bracket."""

    label: str
    detail: str = ""
    kind: BlockKind = "feedforward"
    repeat: int = 1
    n_head: int = 0


@dataclass(frozen=True, slots=True)
class _Plan:
    """How the drawing fills an area: where it begins, and how far it is enlarged and drawn out."""

    start: QPointF
    scale: float
    width: float
    stretch: float


@dataclass(frozen=True)
class DiagramColumn:
    """A tower of blocks, from the input at the top to the output at the bottom."""

    title: str
    blocks: Sequence[DiagramBlock] = ()


@dataclass(frozen=True)
class DiagramArrow:
    """An arrow from a block of one column to a block of another."""

    from_column: int
    from_block: int
    to_column: int
    to_block: int


@dataclass(frozen=True)
class DiagramSpec:
    """All that is drawn; without *arrows*, the first column's end feeds every 'cross' block of the second."""

    columns: Sequence[DiagramColumn] = ()
    arrows: Sequence[DiagramArrow] = field(default_factory=tuple)


def _groups(blocks: Sequence[DiagramBlock]) -> list[tuple[int, int, int]]:
    """Return (first, last, repeat) of each bracket."""
    found: list[tuple[int, int, int]] = []
    for index, block in enumerate(blocks):
        if block.repeat > 1:
            if found and found[-1][1] == index - 1 and found[-1][2] == block.repeat:
                found[-1] = (found[-1][0], index, block.repeat)
            else:
                found.append((index, index, block.repeat))
    return found


def _height(block: DiagramBlock) -> float:
    if block.kind == "norm" or not (block.detail or block.n_head):
        return _SLIM
    return _BLOCK


class ModelDiagram(Figure):
    """Follows the settings as they are changed; fills the room there is, within reason."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spec = DiagramSpec()
        self._hovered: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setMinimumSize(180, 200)
        self.retranslate()

    def set_spec(self, spec: DiagramSpec) -> None:
        """Draw another model."""
        self._spec, self._hovered = spec, None
        self._describe()
        self.updateGeometry()
        self.update()

    def clear(self) -> None:
        """Draw nothing."""
        self.set_spec(DiagramSpec())

    def is_empty(self) -> bool:
        """Say whether there is nothing to draw."""
        return not any(column.blocks for column in self._spec.columns)

    def figure_title(self) -> str:
        return tr("Diagram of the model")

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there is no model."""
        return tr("The model is drawn here once its settings fit together.")

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        """Put the drawing into words for those who cannot see it."""
        if self.is_empty():
            self.setAccessibleDescription(self.empty_sentence())
            return
        columns = []
        for column in self._spec.columns:
            blocks = ", ".join(self.block_text(block) for block in column.blocks)
            columns.append(f"{column.title}: {blocks}" if column.title else blocks)
        self.setAccessibleDescription("; ".join(columns))

    @staticmethod
    def block_text(block: DiagramBlock) -> str:
        """Return a block in words."""
        words = block.label + (f" ({block.detail})" if block.detail else "")
        return words + (f" × {block.repeat}" if block.repeat > 1 else "")

    # Geometry -------------------------------------------------------------------------------------------------

    def _natural_size(self, block: float = _WIDTH) -> tuple[float, float]:
        columns = self._spec.columns
        height = max(
            (sum(_height(b) for b in c.blocks) + _ARROW * max(0, len(c.blocks) - 1) for c in columns),
            default=0,
        )
        titled = any(column.title for column in columns)
        width = len(columns) * (block + _BRACKET) + max(0, len(columns) - 1) * _BETWEEN
        foot = _FOOT if self._arrows() else 0
        return width + 4, height + 10 + foot + (_TITLE if titled else 0)

    def sizeHint(self) -> QSize:
        if self.is_empty():
            return QSize(260, 300)
        width, height = self._natural_size()
        return QSize(round(width), round(height))

    def _plan(self, area: QRectF) -> _Plan:
        """Enlarge as far as the height allows, make the blocks as wide as fits, then draw out what is left."""
        height = self._natural_size()[1]
        largest = min(_LARGEST, max(1.15, area.height() / 480))
        scale = min(largest, area.height() / height)
        n_column = max(1, len(self._spec.columns))
        beside = self._natural_size(0.0)[0]
        block = min(_WIDEST, max(_NARROWEST, (area.width() / scale - beside) / n_column))
        width = self._natural_size(block)[0]
        scale = min(scale, area.width() / width)
        stretch = min(_TALLEST, max(1.0, area.height() / (scale * height)))
        return _Plan(
            QPointF(
                area.left() + (area.width() - width * scale) / 2,
                area.top() + (area.height() - height * stretch * scale) / 2,
            ),
            scale,
            block,
            stretch,
        )

    def _layout(self, plan: _Plan) -> list[list[QRectF]]:
        """Return the rectangles of all blocks before they are enlarged."""
        titled = any(column.title for column in self._spec.columns)
        result: list[list[QRectF]] = []
        x = 2.0
        for column in self._spec.columns:
            y = 5.0 + (_TITLE if titled else 0)
            rects: list[QRectF] = []
            for block in column.blocks:
                height = _height(block) * plan.stretch
                rects.append(QRectF(x, y, plan.width, height))
                y += height + _ARROW * plan.stretch
            result.append(rects)
            x += plan.width + _BRACKET + _BETWEEN
        return result

    # Painting -------------------------------------------------------------------------------------------------

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self.is_empty():
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        plan = self._plan(area)
        layout = self._layout(plan)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.save()
        painter.translate(plan.start)
        painter.scale(plan.scale, plan.scale)
        for column, rects in zip(self._spec.columns, layout, strict=True):
            if column.title and rects:
                painter.setFont(sized(self.font(), SECONDARY, bold=True))
                painter.setPen(theme.color("secondary"))
                title = QRectF(rects[0].x(), 2, plan.width, _TITLE - 6)
                painter.drawText(title, int(Qt.AlignmentFlag.AlignCenter), column.title)
            for first, last, repeat in _groups(column.blocks):
                self._paint_bracket(painter, rects[first], rects[last], repeat, theme)
            for above, below in pairwise(rects):
                top = QPointF(above.center().x(), above.bottom() + 1.5)
                self._paint_arrow(
                    painter, [top, QPointF(top.x(), below.top() - 1.5)], theme.color("secondary")
                )
        for arrow in self._arrows():
            self._paint_cross(painter, layout, arrow, theme)
        size = self._label_size(plan)
        for c, (column, rects) in enumerate(zip(self._spec.columns, layout, strict=True)):
            for b, (block, rect) in enumerate(zip(column.blocks, rects, strict=True)):
                self._paint_block(painter, rect, block, theme, (c, b) == self._hovered and not paper, size)
        painter.restore()
        if self._hovered and not paper:
            c, b = self._hovered
            rect = layout[c][b]
            block = self._spec.columns[c].blocks[b]
            at = plan.start + rect.center() * plan.scale
            draw_bubble(painter, at, area, self.block_text(block), theme, self.font())

    def _label_size(self, plan: _Plan) -> int:
        """Return the size at which the longest label fits its block: one for all, so that they look alike."""
        metrics = QFontMetricsF(sized(self.font(), SECONDARY, bold=True))
        labels = (block.label for column in self._spec.columns for block in column.blocks)
        widest = max((metrics.horizontalAdvance(label) for label in labels), default=1.0)
        fitting = int(SECONDARY * (plan.width - 2 * _PADDING) / max(1.0, widest))
        return min(SECONDARY, max(_SMALLEST_LABEL, fitting))

    def _arrows(self) -> Sequence[DiagramArrow]:
        columns = self._spec.columns
        if self._spec.arrows or len(columns) < 2 or not columns[0].blocks:
            return self._spec.arrows
        end = len(columns[0].blocks) - 1
        return [
            DiagramArrow(0, end, 1, index)
            for index, block in enumerate(columns[1].blocks)
            if block.kind == "cross"
        ]

    @staticmethod
    def _colours(block: DiagramBlock, theme: Theme) -> tuple[QColor, QColor]:
        """Return ground and edge; the label says the kind too, so colour is never alone."""
        if block.kind == "attention":
            return theme.color("accent_surface"), theme.color("accent")
        if block.kind in ("cross", "feedforward"):
            token = "series_2" if block.kind == "cross" else "series_1"
            return faded(theme.color(token), 0.13), faded(theme.color(token), 0.75)
        if block.kind in ("head", "embedding"):
            return faded(theme.color("series_3"), 0.12), faded(theme.color("series_3"), 0.7)
        if block.kind == "norm":
            return theme.color("surface"), theme.color("border")
        return theme.color("field"), theme.color("border")

    def _paint_block(
        self,
        painter: QPainter,
        rect: QRectF,
        block: DiagramBlock,
        theme: Theme,
        hovered: bool,
        label_size: int,
    ) -> None:
        ground, edge = self._colours(block, theme)
        radius = rect.height() / 2 if block.kind in ("input", "output") and not block.detail else 8.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(rect, radius, radius)
        painter.setPen(QPen(edge, 2.0 if hovered else 1.2))
        painter.setBrush(ground)
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        inner = rect.adjusted(_PADDING, 0, -_PADDING, 0)
        two_lines = block.kind != "norm" and bool(block.detail)
        middle = rect.center().y()
        # beside the detail, so that the label has the whole width
        beside = QRectF(inner.x(), middle, inner.width(), 16) if two_lines else inner
        squares = self._paint_heads(painter, beside, block, theme) if block.n_head else 0.0
        quiet = block.kind == "norm"
        painter.setFont(sized(self.font(), SMALL if quiet else label_size, bold=not quiet))
        painter.setPen(theme.color("secondary" if quiet else "text"))
        left = squares > 0 or bool(block.detail)
        align = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignHCenter
        room = inner.adjusted(0, 0, -squares - 6 if squares else 0, 0)
        flags = int(align | Qt.AlignmentFlag.AlignVCenter)
        elide = Qt.TextElideMode.ElideRight
        whole = inner if two_lines else room
        label = painter.fontMetrics().elidedText(block.label, elide, int(whole.width()) + 1)
        if two_lines:
            painter.drawText(QRectF(inner.x(), middle - 17, inner.width(), 17), flags, label)
            painter.setFont(sized(self.font(), SMALL))
            painter.setPen(theme.color("secondary"))
            detail = painter.fontMetrics().elidedText(block.detail, elide, int(room.width()))
            painter.drawText(QRectF(room.x(), middle, room.width(), 16), flags, detail)
        else:
            painter.drawText(room, flags, label)

    @staticmethod
    def _paint_heads(painter: QPainter, inner: QRectF, block: DiagramBlock, theme: Theme) -> float:
        """Draw one small square for each head and return the width they take."""
        shown = min(block.n_head, 16)
        rows = 1 if shown <= 4 else 2
        columns = -(-shown // rows)
        side, gap = (8.0, 3.0) if columns <= 6 else (6.0, 2.0)
        width = columns * (side + gap) - gap
        height = rows * (side + gap) - gap
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("series_2" if block.kind == "cross" else "accent"))
        for index in range(shown):
            row, column = divmod(index, columns)
            x = inner.right() - width + column * (side + gap)
            y = inner.center().y() - height / 2 + row * (side + gap)
            painter.drawRoundedRect(QRectF(x, y, side, side), 1.5, 1.5)
        return width

    def _paint_bracket(
        self, painter: QPainter, first: QRectF, last: QRectF, repeat: int, theme: Theme
    ) -> None:
        x, top, bottom = first.right() + 6, first.top() + 2, last.bottom() - 2
        path = QPainterPath(QPointF(x, top))
        path.lineTo(x + 3, top)
        path.quadTo(x + 6, top, x + 6, top + 4)
        path.lineTo(x + 6, bottom - 4)
        path.quadTo(x + 6, bottom, x + 3, bottom)
        path.lineTo(x, bottom)
        painter.setPen(QPen(theme.color("secondary"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setFont(sized(self.font(), SECONDARY, bold=True))
        painter.setPen(theme.color("text"))
        box = QRectF(x + 10, (top + bottom) / 2 - 10, _BRACKET - 12, 20)
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(box, middle, f"× {repeat}")

    @staticmethod
    def _paint_arrow(
        painter: QPainter, points: Sequence[QPointF], colour: QColor, width: float = 1.2
    ) -> None:
        """Draw a line through *points* with its head at the last one."""
        end, before = points[-1], points[-2]
        across = end.x() != before.x()
        sign = 1.0 if (end.x() > before.x() if across else end.y() > before.y()) else -1.0
        back = QPointF(5 * sign, 0) if across else QPointF(0, 5 * sign)
        side = QPointF(0, 3.2) if across else QPointF(3.2, 0)
        path = QPainterPath(points[0])
        for index, point in enumerate(points[1:-1], 1):
            # a rounded corner
            for neighbour, draw in ((points[index - 1], path.lineTo), (points[index + 1], None)):
                away = neighbour - point
                length = max(1.0, abs(away.x()) + abs(away.y()))
                near = point + away * (min(6.0, length / 2) / length)
                if draw is not None:
                    draw(near)
                else:
                    path.quadTo(point, near)
        path.lineTo(end - back)
        painter.setPen(QPen(colour, width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF([end, end - back + side, end - back - side]))

    def _paint_cross(
        self, painter: QPainter, layout: list[list[QRectF]], arrow: DiagramArrow, theme: Theme
    ) -> None:
        """Lead from the foot or the side of one tower to the side of the other."""
        start = layout[arrow.from_column][arrow.from_block]
        end = layout[arrow.to_column][arrow.to_block]
        forward = end.x() > start.x()
        lane = end.left() - 14 if forward else end.right() + 14
        target = QPointF(end.left() - 1.5 if forward else end.right() + 1.5, end.center().y())
        if start is layout[arrow.from_column][-1]:
            source = QPointF(start.center().x(), start.bottom() + 1)
            turn = source + QPointF(0, _FOOT - 3)
            points = [source, turn, QPointF(lane, turn.y()), QPointF(lane, target.y()), target]
        else:
            source = QPointF(start.right() + 1 if forward else start.left() - 1, start.center().y())
            points = [source, QPointF(lane, source.y()), QPointF(lane, target.y()), target]
        self._paint_arrow(painter, points, theme.color("series_2"), 1.6)

    # Mouse ----------------------------------------------------------------------------------------------------

    def block_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the (column, block) under a point of the widget."""
        if self.is_empty():
            return None
        plan = self._plan(QRectF(self.rect()))
        at = (point - plan.start) / plan.scale
        for c, rects in enumerate(self._layout(plan)):
            for b, rect in enumerate(rects):
                if rect.contains(at):
                    return c, b
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.block_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def _hover(self, block: tuple[int, int] | None) -> None:
        if block != self._hovered:
            self._hovered = block
            self.update()
