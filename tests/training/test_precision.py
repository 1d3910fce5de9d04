from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
import torch

from workbench.training.events import Checkpointed, Evaluated, Snapshot
from workbench.training.loop import ResumePoint
from workbench.training.precision import autocast, choose_precision, grad_scaler

Make = Callable[..., Any]


@pytest.mark.parametrize(
    ("capability", "expected"),
    [
        ((9, 0), torch.bfloat16),
        ((8, 0), torch.bfloat16),
        ((7, 5), torch.float16),
        ((7, 0), torch.float16),
        ((6, 1), torch.float32),
    ],
)
def test_automatic_is_what_the_card_is_fast_with(
    monkeypatch: pytest.MonkeyPatch, capability: tuple[int, int], expected: torch.dtype
):
    monkeypatch.setattr(torch.cuda, "get_device_capability", lambda: capability)
    assert choose_precision("auto", "cuda") is expected
    assert choose_precision("float32", "cuda") is torch.float32


@pytest.mark.parametrize("kind", ["cpu", "mps"])
def test_automatic_is_exact_elsewhere(kind: str):
    assert choose_precision("auto", kind) is torch.float32
    assert choose_precision("bfloat16", kind) is torch.bfloat16


def test_only_float16_needs_its_gradients_enlarged():
    assert grad_scaler("cpu", torch.float32) is grad_scaler("cpu", torch.bfloat16) is None
    assert grad_scaler("cpu", torch.float16) is not None
    with autocast("cpu", torch.float32):
        assert not torch.is_autocast_enabled("cpu")
    with autocast("cpu", torch.bfloat16):
        assert torch.get_autocast_dtype("cpu") is torch.bfloat16


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
@pytest.mark.parametrize("optimizer", ["muon", "adamw", "sgd"])
def test_sixteen_bits_learn_about_the_same(toy: Make, losses: Make, precision: str, optimizer: str):
    exact = losses(toy(dropout=0.0, optimizer=optimizer, learning_rate=0.005).run())
    training = toy(dropout=0.0, optimizer=optimizer, learning_rate=0.005, precision=precision)
    found = losses(training.run())
    assert found != exact
    assert found == pytest.approx(exact, abs=0.03)
    assert {weight.dtype for weight in training.model.parameters()} == {torch.float32}


@pytest.mark.parametrize("precision", ["bfloat16", "float16"])
def test_sixteen_bits_are_resumed_bit_for_bit(toy: Make, precision: str):
    settings = {"precision": precision, "checkpoint_interval": 5, "ema_decay": 0.9, "grad_clip": 0.5}
    whole = toy(**settings)
    first, last = (
        event for event in whole.run() if isinstance(event, Checkpointed) and event.step in (5, 12)
    )
    assert ("grad_scaler" in first.state) == (precision == "float16")
    again = toy(**settings)
    events = again.run(ResumePoint(5, first.tensors, json.loads(json.dumps(first.state))))
    found = [event for event in events if isinstance(event, Checkpointed)][-1]
    assert {**found.state, "seconds": 0} == {**last.state, "seconds": 0}
    for name, tensor in last.tensors.items():
        np.testing.assert_array_equal(found.tensors[name], tensor, err_msg=name)


def test_gradients_too_large_for_float16_are_left_out_and_enlarged_less(toy: Make):
    training = toy(precision="float16", checkpoint_interval=3)
    training.task.change_loss = lambda step, loss: loss * (1e6 if step == 4 else 1)
    points = [event for event in training.run() if isinstance(event, Checkpointed)]
    scales = [event.state["grad_scaler"]["scale"] for event in points]
    assert scales[0] == 2 * scales[1] == 2 * scales[-1]
    assert all(np.isfinite(tensor).all() for tensor in points[-1].tensors.values())


def test_it_is_measured_in_full_precision(toy: Make, monkeypatch: pytest.MonkeyPatch):
    training = toy(precision="bfloat16")
    seen: set[bool] = set()
    loss = training.task.loss

    def watched(model: Any, batch: Any) -> Any:
        if not model.training:
            seen.add(torch.is_autocast_enabled("cpu"))
        return loss(model, batch)

    monkeypatch.setattr(training.task, "loss", watched)
    events = training.run()
    assert seen == {False}
    assert any(isinstance(event, Evaluated) for event in events)
    snapshot = [event for event in events if isinstance(event, Snapshot)][-1]
    assert {array.dtype for array in snapshot.weights.values()} == {np.dtype(np.float32)}
