"""What every input has."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from workbench.gui.inputs.examples import posed_input
from workbench.gui.live import Live
from workbench.gui.session import Session
from workbench.scenarios.base import Prediction, Value

if TYPE_CHECKING:
    from workbench.progress import Progress


class InputWidget(Live, QWidget):
    """A value a person enters. `changed` comes from the person alone, never from `set_value`."""

    changed = Signal(object)
    brings_examples: ClassVar[bool] = False  # whether it has a way of its own to examples of the data

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._hint = ""
        self._generator = np.random.default_rng()
        self._row = -1

    def value(self) -> Value | None:
        """Return what was entered; None if nothing was."""
        raise NotImplementedError

    def set_value(self, value: Value | None) -> None:
        """Show *value* without a signal."""
        raise NotImplementedError

    def set_hint(self, hint: str) -> None:
        """Say what to enter: an English sentence marked for translation."""
        self._hint = hint
        self.retranslate()

    def set_brief(self, is_brief: bool) -> None:
        """Do with little width, or take what words need."""

    def commit(self) -> None:
        """Send a change that still waits at once."""

    def answered(self, prediction: Prediction, entered: Value) -> None:
        """Take over the answer to *entered*, where what is entered next goes on from it."""

    def enter(self, value: Value) -> None:
        """Show *value* and send it, as if a person had entered it."""
        self.set_value(value)
        self.changed.emit(value)

    def take_random_example(self) -> None:
        """Enter a random row of the project's data."""
        self._take_example(-1)

    def take_next_example(self) -> None:
        """Enter the row after the last one taken."""
        self._take_example(self._row)

    def _take_example(self, last_row: int) -> None:
        project = self.session.project
        if project is None or not self.session.has_data:
            return

        def work(progress: Progress) -> tuple[Value, int]:
            return posed_input(project.scenario, project.examples(), self._generator, last_row)

        def done(found: tuple[Value, int]) -> None:
            if isValid(self) and project is self.session.project:
                value, self._row = found
                self.enter(value)

        self.session.jobs.start(work, done, self.session.raised.emit)
