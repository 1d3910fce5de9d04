"""Test by removing: switch heads off and see what the answer and the loss become."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.cards.head_ranking import HeadRanking
from workbench.gui.cards.head_switching import HeadSwitching
from workbench.gui.cards.heads_card import KIND_TITLES
from workbench.gui.cards.removal_effect import RemovalEffect, told
from workbench.gui.cards.removal_history import RemovalHistory
from workbench.gui.looking.head_names import Place, all_places, habits, head_name
from workbench.gui.looking.look import Look, Seen
from workbench.gui.looking.measuring import Measuring
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import REMOVAL
from workbench.gui.looking.switched_off import SwitchedOff
from workbench.gui.session import Session
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.worker import Latest
from workbench.language import N_, WorkbenchError, text, tr

if TYPE_CHECKING:
    from workbench.inspection.ablation import LossChange, Method, PredictionChange
    from workbench.inspection.removal_bench import RemovalBench
    from workbench.models.removal import HeadName
    from workbench.progress import Progress

CONTROLS_WIDTH = 178
REDRAW = 200  # ms after which heads and steps that were measured are shown, all at once
VIEWS = (
    ("input", N_("This input")),
    ("ranking", N_("All heads")),
    ("history", N_("Every step")),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked about: a run, heads that are off, how, and a step unless it is about all steps."""

    run: Path
    off: frozenset[Place]
    method: Method
    step: int = -1


class RemovalPanel(Panel):
    """Everything is asked of models of its own, loaded from snapshots: runs and trainings notice nothing."""

    key = "removal"
    title = N_("Remove")
    help = N_("Switch heads off and see what the answer and the loss become without them.")
    has_answer = False
    explained = REMOVAL

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._off = SwitchedOff()
        self._method: Method = "zero"
        self._bench: tuple[Path, RemovalBench] | None = None
        self._losses: dict[Asked, LossChange] = {}
        self._rankings: dict[Asked, list[LossChange]] = {}
        self._histories: dict[Asked, list[LossChange]] = {}
        self._whole: set[Asked] = set()  # of the two before: those that were not cancelled
        self._answered: tuple[Seen, Asked] | None = None  # what the answer on show is of
        self._build()
        self._predictions = Latest(session.jobs, self._on_prediction, self._on_prediction_failed)
        self._loss = Measuring(session.jobs, self.effect.row)
        self._ranking = Measuring(session.jobs, self.ranking.row)
        self._history = Measuring(session.jobs, self.history.row)
        self._loss.came.connect(self._on_loss)
        self._loss.failed.connect(self._on_loss_failed)
        self._loss.busy_changed.connect(self._show_loss)
        for measuring, kept, show, view in (
            (self._ranking, self._rankings, self._show_ranking, self.ranking),
            (self._history, self._histories, self._show_history, self.history),
        ):
            measuring.came.connect(lambda asked, one, kept=kept: self._keep(kept, asked, one))
            measuring.ended.connect(lambda asked, show=show: self._keep_whole(asked, show))
            measuring.failed.connect(lambda _, error, view=view: self._tell(view, error))
            measuring.busy_changed.connect(show)
        self._redraw = QTimer(self, singleShot=True, interval=REDRAW)
        self._redraw.timeout.connect(self._show_pieces)
        session.project_changed.connect(self._forget)
        session.data_changed.connect(self._forget)
        self.retranslate()

    def _build(self) -> None:
        self.switching, self.effect = HeadSwitching(), RemovalEffect()
        self.ranking, self.history = HeadRanking(), RemovalHistory()
        self.switching.setFixedWidth(CONTROLS_WIDTH)
        self.switching.switched.connect(self._switch)
        self.switching.all_on_asked.connect(lambda: self._change(lambda: self._off.set(())))
        self.switching.undo_asked.connect(lambda: self._change(self._off.undo))
        self.switching.redo_asked.connect(lambda: self._change(self._off.redo))
        self.switching.method_chosen.connect(self._choose_method)
        self.ranking.asked.connect(self._ask_ranking)
        self.ranking.table.head_chosen.connect(self._choose_head)
        self.history.asked.connect(self._ask_history)
        self.history.plot.step_chosen.connect(lambda step: self.session.select(step=step))
        self.views = SegmentedControl(VIEWS, name=N_("What is measured"))
        self.views.chosen.connect(self._show_view)
        self.place = QStackedWidget()
        self._pages = {"input": self.effect, "ranking": self.ranking, "history": self.history}
        for page in self._pages.values():
            self.place.addWidget(page)
        columns = QHBoxLayout()
        columns.setSpacing(18)
        columns.addWidget(self.switching)
        columns.addWidget(self.place, 1)
        self.card = Card()
        self.card.body.addWidget(self.views, 0, Qt.AlignmentFlag.AlignLeft)
        self.card.body.addLayout(columns, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.offer_saving(self.history.plot)

    # what is looked at

    def show_look(self, look: Look | None) -> None:
        before = self._look
        if look is None or before is None or before.seen.run.folder != look.seen.run.folder:
            self._off.forget()  # heads of another model
        super().show_look(look)

    def draw(self) -> None:
        look = self._look
        if look is None:
            self._predictions.cancel()
            self._loss.cancel()
            return
        seen = look.seen
        self.switching.set_heads(
            [
                (kind, tr(KIND_TITLES[kind]), *found.maps.shape[:2])
                for kind, found in seen.probed.reading.kinds.items()
            ]
        )
        chosen = (look.kind, look.layer, look.head)
        words = habits(seen)
        self.switching.set_state(self._off.heads, chosen, head_name(chosen, seen), words)
        self.switching.set_history(self._off.can_undo, self._off.can_redo)
        names = {place: head_name(place, seen) for place in all_places(seen)}
        self.ranking.set_words(names, words, self._how(seen))
        self.ranking.set_chosen(chosen)
        self.history.set_without(self._without(seen))
        self.history.set_step(seen.probed.step)
        self._show_answer()
        self._show_ranking()
        self._show_history()

    def _asked(self, off: frozenset[Place], *, is_about_steps: bool = False) -> Asked | None:
        look = self._look
        if look is None:
            return None
        step = -1 if is_about_steps else look.seen.probed.step
        return Asked(look.seen.run.folder, off, self._method, step)

    def _without(self, seen: Seen) -> str:
        """Return "without head 2.1" or "without 3 heads", as it is shown; "" while every head is on."""
        off = self._off.heads
        if len(off) == 1:
            name = head_name(next(iter(off)), seen)
            is_only_kind = len(seen.probed.reading.kinds) == 1
            return tr("without head {name}", name=name) if is_only_kind else tr("without {name}", name=name)
        return tr("without {count} heads", count=len(off)) if off else ""

    def _how(self, seen: Seen) -> str:
        step = seen.probed.step
        if self._method == "zero":
            return tr("Each alone was replaced by zeros, at step {step}.", step=step)
        return tr("Each alone was replaced by its mean, at step {step}.", step=step)

    # switching

    def _change(self, change: Any) -> None:
        change()
        self.draw()

    def _switch(self, place: Place) -> None:
        self._change(lambda: self._off.toggle(place))

    def _choose_method(self, method: Method) -> None:
        self._method = method
        self.draw()

    def _choose_head(self, kind: str, layer: int, head: int) -> None:
        self.session.select(kind=kind, layer=layer, head=head)

    def _show_view(self, key: str) -> None:
        self.place.setCurrentWidget(self._pages[key])

    def _forget(self) -> None:
        """Another project, or other data: nothing that was measured holds any more."""
        for measuring in (self._loss, self._ranking, self._history):
            measuring.cancel()
        self._predictions.cancel()
        self._bench, self._answered = None, None
        for kept in (self._losses, self._rankings, self._histories, self._whole):
            kept.clear()

    def _bench_of(self, run: Any) -> RemovalBench | None:
        from workbench.inspection.removal_bench import RemovalBench

        project = self.session.project
        if project is None:
            return None
        if self._bench is None or self._bench[0] != run.folder:
            self._bench = run.folder, RemovalBench(project, run)
        return self._bench[1]

    # one answer, and the loss without the same heads

    def _show_answer(self) -> None:
        look, asked = self._look, self._asked(self._off.heads)
        if look is None or asked is None:
            return
        seen, reading = look.seen, look.seen.probed.reading
        if self._answered is not None and self._answered[0] is seen and self._answered[1] == asked:
            return  # only another head was chosen
        self._answered = seen, asked
        self.effect.set_reading(reading, self._without(seen))
        bench = self._bench_of(seen.run)
        if not asked.off or bench is None:
            self._predictions.cancel()
            self._loss.cancel()
            return
        value, off, method = seen.value, asked.off, asked.method

        def work(progress: Progress) -> tuple[Seen, Asked, PredictionChange]:
            found = bench.prediction(value, seen.probed.step, heads_of(off), method, progress)
            return seen, asked, found

        self._predictions.cancel()
        self._predictions.ask(work)
        if asked not in self._losses:
            self._loss.ask(
                asked,
                text("Measuring the loss"),
                lambda progress: iter([bench.loss(asked.step, heads_of(off), method, progress)]),
            )
        else:
            self._loss.cancel()
        self._show_loss()

    def _on_prediction(self, found: tuple[Seen, Asked, PredictionChange]) -> None:
        seen, asked, change = found
        if isValid(self) and self._is_answered(seen, asked):
            self.effect.set_change(change)

    def _is_answered(self, seen: Seen, asked: Asked) -> bool:
        return self._answered is not None and self._answered[0] is seen and self._answered[1] == asked

    def _on_prediction_failed(self, error: WorkbenchError) -> None:
        if isValid(self):
            self.effect.set_problem(error)

    def _on_loss(self, asked: Asked, change: LossChange) -> None:
        if isValid(self):
            self._losses[asked] = change
            self._show_loss()

    def _on_loss_failed(self, asked: Asked, error: WorkbenchError) -> None:
        if isValid(self) and asked == self._asked(self._off.heads):
            self.effect.set_loss_problem(error)

    def _show_loss(self) -> None:
        asked = self._asked(self._off.heads)
        if isValid(self) and asked is not None:
            change = self._losses.get(asked)
            self.effect.set_loss(change, self._measured(), is_measuring=self._loss.question is not None)

    def _measured(self) -> Any:
        return None if self._bench is None else self._bench[1].measured

    # every head alone, and the same heads at every step

    def _ask_ranking(self) -> None:
        look, asked = self._look, self._asked(frozenset())
        bench = None if look is None else self._bench_of(look.seen.run)
        if bench is None or asked is None:
            return
        self._rankings[asked] = []
        self._ranking.ask(
            asked,
            text("Removing one head after the other"),
            lambda progress: bench.ranking(asked.step, asked.method, progress),
        )

    def _ask_history(self) -> None:
        look, asked = self._look, self._asked(self._off.heads, is_about_steps=True)
        bench = None if look is None else self._bench_of(look.seen.run)
        if bench is None or asked is None:
            return
        self._histories[asked] = []
        self._whole.discard(asked)

        def work(progress: Progress) -> Iterator[LossChange]:
            return bench.through_training(heads_of(asked.off), asked.method, progress)

        self._history.ask(asked, text("Measuring every step"), work)

    def _keep(self, kept: dict[Asked, list[LossChange]], asked: Asked, one: LossChange) -> None:
        kept.setdefault(asked, []).append(one)
        if isValid(self) and not self._redraw.isActive():
            self._redraw.start()

    def _show_pieces(self) -> None:
        self._show_ranking()
        self._show_history()

    def _keep_whole(self, asked: Asked, show: Any) -> None:
        if isValid(self):
            self._whole.add(asked)
            show()

    def _tell(self, view: HeadRanking | RemovalHistory, error: WorkbenchError) -> None:
        if isValid(self):
            view.set_problem(told(error))

    def _show_ranking(self) -> None:
        asked = self._asked(frozenset()) if isValid(self) else None
        if asked is None:
            return
        self.ranking.set_changes(
            self._rankings.get(asked, []),
            self._measured(),
            is_whole=asked in self._whole,
            is_busy=self._ranking.question == asked,
        )
        look = self._look
        if look is not None:
            self.ranking.set_chosen((look.kind, look.layer, look.head))

    def _show_history(self) -> None:
        asked = self._asked(self._off.heads, is_about_steps=True) if isValid(self) else None
        if asked is None:
            return
        steps, found = self.session.snapshots, self._histories.get(asked, [])
        is_whole = asked in self._whole and len(found) >= len(steps)  # a running training goes on
        self.history.set_changes(
            found,
            self._measured(),
            last_step=steps[-1] if steps else None,
            can_ask=bool(asked.off) and self._history.question != asked and not is_whole,
        )

    # words

    def figures(self) -> list[Any]:
        return (
            [self.history.plot] if self.history.plot.isVisible() and not self.history.plot.is_empty() else []
        )

    def retranslate(self) -> None:
        if self._look is not None:
            self._answered = None  # its words name heads
            self.draw()


def heads_of(places: frozenset[Place]) -> list[HeadName]:
    """Return heads as the models know them; for a job, as it loads PyTorch."""
    from workbench.models.removal import HeadName

    return sorted(HeadName(*place) for place in places)
