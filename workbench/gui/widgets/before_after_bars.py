"""Rows of a label, its probability before and after a change, and both numbers."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import Theme, body_font, current_theme, mono_font
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr

_ROW, _BAR, _GAP, _LEGEND = 25, 7, 10, 20
_LEVEL = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
BEFORE, AFTER = "series_1", "series_2"


class BeforeAfterBars(Live, QWidget):
    """Two bars a row, the upper one before and the lower one after; without a change only the upper ones."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[tuple[str, float, float | None]] = []
        self._before, self._after = "", ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_values(self, rows: Sequence[tuple[str, float, float | None]], before: str, after: str) -> None:
        """Show (label, before, after) each; *before* and *after* say, as they are shown, what the bars are."""
        self._rows, self._before, self._after = list(rows), before, after
        self.updateGeometry()
        self.retranslate()

    def values(self) -> list[tuple[str, float, float | None]]:
        """Return what is shown."""
        return list(self._rows)

    def sizeHint(self) -> QSize:
        return QSize(260, _LEGEND + len(self._rows) * _ROW if self._rows else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Probabilities before and after"))
        self.setAccessibleDescription(", ".join(self._words(*row) for row in self._rows))
        self.update()

    def restyle(self) -> None:
        self.update()

    @staticmethod
    def _words(label: str, before: float, after: float | None, decimals: int = 2) -> str:
        now = "" if after is None else f" → {after:.{decimals}f}"
        return f"{label} {before:.{decimals}f}{now}"

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int((event.position().y() - _LEGEND) // _ROW)
        self.setToolTip(wrapped(self._words(*self._rows[row], 4)) if 0 <= row < len(self._rows) else "")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._rows:
            return
        theme, painter = current_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter, theme)
        painter.setFont(mono_font())
        metrics = painter.fontMetrics()
        labels = self._label_width(metrics)
        numbers = metrics.horizontalAdvance("0.00 → 0.00") + 4
        left, right = labels + _GAP, self.width() - numbers - _GAP
        for index, (label, before, after) in enumerate(self._rows):
            top = _LEGEND + index * _ROW
            painter.setPen(theme.color("text"))
            shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, labels)
            painter.drawText(QRectF(0, top, labels, _ROW), int(_LEVEL), shown)
            told = f"{before:.2f}" if after is None else f"{before:.2f} → {after:.2f}"
            painter.drawText(QRectF(right + _GAP, top, numbers, _ROW), int(_RIGHT), told)
            both = ((before, BEFORE),) if after is None else ((before, BEFORE), (after, AFTER))
            y = top + (_ROW - _BAR * len(both) - 2 * (len(both) - 1)) / 2
            for value, token in both:
                groove = QRectF(left, y, max(0, right - left), _BAR)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.color("hover"))
                painter.drawRoundedRect(groove, 3, 3)
                if value >= 0.005:  # what is written as 0.00 must not look like 0.01
                    groove.setWidth(max(2.0, groove.width() * value))
                    painter.setBrush(theme.color(token))
                    radius = min(3.0, groove.width() / 2)
                    painter.drawRoundedRect(groove, radius, radius)
                y += _BAR + 2
        painter.end()

    def _label_width(self, metrics: QFontMetrics) -> int:
        widest = max((metrics.horizontalAdvance(label) for label, _, _ in self._rows), default=0)
        return min(max(widest, 40), max(40, int(self.width() * 0.3)))

    def _paint_legend(self, painter: QPainter, theme: Theme) -> None:
        painter.setFont(body_font(11))
        metrics, x = painter.fontMetrics(), 0.0
        entries = [(self._before, BEFORE)]
        if any(after is not None for _, _, after in self._rows):
            entries.append((self._after, AFTER))
        for words, token in entries:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(token))
            painter.drawRoundedRect(QRectF(x, (_LEGEND - _BAR) / 2, 14, _BAR), 3, 3)
            painter.setPen(theme.color("secondary"))
            painter.drawText(QRectF(x + 20, 0, self.width() - x - 20, _LEGEND), int(_LEVEL), words)
            x += 20 + metrics.horizontalAdvance(words) + 16
