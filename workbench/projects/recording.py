"""Write what a training says into its run folder, and pass it on."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Generator, Iterator
from typing import Any, assert_never

from workbench.atomic import write_json
from workbench.projects.metrics import append_line, event_to_json, finite
from workbench.projects.run import Run, process_mark
from workbench.projects.tensors import save_arrays
from workbench.training.events import (
    Checkpointed,
    Evaluated,
    Event,
    Finished,
    Sampled,
    Snapshot,
    Started,
    Steps,
)


def record(run: Run, events: Iterator[Event]) -> Generator[Event]:
    """Yield *events* after each was written; weights are dropped from what is passed on.

    A snapshot or checkpoint is on disk before its event is seen by anybody. ``run.json`` is written at most once for
    an event, and not for every log interval: between two writes ``metrics.jsonl`` says how far the run has come.
    """
    recorder = _Recorder(run)
    for event in events:
        yield recorder.write(event)


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
            case Sampled():
                append_line(run.metrics_path, event_to_json(event))
            case Snapshot():
                save_arrays(run.snapshot_path(event.step), event.weights)
                self._keep(event)
                return dataclasses.replace(event, weights={})
            case Checkpointed():
                _write_checkpoint(run, event)
                self._keep(event)
                return dataclasses.replace(event, tensors={})
            case Finished():
                self._keep(
                    event, status=event.status, reason=None if event.reason is None else str(event.reason)
                )
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


def _write_checkpoint(run: Run, event: Checkpointed) -> None:
    folder = run.folder / "checkpoints"
    fresh, latest, previous = folder / "new", folder / "latest", folder / "previous"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    save_arrays(fresh / "tensors.safetensors", event.tensors)
    write_json(fresh / "state.json", {"step": event.step, **event.state})
    if latest.exists():
        shutil.rmtree(previous, ignore_errors=True)
        latest.rename(previous)
    fresh.rename(latest)
