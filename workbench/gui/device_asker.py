"""Asks, in a job, which device would train and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from workbench.gui.worker import Jobs, Latest
from workbench.language import N_, Text, WorkbenchError, text, tr
from workbench.progress import Progress

if TYPE_CHECKING:
    from workbench.training.devices import DeviceChoice

KINDS = {"cpu": N_("CPU"), "cuda": N_("NVIDIA GPU"), "mps": N_("Apple GPU")}


class DeviceAsker(QObject):
    """The answer for one wanted device; asking loads PyTorch, so it never happens in the window's thread."""

    answered = Signal()

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.choice: DeviceChoice | None = None
        self.problem: WorkbenchError | None = None
        self._wanted = ""
        self._requests = Latest(jobs, self._done, self._failed)

    def ask(self, wanted: str) -> None:
        """Find out about *wanted* (auto, cpu, cuda, mps), unless that is known."""
        if wanted == self._wanted:
            return
        self._wanted = wanted

        def work(_: Progress) -> DeviceChoice:
            from workbench.training.devices import choose_device

            return choose_device(wanted)

        self._requests.ask(work)

    @property
    def kind(self) -> str:
        """The kind of the device, or an empty text while it is not known."""
        return "" if self.choice is None else self.choice.kind

    def sentence(self) -> str:
        """Return device and reason, like "CPU, 2 threads (no GPU found)"."""
        if self.problem is not None:
            return str(self.problem)
        if self.choice is None:
            return tr("Looking for the fastest device…")
        return str(device_text(self.choice.kind, self.choice.name, self.choice.reason))

    def _done(self, choice: DeviceChoice) -> None:
        self.choice, self.problem = choice, None
        self.answered.emit()

    def _failed(self, error: WorkbenchError) -> None:
        self.choice, self.problem = None, error
        self.answered.emit()


def device_text(kind: str, name: str | Text, reason: Text) -> Text:
    """Return device and reason in a line."""
    title = Text(KINDS.get(kind, kind))
    return text("{device}, {name} ({reason})", device=title, name=name, reason=reason)
