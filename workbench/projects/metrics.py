"""What a run measured, one JSON object a line, appended and flushed while it trains."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, assert_never, cast

import numpy as np
import numpy.typing as npt

from workbench.atomic import append_text, write_text
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

TAIL_BYTES = 16_384  # holds the last lines of nearly every run


def event_to_json(event: Event) -> dict[str, Any]:
    """Return *event* as plain JSON values, without weights and maps."""
    match event:
        case Started():
            return {
                "event": "started",
                "step": event.step,
                "total_steps": event.total_steps,
                "parameters": event.n_parameter,
                "device": event.device,
                "device_reason": str(event.device_reason),
                "random_guess": event.random_guess,
                "note": None if event.note is None else str(event.note),
            }
        case Steps():
            return {
                "event": "steps",
                "step": event.step,
                "first_step": int(event.steps[0]) if len(event.steps) else event.step,
                "losses": [finite(float(loss)) for loss in event.losses],
                "learning_rate": event.learning_rate,
                "items_per_second": round(event.items_per_second, 1),
                "seconds": round(event.seconds, 3),
            }
        case Changed():
            return {
                "event": "changed",
                "step": event.step,
                "learning_rate": event.learning_rate,
                "total_steps": event.total_steps,
                "parts": event.n_part,
                "recompute": event.recompute,
                "reason": None if event.reason is None else str(event.reason),
            }
        case Evaluated():
            return {
                "event": "evaluated",
                "step": event.step,
                "validation_loss": finite(event.validation_loss),
                "is_complete": event.is_complete,
            }
        case Snapshot():
            return {"event": "snapshot", "step": event.step, "dropped": list(event.dropped)}
        case Sampled():
            return {"event": "sampled", "step": event.step, "output": event.output}
        case Checkpointed():
            return {"event": "checkpointed", "step": event.step}
        case Held():
            reason = None if event.reason is None else str(event.reason)
            return {"event": "held", "step": event.step, "reason": reason}
        case Finished():
            reason = None if event.reason is None else str(event.reason)
            return {"event": "finished", "step": event.step, "status": event.status, "reason": reason}
        case _:
            assert_never(event)


def finite(value: float) -> float | None:
    """Return *value*, or None (null in JSON) where it is no number."""
    return value if math.isfinite(value) else None


def append_line(path: Path, value: Mapping[str, Any]) -> None:
    """Append one JSON object and see it on the disk."""
    append_text(path, json.dumps(value, ensure_ascii=False, allow_nan=False) + "\n")


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return every whole line; a torn last line (a crash while writing) is left out."""
    try:
        return _whole_lines(path.read_bytes())
    except OSError:
        return []


def last_steps(path: Path) -> tuple[int, float]:
    """Return the last step measured and the seconds until then, (0, 0.0) if none was; only the file's end is read."""
    size = TAIL_BYTES
    try:
        with path.open("rb") as file:
            length = file.seek(0, os.SEEK_END)
            while True:  # one line is as long as its log interval
                file.seek(max(0, length - size))
                for line in reversed(_whole_lines(file.read())):
                    if line.get("event") == "steps":
                        seconds = line.get("seconds")
                        known = finite(float(seconds)) if isinstance(seconds, int | float) else None
                        return int(line["step"]), known or 0.0
                if size >= length:
                    return 0, 0.0
                size *= 16
    except OSError:
        return 0, 0.0


def _whole_lines(content: bytes) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for line in content.decode("utf-8", errors="replace").split("\n"):
        try:
            value = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and isinstance(value.get("step"), int):
            found.append(cast("dict[str, Any]", value))
    return found


def cut_after(path: Path, step: int) -> None:
    """Drop what was measured after *step*: a resumed run measures it again."""
    if path.exists():
        kept = [
            json.dumps(line, ensure_ascii=False) for line in read_lines(path) if int(line["step"]) <= step
        ]
        write_text(path, "".join(f"{line}\n" for line in kept))


@dataclass(frozen=True, slots=True)
class Metrics:
    """The curves and samples of one run."""

    steps: npt.NDArray[np.int64]
    losses: npt.NDArray[np.float64]
    evaluated_steps: npt.NDArray[np.int64]
    validation_losses: npt.NDArray[np.float64]
    samples: tuple[tuple[int, str], ...]
    seconds: float

    @classmethod
    def from_lines(cls, lines: Iterable[Mapping[str, Any]]) -> Metrics:
        """Collect what `read_lines` returned."""
        steps: list[int] = []
        losses: list[float] = []
        evaluated: dict[int, float] = {}
        samples: dict[int, str] = {}
        seconds = 0.0
        for line in lines:
            kind, step = line.get("event"), int(line.get("step", 0))
            if kind == "steps":
                first = int(line.get("first_step", step))
                for offset, loss in enumerate(line.get("losses", ())):
                    steps.append(first + offset)
                    losses.append(math.nan if loss is None else float(loss))
                seconds = float(line.get("seconds", seconds))
            elif kind == "evaluated" and line.get("validation_loss") is not None:
                evaluated[step] = float(line["validation_loss"])
            elif kind == "sampled":
                samples[step] = str(line.get("output", ""))
        return cls(
            steps=np.array(steps, dtype=np.int64),
            losses=np.array(losses, dtype=np.float64),
            evaluated_steps=np.array(list(evaluated), dtype=np.int64),
            validation_losses=np.array(list(evaluated.values()), dtype=np.float64),
            samples=tuple(samples.items()),
            seconds=seconds,
        )
