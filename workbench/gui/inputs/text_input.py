"""A line of text, sent while it is typed."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from workbench.gui.inputs.typed_input import TypedInput
from workbench.gui.session import Session
from workbench.language import tr
from workbench.scenarios.base import Value

LONGEST = 100_000  # characters; a line edit of more is slow to type in


class TextInput(TypedInput):
    """A line edit. Pasted line breaks are kept; the field shows them as spaces."""

    delay = 150

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit = QLineEdit()
        self.edit.setMaxLength(LONGEST)
        self._sent = ""
        self.edit.textEdited.connect(lambda _: self.typing.start())
        self.edit.returnPressed.connect(self.on_return)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.retranslate()

    def value(self) -> Value | None:
        return self.edit.text()

    def set_value(self, value: Value | None) -> None:
        shown = value if isinstance(value, str) else ""
        self.typing.stop()
        self._sent = shown
        if shown != self.edit.text():
            self.edit.setText(shown)
            self.edit.setCursorPosition(0)  # a long text shows its beginning

    def send(self) -> None:
        if self.edit.text() != self._sent:
            self._sent = self.edit.text()
            self.changed.emit(self._sent)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else ""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(tr("Text for the model"))
        self.edit.setAccessibleDescription(hint)
