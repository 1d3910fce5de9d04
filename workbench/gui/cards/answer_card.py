"""What the model makes of an input: its answer, the likeliest tokens or classes, and how much it read."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.theme import set_role
from workbench.gui.views.figure import visible_token
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.probability_bars import ProbabilityBars
from workbench.language import N_, tr
from workbench.scenarios.base import Reading

MOST_BARS = 10
LONGEST_ANSWER = 220  # characters shown


class AnswerCard(Card):
    """Probabilities as bars; where the model writes an answer of its own, the whole of it above them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("Next token"), parent)
        self._reading: Reading | None = None
        self._limit = 0
        self._is_empty_input = False
        self.answer, self._first, self.note, self.cut = QLabel(), QLabel(), QLabel(), QLabel()
        set_role(self._first, "heading")
        set_role(self.note, "secondary")
        set_role(self.cut, "warning")
        for label in (self.answer, self.note, self.cut):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.answer.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.bars = ProbabilityBars()
        self.body.addWidget(self.answer)
        self.body.addWidget(self._first)
        self.body.addWidget(self.bars)
        self.body.addWidget(self.note)
        self.body.addWidget(self.cut)
        self.body.addStretch(1)
        self._write()

    def set_reading(self, reading: Reading | None, limit: int = 0, is_empty_input: bool = False) -> None:
        """Show *reading*; *limit* is the number of tokens the model can read, 0 if it reads none."""
        self._reading, self._limit, self._is_empty_input = reading, limit, is_empty_input
        self._write()

    def _write(self) -> None:
        reading = self._reading
        is_written = reading is not None and reading.is_written
        is_class = reading is not None and reading.is_of_whole
        is_encoder = reading is not None and "decoder" not in reading.kinds
        self._title = N_("Answer") if is_written else N_("Classes") if is_class else N_("Next token")
        if reading is not None and reading.decides:
            self._title = reading.decides
        super().retranslate()
        self._first.setText(tr("Its first token"))
        self._first.setVisible(is_written)
        self.answer.setVisible(is_written)
        if reading is None:
            self.bars.set_values([])
            self.note.setText(tr("What the model makes of the input is shown here."))
            self.cut.hide()
            return
        if is_written:
            shown = (
                reading.output
                if len(reading.output) <= LONGEST_ANSWER
                else reading.output[:LONGEST_ANSWER] + "…"
            )
            self.answer.setText(shown or tr("(nothing: the model ended at once)"))
        self.bars.set_values(
            [
                (label if is_class else visible_token(label), probability)
                for label, probability in reading.probabilities[:MOST_BARS]
            ]
        )
        first = next(iter(reading.kinds.values()))
        count = len(first.query.labels) - first.query.n_extra
        if reading.picture is not None:
            self.note.setText(tr("{count} patches were read.", count=count))
        elif self._is_empty_input:
            self.note.setText(
                tr("Nothing was entered: the model reads only its class token.")
                if is_encoder
                else tr("Nothing was entered: the model reads only its own sign for start or end.")
            )
        elif count == 1:
            self.note.setText(tr("1 token was read. Longer input shows more."))
        else:
            self.note.setText(tr("{count} tokens were read.", count=count))
        self.cut.setVisible(0 < self._limit <= count)
        self.cut.setText(
            tr("The context of {limit} tokens is full. What did not fit was left out.", limit=self._limit)
        )

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "bars"):  # the base class calls this before there is anything to write on
            self._write()
