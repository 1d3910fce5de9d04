"""A line of text, sent while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.session import Session
from workbench.language import tr
from workbench.scenarios.base import Value

DELAY = 150  # ms after the last key
LONGEST = 100_000  # characters; a line edit of more is slow to type in


class TextInput(InputWidget):
    """A line edit. Pasted line breaks are kept; the field shows them as spaces."""

    returned = Signal()  # Enter was pressed; the value has been sent before

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST)
        self._sent = ""
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._send)
        self.edit.textEdited.connect(lambda _: self._timer.start())
        self.edit.returnPressed.connect(self._on_return)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.retranslate()

    def value(self) -> Value | None:
        return self.edit.text()

    def set_value(self, value: Value | None) -> None:
        shown = value if isinstance(value, str) else ""
        self._timer.stop()
        self._sent = shown
        if shown != self.edit.text():
            self.edit.setText(shown)
            self.edit.setCursorPosition(0)  # a long text shows its beginning

    def commit(self) -> None:
        if self._timer.isActive():
            self._timer.stop()
            self._send()

    def _on_return(self) -> None:
        self.commit()
        self.returned.emit()

    def _send(self) -> None:
        if self.edit.text() != self._sent:
            self._sent = self.edit.text()
            self.changed.emit(self._sent)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else ""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(tr("Text for the model"))
        self.edit.setAccessibleDescription(hint)
