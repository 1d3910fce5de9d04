"""Long work beside the window: jobs in a thread pool, the newest request of a kind, and one training."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Qt, QThread, QThreadPool, QTimer, Signal, Slot

from workbench.language import WorkbenchError, text
from workbench.progress import CancelledError, Progress
from workbench.training.events import Held
from workbench.training.threads import calculate_alone, training_threads

IDLE_MILLISECONDS = (
    5_000  # after which a thread of the pool ends, and with it the team it may have calculated with
)
PROGRESS_SECONDS = 0.05  # a job speaks to the window at most 20 times a second
# A training speaks five times a second: each time the window draws, and the training waits for a processor meanwhile.
EVENTS_SECONDS = 0.2

log = logging.getLogger(__name__)


def readable(error: BaseException) -> WorkbenchError:
    """Return *error* as something a person can read; the technical part goes to the log and the details."""
    if isinstance(error, WorkbenchError):
        return error
    log.error("unexpected error", exc_info=error)
    if isinstance(error, MemoryError):
        return WorkbenchError(
            text("The memory is not enough."), text("Choose a smaller model, batch or file and try again.")
        )
    return WorkbenchError(
        text(
            "Something went wrong inside the program: {kind}: {what}",
            kind=type(error).__name__,
            what=str(error),
        ),
        text("Your data and runs are safe. Try again; if it happens again, send the log to the developers."),
    )


class Job:
    """One piece of work. Not a QRunnable: Qt for Python never lets go of those that it gave to a pool."""

    def __init__(
        self,
        work: Callable[[Progress], Any],
        ended: Callable[[Job, Any, WorkbenchError | None], None],
        progressed: Callable[[Job, float], None],
    ) -> None:
        self._work: Callable[[Progress], Any] | None = work
        self._ended = ended
        self._progressed = progressed
        self._last = 0.0
        self.progress = Progress(self._report)

    def _report(self, fraction: float) -> None:
        now = time.monotonic()
        if now - self._last > PROGRESS_SECONDS or fraction >= 1:
            self._last = now
            self._progressed(self, fraction)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self.progress.cancel()

    def run(self) -> None:
        """Do the work, in a thread of the pool."""
        calculate_alone()
        assert self._work is not None
        try:
            result = self._work(self.progress)
        except Exception as error:  # every failure must reach the window as a sentence
            self._ended(self, None, readable(error))
        else:
            self._ended(self, result, None)

    def forget(self) -> None:
        """Let go of the work and all that it knows, in the window's thread: there may be widgets among it."""
        self._work = None


@dataclass(frozen=True)
class _Callbacks:
    done: Callable[[Any], None]
    failed: Callable[[WorkbenchError], None]
    progressed: Callable[[float], None] | None


class Jobs(QObject):
    """The jobs of one window. `shutdown` waits for all of them, so no thread outlives it.

    Callbacks run in the thread that made this (the window's).
    """

    _ended = Signal(object, object, object)
    _progressed = Signal(object, float)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(3)
        self._writers = QThreadPool(self)  # only one at a time
        self._writers.setMaxThreadCount(1)
        for pool in (self._pool, self._writers):
            pool.setExpiryTimeout(IDLE_MILLISECONDS)
        self._running: dict[Job, _Callbacks] = {}
        self._ended.connect(self._end)
        self._progressed.connect(self._tell_progress)

    def start(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[WorkbenchError], None],
        progressed: Callable[[float], None] | None = None,
    ) -> Job:
        """Run *work* in the pool; exactly one of *done* and *failed* is called afterwards, in this thread."""
        return self._start(work, self._pool, _Callbacks(done, failed, progressed))

    def write(
        self,
        work: Callable[[], Any],
        failed: Callable[[WorkbenchError], None],
        done: Callable[[Any], None] | None = None,
    ) -> Job:
        """Run *work* after everything that was to be written before it; it is done even when the window closes."""
        callbacks = _Callbacks(done or (lambda _: None), failed, None)
        return self._start(lambda _: work(), self._writers, callbacks)

    def finish_writing(self) -> None:
        """Wait in a job, as the window must not, until everything is on the disk."""
        self._writers.waitForDone()

    def _start(self, work: Callable[[Progress], Any], pool: QThreadPool, callbacks: _Callbacks) -> Job:
        job = Job(work, self._ended.emit, self._progressed.emit)
        self._running[job] = callbacks
        pool.start(job.run)
        return job

    @Slot(object, object, object)
    def _end(self, job: Job, result: Any, problem: WorkbenchError | None) -> None:
        job.forget()
        callbacks = self._running.pop(job, None)
        if callbacks is None:  # shut down meanwhile: nobody is told
            return
        if problem is None:
            callbacks.done(result)
        else:
            callbacks.failed(problem)

    @Slot(object, float)
    def _tell_progress(self, job: Job, fraction: float) -> None:
        callbacks = self._running.get(job)
        if callbacks is not None and callbacks.progressed is not None:
            callbacks.progressed(fraction)

    def is_running(self, job: Job | None) -> bool:
        """Return whether *job* has not called back yet."""
        return job in self._running

    def shutdown(self) -> None:
        """Cancel everything but what is written, and wait; nothing is called back any more."""
        for job in list(self._running):
            job.cancel()
        self._pool.waitForDone()
        self._writers.waitForDone()
        self._running.clear()


class Latest(QObject):
    """Runs one request at a time and, when it is done, only the newest of those asked for meanwhile.

    With *shows_each*, an answer is handed over even when a newer request already waits: a person who drags a slider
    sees what is on the way instead of nothing until they stop.
    """

    busy_changed = Signal(bool)

    def __init__(
        self,
        jobs: Jobs,
        done: Callable[[Any], None],
        failed: Callable[[WorkbenchError], None],
        *,
        shows_each: bool = False,
        progressed: Callable[[float], None] | None = None,
    ) -> None:
        super().__init__(jobs)
        self._progressed = progressed
        self._shows_each = shows_each
        self._jobs = jobs
        self._done = done
        self._failed = failed
        self._waiting: Callable[[Progress], Any] | None = None
        self._job: Job | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a request is being worked on."""
        return self._job is not None

    @property
    def is_waiting(self) -> bool:
        """Whether a newer request waits for its turn."""
        return self._waiting is not None

    def ask(self, work: Callable[[Progress], Any]) -> None:
        """Work on *work* next; a request that still waits is forgotten."""
        self._waiting = work
        if self._job is None:
            self._next()

    def cancel(self) -> None:
        """Forget what waits and ask what runs to stop."""
        self._waiting = None
        if self._job is not None:
            self._job.cancel()

    def _next(self) -> None:
        work, self._waiting = self._waiting, None
        if work is None:
            self.busy_changed.emit(False)
            return
        self._job = self._jobs.start(work, self._finished, self._broke, self._progressed)
        self.busy_changed.emit(True)

    def _finished(self, value: Any) -> None:
        self._job = None
        if self._waiting is None or self._shows_each:
            self._done(value)
        if self._job is None:  # `done` may have asked already
            self._next()

    def _broke(self, error: WorkbenchError) -> None:
        self._job = None
        if not isinstance(error, CancelledError):
            self._failed(error)
        self._next()


class TrainingWorker(QObject):
    """Drives a generator of training events in its own thread and hands them over in batches."""

    events = Signal(list)
    progressed = Signal(float)
    ended = Signal(object)  # WorkbenchError or None

    def __init__(self, make: Callable[[Progress], Iterator[Any]], is_paused: Callable[[], bool]) -> None:
        super().__init__()
        self._make = make
        self._is_paused = is_paused
        self.progress = Progress(self.progressed.emit)
        self._waiting: list[Any] = []
        self._lock = threading.Lock()  # events are handed over in their order, whoever does it
        self._last = 0.0

    @Slot()
    def run(self) -> None:
        problem: WorkbenchError | None = None
        try:
            with training_threads(), closing(self._make(self.progress)) as events:  # type: ignore[type-var]
                for event in events:
                    with self._lock:
                        self._waiting.append(event)
                    is_due = time.monotonic() - self._last >= EVENTS_SECONDS
                    if is_due or self._is_paused() or isinstance(event, Held):  # none may follow for long
                        self.flush()
        except Exception as error:  # every failure must reach the window as a sentence
            log.debug("training ended early", exc_info=error)
            problem = readable(error)
        self.flush()
        self.ended.emit(problem)

    def flush(self) -> None:
        """Hand over what waits."""
        with self._lock:
            if self._waiting:
                self._last = time.monotonic()
                batch, self._waiting = self._waiting, []
                self.events.emit(batch)


class TrainingThread(QObject):
    """Owns the thread of one training from its start to its end."""

    events = Signal(list)
    progressed = Signal(float)
    ended = Signal(object)

    def __init__(
        self,
        make: Callable[[Progress], Iterator[Any]],
        is_paused: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._thread = QThread(self)
        self._thread.setObjectName("training")
        self._worker = TrainingWorker(make, is_paused)
        self._worker.moveToThread(self._thread)
        self._thread.started.connect(self._worker.run)
        # queued, so that what the window's thread hands over does not overtake what the training's thread did
        self._worker.events.connect(self.events, Qt.ConnectionType.QueuedConnection)
        # a training that was paused, or that measures for long, hands over nothing by itself
        self._timer = QTimer(self, interval=int(1000 * EVENTS_SECONDS))
        self._timer.timeout.connect(self._hand_over)
        self._worker.progressed.connect(self.progressed)
        self._worker.ended.connect(self._end)

    def start(self) -> None:
        """Begin."""
        self._thread.start()
        self._timer.start()

    def _hand_over(self) -> None:
        self._worker.flush()  # called from here: a slot of the worker would wait for the training itself

    def cancel_preparation(self) -> None:
        """Stop the work before the first step."""
        self._worker.progress.cancel()

    @Slot(object)
    def _end(self, problem: object) -> None:
        self._timer.stop()
        self._thread.quit()
        self._thread.wait()
        self.ended.emit(problem)

    def wait(self) -> None:
        """Wait for the thread's end, letting its last signals arrive."""
        self._thread.quit()
        self._thread.wait()
