"""A running average of the weights, steadier than the weights of any single step.

Source: Polyak and Juditsky, "Acceleration of Stochastic Approximation by Averaging" (1992), in the exponential form
that is usual for neural networks. What is measured, sampled and kept as a snapshot is the average; training itself
goes on from the plain weights.
"""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager

import torch
from torch import Tensor, nn


class WeightAverage:
    """The average of *model*'s weights over about the last 1 / (1 - decay) steps."""

    def __init__(self, model: nn.Module, decay: float) -> None:
        self._names = [name for name, _ in model.named_parameters()]
        self._weights = list(model.parameters())
        self._kept = [weight.detach().clone() for weight in self._weights]
        self._decay = decay

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the weights after *step*, counted from 1; early ones are forgotten faster."""
        decay = min(self._decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(self._kept, list(self._weights), 1 - decay)  # pyright: ignore[reportPrivateImportUsage, reportPrivateUsage]

    @contextmanager
    def applied(self) -> Generator[None]:
        """Let the model hold the average inside."""
        self._swap()
        try:
            yield
        finally:
            self._swap()

    def _swap(self) -> None:
        for index, weight in enumerate(self._weights):
            weight.data, self._kept[index] = self._kept[index], weight.data

    def state(self) -> dict[str, Tensor]:
        """Return the average by the names of the weights."""
        return dict(zip(self._names, self._kept, strict=True))

    def load_state(self, tensors: Mapping[str, Tensor]) -> None:
        """Take back what `state` returned."""
        for name, kept in zip(self._names, self._kept, strict=True):
            kept.copy_(tensors[name])
