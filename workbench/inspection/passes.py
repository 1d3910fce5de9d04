"""The pass through a model in which it reads one input whole, so that it can be run again with something changed."""

from __future__ import annotations

from collections.abc import Sequence
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
    reading: Reading  # of the model as it was then

    def logits(self) -> Tensor:
        """Run the model as it is now; return (T_output, n_choice), with one row where it gives one answer."""
        return _rows(self.model(*self.inputs))

    def names(self, scenario: Scenario, trained: Trained, codes: Sequence[int]) -> list[str]:
        """Return what is shown for each of *codes*, columns of `logits`."""
        choices = self.reading.choices
        return [choices[code] for code in codes] if choices else scenario.names(trained.processor, codes)

    def reads_the_same(self, other: Pass) -> bool:
        """Return whether *other* was given the same."""
        return len(self.inputs) == len(other.inputs) and all(
            torch.equal(one, another) for one, another in zip(self.inputs, other.inputs, strict=True)
        )

    @property
    def place(self) -> int:
        """The row of `logits` whose probabilities the reading shows."""
        return self.reading.place


def record_pass(scenario: Scenario, trained: Trained, value: Value) -> Pass:
    """Let *scenario* read *value* and keep what it gave the model last."""
    return record_answer(scenario, trained, value)[0]


def record_answer(scenario: Scenario, trained: Trained, value: Value) -> tuple[Pass, Tensor]:
    """Do what `record_pass` does; return also the logits (T_output, n_choice) of that pass, which cost no other."""
    given: list[tuple[tuple[Any, ...], Tensor]] = []

    def keep(_: nn.Module, arguments: tuple[Any, ...], output: Tensor) -> None:
        given.append((arguments, output))

    handle = trained.model.register_forward_hook(keep)
    try:
        reading = scenario.read(trained, value)
    finally:
        handle.remove()
    arguments, output = given[-1]
    # copies, because what was made without gradients cannot be used where some are wanted
    inputs = tuple(tensor.clone() for tensor in arguments if isinstance(tensor, Tensor))
    return Pass(trained.model, inputs, reading), _rows(output)


def _rows(output: Tensor) -> Tensor:
    logits = output[0].float()
    return logits if logits.ndim == 2 else logits[None]


def chances(logits: Tensor) -> Tensor:
    """Return the probabilities (…, n_choice) of *logits*, in float64."""
    return torch.log_softmax(logits.double(), dim=-1).exp()
