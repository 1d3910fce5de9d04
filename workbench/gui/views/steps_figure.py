"""A calculation from top to bottom: numbered steps, each with a sentence, its formula and its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    BODY,
    SECONDARY,
    SMALL,
    Figure,
    ScrollFigure,
    draw_bubble,
    draw_sentence,
    sized,
)
from workbench.gui.views.formula_view import pieces_of, width_of, write
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.step_parts import NONE, Part
from workbench.language import Text, tr

_GUTTER, _RIGHT, _PAD, _TITLE, _GAP = 34.0, 12.0, 8.0, 20.0, 7.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FORMULA = 15.0  # size of the formulas
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class StepBlock:
    """One step, in the language of the window."""

    key: str
    title: str
    formula: str
    sentence: str
    parts: tuple[Part, ...]

    @property
    def symbols(self) -> frozenset[str]:
        """The symbols of the formula that the step belongs to."""
        return NONE.union(*(part.symbols for part in self.parts))

    def in_words(self) -> str:
        """Return the step as it is read aloud."""
        return " ".join((f"{self.title}.", self.sentence, *(part.in_words() for part in self.parts)))


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a step stands in the figure."""

    rect: QRectF
    sentence: QRectF
    parts: tuple[QRectF, ...]


_Spot = tuple[int, int, int]  # step, part of it, spot of that


class StepsFigure(ScrollFigure):
    """Hover a number to read it, click a bar to choose its key; the arrow keys do the same."""

    pointed = Signal(object)  # frozenset of the symbols that belong to what is pointed at
    key_chosen = Signal(int)
    query_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._blocks: tuple[StepBlock, ...] = ()
        self._places: list[_Place] = []
        self._height = 0.0
        self._lit: frozenset[str] = NONE
        self._hovered: int | None = None  # step under the pointer
        self._current: int | None = None  # step the keyboard is at
        self._spot: _Spot | None = None
        self._heading: Figure | None = None
        self._title = ""
        self._sentence: str | Text = ""
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # a width that never jumps
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(260, 120)
        self.retranslate()

    # what is shown

    def set_blocks(self, blocks: Sequence[StepBlock], title: str) -> None:
        """Show the steps of one number; where the same steps are shown already, nothing moves."""
        is_same = [block.key for block in blocks] == [block.key for block in self._blocks]
        self._blocks, self._title = tuple(blocks), title
        if not is_same:
            self._hovered, self._current, self._spot = None, None, None
        elif self._spot is not None:
            step, part, spot = self._spot
            if spot >= self._blocks[step].parts[part].n_spot():
                self._spot = None
        self._arrange()
        self.retranslate()

    def set_sentence(self, sentence: str | Text) -> None:
        """Show a sentence (marked English, or a text) instead of steps."""
        self._sentence = sentence
        self.set_blocks((), "")

    def blocks(self) -> tuple[StepBlock, ...]:
        """Return the steps on show."""
        return self._blocks

    def set_lit(self, symbols: frozenset[str]) -> None:
        """Highlight what belongs to *symbols*, which somebody points at in the formula."""
        if symbols != self._lit:
            self._lit = symbols
            self.viewport().update()

    def show_symbol(self, symbol: str) -> None:
        """Bring the first step of *symbol* in sight, if none of its steps is."""
        steps = [index for index, block in enumerate(self._blocks) if symbol in block.symbols]
        view = QRectF(self.offset(), QRectF(self.viewport().rect()).size())
        if steps and not any(view.contains(self._places[index].rect) for index in steps):
            self.verticalScrollBar().setValue(int(self._places[steps[0]].rect.top()))

    def figure_title(self) -> str:
        return self._title or tr("How a number comes about")

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there are no steps."""
        said = self._sentence
        return str(said) if isinstance(said, Text) else tr(said) if said else ""

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if not self._blocks:
            said = self.empty_sentence()
        elif self._spot is not None:
            step, part, spot = self._spot
            said = self._blocks[step].parts[part].words(spot)
        elif self._current is not None:
            said = self._blocks[self._current].in_words()
        else:
            said = " ".join(f"{number}. {block.title}." for number, block in enumerate(self._blocks, start=1))
        self.setAccessibleDescription(said)

    # geometry

    def _arrange(self) -> None:
        width = max(200.0, float(self.viewport().width()))
        inner = width - _GUTTER - _RIGHT
        metrics = QFontMetricsF(sized(self.font(), SECONDARY))
        y, self._places = 2.0, []
        for block in self._blocks:
            top, y = y, y + _PAD + _TITLE
            wrapped = metrics.boundingRect(QRectF(0, 0, inner, 1e4), _WRAPPED, block.sentence)
            sentence = QRectF(_GUTTER, y, inner, wrapped.height() + 1)
            y = sentence.bottom()
            parts: list[QRectF] = []
            for part in block.parts:
                y += _GAP
                height = part.height(inner)
                parts.append(QRectF(_GUTTER, y, inner, height))
                y += height
            y += _PAD
            self._places.append(_Place(QRectF(0, top, width - 4, y - top), sentence, tuple(parts)))
        self._height = y + 4
        self.adjust_scroll_bars()
        self.viewport().update()

    def content_size(self) -> QSize:
        height = round(self._height) if self._blocks else self.viewport().height()
        return QSize(self.viewport().width(), height)

    def set_heading(self, heading: Figure) -> None:
        """Let *heading* stand above the steps where they are saved."""
        self._heading = heading

    def export_size(self) -> QSize:
        above = self._heading.sizeHint().height() if self._heading is not None else 0
        return self.content_size() + QSize(0, above)

    def numbers(self) -> Numbers | None:
        found = [
            (f"{place}. {block.title}: {name}", value)
            for place, block in enumerate(self._blocks, start=1)
            for part in block.parts
            for name, value in part.numbers()
        ]
        if not found:
            return None
        values = np.array([[value] for _, value in found])
        return Numbers(values=values, rows=tuple(name for name, _ in found), columns=(tr("value"),))

    def sizeHint(self) -> QSize:
        return QSize(560, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def step_rect(self, key: str) -> QRectF:
        """Return where a step stands in the figure."""
        return next(
            place.rect for block, place in zip(self._blocks, self._places, strict=True) if block.key == key
        )

    def spot_rect(self, key: str, part: int, spot: int) -> QRectF:
        """Return where a number or a bar of a step stands in the figure."""
        step = next(index for index, block in enumerate(self._blocks) if block.key == key)
        return self._blocks[step].parts[part].spot(self._places[step].parts[part], spot)

    def _step_at(self, at: QPointF) -> int | None:
        return next((index for index, place in enumerate(self._places) if place.rect.contains(at)), None)

    def _spot_at(self, at: QPointF) -> _Spot | None:
        step = self._step_at(at)
        if step is None:
            return None
        for index, (part, rect) in enumerate(
            zip(self._blocks[step].parts, self._places[step].parts, strict=True)
        ):
            if rect.contains(at) and (spot := part.spot_at(rect, at)) is not None:
                return step, index, spot
        return None

    def _scroll_to(self, step: int) -> None:
        rect, bar = self._places[step].rect, self.verticalScrollBar()
        low = int(rect.bottom()) - self.viewport().height()
        bar.setValue(min(max(bar.value(), low), int(rect.top())))

    # painting

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not self._blocks:
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        painter.save()
        if paper:
            painter.translate(area.topLeft())
            if self._heading is not None:
                above = self._heading.sizeHint().height()
                self._heading.paint_figure(painter, QRectF(0, 0, area.width(), above), theme, True)
                painter.translate(0, above)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = painter.clipBoundingRect() if painter.hasClipping() else area
        lit = NONE if paper else self._lit
        first, last = self._places[0].rect, self._places[-1].rect
        painter.setPen(QPen(theme.color("border"), 1))  # the thread from step to step
        painter.drawLine(QPointF(15, first.top() + 18), QPointF(15, last.top() + 18))
        for index, (block, place) in enumerate(zip(self._blocks, self._places, strict=True)):
            if place.rect.intersects(clip):
                self._paint_step(painter, index, block, place, theme, lit, paper)
        if self._spot is not None and not paper:
            step, part, spot = self._spot
            shown = self._blocks[step].parts[part]
            at = shown.spot(self._places[step].parts[part], spot).center()
            view = QRectF(self.offset(), QRectF(self.viewport().rect()).size())
            draw_bubble(painter, at, view, shown.words(spot), theme, self.font())
        painter.restore()

    def _paint_step(
        self,
        painter: QPainter,
        index: int,
        block: StepBlock,
        place: _Place,
        theme: Theme,
        lit: frozenset[str],
        paper: bool,
    ) -> None:
        is_lit = bool(block.symbols & lit)
        is_current = index == self._current and self.hasFocus() and not paper
        if is_lit or (index == self._hovered and not paper):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_surface" if is_lit else "hover", 0.6))
            painter.drawRoundedRect(place.rect.adjusted(1, 1, -1, -1), 8, 8)
        if is_current:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.rect.adjusted(1.5, 1.5, -1.5, -1.5), 8, 8)
        middle = place.rect.top() + _PAD + _TITLE / 2
        painter.setPen(QPen(theme.color("accent" if is_lit else "border"), 1))
        painter.setBrush(theme.color("accent" if is_lit else "surface"))
        painter.drawEllipse(QPointF(15, middle), 9.5, 9.5)
        painter.setFont(sized(self.font(), SMALL, bold=True))
        painter.setPen(theme.color("on_accent" if is_lit else "secondary"))
        painter.drawText(QRectF(5, middle - 10, 20, 20), int(Qt.AlignmentFlag.AlignCenter), str(index + 1))
        line = QRectF(_GUTTER, middle - _TITLE / 2, place.sentence.width(), _TITLE)
        painter.setFont(sized(self.font(), BODY, bold=True))
        painter.setPen(theme.color("text"))
        painter.drawText(line, _LEFT, block.title)
        taken = painter.fontMetrics().horizontalAdvance(block.title) + 16
        painter.setPen(theme.color("accent" if is_lit else "secondary"))
        pieces = pieces_of(block.formula)
        needed = width_of(pieces, _FORMULA)
        if needed + taken <= line.width():
            write(painter, line.right() - needed, middle + 5, pieces, _FORMULA)
        painter.setFont(sized(self.font(), SECONDARY))
        painter.setPen(theme.color("secondary"))
        painter.drawText(place.sentence, _WRAPPED, block.sentence)
        for number, (part, rect) in enumerate(zip(block.parts, place.parts, strict=True)):
            spot = self._spot[2] if self._spot and self._spot[:2] == (index, number) and not paper else None
            painter.save()
            part.paint(painter, rect, theme, lit, spot)
            painter.restore()

    # mouse

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._point(None, None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position() + self.offset()
        spot = self._spot_at(at)
        self._point(self._step_at(at), spot)
        is_choice = spot is not None and self._chosen_by(spot) != (None, None)
        shape = Qt.CursorShape.PointingHandCursor if is_choice else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            at = event.position() + self.offset()
            self._current = self._step_at(at)
            self._choose(self._spot_at(at))
            self.viewport().update()

    def _point(self, step: int | None, spot: _Spot | None) -> None:
        if (step, spot) == (self._hovered, self._spot):
            return
        self._hovered, self._spot = step, spot
        self._tell()

    def _tell(self) -> None:
        """Say what the pointer or the keyboard is at."""
        if self._spot is not None:
            step, part, spot = self._spot
            symbols = self._blocks[step].parts[part].symbols_of(spot)
        else:
            step = self._hovered if self._hovered is not None else self._current
            symbols = NONE if step is None else self._blocks[step].symbols
        self._describe()
        self.viewport().update()
        self.pointed.emit(symbols)

    def _chosen_by(self, spot: _Spot) -> tuple[int | None, int | None]:
        """Return the key and the query that a spot stands for, if it does."""
        part = self._blocks[spot[0]].parts[spot[1]]
        return part.key_of(spot[2]), part.query_of(spot[2])

    def _choose(self, spot: _Spot | None) -> None:
        key, query = (None, None) if spot is None else self._chosen_by(spot)
        if key is not None:
            self.key_chosen.emit(key)
        if query is not None:
            self.query_chosen.emit(query)

    # keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._blocks:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_to_step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._go_to_spot(1 if key == Qt.Key.Key_Right else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._spot)
        elif key == Qt.Key.Key_Escape and self._spot is not None:
            self._spot = None
            self._tell()
        else:
            super().keyPressEvent(event)

    def _go_to_step(self, move: int) -> None:
        last = len(self._blocks) - 1
        at = (0 if move > 0 else last) if self._current is None else self._current + move
        self._current, self._spot, self._hovered = max(0, min(last, at)), None, None
        self._scroll_to(self._current)
        self._tell()

    def _go_to_spot(self, move: int) -> None:
        """Walk over the numbers of the step, through all its pictures."""
        step = self._current or 0
        self._current = step
        spots = [
            (step, part, spot)
            for part, shown in enumerate(self._blocks[step].parts)
            for spot in range(shown.n_spot())
        ]
        if not spots:
            return
        if self._spot is not None and self._spot[0] == step:
            at = max(0, min(len(spots) - 1, spots.index(self._spot) + move))
        else:
            at = 0 if move > 0 else len(spots) - 1
        self._spot = spots[at]
        self._tell()
