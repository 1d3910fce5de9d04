from __future__ import annotations

import dataclasses
import json
import math
from pathlib import Path

import numpy as np
import pytest

from workbench.evaluation.evaluating import (
    Evaluation,
    confusion_of,
    evaluate,
    evaluate_file,
    evaluation_to_json,
)
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.project import Project
from workbench.scenarios.base import Judged


def judged(expected: str, predicted: str) -> Judged:
    return Judged(value="", expected=expected, predicted=predicted, loss=1.0)


def test_a_split_is_measured_whole(project: Project) -> None:
    run = project.runs()[0]
    found = evaluate(project, run, "validation", no_progress())
    assert (found.run, found.step, found.split) == (run.name, 20, "validation")
    assert found.loss == pytest.approx(run.info().validation_loss, abs=1e-4)
    assert found.metrics["perplexity"] == pytest.approx(math.exp(found.loss))
    n_character = len(project.split(run.experiment(), "validation").texts("text")[0])
    assert sum(item.n_item for item in found.worst) == n_character - 1
    losses = [item.loss for item in found.worst]
    assert losses == sorted(losses, reverse=True)
    assert [item.loss for item in found.best] == sorted(losses)
    assert evaluate(project, run, "validation", no_progress(), 0).loss > found.loss


def test_a_file_is_measured_like_the_split_it_equals(project: Project, tmp_path: Path) -> None:
    run = project.runs()[0]
    path = tmp_path / "unseen.txt"
    path.write_bytes(project.split(run.experiment(), "validation").texts("text")[0].encode("utf-16"))
    inside = evaluate(project, run, "validation", no_progress())
    outside = evaluate_file(project, run, path, no_progress())
    assert outside.loss == pytest.approx(inside.loss)
    assert outside.split == "unseen.txt"


def test_a_table_of_texts_is_measured_too(project: Project, tmp_path: Path) -> None:
    path = tmp_path / "unseen.csv"
    path.write_text("content,author\nThe cat sat.,A\nThe dog ran.,B\n,C\n", encoding="utf-8")
    assert evaluate_file(project, project.runs()[0], path, no_progress()).loss > 0


def test_an_empty_split_is_said(project: Project) -> None:
    run = project.runs()[0]
    experiment = run.experiment()
    path = run.folder / "experiment.json"
    values = json.loads(path.read_text())
    values["split"] = dataclasses.asdict(dataclasses.replace(experiment.split, test_percent=0.0))
    path.write_text(json.dumps(values))
    with pytest.raises(WorkbenchError, match="test part of the data is empty"):
        evaluate(project, run, "test", no_progress())


def test_measuring_can_be_cancelled(project: Project, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        evaluate(project, project.runs()[0], "validation", progress)
    (tmp_path / "a.txt").write_text("The cat sat.")
    with pytest.raises(CancelledError):
        evaluate_file(project, project.runs()[0], tmp_path / "a.txt", progress)


def test_confusion_counts_every_answer() -> None:
    confusion = confusion_of([judged("a", "a"), judged("a", "b"), judged("b", "b"), judged("b", "c")])
    assert confusion.classes == ("a", "b", "c")
    assert confusion.counts.tolist() == [[1, 1, 0], [0, 1, 1], [0, 0, 0]]
    many = confusion_of([judged(f"class {index}", "other") for index in range(300)])
    assert len(many.classes) == 100
    assert np.all(many.counts >= 0)


def test_numbers_that_are_none_become_null() -> None:
    found = Evaluation(
        run="r",
        step=1,
        split="test",
        n_example=1,
        loss=math.nan,
        metrics={"perplexity": math.inf, "accuracy": 0.5},
        confusion=None,
        best=(),
        worst=(),
    )
    assert json.loads(json.dumps(evaluation_to_json(found), allow_nan=False)) == {
        "run": "r",
        "step": 1,
        "split": "test",
        "examples": 1,
        "loss": None,
        "metrics": {"perplexity": None, "accuracy": 0.5},
        "baseline": None,
    }
