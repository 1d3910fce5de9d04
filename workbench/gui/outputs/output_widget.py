"""What every output has."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.live import Live
from workbench.scenarios.base import Prediction, Value


class OutputWidget(Live, QWidget):
    """Shows an answer, which may still be growing."""

    proposed = Signal(object)  # a value to ask about next, made from the answer by hand

    def show_prediction(self, prediction: Prediction, entered: Value) -> None:
        """Show what the model makes of *entered*; called again and again while the answer grows."""
        raise NotImplementedError

    def clear(self) -> None:
        """Show no answer."""
        raise NotImplementedError

    def answer(self) -> str:
        """Return the answer as text, empty if there is none."""
        raise NotImplementedError
