from __future__ import annotations

import json
import shutil

import numpy as np
import pytest

from workbench.inspection.probing import Prober
from workbench.inspection.stability import (
    HeadStability,
    example_values,
    over_inputs,
    over_seeds,
    same_but_seed,
)
from workbench.inspection.statistics import STATISTIC_OF, STATISTICS
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.project import Project
from workbench.scenarios.base import Axis, KindMaps

RUN = "2026-01-01T1000-tiny"


def reading(share: float, labels: str) -> dict[str, KindMaps]:
    """One head that gives *share* of its attention to the token before and the rest to itself."""
    length = len(labels)
    one = np.eye(length) * (1 - share) + np.eye(length, k=-1) * share
    one[0, 0] = 1
    axis = Axis(kind="tokens", labels=tuple(labels))
    maps = one.astype(np.float32)[None, None]
    return {"decoder": KindMaps(maps=maps, query=axis, key=axis, hidden=~np.tri(length, dtype=bool))}


def head_of(*readings: dict[str, KindMaps]) -> HeadStability:
    (head,) = over_inputs(readings)["decoder"]
    return head


def test_mean_and_spread_over_inputs():
    head = head_of(reading(1.0, "abcdef"), reading(0.5, "ghi"))
    assert head.n_input == 2
    assert head.mean["previous"] == pytest.approx(0.75)
    assert head.spread["previous"] == pytest.approx(0.25)
    assert head.mean["duplicate"] is None
    assert head.spread["duplicate"] is None
    assert head.label is STATISTIC_OF["previous"]
    assert head.score == pytest.approx(0.75)


def test_one_input_has_no_spread():
    head = head_of(reading(1.0, "abcdef"))
    assert head.spread["previous"] == 0
    assert set(head.mean) == set(STATISTIC_OF)


def test_an_input_that_cannot_tell_is_left_out():
    repeated, apart = reading(1.0, "aabbcc"), reading(0.0, "abcdef")
    assert head_of(repeated, apart).mean["duplicate"] == pytest.approx(1)


def test_values_come_from_the_validation_part(project: Project):
    run = project.run(RUN)
    values = example_values(project, run.load(), 3, no_progress())
    assert len(values) == 3
    whole = "".join(project.split(run.experiment(), "validation").texts("text"))
    assert all(str(value) in whole for value in values)


def test_runs_that_differ_only_in_their_seed(project: Project):
    for seed, layers in ((2, None), (3, None), (4, 1)):
        folder = project.folder / "runs" / f"seed-{seed}"
        shutil.copytree(project.run(RUN).folder, folder)
        values = json.loads((folder / "experiment.json").read_text(encoding="utf-8"))
        values["training"]["seed"] = seed
        if layers is not None:
            values["model"]["n_layer"] = layers
        (folder / "experiment.json").write_text(json.dumps(values), encoding="utf-8")
    (project.folder / "runs" / "seed-3" / "experiment.json").write_text("{")
    run = project.run(RUN)
    names = {each.name for each in same_but_seed(project, run)}
    assert {RUN, "seed-2"} <= names
    assert not {"seed-3", "seed-4"} & names
    runs = [run, project.run("seed-2")]
    found = over_seeds(Prober(), runs, ["The cat sat", "by the door"], no_progress())
    assert [each.statistic for each in found] == [
        each for each in STATISTICS if each.key not in ("next", "class")
    ]
    for each in found:
        assert each.runs == (RUN, "seed-2")
        assert each.best[0] == each.best[1]  # the same weights
        assert each.spread == 0
        assert 0 <= each.mean <= 1
        assert each.n_named[0] == each.n_named[1]


def test_comparing_seeds_can_be_cancelled(project: Project):
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        over_seeds(Prober(), [project.run(RUN)], ["The"], progress)
