"""The settings of a training, and under them what the model writes with what it has learned so far."""

from __future__ import annotations

import dataclasses

from PySide6.QtWidgets import QFrame, QLabel, QPlainTextEdit, QWidget

from workbench.gui.forms import ConfigForm
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.preset_control import PresetControl
from workbench.gui.widgets.settings_card import SettingsCard
from workbench.language import N_, text, tr
from workbench.scenarios.base import PRESET_HELP, PRESET_TITLES
from workbench.training.config import TrainingConfig

WIDTH = 236
ALWAYS_EDITABLE = frozenset({"learning_rate", "steps"})


class TrainSettings(SettingsCard):
    """Preset, form and sample. During a training only its learning rate and its length can be changed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(N_("Settings"), WIDTH, parent)
        self._session = session
        self._step = self._total_steps = 0  # of the training under way
        self._said: tuple[int, str] | None = None
        self._asked: int | None = None
        self._used = TrainingConfig()  # what the form showed before its last change
        self.changed = QLabel()
        set_role(self.changed, "pill")
        policy = self.changed.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the settings must not move when it appears
        self.changed.setSizePolicy(policy)
        self.add_beside_title(self.changed)
        self.preset = PresetControl(PRESET_TITLES, PRESET_HELP)
        self.preset.chosen.connect(session.set_preset)
        self.form = ConfigForm(TrainingConfig(), editor_width=104)
        self.form.changed.connect(self._on_form)
        line = QFrame()
        line.setProperty("role", "line")
        self.sample_title = QLabel()
        self.sample_title.setProperty("role", "heading")
        self.sample_title.setWordWrap(True)
        self.sample = QPlainTextEdit()
        set_role(self.sample, "mono")
        self.sample.setReadOnly(True)
        self.sample.setFrameShape(QFrame.Shape.NoFrame)
        self.sample.setMinimumHeight(84)
        self.body.addWidget(self.preset)
        scroll, fields = self.add_fields(stretch=7)
        scroll.setMinimumHeight(120)
        fields.addWidget(self.form)
        fields.addStretch(1)
        self.body.addWidget(line)
        self.body.addWidget(self.sample_title)
        self.body.addWidget(self.sample, 3)
        self.retranslate()

    def show_experiment(self) -> None:
        """Show the settings of the open project and what is wrong with them."""
        session, experiment = self._session, self._session.experiment
        if session.scenario is None:
            return
        if not session.is_training:
            if self.form.config != experiment.training:
                self.form.set_config(experiment.training)
            self._used = experiment.training
            self.form.set_problems(
                {
                    name.removeprefix("training."): said
                    for name, said in session.problems.items()
                    if name.startswith("training.")
                }
            )
        is_changed = experiment != session.preset(session.scenario, experiment.preset)
        self.preset.set_state(experiment.preset, is_changed=is_changed)
        self.changed.setVisible(is_changed)

    def show_state(self) -> None:
        """Let the settings be changed, or hold them while a training uses them."""
        session = self._session
        is_free = not session.is_training and session.why_read_only is None
        self.form.set_editable(is_free, always=ALWAYS_EDITABLE if session.is_training else frozenset())
        self.preset.setEnabled(is_free)
        self.setToolTip("" if session.why_read_only is None else str(session.why_read_only))

    def follow(self, record: RunRecord) -> None:
        """Show the length of the training under way, which may be another than the next one would have."""
        self._step = record.step
        if record.total_steps and record.total_steps != self._total_steps:
            self._total_steps = record.total_steps
            if self.form.config.steps != record.total_steps:
                self.form.set_config(dataclasses.replace(self.form.config, steps=record.total_steps))
            self._used = dataclasses.replace(self._used, steps=record.total_steps)

    def end_training(self) -> None:
        """Show again what the next training begins with."""
        self._step = self._total_steps = 0
        for name in ALWAYS_EDITABLE:
            self.form.set_note(name, None)
        self.form.set_config(self._session.experiment.training)

    def show_sample(self, said: tuple[int, str] | None, asked: int | None = None) -> None:
        """Show (step, what the model wrote then), and whether that is the step *asked* for."""
        self._said, self._asked = said, asked
        if said is None:
            self.sample_title.setText(tr("Sample"))
            shown = tr("What the model makes of the input appears here while it trains.")
        elif asked is None or asked == said[0]:
            self.sample_title.setText(tr("Sample at step {step}", step=said[0]))
            shown = said[1]
        else:
            self.sample_title.setText(tr("Sample at step {step}, the nearest one kept", step=said[0]))
            shown = said[1]
        if self.sample.toPlainText() != shown:
            self.sample.setPlainText(shown)
        self.sample.setAccessibleName(self.sample_title.text())

    def _on_form(self, config: TrainingConfig) -> None:
        session = self._session
        if session.is_training:
            self._change_training(config)
        elif session.experiment is not None:
            session.set_experiment(dataclasses.replace(session.experiment, training=config))

    def _change_training(self, config: TrainingConfig) -> None:
        session, used = self._session, self._used
        self._used = config
        if config.learning_rate != used.learning_rate:
            session.set_learning_rate(config.learning_rate)
            self.form.set_note("learning_rate", text("used from the next step"))
        if config.steps != used.steps and config.steps > self._step:
            session.set_total_steps(config.steps)
            self.form.set_note("steps", text("used from the next step"))
        elif config.steps != used.steps:  # perhaps half a number; nobody ends a training this way
            self.form.set_note("steps", text("already at step {step}", step=self._step))

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "sample"):  # the base class calls this before there is anything to write on
            self.changed.setText(tr("changed"))
            self.show_sample(self._said, self._asked)
