"""How long work says how far it is and learns that nobody wants it any more."""

from __future__ import annotations

import threading
from collections.abc import Callable

from workbench.language import WorkbenchError, text


class CancelledError(WorkbenchError):
    """Somebody asked to stop; nothing was changed."""

    def __init__(self) -> None:
        super().__init__(text("Cancelled. Nothing was changed."))


class Progress:
    """Passed down into long work; safe to cancel from any thread."""

    def __init__(self, report: Callable[[float], None] | None = None) -> None:
        self._report = report
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next `update`."""
        self._cancelled.set()

    def update(self, fraction: float) -> None:
        """Say that *fraction* (0 to 1) is done.

        Raises:
            CancelledError: Somebody asked to stop.
        """
        if self._cancelled.is_set():
            raise CancelledError
        if self._report is not None:
            self._report(min(max(fraction, 0.0), 1.0))

    def part(self, start: float, end: float) -> Progress:
        """Return a progress whose 0 to 1 is *start* to *end* of this one; it is cancelled with this one."""
        inner = Progress(lambda fraction: self.update(start + (end - start) * fraction))
        inner._cancelled = self._cancelled
        return inner


def no_progress() -> Progress:
    """Return a progress nobody watches."""
    return Progress()
