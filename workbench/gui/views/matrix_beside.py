"""The whole matrix of a head beside the row that is worked out: small, with that row framed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPen

from workbench.gui.theme import Theme
from workbench.gui.views.key_bars import KeyBars
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.gui.views.step_parts import Part
from workbench.language import tr

_HIGH, _WIDEST, _GAP = 66.0, 92.0, 14.0
_ROOMY = 330.0  # width from which there is room for it beside the bars
_THINNEST = 4.0  # frame of a row, or it could not be seen


@dataclass(frozen=True, slots=True, kw_only=True)
class SmallMatrix:
    """What of a head is drawn small."""

    values: NDArray[np.float64]  # (T_query, T_key); scores of either sign, or shares from 0 to 1
    hidden: NDArray[np.bool_] | None  # (T_query, T_key) what is taken away
    names: Sequence[str]  # of the queries, as in a sentence
    query: int  # row that is worked out
    are_shares: bool = False
    pixels: dict[str, tuple[NDArray[np.uint32], QImage]] = field(default_factory=dict)  # by theme

    def image(self, theme: Theme) -> QImage:
        """Return one pixel for each number."""
        if theme.key not in self.pixels:
            lut, shares = theme.attention_lut(), self.values
            if not self.are_shares:
                finite = self.values[np.isfinite(self.values)]
                largest = float(np.abs(finite).max(initial=0.0)) or 1.0
                lut, shares = (
                    theme.signed_lut(),
                    (np.where(np.isfinite(self.values), self.values, 0) / largest + 1) / 2,
                )
            pixels = np.ascontiguousarray(ramp_pixels(shares, lut, self.hidden, theme.color("masked")))
            self.pixels[theme.key] = (pixels, wrap_pixels(pixels))
        return self.pixels[theme.key][1]


class MatrixBeside(Part):
    """Bars of one row, and at their right the rows of all queries; clicking one of those asks for it."""

    def __init__(self, bars: KeyBars, matrix: SmallMatrix) -> None:
        self._bars, self._matrix = bars, matrix
        self.symbols = bars.symbols

    # geometry

    def _size(self) -> tuple[float, float]:
        rows, columns = self._matrix.values.shape
        cell = min(_HIGH / rows, _WIDEST / columns)
        return columns * cell, rows * cell

    def _left(self, width: float) -> float:
        """Return the width that is left to the bars."""
        return width - self._size()[0] - _GAP if width >= _ROOMY else width

    def _bar_area(self, area: QRectF) -> QRectF:
        return QRectF(area.left(), area.top(), self._left(area.width()), area.height())

    def matrix_area(self, area: QRectF) -> QRectF | None:
        """Return where the matrix is drawn, or None where there is no room for it."""
        if area.width() < _ROOMY:
            return None
        width, height = self._size()
        return QRectF(area.right() - width - 2, area.top() + 1, width, height)

    def _row_area(self, at: QRectF, row: int) -> QRectF:
        high = at.height() / len(self._matrix.names)
        return QRectF(at.left(), at.top() + row * high, at.width(), high)

    def height(self, width: float) -> float:
        return max(self._bars.height(self._left(width)), _HIGH + 4)

    def n_spot(self) -> int:
        return self._bars.n_spot() + len(self._matrix.names)

    def spot(self, area: QRectF, index: int) -> QRectF:
        at, row = self.matrix_area(area), index - self._bars.n_spot()
        if row < 0 or at is None:
            return self._bars.spot(self._bar_area(area), min(index, self._bars.n_spot() - 1))
        return self._row_area(at, row)

    def spot_at(self, area: QRectF, point: QPointF) -> int | None:
        at = self.matrix_area(area)
        if at is not None and at.contains(point):
            rows = len(self._matrix.names)
            return self._bars.n_spot() + min(rows - 1, int((point.y() - at.top()) / at.height() * rows))
        return self._bars.spot_at(self._bar_area(area), point)

    # words

    def words(self, index: int) -> str:
        row = index - self._bars.n_spot()
        if row < 0:
            return self._bars.words(index)
        name = self._matrix.names[row]
        if row == self._matrix.query:
            return tr("the row of {name}, worked out here", name=name)
        return tr("the row of {name}: click to work it out", name=name)

    def symbols_of(self, index: int) -> frozenset[str]:
        return self.symbols

    def key_of(self, index: int) -> int | None:
        return self._bars.key_of(index) if index < self._bars.n_spot() else None

    def query_of(self, index: int) -> int | None:
        row = index - self._bars.n_spot()
        return row if row >= 0 else None

    def numbers(self) -> list[tuple[str, float]]:
        return self._bars.numbers()

    def in_words(self) -> str:
        return self._bars.in_words()

    # painting

    def paint(
        self, painter: QPainter, area: QRectF, theme: Theme, lit: frozenset[str], marked: int | None
    ) -> None:
        n_bar, at = self._bars.n_spot(), self.matrix_area(area)
        self._bars.paint(
            painter, self._bar_area(area), theme, lit, marked if marked is None or marked < n_bar else None
        )
        if at is None:
            return
        image = self._matrix.image(theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, at.height() < image.height())
        painter.drawImage(at, image)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.color("accent" if self.symbols & lit else "border"), 1))
        painter.drawRect(at.adjusted(-1, -1, 0, 0))
        if marked is not None and marked >= n_bar:
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawRect(_seen(self._row_area(at, marked - n_bar)))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("series_2"), 1.5))
        painter.drawRect(_seen(self._row_area(at, self._matrix.query)))


def _seen(row: QRectF) -> QRectF:
    """Return the frame of a row, never so thin that it cannot be seen."""
    grow = max(0.0, _THINNEST - row.height()) / 2
    return row.adjusted(-1, -grow, 1, grow)
