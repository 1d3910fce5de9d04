from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from workbench.language import WorkbenchError
from workbench.projects.project import Project
from workbench.projects.tensors import load_arrays
from workbench.training.events import Changed, Finished, Started, Steps

Config = Callable[..., Any]


def test_a_finished_run_goes_on_to_another_last_step_and_says_so(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=4, schedule="constant"))
    whole = project.new_run(config(steps=7, schedule="constant"))
    list(project.train(run))
    list(project.train(whole))
    events = list(project.train(run, resume=True, steps=7))
    started = next(event for event in events if isinstance(event, Started))
    assert (started.step, started.total_steps) == (4, 7)
    assert [(event.step, event.total_steps) for event in events if isinstance(event, Changed)] == [(4, 7)]
    assert isinstance(events[-1], Finished)
    assert (run.info().status, run.info().step, run.info().total_steps) == ("finished", 7, 7)
    lines = [json.loads(line) for line in run.metrics_path.read_text(encoding="utf-8").splitlines()]
    assert [line["total_steps"] for line in lines if line["event"] == "changed"] == [7]
    assert run.metrics().steps.tolist() == [1, 2, 3, 4, 5, 6, 7]
    one, two = load_arrays(run.snapshot_path(7)), load_arrays(whole.snapshot_path(7))
    assert all(np.array_equal(one[name], two[name]) for name in one)


def test_a_prolonged_run_that_is_cut_off_keeps_its_new_length(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=4))
    list(project.train(run))
    events = project.train(run, resume=True, steps=8)
    for event in events:
        if isinstance(event, Changed):
            break
    events.close()
    assert run.info().total_steps == 8
    list(project.train(run, resume=True))
    assert (run.info().status, run.info().step) == ("finished", 8)
    assert run.metrics().steps.tolist() == list(range(1, 9))


@pytest.mark.parametrize("cut", [8, 17, 28])  # before the first checkpoint of its own, and after others
def test_a_prolonged_run_keeps_spaced_snapshots_the_same_when_it_is_cut_off(
    project: Project, config: Config, cut: int
) -> None:
    settings = config(steps=8, snapshots=6, checkpoint_interval=10)
    whole, broken = project.new_run(settings), project.new_run(settings)
    for run in (whole, broken):
        list(project.train(run))
    before = whole.snapshots()
    list(project.train(whole, resume=True, steps=40))
    events = project.train(broken, resume=True, steps=40)
    for event in events:
        if isinstance(event, Changed | Steps) and event.step >= cut:
            break
    events.close()
    list(project.train(broken, resume=True))
    assert broken.snapshots() == whole.snapshots()
    assert len(whole.snapshots()) <= 6
    assert [step for step in whole.snapshots() if 8 < step < 40]
    assert set(before) - set(whole.snapshots())  # some made room
    for step in whole.snapshots():
        assert broken.snapshot_path(step).read_bytes() == whole.snapshot_path(step).read_bytes()


@pytest.mark.parametrize("steps", [1, 4])
def test_fewer_steps_than_were_taken_are_refused_and_the_run_stays(
    project: Project, config: Config, steps: int
) -> None:
    run = project.new_run(config(steps=4))
    list(project.train(run))
    before = run.state()
    with pytest.raises(WorkbenchError, match="Choose more than 4 steps"):
        list(project.train(run, resume=True, steps=steps))
    assert run.state() == before


def test_a_run_without_checkpoint_cannot_be_prolonged(project: Project, config: Config) -> None:
    with pytest.raises(WorkbenchError, match="no checkpoint to go on from"):
        list(project.train(project.new_run(config(steps=4)), resume=True, steps=9))
