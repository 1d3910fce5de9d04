"""The formula of attention, set at the size of the text around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import Figure
from workbench.language import tr


@dataclass(frozen=True)
class Piece:
    """A run of signs: upright or italic, raised or lowered."""

    signs: str
    italic: bool = False
    shift: float = 0.0  # of the text size, down is positive
    size: float = 1.0


_BEFORE = (Piece("softmax"),)
_ABOVE = (Piece("Q", True), Piece("K", True), Piece("T", shift=-0.42, size=0.66))
BELOW = (Piece("d", True), Piece("k", True, 0.22, 0.68))
_AFTER = (Piece("V", True),)
_GAP = 0.06  # between signs, of the text size
ROOT = 0.62  # width of the root sign, of the text size


def pieces_of(formula: str) -> tuple[Piece, ...]:
    """Return *formula* as it is set: a sign after "_" is lowered, letters lean, words and numbers stand upright."""
    pieces: list[Piece] = []
    for signs, lowered in re.findall(r"([^\W\d_]{2,}|[^\W\d_]|[^_])(?:_(\w|model))?", formula):
        pieces.append(Piece(signs, len(signs) == 1 and signs.isascii() and signs.isalpha()))
        if lowered:
            pieces.append(Piece(lowered, True, 0.2, 0.7))
    return tuple(pieces)


def serif(pixels: float, *, italic: bool = True) -> QFont:
    """Return the font of formulas."""
    font = QFont()
    font.setFamilies(["STIX Two Text", "Cambria", "Times New Roman", "Noto Serif", "DejaVu Serif"])
    font.setStyleHint(QFont.StyleHint.Serif)
    font.setPixelSize(max(1, round(pixels)))
    font.setItalic(italic)
    return font


def width_of(pieces: tuple[Piece, ...], size: float) -> float:
    """Return how wide *pieces* are, set in *size* pixels."""
    return sum(
        QFontMetricsF(_font(piece, size)).horizontalAdvance(piece.signs) + _GAP * size for piece in pieces
    )


def write(painter: QPainter, x: float, baseline: float, pieces: tuple[Piece, ...], size: float) -> float:
    """Write *pieces* from *x* on; return where they end."""
    for piece in pieces:
        painter.setFont(_font(piece, size))
        painter.drawText(QPointF(x, baseline + piece.shift * size), piece.signs)
        x += QFontMetricsF(painter.font()).horizontalAdvance(piece.signs) + _GAP * size
    return x


def _font(piece: Piece, size: float) -> QFont:
    return serif(size * piece.size, italic=piece.italic)


class FormulaView(Figure):
    """softmax(QKᵀ / √d_k) V as it stands in a book."""

    def __init__(self, parent: QWidget | None = None, text_size: float = 17.0) -> None:
        super().__init__(parent)
        self._size = text_size
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def figure_title(self) -> str:
        return tr("softmax of Q times K transposed, divided by the square root of d k; the result times V")

    def sizeHint(self) -> QSize:
        return QSize(round(self._size * 10), round(self._size * 3.1))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._size * 7), round(self._size * 2.4))

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        size = min(self._size, area.width() / 8.2, area.height() / 2.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("text"), max(1.0, size / 15))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        root = ROOT * size
        fraction = max(width_of(_ABOVE, size), width_of(BELOW, size) + root) + 0.35 * size
        bracket, pad = 0.38 * size, 0.12 * size
        total = width_of(_BEFORE, size) + 2 * (bracket + pad) + fraction + width_of(_AFTER, size) + pad
        middle = area.center().y()
        x = area.left() + max(0.0, (area.width() - total) / 2)
        baseline = middle + 0.3 * size
        x = write(painter, x, baseline, _BEFORE, size)
        half = 1.18 * size
        self._bracket(painter, x, middle, bracket, half)
        x += bracket + pad
        write(painter, x + (fraction - width_of(_ABOVE, size)) / 2, middle - 0.3 * size, _ABOVE, size)
        painter.drawLine(QPointF(x, middle), QPointF(x + fraction, middle))
        below = width_of(BELOW, size)
        self._root(painter, x + (fraction - below - root) / 2, middle, below, size)
        x += fraction + pad
        self._bracket(painter, x + bracket, middle, -bracket, half)
        write(painter, x + bracket + pad, baseline, _AFTER, size)

    def _root(self, painter: QPainter, left: float, middle: float, below: float, size: float) -> None:
        """Write the root of what stands under the line at *middle*; what is under the root is *below* wide."""
        root, foot = ROOT * size, middle + 1.02 * size
        sign = QPainterPath(QPointF(left, foot - 0.3 * size))
        sign.lineTo(left + 0.14 * size, foot - 0.4 * size)
        sign.lineTo(left + 0.32 * size, foot + 0.12 * size)
        sign.lineTo(left + 0.54 * size, middle + 0.2 * size)
        sign.lineTo(left + root + below, middle + 0.2 * size)
        painter.drawPath(sign)
        write(painter, left + root, foot, BELOW, size)

    @staticmethod
    def _bracket(painter: QPainter, x: float, middle: float, width: float, half: float) -> None:
        curve = QPainterPath(QPointF(x + width * 0.85, middle - half))
        curve.quadTo(x - width * 0.2, middle, x + width * 0.85, middle + half)
        painter.drawPath(curve)
