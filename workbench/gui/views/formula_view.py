"""The formula of attention, set at the size of the text around it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import Figure
from workbench.language import tr


@dataclass(frozen=True)
class _Piece:
    """A run of signs: upright or italic, raised or lowered."""

    signs: str
    italic: bool = False
    shift: float = 0.0  # of the text size, down is positive
    size: float = 1.0


_BEFORE = (_Piece("softmax"),)
_ABOVE = (_Piece("Q", True), _Piece("K", True), _Piece("T", shift=-0.42, size=0.66))
_BELOW = (_Piece("d", True), _Piece("k", True, 0.22, 0.68))
_AFTER = (_Piece("V", True),)


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

    def _font(self, piece: _Piece, size: float) -> QFont:
        font = QFont()
        font.setFamilies(["STIX Two Text", "Cambria", "Times New Roman", "Noto Serif", "DejaVu Serif"])
        font.setStyleHint(QFont.StyleHint.Serif)
        font.setPixelSize(max(1, round(size * piece.size)))
        font.setItalic(piece.italic)
        return font

    def _width(self, pieces: tuple[_Piece, ...], size: float) -> float:
        gap = 0.06 * size
        return sum(
            QFontMetricsF(self._font(piece, size)).horizontalAdvance(piece.signs) + gap for piece in pieces
        )

    def _write(
        self, painter: QPainter, x: float, baseline: float, pieces: tuple[_Piece, ...], size: float
    ) -> float:
        for piece in pieces:
            painter.setFont(self._font(piece, size))
            painter.drawText(QPointF(x, baseline + piece.shift * size), piece.signs)
            x += QFontMetricsF(painter.font()).horizontalAdvance(piece.signs) + 0.06 * size
        return x

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        size = min(self._size, area.width() / 8.2, area.height() / 2.4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme.color("text"), max(1.0, size / 15))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        root = 0.62 * size
        fraction = max(self._width(_ABOVE, size), self._width(_BELOW, size) + root) + 0.35 * size
        bracket, pad = 0.38 * size, 0.12 * size
        total = self._width(_BEFORE, size) + 2 * (bracket + pad) + fraction + self._width(_AFTER, size) + pad
        middle = area.center().y()
        x = area.left() + max(0.0, (area.width() - total) / 2)
        baseline = middle + 0.3 * size
        x = self._write(painter, x, baseline, _BEFORE, size)
        half = 1.18 * size
        self._bracket(painter, x, middle, bracket, half)
        x += bracket + pad
        self._write(
            painter, x + (fraction - self._width(_ABOVE, size)) / 2, middle - 0.3 * size, _ABOVE, size
        )
        painter.drawLine(QPointF(x, middle), QPointF(x + fraction, middle))
        below = self._width(_BELOW, size)
        left = x + (fraction - below - root) / 2
        foot = middle + 1.02 * size
        sign = QPainterPath(QPointF(left, foot - 0.3 * size))
        sign.lineTo(left + 0.14 * size, foot - 0.4 * size)
        sign.lineTo(left + 0.32 * size, foot + 0.12 * size)
        sign.lineTo(left + 0.54 * size, middle + 0.2 * size)
        sign.lineTo(left + root + below, middle + 0.2 * size)
        painter.drawPath(sign)
        self._write(painter, left + root, foot, _BELOW, size)
        x += fraction + pad
        self._bracket(painter, x + bracket, middle, -bracket, half)
        self._write(painter, x + bracket + pad, baseline, _AFTER, size)

    @staticmethod
    def _bracket(painter: QPainter, x: float, middle: float, width: float, half: float) -> None:
        curve = QPainterPath(QPointF(x + width * 0.85, middle - half))
        curve.quadTo(x - width * 0.2, middle, x + width * 0.85, middle + half)
        painter.drawPath(curve)
