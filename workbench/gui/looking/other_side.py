"""What stands at the right of a comparison: another step, another run, or another input."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.data.examples import Modality
from workbench.gui.icons import icon
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.live import Live
from workbench.gui.looking.look import Look
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.step_slider import StepSlider
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, tr
from workbench.scenarios.base import Value

ROOMY = 560  # width from which the buttons of an input have words


@dataclass(frozen=True, slots=True, eq=False)
class Wanted:
    """A question for the right side."""

    run: str
    step: int
    value: Value

    def is_same(self, other: Wanted | None) -> bool:
        """Return whether *other* asks the same; values are compared as objects, like pictures must be."""
        return (
            other is not None
            and (self.run, self.step) == (other.run, other.step)
            and self.value is other.value
        )


class OtherSide(Live, QWidget):
    """Says what is wanted at the right, given what is looked at; whatever is not chosen here is as at the left."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._value: Value | None = None  # another input
        self._step: int | None = None  # of the right side, where it has its own; None: the newest
        self._is_fresh = True  # no step was offered yet
        self.mode = SegmentedControl(
            (("step", N_("Another step")), ("run", N_("Another run")), ("input", N_("Another input"))),
            name=N_("What stands at the right"),
        )
        self.mode.chosen.connect(lambda _: self._on_mode())
        self.runs = QComboBox()
        self.runs.setMaximumWidth(190)
        self.runs.activated.connect(lambda _: self._on_run())
        self.linked = QCheckBox()
        self.linked.setChecked(True)
        self.linked.toggled.connect(lambda _: self._on_mode())
        self.steps = StepSlider()
        self.steps.step_chosen.connect(self._on_step)
        self.dice = QPushButton()
        self.dice.setFixedWidth(38)
        self.dice.clicked.connect(self._take_example)
        self.input: InputWidget | None = None
        self._modality: Modality | None = None
        self._input_place = QHBoxLayout()
        self._input_place.setContentsMargins(0, 0, 0, 0)
        row = QHBoxLayout()
        row.setSpacing(8)
        for widget in (self.runs, self.linked):
            row.addWidget(widget)
        row.addWidget(self.steps, 1)
        row.addLayout(self._input_place, 1)
        row.addWidget(self.dice)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self._first = QHBoxLayout()
        self._first.addWidget(self.mode)
        self._first.addStretch(1)
        column.addLayout(self._first)
        column.addLayout(row)
        self.retranslate()
        self.restyle()

    def add_beside(self, widget: QWidget) -> None:
        """Put *widget* at the end of the first line."""
        self._first.addWidget(widget)

    # what is chosen

    def follow(self, look: Look) -> None:
        """Offer what there is beside the run at the left."""
        names = [
            info.name
            for info in reversed(self.session.runs)
            if info.name != look.seen.run.name and self.session.snapshots_of(info.name)
        ]
        if names != [self.runs.itemData(index) for index in range(self.runs.count())]:
            chosen = self.runs.currentData()
            self.runs.clear()
            for name in names:
                self.runs.addItem(run_name(name), name)
                self.runs.setItemData(self.runs.count() - 1, name, Qt.ItemDataRole.ToolTipRole)
            self.runs.setCurrentIndex(max(0, self.runs.findData(chosen)))
        button = self.mode.button("run")
        button.setEnabled(bool(names))
        self._explain_run()
        if not names and self.mode.key() == "run":
            self.mode.set_key("step")
        self._make_input()
        self._show_steps(look)
        self._show_mode()

    def wanted(self, look: Look) -> Wanted | None:
        """Return what is asked for at the right, or None while another input is not entered."""
        seen, mode = look.seen, self.mode.key()
        if mode == "input":
            return None if self._value is None else Wanted(seen.run.name, seen.probed.step, self._value)
        run = self._run(look)
        return Wanted(run, self._step_of(run, look), seen.value)

    def _run(self, look: Look) -> str:
        return (self.runs.currentData() if self.mode.key() == "run" else None) or look.seen.run.name

    def _step_of(self, run: str, look: Look) -> int:
        steps = self.session.snapshots_of(run)
        if not steps:
            return look.seen.probed.step
        step = self._step
        if self.mode.key() == "run" and self.linked.isChecked():
            step = look.seen.probed.step
        return steps[-1] if step is None else steps[max(0, bisect_right(steps, step) - 1)]

    def _show_steps(self, look: Look) -> None:
        steps = self.session.snapshots_of(self._run(look))
        if self._is_fresh and steps:
            self._step, self._is_fresh = steps[0], False  # before and after the training, to begin with
        self.steps.set_steps(steps)
        self.steps.set_step(self._step)
        is_running = self.session.is_training and self.session.training_run == self._run(look)
        self.steps.set_training(is_running)

    # events

    def _on_mode(self) -> None:
        self._show_mode()
        self.changed.emit()

    def _on_run(self) -> None:
        self.changed.emit()

    def _on_step(self, step: int | None) -> None:
        self._step = step
        self.changed.emit()

    def _on_value(self, value: Value) -> None:
        self._value = value
        self.changed.emit()

    def _take_example(self) -> None:
        if self.input is not None:
            self.input.take_random_example()

    def _show_mode(self) -> None:
        mode = self.mode.key()
        has_steps = mode == "step" or (mode == "run" and not self.linked.isChecked())
        if not has_steps:
            self.steps.stop()
        offered: dict[QWidget, bool] = {self.runs: mode == "run", self.linked: mode == "run"}
        offered[self.steps] = has_steps
        if self.input is not None:
            offered[self.input] = mode == "input"
            offered[self.dice] = mode == "input" and not self.input.brings_examples
        # what goes first, or for a moment both would ask for their width
        for widget, is_offered in sorted(offered.items(), key=lambda each: each[1]):
            widget.setVisible(is_offered)

    def _make_input(self) -> None:
        scenario = self.session.scenario
        if scenario is None or (self.input is not None and self._modality is scenario.input):
            return
        self.forget()
        self._modality = scenario.input
        self.input = input_for(scenario.input, self.session)
        self.input.set_hint(scenario.about.input_hint)
        self.input.set_brief(self.width() < ROOMY)
        self.input.changed.connect(self._on_value)
        self._input_place.addWidget(self.input)
        QWidget.setTabOrder(self.input, self.dice)

    def forget(self) -> None:
        """Forget the other input and step, when another project is opened."""
        self.steps.stop()
        self.steps.set_steps(())
        self._value, self._step, self._is_fresh = None, None, True
        self._modality = None
        if self.input is not None:
            self._input_place.removeWidget(self.input)
            self.input.deleteLater()
            self.input = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.input is not None:
            self.input.set_brief(self.width() < ROOMY)

    def _explain_run(self) -> None:
        button = self.mode.button("run")
        button.setToolTip(
            "" if button.isEnabled() else wrapped(tr("This project has no other run with weights yet."))
        )

    def retranslate(self) -> None:
        self.runs.setAccessibleName(tr("Run at the right"))
        self.linked.setText(tr("Same step as at the left"))
        self.linked.setToolTip(wrapped(tr("One slider for both sides: the one at the top of the page.")))
        self.dice.setToolTip(wrapped(tr("Another example from the data")))
        self.dice.setAccessibleName(tr("Another example from the data"))
        for index in range(self.runs.count()):
            self.runs.setItemText(index, run_name(self.runs.itemData(index)))
        self._explain_run()

    def restyle(self) -> None:
        self.dice.setIcon(icon("dice"))
        self.dice.setIconSize(QSize(16, 16))
