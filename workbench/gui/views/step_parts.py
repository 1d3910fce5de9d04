"""The pictures of which a step of a calculation is made: what they have in common, and the calculation in figures."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, mono
from workbench.gui.views.formula_view import serif
from workbench.numerals import plain

NONE: frozenset[str] = frozenset()
LABEL_WIDTH = 42.0  # at the left of every picture, so that they stand under each other
READ_ALOUD = 24  # numbers of one row that are read; more would be listened to by nobody
_LINE = 20.0


def short(value: float) -> str:
    """Return a number as the maps write it, 0.31, or shorter where it is large."""
    if not np.isfinite(value):
        return "−∞" if value < 0 else "∞" if value > 0 else "?"
    digits = 2 if abs(value) < 9.995 else 1 if abs(value) < 99.95 else 0
    shown = f"{value:.{digits}f}"
    return shown.lstrip("-") if not shown.strip("-0.") else shown  # no "-0.00"


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberRow:
    """Numbers that belong together, with what they are."""

    name: str  # as in the formula, like q, or a token
    said: str  # in words: the query of “cat”
    values: NDArray[np.float64]  # (n,)
    symbols: frozenset[str] = NONE  # of the formula above
    is_token: bool = False  # whether the name is a position of the input
    reading: Callable[[int], str] | None = (
        None  # one number in words, where there is more to say than its value
    )

    def words(self, index: int) -> str:
        """Return one number in words."""
        if self.reading is not None:
            return self.reading(index)
        return f"{self.said} · {index + 1}: {plain(float(self.values[index]))}"

    def numbers(self) -> list[tuple[str, float]]:
        """Return every number with what it is."""
        return [(f"{self.said} {place}", value) for place, value in enumerate(self.values.tolist(), start=1)]

    def in_words(self) -> str:
        """Return the numbers as they are read aloud."""
        numbers = ", ".join(short(value) for value in self.values[:READ_ALOUD].tolist())
        return f"{self.said}: {numbers}{'…' if len(self.values) > READ_ALOUD else ''}"


class Part(ABC):
    """One picture of a step; its spots are what can be pointed at."""

    symbols: frozenset[str] = NONE

    @abstractmethod
    def height(self, width: float) -> float:
        """Return the height it needs."""

    @abstractmethod
    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        """Paint it; *lit* are the symbols somebody points at, *marked* is a spot."""

    @abstractmethod
    def in_words(self) -> str:
        """Return it as it is read aloud."""

    @abstractmethod
    def numbers(self) -> list[tuple[str, float]]:
        """Return every number with what it is, to be saved."""

    def n_spot(self) -> int:
        """Return how many spots there are."""
        return 0

    def spot(self, area: QRectF, index: int) -> QRectF:
        """Return where a spot is."""
        raise NotImplementedError

    def spot_at(self, area: QRectF, point: QPointF) -> int | None:
        """Return the spot under a point."""
        return None

    def words(self, index: int) -> str:
        """Return a spot in words."""
        raise NotImplementedError

    def symbols_of(self, index: int) -> frozenset[str]:
        """Return the symbols a spot belongs to."""
        return self.symbols

    def key_of(self, index: int) -> int | None:
        """Return the key that is chosen by clicking a spot, or None if that chooses none."""
        return None

    def query_of(self, index: int) -> int | None:
        """Return the query that is chosen by clicking a spot, or None if that chooses none."""
        return None


class NumberRows(Part):
    """Rows of the same length, of which every number is a spot; how they are drawn says a subclass."""

    def __init__(self, rows: Sequence[NumberRow]) -> None:
        self._rows = tuple(rows)
        self._n = len(rows[0].values)
        self._largest = largest(rows)
        self.symbols = frozenset().union(*(row.symbols for row in rows))

    def n_spot(self) -> int:
        return len(self._rows) * self._n

    def words(self, index: int) -> str:
        row, number = divmod(index, self._n)
        return self._rows[row].words(number)

    def symbols_of(self, index: int) -> frozenset[str]:
        return self._rows[index // self._n].symbols

    def numbers(self) -> list[tuple[str, float]]:
        return [each for row in self._rows for each in row.numbers()]

    def in_words(self) -> str:
        return ". ".join(row.in_words() for row in self._rows)


class Equation(Part):
    """A line of the calculation in figures, its result standing out, and perhaps a remark."""

    def __init__(
        self, calculation: str, result: float, remark: str = "", symbols: frozenset[str] = NONE
    ) -> None:
        self._calculation, self._value, self._remark = calculation, result, remark
        self._result = plain(result)
        self.symbols = symbols

    def height(self, width: float) -> float:
        return _LINE * (2 if self._wraps(width) else 1)

    def numbers(self) -> list[tuple[str, float]]:
        return [(self._calculation.rstrip(" ="), self._value)]

    def _wraps(self, width: float) -> bool:
        metrics, bold = QFontMetricsF(mono(SECONDARY)), QFontMetricsF(mono(SECONDARY + 1, bold=True))
        needed = metrics.horizontalAdvance(self._calculation) + bold.horizontalAdvance(self._result)
        return bool(self._remark) and needed + metrics.horizontalAdvance(self._remark) + 24 > width

    def in_words(self) -> str:
        return " ".join(each for each in (self._calculation, self._result, self._remark) if each)

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        line = QRectF(area.left(), area.top(), area.width(), _LINE)
        bold = mono(SECONDARY + 1, bold=True)
        result = QFontMetricsF(bold).horizontalAdvance(self._result)
        painter.setFont(mono(SECONDARY))
        metrics = painter.fontMetrics()
        room = max(0, int(area.width() - result - 10))
        shown = metrics.elidedText(self._calculation, Qt.TextElideMode.ElideMiddle, room)
        painter.setPen(theme.color("text"))
        painter.drawText(line, middle, shown)
        line.setLeft(line.left() + (metrics.horizontalAdvance(shown) + 7 if shown else 0))
        painter.setFont(bold)
        painter.setPen(theme.color("accent"))
        painter.drawText(line, middle, self._result)
        if self._remark:
            line.setLeft(line.left() + result + 12)
            if self._wraps(area.width()):
                line = QRectF(area.left(), area.top() + _LINE, area.width(), _LINE)
            painter.setFont(mono(SECONDARY))
            painter.setPen(theme.color("secondary"))
            painter.drawText(
                line,
                middle,
                metrics.elidedText(self._remark, Qt.TextElideMode.ElideRight, max(0, int(line.width()))),
            )


def largest(rows: Sequence[NumberRow]) -> float:
    """Return the largest size of any number, which has the strongest colour; 1 where all are 0."""
    sizes = np.concatenate([np.abs(row.values[np.isfinite(row.values)]) for row in rows])
    return float(sizes.max()) or 1.0 if len(sizes) else 1.0


def paint_name(painter: QPainter, row: NumberRow, box: QRectF, theme: Theme, is_lit: bool) -> None:
    """Write the name of *row* at its left, where *box* begins."""
    label = QRectF(box.left(), box.top(), LABEL_WIDTH - 7, box.height())
    painter.setFont(mono(SMALL) if row.is_token else serif(14))
    painter.setPen(theme.color("accent" if is_lit else "secondary"))
    shown = painter.fontMetrics().elidedText(row.name, Qt.TextElideMode.ElideRight, int(label.width()) + 1)
    painter.drawText(label, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)
