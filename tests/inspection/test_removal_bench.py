from __future__ import annotations

import threading

import pytest

from workbench.inspection.ablation import METHODS, Method, changed_prediction
from workbench.inspection.removal_bench import RemovalBench
from workbench.models.removal import HeadName, all_heads
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.project import Project
from workbench.projects.run import Run

RUN = "2026-01-01T1000-tiny"
VALUE = "The cat sat by the door."


@pytest.fixture
def run(project: Project) -> Run:
    return project.run(RUN)


@pytest.fixture
def bench(project: Project, run: Run) -> RemovalBench:
    return RemovalBench(project, run)


def test_the_prediction_of_a_step_without_heads(bench: RemovalBench, run: Run):
    step, heads = run.snapshots()[-1], [HeadName("decoder", 0, 1)]
    found = bench.prediction(VALUE, step, heads, "zero", no_progress())
    alone = changed_prediction(run.scenario, run.load(step), VALUE, heads)
    assert found.answers == alone.answers
    assert found.divergence == alone.divergence
    assert bench.measured is None  # no validation data was needed


@pytest.mark.parametrize("method", METHODS)
def test_a_loss_is_measured_once(
    bench: RemovalBench, run: Run, method: Method, monkeypatch: pytest.MonkeyPatch
):
    step, heads = run.snapshots()[-1], all_heads(run.load().model)[:2]
    found = bench.loss(step, heads, method, no_progress())
    measured = bench.measured
    assert measured is not None
    assert found.n_item == measured.n_item > 0
    assert found.heads == tuple(sorted(heads))
    assert (found.before, found.step) == (bench.loss(step, [], method, no_progress()).after, step)
    assert found.change != 0
    monkeypatch.setattr("workbench.inspection.validation_part.ValidationPart.loss", None)
    assert bench.loss(step, reversed(heads), method, no_progress()) == found


def test_ranking_every_head_equals_removing_each(bench: RemovalBench, run: Run, project: Project):
    step, shares = run.snapshots()[-1], list[float]()
    found = list(bench.ranking(step, "zero", Progress(shares.append)))
    assert [each.heads for each in found] == [(head,) for head in all_heads(run.load().model)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    again = RemovalBench(project, run).loss(step, found[-1].heads, "zero", no_progress())
    assert (again.before, again.after) == (found[-1].before, found[-1].after)


def test_the_same_heads_at_every_step(bench: RemovalBench, run: Run):
    (first, *_) = all_heads(run.load().model)
    shares: list[float] = []
    found = list(bench.through_training([first], "mean", Progress(shares.append)))
    assert [each.step for each in found] == run.snapshots()
    assert shares[-1] == 1
    assert found[0].change == pytest.approx(0, abs=1e-6)  # a model at its beginning uses no head
    assert found[-1].before < found[0].before


def test_it_can_be_cancelled_between_batches(bench: RemovalBench, run: Run):
    progress = Progress()
    going = bench.ranking(run.snapshots()[-1], "zero", progress)
    first = next(going)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(going)
    # what was measured stays measured, and the model is whole
    again = bench.loss(run.snapshots()[-1], first.heads, "zero", no_progress())
    assert again.after == first.after


def test_several_threads_have_a_model_each(bench: RemovalBench, run: Run):
    step, heads = run.snapshots()[-1], all_heads(run.load().model)
    alone = [bench.prediction(VALUE, step, [head], "zero", no_progress()).divergence for head in heads]
    found: dict[int, float] = {}

    def ask(place: int) -> None:
        found[place] = bench.prediction(VALUE, step, [heads[place]], "zero", no_progress()).divergence

    threads = [threading.Thread(target=ask, args=(place,)) for place in range(len(heads))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [found[place] for place in range(len(heads))] == pytest.approx(alone, abs=1e-9)
