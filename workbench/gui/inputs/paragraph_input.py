"""A text of several lines, sent while it is typed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QWidget

from workbench.gui.inputs.typed_input import TypedInput
from workbench.gui.session import Session
from workbench.language import tr
from workbench.scenarios.base import Value

LONGEST = 100_000  # characters
LINES = 4  # in sight


class ParagraphInput(TypedInput):
    """A box of a few lines. Enter asks, as in a line; with Shift it begins a new line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.edit = QPlainTextEdit()
        self.edit.setTabChangesFocus(True)
        self.edit.setFixedHeight(LINES * self.edit.fontMetrics().lineSpacing() + 22)
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self.typing.start)
        self._sent = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        self.setFocusProxy(self.edit)
        self.retranslate()

    def value(self) -> Value | None:
        return self.edit.toPlainText()[:LONGEST]

    def set_value(self, value: Value | None) -> None:
        self._sent = value if isinstance(value, str) else ""
        if self._sent != self.edit.toPlainText():
            self.edit.setPlainText(self._sent)
        self.typing.stop()

    def send(self) -> None:
        now = self.value()
        if isinstance(now, str) and now != self._sent:
            self._sent = now
            self.changed.emit(now)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self.on_return()
                return True
        return super().eventFilter(watched, event)

    def retranslate(self) -> None:
        hint = tr(self._hint) if self._hint else ""
        self.edit.setPlaceholderText(hint)
        self.edit.setAccessibleName(tr("Text for the model"))
        self.edit.setAccessibleDescription(hint)
