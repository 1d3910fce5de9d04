from __future__ import annotations

import dataclasses
import json
import shutil
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from workbench.atomic import read_json
from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.language import WorkbenchError
from workbench.preprocessing.cleaning import CleaningConfig
from workbench.projects.branching import Parent, newest_parent
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.projects.tensors import load_arrays
from workbench.training.events import Finished, Started

Config = Callable[..., Any]
FIRST = "2026-01-01T1000-tiny"  # finished at step 20


def trained(project: Project, run: Run, **how: Any) -> list[Any]:
    return list(project.train(run, **how))


def weights(run: Run, step: int) -> dict[str, Any]:
    return load_arrays(run.snapshot_path(step))


def same(one: dict[str, Any], two: dict[str, Any]) -> bool:
    return one.keys() == two.keys() and all(np.array_equal(one[name], two[name]) for name in one)


@pytest.fixture
def first(project: Project, config: Config) -> Run:
    """A finished run of six steps."""
    run = project.new_run(config(steps=6, snapshots=10))
    trained(project, run)
    return run


def test_a_branch_begins_with_the_weights_of_the_step_and_a_fresh_optimiser(
    project: Project, config: Config, first: Run
) -> None:
    run = project.new_run(config(steps=4, learning_rate=0.001), Parent(run=first.name, step=3))
    events = trained(project, run)
    assert same(weights(run, 0), weights(first, 3))
    assert not same(weights(run, 4), weights(first, 3))
    assert next(event for event in events if isinstance(event, Started)).step == 0
    assert run.info().status == "finished"
    assert run.info().parent == (first.name, 3)
    assert run.state()["parent"]["run"] == first.name
    assert (run.folder / "processor" / "tokenizer.json").read_bytes() == (
        first.folder / "processor" / "tokenizer.json"
    ).read_bytes()


def test_a_branch_needs_its_parent_no_more(project: Project, config: Config, first: Run) -> None:
    run = project.new_run(config(steps=4), Parent(run=first.name, step=3))
    wanted = weights(first, 3)
    shutil.rmtree(first.folder)
    trained(project, run, resume=True)  # cut off before its first checkpoint: it begins again
    assert same(weights(run, 0), wanted)


def test_a_branch_with_everything_is_the_run_itself_gone_on_with(
    project: Project, config: Config, first: Run
) -> None:
    whole = project.new_run(config(steps=10, schedule="constant", warmup_steps=1))
    half = project.new_run(config(steps=5, schedule="constant", warmup_steps=1))
    trained(project, whole)
    trained(project, half)
    parent = newest_parent(half)
    assert parent == Parent(run=half.name, step=5, everything=True)
    run = project.new_run(config(steps=10, schedule="constant", warmup_steps=1), parent)
    assert run.info().status == "stopped"
    assert run.info().step == 5
    trained(project, run, resume=True)
    assert same(weights(run, 10), weights(whole, 10))
    assert run.info().parent == (half.name, 5)


def test_a_branch_with_everything_takes_the_new_learning_rate(
    project: Project, config: Config, first: Run
) -> None:
    run = project.new_run(config(steps=9, learning_rate=0.001, schedule="constant"), newest_parent(first))
    events = trained(project, run, resume=True)
    assert {event.learning_rate for event in events if hasattr(event, "learning_rate")} == {0.001}


def test_a_run_without_a_whole_checkpoint_is_branched_from_its_last_weights(
    project: Project, first: Run
) -> None:
    shutil.rmtree(first.checkpoints)
    assert newest_parent(first) == Parent(run=first.name, step=6)
    shutil.rmtree(first.folder / "snapshots")
    with pytest.raises(WorkbenchError, match="no weights yet"):
        newest_parent(first)


def _with(experiment: Any, group: str, **changes: Any) -> Any:
    return dataclasses.replace(
        experiment, **{group: dataclasses.replace(getattr(experiment, group), **changes)}
    )


@pytest.mark.parametrize(
    ("group", "changes", "name"),
    [
        ("model", {"n_layer": 3}, "Layers"),
        ("preprocessing", {"tokenizer": "pieces"}, "Tokeniser"),
        ("preprocessing", {"cleaning": CleaningConfig(lower_case=True)}, "Lower case"),
        ("split", {"validation_percent": 30.0}, ""),
    ],
)
def test_another_shape_or_preparation_is_refused_and_leaves_no_run(
    project: Project, config: Config, first: Run, group: str, changes: dict[str, Any], name: str
) -> None:
    before = [run.name for run in project.runs()]
    with pytest.raises(WorkbenchError, match=f"is different.*{name}|{name}.*is different"):
        project.new_run(_with(config(steps=4), group, **changes), Parent(run=first.name, step=3))
    assert [run.name for run in project.runs()] == before
    assert len(list((project.folder / "runs").iterdir())) == len(before)


def test_dropout_may_differ(project: Project, config: Config, first: Run) -> None:
    run = project.new_run(_with(config(steps=2), "model", dropout=0.3), Parent(run=first.name, step=3))
    trained(project, run)


@pytest.mark.parametrize(
    ("change", "parent", "said"),
    [
        ({"optimizer": "sgd", "steps": 9}, {"step": 6, "everything": True}, "is different"),
        ({"steps": 6}, {"step": 6, "everything": True}, "needs more steps"),
        ({"steps": 9}, {"step": 4, "everything": True}, "no whole checkpoint"),
        ({"steps": 9}, {"step": 99}, "no snapshot of step 99"),
        ({"steps": 9}, {"run": "nobody", "step": 1}, "no run “nobody”"),
    ],
)
def test_what_was_not_kept_is_refused(
    project: Project, config: Config, first: Run, change: dict[str, Any], parent: dict[str, Any], said: str
) -> None:
    asked: dict[str, Any] = {"run": first.name, **parent}
    with pytest.raises(WorkbenchError, match=said):
        project.new_run(config(**change), Parent(**asked))


def test_other_data_with_other_letters_is_refused_and_the_same_letters_are_taken(
    project: Project, config: Config, first: Run
) -> None:
    source = project.source()
    whole = "".join(project.examples().texts("text"))
    project.attach(
        Examples({"text": Passages.of("αβγδ " * 50 + whole)}), dataclasses.replace(source, checksum="b" * 64)
    )
    run = project.new_run(config(steps=2), Parent(run=first.name, step=3))
    with pytest.raises(WorkbenchError, match="other pieces or classes"):
        trained(project, run)
    assert not run.folder.exists()
    project.attach(Examples({"text": Passages.of(whole)}), dataclasses.replace(source, checksum="c" * 64))
    again = project.new_run(config(steps=2), Parent(run=first.name, step=3))
    trained(project, again)
    assert again.data_checksum() == "c" * 64


def test_a_run_json_whose_parent_was_damaged_by_hand_says_so(project: Project, first: Run) -> None:
    state = read_json(first.folder / "run.json")
    (first.folder / "run.json").write_text(json.dumps(state | {"parent": 7}))
    with pytest.raises(WorkbenchError, match="damaged"):
        first.info()


def test_a_run_of_an_old_version_can_be_branched_from(project: Project, config: Config) -> None:
    run = project.new_run(config(steps=2), Parent(run=FIRST, step=4))
    assert isinstance(trained(project, run)[-1], Finished)
