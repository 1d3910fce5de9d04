"""Preparation: the steps that clean the data before the model reads it, and what each of them changes."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.examining.changes_card import ChangesCard
from workbench.gui.examining.cleaning_form import CleaningForm, counted_in_words
from workbench.gui.examining.panel import PREPARATION, DataPanel
from workbench.gui.explained import Explained
from workbench.gui.looking.measuring import PATIENCE, Measuring
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.note_line import NoteLine
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.language import N_, Text, WorkbenchError, text, tr
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.progress import Progress
from workbench.projects.cleaning import CleaningReport, report_cleaning

FIELD = "preprocessing.cleaning."
COUNTING = text("Counting…")


@dataclass(frozen=True, slots=True)
class _Question:
    n_data: int  # how often the data was another one
    config: CleaningConfig


class PreparationPanel(DataPanel):
    """Counted in a job while the panel is in sight; a switch counts anew, and only for the newest settings."""

    key = PREPARATION
    title = N_("Preparation")
    help = N_("Steps that clean the texts and leave out rows, and what each of them changes.")
    explained = Explained(
        N_(
            "The steps that make texts more alike before they become tokens, in the order in which they are taken. "
            "Each says what it changes, or would change if it were on. Your own file stays as it is."
        ),
        N_(
            "rows that are there twice, markup left from a web page, and full-width letters among half-width ones: "
            "the model would have to learn the same thing several times."
        ),
        N_(
            "Choose a step and read before and after, then turn it on. It belongs to the settings of the next run, "
            "and what you later ask the model is cleaned in the same way."
        ),
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._n_data = 0
        self._found: tuple[_Question, CleaningReport] | None = None
        self._stopped: _Question | None = None  # by a person; asked again when they say so
        self._problem: tuple[_Question, WorkbenchError] | None = None
        self.row, self.note = ProgressRow(), NoteLine()
        self.note.acted.connect(self._ask_again)
        self.empty = EmptyState("data", "")
        self.form, self.changes, self.total = CleaningForm(), ChangesCard(), QLabel()
        self.total.setWordWrap(True)
        set_role(self.total, "strong")
        self.steps = Card(N_("Cleaning"))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._shown = self._lay_out()
        self._stack.addWidget(self._shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.row)
        column.addWidget(self.note)
        column.addWidget(self._stack, 1)
        self._measuring = Measuring(session.jobs, self.row)
        self._measuring.came.connect(self._on_found)
        self._measuring.ended.connect(lambda _: self._ask())
        self._measuring.failed.connect(self._on_failed)
        self._patience = QTimer(
            self, singleShot=True, interval=PATIENCE
        )  # counts that come soon do not flicker
        self._patience.timeout.connect(self.draw)
        self.row.cancelled.connect(self._on_cancelled)
        self.form.changed.connect(self._set)
        self.form.step_chosen.connect(lambda _: self._show_step())
        session.project_changed.connect(self._forget)
        session.data_changed.connect(self._data_changed)
        session.experiment_changed.connect(self._experiment_changed)
        session.training_state_changed.connect(self._experiment_changed)
        self.retranslate()

    def _lay_out(self) -> QWidget:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(self.form)
        scroll.setWidget(holder)
        self.form.step_chosen.connect(lambda step: scroll.ensureWidgetVisible(self.form.step_row(step), 0, 4))
        self.steps.body.addWidget(scroll, 1)
        self.steps.body.addWidget(self.total)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.steps, 6)
        row.addWidget(self.changes, 5)
        return body

    # the settings

    def _config(self) -> CleaningConfig | None:
        experiment = self.session.experiment
        return None if experiment is None else getattr(experiment.preprocessing, "cleaning", None)

    def _set(self, config: Any) -> None:
        session = self.session
        if self._config() is not None:
            preprocessing = dataclasses.replace(session.experiment.preprocessing, cleaning=config)
            session.set_experiment(dataclasses.replace(session.experiment, preprocessing=preprocessing))

    def _experiment_changed(self) -> None:
        config = self._config()
        if config is not None and self.form.config != config:
            self.form.set_config(config)
        self.form.set_problems(self._problems())
        self._ask()
        self._draw_unless_counting()

    def _problems(self) -> dict[str, Text]:
        """Return what is wrong with the steps; a model that does not fit yet keeps nobody from cleaning."""
        return {
            name.removeprefix(FIELD): why
            for name, why in self.session.problems.items()
            if name.startswith(FIELD)
        }

    # asking

    def _question(self) -> _Question | None:
        config = self._config()
        return None if config is None or self._overview is None else _Question(self._n_data, config)

    def report(self) -> CleaningReport | None:
        """Return what the steps do as they are set now, or None while that is not counted."""
        found, question = self._found, self._question()
        return found[1] if found is not None and found[0] == question else None

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def show_overview(self, overview: Any) -> None:
        self._overview = overview
        self._experiment_changed()

    def _ask_again(self) -> None:
        self._stopped, self._problem = None, None
        self._ask()
        self.draw()

    def _is_refused(self, question: _Question) -> bool:
        return (
            question == self._stopped
            or (self._problem is not None and self._problem[0] == question)
            or self.session.is_training  # a training does not wait for what is counted
        )

    def _ask(self) -> None:
        if not isValid(self):
            return
        project, question = self.session.project, self._question()
        if project is None or question is None or not self.isVisible() or self._problems():
            return
        if self._measuring.question == question:
            return
        if self.report() is not None or self._is_refused(question):
            if self._measuring.question is not None:
                self._measuring.cancel()
            return
        roles, config = project.scenario.roles, question.config

        def work(progress: Progress) -> Iterator[CleaningReport]:
            yield report_cleaning(project.examples(), roles, config, progress)

        self._measuring.ask(question, text("Counting what each step changes"), work)
        self._patience.start()

    def _on_found(self, question: _Question, report: CleaningReport) -> None:
        if isValid(self):
            self._found = question, report
            self.draw()

    def _on_failed(self, question: _Question, error: WorkbenchError) -> None:
        if isValid(self):
            self._problem = question, error
            self.draw()

    def _on_cancelled(self) -> None:
        self._stopped = self._question()
        self.draw()

    def _forget(self) -> None:
        self._n_data += 1
        self._measuring.cancel()
        self._found, self._stopped, self._problem = None, None, None

    def _data_changed(self) -> None:
        self._forget()
        self._ask()

    # showing

    def _draw_unless_counting(self) -> None:
        if self._found is None or not self._patience.isActive():
            self.draw()

    def draw(self) -> None:
        overview, scenario = self._overview, self.session.scenario
        self._patience.stop()
        if overview is None or scenario is None:
            self.note.say(None)
            return
        if self._config() is None:
            self.note.say(None)
            self.empty.set_sentence(
                N_("Pictures are not cleaned: all of these steps are for texts.")
                if overview.image_role
                else N_("What this kind of project learns from is not cleaned.")
            )
            self._stack.setCurrentWidget(self.empty)
            return
        read_only = self.session.why_read_only
        self.form.set_editable(read_only is None)
        self.form.setToolTip("" if read_only is None else str(read_only))
        self.form.set_has_rows(not overview.rows.is_lines)
        report = self.report()
        self._say(report)
        self.form.set_report(report, self._otherwise())
        self.total.setText("" if report is None else str(counted_in_words(report)))
        self._show_step()
        self._stack.setCurrentWidget(self._shown)

    def _otherwise(self) -> Text:
        return COUNTING if self._measuring.question is not None else Text("")

    def _show_step(self) -> None:
        report, step = self.report(), self.form.step
        effects = () if report is None else report.effects
        effect = next((each for each in effects if each.step == step), None)
        self.changes.show_effect(step, effect, self._otherwise())

    def _say(self, report: CleaningReport | None) -> None:
        question = self._question()
        again = text("Count again")
        if report is not None:
            is_empty = report.n_before > 0 and not report.n_after
            self.note.say(
                text("These steps leave out every row, so there is nothing to learn from.")
                if is_empty
                else None,
                "warning",
            )
        elif self._problem is not None and self._problem[0] == question:
            self.note.say(text("{problem}", problem=str(self._problem[1])), "warning", again)
        elif self.session.is_training:
            self.note.say(text("A training is running. The data is counted when it has ended."))
        elif question is not None and question == self._stopped:
            self.note.say(text("Stopped before everything was counted."), "info", again)
        else:
            self.note.say(None)

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self.title))
        self.draw()
