"""One line of a form: what it sets, the editor, and what is wrong with it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import repolish, set_role
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import Text, tr


class FlatFormRow(Live, QWidget):
    """A label (English sentence, help in its tooltip) at the left, *editor* at the right, a message beneath."""

    def __init__(
        self,
        label: str,
        editor: QWidget,
        help_text: str = "",
        parent: QWidget | None = None,
        *,
        editor_width: int = 104,
    ) -> None:
        super().__init__(parent)
        self._sentence, self._help, self._said = label, help_text, Text("")
        self._locked: Text | None = None
        self.editor = editor
        self._label, self._message = QLabel(), QLabel()
        self._label.setBuddy(editor)
        self._label.setWordWrap(True)
        self._message.setWordWrap(True)
        self._message.hide()
        if isinstance(editor, QAbstractSpinBox):
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        if editor_width:
            editor.setFixedWidth(editor_width)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._label, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(editor, 0 if editor_width else 1, Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self._message)
        self.retranslate()

    def set_message(self, said: Text | None, level: str = "error") -> None:
        """Say beneath the editor what is wrong; None takes it away.

        *level* is ``error``, ``warning`` (doubtful) or ``secondary`` (worth knowing).
        """
        self._said = said or Text("")
        set_role(self._message, level)
        wrong = bool(self._said.sentence) and level == "error"
        if self.editor.property("wrong") != wrong:
            self.editor.setProperty("wrong", wrong)
            repolish(self.editor)
        self.retranslate()

    def set_locked(self, reason: Text | None) -> None:
        """Let the value only be read, for a *reason*; None lets it be changed again."""
        if reason != self._locked:
            self._locked = reason
            self.editor.setEnabled(reason is None)
            self.retranslate()

    def message(self) -> str:
        """Return the message shown."""
        return str(self._said) if self._said.sentence else ""

    def retranslate(self) -> None:
        label, hint, said = tr(self._sentence), tr(self._help) if self._help else "", self.message()
        if self._locked is not None:
            hint = f"{hint} {self._locked}".strip()
        self._label.setText(label)
        self._label.setToolTip(wrapped(hint))
        self.editor.setToolTip(wrapped(hint))
        self.editor.setAccessibleName(label)
        self.editor.setAccessibleDescription(said or hint)
        self._message.setText(said)
        self._message.setVisible(bool(said))
