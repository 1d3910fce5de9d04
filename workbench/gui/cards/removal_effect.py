"""What becomes of one answer, and of the loss, without some heads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.quantities import loss, loss_change
from workbench.gui.theme import set_role
from workbench.gui.views.figure import visible_token
from workbench.gui.widgets.before_after_bars import BeforeAfterBars
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import Text, WorkbenchError, tr
from workbench.scenarios.base import Reading

if TYPE_CHECKING:
    from workbench.inspection.ablation import AnswerChange, LossChange, PredictionChange
    from workbench.inspection.removal_bench import MeasuredPart

MOST_ROWS = 6
LONGEST_ANSWER = 160  # characters shown
SAME, CLOSE, CLEAR = 0.01, 0.1, 1.0  # nats of divergence


class RemovalEffect(Live, QWidget):
    """Probabilities before and after with their divergence, and the loss over validation data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._change: PredictionChange | None = None
        self._without = ""
        self._problem: Text | None = None
        self._loss: LossChange | None = None
        self._part: MeasuredPart | None = None
        self._loss_problem: Text | None = None
        self._is_measuring = False
        self.bars, self.row = BeforeAfterBars(), ProgressRow()
        self.outputs, self.divergence, self.problem = QLabel(), QLabel(), QLabel()
        self._heading, self.loss_line, self.loss_note = QLabel(), QLabel(), QLabel()
        set_role(self._heading, "heading")
        set_role(self.loss_note, "secondary")
        for label in (self.outputs, self.divergence, self.problem, self.loss_line, self.loss_note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.problem, "warning")
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(8)
        for widget in (self.outputs, self.bars, self.divergence, self.problem):
            column.addWidget(widget)
        column.addSpacing(4)
        for widget in (self._heading, self.loss_line, self.row, self.loss_note):
            column.addWidget(widget)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
        self._write()

    def set_reading(self, reading: Reading | None, without: str) -> None:
        """Show the answer of *reading* with every head; *without* names what will be removed, "" for nothing."""
        self._reading, self._without, self._change, self._problem = reading, without, None, None
        self._loss, self._part, self._loss_problem = None, None, None
        self._write()

    def set_change(self, change: PredictionChange) -> None:
        """Show the answer before and after."""
        self._change, self._problem = change, None
        self._write()

    def set_problem(self, error: WorkbenchError) -> None:
        """Say why the answer could not be changed."""
        self._problem = told(error)
        self._write()

    def set_loss(self, change: LossChange | None, part: MeasuredPart | None, *, is_measuring: bool) -> None:
        """Show what the loss became, or nothing yet."""
        self._loss, self._part, self._loss_problem = change, part, None
        self._is_measuring = is_measuring
        self._write()

    def set_loss_problem(self, error: WorkbenchError) -> None:
        """Say why the loss could not be measured."""
        self._loss, self._loss_problem, self._is_measuring = None, told(error), False
        self._write()

    def _write(self) -> None:
        reading, change = self._reading, self._change
        self._heading.setText(tr("Loss over the validation data"))
        if reading is None:
            self.bars.set_values([], "", "")
            return
        is_pair = "cross" in reading.kinds or bool(reading.choices)
        shown = str if reading.is_of_whole else visible_token
        intact = tr("with every head")
        if change is None:
            pairs = [(shown(label), value, None) for label, value in reading.probabilities[:MOST_ROWS]]
            self.bars.set_values(pairs, intact, self._without)
        else:
            rows = [
                (f"{tr(each.row)}: {each.label}" if each.row else shown(each.label), each.before, each.after)
                for each in _most_telling(change)
            ]
            self.bars.set_values(rows, intact, self._without)
        self.outputs.setVisible(is_pair)
        if is_pair:
            self._write_outputs(reading, change)
        self.divergence.setVisible(self._problem is None)
        self.divergence.setText(self._divergence_words())
        self.divergence.setToolTip(
            wrapped(
                tr(
                    "The Kullback-Leibler divergence says how far the changed probabilities are from the intact "
                    "ones, summed over all possible answers: 0 nats for the same, more for the more different."
                )
            )
        )
        self.problem.setVisible(self._problem is not None)
        self.problem.setText("" if self._problem is None else str(self._problem))
        self._write_loss()

    def _write_outputs(self, reading: Reading, change: PredictionChange | None) -> None:
        nothing = tr("(nothing: the model ended at once)")
        before = _cut(reading.output) or nothing
        if change is None:
            self.outputs.setText(tr("Answer: {before}", before=before))
        elif change.output_after == change.output_before:
            self.outputs.setText(tr("Answer: {before} (the same without)", before=before))
        else:
            after = _cut(change.output_after) or nothing
            self.outputs.setText(tr("Answer: {before} → {after}", before=before, after=after))

    def _divergence_words(self) -> str:
        change = self._change
        if not self._without:
            return tr("Every head is on. Switch one off (click it, or press Space) to see what changes.")
        if change is None:
            return tr("Asking the model again…")
        nats = f"{change.divergence:.3f}"
        if change.divergence < SAME:
            return tr("KL divergence {nats} nats: practically the same answer.", nats=nats)
        if change.divergence < CLOSE:
            return tr("KL divergence {nats} nats: a slightly different answer.", nats=nats)
        if change.divergence < CLEAR:
            return tr("KL divergence {nats} nats: a clearly different answer.", nats=nats)
        return tr("KL divergence {nats} nats: a completely different answer.", nats=nats)

    def _write_loss(self) -> None:
        change, part = self._loss, self._part
        if self._loss_problem is not None:
            self.loss_line.setText(str(self._loss_problem))
        elif not self._without:
            self.loss_line.setText(tr("Measured as soon as a head is off."))
        elif change is None:
            self.loss_line.setText(tr("Measuring…") if self._is_measuring else tr("Not measured: cancelled."))
        else:
            self.loss_line.setText(loss_words(change))
        self.loss_note.setVisible(change is not None and part is not None)
        self.loss_note.setText("" if part is None else measured_words(part))

    def retranslate(self) -> None:
        self._write()


def _cut(output: str) -> str:
    return output if len(output) <= LONGEST_ANSWER else output[:LONGEST_ANSWER] + "…"


def _most_telling(change: PredictionChange) -> list[AnswerChange]:
    """Return the answers that are likely before or after: those likely before first, then what is new."""
    kept = sorted(change.answers, key=lambda each: -max(each.before, each.after))[:MOST_ROWS]
    order = {row: number for number, row in enumerate(dict.fromkeys(each.row for each in change.answers))}
    return sorted(kept, key=lambda each: (order[each.row], -round(each.before, 2), -each.after))


def told(error: WorkbenchError) -> Text:
    """Return an error with what can be done about it as one text."""
    if error.remedy is None:
        return error.what
    return Text("{what} {remedy}", {"what": error.what, "remedy": error.remedy})


def loss_words(change: LossChange) -> str:
    """Return "1.612 → 1.944 nats (+0.332): worse without"."""
    values = {
        "before": loss(change.before),
        "after": loss(change.after),
        "change": loss_change(change.change),
    }
    if float(values["change"]) > 0:
        return tr("{before} → {after} nats ({change}): the model is worse without.", **values)
    if float(values["change"]) < 0:
        return tr("{before} → {after} nats ({change}): the model is better without.", **values)
    return tr("{before} → {after} nats ({change}): not missed here.", **values)


def measured_words(part: MeasuredPart) -> str:
    """Say on how much of the validation data a loss was measured."""
    if part.is_whole:
        return tr(
            "Measured on all {items} predictions of the validation data ({rows} examples).",
            items=part.n_item,
            rows=part.n_row,
        )
    return tr(
        "Measured on the first {items} predictions of the validation data ({rows} examples).",
        items=part.n_item,
        rows=part.n_row,
    )
