from collections.abc import Callable
from typing import Any

import pytest
import torch

from workbench.training.config import OPTIMIZERS
from workbench.training.optimizers import Optimizers, split_matrices

Make = Callable[..., Any]


def correct(training: Any, optimizers: Optimizers, steps: range) -> None:
    training.model.eval()
    for step in steps:
        training.task.loss(training.model, training.task.training_batch(step)).backward()
        optimizers.step(0.01)


@pytest.mark.parametrize("name", [choice.value for choice in OPTIMIZERS])
def test_state_comes_back(toy: Make, name: str):
    whole = toy(optimizer=name)
    optimizers = Optimizers(whole.model, whole.config)
    correct(whole, optimizers, range(3))
    middle, state = whole.weights(), {key: value.clone() for key, value in optimizers.state().items()}
    assert state
    correct(whole, optimizers, range(3, 6))

    again = toy(optimizer=name)
    again.model.load_state_dict(middle)
    fresh = Optimizers(again.model, again.config)
    fresh.load_state(state)
    assert fresh.state().keys() == state.keys()
    correct(again, fresh, range(3, 6))
    for key, weight in whole.weights().items():
        assert torch.equal(weight, again.weights()[key]), key


@pytest.mark.parametrize("name", [choice.value for choice in OPTIMIZERS])
def test_a_rate_of_nothing_changes_nothing(toy: Make, name: str):
    training = toy(optimizer=name)
    before = training.weights()
    optimizers = Optimizers(training.model, training.config)
    training.task.loss(training.model, training.task.training_batch(0)).backward()
    optimizers.step(0.0)
    for key, weight in training.weights().items():
        assert torch.equal(weight, before[key])
    assert all(parameter.grad is None for parameter in training.model.parameters())


def test_muon_takes_the_hidden_matrices_and_nothing_else(toy: Make):
    model = toy().model
    matrices, others = split_matrices(model)
    assert len(matrices) == 2 * 6
    assert {id(weight) for weight in others} == {id(model.embedding.weight), id(model.head.weight)}
