"""Try the model, also while it is still training, and take it away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.examples import Modality, Question
from workbench.gui.forms import ConfigForm
from workbench.gui.icons import icon
from workbench.gui.inputs.beginnings import Beginnings
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.inputs.typed_input import TypedInput
from workbench.gui.outputs.factory import output_for
from workbench.gui.outputs.output_widget import OutputWidget
from workbench.gui.pages.page import Page
from workbench.gui.pages.take_away import TakeAway
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.image_view import ImageView
from workbench.gui.views.pixels import to_image
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.manner_control import MannerControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.gui.worker import Latest
from workbench.language import N_, WorkbenchError, tr
from workbench.scenarios.base import Manner, NoOptions, Prediction, Scenario, Value, same_value
from workbench.schema import settings_of
from workbench.training.events import Event, Snapshot

if TYPE_CHECKING:
    from workbench.inspection.probing import Prober
    from workbench.progress import Progress
    from workbench.projects.run import Run

EMIT_SECONDS = 0.05  # a growing answer is shown at most 20 times a second
KEPT_ANSWERS = 20
# what is answered in a moment, without being asked for
AT_ONCE = frozenset({Modality.LABEL, Modality.BLANKS, Modality.SPAN})
LISTED_CHARACTERS = 120
OPTIONS_WIDTH, SIDE_WIDTH, PICTURE_SIDE = 252, 248, 224
NARROW, SPARED = 900, 20  # a page with less room has narrower columns beside the answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a model said so far."""

    number: int  # of the question
    run: str
    step: int
    value: Value
    prediction: Prediction
    seconds: float
    was_stopped: bool = False


class Answering:
    """Answers questions in a job. It keeps the models it has read; only one job may use it at a time."""

    def __init__(self) -> None:
        self._prober: Prober | None = None

    def answer(
        self,
        number: int,
        run: Run,
        step: int | None,
        value: Value,
        options: Any,
        stop: Callable[[], bool],
        tell: Callable[[Answer], None],
    ) -> Answer | None:
        """Return the whole answer and tell of it while it grows."""
        from workbench.inspection.probing import Prober

        if self._prober is None:
            self._prober = Prober()
        trained, used = self._prober.trained(run, step)
        found: Answer | None = None
        started = time.monotonic()
        told = 0.0
        with closing(cast("Any", run.scenario.predict(trained, value, options, stop))) as predictions:
            for prediction in predictions:
                now = time.monotonic()
                found = Answer(
                    number=number,
                    run=run.name,
                    step=used,
                    value=value,
                    prediction=prediction,
                    seconds=now - started,
                    was_stopped=stop(),
                )
                if now - told >= EMIT_SECONDS:
                    told = now
                    tell(found)
        return found


class UsePage(Page):
    """Left how it answers, in the middle the answer, right what was said before and the export."""

    key = "use"
    title = N_("Use")
    icon = "use"

    _grown = Signal(object)  # brings Answer from the job's thread to the window's

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._scenario: Scenario | None = None
        self._number, self._is_answering = 0, False
        self._stop = threading.Event()
        self._shown: Answer | None = None
        self._answering = Answering()
        self._latest = Latest(session.jobs, self._finished, self._failed)
        self._grown.connect(self._show_growing)
        self.input: InputWidget | None = None
        self.output: OutputWidget | None = None
        self.options_form: ConfigForm | None = None
        self.manners: MannerControl | None = None
        self.answer_button, self.stop_button = QPushButton(), QPushButton()
        set_role(self.answer_button, "primary")
        self.answer_button.clicked.connect(self.ask)
        self.stop_button.clicked.connect(self.stop)
        bar = QFrame()
        set_role(bar, "card")
        self._bar = QHBoxLayout(bar)
        self._bar.setContentsMargins(12, 8, 12, 8)
        self._bar.setSpacing(10)
        self.beginnings = Beginnings(session)
        self.beginnings.chosen.connect(self._begin_with)
        self._bar.addWidget(self.beginnings)
        self._bar.addWidget(self.stop_button)
        self._bar.addWidget(self.answer_button)
        # left
        self.picture = ImageView()
        self.picture.setFixedHeight(PICTURE_SIDE)
        self._options_hint = QLabel()
        self._options_hint.setWordWrap(True)
        set_role(self._options_hint, "secondary")
        self._options_room = QVBoxLayout()
        inside = QWidget()
        left = QVBoxLayout(inside)
        left.setContentsMargins(0, 0, 4, 0)
        left.setSpacing(10)
        left.addWidget(self.picture)
        left.addLayout(self._options_room)
        left.addWidget(self._options_hint)
        left.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        self._options_card = Card()
        self._options_card.setFixedWidth(OPTIONS_WIDTH)
        self._options_card.body.addWidget(scroll, 1)
        # middle
        self._step_pill, self._speed = QLabel(), QLabel()
        set_role(self._step_pill, "pill")
        set_role(self._speed, "mono")
        self.newest_button = QPushButton()
        set_role(self.newest_button, "link")
        self.newest_button.clicked.connect(lambda: session.select(step=None))
        self._output_card = Card(N_("Answer"))
        self._output_card.add_beside_title(self._step_pill)
        self._output_card.add_beside_title(self.newest_button)
        self._output_card.add_header(self._speed)
        # right
        self.history = QListWidget()
        self.history.setIconSize(QSize(32, 32))
        self.history.setFrameShape(QFrame.Shape.NoFrame)
        self.history.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.history.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.history.itemClicked.connect(self._show_again)
        self.history.itemActivated.connect(self._show_again)
        self._no_history = QLabel()
        self._no_history.setWordWrap(True)
        set_role(self._no_history, "secondary")
        history_card = Card(N_("Last answers"))
        history_card.body.addWidget(self.history, 1)
        history_card.body.addWidget(self._no_history, 0, Qt.AlignmentFlag.AlignTop)
        history_card.body.addStretch(0)
        self.take_away = TakeAway(session)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(12)
        right.addWidget(history_card, 1)
        right.addWidget(self.take_away)
        self._side = side = QWidget()
        side.setFixedWidth(SIDE_WIDTH)
        side.setLayout(right)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._options_card)
        columns.addWidget(self._output_card, 1)
        columns.addWidget(side)
        self._work = QWidget()
        page = QVBoxLayout(self._work)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        page.addWidget(bar)
        page.addLayout(columns, 1)
        self.empty = EmptyState("use", "")
        self.empty.acted.connect(lambda: session.page_asked.emit(self.session.page_before_a_model()))
        self._empty_card = Card()
        self._empty_card.body.addWidget(self.empty, 1)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._empty_card)
        self.stack.addWidget(self._work)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)
        session.project_changed.connect(self._project_changed)
        session.data_changed.connect(self.beginnings.renew)
        session.runs_changed.connect(self._refresh)
        session.selection_changed.connect(self._selection_changed)
        session.input_changed.connect(self._input_changed)
        session.training_events.connect(self._on_events)
        session.training_state_changed.connect(self._refresh)
        self._project_changed()
        self.retranslate()
        self.restyle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        spared = SPARED if self.width() < NARROW else 0
        self._options_card.setFixedWidth(OPTIONS_WIDTH - spared)
        self._side.setFixedWidth(SIDE_WIDTH - spared)

    # a question and its answer

    def _begin_with(self, value: Value) -> None:
        if self.input is not None:
            self.input.enter(value)

    def ask(self) -> None:
        """Answer what is entered; a question still being answered is given up."""
        run = self.session.selected_run()
        if self.input is None or run is None or not self.session.has_weights:
            return
        self.input.commit()
        value = self.input.value()
        if value is None:
            return
        self._stop.set()
        self._stop = stop = threading.Event()
        self._number += 1
        number, step, answering = self._number, self.session.selection.step, self._answering
        options = NoOptions() if self.options_form is None else self.options_form.config
        tell = self._grown.emit

        def work(progress: Progress) -> Answer | None:
            def is_stopped() -> bool:
                progress.update(0.0)  # a window that closes does not wait for the end of a long text
                return stop.is_set()

            return answering.answer(number, run, step, value, options, is_stopped, tell)

        self._is_answering = True
        self._latest.ask(work)
        self._refresh()

    @property
    def is_answering(self) -> bool:
        """Whether an answer is on its way."""
        return self._is_answering

    def stop(self) -> None:
        """End the answer here; what was written stays."""
        self._stop.set()

    @Slot(object)
    def _show_growing(self, answer: Answer) -> None:
        if answer.number == self._number and self._is_answering:
            self._show(answer)

    def _finished(self, answer: Answer | None) -> None:
        self._is_answering = False
        if answer is not None and answer.number == self._number:
            self._show(answer)
            self._remember(answer)
            if self.input is not None:
                self.input.answered(answer.prediction, answer.value)
        self._refresh()

    def _failed(self, error: WorkbenchError) -> None:
        self._is_answering = False
        self._refresh()
        self.session.raised.emit(error)

    def _show(self, answer: Answer) -> None:
        self._shown = answer
        if self.output is not None:
            self.output.show_prediction(answer.prediction, answer.value)
        self._show_facts()

    def _show_facts(self) -> None:
        answer = self._shown
        self._step_pill.setVisible(answer is not None)
        self._speed.setVisible(answer is not None)
        is_chosen = self.session.selection.step is not None
        self.newest_button.setVisible(is_chosen)
        if answer is None:
            return
        name = N_("step {step:,}") if is_chosen else N_("step {step:,} · newest kept")
        self._step_pill.setText(tr(name, step=answer.step))
        if is_chosen:
            shown = tr("The step chosen in Inspect answered.")
        elif self.session.is_training:
            shown = tr("The newest kept snapshot answered; training goes on meanwhile.")
        else:
            shown = tr("The newest kept snapshot answered.")
        self._step_pill.setToolTip(wrapped(shown))
        self._step_pill.setAccessibleDescription(shown)
        n_token, seconds = answer.prediction.n_token, max(answer.seconds, 1e-6)
        if n_token:
            speed = tr("{n} tokens/s", n=f"{n_token / seconds:,.0f}")
        else:
            speed = tr("{n} ms", n=f"{1000 * seconds:.0f}")
        self._speed.setText(tr("{speed} · stopped", speed=speed) if answer.was_stopped else speed)

    # history

    def _remember(self, answer: Answer) -> None:
        if self._answers_at_once() and self.history.count():
            before = cast("Answer", self.history.item(0).data(Qt.ItemDataRole.UserRole))
            if same_value(before.value, answer.value):  # the same input, seen by a later step
                self.history.takeItem(0)
        item = QListWidgetItem()
        item.setData(Qt.ItemDataRole.UserRole, answer)
        output = answer.prediction.output
        if isinstance(answer.value, Question):
            item.setText(f"{_short(answer.value.question)}\n→ {_short(output)}")
        elif self._scenario is not None and self._scenario.output is Modality.TURN:
            last = str(answer.value).rpartition("\n")[2]
            item.setText(f"{_short(last)}\n→ {_short(output)}")
        elif isinstance(answer.value, str):
            expected = answer.prediction.expected
            is_continued = expected is None and output.startswith(answer.value)
            rest = output[len(answer.value) :] if is_continued else output
            sign = "" if expected is None else "  ✓" if output == expected else "  ✗"
            item.setText(f"{_short(answer.value)}\n→ {_short(rest)}{sign}")
        else:
            item.setText(f"→ {output}")
            item.setIcon(QIcon(QPixmap.fromImage(to_image(answer.value))))
        item.setToolTip(wrapped(output[:600]))
        self.history.insertItem(0, item)
        while self.history.count() > KEPT_ANSWERS:
            self.history.takeItem(self.history.count() - 1)

    def _show_again(self, item: QListWidgetItem) -> None:
        answer = cast("Answer", item.data(Qt.ItemDataRole.UserRole))
        self._stop.set()
        self._number += 1  # an answer that is still growing is not shown over this one
        self._is_answering = False
        if self.input is not None:
            self.input.set_value(answer.value)
            self._show_picture(answer.value)
        self._show(answer)
        self._refresh()

    # what the session says

    def entered(self) -> None:
        self._refresh()
        self._answer_at_once()

    def _answers_at_once(self) -> bool:
        return self._scenario is not None and self._scenario.output in AT_ONCE

    def _answer_at_once(self) -> None:
        """Answer without being asked, where that takes only a moment."""
        if self._answers_at_once() and self.isVisible() and self.session.has_weights:
            self.ask()

    def _project_changed(self) -> None:
        self._stop.set()
        self._number += 1
        self._is_answering, self._shown = False, None
        self._latest.cancel()
        self._answering = Answering()
        self.history.clear()
        self._build()
        self._input_changed()
        self.beginnings.renew()
        self._refresh()

    def _build(self) -> None:
        """Make the widgets that this scenario enters, sets and shows its answers with."""
        scenario = self.session.scenario
        self._scenario = scenario
        for widget in (self.input, self.output, self.options_form, self.manners):
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.input = self.output = self.options_form = self.manners = None
        if scenario is None:
            return
        self.input = input_for(scenario.input, self.session, has_room=scenario.about.reads_paragraphs)
        self.input.set_hint(scenario.about.input_hint)
        self.input.changed.connect(self._entered_by_hand)
        if isinstance(self.input, TypedInput):
            self.input.returned.connect(self.ask)
        self._bar.insertWidget(0, self.input, 1)
        self.output = output_for(scenario.output)
        self.output.proposed.connect(self._entered_by_hand)
        self._output_card.body.addWidget(self.output, 1)
        options = scenario.options_type()
        if any(True for _ in settings_of(options)):
            self.options_form = ConfigForm(options, editor_width=116)
            if scenario.manners:
                self.manners = MannerControl(scenario.manners)
                self.manners.show_options(options)
                self.manners.chosen.connect(self._take_manner)
                self.options_form.changed.connect(self.manners.show_options)
                self._options_room.addWidget(self.manners)
            self._options_room.addWidget(self.options_form)
        self.picture.setVisible(scenario.input is Modality.IMAGE)
        self._options_card.setVisible(self.options_form is not None or scenario.input is Modality.IMAGE)
        self.retranslate()

    def _take_manner(self, manner: Manner) -> None:
        if self.options_form is not None:
            self.options_form.set_config(manner.of(self.options_form.config))

    def _entered_by_hand(self, value: Value) -> None:
        self.session.set_input(value)

    def _input_changed(self) -> None:
        value = self.session.input
        if self.input is None or value is None:
            return
        if self.input.value() is not value:
            self.input.set_value(value)
        self._show_picture(value)
        self._refresh()
        self._answer_at_once()

    def _show_picture(self, value: Value) -> None:
        self.picture.set_image(value if isinstance(value, np.ndarray) else None)

    def _selection_changed(self) -> None:
        self._refresh()
        self._answer_at_once()

    def _on_events(self, events: list[Event]) -> None:
        if any(isinstance(event, Snapshot) for event in events):
            self._refresh()
            if not self._is_answering and self.session.selection.step is None:
                self._answer_at_once()

    # showing

    def _refresh(self) -> None:
        missing = self.session.page_before_a_model()
        if missing:
            sentence, action = {
                "home": (N_("Open or create a project first."), N_("Go to Home")),
                "data": (N_("This project has no data yet."), N_("Go to Data")),
                "train": (
                    N_(
                        "There is no trained model yet. You can use it as soon as the training has kept its first "
                        "snapshot."
                    ),
                    N_("Go to Train"),
                ),
            }[missing]
            self.empty.set_sentence(sentence, action)
        self.stack.setCurrentWidget(self._empty_card if missing else self._work)
        self._name_button()
        self.answer_button.setVisible(not self._answers_at_once())
        self.stop_button.setVisible(not self._answers_at_once())
        self.stop_button.setEnabled(self._is_answering)
        self.stop_button.setToolTip("" if self._is_answering else tr("Nothing is being written now."))
        has_history = self.history.count() > 0
        self.history.setVisible(has_history)
        self._no_history.setVisible(not has_history)
        self._show_facts()

    def _name_button(self) -> None:
        verb = N_("Answer") if self._scenario is None else self._scenario.about.verb
        self.answer_button.setText(tr(verb))

    def retranslate(self) -> None:
        self._name_button()
        self.answer_button.setToolTip(tr("Let the model answer (Enter)"))
        self.stop_button.setText(tr("Stop"))
        self.stop_button.setAccessibleName(tr("Stop and keep what is written"))
        self.newest_button.setText(tr("Use the newest step"))
        self.history.setAccessibleName(tr("Last answers"))
        self._no_history.setText(tr("What you ask is kept here until you close the project."))
        is_picture = self._scenario is not None and self._scenario.input is Modality.IMAGE
        self._options_card.set_title(N_("The picture") if is_picture else N_("How it answers"))
        if is_picture:
            self._options_hint.setText(tr("Choose another picture, or draw one: the answer follows at once."))
        else:
            self._options_hint.setText(tr("Hold the pointer over a setting to read what it does."))
        self._refresh()

    def restyle(self) -> None:
        self.answer_button.setIcon(icon("play", "on_accent"))
        self.stop_button.setIcon(icon("stop"))

    def explain(self) -> list[tuple[str, str]]:
        scenario = self.session.scenario
        if scenario is None:
            return [
                (
                    tr("What you see"),
                    tr(
                        "Here a trained model answers you: it writes on, translates, sorts texts, or names "
                        "what a picture shows, depending on the project. It can also be taken away as a folder "
                        "that runs on its own."
                    ),
                ),
                (tr("Try this"), tr("Open a project or the example on the page Home, then come back here.")),
            ]
        if scenario.output is Modality.LABEL and scenario.input is Modality.TEXT:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "The model reads your text and spreads 100\u00a0% over all classes it knows "
                        "(<i>softmax</i>). The largest share is its answer."
                    ),
                ),
                (
                    tr("Look for"),
                    tr(
                        "a text about something it never learnt still gets a class: it cannot say “I do not know”."
                    ),
                ),
                (tr("Try this"), tr("Change one word at a time. Which one makes the answer flip?")),
            ]
        elif scenario.output is Modality.BLANKS:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "For each blank the model spreads 100\u00a0% over all tokens it knows (<i>softmax</i>). The "
                        "likeliest is written into the text."
                    ),
                ),
                (
                    tr("Look for"),
                    tr("blanks where one word is nearly certain, and blanks where many are about as likely."),
                ),
                (
                    tr("Try this"),
                    tr(
                        "Click a word to hide it: does the model find it again? Then change a word beside the blank. "
                        "A click on a filled blank keeps its word."
                    ),
                ),
            ]
        elif scenario.output is Modality.SPAN:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "The model gives each token of the passage a share for being the start of the answer and one "
                        "for being its end (<i>softmax</i>). The likeliest pair of both is marked."
                    ),
                ),
                (
                    tr("Look for"),
                    tr("questions about one of two people: does the answer move when you change the name?"),
                ),
                (
                    tr("Try this"),
                    tr("Write a passage of your own in the same style, then ask about every part of it."),
                ),
            ]
        elif scenario.output is Modality.LABEL:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "The model looks at the picture and spreads 100\u00a0% over all classes it knows "
                        "(<i>softmax</i>). The largest share is its answer."
                    ),
                ),
                (
                    tr("Look for"),
                    tr(
                        "a picture of something it never learnt still gets an answer: it cannot say “I do not know”."
                    ),
                ),
                (
                    tr("Try this"),
                    tr("Draw a shape and change one stroke at a time. When does the answer flip?"),
                ),
            ]
        elif scenario.generator is not None:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "The model reads the prompt and writes the answer, one sign (<i>token</i>) after another. "
                        "Below it stands whether the answer is right."
                    ),
                ),
                (tr("Look for"), tr("the first wrong sign: what comes after it builds on a mistake.")),
                (
                    tr("Try this"),
                    tr("Change one sign of the prompt. Take a prompt longer or shorter than those on Data."),
                ),
            ]
        else:
            parts = [
                (
                    tr("What you see"),
                    tr(
                        "The model writes one piece (<i>token</i>) after another, each time reading everything "
                        "written so far."
                    ),
                ),
                (
                    tr("Look for"),
                    tr("words that sound right and mean nothing: it has learnt the form before the meaning."),
                ),
                (
                    tr("Try this"),
                    tr("Ask the same thing twice with other settings at the left and compare the answers."),
                ),
            ]
        special = self.own_words()
        if special:
            parts.append((tr("Worth knowing"), tr(special)))
        return parts


def _short(words: str) -> str:
    return " ".join(words[:LISTED_CHARACTERS].split())
