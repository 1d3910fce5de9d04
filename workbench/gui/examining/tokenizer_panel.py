"""Tokeniser lab: one text under every kind of tokeniser, side by side, each learnt from the training part."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QSignalBlocker, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.data.examples import Examples
from workbench.gui.examining.kind_row import KindRow
from workbench.gui.examining.overview import Overview
from workbench.gui.examining.panel import DataPanel
from workbench.gui.explained import Explained
from workbench.gui.looking.measuring import Measuring
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.note_line import NoteLine
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.language import N_, Text, WorkbenchError, in_a_row, text, tr
from workbench.preprocessing.token_comparison import Cut, cut
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.progress import Progress
from workbench.projects.tokenizer_lab import (
    FIELD,
    Learnt,
    LearntFrom,
    learn_kinds,
    offered_kinds,
    text_roles,
    words_of,
)
from workbench.schema import replace_at, to_json

SHOWN_CHARACTERS = 600  # of a text that are cut: some lines of tokens for every kind
FIRST_BYTES = 60  # of an example: even its bytes are few lines
TYPING_PAUSE = 200  # ms


@dataclass(frozen=True, slots=True)
class _Question:
    examples: int  # which object they are
    settings: str  # that decide on what is learnt
    held: Examples = field(compare=False)  # so that no other object gets the same number


class TokenizerPanel(DataPanel):
    """The kinds are learnt in a job, once for the data and the settings; a typed text is cut at once."""

    key = "tokenisers"
    title = N_("Tokenisers")
    help = N_("One text under every kind of tokeniser, side by side.")
    explained = Explained(
        N_(
            "The same text cut into tokens in five ways. What has to be learnt is learnt from the training part, with "
            "the vocabulary size that is set on the Model page. A token with a dashed red border is <i>unknown</i>: "
            "the model cannot tell what stood there."
        ),
        N_(
            "how many tokens a text becomes: fewer are faster to learn and reach further back, but each needs a place "
            "in the vocabulary and examples enough to be learnt. For Chinese, bytes are long, three for each "
            "character; words are single characters, learnt pieces may be whole words."
        ),
        N_(
            "Type a word that is rare or misspelt, a name, or an emoji, and see which kinds lose it. Then choose one "
            "with “Use this one”."
        ),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._asked: _Question | None = None  # what is known, whole or in part
        self._learnt: dict[str, Learnt] = {}
        self._read: LearntFrom | None = None
        self._stopped: _Question | None = None  # by a person; asked again when they say so
        self._problem: tuple[_Question, WorkbenchError] | None = None
        self._example = 0
        self._of: Examples | None = None  # whose first text was filled in
        self.row, self.note = ProgressRow(), NoteLine()
        self.note.acted.connect(self._ask_again)
        self.empty = EmptyState("data", "")
        self.editor, self.column, self.next = QPlainTextEdit(), QComboBox(), QPushButton()
        self.said = ElidedLabel()
        self.rows = [KindRow(choice) for choice in TOKENIZERS]
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._shown = self._lay_out()
        self._stack.addWidget(self._shown)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.row)
        layout.addWidget(self.note)
        layout.addWidget(self._stack, 1)
        self._typing = QTimer(self, singleShot=True, interval=TYPING_PAUSE)
        self._typing.timeout.connect(self.draw)
        self.editor.textChanged.connect(self._typing.start)
        self.column.currentIndexChanged.connect(lambda _: self._show_example(0))
        self.next.clicked.connect(lambda: self._show_example(self._example + 1))
        self._measuring = Measuring(session.jobs, self.row)
        self._measuring.came.connect(self._on_found)
        self._measuring.ended.connect(lambda _: self._on_ended())
        self._measuring.failed.connect(self._on_failed)
        self.row.cancelled.connect(self._on_cancelled)
        session.project_changed.connect(self._forget)
        session.experiment_changed.connect(self._experiment_changed)
        session.training_state_changed.connect(self._experiment_changed)
        self.retranslate()

    def _lay_out(self) -> QWidget:
        self.editor.setFixedHeight(54)
        self.editor.setTabChangesFocus(True)
        self.next.setAutoDefault(False)
        set_role(self.next, "link")
        set_role(self.said, "secondary")
        self.typed = Card(N_("Text"))
        self.typed.add_header(self.column)
        self.typed.add_header(self.next)
        self.typed.body.addWidget(self.editor)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.setSpacing(4)
        for row in self.rows:
            row.use_asked.connect(self._use)
            inside.addWidget(row)
        inside.addStretch(1)
        scroll.setWidget(holder)
        self.kinds = Card(N_("Cut into tokens"))
        self.kinds.header.insertWidget(1, self.said, 100)
        self.kinds.body.addWidget(scroll, 1)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self.typed)
        column.addWidget(self.kinds, 1)
        return body

    # the settings

    def _kinds(self) -> tuple[str, ...]:
        experiment = self.session.experiment
        return () if experiment is None else offered_kinds(experiment)

    def _use(self, kind: str) -> None:
        session = self.session
        if kind in self._kinds() and session.why_read_only is None:
            session.set_experiment(replace_at(session.experiment, FIELD, kind))

    def _why_not(self, kind: str) -> Text:
        project, read_only = self.session.project, self.session.why_read_only
        if read_only is not None:
            return text("{reason}", reason=str(read_only))
        if project is not None and project.origin is not None:
            return project.origin.reasons()[FIELD]
        return Text("") if kind in self._kinds() else text("This kind of project cannot be trained with it.")

    def _experiment_changed(self) -> None:
        self._ask()
        self.draw()

    # the text

    def _texts(self) -> Any:
        overview, role = self._overview, self.role()
        if overview is None or not role:
            return []
        column = next((each for each in overview.rows.columns if each.name == role), None)
        return [] if column is None else column.cells

    def role(self) -> str:
        """Return the column whose text is cut, by its name."""
        return str(self.column.currentData() or "")

    def _show_example(self, number: int) -> None:
        texts, overview, scenario = self._texts(), self._overview, self.session.scenario
        roles = () if scenario is None else text_roles(scenario)
        for at in range(number, number + len(texts)):
            row = at % len(texts)
            is_lines = overview is not None and overview.rows.is_lines
            # a line of a text may be a heading, or empty: what follows belongs to it
            whole = overview.value(row)[self.role()] if overview is not None and is_lines else texts[row]
            words = next(
                (words_of(role, str(whole)) for role in roles if role.name == self.role()), str(whole)
            )
            found = words.strip().encode("utf-8", "replace")[:FIRST_BYTES].decode("utf-8", "ignore")
            if found and str(texts[row]).strip():
                self._example = row
                self.editor.setPlainText(found)
                break
        self.draw()

    def _fill_columns(self) -> None:
        scenario = self.session.scenario
        roles = () if scenario is None else text_roles(scenario)
        with QSignalBlocker(self.column):
            self.column.clear()
            for role in roles:
                self.column.addItem(tr(role.title), role.name)
        self.column.setVisible(len(roles) > 1)

    def show_overview(self, overview: Overview | None) -> None:
        self._overview = overview
        if overview is not None and self._kinds() and overview.examples is not self._of:
            self._of = overview.examples
            self._fill_columns()
            self._show_example(0)
        self._ask()
        self.draw()

    # asking

    def _question(self) -> _Question | None:
        overview, experiment = self._overview, self.session.experiment
        if overview is None or experiment is None or not self._kinds():
            return None
        others = to_json(replace_at(experiment, FIELD, self._kinds()[0]).preprocessing)
        return _Question(id(overview.examples), repr((others, overview.split)), overview.examples)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _ask_again(self) -> None:
        self._stopped, self._problem = None, None
        self._asked = None
        self._ask()
        self.draw()

    def _ask(self) -> None:
        if not isValid(self):
            return
        project, question, experiment = self.session.project, self._question(), self.session.experiment
        if project is None or question is None or not self.isVisible() or self.session.is_training:
            return
        if self._asked == question or question == self._stopped:
            return
        self._asked, self._learnt, self._read, self._problem = question, {}, None, None

        def work(progress: Progress) -> Iterator[Any]:
            yield from learn_kinds(project, experiment, progress)

        self._measuring.ask(question, text("Learning every kind of tokeniser"), work)

    def _on_found(self, question: _Question, piece: Any) -> None:
        if isValid(self) and question == self._asked:
            if isinstance(piece, LearntFrom):
                self._read = piece
            else:
                self._learnt[piece.kind] = piece
            self.draw()

    def _on_ended(self) -> None:
        if isValid(self):
            self._ask()
            self.draw()

    def _on_failed(self, question: _Question, error: WorkbenchError) -> None:
        if isValid(self):
            self._problem = question, error
            self.draw()

    def _on_cancelled(self) -> None:
        self._stopped = self._question()
        self.draw()

    def _forget(self) -> None:
        self._measuring.cancel()
        self._asked, self._learnt, self._read, self._stopped, self._problem = None, {}, None, None, None
        self._of = None

    # showing

    def cuts(self) -> dict[str, Cut]:
        """Return the text as it is typed under every kind that is learnt by now."""
        line, role = self.editor.toPlainText()[:SHOWN_CHARACTERS], self.role()
        if self._asked is None or self._asked != self._question():
            return {}
        return {
            kind: cut(kind, found.tokenizers[role], line)
            for kind, found in self._learnt.items()
            if role in found.tokenizers
        }

    def draw(self) -> None:
        if self._overview is None or self.session.scenario is None:
            return
        if not self._kinds():
            self.note.say(None)
            self.empty.set_sentence(
                N_("What this kind of project learns from is not cut by a tokeniser of your choice.")
            )
            self._stack.setCurrentWidget(self.empty)
            return
        self._say()
        found, used = self.cuts(), self.session.experiment.preprocessing.tokenizer
        for row in self.rows:
            row.show_cut(found.get(row.kind), self._otherwise(row.kind))
            row.set_used(row.kind == used, self._why_not(row.kind))
        self.said.setText(self._learnt_from())
        self._stack.setCurrentWidget(self._shown)

    def _otherwise(self, kind: str) -> Text:
        learnt = self._learnt.get(kind)
        if learnt is not None and learnt.problem is not None:
            return text("{problem}", problem=str(learnt.problem))
        if learnt is not None:
            return Text("")
        return text("Learning…") if self._measuring.question is not None else text("Not learnt.")

    def _learnt_from(self) -> str:
        if self._read is None:
            return ""
        said = tr("Learnt from the training part, {count:,} characters.", count=self._read.n_character)
        if self._read.is_sample:
            said = tr(
                "Learnt from a sample of the training part: {read:,} of {count:,} characters.",
                read=self._read.n_read,
                count=self._read.n_character,
            )
        if len(self.editor.toPlainText()) > SHOWN_CHARACTERS:
            shown = tr("The first {count:,} characters of the text are shown.", count=SHOWN_CHARACTERS)
            said = in_a_row(said, shown)
        return said

    def _say(self) -> None:
        question = self._question()
        again = text("Learn again")
        if self._problem is not None and self._problem[0] == question:
            self.note.say(text("{problem}", problem=str(self._problem[1])), "warning", again)
        elif question is not None and question == self._stopped:
            self.note.say(text("Stopped before every kind was learnt."), "info", again)
        elif self.session.is_training and self._asked != question:
            self.note.say(text("A training is running. The kinds are learnt when it has ended."))
        else:
            self.note.say(None)

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self.title))
        self.next.setText(tr("Another example"))
        self.editor.setAccessibleName(tr("Text to cut into tokens"))
        self.editor.setPlaceholderText(tr("Type a text"))
        self.column.setAccessibleName(tr("Which column of the data the text belongs to"))
        scenario = self.session.scenario
        if scenario is not None and self._of is not None:
            for at, role in enumerate(text_roles(scenario)[: self.column.count()]):
                self.column.setItemText(at, tr(role.title))
        self.draw()
