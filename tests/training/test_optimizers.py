import subprocess
import sys
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
        optimizers.step(0.01, 0.9)


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
    optimizers.step(0.0, 0.9)
    for key, weight in training.weights().items():
        assert torch.equal(weight, before[key])
    assert all(parameter.grad is None for parameter in training.model.parameters())


def test_muon_takes_the_hidden_matrices_and_nothing_else(toy: Make):
    model = toy().model
    matrices, others = split_matrices(model)
    assert len(matrices) == 2 * 6
    assert {id(weight) for weight in others} == {id(model.embedding.weight), id(model.head.weight)}


def test_muon_forgets_as_fast_as_it_is_told(toy: Make):
    training = toy(optimizer="muon")
    optimizers = Optimizers(training.model, training.config)
    before: torch.Tensor | float = 0.0
    for momentum in (0.85, 0.5):
        training.task.loss(training.model, training.task.training_batch(0)).backward()
        gradient = split_matrices(training.model)[0][0].grad
        assert gradient is not None
        expected = momentum * before + (1 - momentum) * gradient.clone()
        optimizers.step(0.01, momentum)
        before = optimizers.state()["0.0.momentum_buffer"].clone()
        torch.testing.assert_close(before, expected)


STEPS = """
import sys
import torch
from workbench.training.config import TrainingConfig
from workbench.training.optimizers import Optimizers

layer = torch.nn.Linear(3, 4)
for name in ("muon", "adamw", "sgd"):
    optimizers = Optimizers(torch.nn.ModuleDict({"blocks": layer}), TrainingConfig(optimizer=name))
    before = layer.weight.detach().clone()
    layer(torch.ones(2, 3)).square().sum().backward()
    optimizers.step(0.1, 0.9)
    optimizers.load_state(optimizers.state())
    assert not torch.equal(layer.weight, before), name
assert not [name for name in sys.modules if name.startswith("torch._dynamo")]
"""


def test_a_training_does_not_load_torchs_compiler():
    subprocess.run([sys.executable, "-c", STEPS], check=True)
