"""A narrow card of fields that scroll upright where there is little room."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from workbench.gui.widgets.card import Card


class UprightScroll(QScrollArea):
    """Scrolls only upright, and is never narrower than what is in it with the scroll bar beside that."""

    def __init__(self, content: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = content
        self.setWidget(content)

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        content = self._content.minimumSizeHint().width()
        return QSize(content + bar + 2 * self.frameWidth(), super().minimumSizeHint().height())


class SettingsCard(Card):
    """As wide as asked for; wider only where a field or a longer word of another language needs it."""

    def __init__(self, title: str, width: int, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._width = width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def set_width(self, width: int) -> None:
        """Ask for another width."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(max(self._width, self.minimumSizeHint().width()), super().sizeHint().height())

    def add_fields(self, stretch: int = 1) -> tuple[UprightScroll, QVBoxLayout]:
        """Add a place for fields to the body and return it with its column."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 2, 8, 2)
        scroll = UprightScroll(content)
        self.body.addWidget(scroll, stretch)
        return scroll, column
