"""How much the same heads are missed at every step that was kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.cards.removal_effect import measured_words
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.step_plot import StepLine, StepPlot
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.language import Text, text, tr

if TYPE_CHECKING:
    from workbench.inspection.ablation import LossChange
    from workbench.inspection.removal_bench import MeasuredPart


class RemovalHistory(Live, QWidget):
    """A button that measures the heads that are off at every snapshot, and the line it draws."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[LossChange, ...] = ()
        self._part: MeasuredPart | None = None
        self._without = ""
        self._problem: Text | None = None
        self._last_step: int | None = None
        self.button, self.row, self.note = QPushButton(), ProgressRow(), QLabel()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.asked)
        self.note.setWordWrap(True)
        set_role(self.note, "secondary")
        self.logarithmic = QCheckBox()
        self.plot = StepPlot()
        self.logarithmic.toggled.connect(self.plot.set_logarithmic)
        self.plot.set_decimals(3)
        self.plot.set_random_guess(0.0, text("no change"))
        self.plot.set_words(
            text("Change of the loss without them (nats)"),
            text("The line appears here, snapshot by snapshot."),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.row)
        column.addWidget(self.note)
        column.addWidget(self.plot, 1)
        column.addWidget(self.logarithmic)
        self.retranslate()

    def set_without(self, without: str) -> None:
        """Take how the heads that are off are called, "" for none."""
        self._without = without
        self._write()

    def set_changes(
        self,
        changes: Sequence[LossChange],
        part: MeasuredPart | None,
        *,
        last_step: int | None,
        can_ask: bool,
    ) -> None:
        """Draw what was measured so far."""
        self._changes, self._part, self._problem = tuple(changes), part, None
        self._last_step = last_step
        self.button.setEnabled(can_ask)
        self._write()

    def set_problem(self, problem: Text) -> None:
        """Say why nothing could be measured."""
        self._problem = problem
        self.button.setEnabled(True)
        self._write()

    def set_step(self, step: int | None) -> None:
        """Mark the chosen step."""
        self.plot.set_cursor(step)

    def _write(self) -> None:
        steps = np.array([each.step or 0 for each in self._changes])
        values = np.array([each.change for each in self._changes])
        lines = [StepLine(name=self._without, steps=steps, values=values, token="series_2", width=2.0)]
        self.plot.set_lines(lines if self._changes else [], self._last_step)
        if self._problem is not None:
            self.note.setText(str(self._problem))
        elif not self._without:
            self.note.setText(
                tr(
                    "Switch heads off first; then their change of the loss is measured at every step that was kept."
                )
            )
        elif not self._changes:
            self.note.setText(
                tr(
                    "Shows from which step on the model needs them. Both losses are measured at every snapshot."
                )
            )
        else:
            part = "" if self._part is None else measured_words(self._part)
            self.note.setText(
                " ".join([tr("Above zero the model misses them. Click a point to go to its step."), part])
            )

    def retranslate(self) -> None:
        self.button.setText(tr("Measure every step"))
        self.button.setAccessibleName(tr("Measure every step"))
        self.logarithmic.setText(tr("Early steps wider"))
        self.logarithmic.setAccessibleName(tr("Early steps wider"))
        self._write()
