"""One of two processes of a small training in which rank 1 behaves as the first word says."""

from __future__ import annotations

import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any

import torch

from workbench.language import WorkbenchError
from workbench.training.distributed import joined
from workbench.training.events import Changed, Checkpointed, Steps
from workbench.training.loop import follow, train


def load_conftest() -> Any:
    spec = importlib.util.spec_from_file_location("toys", Path(__file__).parent / "conftest.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["toys"] = module
    spec.loader.exec_module(module)
    return module


def misbehave(how: str, toy: Any) -> None:
    times = {"memory": 1}

    def before_loss(step: int) -> None:
        if step != 3:
            return
        if how == "error":
            raise ValueError("a mistake")
        if how == "gone":
            os._exit(7)
        if how == "memory" and times["memory"]:
            times["memory"] -= 1
            raise MemoryError

    toy.task.before_loss = before_loss


def main(how: str) -> dict[str, Any] | None:
    toy = load_conftest().make_toy(dropout=0.0, log_interval=1, batch_size=4)
    with joined() as team:
        if team.rank == 1:
            misbehave(how, toy)
            team.check()
            follow(toy.model, toy.task, toy.config, toy.device, team=team)
            return None
        team.check()
        torch.manual_seed(11)
        losses: list[float] = []
        told: dict[str, Any] = {"losses": losses}
        try:
            for event in train(toy.model, toy.task, toy.config, toy.device, team=team):
                if isinstance(event, Steps):
                    losses += event.losses.tolist()
                if isinstance(event, Changed):
                    told["parts"] = event.n_part
                if isinstance(event, Checkpointed):
                    told["names"] = sorted(event.tensors)
        except WorkbenchError as error:
            told["error"] = [type(error).__name__, str(error)]
        return told


if __name__ == "__main__":
    found = main(sys.argv[1])
    tasks = Path("/proc/self/task")
    if tasks.is_dir():
        # A thread that outlives the group wants Python while it shuts down and aborts the process, now and then.
        names = [(task / "comm").read_text().strip() for task in tasks.iterdir()]
        assert not [name for name in names if "gloo" in name], names
    if found is not None:
        sys.stdout.write(json.dumps(found) + "\n")
