"""Cards of equal width that wrap into rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget


class _EqualColumns(QLayout):
    def __init__(self, parent: QWidget, minimum: int, maximum_columns: int, gap: int) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._minimum, self._maximum_columns, self._gap = minimum, maximum_columns, gap
        self.setContentsMargins(QMargins())

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:  # pyright: ignore[reportIncompatibleMethodOverride]
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        width = self._minimum * self._maximum_columns + self._gap * (self._maximum_columns - 1)
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(self._minimum, 0)

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._place(rect, move=True)

    def columns(self, width: int) -> int:
        """Return how many columns fit into *width*."""
        return max(1, min(self._maximum_columns, (width + self._gap) // (self._minimum + self._gap)))

    def _place(self, rect: QRect, *, move: bool) -> int:
        shown = [item for item in self._items if not item.isEmpty()]
        columns = self.columns(rect.width())
        # Edges are rounded one by one, so that the last column ends exactly at the right edge.
        unit = (rect.width() + self._gap) / columns
        edges = [round(unit * column) for column in range(columns + 1)]
        top = 0
        for first in range(0, len(shown), columns):
            row = shown[first : first + columns]
            widths = [edges[at + 1] - edges[at] - self._gap for at in range(len(row))]
            height = max(_height(item, width) for item, width in zip(row, widths, strict=True))
            if move:
                for at, (item, width) in enumerate(zip(row, widths, strict=True)):
                    corner = rect.topLeft() + QPoint(edges[at], top)
                    item.setGeometry(QRect(corner, QSize(width, height)))
            top += height + self._gap
        return max(0, top - self._gap)


def _height(item: QLayoutItem, width: int) -> int:
    needed = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
    return max(needed, item.minimumSize().height())


class CardGrid(QWidget):
    """Widgets in columns of equal width, as many as fit; the rows of a line are equally high."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        minimum_width: int = 200,
        maximum_columns: int = 4,
        gap: int = 12,
    ) -> None:
        super().__init__(parent)
        self._columns = _EqualColumns(self, minimum_width, maximum_columns, gap)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_height()

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            self._claim_height()
        return handled

    def _claim_height(self) -> None:
        # A minimum that depends on the width cannot be told to a layout: cards would be cut instead of scrolled.
        self.setMinimumHeight(self._columns.heightForWidth(self.width()))

    def add(self, widget: QWidget) -> None:
        """Append *widget*."""
        self._columns.addWidget(widget)

    def clear(self) -> None:
        """Remove and delete every widget."""
        while (item := self._columns.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def widgets(self) -> list[QWidget]:
        """Return the widgets in order."""
        items = [self._columns.itemAt(index) for index in range(self._columns.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]
