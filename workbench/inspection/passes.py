"""The pass through a model in which it reads one input whole, so that it can be run again with something changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from workbench.scenarios.base import Reading, Scenario, Trained, Value


@dataclass(frozen=True, slots=True)
class Pass:
    """What a model was given to read one input, in every scenario alike.

    A translation is read together with what the untouched model wrote, so that every change to the model is judged
    on the same words.
    """

    model: nn.Module
    inputs: tuple[Tensor, ...]  # a batch of one
    reading: Reading  # of the untouched model

    def logits(self) -> Tensor:
        """Run the model as it is now; return (T_output, n_choice), with one row where it gives one answer."""
        logits: Tensor = self.model(*self.inputs)[0].float()
        return logits if logits.ndim == 2 else logits[None]

    @property
    def place(self) -> int:
        """The row of `logits` whose probabilities the reading shows."""
        return self.reading.place


def record_pass(scenario: Scenario, trained: Trained, value: Value) -> Pass:
    """Let *scenario* read *value* and keep what it gave the model last."""
    given: list[tuple[Any, ...]] = []

    def keep(_: nn.Module, arguments: tuple[Any, ...]) -> None:
        given.append(arguments)

    handle = trained.model.register_forward_pre_hook(keep)
    try:
        reading = scenario.read(trained, value)
    finally:
        handle.remove()
    # copies, because what was made without gradients cannot be used where some are wanted
    inputs = tuple(tensor.clone() for tensor in given[-1] if isinstance(tensor, Tensor))
    return Pass(trained.model, inputs, reading)


def chances(logits: Tensor) -> Tensor:
    """Return the probabilities (…, n_choice) of *logits*, in float64."""
    return torch.log_softmax(logits.double(), dim=-1).exp()
