"""The small figures under the transport bar: speed, time left, memory and device of a training."""

from __future__ import annotations

import sys
import time

from PySide6.QtWidgets import QWidget

from workbench.gui.device_asker import DeviceAsker
from workbench.gui.quantities import duration, memory
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session
from workbench.gui.widgets.figure_strip import FigureStrip
from workbench.language import N_
from workbench.numerals import grouped, plain

FIGURES = {
    "rate": N_("Learning rate"),
    "speed": N_("tokens/s"),
    "left": N_("Time left"),
    "trained": N_("Trained for"),
    "memory": N_("Memory"),
    "device": "",
}
ITEMS_PER_SECOND = {"tokens": N_("tokens/s"), "pictures": N_("pictures/s"), "texts": N_("texts/s")}


class StepClock:
    """How long a step takes, measuring and writing included, pauses left out."""

    def __init__(self) -> None:
        self._is_running = False
        self._last = time.monotonic()
        self._seconds, self._steps = 0.0, 0

    def set_running(self, is_running: bool) -> None:
        """Count the time from now on, or leave it out."""
        self._is_running = is_running
        self._last = time.monotonic()

    def count(self, steps: int) -> None:
        """Note that *steps* more have been taken."""
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


class TrainFigures(FigureStrip):
    """The figures of the run that is shown, with the clock and the device of the training under way."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(FIGURES, parent)
        self._session = session
        self.clock = StepClock()
        self.device = DeviceAsker(session.jobs, self)

    def show_record(self, record: RunRecord | None, *, is_trained: bool) -> None:
        """Show the figures of *record*; *is_trained* says that this very run is being trained."""
        session = self._session
        if session.scenario is not None:
            self.rename("speed", ITEMS_PER_SECOND.get(session.scenario.about.item, N_("tokens/s")))
        known = record if record is not None and record.steps else None
        rate = None if known is None else known.learning_rate
        speed = None if known is None else known.items_per_second
        self.set_figure("rate", "" if rate is None else plain(rate))
        self.set_figure("speed", "" if speed is None else grouped(speed))
        self.set_figure("trained", "" if known is None else duration(known.seconds))
        left = (
            self.clock.left(record.total_steps - record.step) if record is not None and is_trained else None
        )
        self.set_figure("left", "" if left is None else duration(left))
        self.set_figure("memory", _memory_in_use())
        self.set_figure("device", self.device.sentence() if session.project is not None else "")


def _memory_in_use() -> str:
    devices = sys.modules.get("workbench.training.devices")  # importing it would load PyTorch in this thread
    n_byte = devices.memory_in_use() if devices is not None else 0
    return memory(n_byte) if n_byte else ""
