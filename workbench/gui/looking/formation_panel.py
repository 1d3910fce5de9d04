"""Through training: when the heads learnt what they do, for the input that is looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.item_models.head_rows import Bar, HeadRow
from workbench.gui.looking.head_names import head_name, highest
from workbench.gui.looking.look import Look, Seen
from workbench.gui.looking.measuring import Measuring
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import FORMATION
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import Exportable
from workbench.gui.views.head_list import HeadList
from workbench.gui.views.step_plot import StepLine, StepPlot
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.widgets.tooltip import wrapped
from workbench.inspection.statistics import STATISTIC_OF
from workbench.language import N_, WorkbenchError, in_a_row, text, tr
from workbench.numerals import grouped
from workbench.training.events import Snapshot

if TYPE_CHECKING:
    from workbench.inspection.formation import HeadHistory
    from workbench.inspection.heads import HeadSummary
    from workbench.progress import Progress
    from workbench.scenarios.base import Value
    from workbench.training.events import Event

KEPT = 4  # inputs whose histories are remembered
REDRAW = 200  # ms after which steps that came are drawn, all at once
TITLES = (
    (N_("Head"), N_("Layer and head, counted from 1. Click a row to look at that head.")),
    (
        N_("Habit"),
        N_(
            "What the head does at the last step, and its score from 0 to 1. In brackets: its highest score, where no "
            "rule recognises it."
        ),
    ),
    (
        N_("From step"),
        N_("The first step that was kept from which the score never falls below its threshold again."),
    ),
)
_SOLID: tuple[float, ...] = ()
_LONG, _SHORT = (5.0, 2.5), (1.5, 2.0)
LOOKS: Mapping[str, tuple[str, tuple[float, ...]]] = {
    "previous": ("series_1", _SOLID),
    "same": ("series_2", _SOLID),
    "first": ("series_3", _SOLID),
    "next": ("secondary", _SOLID),
    "induction": ("series_2", _LONG),
    "duplicate": ("series_3", _LONG),
    "class": ("series_3", _SHORT),
    "separator": ("series_1", _LONG),
    "local": ("series_1", _SHORT),
    "uniform": ("series_2", _SHORT),
}


@dataclass(eq=False, slots=True)
class Followed:
    """One input through the snapshots of a run, as far as it was looked at."""

    run: Path
    value: Value
    seen: dict[int, Mapping[str, tuple[HeadSummary, ...]]] = field(default_factory=dict)
    tried: set[int] = field(default_factory=set)  # with those that made room before they could be read


class FormationPanel(Panel):
    """The scores of the chosen head against the step, and when each head earned its label."""

    key = "formation"
    title = N_("Over training")
    help = N_("When this head, and every other one, learnt what it does with this input.")
    has_answer = False
    explained = FORMATION

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._followed: list[Followed] = []  # the one looked at last is the last one
        self._histories: tuple[Followed, tuple[int, ...], Mapping[str, tuple[HeadHistory, ...]]] | None = None
        self._problem: WorkbenchError | None = None
        self._is_stopped = False
        self.card = Card()
        self.sentence, self.note, self.row = QLabel(), QLabel(), ProgressRow()
        set_role(self.sentence, "strong")
        set_role(self.note, "secondary")
        for label in (self.sentence, self.note):
            label.setWordWrap(True)
        self.logarithmic = QCheckBox()
        self.logarithmic.setChecked(True)
        self.logarithmic.toggled.connect(lambda _: self.draw())
        self.plot = StepPlot()
        self.plot.set_value_range(0.0, 1.0)
        self.plot.step_chosen.connect(self._choose_step)
        self.table = HeadList(N_("When each head learnt its habit"), TITLES)
        self.table.head_chosen.connect(self._choose_head)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.logarithmic, 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addLayout(line)
        self.card.body.addWidget(self.row)
        self.card.body.addWidget(self.plot, 3)
        self.card.body.addWidget(self.note)
        self.card.body.addWidget(self.table, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._following = Measuring(session.jobs, self.row)
        self._following.came.connect(self._on_step)
        self._following.ended.connect(self._on_end)
        self._following.failed.connect(self._on_failed)
        self.row.cancelled.connect(self._on_cancelled)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW)
        self._redraw.timeout.connect(self.draw)
        session.project_changed.connect(self._forget)
        session.training_events.connect(self._on_events)
        self.offer_saving(self.plot)
        self.retranslate()

    # asking

    def show_look(self, look: Look | None) -> None:
        before = self._look
        if before is None or look is None or before.seen is not look.seen:
            self._problem, self._is_stopped = None, False
        super().show_look(look)
        self._ask()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._following.cancel()  # what came is kept, and the rest follows when somebody looks again

    def _forget(self) -> None:
        self._following.cancel()
        self._followed.clear()
        self._histories = None

    def _present(self) -> Followed | None:
        """Return what is known of the input that is looked at."""
        look = self._look
        if look is None:
            return None
        run, value = look.seen.run.folder, look.seen.value
        found = next((each for each in self._followed if each.run == run and each.value is value), None)
        if found is None:
            found = Followed(run, value)
        else:
            self._followed.remove(found)
        self._followed = [*self._followed[-KEPT + 1 :], found]
        return found

    def _steps(self) -> tuple[int, ...]:
        """Return the steps of the run that is looked at, as far as its weights are still kept."""
        look = self._look
        is_selected = look is not None and look.seen.probed.run == self.session.selection.run
        return self.session.snapshots if is_selected else ()

    def _ask(self) -> None:
        look, followed = self._look, self._present()
        if look is None or followed is None:
            self._following.cancel()
            return
        steps = set(self._steps())
        missing = steps - followed.seen.keys() - followed.tried
        if not missing or self._following.question is followed or self._is_stopped or not self.isVisible():
            if self._following.question not in (None, followed):
                self._following.cancel()
            return
        run, value, known = look.seen.run, look.seen.value, frozenset(followed.seen)

        def work(progress: Progress) -> Iterator[Any]:
            from workbench.inspection.formation import follow_heads
            from workbench.inspection.probing import Prober

            yield from follow_heads(Prober(), run, value, progress, known)
            followed.tried |= steps

        self._following.ask(followed, text("Asking every step that was kept"), work)

    def _on_step(self, followed: Followed, found: tuple[int, Any]) -> None:
        step, heads = found
        followed.seen[step] = heads
        if isValid(self) and not self._redraw.isActive():
            self._redraw.start()

    def _on_end(self) -> None:
        if isValid(self):
            self.draw()
            self._ask()  # for what a running training kept meanwhile

    def _on_failed(self, followed: Followed, error: WorkbenchError) -> None:
        if isValid(self):
            self._problem, self._is_stopped = error, True
            self.draw()

    def _on_cancelled(self) -> None:
        self._is_stopped = True
        self.draw()

    def _on_events(self, events: list[Event]) -> None:
        if self.isVisible() and any(isinstance(event, Snapshot) for event in events):
            self._ask()
            self.draw()

    # choosing

    def _choose_step(self, step: int) -> None:
        steps = self._steps()
        if step in steps:
            self.session.select(
                step=None if step == steps[-1] else step
            )  # the last one goes on being followed

    def _choose_head(self, kind: str, layer: int, head: int) -> None:
        self.session.select(kind=kind, layer=layer, head=head)

    # showing

    def _known(self, followed: Followed) -> Mapping[str, tuple[HeadHistory, ...]]:
        """Return every head's history over the steps that are known and still kept."""
        steps = tuple(step for step in self._steps() if step in followed.seen)
        if self._histories is None or self._histories[:2] != (followed, steps):
            from workbench.inspection.formation import histories

            found = histories([(step, followed.seen[step]) for step in steps])
            self._histories = followed, steps, found
        return self._histories[2]

    def draw(self) -> None:
        look, followed = self._look, self._present()
        if look is None or followed is None:
            return
        seen = look.seen
        place = (look.kind, look.layer, look.head)
        name = head_name(place, seen)
        known = self._known(followed)
        history = next(
            (each for each in known.get(look.kind, ()) if (each.layer, each.head) == place[1:]), None
        )
        steps = self._steps()
        last = steps[-1] if steps else None
        self.plot.set_logarithmic(self.logarithmic.isChecked())
        self.plot.set_lines(self._lines(history, seen.probed.step), last)
        self.plot.set_cursor(seen.probed.step)
        self.sentence.setText(self._sentence(history, name))
        self.note.setText(self._note(known))
        self.table.set_rows(self._rows(known, seen, last or 0))
        self.table.set_chosen(place)

    def _lines(self, history: HeadHistory | None, step: int) -> list[StepLine]:
        if history is None:
            return []
        lines: list[StepLine] = []
        for key, values in history.scores.items():
            if np.isfinite(values).any():
                token, dashes = LOOKS[key]
                is_label = history.label is not None and history.label.key == key
                lines.append(
                    StepLine(
                        name=tr(STATISTIC_OF[key].title),
                        note=_value_at(history.steps, values, step),
                        steps=history.steps,
                        values=values,
                        token=token,
                        dashes=dashes,
                        width=2.8 if is_label else 1.4,
                    )
                )
        lines.sort(key=lambda line: -line.width)  # what the head is named after comes first
        lines.append(
            StepLine(
                name=tr("entropy"),
                note=_value_at(history.steps, history.entropy, step),
                steps=history.steps,
                values=history.entropy,
                token="disabled",
                dashes=_LONG,
                width=1.4,
            )
        )
        return lines

    def _sentence(self, history: HeadHistory | None, name: str) -> str:
        if self._problem is not None:
            return str(self._problem)
        if history is None:
            return tr("Cancelled.") if self._is_stopped else tr("Asking the steps that were kept…")
        last = int(history.steps[-1])
        if history.label is None or history.formed is None:
            best = {key: values[-1] for key, values in history.scores.items() if np.isfinite(values[-1])}
            if not best:
                return tr("This input is too short to tell what head {name} does.", name=name)
            key = max(best, key=lambda key: best[key])
            return tr(
                "Head {name} has no habit at step {last} that a rule recognises; its highest score is "
                "“{habit}” {score}.",
                name=name,
                last=last,
                habit=tr(STATISTIC_OF[key].title),
                score=f"{best[key]:.2f}",
            )
        return tr(
            "Head {name}: {habit} from step {formed} on, score {score} at step {last}.",
            name=name,
            habit=tr(history.label.title),
            formed=history.formed,
            score=f"{history.scores[history.label.key][-1]:.2f}",
            last=last,
        )

    def _note(self, known: Mapping[str, tuple[HeadHistory, ...]]) -> str:
        heads = [each for histories in known.values() for each in histories]
        if not heads:
            return tr("Every snapshot of this training reads the same input; that takes a moment.")
        named = sum(each.label is not None for each in heads)
        told = tr(
            "{named} of {count} heads have a habit at the last step, for this input.",
            named=named,
            count=len(heads),
        )
        if self._is_stopped and self._problem is None:
            told = in_a_row(tr("Cancelled: not every step was asked."), told)
        return told

    def _rows(self, known: Mapping[str, tuple[HeadHistory, ...]], seen: Seen, last: int) -> Sequence[HeadRow]:
        is_logarithmic = self.logarithmic.isChecked()

        def share(step: int) -> float:
            if not last:
                return 0.0
            return float(np.log1p(step) / np.log1p(last)) if is_logarithmic else step / last

        rows: list[tuple[float, HeadRow]] = []
        for kind, heads in known.items():
            for each in heads:
                formed = each.formed if each.label is not None else None
                habit = highest({key: v[-1] for key, v in each.scores.items() if np.isfinite(v[-1])})
                if each.label is not None:
                    habit = f"{tr(each.label.title)} {each.scores[each.label.key][-1]:.2f}"
                row = HeadRow(
                    kind=kind,
                    layer=each.layer,
                    head=each.head,
                    name=head_name((kind, each.layer, each.head), seen),
                    cells=(habit,),
                    number="–" if formed is None else grouped(formed),
                    bar=None if formed is None else Bar(start=share(formed), end=1.0),
                )
                rows.append((float("inf") if formed is None else formed, row))
        rows.sort(key=lambda one: one[0])
        return [row for _, row in rows]

    # words

    def figures(self) -> list[Exportable]:
        return [] if self.plot.is_empty() else [self.plot]

    def retranslate(self) -> None:
        self.logarithmic.setText(tr("Early steps wider"))
        self.logarithmic.setAccessibleName(tr("Early steps wider"))
        self.logarithmic.setToolTip(
            wrapped(
                tr(
                    "Steps by their logarithm: most heads form early, and snapshots are closer together there."
                )
            )
        )
        self.plot.set_words(
            text("Scores, and entropy as a share of the largest possible (0 to 1)"),
            text("The lines appear here, step by step."),
        )
        self.draw()


def _value_at(steps: NDArray[Any], values: NDArray[Any], step: int) -> str:
    """Return the value at *step* as it is written, or "" if it is not known."""
    found = values[steps == step]
    return f"{found[0]:.2f}" if len(found) and np.isfinite(found[0]) else ""
