"""The same run in one process and in two that PyTorch's launcher starts; checkpoints go both ways."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np

from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.projects.tensors import load_arrays

ROOT = Path(__file__).parent.parent.parent
SETTINGS = ("model.dropout=0", "training.checkpoint_interval=10", "training.batch_size=5")


def start(*words: str, n_process: int) -> list[str]:
    """Run a verb in *n_process* processes; return the lines on standard output."""
    launcher = ["-m", "torch.distributed.run", "--standalone", f"--nproc-per-node={n_process}"]
    done = subprocess.run(
        [sys.executable, *(launcher if n_process > 1 else []), "-m", "workbench", *words, "--json"],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
        timeout=180,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def cut_back(run: Run) -> None:
    """Leave *run* as if it had been killed after step 10."""
    shutil.rmtree(run.checkpoints / "000020")
    run.write_state(status="interrupted", step=10)


def assert_close(one: Run, other: Run) -> None:
    np.testing.assert_allclose(one.metrics().losses, other.metrics().losses, atol=1e-4)
    np.testing.assert_allclose(one.metrics().validation_losses, other.metrics().validation_losses, atol=1e-4)
    assert one.snapshots() == other.snapshots()
    first, second = (load_arrays(run.snapshot_path(20)) for run in (one, other))
    for name, array in first.items():
        np.testing.assert_allclose(array, second[name], atol=2e-3, err_msg=name)


def test_two_processes_record_one_run_which_one_process_resumes(project: Project) -> None:
    sets = [word for setting in SETTINGS for word in ("--set", setting)]
    before = {run.name for run in project.runs()}
    lines = start("train", str(project.folder), *sets, n_process=2)
    events = [json.loads(line)["event"] for line in lines]
    assert events.count("started") == events.count("finished") == 1
    start("train", str(project.folder), *sets, n_process=1)
    together, alone = (run for run in project.runs() if run.name not in before)
    assert together.name == json.loads(lines[-1])["run"]
    assert_close(together, alone)
    cut_back(together)
    cut_back(alone)
    start("resume", str(project.folder), "--run", together.name, n_process=1)
    start("resume", str(project.folder), n_process=2)  # the other one: the launcher takes "--run" for its own
    assert together.info().status == alone.info().status == "finished"
    assert_close(together, alone)
