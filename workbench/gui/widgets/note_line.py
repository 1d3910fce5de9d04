"""A few words with a sign that appear when there is something to say, and a link for what can be done about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from workbench.gui.icons import icon_pixmap
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.language import Text

_TOKENS = {"info": "accent", "warning": "warning"}


class NoteLine(Live, QWidget):
    """Hidden while there is nothing to say."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level, self._said, self._action = "info", Text(""), Text("")
        self._sign, self._label, self.button = QLabel(), QLabel(), QPushButton()
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setWordWrap(True)  # the end of what it says is often what to do
        set_role(self.button, "link")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.acted.emit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self._sign, 0, top)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.button, 0, top)
        self.hide()

    def say(self, said: Text | None, level: str = "info", action: Text | None = None) -> None:
        """Show *said* with the sign of *level* (info or warning) and a link named *action*; None hides the line."""
        before = self._level, self._said, self._action
        self._level, self._said, self._action = level, said or Text(""), action or Text("")
        if before != (self._level, self._said, self._action):  # asked again with every step of a training
            self.retranslate()
            self.restyle()
        self.setVisible(said is not None)

    def said(self) -> str:
        """Return what is shown, or an empty string while nothing is."""
        return "" if self.isHidden() else self._label.text()

    def retranslate(self) -> None:
        self._label.setText(str(self._said) if self._said.sentence else "")
        self._label.setAccessibleName(self._label.text())
        self.button.setText(str(self._action) if self._action.sentence else "")
        self.button.setVisible(bool(self._action.sentence))

    def restyle(self) -> None:
        self._sign.setPixmap(icon_pixmap(self._level, 15, _TOKENS[self._level], self.devicePixelRatioF()))
