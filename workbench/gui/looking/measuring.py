"""A question that takes long: asked of a job, answered piece by piece, with progress and a way out."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.worker import Jobs, Latest
from workbench.language import Text, WorkbenchError
from workbench.progress import CancelledError, Progress
from workbench.training.threads import all_processors

PATIENCE = 400  # ms before progress is shown: what is done sooner would only flicker
KNOWN_FROM = 0.05  # done fraction from which the time left can be told


class Measuring(QObject):
    """Works on the newest question only; an older one is stopped, and what still comes of it is thrown away.

    A *question* is anything that can be compared; every signal says which one it is about.
    """

    came = Signal(object, object)  # question, one piece of its answer
    ended = Signal(object)  # question that was answered whole
    failed = Signal(object, object)  # question, WorkbenchError
    busy_changed = Signal()
    _arrived = Signal(object, object)  # from the job's thread

    def __init__(self, jobs: Jobs, row: ProgressRow) -> None:
        super().__init__(jobs)  # lives as long as its jobs, which may outlive the window
        self._row = row
        self._what = Text("")
        self._question: object = None
        self._start = 0.0
        self._latest = Latest(jobs, self._finish, self._fail, progressed=self._progress)
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._patience.timeout.connect(self._show_row)
        self._arrived.connect(self._take)
        row.hide()
        row.cancelled.connect(self.cancel)

    @property
    def question(self) -> object:
        """What is being worked on, or None."""
        return self._question

    def ask(self, question: object, what: Text, work: Callable[[Progress], Iterator[Any]]) -> None:
        """Answer *question* with what *work* yields; *what* is shown beside its progress."""
        self._latest.cancel()
        self._question, self._what, self._start = question, what, time.monotonic()
        if isValid(self._row):
            self._row.finish()
        self._patience.start()

        def run(progress: Progress) -> tuple[object, WorkbenchError | None]:
            try:
                with all_processors():
                    for piece in work(progress):
                        self._arrived.emit(question, piece)
            except CancelledError:
                raise
            except WorkbenchError as error:
                return question, error
            return question, None

        self._latest.ask(run)
        self.busy_changed.emit()

    def cancel(self) -> None:
        """Stop; the pieces that came stay."""
        self._latest.cancel()
        self._end()

    def _end(self) -> None:
        self._question = None
        self._patience.stop()
        if isValid(self._row):
            self._row.finish()
        self.busy_changed.emit()

    def _show_row(self) -> None:
        if isValid(self._row):
            self._row.start(self._what)

    def _progress(self, fraction: float) -> None:
        if self._question is None or not isValid(self._row) or self._row.isHidden():
            return
        passed = time.monotonic() - self._start
        left = passed / fraction - passed if fraction > KNOWN_FROM else None
        self._row.set_progress(fraction, left)

    def _take(self, question: object, piece: object) -> None:
        if question is self._question:
            self.came.emit(question, piece)

    def _finish(self, found: tuple[object, WorkbenchError | None]) -> None:
        question, error = found
        if question is not self._question:
            return
        self._end()
        if error is None:
            self.ended.emit(question)
        else:
            self.failed.emit(question, error)

    def _fail(self, error: WorkbenchError) -> None:
        question = self._question
        if question is not None:
            self._end()
            self.failed.emit(question, error)
