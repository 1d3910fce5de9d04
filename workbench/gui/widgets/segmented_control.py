"""A row of buttons of which one is down, or none where nothing fits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.widgets.segment_button import SegmentButton
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
            button = SegmentButton()
            button.clicked.connect(lambda _=False, key=key: self.chosen.emit(key))
            button.toggled.connect(lambda is_down, button=button: _let_tab_reach(button, is_down))
            _let_tab_reach(button, False)
            button.installEventFilter(self)
            self._group.addButton(button)
            self._row.addWidget(button, 1)
            self._buttons[key] = (button, sentence)
        if self._buttons:
            self.set_key(before if before in self._buttons else next(iter(self._buttons)))
        self.retranslate()

    def key(self) -> str:
        """Return the key of the option that is down, or an empty string where none is."""
        return next((key for key, (button, _) in self._buttons.items() if button.isChecked()), "")

    def set_key(self, key: str) -> None:
        """Press the option *key* down without a signal."""
        button = self._buttons[key][0]
        focused = self.window().focusWidget()
        had_focus = any(each is focused for each, _ in self._buttons.values())
        button.setChecked(True)
        if had_focus:
            button.setFocus()  # the arrow keys go on from what is chosen

    def clear_key(self) -> None:
        """Let no option be down, because what is chosen is none of them; Tab comes to the first one."""
        self._group.setExclusive(False)
        for button, _ in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)
        if self._buttons:
            _let_tab_reach(next(iter(self._buttons.values()))[0], True)

    def button(self, key: str) -> QPushButton:
        """Return the button of one option, to disable it or to give it a tooltip."""
        return self._buttons[key][0]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # a page that is shown again gives the focus to what had it last, chosen or not
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusIn:
            chosen = self._group.checkedButton()
            if event.reason() == Qt.FocusReason.OtherFocusReason and chosen not in (None, watched):
                chosen.setFocus()
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self._name) if self._name else "")
        for button, sentence in self._buttons.values():
            button.setText(tr(sentence))
            button.setAccessibleName(tr(sentence))


def _let_tab_reach(button: QPushButton, is_down: bool) -> None:
    """Let Tab, and a page that is entered by keys, come to the chosen option and not to the first one."""
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_down else Qt.FocusPolicy.ClickFocus)
