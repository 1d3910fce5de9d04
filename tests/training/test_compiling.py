from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

import pytest
import torch

from workbench.training.events import Checkpointed, Finished, Sampled, Started

Make = Callable[..., Any]


def test_a_compiled_model_learns_the_same_and_keeps_its_names(
    toy: Make, losses: Make, monkeypatch: pytest.MonkeyPatch
):
    plain = toy(dropout=0.0).run()
    # the whole way but for the last step, which would take a compiler and half a minute
    monkeypatch.setattr(torch, "compile", functools.partial(torch.compile, backend="eager"))
    events = toy(dropout=0.0, compile=True).run()
    assert losses(events) == pytest.approx(losses(plain), abs=1e-5)
    assert isinstance(events[0], Started)
    assert events[0].note is None
    names = [sorted(event.tensors) for event in events if isinstance(event, Checkpointed)]
    assert names == [sorted(event.tensors) for event in plain if isinstance(event, Checkpointed)]
    assert all(event.maps for event in events if isinstance(event, Sampled))


def test_without_a_compiler_it_is_left_out_with_a_sentence(
    toy: Make, losses: Make, monkeypatch: pytest.MonkeyPatch
):
    def broken(model: torch.nn.Module) -> Any:
        def call(*_: object) -> None:
            raise RuntimeError("\nNo compiler was found\nmore")

        return call

    def loss(self: Any, model: Any, batch: Any) -> Any:
        return model(batch.inputs[0]) if not isinstance(model, torch.nn.Module) else kept(self, model, batch)

    training = toy(compile=True)
    kept = type(training.task).loss
    monkeypatch.setattr(type(training.task), "loss", loss)
    monkeypatch.setattr(torch, "compile", broken)
    events = training.run()
    assert str(events[0].note) == "The model is trained without compiling it: No compiler was found"
    assert isinstance(events[-1], Finished)
    assert events[-1].status == "finished"
    assert losses(events) == losses(toy().run())  # trying it moved no random state
