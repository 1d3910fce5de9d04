"""What every input that is typed has: it is sent a moment after the last key, or at once with Enter."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.session import Session


class TypedInput(InputWidget):
    """Start `typing` with every key; Enter in the line calls `on_return`."""

    delay: ClassVar[int] = 250  # ms after the last key
    returned = Signal()  # Enter was pressed; the value has been sent before

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.typing = QTimer(self, singleShot=True, interval=self.delay)
        self.typing.timeout.connect(self.send)

    def send(self) -> None:
        """Send what was entered, unless it has been sent already."""
        raise NotImplementedError

    def commit(self) -> None:
        if self.typing.isActive():
            self.typing.stop()
            self.send()

    def on_return(self) -> None:
        """Send what was entered and say that Enter was pressed."""
        self.typing.stop()
        self.send()
        self.returned.emit()
