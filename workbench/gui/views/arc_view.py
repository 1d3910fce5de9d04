"""Attention as lines: the tokens that read on the left, those they look at on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    SECONDARY,
    SMALL,
    ScrollFigure,
    draw_sentence,
    faded,
    mono,
    sized,
    visible_token,
)
from workbench.gui.views.numbers import Numbers
from workbench.inspection.lines import LEAST_OF_ONE, Lines, lines_of
from workbench.language import tr

Side = Literal["query", "key"]
Token = tuple[Side, int]

HUES = ("series_1", "series_2", "series_3", "series_4", "series_5", "series_6")
ROW, TALLEST_ROW = 19, 28
_TOP = 46  # the legend and the headings of the two columns
_BOTTOM = 8
_GAP = 8  # between a token and its lines
_NUMBER, _MOST_NUMBERS = 34, 3  # width of one weight; with more heads squares stand there instead
_SQUARE = 9
_WIDEST = 640
_LEVELS = 10  # of weights that are drawn with one pen
_THICKEST, _PALEST = 3, 0.1
_STROKE = 0.8  # how far apart the thin lines of a thick one are
_MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
_LEFT, _RIGHT = int(Qt.AlignmentFlag.AlignLeft | _MIDDLE), int(Qt.AlignmentFlag.AlignRight | _MIDDLE)


@dataclass(frozen=True, slots=True)
class _Columns:
    """Where things stand from left to right, in the figure."""

    left: float  # of the tokens that read
    start: float  # of the lines
    end: float
    labels: float  # width of a column of tokens
    numbers: float  # where the weights stand


class ArcView(ScrollFigure):
    """Lines for one head or for several in their own colours; pointing at a token leaves only its lines."""

    token_chosen = Signal(str, int)  # side and position
    choice_cleared = Signal()
    token_read = Signal(object)  # the token that stands out now, (side, position), or None

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._maps = np.zeros((0, 0, 0), np.float32)
        self._names: list[str] = []
        self._queries: list[str] = []
        self._keys: list[str] = []
        self._raw: tuple[list[str], list[str]] = ([], [])
        self._said: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._hovered: Token | None = None
        self._chosen: Token | None = None
        self._lines: Lines | None = None
        self._widest = 0.0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 120)
        self.retranslate()

    # State ----------------------------------------------------------------------------------------------------

    def set_heads(
        self,
        maps: NDArray[Any],
        names: Sequence[str],
        query_labels: Sequence[str],
        key_labels: Sequence[str],
        said: tuple[Sequence[str], Sequence[str]] | None = None,
    ) -> None:
        """Show *maps* (n_head, T_query, T_key) of heads with these *names*; at most as many as there are hues.

        *said* is how queries and keys are called in a sentence: the token and its number where it is not given.
        """
        if np.shape(maps) != (len(names), len(query_labels), len(key_labels)) or len(names) > len(HUES):
            raise ValueError(f"{np.shape(maps)} weights of {len(names)} heads")
        raw = (list(query_labels), list(key_labels))
        self._maps, self._names = np.asarray(maps, np.float32), list(names)
        if raw != self._raw:
            self._raw = raw
            self._queries = [visible_token(token) for token in query_labels]
            self._keys = [visible_token(token) for token in key_labels]
            metrics = QFontMetricsF(mono(SECONDARY, bold=True))
            longest = (metrics.horizontalAdvance(label[:40]) for label in (*self._queries, *self._keys))
            self._widest = max(longest, default=0.0) + 4
            self._hovered = None
            if self._chosen and not self._exists(self._chosen):
                self._chosen = None
            self.adjust_scroll_bars()
        self._said = said or (_numbered(self._queries), _numbered(self._keys))
        self._lines = None
        self._describe()
        self.viewport().update()

    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        return self._maps.size == 0

    def chosen(self) -> Token | None:
        """Return the token whose lines are kept, as (side, position)."""
        return self._chosen

    def active(self) -> Token | None:
        """Return the token that stands out: the one under the pointer, or else the chosen one."""
        return self._hovered or self._chosen

    def set_chosen(self, token: Token | None) -> None:
        """Keep the lines of a token without telling anyone (for linked views)."""
        if token is not None and not self._exists(token):
            token = None
        if token != self._chosen:
            self._chosen = token
            self._lines = None
            if token is not None:
                self._scroll_to(token)
            self._describe()
            self.viewport().update()

    def choose(self, token: Token) -> None:
        """Keep the lines of a token and tell everyone."""
        if self._exists(token):
            self.set_chosen(token)
            self.token_chosen.emit(*token)

    def clear_choice(self) -> None:
        """Show the lines of all tokens and tell everyone."""
        self.set_chosen(None)
        self.choice_cleared.emit()

    def lines(self) -> Lines:
        """Return the lines that are drawn now."""
        if self._lines is None:
            active = self.active()
            if active is None:
                self._lines = lines_of(self._maps)
            elif active[0] == "query":
                self._lines = lines_of(self._maps, query=active[1], least=LEAST_OF_ONE)
            else:
                self._lines = lines_of(self._maps, key=active[1], least=LEAST_OF_ONE)
        return self._lines

    def _exists(self, token: Token) -> bool:
        side, position = token
        return 0 <= position < len(self._queries if side == "query" else self._keys)

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return tr("Attention as lines")

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there is nothing to show."""
        return tr("No attention yet. The lines appear here as soon as the model has read something.")

    def numbers(self) -> Numbers | None:
        if self.is_empty():
            return None
        rows = tuple(f"{name} {token}" for name in self._names for token in self._raw[0])
        if len(self._names) == 1:
            rows = tuple(self._raw[0])
        flat = self._maps.reshape(-1, self._maps.shape[-1])
        return Numbers(values=flat, rows=rows, columns=tuple(self._raw[1]))

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if self.is_empty():
            self.setAccessibleDescription(self.empty_sentence())
            return
        words = tr("The arrow keys choose a token; Escape shows all lines.")
        active = self.active()
        if active is not None:
            words = f"{self.in_words(active)} {words}"
        self.setAccessibleDescription(words)

    def in_words(self, active: Token) -> str:
        """Return where the heaviest lines of the token that stands out go, or come from."""
        side, position = active
        lines = self.lines()
        own, others = self._said if side == "query" else self._said[::-1]
        ends = lines.key if side == "query" else lines.query
        several = len(self._names) > 1
        best = [
            (f"{self._names[lines.head[at]]} → " if several else "")
            + f"{others[ends[at]]} {lines.weight[at]:.2f}"
            for at in range(len(lines.weight))[::-1][:3]
        ]
        places = " · ".join(best) or tr("nothing")
        if side == "query":
            return tr("{query} looks at: {keys}", query=own[position], keys=places)
        return tr("{key} is looked at by: {queries}", key=own[position], queries=places)

    # Geometry -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(460, 420)

    def row_height(self) -> int:
        """Return the height of a token: as much as there is room for, within bounds."""
        count = max(len(self._queries), len(self._keys), 1)
        room = (self.maximumViewportSize().height() - _TOP - _BOTTOM) // count
        return max(ROW, min(TALLEST_ROW, room))

    def content_size(self) -> QSize:
        width = self.viewport().width()
        if self.is_empty():
            return QSize(width, self.viewport().height())
        rows = max(len(self._queries), len(self._keys))
        return QSize(width, _TOP + rows * self.row_height() + _BOTTOM)

    def _columns(self, area: QRectF) -> _Columns:
        width = min(area.width(), _WIDEST)
        left = area.left() + (area.width() - width) / 2
        n_number = len(self._names)
        numbers = n_number * _NUMBER if n_number <= _MOST_NUMBERS else 2 * _GAP + n_number * (_SQUARE + 2)
        labels = min(self._widest, (width - numbers) * 0.3)
        start = left + labels + _GAP
        end = left + width - labels - numbers - _GAP
        return _Columns(left, start, max(start + 20, end), labels, left + width - numbers)

    def row_centre(self, position: int) -> float:
        """Return the height in the figure at which a token stands."""
        return _TOP + (position + 0.5) * self.row_height()

    def token_at(self, point: QPointF) -> Token | None:
        """Return the token under a point of the viewport: each side reaches a little into the lines."""
        if self.is_empty() or point.y() < _TOP:
            return None
        at = point + self.offset()
        columns = self._columns(QRectF(0, 0, self.viewport().width(), 0))
        third = (columns.end - columns.start) / 3
        position = int((at.y() - _TOP) // self.row_height())
        if columns.left <= at.x() <= columns.start + third:
            token: Token = ("query", position)
        elif at.x() >= columns.end - third:
            token = ("key", position)
        else:
            return None
        return token if self._exists(token) else None

    def token_point(self, token: Token) -> QPointF:
        """Return a point of the viewport on a token."""
        columns = self._columns(QRectF(0, 0, self.viewport().width(), 0))
        x = columns.start - 2 * _GAP if token[0] == "query" else columns.end + 2 * _GAP
        return QPointF(x, self.row_centre(token[1])) - self.offset()

    def _scroll_to(self, token: Token) -> None:
        bar, centre, half = self.verticalScrollBar(), self.row_centre(token[1]), self.row_height() / 2
        low, high = int(centre - half - _TOP), int(centre + half + _BOTTOM - self.viewport().height())
        bar.setValue(min(max(bar.value(), high), low))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.adjust_scroll_bars()

    # Painting -------------------------------------------------------------------------------------------------

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self.is_empty():
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(area.topLeft())
        whole = QRectF(0, 0, area.width(), area.height())
        top = 0.0 if paper else self.offset().y()
        shown = whole if paper else QRectF(0, top, area.width(), self.viewport().height())
        columns = self._columns(whole)
        self._paint_lines(painter, columns, shown, theme)
        self._paint_tokens(painter, columns, shown, theme)
        # the legend stays in sight while a long text scrolls under it
        painter.fillRect(QRectF(0, top, area.width(), _TOP - 3), theme.color("surface"))
        self._paint_legend(painter, columns, top, theme)
        painter.translate(-area.topLeft())

    def _paint_lines(self, painter: QPainter, columns: _Columns, shown: QRectF, theme: Theme) -> None:
        lines = self.lines()
        height = self.row_height()
        spread = min(3.0, height / (len(self._names) + 1))  # so that heads do not cover each other
        shift = (np.arange(len(self._names)) - (len(self._names) - 1) / 2) * spread
        starts = _TOP + (lines.query + 0.5) * height + shift[lines.head]
        ends = _TOP + (lines.key + 0.5) * height + shift[lines.head]
        seen = (np.maximum(starts, ends) >= shown.top()) & (np.minimum(starts, ends) <= shown.bottom())
        levels = np.minimum((lines.weight * _LEVELS).astype(np.intp), _LEVELS - 1)
        for level in range(_LEVELS):
            strength = (level + 0.5) / _LEVELS
            # a thick line is several thin ones: Qt draws hundreds of thin ones in the time of ten thick ones
            strokes = 1 + int(strength * _THICKEST)
            for head, hue in enumerate(HUES[: len(self._names)]):
                chosen = np.flatnonzero(seen & (levels == level) & (lines.head == head))
                if not len(chosen):
                    continue
                painter.setPen(QPen(faded(theme.color(hue), _PALEST + (1 - _PALEST) * strength), 1))
                part = _clipped(starts[chosen], ends[chosen], columns, shown)
                for stroke in range(strokes):
                    shift_by = _STROKE * (stroke - (strokes - 1) / 2)
                    painter.drawLines([QLineF(x, y + shift_by, z, w + shift_by) for x, y, z, w in part])

    def _paint_tokens(self, painter: QPainter, columns: _Columns, shown: QRectF, theme: Theme) -> None:
        active, lines, height = self.active(), self.lines(), self.row_height()
        first = max(0, int((shown.top() - _TOP) // height))
        last = int((shown.bottom() - _TOP) // height) + 1
        linked: dict[Side, set[int]] = {"query": set(lines.query.tolist()), "key": set(lines.key.tolist())}
        plain, bold = mono(SECONDARY), mono(SECONDARY, bold=True)
        sides: tuple[tuple[Side, list[str]], ...] = (("query", self._queries), ("key", self._keys))
        for side, tokens in sides:
            for position in range(first, min(last, len(tokens))):
                is_active = active == (side, position)
                stands_out = active is None or is_active or (side != active[0] and position in linked[side])
                painter.setFont(bold if is_active else plain)
                painter.setPen(theme.color("accent" if is_active else "text" if stands_out else "disabled"))
                y = _TOP + position * height
                x = columns.left if side == "query" else columns.end + _GAP
                box = QRectF(x, y, columns.labels, height)
                word = painter.fontMetrics().elidedText(
                    tokens[position], Qt.TextElideMode.ElideRight, int(columns.labels)
                )
                painter.drawText(box, _RIGHT if side == "query" else _LEFT, word)
        if active is not None:
            self._paint_weights(painter, columns, active, theme)

    def _paint_weights(self, painter: QPainter, columns: _Columns, active: Token, theme: Theme) -> None:
        """Write the weights of the lines in sight beside the tokens they go to (or come from)."""
        lines, height = self.lines(), self.row_height()
        as_numbers = len(self._names) <= _MOST_NUMBERS
        painter.setFont(mono(SMALL))
        at_left = active[0] == "key"
        for head, position, weight in zip(
            lines.head.tolist(),
            (lines.query if at_left else lines.key).tolist(),
            lines.weight.tolist(),
            strict=True,
        ):
            y = _TOP + position * height
            colour = theme.color(HUES[head])
            if at_left:
                # where a line begins, as the numbers' own column belongs to the right side
                y += height / 2 + (head - (len(self._names) - 1) / 2) * 3
                painter.fillRect(QRectF(columns.start - 5, y - 1.5, 5, 3), faded(colour, max(0.15, weight)))
            elif as_numbers:
                painter.setPen(colour)
                box = QRectF(columns.numbers + head * _NUMBER, y, _NUMBER - 4, height)
                painter.drawText(box, _RIGHT, f"{weight:.2f}")
            else:
                x = columns.numbers + 2 * _GAP + head * (_SQUARE + 2)
                square = QRectF(x, y + (height - _SQUARE) / 2, _SQUARE, _SQUARE)
                painter.fillRect(square, faded(colour, max(0.08, weight)))

    def _paint_legend(self, painter: QPainter, columns: _Columns, top: float, theme: Theme) -> None:
        painter.setFont(sized(self.font(), SMALL))
        metrics = painter.fontMetrics()
        painter.setPen(theme.color("secondary"))
        heading = QRectF(columns.left, top + 24, columns.labels + 120, 18)
        painter.drawText(heading, _LEFT, tr("reads (query)"))
        words = tr("is looked at (key)")
        right = QRectF(columns.end + columns.labels + _GAP - 200, top + 24, 200, 18)
        painter.drawText(right, _RIGHT, words)
        x = columns.left
        for name, hue in zip(self._names, HUES, strict=False):
            painter.fillRect(QRectF(x, top + 9, 16, 4), theme.color(hue))
            painter.setPen(theme.color("text"))
            painter.drawText(QPointF(x + 21, top + 15), name)
            x += 21 + metrics.horizontalAdvance(name) + 16

    # Mouse and keys -------------------------------------------------------------------------------------------

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.token_at(event.position()))

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._hover(None)
        self.viewport().update()

    def _hover(self, token: Token | None) -> None:
        if token == self._hovered:
            return
        self._hovered = token
        self._lines = None
        self._describe()
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if token else Qt.CursorShape.ArrowCursor)
        self.viewport().update()
        self.token_read.emit(self.active())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        token = self.token_at(event.position())
        if token is None or token == self._chosen:
            self.clear_choice()
        else:
            self.choose(token)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Left: 0, Qt.Key.Key_Right: 0}
        move = moves.get(Qt.Key(key))
        if key == Qt.Key.Key_Escape and self._chosen is not None:
            self.clear_choice()
        elif move is None or self.is_empty():
            super().keyPressEvent(event)
        elif self._chosen is None:
            self.choose(("key" if key == Qt.Key.Key_Right else "query", 0))
        else:
            side, position = self._chosen
            if not move:
                side = "query" if key == Qt.Key.Key_Left else "key"
            count = len(self._queries if side == "query" else self._keys)
            self.choose((side, max(0, min(count - 1, position + move))))


def _clipped(starts: NDArray[Any], ends: NDArray[Any], columns: _Columns, shown: QRectF) -> list[list[float]]:
    """Return [x, y, x, y] of each line, cut to the height in sight: a long line outside costs Qt time too."""
    rise = np.where(starts == ends, 1.0, ends - starts)
    width = columns.end - columns.start
    cuts = np.sort([(shown.top() - starts) / rise, (shown.bottom() - starts) / rise], axis=0)
    is_level = starts == ends
    low = np.where(is_level, 0.0, np.clip(cuts[0], 0, 1))
    high = np.where(is_level, 1.0, np.clip(cuts[1], 0, 1))
    steps = ends - starts
    return np.stack(
        [
            columns.start + low * width,
            starts + low * steps,
            columns.start + high * width,
            starts + high * steps,
        ],
        axis=1,
    ).tolist()


def _numbered(tokens: Sequence[str]) -> list[str]:
    return [f"“{token}” ({number})" for number, token in enumerate(tokens, start=1)]
