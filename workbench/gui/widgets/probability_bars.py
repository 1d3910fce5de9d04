"""Rows of label, bar and number: what a model thinks comes next."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import current_theme, mono_font
from workbench.language import tr

_ROW, _BAR, _GAP = 22, 8, 10


class ProbabilityBars(Live, QWidget):
    """Bars for ``[(label, probability)]``, longest first as given; labels and numbers are monospaced."""

    chosen = Signal(int)  # a row was clicked, or reached by the arrow keys, where rows can be chosen

    def __init__(self, parent: QWidget | None = None, *, decimals: int = 2, rows: int = 0) -> None:
        super().__init__(parent)
        self._values: list[tuple[str, float]] = []
        self._decimals, self._rows, self._marked = decimals, rows, -1
        self._is_choosable = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_values(self, values: Sequence[tuple[str, float]], marked: int = -1) -> None:
        """Show *values*; the row *marked* (the right answer) is bold and has a check."""
        before = len(self._values)
        self._values = [(label, min(1.0, max(0.0, float(value)))) for label, value in values]
        self._marked = marked
        if before != len(self._values):
            self.updateGeometry()
        self.retranslate()

    def set_choosable(self, is_choosable: bool) -> None:
        """Let a click or the arrow keys choose a row; who is told of it marks the row."""
        self._is_choosable = is_choosable
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_choosable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if is_choosable else Qt.CursorShape.ArrowCursor)

    def values(self) -> list[tuple[str, float]]:
        """Return what is shown."""
        return list(self._values)

    def sizeHint(self) -> QSize:
        return QSize(200, max(self._rows, len(self._values)) * _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Probabilities"))
        self.setAccessibleDescription(", ".join(f"{label} {self._number(p)}" for label, p in self._values))
        self.update()

    def restyle(self) -> None:
        self.update()

    def _number(self, value: float) -> str:
        return f"{value:.{self._decimals}f}"

    def _columns(self, metrics: QFontMetrics) -> tuple[int, int]:
        widest = max((metrics.horizontalAdvance(label) for label, _ in self._values), default=0)
        labels = min(max(widest, 40), max(40, int(self.width() * 0.42)))
        return labels, metrics.horizontalAdvance(self._number(0.0)) + 2

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // _ROW)
        if 0 <= row < len(self._values):
            label, value = self._values[row]
            self.setToolTip(f"{label}  {value:.4f}")
        else:
            self.setToolTip("")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // _ROW)
        if self._is_choosable and event.button() == Qt.MouseButton.LeftButton and row < len(self._values):
            self.chosen.emit(row)
        else:
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if self._is_choosable and step is not None and 0 <= self._marked + step < len(self._values):
            self.chosen.emit(self._marked + step)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, font = current_theme(), mono_font()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        labels, numbers = self._columns(painter.fontMetrics())
        left, right = labels + _GAP, self.width() - numbers - _GAP
        for row, (label, value) in enumerate(self._values):
            top = row * _ROW
            marked = row == self._marked
            font.setBold(marked)
            painter.setFont(font)
            painter.setPen(theme.color("good" if marked else "text"))
            middle = Qt.AlignmentFlag.AlignVCenter
            sign = "✓ " if marked else ""
            metrics = painter.fontMetrics()
            shown = metrics.elidedText(sign + label, Qt.TextElideMode.ElideRight, labels)
            painter.drawText(QRectF(0, top, labels, _ROW), middle | Qt.AlignmentFlag.AlignLeft, shown)
            painter.setPen(theme.color("text"))
            number = QRectF(right + _GAP, top, numbers, _ROW)
            painter.drawText(number, middle | Qt.AlignmentFlag.AlignRight, self._number(value))
            painter.setPen(Qt.PenStyle.NoPen)
            groove = QRectF(left, top + (_ROW - _BAR) / 2, max(0, right - left), _BAR)
            painter.setBrush(theme.color("accent_surface"))
            painter.drawRoundedRect(groove, 3, 3)
            if float(self._number(value)) > 0:  # what is written as 0.00 must not look like 0.01
                groove.setWidth(max(2.0, groove.width() * value))
                painter.setBrush(theme.color("accent"))
                radius = min(3.0, groove.width() / 2)
                painter.drawRoundedRect(groove, radius, radius)
        if self.hasFocus() and 0 <= self._marked < len(self._values):
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(0.5, self._marked * _ROW + 0.5, self.width() - 1, _ROW - 1), 4, 4)
        painter.end()
