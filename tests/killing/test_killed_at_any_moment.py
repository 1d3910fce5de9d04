"""SIGKILL at any moment, then ``resume``, equals the run that nobody disturbed, bit for bit."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from workbench.atomic import read_json
from workbench.projects.checkpoints import checkpoint_folders
from workbench.projects.metrics import read_lines
from workbench.projects.project import Project
from workbench.projects.run import Run

ROOT = Path(__file__).parent.parent.parent
V1 = Path(__file__).parent.parent / "projects" / "v1"
KILLED = -int(getattr(signal, "SIGKILL", 9))
pytestmark = pytest.mark.skipif(os.name == "nt", reason="processes are forked, which Windows cannot")

STEPS = 300
SETTINGS = {
    "training.steps": STEPS,
    "training.checkpoint_interval": 6,
    "training.eval_interval": 50,
    "training.log_interval": 3,
    "training.snapshots": 30,
    "training.ema_decay": 0.9,
    "training.batch_size": 4,
    "model.dropout": 0.2,
    "model.d_model": 16,
}
# inside of what is written: before a file, with half of it, with all of it but under its temporary name
INSIDE = [
    {"event": "open", "name": ".tensors.safetensors."},
    {"event": "os.rename", "name": ".tensors.safetensors.", "torn": True},
    {"event": "os.rename", "name": ".tensors.safetensors."},
    {"event": "os.rename", "name": ".state.json.", "torn": True},
    {"event": "os.rename", "name": ".state.json."},
    {"event": "shutil.rmtree", "name": "checkpoints"},
    {"event": "os.rename", "name": "snapshots", "torn": True},
    {"event": "os.rename", "name": "snapshots"},
    {"event": "os.rename", "name": ".run.json."},
    {"event": "os.rename", "name": ".metrics.jsonl."},  # while what will be measured again is cut off
]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "项目"
    shutil.copytree(V1, folder)
    shutil.rmtree(folder / "runs")
    return folder


def words(**changes: Any) -> list[str]:
    return [part for name, value in (SETTINGS | changes).items() for part in ("--set", f"{name}={value}")]


def newest_run(folder: Path) -> Run:
    return max(
        Project.open(folder).runs(), key=lambda run: (run.folder / "experiment.json").stat().st_mtime_ns
    )


def assert_the_same(one: Run, other: Run) -> None:
    assert one.info().status == other.info().status == "finished"
    assert one.info().best_step == other.info().best_step
    assert one.info().best_validation_loss == other.info().best_validation_loss
    assert one.snapshots() == other.snapshots()
    for step in one.snapshots():
        assert one.snapshot_path(step).read_bytes() == other.snapshot_path(step).read_bytes(), step
    kept, expected = checkpoint_folders(one.checkpoints), checkpoint_folders(other.checkpoints)
    assert [folder.name for folder in kept] == [folder.name for folder in expected]
    for folder, wanted in zip(kept, expected, strict=True):  # weights, optimiser, average, random state
        tensors = "tensors.safetensors"
        assert (folder / tensors).read_bytes() == (wanted / tensors).read_bytes(), folder.name
        states = [{**read_json(path / "state.json"), "seconds": 0} for path in (folder, wanted)]
        assert states[0] == states[1]
    curves, wanted_curves = one.metrics(), other.metrics()
    assert curves.steps.tolist() == wanted_curves.steps.tolist()
    assert curves.losses.tolist() == wanted_curves.losses.tolist()
    assert curves.evaluated_steps.tolist() == wanted_curves.evaluated_steps.tolist()
    assert curves.validation_losses.tolist() == wanted_curves.validation_losses.tolist()
    assert curves.samples == wanted_curves.samples
    assert lines(one) == lines(other)
    assert not list(one.folder.rglob("*.tmp"))


def lines(run: Run) -> list[dict[str, Any]]:
    """Return what was written line by line, but for times."""
    timed = ("seconds", "items_per_second")
    return [{**line, **dict.fromkeys(timed)} for line in read_lines(run.metrics_path)]


def test_killed_twenty_times_and_resumed(lives: Any, project: Path) -> None:
    dice = random.Random(20)
    inside = [dict(place) for place in INSIDE]
    anywhere = [{"count": dice.randint(5, 50)} for _ in range(9)]
    deaths: list[dict[str, Any]] = [*inside, *anywhere]
    dice.shuffle(deaths)

    # the first one is a real process from its first moment, and dies at a time no file has a part in
    command = [sys.executable, "-m", "workbench", "train", str(project), "--json", *words()]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=lives.environment)
    assert process.stdout is not None
    for line in process.stdout:
        if '"steps"' in line and dice.random() < 0.1:
            break
    process.kill()
    process.stdout.close()
    assert process.wait(60) == KILLED

    run = newest_run(project)
    reached: list[int] = []
    for death in deaths:
        kill = {"folder": str(run.folder), **death}
        assert lives.live("resume", project, kill=kill) == KILLED, death
        assert run.info().status == "interrupted"
        reached.append(run.info().step)
    assert reached[-1] < STEPS
    assert lives.live("resume", project) == 0

    assert lives.live("train", project, *words()) == 0
    assert_the_same(run, newest_run(project))


def test_killed_before_the_first_step(lives: Any, project: Path) -> None:
    """A run that was never begun is no run; one that was begun begins again."""
    short = words(**{"training.steps": 12, "training.eval_interval": 12})
    ended: list[Run] = []
    for name in ("experiment.json", "run.json", "processor", "000000.safetensors"):
        kill = {"folder": str(project / "runs"), "event": "os.rename", "name": name}
        before = len(Project.open(project).runs())
        assert lives.live("train", project, *short, kill=kill) == KILLED
        if name in ("experiment.json", "run.json"):
            assert len(Project.open(project).runs()) == before
            assert lives.live("train", project, *short) == 0
        else:
            assert newest_run(project).info().status == "interrupted"
            assert lives.live("resume", project) == 0
        ended.append(newest_run(project))
    for run in ended[1:]:
        assert_the_same(run, ended[0])


def test_killed_after_it_was_made_longer(lives: Any, project: Path) -> None:
    """It goes on to its new length and keeps the same snapshots, whenever that was."""
    short = words(**{"training.steps": 12, "training.snapshots": 8})
    ended: list[Run] = []
    # never, and after so many events; at the first of them the line about the change is not written yet, and is lost
    for count in (0, 8, 30, 55, 1):
        assert lives.live("train", project, *short) == 0
        run = newest_run(project)
        if count:
            kill = {"folder": str(run.folder), "count": count, "after": ".state.json."}
            assert lives.live("resume", project, "--steps", "60", kill=kill) == KILLED
            assert lives.live("resume", project) == 0
        else:
            assert lives.live("resume", project, "--steps", "60") == 0
        assert run.info().step == 60
        ended.append(run)
    assert len(ended[0].snapshots()) <= 8
    for run in ended[1:-1]:
        assert_the_same(run, ended[0])
    assert ended[-1].snapshots() == ended[0].snapshots()


def test_killed_while_an_early_stop_is_written(lives: Any, project: Path) -> None:
    """What ended early ends at the same step when its last words were cut off."""
    early = words(
        **{
            "training.patience": 1,
            "training.learning_rate": 5.0,
            "training.checkpoint_interval": 0,
            "training.eval_interval": 5,
        }
    )
    assert lives.live("train", project, *early) == 0
    whole = newest_run(project)
    assert whole.info().status == "stopped"
    for count in (1, 3):  # after the checkpoint, and before the very last word
        kill = {"folder": str(project), "event": "os.rename", "name": ".run.json.", "count": count}
        assert lives.live("train", project, *early, kill=kill | {"after": ".state.json."}) == KILLED
        killed = newest_run(project)
        assert killed.info().status == "interrupted"
        assert lives.live("resume", project) == 0
        assert killed.info().status == "stopped"
        assert killed.info().step == whole.info().step < STEPS
        assert killed.info().reason == whole.info().reason
        assert killed.snapshots() == whole.snapshots()
