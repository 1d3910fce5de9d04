"""All heads by how much they are missed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.cards.removal_effect import measured_words
from workbench.gui.item_models.head_rows import Bar, HeadRow
from workbench.gui.live import Live
from workbench.gui.quantities import loss, loss_change
from workbench.gui.theme import set_role
from workbench.gui.views.head_list import HeadList
from workbench.gui.views.head_switches import Place
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.language import N_, Text, tr

if TYPE_CHECKING:
    from workbench.inspection.ablation import LossChange
    from workbench.inspection.removal_bench import MeasuredPart

TITLES = (
    (N_("Head"), N_("Layer and head, counted from 1. Click a row to look at that head.")),
    (
        N_("Habit"),
        N_(
            "What the head does with this input, and its score from 0 to 1. In brackets: its highest score, where "
            "no rule recognises it."
        ),
    ),
    (N_("Loss in nats"), N_("The loss over the validation data with every head, and without this one.")),
    (
        N_("Change"),
        N_("By how many nats the loss grows without the head. Below zero the model is better without."),
    ),
)


class HeadRanking(Live, QWidget):
    """A button that measures every head alone, and the table it fills."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._changes: tuple[LossChange, ...] = ()
        self._names: Mapping[Place, str] = {}
        self._habits: Mapping[Place, str] = {}
        self._part: MeasuredPart | None = None
        self._problem: Text | None = None
        self._is_whole = False
        self._how = ""
        self.button, self.row = QPushButton(), ProgressRow()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self.asked)
        self.table = HeadList(N_("Heads by how much they are missed"), TITLES, spare=(2,))
        self.note = QLabel()
        self.note.setWordWrap(True)
        set_role(self.note, "secondary")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.row)
        column.addWidget(self.note)
        column.addWidget(self.table, 1)
        column.addStretch(0)
        self.retranslate()

    def set_words(self, names: Mapping[Place, str], habits: Mapping[Place, str], how: str) -> None:
        """Take what each head is called and does, to be shown with the next changes.

        *how* says at which step and by what they were removed, as it is shown.
        """
        self._names, self._habits, self._how = names, habits, how

    def set_changes(
        self, changes: Sequence[LossChange], part: MeasuredPart | None, *, is_whole: bool, is_busy: bool
    ) -> None:
        """Show what was measured so far, the heads that are missed most first."""
        self._changes = tuple(sorted(changes, key=lambda each: -each.change))
        self._part, self._is_whole, self._problem = part, is_whole, None
        self.button.setEnabled(not is_busy and not is_whole)
        self._write()

    def set_problem(self, problem: Text) -> None:
        """Say why nothing could be measured."""
        self._problem = problem
        self.button.setEnabled(True)
        self._write()

    def set_chosen(self, place: Place | None) -> None:
        """Mark the head the page is about."""
        self.table.set_chosen(place)

    def _write(self) -> None:
        largest = max((abs(each.change) for each in self._changes), default=0.0) or 1.0
        lowest = min((each.change for each in self._changes), default=0.0)
        zero = max(0.0, -lowest) / (
            largest + max(0.0, -lowest)
        )  # of the width; what is negative hangs to its left
        scale = (1 - zero) / largest
        rows: list[HeadRow] = []
        for each in self._changes:
            (head,) = each.heads
            place = (head.kind, head.layer, head.head)
            bar = Bar(
                start=zero,
                end=max(0.0, zero + each.change * scale),
                token="series_2" if each.change > 0 else "series_3",
            )
            losses = f"{loss(each.before)} → {loss(each.after)}"
            rows.append(
                HeadRow(
                    kind=head.kind,
                    layer=head.layer,
                    head=head.head,
                    name=self._names.get(place, str(head)),
                    cells=(self._habits.get(place, "–"), losses),
                    number=loss_change(each.change),
                    bar=bar,
                )
            )
        self.table.set_rows(rows)
        self.table.setVisible(bool(rows))
        self.note.setText(self._words())
        self.button.setToolTip(tr("Every head is measured.") if self._is_whole else "")

    def _words(self) -> str:
        if self._problem is not None:
            return str(self._problem)
        if not self._changes:
            return tr(
                "Measures the loss without each head alone and puts the heads that are missed most first. "
                "A head that is not missed may still work: another one can take over."
            )
        first = self._changes[0]
        (head,) = first.heads
        name = self._names.get((head.kind, head.layer, head.head), str(head))
        parts = [self._how, tr("With every head the loss is {loss} nats.", loss=loss(first.before))]
        if self._is_whole and first.change > 0:
            parts.insert(
                0,
                tr("Head {name} is missed most: {change} nats.", name=name, change=loss_change(first.change)),
            )
        if self._is_whole and first.change <= 0:
            parts.insert(0, tr("No head is missed when it is removed alone."))
        if self._part is not None:
            parts.append(measured_words(self._part))
        return " ".join(parts)

    def retranslate(self) -> None:
        self.button.setText(tr("Rank all heads"))
        self.button.setAccessibleName(tr("Rank all heads"))
        self._write()
