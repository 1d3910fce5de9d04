from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.language import WorkbenchError
from workbench.training.distributed import ALONE, Team, current_team, joined
from workbench.training.events import Checkpointed
from workbench.training.task import Batch

ROOT = Path(__file__).parent.parent.parent


def two_processes(how: str) -> tuple[list[int], dict[str, Any]]:
    """Return the exit codes of both and what the writer told."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    common = {"WORLD_SIZE": "2", "MASTER_ADDR": "127.0.0.1", "MASTER_PORT": str(port), "OMP_NUM_THREADS": "1"}
    processes = [
        subprocess.Popen(
            [sys.executable, str(Path(__file__).parent / "peers.py"), how],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            cwd=ROOT,
            env={**os.environ, **common, "PYTHONPATH": str(ROOT), "RANK": str(rank), "LOCAL_RANK": str(rank)},
        )
        for rank in range(2)
    ]
    said = [process.communicate(timeout=120)[0] for process in processes]
    return [process.returncode for process in processes], json.loads(said[0])


def test_two_processes_learn_what_one_learns(toy: Callable[..., Any], losses: Callable[..., list[float]]):
    codes, told = two_processes("well")
    alone = toy(dropout=0.0, log_interval=1).run()
    assert codes == [0, 0]
    assert told["losses"] == pytest.approx(losses(alone), abs=1e-5)
    (checkpoint,) = [event for event in alone if isinstance(event, Checkpointed)]
    assert told["names"] == sorted(checkpoint.tensors)


def test_memory_that_runs_out_in_another_process_cuts_the_batch_of_all(
    toy: Callable[..., Any], losses: Callable[..., list[float]]
):
    codes, told = two_processes("memory")
    assert codes == [0, 0]
    assert told["parts"] == 2
    assert told["losses"] == pytest.approx(losses(toy(dropout=0.0, log_interval=1).run()), abs=1e-5)


def test_a_mistake_in_another_process_ends_all_with_one_sentence():
    codes, told = two_processes("error")
    assert codes == [0, 1]
    assert told["error"] == ["WorkbenchError", "Process 1: ValueError: a mistake"]
    assert len(told["losses"]) == 3


def test_a_process_that_is_gone_cuts_the_training_off_and_says_how_to_go_on():
    codes, told = two_processes("gone")
    assert codes == [0, 7]
    name, sentence = told["error"]
    assert name == "PeerLostError"
    assert "resume" in sentence


def test_alone_without_a_launcher(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("WORLD_SIZE", raising=False)
    with joined() as team:
        assert team is current_team() is ALONE
    assert ALONE.agree("value") == "value"
    with pytest.raises(ValueError, match="mine"):
        ALONE.check(ValueError("mine"))
    monkeypatch.setenv("WORLD_SIZE", "2")
    monkeypatch.setenv("RANK", "none")
    with pytest.raises(WorkbenchError, match="torchrun"), joined():
        pass


@pytest.mark.parametrize("world_size", [1, 2, 3, 5])
def test_every_row_is_read_once_and_weighed_by_what_it_counts(world_size: int):
    targets = torch.tensor([[1, 2, 3], [4, -100, -100], [5, 6, -100]])
    batch = Batch((torch.arange(9).reshape(3, 3),), targets, 6)
    shares = [Team(rank, world_size).share(batch) for rank in range(world_size)]
    found = [share for share in shares if share is not None]
    assert torch.cat([rows.inputs[0] for rows, _ in found]).equal(batch.inputs[0])
    assert sum(weight for _, weight in found) == pytest.approx(1)
    assert len(found) == min(world_size, 3)
    if world_size == 3:
        assert [weight for _, weight in found] == [3 / 6, 1 / 6, 2 / 6]


def test_two_processes_do_not_share_a_card(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    Team(1, 2, 1).refuse_crowd("cpu")
    Team(0, 2, 0).refuse_crowd("cuda")
    with pytest.raises(WorkbenchError, match="graphics card"):
        Team(1, 2, 1).refuse_crowd("cuda")
