"""What a training needs to know of its scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.training.events import FloatArray


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step and how many predictions their loss is the mean of."""

    inputs: tuple[Tensor, ...]
    targets: Tensor
    n_item: int

    def to(self, device: torch.device) -> Batch:
        """Return the batch on *device*."""
        if device.type == "cpu":
            return self
        moved = tuple(tensor.to(device, non_blocking=True) for tensor in self.inputs)
        return Batch(moved, self.targets.to(device, non_blocking=True), self.n_item)

    @property
    def n_row(self) -> int:
        """Number of examples."""
        return len(self.targets)

    def parts(self, count: int) -> list[tuple[Batch, float]]:
        """Return the batch in about *count* parts, each with its share in the mean loss.

        Targets below zero are padding that no loss counts.
        """
        if count <= 1:
            return [(self, 1.0)]
        targets = self.targets.tensor_split(count)
        inputs = zip(*(tensor.tensor_split(count) for tensor in self.inputs), strict=True)
        counted = [
            int((part >= 0).sum()) if not part.is_floating_point() else part.numel() for part in targets
        ]
        total = max(1, sum(counted))
        parts = zip(inputs, targets, counted, strict=True)
        return [
            (Batch(read, target, n_item), n_item / total) for read, target, n_item in parts if len(target)
        ]


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """What a model makes of the fixed probe."""

    output: str
    maps: Mapping[str, FloatArray]  # kind -> (n_layer, n_head, T_query, T_key)
    masks: Mapping[str, npt.NDArray[np.bool_]]  # kind -> (T_query, T_key), True where a query may not look


class Task(Protocol):
    """Batches, loss and probe of one scenario on one prepared data set."""

    @property
    def random_guess(self) -> float:
        """Loss of a blind guess, in nats."""
        ...

    def training_batch(self, step: int) -> Batch:
        """Return the batch of *step*; the same step always gives the same batch."""
        ...

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        """Yield batches that cover the validation split once, or a fixed first part of about *max_items* items."""
        ...

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        """Return the mean loss of *batch* in nats, a scalar."""
        ...

    def probe(self, model: nn.Module) -> ProbeResult:
        """Run the fixed probe without touching any random state."""
        ...
