"""A surface with a border: what pages are made of."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.language import tr


class Card(Live, QFrame):
    """A card: an optional heading, room for small things at its right, and a body under it.

    *title* is the English sentence (marked with ``N_``); it is looked up when the language changes.
    """

    def __init__(self, title: str = "", parent: QWidget | None = None, *, role: str = "card") -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self._title = title
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.header.addWidget(self._heading, 0, Qt.AlignmentFlag.AlignVCenter)
        self._left_count = 1  # what stands before the stretch
        self.header.addStretch(1)
        self.body = QVBoxLayout()
        self.body.setSpacing(8)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(13, 12, 13, 12)
        outer.setSpacing(8)
        outer.addLayout(self.header)
        outer.addLayout(self.body, 1)
        self.retranslate()

    def set_title(self, title: str) -> None:
        """Change the heading to another English sentence."""
        self._title = title
        self.retranslate()

    def set_title_text(self, shown: str) -> None:
        """Show a heading that is already translated; the caller repeats this in its own ``retranslate``."""
        self._title = ""
        self._heading.setText(shown)
        self._heading.setVisible(bool(shown))
        self.setAccessibleName(shown)

    def add_beside_title(self, widget: QWidget) -> None:
        """Put *widget* directly after the heading, like a pill."""
        self.header.insertWidget(self._left_count, widget, 0, Qt.AlignmentFlag.AlignVCenter)
        self._left_count += 1

    def add_header(self, widget: QWidget) -> None:
        """Put *widget* at the right end of the heading's line."""
        self.header.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)

    def retranslate(self) -> None:
        if self._title:
            shown = tr(self._title)
            self._heading.setText(shown)
            self.setAccessibleName(shown)
        self._heading.setVisible(bool(self._heading.text()))
