"""A line of small figures: what each is called, and its number."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from workbench.gui.live import Live
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import tr


class FigureStrip(Live, QWidget):
    """Keys with their English names, shown as "name number"; a figure without a number is hidden.

    The last figure may be a sentence: it gets the room that is left and is shortened where it does not fit.
    """

    def __init__(self, names: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = dict(names)
        self._parts: dict[str, tuple[QWidget, QLabel, QLabel]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        last = list(names)[-1]
        for key in names:
            part, name = QWidget(), QLabel()
            number = ElidedLabel(mode=Qt.TextElideMode.ElideRight) if key == last else QLabel()
            name.setProperty("role", "secondary")
            number.setProperty("role", "secondary" if key == last else "mono")
            line = QHBoxLayout(part)
            line.setContentsMargins(0, 0, 0, 0)
            line.setSpacing(5)
            line.addWidget(name)
            line.addWidget(number, 1)
            row.addWidget(part, 1 if key == last else 0)
            self._parts[key] = (part, name, number)
            part.hide()
        self._rest = QWidget()
        row.addWidget(self._rest, 0)
        self.retranslate()

    def rename(self, key: str, name: str) -> None:
        """Call a figure by another English name."""
        if self._names[key] != name:
            self._names[key] = name
            self.retranslate()

    def set_figure(self, key: str, shown: str) -> None:
        """Show the number of one figure, already written out; empty hides it."""
        part, name, number = self._parts[key]
        if number.text() != shown:
            number.setText(shown)
            part.setVisible(bool(shown))
            number.setAccessibleName(f"{name.text()} {shown}")

    def figure(self, key: str) -> str:
        """Return what is shown for one figure."""
        return self._parts[key][2].text()

    def retranslate(self) -> None:
        for key, (_, name, number) in self._parts.items():
            name.setText(tr(self._names[key]) if self._names[key] else "")
            name.setVisible(bool(self._names[key]))
            number.setAccessibleName(f"{name.text()} {number.text()}")
