import gc
import weakref
from collections.abc import Callable
from typing import Any

import pytest
import torch

from workbench.training import fitting
from workbench.training.fitting import Demand, Fit, choose_fit, measure_demand

CPU = torch.device("cpu")
MB = 1_000_000


def free(monkeypatch: pytest.MonkeyPatch, n_byte: int) -> None:
    monkeypatch.setattr(fitting, "free_memory", lambda kind: n_byte)


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (10_000, Fit()),
        (1_800, Fit()),
        (1_000, Fit(n_part=2)),
        (300, Fit(n_part=16)),
        (240, Fit(n_part=16, recompute=True)),
        (1, Fit(n_part=16, recompute=True)),  # then it is tried, and fails with a sentence
        (0, Fit()),  # a device that does not tell
    ],
)
def test_the_coarsest_cut_that_fits_is_chosen(monkeypatch: pytest.MonkeyPatch, room: int, expected: Fit):
    free(monkeypatch, room * MB)
    needed = Demand(weights=160 * MB, activations=800 * MB, recomputed_share=0.2)
    assert choose_fit(needed, 16, CPU) == expected


def test_a_cut_never_has_more_parts_than_rows():
    fit: Fit | None = Fit()
    seen: list[Fit] = []
    while fit is not None:
        seen.append(fit)
        fit = fit.finer(6)
    assert [(fit.n_part, fit.recompute) for fit in seen] == [
        (1, False),
        (2, False),
        (4, False),
        (6, False),
        (6, True),
    ]


def test_what_is_said_names_the_parts():
    assert Fit().sentence() is None
    assert "4 parts" in str(Fit(n_part=4).sentence())
    assert "twice" in str(Fit(n_part=4, recompute=True).sentence())


def test_the_demand_grows_with_the_batch_and_leaves_the_random_state_alone(toy: Callable[..., Any]):
    training = toy()
    batch = training.task.training_batch(0)
    torch.manual_seed(4)
    state = torch.get_rng_state()
    needed = measure_demand(training.model, training.task, batch, training.config)
    assert torch.equal(torch.get_rng_state(), state)
    assert not training.model.blocks[0].attention.query.weight.grad
    (row, share), *_ = batch.parts(4)
    assert share == pytest.approx(0.25)
    one = measure_demand(training.model, training.task, row, training.config)
    assert needed.weights + needed.activations // 4 == one.weights + one.activations
    n_parameter = sum(parameter.numel() for parameter in training.model.parameters())
    assert one.weights == 3 * 4 * n_parameter
    assert (
        needed.weights < 2 * one.weights
    )  # what does not grow with the batch: weights put together for one product
    # at least what enters every block, at most forty times its width for each of 6 positions and 4 rows
    assert 2 * 16 * 24 * 4 < needed.activations < 2 * 16 * 24 * 4 * 40


def test_counting_lets_go_of_everything_it_read(toy: Callable[..., Any]):
    training = toy(dropout=0.0)
    batch = training.task.training_batch(0)
    gc.collect()
    before = {id(each) for each in gc.get_objects() if issubclass(type(each), torch.Tensor)}
    made: list[weakref.ref[torch.Tensor]] = []
    loss = training.task.loss

    def watched(model: Any, rows: Any) -> torch.Tensor:
        found = loss(model, rows)
        made.append(weakref.ref(found))
        return found

    training.task.loss = watched
    measure_demand(training.model, training.task, batch, training.config)
    gc.collect()
    assert made
    assert made[0]() is None
    after = {id(each) for each in gc.get_objects() if issubclass(type(each), torch.Tensor)}
    assert len(after - before) <= 2  # the gradient graph of a whole row holds dozens
