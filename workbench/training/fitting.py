"""How a training step is cut to fit into the memory of its device.

First the batch is read in parts whose gradients are added up (gradient accumulation); only when single examples do
not fit are the activations thrown away and computed again on the way back (Chen et al., "Training Deep Nets with
Sublinear Memory Cost", 2016). Both give the same corrections as the whole batch, but for rounding.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.language import Text, text
from workbench.models.block import Block
from workbench.training.config import TrainingConfig
from workbench.training.devices import free_memory
from workbench.training.precision import autocast, choose_precision
from workbench.training.task import Batch, Task

SHARE = 0.8  # of the free memory that a training may plan with: an estimate is an estimate
# What is held on the way back over what is kept for it: gradients that pass through (RESULTS.md).
PASSING = 1.5
BETWEEN_BLOCKS = 0.05  # of the activations of a block, what enters it from the block before


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """In how many parts a batch is read, and whether activations are computed twice."""

    n_part: int = 1
    recompute: bool = False

    def finer(self, n_row: int) -> Fit | None:
        """Return the next smaller cut of a batch of *n_row* rows, or None if there is none."""
        if self.n_part < n_row:
            return Fit(n_part=min(2 * self.n_part, n_row), recompute=self.recompute)
        return None if self.recompute else Fit(n_part=self.n_part, recompute=True)

    def sentence(self) -> Text | None:
        """Say what was chosen, or None where a step is simply whole."""
        if self.n_part == 1 and not self.recompute:
            return None
        if self.recompute:
            return text(
                "To fit into the memory, each batch is read in {count} parts and intermediate results are computed "
                "twice. The result is the same; a step takes longer.",
                count=self.n_part,
            )
        return text(
            "To fit into the memory, each batch is read in {count} parts. The result is the same.",
            count=self.n_part,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """What one step of a model holds in memory, in bytes."""

    weights: int  # with gradients and the optimiser's state
    activations: int  # of the whole batch, when the way back begins
    recomputed_share: float = 1.0  # of them, what is still held when blocks are computed twice

    def with_fit(self, fit: Fit) -> int:
        """Return the bytes of a step that is cut like *fit*."""
        share = self.recomputed_share if fit.recompute else 1.0
        return int(self.weights + PASSING * share * self.activations / fit.n_part)


def weight_bytes(model: nn.Module, config: TrainingConfig) -> int:
    """Return what weights, gradients, the optimiser's state and their average take."""
    n_byte = sum(parameter.numel() * 4 for parameter in model.parameters())
    copies = 4 if config.optimizer in ("adam", "adamw") else 3  # weights, gradients, moments
    return n_byte * (copies + (config.ema_decay > 0))


def measure_demand(model: nn.Module, task: Task, batch: Batch, config: TrainingConfig) -> Demand:
    """Return what a step on *batch* holds: one row and two are read, and what they keep for the way back is counted.

    The random state is left as it was.
    """
    device = next(model.parameters()).device
    was_training = model.training
    model.train()
    with (
        torch.random.fork_rng(devices=[device] if device.type == "cuda" else []),
        autocast(device.type, choose_precision(config.precision, device.type)),
    ):
        pairs = batch.parts((batch.n_row + 1) // 2)
        two, _ = pairs[0]
        one, _ = two.parts(two.n_row)[0]
        for_one = _kept_bytes(model, task, one.to(device))
        for_two = _kept_bytes(model, task, two.to(device)) if two.n_row == 2 else for_one
    model.train(was_training)
    # what two rows keep no more of than one, such as weights put together for one product, does not grow with the batch
    a_row = for_two - for_one if two.n_row == 2 else for_one
    n_block = sum(isinstance(module, Block) for module in model.modules())
    recomputed = min(1.0, BETWEEN_BLOCKS + 1 / max(n_block, 1))
    return Demand(
        weights=weight_bytes(model, config) + for_one - a_row,
        activations=a_row * batch.n_row,
        recomputed_share=recomputed,
    )


def _kept_bytes(model: nn.Module, task: Task, rows: Batch) -> int:
    weights = {parameter.untyped_storage().data_ptr() for parameter in model.parameters()}
    kept: dict[int, int] = {}  # address -> bytes; a tensor is often kept by two operations

    def count(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        if storage.data_ptr() not in weights:
            kept[storage.data_ptr()] = storage.nbytes()
        # an operation that kept its own result would keep itself, and all before it, for ever
        return tensor.detach()

    with torch.autograd.graph.saved_tensors_hooks(count, lambda tensor: tensor):
        loss = task.loss(model, rows)
        n_byte = sum(kept.values())
        del loss  # until here it holds what was counted
    return n_byte


def choose_fit(needed: Demand, batch_size: int, device: torch.device) -> Fit:
    """Return the coarsest cut of a step that fits into what is free on *device* now; the finest if none does."""
    free = free_memory(device.type)
    fit: Fit | None = Fit()
    chosen = Fit()
    while fit is not None:
        chosen = fit
        if not free or needed.with_fit(fit) <= SHARE * free:
            break
        fit = fit.finer(batch_size)
    return chosen
