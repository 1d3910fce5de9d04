"""The formula of attention with the real shapes of a model at its symbols, which can be pointed at."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, mono
from workbench.gui.views.formula_view import BELOW, ROOT, FormulaView, Piece, width_of, write
from workbench.language import tr

SYMBOLS = ("softmax", "Q", "K", "root", "V", "W")  # in the order in which they are read
_SIZE = 20.0
_SHAPE = 15.0  # height of a shape over or under its symbol
_HALF = 1.2  # of the text size: the formula above and under its middle
_PIECES = {
    "softmax": (Piece("softmax"),),
    "Q": (Piece("Q", True),),
    "K": (Piece("K", True), Piece("T", shift=-0.42, size=0.66)),
    "root": BELOW,
    "V": (Piece("V", True),),
    "W": (Piece("W", True), Piece("O", True, 0.22, 0.68)),
}
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)


class SymbolFormula(FormulaView):
    """softmax(QKᵀ / √d_k) V W_O: pointing at a symbol tells of it, a click or the arrow keys choose it."""

    pointed = Signal(str)  # a symbol, or "" when none is pointed at any more
    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        self._shapes: Mapping[str, str] = {}
        self._words: Mapping[str, str] = {}
        self._lit: frozenset[str] = frozenset()
        self._hovered = ""
        self._chosen = ""
        super().__init__(parent, _SIZE)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def figure_title(self) -> str:
        return tr(
            "softmax of Q times K transposed, divided by the square root of d k; the result times V, "
            "then times the output matrix"
        )

    # what is shown

    def set_symbols(self, shapes: Mapping[str, str], words: Mapping[str, str]) -> None:
        """Take the shape of every symbol, like "14×16", and a sentence for each."""
        self._shapes, self._words = dict(shapes), dict(words)
        self._describe()
        self.updateGeometry()
        self.update()

    def set_lit(self, symbols: frozenset[str]) -> None:
        """Highlight the symbols of what is pointed at elsewhere."""
        if symbols != self._lit:
            self._lit = symbols
            self.update()

    def symbol(self) -> str:
        """Return the symbol that is pointed at or chosen, or ""."""
        return self._hovered or self._chosen

    def words(self) -> str:
        """Return the sentence of the symbol that is pointed at here, elsewhere, or was chosen."""
        first = next((symbol for symbol in SYMBOLS if symbol in self._lit), "")
        return self._words.get(self._hovered or first or self._chosen, "")

    def chosen_symbol(self) -> str:
        """Return the symbol that was chosen, or ""."""
        return self._chosen

    def choose(self, symbol: str) -> None:
        """Choose a symbol, "" for none, and tell everyone."""
        self._chosen = symbol
        self._describe()
        self.update()
        self.chosen.emit(symbol)

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        symbol = self._chosen
        said = self._words.get(symbol) if symbol else " ".join(self._words.values())
        self.setAccessibleDescription(said or "")

    # geometry

    def sizeHint(self) -> QSize:
        places = self._places(QRectF(0, 0, 0, 0), _SIZE)
        return QSize(round(places["W"].right()) + 6, round(2 * _HALF * _SIZE + 2 * _SHAPE + 4))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _places(self, area: QRectF, size: float) -> dict[str, QRectF]:
        """Return where every symbol stands with its shape."""
        metrics = QFontMetricsF(mono(SMALL))

        def cell(symbol: str) -> float:
            extra = ROOT * size if symbol == "root" else 0.0
            written = width_of(_PIECES[symbol], size) + extra
            return max(written, metrics.horizontalAdvance(self._shapes.get(symbol, ""))) + 8

        half = _HALF * size
        middle = area.top() + 2 + _SHAPE + half
        bracket = 0.5 * size
        x = area.left() + 4
        places: dict[str, QRectF] = {}
        line = 0.7 * size  # half the height of a line of text
        places["softmax"] = QRectF(x, middle - line, cell("softmax"), line + half + _SHAPE)
        x += cell("softmax") + bracket
        fraction = max(cell("Q") + cell("K"), cell("root"))
        above = x + (fraction - cell("Q") - cell("K")) / 2
        top, over = middle - half - _SHAPE, half + _SHAPE - 0.08 * size
        places["Q"] = QRectF(above, top, cell("Q"), over)
        places["K"] = QRectF(above + cell("Q"), top, cell("K"), over)
        places["root"] = QRectF(
            x + (fraction - cell("root")) / 2, middle + 0.08 * size, cell("root"), half + _SHAPE
        )
        x += fraction + bracket
        for symbol in ("V", "W"):
            places[symbol] = QRectF(x, middle - line, cell(symbol), line + half + _SHAPE)
            x += cell(symbol)
        return places

    def symbol_rect(self, symbol: str) -> QRectF:
        """Return where a symbol stands in the widget."""
        return self._places(QRectF(self.rect()), _SIZE)[symbol]

    def symbol_at(self, point: QPointF) -> str:
        """Return the symbol under a point of the widget, or ""."""
        places = self._places(QRectF(self.rect()), _SIZE)
        return next((symbol for symbol, rect in places.items() if rect.contains(point)), "")

    # painting

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        size = _SIZE
        places = self._places(area, size)
        fraction = places["Q"].united(places["K"]).united(places["root"])
        middle, half = places["root"].top() - 0.08 * size, _HALF * size
        elsewhere = frozenset() if self._hovered else self._lit
        lit = frozenset() if paper else elsewhere or frozenset({self.symbol()})
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for symbol in SYMBOLS:
            rect = places[symbol]
            if symbol in lit:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("accent_surface"))
                painter.drawRoundedRect(rect, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._pen(painter, theme, "text", size)
        painter.drawLine(QPointF(fraction.left(), middle), QPointF(fraction.right(), middle))
        left, right = fraction.left() - 0.5 * size, fraction.right() + 0.5 * size
        self._bracket(painter, left + 0.08 * size, middle, 0.38 * size, half)
        self._bracket(painter, right - 0.08 * size, middle, -0.38 * size, half)
        baselines = {"Q": middle - 0.3 * size, "K": middle - 0.3 * size}
        for symbol in SYMBOLS:
            rect, pieces = places[symbol], _PIECES[symbol]
            colour = "accent" if symbol in lit else "secondary" if symbol == "W" else "text"
            self._pen(painter, theme, colour, size)
            width = width_of(pieces, size) + (ROOT * size if symbol == "root" else 0)
            x = rect.center().x() - width / 2
            if symbol == "root":
                self._root(painter, x, middle, width - ROOT * size, size)
            else:
                write(painter, x, baselines.get(symbol, middle + 0.3 * size), pieces, size)
            painter.setFont(mono(SMALL, bold=symbol in lit))
            painter.setPen(theme.color("accent" if symbol in lit else "secondary"))
            y = rect.top() if symbol in baselines else rect.bottom() - _SHAPE
            if symbol == "root":
                y = middle + half + 1
            elif symbol not in baselines:
                y = middle + 0.62 * size
            painter.drawText(
                QRectF(rect.left(), y, rect.width(), _SHAPE), _CENTRE, self._shapes.get(symbol, "")
            )

    @staticmethod
    def _pen(painter: QPainter, theme: Theme, token: str, size: float) -> None:
        pen = QPen(theme.color(token), max(1.0, size / 15))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)

    # mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.symbol_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def _hover(self, symbol: str) -> None:
        if symbol != self._hovered:
            self._hovered = symbol
            self.setCursor(Qt.CursorShape.PointingHandCursor if symbol else Qt.CursorShape.ArrowCursor)
            self.update()
            self.pointed.emit(symbol)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            symbol = self.symbol_at(event.position())
            self.choose("" if symbol == self._chosen else symbol)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is not None:
            at = SYMBOLS.index(self._chosen) + step if self._chosen else 0 if step > 0 else len(SYMBOLS) - 1
            self.choose(SYMBOLS[max(0, min(len(SYMBOLS) - 1, at))])
        elif event.key() == Qt.Key.Key_Escape and self._chosen:
            self.choose("")
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._ring and not self._chosen:
            self.choose(SYMBOLS[0])  # the keyboard points at something from the beginning
