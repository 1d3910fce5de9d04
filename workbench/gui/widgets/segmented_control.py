"""A row of buttons of which exactly one is down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.language import tr


class SegmentedControl(Live, QFrame):
    """Exclusive choice between few options, given as (key, English sentence); arrow keys move the choice."""

    chosen = Signal(str)

    def __init__(
        self, options: Sequence[tuple[str, str]] = (), name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segments")
        self._name = name
        self._buttons: dict[str, tuple[QPushButton, str]] = {}
        # Qt moves the choice with the arrow keys inside an exclusive group, and Tab enters it once.
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(1, 1, 1, 1)
        self._row.setSpacing(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_options(options)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Replace the options; the choice is kept where it still exists, else it is the first."""
        before = self.key()
        for button, _ in self._buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._buttons = {}
        for key, sentence in options:
            button = QPushButton()
            button.setProperty("role", "segment")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            self._buttons[key] = (button, sentence)
        if self._buttons:
            self.set_key(before if before in self._buttons else next(iter(self._buttons)))
        self.retranslate()

    def key(self) -> str:
        """Return the key of the option that is down, or an empty string without options."""
        return next((key for key, (button, _) in self._buttons.items() if button.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Press the option *key* down without a signal."""
        self._buttons[key][0].setChecked(True)

    def button(self, key: str) -> QPushButton:
        """Return the button of one option, to disable it or to give it a tooltip."""
        return self._buttons[key][0]

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self._name) if self._name else "")
        for button, sentence in self._buttons.values():
            button.setText(tr(sentence))
            button.setAccessibleName(tr(sentence))
