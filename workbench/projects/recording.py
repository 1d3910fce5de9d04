"""Write what a training says into its run folder, and pass it on."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Generator, Iterator
from typing import assert_never

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

    A snapshot or checkpoint is on disk before its event is seen by anybody.
    """
    for event in events:
        yield _write(run, event)


def _write(run: Run, event: Event) -> Event:
    match event:
        case Started():
            run.write_state(
                status="running",
                process=process_mark(),
                step=event.step,
                total_steps=event.total_steps,
                parameters=event.n_parameter,
                device=event.device,
                random_guess=finite(event.random_guess),
                reason=None,
            )
        case Steps():
            append_line(run.metrics_path, event_to_json(event))
            run.write_state(step=event.step, seconds=round(event.seconds, 3))
        case Evaluated():
            append_line(run.metrics_path, event_to_json(event))
            loss = finite(event.validation_loss)
            best = run.state().get("best_validation_loss")
            run.write_state(validation_loss=loss)
            if loss is not None and (best is None or loss < best):
                run.write_state(best_validation_loss=loss, best_step=event.step)
        case Sampled():
            append_line(run.metrics_path, event_to_json(event))
        case Snapshot():
            save_arrays(run.snapshot_path(event.step), event.weights)
            return dataclasses.replace(event, weights={})
        case Checkpointed():
            _write_checkpoint(run, event)
            return dataclasses.replace(event, tensors={})
        case Finished():
            reason = None if event.reason is None else str(event.reason)
            run.write_state(status=event.status, step=event.step, reason=reason)
            if event.details:
                (run.folder / "log.txt").write_text(event.details + "\n", encoding="utf-8")
        case _:
            assert_never(event)
    return event


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
