"""Look inside: one input, every head, at any step of the training."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from workbench.data.examples import Modality
from workbench.gui.cards.answer_card import AnswerCard
from workbench.gui.cards.heads_card import HeadsCard
from workbench.gui.cards.tokens_in_words import signs_in
from workbench.gui.icons import icon
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.input_widget import InputWidget
from workbench.gui.looking.arcs_panel import ArcsPanel
from workbench.gui.looking.comparison_panel import ComparisonPanel
from workbench.gui.looking.flows_panel import FlowsPanel
from workbench.gui.looking.formation_panel import FormationPanel
from workbench.gui.looking.habits_panel import HabitsPanel
from workbench.gui.looking.look import Look, Seen
from workbench.gui.looking.map_panel import MapPanel
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.removal_panel import RemovalPanel
from workbench.gui.looking.reporting import save_report
from workbench.gui.looking.steps_panel import StepsPanel
from workbench.gui.pages.inspect_explain import explain_looking
from workbench.gui.pages.page import Page
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.views.figure_menu import FigureMenu, add_saving, ask_where, save_to
from workbench.gui.views.head_choice import Heads
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_combo_box import ElidedComboBox
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.page_stack import PageStack
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.step_slider import StepSlider
from workbench.gui.widgets.tooltip import wrapped
from workbench.gui.worker import Latest
from workbench.language import N_, Text, WorkbenchError, text, tr
from workbench.scenarios.base import Value, value_in_words
from workbench.training.events import Event, Snapshot

if TYPE_CHECKING:
    from workbench.inspection.probing import Probed, Prober
    from workbench.progress import Progress
    from workbench.projects.run import Run
    from workbench.scenarios.base import KindMaps

KEPT_BYTES = 128_000_000  # of maps of steps that were looked at with the same input
REST = 120  # ms without a question before steps are read ahead; drawing and the next letter must not wait for them
QUICK_SECONDS = 0.1  # what takes longer is not asked ahead of time: the next question would wait for it
ANSWER_WIDTH = 208
ROOMY = 930  # width of the page from which the bar has words where icons and numbers would do
NARROWEST_RUN, WIDEST_RUN = 84, 196  # of the list of runs; its size still shows in the narrowest
PANELS: tuple[type[Panel], ...] = (
    MapPanel,
    ArcsPanel,
    StepsPanel,
    HabitsPanel,
    FormationPanel,
    RemovalPanel,
    ComparisonPanel,
    FlowsPanel,
)  # the first one stands there at first
FIRST_KINDS = ("cross", "decoder", "encoder")  # the one to start with, the most telling one first


@dataclass(frozen=True, slots=True)
class _Ahead:
    """An answer to a question nobody asked yet; None where it could not be had."""

    seen: Seen | None


class InspectPage(Page):
    """Type or pick an input; read a head; go back to an earlier step with the same input."""

    key = "inspect"
    title = N_("Inspect")
    icon = "inspect"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._prober: Prober | None = None  # used by one job at a time only
        self._seen: Seen | None = None
        self._run: Run | None = None
        self._explained = (
            "",
            "",
        )  # panel whose words stand in the Explain panel, and signs that are named there
        self._is_stale = True  # something changed while the page was out of sight
        self._start: dict[tuple[str, str], tuple[int, int]] = {}  # (run, kind) -> head to start with
        self._shown_maps: object = None
        self._kept: dict[int, Seen] = {}  # step -> what the selected run made of the present input
        self._probes = Latest(session.jobs, self._on_probed, self._on_failed, shows_each=True)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self._read_ahead)
        self.input: InputWidget | None = None
        self._build()
        session.project_changed.connect(self._on_project)
        session.data_changed.connect(self._on_runs)
        session.runs_changed.connect(self._on_runs)
        session.training_state_changed.connect(self._on_runs)
        session.training_events.connect(self._on_events)
        session.training_finished.connect(self._start.clear)  # a trained model has other interesting heads
        session.selection_changed.connect(self._on_selection)
        session.input_changed.connect(self._on_input)
        self._on_project()
        self.retranslate()
        self.restyle()

    # building

    def _build(self) -> None:
        self.empty = EmptyState("inspect", N_("Train a model first."), N_("Go to Train"))
        self.empty.acted.connect(self._lead_on)
        self._lead_to = "train"
        self.bar = Card()
        self._input_place = QHBoxLayout()
        self._input_place.setContentsMargins(0, 0, 0, 0)
        self.example_button, self.save_button = QPushButton(), QPushButton()
        self.example_button.setFixedWidth(38)
        self.example_button.clicked.connect(self._take_example)
        self.runs = ElidedComboBox()
        self.runs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.runs.setMinimumWidth(NARROWEST_RUN)
        self.runs.setMaximumWidth(WIDEST_RUN)
        self.runs.activated.connect(lambda index: self.session.select(run=self.runs.itemData(index)))
        self.steps = StepSlider()
        self.steps.step_chosen.connect(lambda step: self.session.select(step=step))
        self.save_button.setFixedWidth(56)  # an icon alone, so that the steps get the room
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.save_button.setMenu(self._menu)
        self._row = row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(self._input_place, 3)
        row.addWidget(self.example_button)
        row.addWidget(self.runs)
        row.addWidget(self.steps, 2)
        row.addWidget(self.save_button)
        self.bar.body.addLayout(row)
        self.heads, self.answer = HeadsCard(), AnswerCard()
        FigureMenu(self.heads.grid, self.session)
        self.panels = {panel.key: panel(self.session) for panel in PANELS}
        first = self.panels[MapPanel.key]
        assert isinstance(first, MapPanel)
        self.map = first.card
        self.tabs = SegmentedControl(
            [(key, panel.title) for key, panel in self.panels.items()], name=N_("What is shown of the head")
        )
        self.tabs.chosen.connect(lambda _: self._show_panel())
        self.place = PageStack()
        for panel in self.panels.values():
            self.place.addWidget(panel)
        self.answer.setFixedWidth(ANSWER_WIDTH)
        self.heads.kind_chosen.connect(self._on_kind)
        self.heads.head_chosen.connect(self._on_head)
        self.heads.heads_chosen.connect(self._on_heads)
        self.heads.head_hovered.connect(self._preview)
        self.heads.hover_left.connect(self._show_selected)
        self.map.acted.connect(self._take_example)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self.heads)
        beside = QHBoxLayout()
        beside.setSpacing(12)
        beside.addWidget(self.place, 1)
        beside.addWidget(self.answer)
        columns.addLayout(beside, 1)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(12)
        inner.addWidget(self.bar)
        looked_at = QVBoxLayout()
        looked_at.setSpacing(8)
        # over all columns: on the smallest screen there is no room for it beside the heads
        looked_at.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignLeft)
        looked_at.addLayout(columns, 1)
        inner.addLayout(looked_at, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self._content)

    def _make_input(self) -> None:
        """Put the widget of the scenario's modality into the bar."""
        if self.input is not None:
            self._input_place.removeWidget(self.input)
            self.input.deleteLater()
            self.input = None
        scenario = self.session.scenario
        if scenario is None:
            return
        self.input = input_for(scenario.input, self.session)
        self.input.set_hint(scenario.about.input_hint)
        self.input.set_value(self.session.input)
        self.input.changed.connect(self.session.set_input)
        self._input_place.addWidget(self.input)
        # what a picture leaves free is for the steps; a text has always more to show
        self._row.setStretch(0, 0 if scenario.input is Modality.IMAGE else 3)
        self._fit_bar()
        QWidget.setTabOrder(self.input, self.example_button)
        self.example_button.setVisible(not self.input.brings_examples)

    # what the session says

    def _on_project(self) -> None:
        self._prober, self._seen, self._run = None, None, None
        self._probes.cancel()
        self._start.clear()
        self._kept.clear()
        self.steps.stop()
        self.map.set_picture(None)
        for panel in self.panels.values():
            panel.show_look(None)
        self._make_input()
        self._on_runs()

    def _on_runs(self) -> None:
        infos, selected = self.session.runs, self.session.selection.run
        self._run = self.session.selected_run()
        self.runs.clear()
        for info in infos:
            self.runs.addItem(run_name(info.name), info.name)
            self.runs.setItemData(self.runs.count() - 1, info.name, Qt.ItemDataRole.ToolTipRole)
        self.runs.setCurrentIndex(self.runs.findData(selected))
        self.runs.view().setMinimumWidth(self.runs.view().sizeHintForColumn(0) + 24)  # names there in full
        self.runs.setVisible(len(infos) > 1)
        self._read_steps()
        self._look()

    def _on_selection(self) -> None:
        if self._run is None or self._run.name != self.session.selection.run:
            self._seen = None
            self._on_runs()
            return
        self.steps.set_step(self.session.selection.step)
        if self._seen is not None and self._is_answered(self._seen):
            self._show_selected()
        else:
            self._look()

    def _on_input(self) -> None:
        if self.input is not None:
            self.input.set_value(self.session.input)
        self._look()

    def _on_events(self, events: list[Event]) -> None:
        selection = self.session.selection
        if selection.run == self.session.training_run and any(
            isinstance(event, Snapshot) for event in events
        ):
            self._read_steps()
            if selection.step is None:
                self._look()

    def _read_steps(self) -> None:
        session = self.session
        self.steps.set_training(session.is_training and session.training_run == session.selection.run)
        self.steps.set_steps(session.snapshots)
        self.steps.set_step(self.session.selection.step)

    def entered(self) -> None:
        if self._is_stale:
            self._look()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.entered()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.heads.set_page_width(self.width())
        self._fit_bar()

    def _fit_bar(self) -> None:
        is_brief = self.width() < ROOMY
        self.steps.set_brief(is_brief)
        if self.input is not None:
            self.input.set_brief(is_brief)

    def hideEvent(self, event: QHideEvent) -> None:
        self.steps.stop()
        super().hideEvent(event)

    # asking

    def _look(self) -> None:
        """Ask for maps of what is selected now, or say what is missing."""
        if not self._can_look():
            self._stack.setCurrentWidget(self.empty)
            self._explain_anew()
            return
        self._stack.setCurrentWidget(self._content)
        value, run, step = self.session.input, self._run, self.session.selection.step
        if not self.isVisible():
            self._is_stale = True
            return
        self._is_stale = False
        if value is None or run is None:
            self._show_no_input()
            return
        steps = self.steps.steps()
        kept = self._kept.get(steps[-1] if step is None else step)
        if kept is not None and self._is_answered(kept):
            self._probes.cancel()
            self._show(kept)
            self._rest.start()
            return
        self._rest.stop()
        self._probes.ask(lambda _: self._probe(run, value, step))

    def _probe(self, run: Run, value: Value, step: int | None) -> Seen:
        """Ask the model of *run* at *step*; in a job."""
        from workbench.inspection.probing import Prober

        prober = self._prober
        if prober is None:
            prober = self._prober = Prober()
        trained, step = prober.trained(run, step)
        start = time.perf_counter()
        probed = prober.probe(run, value, step)
        seconds = time.perf_counter() - start
        model = trained.experiment.model
        limit = getattr(model, "seq_len", 0) or getattr(model, "max_len", 0)
        return Seen(probed, run, value, limit, seconds)

    def _read_ahead(self) -> None:
        """Ask the steps beside the one on show before anybody does, so that the slider answers at once."""
        run, value, steps = self._run, self.session.input, self.steps.steps()
        is_free = self.isVisible() and not self._probes.is_waiting and not self.session.is_training
        if not is_free or run is None or value is None:
            return
        if min((kept.seconds for kept in self._kept.values()), default=0.0) > QUICK_SECONDS:
            return  # neither a training nor a person may wait for what nobody asked for
        if sum(size_of(kept) for kept in self._kept.values()) > KEPT_BYTES * 0.9:
            return
        selected = self.session.selection.step
        at = steps.index(selected) if selected in steps else len(steps) - 1
        missing = [index for index, step in enumerate(steps) if step not in self._kept]
        if not missing:
            return
        step = steps[min(missing, key=lambda index: abs(index - at))]

        def work(progress: Progress) -> _Ahead:
            del progress
            try:
                return _Ahead(self._probe(run, value, step))
            except WorkbenchError:
                return _Ahead(None)  # told when somebody asks for this step

        self._probes.ask(work)

    def _can_look(self) -> bool:
        """Set the sentence of an empty page; True if there is a model to look into."""
        session = self.session
        if session.project is None:
            self._say_empty(N_("Open a project to look inside its model."), N_("Go to Home"), "home")
        elif self.steps.steps():
            return True
        elif session.is_training and session.training_run == session.selection.run:
            self._say_empty(
                N_("The training has just begun. Its first maps appear here in a moment."),
                N_("Watch it"),
                "train",
            )
        elif session.run_with_weights:
            self._say_empty(
                N_("The chosen run has kept no weights, so there is nothing to look into."),
                N_("Show another run"),
                "run",
            )
        elif session.runs:
            self._say_empty(
                N_("No run of this project has kept weights yet. Train a model first."),
                N_("Go to Train"),
                "train",
            )
        elif not session.has_data:
            self._say_empty(
                N_("There is no model to look into yet. It begins with data to learn from."),
                N_("Choose data"),
                "data",
            )
        else:
            self._say_empty(
                N_("There is no model to look into yet. Train one: the tiny preset takes half a minute."),
                N_("Go to Train"),
                "train",
            )
        return False

    def _say_empty(self, sentence: str, action: str, lead_to: str) -> None:
        self._lead_to = lead_to
        self.empty.set_sentence(sentence, action)

    def _lead_on(self) -> None:
        if self._lead_to == "run":
            self.session.select(run=self.session.run_with_weights)
        else:
            self.session.page_asked.emit(self._lead_to)

    def _show_no_input(self) -> None:
        self._seen = None
        scenario = self.session.scenario
        is_picture = scenario is not None and scenario.input is Modality.IMAGE
        sentence = (
            N_("Choose a picture above, or draw one, to see where each head looks.")
            if is_picture
            else N_("Write something above to see where each head looks.")
        )
        self._show_sentence(sentence, N_("Take an example") if self.session.has_data else "")

    def _show_sentence(self, sentence: str | Text, action: str = "", icon_name: str = "attention") -> None:
        self.heads.clear()
        self._shown_maps = None
        self.answer.set_reading(None)
        self.map.show_sentence(sentence, action, icon_name)
        self.place.setCurrentWidget(self.panels[MapPanel.key])
        self.tabs.hide()
        self.save_button.setEnabled(False)
        self._explain_anew()

    def _take_example(self) -> None:
        if self.input is not None:
            self.input.take_random_example()

    # answers

    def _is_answered(self, seen: Seen) -> bool:
        """Say whether *seen* is what is selected now."""
        selection, steps = self.session.selection, self.steps.steps()
        wanted = selection.step if selection.step is not None else (steps[-1] if steps else -1)
        return (
            seen.probed.run == selection.run
            and seen.probed.step == wanted
            and seen.value is self.session.input
        )

    def _on_probed(self, answer: Seen | _Ahead) -> None:
        seen = answer.seen if isinstance(answer, _Ahead) else answer
        if seen is None or not isValid(self):
            return  # the window was closed meanwhile
        if self._run is None or seen.run.folder != self._run.folder or self.session.input is None:
            return  # an answer to a question nobody asks any more
        if seen.value is self.session.input:
            self._keep(seen)
        if answer is seen and (self._seen is None or not self._is_answered(self._seen)):
            self._show(seen)
            self._rest.start()
        else:
            self._read_ahead()

    def _show(self, seen: Seen) -> None:
        self._seen = seen
        for kind, head in seen.probed.start.items():
            # kept while the steps are played: the head that is shown must not jump
            self._start.setdefault((seen.probed.run, kind), head)
        is_empty = seen.probed.reading.picture is None and not value_in_words(seen.value).strip()
        self.answer.set_reading(seen.probed.reading, seen.limit, is_empty)
        self.save_button.setEnabled(True)
        self._show_selected()

    def _keep(self, seen: Seen) -> None:
        """Remember an answer, so that going back to its step takes no time."""
        if any(
            kept.value is not seen.value or kept.run.folder != seen.run.folder for kept in self._kept.values()
        ):
            self._kept.clear()
        self._kept[seen.probed.step] = seen
        while len(self._kept) > 1 and sum(size_of(kept) for kept in self._kept.values()) > KEPT_BYTES:
            del self._kept[next(iter(self._kept))]

    def _on_failed(self, error: WorkbenchError) -> None:
        if not isValid(self):
            return
        self._seen = None
        remedy = error.remedy
        sentence = text("{what} {remedy}", what=error.what, remedy=remedy) if remedy else error.what
        self._show_sentence(sentence, "", "warning")

    def _kind(self, probed: Probed) -> str:
        kinds, wanted = probed.reading.kinds, self.session.selection.kind
        return wanted if wanted in kinds else next(kind for kind in FIRST_KINDS if kind in kinds)

    def selected_head(self) -> tuple[str, int, int] | None:
        """Return kind, layer and head on show: the chosen ones, or those to start with."""
        if self._seen is None:
            return None
        probed, selection = self._seen.probed, self.session.selection
        kind = self._kind(probed)
        n_layer, n_head = probed.reading.kinds[kind].maps.shape[:2]
        if 0 <= selection.layer < n_layer and 0 <= selection.head < n_head:
            return kind, selection.layer, selection.head
        return kind, *self._start.get((probed.run, kind), probed.start[kind])

    def look(self) -> Look | None:
        """Return what is looked at: an answer, the head chosen in it, and the row and column chosen in its map."""
        chosen = self.selected_head()
        if chosen is None or self._seen is None:
            return None
        kind, layer, head = chosen
        selection, found = self.session.selection, self._seen.probed.reading.kinds[kind]
        query = selection.query if 0 <= selection.query < len(found.query.labels) else None
        key = selection.key if query is not None and 0 <= selection.key < len(found.key.labels) else None
        heads = selection.heads if self._are_heads(selection.heads, found) else ()
        return Look(seen=self._seen, kind=kind, layer=layer, head=head, heads=heads, query=query, key=key)

    @staticmethod
    def _are_heads(heads: Heads, found: KindMaps) -> bool:
        n_layer, n_head = found.maps.shape[:2]
        return len(heads) > 1 and all(layer < n_layer and head < n_head for layer, head in heads)

    def panel(self) -> Panel:
        """Return the panel in sight."""
        return self.panels[self.tabs.key()]

    def _explain_anew(self) -> None:
        """Let what is explained follow the panel in sight."""
        look = self.look()
        now = ("", "") if look is None else (self.panel().key, self._signs(look))
        if now != self._explained:
            self._explained = now
            self.explain_changed.emit()

    def _show_panel(self) -> None:
        panel = self.panel()
        self.place.setCurrentWidget(panel)
        self.answer.setVisible(panel.has_answer)
        panel.show_look(self.look())
        self._explain_anew()

    def _show_selected(self) -> None:
        look = self.look()
        if look is None:
            return
        self.heads.set_kinds(tuple(look.seen.probed.reading.kinds), look.kind)
        if self._shown_maps is not look.found:
            self._shown_maps = look.found
            self.heads.set_maps(look.found, look.seen.probed.heads[look.kind])
        self.heads.set_head(look.layer, look.head, look.summary, look.heads)
        self.tabs.setVisible(len(self.panels) > 1)
        self._show_panel()

    def _preview(self, layer: int, head: int) -> None:
        self.panel().preview(layer, head)

    def _on_head(self, layer: int, head: int) -> None:
        chosen = self.selected_head()
        if chosen is not None:
            self.session.select(kind=chosen[0], layer=layer, head=head)

    def _on_heads(self, heads: Heads) -> None:
        chosen = self.selected_head()
        if chosen is not None:
            layer, head = heads[-1]
            self.session.select(kind=chosen[0], layer=layer, head=head, heads=heads)

    def _on_kind(self, kind: str) -> None:
        self.session.select(kind=kind, layer=-1, head=-1)

    # saving

    def _fill_menu(self) -> None:
        self._menu.clear()
        self._menu.addAction(tr("Everything I see, as a page (HTML)"), self._ask_save_report)
        self._menu.addSeparator()
        figures = self.panel().figures()
        if figures:
            add_saving(self._menu, self._ask_save, with_numbers=figures[0].numbers() is not None)
        self._menu.addAction(tr("Numbers of all heads (NPZ)"), self._ask_save_all_heads)
        self._menu.addSeparator()
        step, steps = self.session.selection.step, self.steps.steps()
        branch = self._menu.addAction(
            tr("Branch from step {step}", step=step if step is not None or not steps else steps[-1]),
            lambda: self.session.branch_from(self.session.selection.run, self.session.selection.step),
        )
        branch.setEnabled(bool(steps) and not self.session.is_training and self.session.why_read_only is None)
        if self.session.successors():
            successor = self._menu.addAction(
                tr("Use it for another task…"),
                lambda: self.session.successor_asked.emit(
                    self.session.selection.run, self.session.selection.step
                ),
            )
            successor.setEnabled(bool(steps) and not self.session.is_training)

    def _ask_save(self, suffix: str, scale: float = 1) -> None:
        asked = ask_where(self, self.panel().caption(), suffix)
        if asked is not None:
            self.save(asked, scale)

    def _ask_save_report(self) -> None:
        asked = ask_where(self, self.panel().caption(), "html")
        if asked is not None:
            self.save_report(asked)

    def save_report(self, path: Path) -> None:
        """Write the figures in sight with all that belongs to them as one page for a lab report."""
        look = self.look()
        if look is None:
            return
        self._show_selected()  # a previewed head must not be what is saved
        shown = [(self.panel().name_of(figure), figure) for figure in self.panel().figures()]
        save_report(path, look, [*shown, (tr("All heads"), self.heads.grid)], self.session)

    def _ask_save_all_heads(self) -> None:
        asked = ask_where(self, tr("All heads"), "npz")
        if asked is not None:
            self.save_all_heads(asked)

    def save(self, path: Path, scale: float = 1) -> None:
        """Write the main figure of the panel in sight; the suffix says how: png, svg, pdf, csv or npz."""
        if self._seen is not None:
            self._show_selected()  # a previewed head must not be what is saved
            save_to(self.panel(), path, scale, self.session)

    def save_all_heads(self, path: Path) -> None:
        """Write the maps of every head and their labels as ``.npz``."""
        if self._seen is None:
            return
        reading = self._seen.probed.reading

        def work(progress: Progress) -> None:
            from workbench.inspection.probing import save_maps

            save_maps(path, reading)

        def done(_: Any) -> None:
            self.session.told.emit(text("Saved “{path}”.", path=str(path)))

        self.session.jobs.start(work, done, self.session.raised.emit)

    # words and looks

    def explain(self) -> list[tuple[str, str]]:
        key, signs = self._explained
        explained = self.panel().explanation() if key else None
        parts = (
            explained.parts()
            if explained is not None
            else explain_looking(self.session.scenario, self.own_words())
        )
        return [*parts[:1], (tr("Signs"), signs), *parts[1:]] if signs else parts

    @staticmethod
    def _signs(look: Look) -> str:
        return signs_in(look.seen.probed.reading.kinds.values())

    def has_formula(self) -> bool:
        return self.panel().has_formula or not self._explained[0]

    def retranslate(self) -> None:
        for key, panel in self.panels.items():
            self.tabs.button(key).setToolTip(wrapped(tr(panel.help)))
        self.example_button.setToolTip(wrapped(tr("Another example from the data")))
        self.example_button.setAccessibleName(tr("Another example from the data"))
        self.save_button.setToolTip(wrapped(tr("Save the picture or the numbers, or branch from this step")))
        self.save_button.setAccessibleName(tr("Save the picture or the numbers"))
        self.runs.setToolTip(wrapped(tr("Which training to look into")))
        self.runs.setAccessibleName(tr("Run"))
        self.explain_changed.emit()

    def restyle(self) -> None:
        self.example_button.setIcon(icon("dice"))
        self.save_button.setIcon(icon("save"))
        self.save_button.setIconSize(QSize(16, 16))


def size_of(seen: Seen) -> int:
    """Return how many bytes of maps an answer holds."""
    return sum(found.maps.nbytes for found in seen.probed.reading.kinds.values())
