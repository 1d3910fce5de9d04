"""How somebody else steers a running training: direct calls, safe from any thread."""

from __future__ import annotations

import threading


class Control:
    """Pause, go on, take one step, stop, change learning rate or length: asked now, obeyed before the next step."""

    def __init__(self) -> None:
        self._go = threading.Event()
        self._go.set()
        self._stop = threading.Event()
        self._lock = threading.Lock()
        self._single_steps = 0
        self._learning_rate: float | None = None
        self._total_steps: int | None = None

    def pause(self) -> None:
        """Hold before the next step, the model kept in memory; too late once stopping was asked for."""
        with self._lock:
            self._single_steps = 0
            if not self._stop.is_set():
                self._go.clear()

    def resume(self) -> None:
        """Go on."""
        with self._lock:
            self._single_steps = 0
            self._go.set()

    def one_step(self) -> None:
        """Take one step and hold again."""
        with self._lock:
            self._single_steps += 1
            self._go.set()

    def stop(self) -> None:
        """End the training and keep what it has learnt."""
        with self._lock:  # or `step_done` could hold the training again after it was told to end
            self._stop.set()
            self._go.set()

    def set_learning_rate(self, value: float) -> None:
        """Use *value* as the base of the schedule from the next step on."""
        with self._lock:
            self._learning_rate = value

    def set_total_steps(self, value: int) -> None:
        """End after step *value*, or at once if that many were taken."""
        with self._lock:
            self._total_steps = value

    @property
    def is_paused(self) -> bool:
        """Whether the training holds, or will before its next step."""
        return not self._go.is_set()

    @property
    def is_stopped(self) -> bool:
        """Whether stopping was asked for."""
        return self._stop.is_set()

    def take_changes(self) -> tuple[float | None, int | None]:
        """Return a newly asked learning rate and length once, else None."""
        with self._lock:
            changes = self._learning_rate, self._total_steps
            self._learning_rate = self._total_steps = None
        return changes

    def step_done(self) -> None:
        """Count one step against those asked for singly; hold again after the last of them."""
        with self._lock:
            if self._single_steps:
                self._single_steps -= 1
                if not self._single_steps and not self._stop.is_set():
                    self._go.clear()

    def wait(self, timeout: float | None = None) -> bool:
        """Return at once while running; while paused wait at most *timeout* seconds. True if running."""
        return self._go.wait(timeout)
