"""The model of the next run: its settings, its drawing, and what it will cost."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.beginning_note import beginning_note, choose_otherwise
from workbench.gui.computer import total_memory
from workbench.gui.device_asker import KINDS, DeviceAsker
from workbench.gui.forms import ConfigForm
from workbench.gui.pages.page import Page
from workbench.gui.quantities import duration, memory
from workbench.gui.session import Estimate, Session, short_number
from workbench.gui.theme import set_role
from workbench.gui.views import model_diagram as view
from workbench.gui.views.model_diagram import ModelDiagram
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.note_line import NoteLine
from workbench.gui.widgets.preset_control import PresetControl
from workbench.gui.widgets.settings_card import SettingsCard
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, Text, tr
from workbench.numerals import grouped
from workbench.scenarios.base import PRESET_HELP, PRESET_TITLES, DiagramColumn
from workbench.schema import settings_of

SETTINGS_WIDTH, COST_WIDTH = 268, 222
NARROW = 900  # a page with less room has narrower cards, so that the drawing can still be read
NARROW_SETTINGS, NARROW_COST = 240, 184
PARTS = ("preprocessing", "model")
PART_TITLES = {"preprocessing": N_("What it reads"), "model": N_("How it is built")}
COSTS = {"parameters": N_("Parameters"), "memory": N_("Memory"), "time": N_("Training time")}


class ModelPage(Page):
    """Settings left, the drawn model in the middle, the costs right."""

    key = "model"
    title = N_("Model")
    icon = "model"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.forms: dict[str, ConfigForm] = {}
        self._drawn: Any = None  # the newest experiment whose settings fit together
        self._is_waiting = True
        self.device = DeviceAsker(session.jobs, self)
        self.device.answered.connect(self._show_costs)
        self.empty = EmptyState("model", N_("Open or create a project first."), N_("Go to Home"))
        self.empty.acted.connect(lambda: session.page_asked.emit("home"))
        self.body = QWidget()
        row = QHBoxLayout(self.body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._make_settings())
        drawing = Card(N_("Your model"))
        self.diagram = ModelDiagram()
        self.beginning = NoteLine()  # what the next training begins with, where that is not nothing
        self.beginning.acted.connect(lambda: choose_otherwise(self.session))
        drawing.body.addWidget(self.beginning)
        drawing.body.addWidget(self.diagram, 1)
        row.addWidget(drawing, 1)
        row.addWidget(self._make_costs())
        self._layers = QStackedLayout(self)
        self._layers.setContentsMargins(0, 0, 0, 0)
        self._layers.addWidget(self.empty)
        self._layers.addWidget(self.body)
        session.project_changed.connect(self._on_project)
        session.experiment_changed.connect(self._on_experiment)
        session.estimate_changed.connect(self._on_estimate)
        session.data_changed.connect(self._on_experiment)
        self._on_project()
        self.retranslate()

    # Making ---------------------------------------------------------------------------------------------------

    def _make_settings(self) -> QWidget:
        self._settings_card = card = SettingsCard(N_("Settings"), SETTINGS_WIDTH)
        self.changed = QLabel()
        set_role(self.changed, "pill")
        policy = self.changed.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the settings must not move when it appears
        self.changed.setSizePolicy(policy)
        card.add_beside_title(self.changed)
        self.preset = PresetControl(PRESET_TITLES, PRESET_HELP)
        self.preset.chosen.connect(self.session.set_preset)
        card.body.addWidget(self.preset)
        _, column = card.add_fields()
        column.setSpacing(8)
        self._part_titles = {part: QLabel() for part in PARTS}
        self._part_slots: dict[str, QVBoxLayout] = {}
        self._part_lines: dict[str, QFrame] = {}  # under a part, if another one follows
        for part, label in self._part_titles.items():
            label.setProperty("role", "heading")
            column.addWidget(label)
            slot = QVBoxLayout()
            self._part_slots[part] = slot
            column.addLayout(slot)
            if part != PARTS[-1]:
                line = QFrame()
                line.setProperty("role", "line")
                self._part_lines[part] = line
                column.addSpacing(2)
                column.addWidget(line)
        self.other_problems = QLabel()
        self.other_problems.setProperty("role", "error")
        self.other_problems.setWordWrap(True)
        column.addWidget(self.other_problems)
        column.addStretch(1)
        return card

    def _make_costs(self) -> QWidget:
        self._cost_card = card = Card(N_("What it will cost"))
        card.setFixedWidth(COST_WIDTH)
        self._cost_names: dict[str, QLabel] = {}
        self.costs: dict[str, QLabel] = {}
        self.cost_notes: dict[str, QLabel] = {}
        for key in (*COSTS, "device"):
            name, number, note = QLabel(), QLabel(), QLabel()
            name.setProperty("role", "secondary")
            set_role(number, "strong" if key == "device" else "title")
            number.setWordWrap(True)
            set_role(note, "secondary")
            note.setWordWrap(True)
            part = QVBoxLayout()
            part.setSpacing(1)
            for label in (name, number, note):
                part.addWidget(label)
            card.body.addLayout(part)
            card.body.addSpacing(8)
            self._cost_names[key], self.costs[key], self.cost_notes[key] = name, number, note
        card.body.addStretch(1)
        self.why = QLabel()
        self.why.setProperty("role", "secondary")
        self.why.setWordWrap(True)
        self.go = QPushButton()
        self.go.setAutoDefault(False)
        set_role(self.go, "primary")
        self.go.clicked.connect(self._go_on)
        card.body.addWidget(self.why)
        card.body.addWidget(self.go)
        return card

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = self.width() < NARROW
        self._settings_card.set_width(NARROW_SETTINGS if is_narrow else SETTINGS_WIDTH)
        self._cost_card.setFixedWidth(NARROW_COST if is_narrow else COST_WIDTH)

    # What changes ---------------------------------------------------------------------------------------------

    def _on_project(self) -> None:
        self._layers.setCurrentIndex(0 if self.session.project is None else 1)
        self._drawn = None
        self._is_waiting = True
        if self.session.experiment is not None:
            self._make_forms()
            self._on_experiment()
        self.explain_changed.emit()

    def _make_forms(self) -> None:
        experiment = self.session.experiment
        for part in PARTS:
            config, old = getattr(experiment, part), self.forms.get(part)
            has_settings = any(True for _ in settings_of(config))
            self._part_titles[part].setVisible(has_settings)
            if part in self._part_lines:
                self._part_lines[part].setVisible(has_settings)
            if old is not None and type(old.config) is type(config):
                old.set_config(config)
                continue
            if old is not None:
                self._part_slots[part].removeWidget(old)
                old.hide()
                old.deleteLater()
            form = ConfigForm(config, editor_width=128)
            form.changed.connect(lambda changed, part=part: self._set(part, changed))
            self.forms[part] = form
            self._part_slots[part].addWidget(form)
            form.show()

    def _set(self, part: str, config: Any) -> None:
        self.session.set_experiment(dataclasses.replace(self.session.experiment, **{part: config}))

    def _on_experiment(self) -> None:
        session = self.session
        if session.project is None or session.scenario is None or not self.forms:
            return
        experiment = session.experiment
        locked = {} if session.project.origin is None else session.project.origin.reasons()
        for part, form in self.forms.items():
            if form.config != getattr(experiment, part):
                form.set_config(getattr(experiment, part))
            form.set_locked(_plain_names(locked, part))
            form.set_problems(_plain_names(session.problems, part))
        others = [
            str(said)
            for name, said in session.problems.items()
            if not any(
                name.startswith(f"{part}.") and name.partition(".")[2] in _fields(form.config)
                for part, form in self.forms.items()
            )
        ]
        self.other_problems.setText("\n".join(others))
        self.other_problems.setVisible(bool(others))
        is_changed = experiment != session.preset(session.scenario, experiment.preset)
        self.preset.set_state(experiment.preset, is_changed=is_changed)
        why = session.why_read_only
        for part in (self.preset, *self.forms.values()):
            part.setEnabled(why is None)
            part.setToolTip("" if why is None else str(why))
        self.changed.setVisible(is_changed)
        begins = beginning_note(session)
        self.beginning.say(
            None if begins is None else begins[0], action=None if begins is None else begins[1]
        )
        if not session.problems or self._drawn is None:
            self._drawn = experiment
        self._draw()
        self._is_waiting = True
        self.device.ask(experiment.training.device)
        self._show_costs()
        self.explain_changed.emit()

    def _draw(self) -> None:
        scenario = self.session.scenario
        if scenario is None or self._drawn is None:
            return
        try:
            columns = scenario.diagram(self._drawn, self.session.processor)
        except (ArithmeticError, ValueError):
            return  # impossible settings can leave nothing to draw: the last drawing stays
        self.diagram.set_spec(view.DiagramSpec([_column(column) for column in columns]))

    def _on_estimate(self) -> None:
        self._is_waiting = False
        self._draw()
        self._show_costs()
        self.explain_changed.emit()

    def _show_costs(self) -> None:
        session, estimate = self.session, self.session.estimate
        if session.project is None:
            return
        has_data, problems = session.has_data, session.problems
        notes = dict.fromkeys((*COSTS, "device"), "")
        shown = dict.fromkeys(COSTS, "–")
        if estimate is not None and not problems:
            count = estimate.n_parameter
            shown["parameters"] = short_number(count)
            notes["parameters"] = tr("{count} numbers the model adjusts while it learns.", count=count)
            shown["memory"] = memory(estimate.memory_bytes)
            said = (self._memory_sentence(estimate), "" if estimate.cut is None else str(estimate.cut))
            notes["memory"] = "\n".join(filter(None, said))
            shown["time"] = tr("about {time}", time=duration(estimate.seconds))
            notes["time"] = tr(
                "for {steps} steps, good to about a factor of two.", steps=session.experiment.training.steps
            )
        elif not problems and has_data and self._is_waiting:
            notes["parameters"] = tr("Working it out…")
        elif not problems and has_data:
            notes["parameters"] = tr("This could not be worked out; the message says why.")
        kind, choice = self.device.kind, self.device.choice
        self.costs["device"].setText(tr(KINDS[kind]) if kind in KINDS else "")
        if choice is not None and self.device.problem is None:
            notes["device"] = tr("{name} ({reason})", name=choice.name, reason=choice.reason)
        else:
            notes["device"] = self.device.sentence()
        set_role(self.cost_notes["device"], "error" if self.device.problem is not None else "secondary")
        for key, number in shown.items():
            self.costs[key].setText(number)
        for key, note in notes.items():
            self.cost_notes[key].setText(note)
            self.cost_notes[key].setVisible(bool(note))
            name = self._cost_names[key].text()
            self.costs[key].setAccessibleName(f"{name}: {self.costs[key].text()} {note}")
        if not has_data:
            why = tr("The costs depend on the data: bring it first.")
        elif problems:
            why = tr("Some settings do not fit together: see the red lines beside the fields.")
        else:
            why = ""
        self.why.setText(why)
        self.why.setVisible(bool(why))
        self.go.setText(tr("Go on to training") if has_data else tr("Go to the data"))
        self.go.setEnabled(not (problems and has_data))
        self.go.setToolTip(wrapped(why))
        self.go.setAccessibleDescription(why)

    def _memory_sentence(self, estimate: Estimate) -> str:
        total = estimate.device_memory or total_memory()
        if estimate.device == "cuda" and not estimate.device_memory:
            return tr("Most of it on the graphics card.")
        if not total:
            return ""
        share = estimate.memory_bytes / total
        if estimate.device_memory:
            values = {"total": memory(total), "device": tr(KINDS[estimate.device])}
            if share < 0.4:
                return tr("of the {total} the {device} has: plenty of room.", **values)
            if share < 0.8:
                return tr(
                    "of the {total} the {device} has: close other programs that use it first.", **values
                )
            return tr("but the {device} has {total}: choose a smaller model or batch.", **values)
        if share < 0.4:
            return tr("of the {total} in this computer: plenty of room.", total=memory(total))
        if share < 0.8:
            return tr("of the {total} in this computer: close other programs first.", total=memory(total))
        return tr(
            "but this computer has {total}: choose a smaller model or batch.",
            total=memory(total),
        )

    def _go_on(self) -> None:
        self.session.page_asked.emit("train" if self.session.has_data else "data")

    # Words ----------------------------------------------------------------------------------------------------

    def retranslate(self) -> None:
        for part, label in self._part_titles.items():
            label.setText(tr(PART_TITLES[part]))
        for key, label in self._cost_names.items():
            label.setText(tr(COSTS[key]) if key in COSTS else tr("Device"))
        self.changed.setText(tr("changed"))
        self._draw()
        if self.session.problems:
            self._on_experiment()
        self._show_costs()

    def explain(self) -> list[tuple[str, str]]:
        session = self.session
        if session.experiment is None or session.scenario is None:
            return [
                (
                    tr("What you see"),
                    tr(
                        "Here you choose how large your model is: how many floors (<i>layers</i>) it has, and from "
                        "how many places it can look on each floor (<i>heads</i>). The formula below is what every "
                        "head computes."
                    ),
                ),
                (tr("Try this"), tr("Open a project or the example on the page Home, then come back here.")),
            ]
        model = session.experiment.model
        n_layer, n_head = int(getattr(model, "n_layer", 1)), int(getattr(model, "n_head", 1))
        width = int(getattr(model, "d_model", 0))
        parts = [
            (
                tr("What you see"),
                tr(
                    "The model as a stack of floors, read from top to bottom. Every floor (<i>layer</i>) first looks "
                    "around (<i>attention</i>) and then thinks about what it saw (<i>feed-forward</i>)."
                ),
            ),
            (
                "",
                tr(
                    "This one has {layers} layers with {heads} heads each: {all} places from which it can look, "
                    "each in its own way. Between the floors every position carries {width} numbers.",
                    layers=n_layer,
                    heads=n_head,
                    all=n_layer * n_head,
                    width=width,
                ),
            ),
            (
                tr("Look for"),
                tr(
                    "the parameters when you change the width: twice as wide means about four times as many. "
                    "Twice as many layers only means twice as many."
                ),
            ),
            (
                tr("Try this"),
                tr(
                    "Take the preset Tiny, train it, then come back, give it one more layer and compare the two "
                    "runs on the page Evaluate."
                ),
            ),
        ]
        own = self.own_words()
        if own:
            parts.insert(2, ("", tr(own)))
        return parts

    def has_formula(self) -> bool:
        return True


def _plain_names(problems: Mapping[str, Text], part: str) -> dict[str, Text]:
    return {
        name.removeprefix(f"{part}."): said for name, said in problems.items() if name.startswith(f"{part}.")
    }


def _fields(config: Any) -> set[str]:
    return {field.name for field in dataclasses.fields(config) if "setting" in field.metadata}


def _column(column: DiagramColumn) -> view.DiagramColumn:
    """Return a column of a scenario as the drawing wants it: translated, with brackets and heads."""
    parts: Sequence[tuple[Sequence[Any], int]] = (
        (column.before, 1),
        (column.repeated, column.n_repeat),
        (column.after, 1),
    )
    blocks = [
        view.DiagramBlock(
            label=tr(block.label),
            detail=re.sub(r"\d{4,}", lambda found: grouped(int(found[0])), block.detail),
            kind=block.kind,
            repeat=repeat,
            n_head=column.n_head if block.kind in ("attention", "cross") else 0,
        )
        for group, repeat in parts
        for block in group
    ]
    return view.DiagramColumn(tr(column.title), blocks)
