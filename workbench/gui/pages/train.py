"""The training: settings, loss, every head's map on one input, and the way back to earlier steps."""

from __future__ import annotations

import dataclasses
import math
import sys
import time
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QSignalBlocker, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPixmap, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.device_asker import DeviceAsker
from workbench.gui.forms import ConfigForm
from workbench.gui.icons import icon
from workbench.gui.pages.page import Page
from workbench.gui.quantities import duration, grouped, memory
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session, TrainingState
from workbench.gui.theme import set_role
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.views.loss_plot import LossPlot
from workbench.gui.views.pixels import to_image
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.figure_strip import FigureStrip
from workbench.gui.widgets.preset_control import PresetControl
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.transport_bar import TransportBar
from workbench.gui.worker import Latest
from workbench.language import N_, WorkbenchError, text, tr
from workbench.progress import Progress
from workbench.scenarios.base import PRESET_HELP, PRESET_TITLES, Value
from workbench.training.config import TrainingConfig
from workbench.training.events import Sampled

if TYPE_CHECKING:
    from workbench.inspection.probing import Probed, Prober
    from workbench.projects.run import Run, RunInfo
    from workbench.training.events import Event

SETTINGS_WIDTH = 236
ALWAYS_EDITABLE = frozenset({"learning_rate"})
KIND_TITLES = {"encoder": N_("Encoder"), "decoder": N_("Decoder"), "cross": N_("Cross")}
STATUSES = {
    "finished": N_("done · {step} steps"),
    "stopped": N_("stopped at {step}"),
    "interrupted": N_("interrupted at {step}"),
    "failed": N_("failed"),
    "running": N_("running"),
}
FIGURES = {
    "rate": N_("Learning rate"),
    "speed": N_("tokens/s"),
    "left": N_("Time left"),
    "trained": N_("Trained for"),
    "memory": N_("Memory"),
    "device": "",
}


class TrainPage(Page):
    """Settings left, curve and heads in the middle, transport bar beneath."""

    key = "train"
    title = N_("Train")
    icon = "train"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._live: RunRecord | None = None  # of the training under way, or of the last one of this window
        self._live_input: Value | None = None  # what its live maps are of
        self._record: RunRecord | None = None  # what is shown
        self._drawn = (0, 0, -1, "")  # points, checks, rewritings and run the plot already shows
        self._maps_drawn: object = None
        self._probed: Probed | None = None
        self._asked: tuple[Any, ...] = ()
        self._prober: Prober | None = None
        self._clock = _Clock()
        self._records = Latest(session.jobs, self._on_record, session.raised.emit)
        self._histories = Latest(session.jobs, self._on_history, session.raised.emit)
        self._probes = Latest(session.jobs, self._on_probed, self._on_probe_failed)
        self._probes.busy_changed.connect(self._say_reading)
        self.device = DeviceAsker(session.jobs, self)
        self.device.answered.connect(self._show_figures)
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._show_figures)

        self.empty = EmptyState("train", N_("Open or create a project first."), N_("Go to Home"))
        self.empty.acted.connect(self._leave_empty)
        self.body = QWidget()
        page = QVBoxLayout(self.body)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(12)
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._make_settings())
        middle = QVBoxLayout()
        middle.setSpacing(12)
        middle.addWidget(self._make_loss(), 1)
        middle.addWidget(self._make_heads())
        columns.addLayout(middle, 1)
        page.addLayout(columns, 1)
        page.addWidget(self._make_transport())
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.body)

        session.project_changed.connect(self._on_project)
        session.data_changed.connect(self._on_data)
        session.experiment_changed.connect(self._on_experiment)
        session.runs_changed.connect(self._on_runs)
        session.selection_changed.connect(self._on_selection)
        session.input_changed.connect(self._on_input)
        session.busy_changed.connect(self._show_state)
        session.training_state_changed.connect(self._on_state)
        session.training_progressed.connect(self._on_progress)
        session.training_events.connect(self._on_events)
        session.training_finished.connect(self._on_finished)
        self._on_project()
        self.retranslate()
        self.restyle()

    # Making ---------------------------------------------------------------------------------------------------

    def _make_settings(self) -> QWidget:
        card = Card(N_("Settings"))
        card.setFixedWidth(SETTINGS_WIDTH)
        self.changed = QLabel()
        set_role(self.changed, "pill")
        policy = self.changed.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the settings must not move when it appears
        self.changed.setSizePolicy(policy)
        card.add_beside_title(self.changed)
        self.preset = PresetControl(PRESET_TITLES, PRESET_HELP)
        self.preset.chosen.connect(self.session.set_preset)
        card.body.addWidget(self.preset)
        self.form = ConfigForm(TrainingConfig(), editor_width=98)
        self.form.changed.connect(self._on_form)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 2, 8, 2)
        column.addWidget(self.form)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumHeight(120)
        scroll.setWidget(inner)
        card.body.addWidget(scroll, 7)
        line = QFrame()
        line.setProperty("role", "line")
        card.body.addWidget(line)
        self.sample_title = QLabel()
        self.sample_title.setProperty("role", "heading")
        self.sample = QPlainTextEdit()
        set_role(self.sample, "mono")
        self.sample.setReadOnly(True)
        self.sample.setFrameShape(QFrame.Shape.NoFrame)
        self.sample.setMinimumHeight(84)
        card.body.addWidget(self.sample_title)
        card.body.addWidget(self.sample, 3)
        return card

    def _make_loss(self) -> QWidget:
        card = Card()
        self.runs = QComboBox()
        self.runs.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.runs.setMinimumContentsLength(20)
        self.runs.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.runs.setMaximumWidth(330)
        self.runs.activated.connect(self._choose_run)
        self.run_status = ElidedLabel()
        self.run_status.setProperty("role", "secondary")
        self.go_on = QPushButton()
        self.go_on.setAutoDefault(False)
        self.go_on.clicked.connect(lambda: self.session.resume_training(self.session.selection.run))
        self.run_menu = QMenu(self)
        self._delete_action = self.run_menu.addAction("")
        self._delete_action.triggered.connect(self._delete_run)
        self.run_more = QPushButton()
        set_role(self.run_more, "tool")
        self.run_more.clicked.connect(
            lambda: self.run_menu.popup(self.run_more.mapToGlobal(self.run_more.rect().bottomLeft()))
        )
        self._run_row = QWidget()
        row = QHBoxLayout(self._run_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.runs, 3)
        row.addWidget(self.run_status, 1)
        row.addWidget(self.go_on)
        row.addWidget(self.run_more)
        card.body.addWidget(self._run_row)
        self.plot = LossPlot()
        self.no_runs = EmptyState(
            "chart", N_("Nothing has been trained yet. Press Start and the loss appears here."), N_("Start")
        )
        self.no_runs.acted.connect(self._lead_on)
        self._loss_layers = QStackedWidget()
        self._loss_layers.addWidget(self.no_runs)
        self._loss_layers.addWidget(self.plot)
        card.body.addWidget(self._loss_layers, 1)
        return card

    def _make_heads(self) -> QWidget:
        self.heads_card = Card()
        self.pill = ElidedLabel()
        set_role(self.pill, "pill")
        self.pill.setMaximumWidth(220)
        self.pill.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = QLabel()
        self.picture.setFixedSize(20, 20)
        self.heads_card.add_beside_title(self.picture)
        self.heads_card.add_beside_title(self.pill)
        self.hint = QLabel()
        self.hint.setProperty("role", "heading")
        self.kinds = SegmentedControl([], N_("Kind of attention"))
        self.kinds.chosen.connect(lambda kind: self.session.select(kind=kind, layer=-1, head=-1))
        self.heads_card.add_header(self.hint)
        self.heads_card.add_header(self.kinds)
        self.grid = HeadGrid()
        self.grid.head_selected.connect(self._select_head)
        self.grid.head_activated.connect(lambda *_: self.session.page_asked.emit("inspect"))
        self.heads_card.body.addWidget(self.grid, 1)
        return self.heads_card

    def _make_transport(self) -> QWidget:
        session = self.session
        self.transport = TransportBar()
        self.transport.started.connect(session.start_training)
        self.transport.paused.connect(session.pause_training)
        self.transport.continued.connect(session.continue_training)
        self.transport.stepped.connect(session.one_training_step)
        self.transport.stopped.connect(session.stop_training)
        self.transport.cancelled.connect(session.cancel_busy)
        self.transport.step_chosen.connect(lambda step: session.select(step=step))
        self.transport.live_asked.connect(self._go_live)
        self.figures = FigureStrip(FIGURES)
        self.transport.column.addWidget(self.figures)
        return self.transport

    # Project, settings, state ---------------------------------------------------------------------------------

    def _on_project(self) -> None:
        self._live = self._record = self._probed = None
        self._prober, self._asked, self._maps_drawn = None, (), None
        self._live_input = None
        self._histories.cancel()
        self._on_data()
        self._on_experiment()
        self._show_runs()
        self._on_selection()

    def _on_data(self) -> None:
        project = self.session.project
        if project is None:
            self.empty.set_sentence(N_("Open or create a project first."), N_("Go to Home"), "train")
        elif not project.has_data and not self.session.runs:
            self.empty.set_sentence(
                N_("A model learns from data. Bring yours, or take the sample; then training can start."),
                N_("Go to the data"),
                "data",
            )
        has_something = project is not None and (project.has_data or bool(self.session.runs))
        self._layers.setCurrentIndex(1 if has_something else 0)
        self._show_state()

    def _leave_empty(self) -> None:
        self.session.page_asked.emit("home" if self.session.project is None else "data")

    def _on_experiment(self) -> None:
        session = self.session
        if session.experiment is None or session.scenario is None:
            return
        experiment = session.experiment
        if self.form.config != experiment.training and not session.is_training:
            self.form.set_config(experiment.training)
        problems = {
            name.removeprefix("training."): said
            for name, said in session.problems.items()
            if name.startswith("training.")
        }
        if not session.is_training:
            self.form.set_problems(problems)
        preset = session.scenario.preset(experiment.preset)
        is_changed = experiment != dataclasses.replace(preset, split=experiment.split)
        self.preset.set_state(experiment.preset, is_changed=is_changed)
        self.changed.setVisible(is_changed)
        self.device.ask(experiment.training.device)
        self._show_state()

    def _on_form(self, config: TrainingConfig) -> None:
        session = self.session
        if session.is_training:
            session.set_learning_rate(config.learning_rate)
            self.form.set_note("learning_rate", text("used from the next step"))
        elif session.experiment is not None:
            session.set_experiment(dataclasses.replace(session.experiment, training=config))

    def _on_state(self) -> None:
        session, state = self.session, self.session.training_state
        if state is TrainingState.PREPARING:
            self._live = RunRecord(run=session.training_run)
            self._live_input = session.input
            self._clock = _Clock()
            self._record = None
            self._asked = ()
        self._clock.set_running(state is TrainingState.RUNNING)
        if state is TrainingState.IDLE and session.experiment is not None:
            self.form.set_note("learning_rate", None)
            self.form.set_config(session.experiment.training)
            self._on_experiment()
        self._show_state()
        self._watch()
        self._show_run_status()

    def _show_state(self) -> None:
        session = self.session
        is_training = session.is_training
        self.transport.set_state(session.training_state.value, session.why_not_train())
        self.form.set_editable(not is_training, always=ALWAYS_EDITABLE)
        self.preset.setEnabled(not is_training)
        self._show_lead()

    def _show_lead(self) -> None:
        """Say where to press before the first run."""
        session, why = self.session, self.session.why_not_train()
        project = session.project
        if why is None:
            self.no_runs.set_sentence(
                N_("Nothing has been trained yet. Press Start and the loss appears here."), N_("Start")
            )
        elif project is not None and not project.has_data:
            self.no_runs.set_sentence(why, N_("Go to the data"))
        elif session.problems:
            self.no_runs.set_sentence(why, N_("Go to the model"))
        else:
            self.no_runs.set_sentence(why, "")
        has_run = bool(session.selection.run)
        self._loss_layers.setCurrentIndex(1 if has_run else 0)
        self._run_row.setVisible(has_run)

    def _lead_on(self) -> None:
        session = self.session
        if session.why_not_train() is None:
            session.start_training()
        else:
            has_data = session.project is not None and session.project.has_data
            session.page_asked.emit("model" if has_data else "data")

    def _on_progress(self, fraction: float) -> None:
        if self.session.training_state is TrainingState.PREPARING:
            self.transport.progress.set_progress(fraction)

    # Runs -----------------------------------------------------------------------------------------------------

    def _on_runs(self) -> None:
        self._show_runs()
        self._on_selection()  # the first run is selected, and the last one deleted, without another signal

    def _show_runs(self) -> None:
        session = self.session
        with QSignalBlocker(self.runs):
            self.runs.clear()
            for info in reversed(session.runs):  # the newest first
                self.runs.addItem(f"{info.name} · {self._status_of(info)}", info.name)
            self.runs.setCurrentIndex(self.runs.findData(session.selection.run))
        self._show_run_status()
        self._on_data()

    def _status_of(self, info: RunInfo) -> str:
        if self.session.is_training and info.name == self.session.training_run:
            return tr(self.session.training_state.value)
        return tr(STATUSES[info.status], step=info.step)

    def _show_run_status(self) -> None:
        session, info = self.session, self.session.selected_info()
        if info is None:
            return
        is_own = session.is_training and info.name == session.training_run
        shown = "" if is_own else info.reason
        if not shown and info.validation_loss is not None and not is_own:
            shown = tr("validation loss {loss}", loss=f"{info.validation_loss:.3f}")
        self.run_status.setText(shown)
        index = self.runs.findData(info.name)
        if index >= 0:
            self.runs.setItemText(index, f"{info.name} · {self._status_of(info)}")
        can_go_on = info.status in ("interrupted", "stopped") and info.step < info.total_steps
        self.go_on.setVisible(can_go_on and not is_own)
        self.go_on.setEnabled(not session.is_training)
        hint = (
            tr("Another run is being trained; stop it first.")
            if session.is_training
            else tr("Train this run on from step {step} to {total}.", step=info.step, total=info.total_steps)
        )
        self.go_on.setToolTip(hint)
        self._delete_action.setEnabled(not is_own)

    def _choose_run(self, index: int) -> None:
        self.session.select(run=self.runs.itemData(index))

    def _delete_run(self) -> None:
        name = self.session.selection.run
        box = QMessageBox(
            QMessageBox.Icon.Warning,
            tr("Delete this run?"),
            tr("Run “{run}” with its curves and snapshots is deleted for good.", run=name),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        delete = box.addButton(tr("Delete"), QMessageBox.ButtonRole.DestructiveRole)
        box.setDefaultButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        if box.clickedButton() is delete:
            self._record = None
            self.session.delete_run(name)

    # What is shown --------------------------------------------------------------------------------------------

    def _on_selection(self) -> None:
        session, name = self.session, self.session.selection.run
        with QSignalBlocker(self.runs):
            self.runs.setCurrentIndex(self.runs.findData(name))
        self._show_run_status()
        self._show_lead()
        if not name:
            self._set_record(None)
        elif self._live is not None and self._live.run == name:
            self._set_record(self._live)
        elif self._record is None or self._record.run != name:
            self._set_record(None)
            run = session.selected_run()
            if run is not None:
                self._records.ask(lambda _: RunRecord.read(run))
        self._refresh()

    def _set_record(self, record: RunRecord | None) -> None:
        if record is not self._record:
            self._record = record
            self._probed, self._maps_drawn = None, None
            self.explain_changed.emit()

    def _on_record(self, record: RunRecord) -> None:
        if record.run == self.session.selection.run and (self._live is None or self._live.run != record.run):
            self._set_record(record)
            self._refresh()

    def _on_history(self, earlier: RunRecord) -> None:
        if self._live is not None and self._live.run == earlier.run:
            self._live.put_before(earlier)
            self._refresh()

    def _on_events(self, events: list[Event]) -> None:
        live = self._live
        if live is None:
            return
        before = live.step
        knew_guess = live.random_guess is not None
        for event in events:
            live.add(event)
        self._clock.count(live.step - before)
        if not knew_guess and live.random_guess is not None:
            self.explain_changed.emit()
            run = self._run(live.run)
            if live.first_step > 0 and run is not None:
                self._histories.ask(lambda _: RunRecord.read(run))
        if live is self._record:
            self._refresh()

    def _on_finished(self) -> None:
        self._on_selection()
        self.explain_changed.emit()

    def _on_input(self) -> None:
        self._refresh()

    def _run(self, name: str) -> Run | None:
        project = self.session.project
        return None if project is None else next((run for run in project.runs() if run.name == name), None)

    def entered(self) -> None:
        self._refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._watch()
        self._refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._watch()

    def _watch(self) -> None:
        if self.isVisible() and self.session.is_training:
            self._tick.start()
        else:
            self._tick.stop()

    def _refresh(self) -> None:
        """Draw what is new, if anybody can see it."""
        if not self.isVisible() or self.session.project is None:
            return
        self._show_curves()
        self._show_steps()
        self._show_sample()
        self._show_maps()
        self._show_figures()

    def _show_curves(self) -> None:
        record, plot = self._record, self.plot
        if record is None:
            plot.clear()
            plot.set_random_guess(None)
            self._drawn = (0, 0, -1, "")
            return
        n_point, n_check, n_rewritten, run = self._drawn
        if run != record.run or n_rewritten != record.n_rewritten or n_point > len(record.steps):
            plot.clear()
            n_point, n_check = 0, 0
        if len(record.steps) > n_point:
            plot.append_training(np.array(record.steps[n_point:]), np.array(record.losses[n_point:]))
        if len(record.evaluated) > n_check:
            for step in list(record.evaluated)[n_check:]:
                plot.append_validation(step, record.evaluated[step])
        if run != record.run or n_point == 0:
            plot.set_range(record.total_steps or None)
            plot.set_random_guess(record.random_guess)
        self._drawn = (len(record.steps), len(record.evaluated), record.n_rewritten, record.run)
        plot.set_cursor(self.session.selection.step)

    def _show_steps(self) -> None:
        record, step = self._record, self.session.selection.step
        if record is None:
            self.transport.set_steps([], 0, 0, is_live=True)
            return
        shown = record.step if step is None else step
        self.transport.set_steps(record.snapshots, shown, record.total_steps, is_live=step is None)

    def _show_sample(self) -> None:
        found = None if self._record is None else self._record.sample_at(self.session.selection.step)
        if found is None:
            self.sample_title.setText(tr("Sample"))
            shown = tr("What the model makes of the input appears here while it trains.")
        else:
            self.sample_title.setText(tr("Sample at step {step}", step=found[0]))
            shown = found[1]
        if self.sample.toPlainText() != shown:
            self.sample.setPlainText(shown)
        self.sample.setAccessibleName(self.sample_title.text())

    # Maps -----------------------------------------------------------------------------------------------------

    def _is_following(self) -> bool:
        """Whether the maps come from the training itself: newest step of the run this window trains or trained."""
        live = self._live
        return (
            live is not None
            and live is self._record
            and self.session.selection.step is None
            and (self.session.is_training or _same(self._live_input, self.session.input))
        )

    def _probe_value(self) -> Value | None:
        is_live_run = self.session.is_training and self._live is not None and self._live is self._record
        return self._live_input if is_live_run else self.session.input

    def _show_maps(self) -> None:
        value = self._probe_value()
        self._show_pill(value)
        if self._is_following():
            assert self._live is not None
            newest = self._live.newest
            if newest is not None:
                self._asked = ()
                self._put_maps(newest)
            elif self._maps_drawn is not None or not self.grid.is_empty():
                self._clear_maps()
            return
        run, record = self.session.selected_run(), self._record
        if run is None or record is None or value is None or not record.snapshots:
            self._clear_maps()
            return
        step = self.session.selection.step
        wanted = (run.name, record.snapshots[-1] if step is None else step, id(value))
        if wanted == self._asked:
            if self._probed is not None:
                self._put_maps(self._probed)
            return
        self._asked = wanted
        if self._prober is None:
            from workbench.inspection.probing import Prober

            self._prober = Prober()
        prober = self._prober

        def work(_: Progress) -> tuple[tuple[Any, ...], Probed]:
            return wanted, prober.probe(run, value, wanted[1])

        self._probes.ask(work)

    def _on_probed(self, found: tuple[tuple[Any, ...], Probed]) -> None:
        wanted, probed = found
        if wanted == self._asked:
            self._probed = probed
            if self.isVisible():
                self._put_maps(probed)

    def _on_probe_failed(self, error: WorkbenchError) -> None:
        self._clear_maps()
        self.session.raised.emit(error)

    def _clear_maps(self) -> None:
        self._maps_drawn = None
        self.grid.clear()
        self.kinds.hide()
        self._fit_grid()

    def _fit_grid(self) -> None:
        """Give the heads what they need, and the loss the rest."""
        wanted = self.grid.content_height(self.grid.maximumViewportSize().width()) + 2
        self.grid.setFixedHeight(max(100, min(wanted, round(self.height() * 0.42))))

    def _say_reading(self, is_busy: bool) -> None:
        self.grid.set_empty_sentence(
            tr("Reading the input…") if is_busy else tr("Every head's map appears here with the first step.")
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_grid()

    def _put_maps(self, source: Sampled | Probed) -> None:
        if isinstance(source, Sampled):
            kinds = {kind: (maps, source.masks.get(kind)) for kind, maps in source.maps.items()}
        else:
            kinds = {kind: (found.maps, found.hidden) for kind, found in source.reading.kinds.items()}
        names = [kind for kind in KIND_TITLES if kind in kinds]
        if not names:
            self._clear_maps()
            return
        if [key for key, _ in self._kind_options()] != names:
            self.kinds.set_options([(kind, KIND_TITLES[kind]) for kind in names])
            self._kind_names = names
            self._show_pill(self._probe_value())
        self.kinds.setVisible(len(names) > 1)
        self.hint.setVisible(len(names) == 1)
        chosen = self.session.selection.kind
        kind = chosen if chosen in kinds else (names[-1] if "cross" in names else names[0])
        self.kinds.set_key(kind)
        drawn = (id(source), kind)
        if self._maps_drawn != drawn:
            self._maps_drawn = drawn
            self._kept = source  # so that its id stays its own
            self.grid.set_maps(*kinds[kind])
            self._fit_grid()
        self._shown_kind = kind
        if self.session.selection.layer >= 0:
            self.grid.set_selected(self.session.selection.layer, self.session.selection.head)

    _kept: object = None
    _shown_kind = ""
    _kind_names: list[str] = []  # noqa: RUF012 - replaced, never changed

    def _kind_options(self) -> list[tuple[str, str]]:
        return [(kind, KIND_TITLES[kind]) for kind in self._kind_names]

    def _select_head(self, layer: int, head: int) -> None:
        self.session.select(kind=self._shown_kind, layer=layer, head=head)

    def _show_pill(self, value: Value | None) -> None:
        is_picture = isinstance(value, np.ndarray)
        self.heads_card.set_title_text(
            tr("What each head looks at")  # beside the choice of kind there is little room
            if len(self._kind_names) > 1
            else tr("What each head looks at, in the same picture")
            if is_picture
            else tr("What each head looks at, in the same sentence")
        )
        self.picture.setVisible(is_picture)
        self.pill.setVisible(value is not None)
        if is_picture:
            self.pill.setText(tr("this picture"))
            image = to_image(value).scaled(
                40, 40, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(2.0)
            self.picture.setPixmap(pixmap)
            self.picture.setAccessibleName(tr("this picture"))
        elif value is not None:
            self.pill.setText(tr("“{words}”", words=" ".join(str(value).split())))

    def _go_live(self) -> None:
        session = self.session
        if session.is_training:
            session.select(run=session.training_run, step=None)
        else:
            session.select(step=None)

    # Figures --------------------------------------------------------------------------------------------------

    def _show_figures(self) -> None:
        session, record, figures = self.session, self._record, self.figures
        if session.scenario is not None:
            figures.rename("speed", ITEMS_PER_SECOND.get(session.scenario.about.item, N_("tokens/s")))
        has_steps = record is not None and bool(record.steps)
        rate = record.learning_rate if record is not None and has_steps else None
        speed = record.items_per_second if record is not None and has_steps else None
        figures.set_figure("rate", "" if rate is None else f"{rate:.3g}")
        figures.set_figure("speed", "" if speed is None else grouped(speed))
        figures.set_figure("trained", duration(record.seconds) if record is not None and has_steps else "")
        is_own = record is not None and record is self._live and session.is_training
        left = self._clock.left(record.total_steps - record.step) if record is not None and is_own else None
        figures.set_figure("left", "" if left is None else duration(left))
        figures.set_figure("memory", _memory_in_use())
        figures.set_figure("device", self.device.sentence() if session.project is not None else "")

    # Words and colours ----------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        self.changed.setText(tr("changed"))
        self.runs.setAccessibleName(tr("Run that is shown"))
        self.runs.setToolTip(tr("Run that is shown"))
        self.go_on.setText(tr("Go on with this run"))
        self.run_more.setToolTip(tr("More about this run"))
        self.run_more.setAccessibleName(tr("More about this run"))
        self._delete_action.setText(tr("Delete this run…"))
        self.hint.setText(tr("click a head to inspect"))
        self.grid.setToolTip(tr("Click a head to inspect it."))
        self._say_reading(self._probes.is_busy)
        self._show_runs()
        self._show_sample()
        self._show_pill(self._probe_value())
        self._show_figures()

    def restyle(self) -> None:
        self.run_more.setIcon(icon("more"))
        self.go_on.setIcon(icon("play"))
        self._delete_action.setIcon(icon("trash"))

    def explain(self) -> list[tuple[str, str]]:
        scenario, record = self.session.scenario, self._record
        if scenario is None:
            return []
        parts = [
            (
                tr("What you see"),
                tr(
                    "The blue line is how surprised the model is by what it trains on (<i>training loss</i>). The "
                    "orange dots are examples it has never seen (<i>validation loss</i>)."
                ),
            )
        ]
        guess = None if record is None else record.random_guess
        if guess is not None:
            parts.append(
                (
                    "",
                    tr(
                        "Below the dashed line the model knows more than a blind guess among {count} {things}: "
                        "ln {count} = {loss}.",
                        count=round(math.exp(guess)),
                        things=tr(_guessed_things(scenario.output.value)),
                        loss=f"{guess:.2f}",
                    ),
                )
            )
        own = scenario.about.explain.get(self.key)
        if own:
            parts.append(("", tr(own)))
        snapshots = [] if record is None else record.snapshots
        back = min(
            snapshots, key=lambda step: abs(step - (record.total_steps if record else 0) / 10), default=0
        )
        parts.append(
            (
                tr("Look for"),
                tr(
                    "the moment the orange dots stop falling while blue goes on: the model has begun to memorise "
                    "(<i>overfitting</i>)."
                ),
            )
        )
        parts.append(
            (
                tr("Try this"),
                tr(
                    "Drag the slider back to step {step} and look at the same input through younger heads.",
                    step=back,
                )
                if back
                else tr("Press Start, then Pause, and take the next steps one by one."),
            )
        )
        return parts


ITEMS_PER_SECOND = {"tokens": N_("tokens/s"), "pictures": N_("pictures/s")}


def _guessed_things(output: str) -> str:
    return N_("classes") if output == "label" else N_("possible tokens")


def _same(first: Value | None, second: Value | None) -> bool:
    if isinstance(first, np.ndarray) or isinstance(second, np.ndarray):
        return first is second
    return first == second


def _memory_in_use() -> str:
    devices = sys.modules.get("workbench.training.devices")  # importing it would load PyTorch in this thread
    n_byte = devices.memory_in_use() if devices is not None else 0
    return memory(n_byte) if n_byte else ""


class _Clock:
    """How long a step takes, measuring and writing included, pauses left out."""

    def __init__(self) -> None:
        self._is_running = False
        self._last = time.monotonic()
        self._seconds, self._steps = 0.0, 0

    def set_running(self, is_running: bool) -> None:
        self._is_running = is_running
        self._last = time.monotonic()

    def count(self, steps: int) -> None:
        now = time.monotonic()
        if self._is_running and steps >= 0:
            self._seconds += now - self._last
            self._steps += steps
        self._last = now

    def left(self, steps: int) -> float | None:
        """Return the seconds *steps* more will take, once that is known."""
        if self._steps < 3 or steps <= 0:
            return None
        return self._seconds / self._steps * steps
