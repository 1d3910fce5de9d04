"""What went wrong, or is worth knowing, and what to do about it: shown until it is dismissed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from workbench.gui.icons import icon, icon_pixmap
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.language import Text, WorkbenchError, tr

_TOKENS = {"info": "accent", "warning": "warning", "error": "error"}
_DETAILS_HEIGHT = 110


class MessageBar(Live, QFrame):
    """One message at a time, hidden while there is none; never goes away by itself."""

    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._level = "info"
        self._what, self._remedy, self._action = Text(""), Text(""), Text("")
        self._act: Callable[[], object] | None = None
        self._sign = QLabel()
        self._what_label, self._remedy_label = QLabel(), QLabel()
        self._what_label.setProperty("role", "strong")
        for label in (self._what_label, self._remedy_label):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setProperty("role", "mono")
        self._details.setFixedHeight(_DETAILS_HEIGHT)
        self._details.hide()
        self._details_button, self._close_button = QPushButton(), QPushButton()
        self._action_button = QPushButton()
        self._details_button.setProperty("role", "link")
        self._close_button.setProperty("role", "tool")
        for button in (self._details_button, self._close_button, self._action_button):
            button.setAutoDefault(False)
        self._details_button.clicked.connect(self._toggle_details)
        self._action_button.clicked.connect(self._run_action)
        self._close_button.clicked.connect(self.dismiss)
        self._lay_out()
        self.hide()
        self.retranslate()
        self.restyle()

    def _lay_out(self) -> None:
        top = Qt.AlignmentFlag.AlignTop
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._what_label)
        words.addWidget(self._remedy_label)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._sign, 0, top)
        row.addLayout(words, 1)
        row.addWidget(self._details_button, 0, top)
        row.addWidget(self._action_button, 0, top)
        row.addWidget(self._close_button, 0, top)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(12, 8, 8, 8)
        outer.setSpacing(8)
        outer.addLayout(row)
        outer.addWidget(self._details)

    def show_message(
        self,
        level: str,
        what: Text,
        remedy: Text | None = None,
        details: str = "",
        action: Text | None = None,
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show a message of *level* info, warning or error, with a button for *act* if there is one."""
        if level not in _TOKENS:
            raise ValueError(level)
        self._level, self._what, self._act = level, what, act
        self._remedy, self._action = remedy or Text(""), action or Text("")
        self._details.setPlainText(details)
        self._details.hide()
        set_role(self, f"message-{level}")
        self.retranslate()
        self.restyle()
        self.show()

    def show_error(
        self,
        error: WorkbenchError,
        details: str = "",
        action: Text | None = None,
        act: Callable[[], object] | None = None,
    ) -> None:
        """Show an error with its remedy."""
        self.show_message("error", error.what, error.remedy, details, action, act)

    def level(self) -> str:
        """Return the level of the message shown."""
        return self._level

    def message(self) -> str:
        """Return what is said, in the current language, or an empty string while nothing is."""
        return " ".join(str(part) for part in (self._what, self._remedy) if part.sentence)

    def dismiss(self) -> None:
        """Hide the message."""
        self._what, self._remedy, self._act = Text(""), Text(""), None
        self.hide()
        self.dismissed.emit()

    def _run_action(self) -> None:
        act = self._act
        self.dismiss()
        if act is not None:
            act()

    def _toggle_details(self) -> None:
        self._details.setVisible(self._details.isHidden())
        self.retranslate()

    def retranslate(self) -> None:
        self._what_label.setText(str(self._what) if self._what.sentence else "")
        self._remedy_label.setText(str(self._remedy) if self._remedy.sentence else "")
        self._remedy_label.setVisible(bool(self._remedy.sentence))
        self._details_button.setText(tr("Hide details") if not self._details.isHidden() else tr("Details"))
        self._details_button.setVisible(bool(self._details.toPlainText()))
        self._details.setAccessibleName(tr("Details"))
        self._action_button.setText(str(self._action) if self._action.sentence else "")
        self._action_button.setVisible(bool(self._action.sentence) and self._act is not None)
        self._close_button.setToolTip(tr("Dismiss this message"))
        self._close_button.setAccessibleName(tr("Dismiss this message"))
        level = {"info": tr("Note"), "warning": tr("Warning"), "error": tr("Error")}[self._level]
        self._sign.setAccessibleName(level)
        self.setAccessibleName(f"{level}: {self.message()}")

    def restyle(self) -> None:
        pixmap = icon_pixmap(self._level, 18, _TOKENS[self._level], self.devicePixelRatioF())
        self._sign.setPixmap(pixmap)
        self._close_button.setIcon(icon("close", "secondary"))
