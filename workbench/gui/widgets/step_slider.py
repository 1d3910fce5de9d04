"""One moment of a training: a slider over the steps whose weights were kept."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QGridLayout, QLabel, QMenu, QPushButton, QSlider, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.language import tr
from workbench.numerals import grouped

RUN_SECONDS = 6.0  # playing through all steps
FASTEST, SLOWEST = 60, 400  # ms a step
SPEEDS = (0.5, 1.0, 2.0, 4.0)
NARROWEST = 160  # pixels of the slider: with less, its steps cannot be told apart


class StepSlider(Live, QWidget):
    """Slider, play button, the step in numbers, and a badge that follows the newest step.

    The step is a number, or None for the newest one, whatever it will be.
    """

    step_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._steps: list[int] = []
        self._step: int | None = None
        self._is_training = False
        self._speed = 1.0
        self._words, self.number = QLabel(), QLabel()
        set_role(self._words, "secondary")
        set_role(self.number, "mono")
        self.number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.play_button, self.live_button = QPushButton(), QPushButton()
        set_role(self.play_button, "tool")
        self.play_button.setAutoDefault(False)
        self.live_button.setAutoDefault(False)
        self.live_button.setCheckable(True)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setPageStep(3)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._play_on)
        self.slider.valueChanged.connect(self._on_moved)
        self.slider.sliderPressed.connect(self.stop)
        self.play_button.clicked.connect(self.toggle)
        self.play_button.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.play_button.customContextMenuRequested.connect(self._ask_speed)
        self.live_button.clicked.connect(self._go_live)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        parts = (self._words, self.play_button, self.slider, self.number, self.live_button)
        for column, widget in enumerate(parts):
            row.addWidget(widget, 0, column)
        # a grid, as the style sheet has its own idea of how narrow a slider may be
        row.setColumnMinimumWidth(2, NARROWEST)
        row.setColumnStretch(2, 1)
        self.setFocusProxy(self.slider)
        self.retranslate()
        self.restyle()

    def set_brief(self, is_brief: bool) -> None:
        """Leave out the word before the slider, where there is no room for it."""
        self._words.setHidden(is_brief)

    def set_steps(self, steps: Sequence[int]) -> None:
        """Offer *steps*, in order; the chosen one is kept where it still exists."""
        if list(steps) == self._steps:
            return
        self._steps = list(steps)
        self._show()

    def steps(self) -> list[int]:
        """Return the steps that can be chosen."""
        return list(self._steps)

    def set_step(self, step: int | None) -> None:
        """Show *step*, or the newest one if None, without a signal."""
        self._step = step
        self._show()

    def set_training(self, is_training: bool) -> None:
        """Say whether newer steps may still come: only then the newest one is live."""
        if is_training != self._is_training:
            self._is_training = is_training
            self.retranslate()

    def step(self) -> int | None:
        """Return the chosen step; None means the newest one."""
        return self._step

    def is_playing(self) -> bool:
        """Say whether the steps are being played."""
        return self._timer.isActive()

    def toggle(self) -> None:
        """Start playing, from the beginning if the end was reached; or stop."""
        if self.is_playing():
            self.stop()
        elif len(self._steps) > 1:
            if self.slider.value() == self.slider.maximum():
                self.slider.setValue(0)
            self._timer.start(self._interval())
            self.retranslate()
            self.restyle()

    def set_speed(self, speed: float) -> None:
        """Play *speed* times as fast as usual, at once if it is playing."""
        self._speed = speed
        self._timer.setInterval(self._interval())

    def speed_menu(self) -> QMenu:
        """Return the choice of speeds that the play button offers."""
        menu = QMenu(self)
        group = QActionGroup(menu)
        for speed in SPEEDS:
            action = menu.addAction(tr("Play at {speed}× speed", speed=f"{speed:g}"))
            action.setCheckable(True)
            action.setChecked(speed == self._speed)
            action.triggered.connect(lambda _=False, speed=speed: self.set_speed(speed))
            group.addAction(action)
        return menu

    def _ask_speed(self, at: QPoint) -> None:
        menu = self.speed_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.play_button.mapToGlobal(at))

    def _interval(self) -> int:
        usual = max(FASTEST, min(SLOWEST, 1000 * RUN_SECONDS / max(1, len(self._steps))))
        return int(usual / self._speed)

    def stop(self) -> None:
        """Stop playing."""
        if self.is_playing():
            self._timer.stop()
            self.retranslate()
            self.restyle()

    def _play_on(self) -> None:
        if self.slider.value() >= self.slider.maximum():
            self.stop()
        else:
            self.slider.setValue(self.slider.value() + 1)

    def _go_live(self) -> None:
        self.stop()
        if self._step is not None:
            self._step = None
            self._show()
            self.step_chosen.emit(None)
        else:
            self.live_button.setChecked(True)

    def _on_moved(self, index: int) -> None:
        self._step = None if index >= len(self._steps) - 1 else self._steps[index]
        self._show()
        self.step_chosen.emit(self._step)

    def _show(self) -> None:
        last = len(self._steps) - 1
        index = last if self._step is None else max(0, bisect_right(self._steps, self._step) - 1)
        self.slider.blockSignals(True)
        self.slider.setRange(0, max(0, last))
        self.slider.setValue(max(0, index))
        self.slider.blockSignals(False)
        shown = grouped(self._steps[index]) if self._steps else "–"
        self.number.setText(shown)
        widest = grouped(self._steps[-1]) if self._steps else "0"
        self.number.setMinimumWidth(
            self.number.fontMetrics().horizontalAdvance("0" * max(3, len(widest))) + 2
        )
        self.live_button.setChecked(self._step is None)
        for widget in (self.slider, self.play_button):
            widget.setEnabled(last > 0)
        self.live_button.setEnabled(bool(self._steps))
        self.slider.setAccessibleDescription(tr("Step {step}", step=shown))

    def retranslate(self) -> None:
        self._words.setText(tr("Step"))
        self.slider.setAccessibleName(tr("Step of the training"))
        self.slider.setToolTip(tr("The same input, seen by the model at an earlier step"))
        played = tr("Stop playing") if self.is_playing() else tr("Play through the training")
        self.play_button.setToolTip(tr("{what} (right-click: how fast)", what=played))
        self.play_button.setAccessibleName(played)
        live = self._is_training
        self.live_button.setText(tr("Live") if live else tr("Newest"))
        self.live_button.setToolTip(tr("Show the newest step, and follow it while the model trains"))
        self.live_button.setAccessibleName(
            tr("Live: show the newest step") if live else tr("Show the newest step")
        )
        self._show()

    def restyle(self) -> None:
        self.play_button.setIcon(icon("pause" if self.is_playing() else "play"))
