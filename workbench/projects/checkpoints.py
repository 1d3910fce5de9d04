"""Everything that is needed to go on with a training, twice: the newest checkpoint and the one before it.

``checkpoints/<step>/tensors.safetensors`` holds weights, optimiser and random state; ``state.json`` beside it is
written last and carries the other file's SHA-256, so a checkpoint counts only when it is whole, whatever ended the
program in the middle of writing it. One without ``state.json`` was never finished; only others can be damaged.
"""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from workbench.atomic import read_json, write_bytes, write_json
from workbench.language import Text, WorkbenchError, text
from workbench.projects.tensors import arrays_from, to_bytes
from workbench.training.events import Checkpointed
from workbench.training.loop import ResumePoint

KEPT = 2
OF_ONE_RUN = frozenset(
    {"step", "sha256", "learning_rate", "total_steps", "best_validation_loss", "n_worse", "snapshots"}
)
GROUPS = frozenset({"model", "optimizer", "average", "rng"})


def write_checkpoint(folder: Path, event: Checkpointed) -> None:
    """Write *event* below *folder*, then forget all but the newest two."""
    target = folder / f"{event.step:06d}"
    content = to_bytes(event.tensors)
    write_bytes(target / "tensors.safetensors", content)
    checksum = hashlib.sha256(content).hexdigest()
    write_json(target / "state.json", {"step": event.step, "sha256": checksum, **event.state})
    for old in checkpoint_folders(folder)[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)


def checkpoint_folders(folder: Path) -> list[Path]:
    """Return the folders of the checkpoints below *folder*, newest first; some may be damaged."""
    return sorted((path.parent for path in folder.glob("*/state.json")), key=_step_of, reverse=True)


def forget_later(folder: Path, step: int) -> None:
    """Drop what is below *folder* besides whole checkpoints up to *step*: unfinished and damaged ones.

    A damaged one that stayed would count among the newest two.
    """
    whole = {path for path in checkpoint_folders(folder) if 0 <= _step_of(path) <= step}
    for path in folder.glob("*"):
        if path not in whole and path.is_dir():
            shutil.rmtree(path, ignore_errors=True)


def _step_of(folder: Path) -> int:
    return int(folder.name) if folder.name.isdecimal() else -1


def copy_checkpoint(source: Path, target: Path, step: int) -> None:
    """Begin *target* with the checkpoint of *step* below *source*; speed and length are those of the new run.

    Raises:
        WorkbenchError: There is none that is whole.
    """
    point = read_newest(source, step)
    if point is None:
        raise WorkbenchError(
            text("“{path}” keeps no whole checkpoint of step {step}.", path=str(source), step=step),
            text("Branch from a snapshot, which keeps the weights alone, or from another run."),
        )
    state = {name: value for name, value in point.state.items() if name not in OF_ONE_RUN}
    write_checkpoint(target, Checkpointed(step=step, tensors=point.tensors, state=state))


def read_newest(folder: Path, step: int | None = None) -> ResumePoint | None:
    """Return the newest checkpoint that is whole, or None; says so when a newer one was damaged.

    With *step* only a checkpoint of that step will do.
    """
    n_damaged = 0
    for candidate in checkpoint_folders(folder):
        try:
            state = read_json(candidate / "state.json")
            found = int(state["step"])
            if step not in (None, found):
                continue
            content = (candidate / "tensors.safetensors").read_bytes()
            if state.get("sha256") not in (None, hashlib.sha256(content).hexdigest()):
                raise ValueError("the checksum differs")
            tensors = arrays_from(content, candidate / "tensors.safetensors")
            groups = {name.partition(".")[0] for name in tensors}
            if "rng.cpu" not in tensors:
                raise ValueError("something is missing")
            if not {"model"} < groups <= GROUPS:
                raise ValueError("something does not belong here")
        except (WorkbenchError, OSError, KeyError, TypeError, ValueError, AttributeError):
            n_damaged += 1
            continue
        return ResumePoint(found, tensors, state, _fell_back(found) if n_damaged else None)
    return None


def _fell_back(step: int) -> Text:
    return text(
        "The newest checkpoint is damaged. Going on from the one before it, at step {step}; "
        "what was learnt after it is learnt again.",
        step=step,
    )
