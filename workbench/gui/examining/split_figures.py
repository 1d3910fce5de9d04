"""Two small figures of the Data page: how the data is shared out, and how many examples each class has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.data.split import SplitName
from workbench.gui.item_models.examples_model import SPLIT_TITLES, SPLIT_TOKENS
from workbench.gui.live import Live
from workbench.gui.theme import current_theme, mono_font
from workbench.language import tr

_ROW, _BAR = 22, 10
LOW_ROW = 17  # of the classes, where there is little room
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


class SplitBar(Live, QWidget):
    """One bar in three parts and beneath it a line for each: name, number, share."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sizes: dict[SplitName, int] = {}
        self._unit = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_sizes(self, sizes: Mapping[SplitName, int], unit: str = "") -> None:
        """Show how many of *unit* (already translated) each split holds."""
        self._sizes = dict(sizes)
        self._unit = unit
        self.retranslate()

    def sizes(self) -> dict[SplitName, int]:
        """Return what is shown."""
        return dict(self._sizes)

    def sizeHint(self) -> QSize:
        return QSize(180, _BAR + 6 + 3 * _ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(140, self.sizeHint().height())

    def retranslate(self) -> None:
        self.setAccessibleName(tr("How the data is shared out"))
        parts = (f"{tr(SPLIT_TITLES[name])} {size:,} {self._unit}" for name, size in self._sizes.items())
        self.setAccessibleDescription(", ".join(parts))
        self.update()

    def restyle(self) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        total = sum(self._sizes.values())
        if not total:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(0, 0, self.width(), _BAR), 4, 4)
        painter.setClipPath(outline)
        left = 0.0
        for name, size in self._sizes.items():
            width = self.width() * size / total
            painter.fillRect(QRectF(left, 0, max(0.0, width - 1), _BAR), theme.color(SPLIT_TOKENS[name]))
            left += width
        painter.setClipping(False)
        numbers = mono_font()
        for at, (name, size) in enumerate(self._sizes.items()):
            row = QRectF(0, _BAR + 6 + at * _ROW, self.width(), _ROW)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color(SPLIT_TOKENS[name]))
            painter.drawRoundedRect(QRectF(row.left(), row.center().y() - 4, 8, 8), 2, 2)
            painter.setPen(theme.color("text"))
            painter.setFont(self.font())
            painter.drawText(row.adjusted(16, 0, 0, 0), _LEFT, tr(SPLIT_TITLES[name]))
            painter.setFont(numbers)
            share = painter.fontMetrics().horizontalAdvance("100 %") + 8
            painter.drawText(row.adjusted(0, 0, -share, 0), _RIGHT, f"{size:,}")
            painter.setPen(theme.color("secondary"))
            painter.drawText(row, _RIGHT, f"{100 * size / total:.0f} %")
        painter.end()


class BalanceBars(Live, QWidget):
    """How many examples each class has; a click or Enter chooses a class, a second one lets it go."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[str, int]] = []
        self._marked = ""
        self._at = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.retranslate()

    def set_counts(self, counts: Sequence[tuple[str, int]]) -> None:
        """Show (class, number of examples)."""
        self._counts = list(counts)
        self._at = 0
        self.setMinimumHeight(len(self._counts) * LOW_ROW)
        self.retranslate()

    def set_marked(self, name: str) -> None:
        """Show the class *name* as chosen; none if empty."""
        self._marked = name
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(180, len(self._counts) * _ROW)

    def _row_height(self) -> int:
        """Return the height of a row: lower where that shows all classes at once."""
        return min(_ROW, max(LOW_ROW, self.height() // max(1, len(self._counts))))

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Examples of each class"))
        self.setAccessibleDescription(", ".join(f"{name} {count:,}" for name, count in self._counts[:60]))
        self.update()

    def restyle(self) -> None:
        self.update()

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self._counts):
            self._at = row
            name = self._counts[row][0]
            self.chosen.emit("" if name == self._marked else name)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y() // self._row_height())
        self.setToolTip(
            f"{self._counts[row][0]}: {self._counts[row][1]:,}" if row < len(self._counts) else ""
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._choose(int(event.position().y() // self._row_height()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is not None and self._counts:
            self._at = min(max(0, self._at + step), len(self._counts) - 1)
            self.update()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self._at)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counts:
            return
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        numbers = mono_font()
        most = max(count for _, count in self._counts)
        painter.setFont(numbers)
        digits = painter.fontMetrics().horizontalAdvance(f"{most:,}") + 8
        painter.setFont(self.font())
        widest = max(painter.fontMetrics().horizontalAdvance(name) for name, _ in self._counts[:200])
        labels = min(max(widest, 24), int(self.width() * 0.42))
        height = self._row_height()
        first, last = event.rect().top() // height, event.rect().bottom() // height
        for at in range(max(0, first), min(len(self._counts), last + 1)):
            name, count = self._counts[at]
            row = QRectF(0, at * height, self.width(), height)
            marked = name == self._marked
            if marked or (self.hasFocus() and at == self._at):
                painter.setPen(
                    theme.color("accent") if self.hasFocus() and at == self._at else Qt.PenStyle.NoPen
                )
                painter.setBrush(theme.color("accent_surface") if marked else Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(row.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setFont(self.font())
            painter.setPen(theme.color("accent" if marked else "text"))
            shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, labels)
            painter.drawText(row.adjusted(4, 0, 0, 0), _LEFT, shown)
            room = QRectF(labels + 14, row.center().y() - 4, self.width() - labels - 18 - digits, 8)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_surface"))
            painter.drawRoundedRect(room, 3, 3)
            painter.setBrush(theme.color("accent"))
            painter.drawRoundedRect(
                QRectF(room.left(), room.top(), max(2.0, room.width() * count / most), 8), 3, 3
            )
            painter.setFont(numbers)
            painter.setPen(theme.color("text"))
            painter.drawText(row.adjusted(0, 0, -4, 0), _RIGHT, f"{count:,}")
        painter.end()
