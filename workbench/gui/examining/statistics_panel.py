"""Statistics: lengths, words, classes and copies of the data, and a warning where its parts share examples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.data.examples import Examples
from workbench.data.remarks import remarks_on
from workbench.data.split import SplitConfig
from workbench.data.statistics import DataStatistics, measure_data
from workbench.gui.examining.lengths_card import LengthsCard
from workbench.gui.examining.overview import Overview
from workbench.gui.examining.panel import PREPARATION, DataPanel
from workbench.gui.examining.parts_legend import SERIES, PartsLegend
from workbench.gui.examining.repeats_card import RepeatsCard
from workbench.gui.examining.words_card import WordsCard
from workbench.gui.explained import Explained
from workbench.gui.looking.measuring import Measuring
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.count_bars import CountBars
from workbench.gui.views.figure import Exportable
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.note_line import NoteLine
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.language import N_, WorkbenchError, text, tr
from workbench.preprocessing.cleaning import has_row_steps
from workbench.schema import to_json

if TYPE_CHECKING:
    from workbench.progress import Progress
    from workbench.projects.examining import TokenStatistics

REMARKS = 2  # that have room above the figures; the command line prints all


@dataclass(frozen=True, slots=True)
class _Question:
    examples: int  # which object they are
    split: SplitConfig
    settings: str  # that decide on tokens; empty while the data is not prepared
    held: Examples = field(compare=False)  # so that no other object gets the same number

    def is_of_same_data(self, other: _Question) -> bool:
        """Say whether only the tokens may differ."""
        return self.examples == other.examples and self.split == other.split


class StatisticsPanel(DataPanel):
    """Counted in a job while the panel is in sight, and kept until the data changes."""

    key = "statistics"
    title = N_("Statistics")
    help = N_("Lengths, words and classes, what is there twice, and what validation shares with training.")
    explained = Explained(
        N_(
            "The data in numbers: how long its texts are, which words it has, how many examples each class has, and "
            "what is there more than once. Near copies share at least 80 % of their runs of three characters "
            "(found with <i>MinHash</i>)."
        ),
        N_(
            "examples of validation or test that stand in the training part too (<i>leakage</i>): the model knows "
            "them already, so what is measured flatters it. And for long texts that lose their end."
        ),
        N_(
            "Point at a bar to read its count. Change the shuffle seed under Examples and see what it changes."
        ),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._found: tuple[_Question, DataStatistics] | None = None
        self._tokens: tuple[_Question, Sequence[TokenStatistics]] | None = None
        self._stopped: _Question | None = None  # by a person; asked again when they say so
        self._problem: WorkbenchError | None = None
        self.row = ProgressRow()
        self.empty = EmptyState("data", N_("Counting…"))
        self.empty.acted.connect(self._ask_again)
        self.notes = tuple(NoteLine() for _ in range(REMARKS))
        for note in self.notes:
            note.acted.connect(lambda: self.panel_asked.emit(PREPARATION))
        self.lengths, self.words, self.repeats = LengthsCard(), WordsCard(), RepeatsCard()
        self.classes = Card(N_("Classes"))
        self.bars, self.balance = CountBars(), QLabel()
        self.balance.setWordWrap(True)
        set_role(self.balance, "secondary")
        self.classes.body.addWidget(self.bars, 1)
        self.classes.body.addWidget(PartsLegend())
        self.classes.body.addWidget(self.balance)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._shown = self._lay_out()
        self._stack.addWidget(self._shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self._stack, 1)
        self.offer_saving(self.lengths.figure, self.words.figure, self.bars)
        self._measuring = Measuring(session.jobs, self.row)
        self._measuring.came.connect(self._on_found)
        self._measuring.ended.connect(lambda _: self._ask())
        self._measuring.failed.connect(self._on_failed)
        self.row.cancelled.connect(self._on_cancelled)
        session.project_changed.connect(self._forget)
        session.estimate_changed.connect(self._ask)
        session.training_state_changed.connect(self._ask)
        self.retranslate()

    def _lay_out(self) -> QWidget:
        body = QWidget()
        top = QHBoxLayout()
        top.setSpacing(12)
        for card in (self.lengths, self.words, self.classes):
            top.addWidget(card, 1)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        for note in self.notes:
            column.addWidget(note)
        column.addLayout(top, 5)
        column.addWidget(self.repeats, 4)
        self._column = column
        return body

    # asking

    def _question(self) -> _Question | None:
        shown, session = self._overview, self.session
        if shown is None or session.experiment is None:
            return None
        settings = ""
        if session.processor is not None:
            settings = repr((to_json(session.experiment.preprocessing), to_json(session.experiment.model)))
        return _Question(id(shown.examples), shown.split, settings, shown.examples)

    def _knows(self, question: _Question) -> DataStatistics | None:
        """Return what was counted of the same examples, shared out in the same way."""
        if self._found is None:
            return None
        asked, found = self._found
        return found if asked.is_of_same_data(question) else None

    def show_overview(self, overview: Overview | None) -> None:
        super().show_overview(overview)
        self._ask()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask_again(self) -> None:
        self._stopped, self._problem = None, None
        self._ask()
        self.draw()

    def _ask(self) -> None:
        if not isValid(self):
            return
        shown, project, question = self._overview, self.session.project, self._question()
        if shown is None or project is None or question is None or not self.isVisible():
            return
        known = self._knows(question)
        needs_tokens = bool(question.settings) and (self._tokens is None or self._tokens[0] != question)
        asked = self._measuring.question
        if (known is not None and not needs_tokens) or asked == question:
            return
        if known is None and isinstance(asked, _Question) and asked.is_of_same_data(question):
            return  # what is counted is not counted again for the tokens, which are asked for when it has ended
        if question == self._stopped or self._problem is not None or self.session.is_training:
            self.draw()  # a training does not wait for what is counted
            return
        examples, roles, split, experiment = (
            shown.examples,
            shown.roles,
            shown.split,
            self.session.experiment,
        )

        def work(progress: Progress) -> Iterator[Any]:
            from workbench.projects.examining import count_tokens

            if known is None:
                yield measure_data(examples, roles, split, progress.part(0.0, 0.9))
            if needs_tokens:
                yield count_tokens(project, experiment, progress.part(0.9, 1.0))

        self._measuring.ask(question, text("Counting lengths, words and copies"), work)
        self.draw()

    def _on_found(self, question: _Question, piece: Any) -> None:
        if not isValid(self):
            return
        if isinstance(piece, DataStatistics):
            self._found, self._tokens = (question, piece), None
        else:
            self._tokens = question, piece
        self.draw()

    def _on_failed(self, question: _Question, error: WorkbenchError) -> None:
        if isValid(self):
            self._problem = error
            self.draw()

    def _on_cancelled(self) -> None:
        self._stopped = self._question()
        self.draw()

    def _forget(self) -> None:
        self._measuring.cancel()
        self._found, self._tokens, self._stopped, self._problem = None, None, None, None

    # showing

    def statistics(self) -> DataStatistics | None:
        """Return what is shown."""
        question = self._question()
        return None if question is None else self._knows(question)

    def draw(self) -> None:
        found = self.statistics()
        if found is None:
            self._say_why_not()
            self._stack.setCurrentWidget(self.empty)
            return
        question = self._question()
        tokens = self._tokens[1] if self._tokens is not None and self._tokens[0] == question else ()
        self._show_remarks(found)
        self.lengths.show_statistics(found, tokens)
        self.words.setVisible(found.pictures is None)
        self.words.show_statistics(found)
        self.classes.setVisible(found.classes is not None)
        if found.classes is not None:
            classes = found.classes
            self.bars.set_counts(classes.names, classes.counts, SERIES, title=text("Examples of each class"))
            totals = classes.counts.sum(axis=1)
            self.balance.setText(
                tr(
                    "{count:,} classes, the largest with {most:,} examples, the smallest with {least:,}.",
                    count=len(totals),
                    most=int(totals.max()),
                    least=int(totals.min()),
                )
                if len(totals)
                else ""
            )
        self.repeats.show_statistics(found)
        self._column.setStretchFactor(self.repeats, 4 if self.repeats.has_any else 0)
        self._stack.setCurrentWidget(self._shown)

    def _say_why_not(self) -> None:
        if self._problem is not None:
            self.empty.set_sentence(text("{problem}", problem=str(self._problem)), N_("Count again"))
        elif self.session.is_training:
            self.empty.set_sentence(N_("A training is running. The data is counted when it has ended."), "")
        elif self._stopped is not None and self._stopped == self._question():
            self.empty.set_sentence(N_("Stopped."), N_("Count again"))
        else:
            self.empty.set_sentence(N_("Counting…"), "")

    def _show_remarks(self, found: DataStatistics) -> None:
        remarks = remarks_on(found)
        for at, note in enumerate(self.notes):
            if at >= len(remarks):
                note.say(None)
                continue
            remark = remarks[at]
            if remark.is_about_repeats and self._can_leave_out():
                note.say(remark.sentence, "warning", text("Leave repeated examples out"))
            else:
                said = text("{what} {remedy}", what=remark.sentence, remedy=remark.remedy)
                note.say(said, "warning")

    def _can_leave_out(self) -> bool:
        shown, experiment = self._overview, self.session.experiment
        if shown is None or experiment is None or PREPARATION not in self.neighbours:
            return False
        return has_row_steps(experiment, shown.rows.is_lines)

    def figures(self) -> Sequence[Exportable]:
        found = self.statistics()
        if found is None:
            return []
        shown: list[Exportable] = [self.lengths.figure]
        if found.pictures is None:
            shown.append(self.words.figure)
        if found.classes is not None:
            shown.append(self.bars)
        return shown

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self.title))
        self.draw()
