"""Habits: every score of the chosen head with its meaning and source, and how far it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.looking.head_names import head_name, highest
from workbench.gui.looking.look import Look
from workbench.gui.looking.measuring import Measuring
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import HABITS
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import Exportable
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.score_rows import ScoreRow, ScoreRows
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.inspection.heads import HONEST
from workbench.inspection.statistics import STATISTICS, Statistic
from workbench.language import N_, Text, WorkbenchError, text, tr

if TYPE_CHECKING:
    from workbench.inspection.habits import Habits
    from workbench.inspection.stability import HeadStability
    from workbench.progress import Progress

KEPT = 6  # steps whose answers are remembered
Question = tuple[Path, int]  # run and step


class HabitsPanel(Panel):
    """This input, several inputs, and trainings with other seeds, side by side."""

    key = "habits"
    title = N_("Habits")
    help = N_("What this head usually does: every score with its source, and how far it holds.")
    has_answer = False
    explained = HABITS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._known: dict[Question, Habits] = {}
        self._problem: WorkbenchError | None = None
        self._is_stopped = False
        self.card = Card()
        self.sentence, self.seeds, self.honest = QLabel(), QLabel(), QLabel()
        self.row, self.rows = ProgressRow(), ScoreRows()
        for label, role in ((self.sentence, "strong"), (self.seeds, "secondary"), (self.honest, "secondary")):
            set_role(label, role)
            label.setWordWrap(True)
        self.card.body.addWidget(self.sentence)
        self.card.body.addWidget(self.row)
        self.card.body.addWidget(self.rows, 1)
        self.card.body.addWidget(self.seeds)
        self.card.body.addWidget(self.honest)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._measuring = Measuring(session.jobs, self.row)
        self._measuring.came.connect(self._on_found)
        self._measuring.failed.connect(self._on_failed)
        self.row.cancelled.connect(self._on_cancelled)
        self.offer_saving(self.rows)
        session.project_changed.connect(self._forget)
        session.runs_changed.connect(self._known.clear)  # there may be another seed to compare with
        self.retranslate()

    # asking

    def show_look(self, look: Look | None) -> None:
        before = self._look
        if before is None or look is None or _question(before) != _question(look):
            self._problem, self._is_stopped = None, False
        super().show_look(look)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._measuring.cancel()

    def _forget(self) -> None:
        self._measuring.cancel()
        self._known.clear()

    def _ask(self) -> None:
        look, project = self._look, self.session.project
        if look is None or project is None or not self.isVisible():
            return
        question = _question(look)
        is_known = question in self._known or self._measuring.question == question
        if is_known or self._is_stopped or self._problem is not None or self.session.is_training:
            return  # a training does not wait for what several inputs say
        run, step = look.seen.run, look.seen.probed.step

        def work(progress: Progress) -> Iterator[Any]:
            from workbench.inspection.habits import measure_habits

            yield measure_habits(project, run, step, progress)

        self._measuring.ask(question, text("Asking the model about other inputs"), work)

    def _on_found(self, question: Question, found: Habits) -> None:
        self._known[question] = found
        while len(self._known) > KEPT:
            del self._known[next(iter(self._known))]
        if isValid(self):
            self.draw()

    def _on_failed(self, question: Question, error: WorkbenchError) -> None:
        if isValid(self):
            self._problem = error
            self.draw()

    def _on_cancelled(self) -> None:
        self._is_stopped = True
        self.draw()

    # showing

    def draw(self) -> None:
        look = self._look
        if look is None:
            return
        found = self._known.get(_question(look))
        head = None if found is None else _of_head(found, look)
        self.sentence.setText(self._say(look, head))
        columns = [
            tr("this input"),
            tr("{count} inputs", count=found.n_input) if found is not None else tr("several inputs"),
        ]
        if found is not None and found.n_run > 1:
            columns.append(tr("other seeds"))
        order = sorted(STATISTICS, key=lambda statistic: -_rank(statistic, look, head))
        self.rows.set_rows(
            columns,
            [self._row(statistic, look, head, found) for statistic in order],
            _table(order, look, head, found),
        )
        self.seeds.setText(str(self._say_seeds(found)))

    def _row(
        self, statistic: Statistic, look: Look, head: HeadStability | None, found: Habits | None
    ) -> ScoreRow:
        summary = look.summary
        here = None if summary is None else summary.scores.get(statistic.key)
        label = head.label if head is not None else None if summary is None else summary.label
        over = ""
        if head is not None:
            mean, spread = head.mean[statistic.key], head.spread[statistic.key]
            over = "–" if mean is None or spread is None else f"{mean:.2f} ± {spread:.2f}"
        values = ["–" if here is None else f"{here:.2f}", over]
        if found is not None and found.n_run > 1:
            values.append(_in_seeds(found, look.kind, statistic))
        return ScoreRow(
            title=tr(statistic.title),
            meaning=f"{tr(statistic.definition)} {statistic.source}.",
            values=tuple(values),
            is_strong=label is statistic,
        )

    def _say(self, look: Look, head: HeadStability | None) -> str:
        name = head_name((look.kind, look.layer, look.head), look.seen)
        if self._problem is not None:
            return str(self._problem)
        if head is None:
            if self.session.is_training:
                return tr("Head {name}: several inputs are asked when the training has ended.", name=name)
            if self._is_stopped:
                return tr("Head {name}: stopped. Choose another step to ask again.", name=name)
            return tr("Head {name}", name=name)
        if head.label is None:
            known = {key: score for key, score in head.mean.items() if score is not None}
            return tr(
                "Head {name}: over {count} inputs no habit that a rule recognises {highest}.",
                name=name,
                count=head.n_input,
                highest=highest(known),
            )
        return tr(
            "Head {name}: {habit}, {mean:.2f} ± {spread:.2f} over {count} inputs.",
            name=name,
            habit=tr(head.label.title),
            mean=head.score,
            spread=head.spread[head.label.key] or 0.0,
            count=head.n_input,
        )

    def _say_seeds(self, found: Habits | None) -> Text | str:
        if found is None:
            return ""
        if found.n_run < 2:
            return text(
                "Train again with the same settings and another random seed: then this shows whether some head of the "
                "other training has the same habit."
            )
        return text(
            "Other seeds: the highest score of any head in each of {count} trainings that differ in their seed alone. "
            "Which head learns a habit is chance.",
            count=found.n_run,
        )

    # saving

    def figures(self) -> Sequence[Exportable]:
        return [] if self._look is None else [self.rows]

    # words

    def retranslate(self) -> None:
        self.honest.setText(tr(HONEST))
        self.card.setAccessibleName(tr(self.title))
        self.draw()


def _question(look: Look) -> Question:
    return look.seen.run.folder, look.seen.probed.step


def _rank(statistic: Statistic, look: Look, head: HeadStability | None) -> float:
    """Return what brings the habit the head is named after to the top, and what means nothing here to the end."""
    summary = look.summary
    scores = head.mean if head is not None else {} if summary is None else summary.scores
    label = head.label if head is not None else None if summary is None else summary.label
    score = scores.get(statistic.key)
    return -1.0 if score is None else score + (label is statistic)


def _of_head(found: Habits, look: Look) -> HeadStability | None:
    heads = found.heads.get(look.kind, ())
    return next((each for each in heads if (each.layer, each.head) == (look.layer, look.head)), None)


def _in_seeds(found: Habits, kind: str, statistic: Statistic) -> str:
    for each in found.seeds:
        if each.kind == kind and each.statistic is statistic:
            return "  ".join(f"{score:.2f}" for score in each.best)
    return ""


def _table(
    order: Sequence[Statistic], look: Look, head: HeadStability | None, found: Habits | None
) -> Numbers:
    """Return what the rows show as numbers; what has no meaning for this head is not a number."""
    summary = look.summary
    here = {} if summary is None else summary.scores
    columns: dict[str, list[float | None]] = {
        tr("this input"): [here.get(statistic.key) for statistic in order]
    }
    if head is not None and found is not None:
        mean = tr("mean of {count} inputs", count=found.n_input)
        spread = tr("spread (±) of {count} inputs", count=found.n_input)
        columns[mean] = [head.mean[statistic.key] for statistic in order]
        columns[spread] = [head.spread[statistic.key] for statistic in order]
        for run in range(found.n_run if found.n_run > 1 else 0):
            name = tr("best head of training {number}", number=run + 1)
            columns[name] = [_best(found, look.kind, statistic, run) for statistic in order]
    return Numbers(
        values=np.array(list(columns.values()), np.float64).T,  # None becomes nan
        rows=tuple(tr(statistic.title) for statistic in order),
        columns=tuple(columns),
    )


def _best(found: Habits, kind: str, statistic: Statistic, run: int) -> float | None:
    for each in found.seeds:
        if each.kind == kind and each.statistic is statistic:
            return each.best[run]
    return None
