"""Write what a training says into its run folder, and pass it on."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Generator, Iterator
from typing import Any, assert_never

from workbench.atomic import DiskFullError
from workbench.language import Text, text
from workbench.projects.checkpoints import write_checkpoint
from workbench.projects.metrics import append_line, event_to_json, finite
from workbench.projects.process import process_mark
from workbench.projects.run import Run
from workbench.projects.tensors import save_arrays
from workbench.training.control import Control
from workbench.training.events import (
    Changed,
    Checkpointed,
    Evaluated,
    Event,
    Finished,
    Held,
    Sampled,
    Snapshot,
    Started,
    Steps,
)

ROOM_SECONDS = 1.0  # between two looks whether a full disk has room again


def record(run: Run, events: Iterator[Event], control: Control) -> Generator[Event]:
    """Yield *events* after each was written; weights are dropped from what is passed on.

    A snapshot or checkpoint is on disk before its event is seen by anybody. ``run.json`` is written at most once for
    an event, and not for every log interval: between two writes ``metrics.jsonl`` says how far the run has come.

    When the disk is full the training holds until there is room again, or until *control* is told to stop.

    Raises:
        WorkbenchError: Something could not be written, for another reason than a full disk or after stopping.
    """
    recorder = _Recorder(run)
    for event in events:
        is_held = False
        while True:
            try:
                written = recorder.write(event)
                break
            except DiskFullError as error:
                if control.is_stopped:
                    raise
                if not is_held:
                    yield Held(step=event.step, reason=_waits_for_room(error))
                is_held = True
            time.sleep(ROOM_SECONDS)
        if is_held:
            yield Held(step=event.step, reason=None)
        yield written


def _waits_for_room(error: DiskFullError) -> Text:
    return text(
        "{problem} Nothing is lost: the training holds and goes on by itself when there is room.",
        problem=error.what,
    )


class _Recorder:
    def __init__(self, run: Run) -> None:
        self._run = run
        self._state = run.state()  # nobody else writes it while the events come
        self._seconds = 0.0

    def write(self, event: Event) -> Event:
        run = self._run
        match event:
            case Started():
                self._keep(
                    event,
                    status="running",
                    process=process_mark(),
                    total_steps=event.total_steps,
                    parameters=event.n_parameter,
                    device=event.device,
                    random_guess=finite(event.random_guess),
                    reason=None,
                    problem=None,
                    note=None if event.note is None else str(event.note),
                )
            case Steps():
                append_line(run.metrics_path, event_to_json(event))
                self._seconds = event.seconds
            case Evaluated():
                append_line(run.metrics_path, event_to_json(event))
                loss = finite(event.validation_loss)
                best = self._state.get("best_validation_loss")
                is_best = loss is not None and (best is None or loss < best)
                found = {"best_validation_loss": loss, "best_step": event.step} if is_best else {}
                self._keep(event, validation_loss=loss, **found)
            case Changed():
                append_line(run.metrics_path, event_to_json(event))
                self._keep(event, total_steps=event.total_steps, learning_rate=event.learning_rate)
            case Sampled():
                append_line(run.metrics_path, event_to_json(event))
            case Snapshot():
                save_arrays(run.snapshot_path(event.step), event.weights)
                for step in event.dropped:
                    with contextlib.suppress(OSError):  # being read just now; then it stays
                        run.snapshot_path(step).unlink()
                self._keep(event)
                return dataclasses.replace(event, weights={})
            case Checkpointed():
                write_checkpoint(run.checkpoints, event)
                self._keep(event)
                return dataclasses.replace(event, tensors={})
            case Held():
                pass
            case Finished():
                reason = None if event.reason is None else str(event.reason)
                self._keep(event, status=event.status, reason=reason, problem=event.problem)
                if event.details:
                    (run.folder / "log.txt").write_text(event.details + "\n", encoding="utf-8")
            case _:
                assert_never(event)
        return event

    def _keep(self, event: Event, **changes: Any) -> None:
        self._state |= {"step": event.step} | changes
        if self._seconds:  # of this process; a resumed run keeps what it had until its first steps are done
            self._state["seconds"] = round(self._seconds, 3)
        self._run.put_state(self._state)
