"""A fixed part of the validation data on which a model is measured again and again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from workbench.language import WorkbenchError, text
from workbench.models.removal import HeadMeans, watched_heads
from workbench.progress import Progress
from workbench.projects.project import Project
from workbench.scenarios.base import Trained
from workbench.training.task import Batch, Task

MAX_ITEMS = 4096  # predictions; more would change a ranking little and take long
MAX_ROWS = 1024  # examples


@dataclass(frozen=True, slots=True, kw_only=True)
class ValidationPart:
    """Batches of the validation data and how the scenario judges them."""

    task: Task
    batches: tuple[Batch, ...]
    n_item: int  # predictions the loss is the mean of
    n_row: int  # examples
    is_whole: bool  # whether these are all there are

    def loss(self, model: nn.Module, progress: Progress | None = None) -> float:
        """Return the mean loss of *model* in nats.

        Raises:
            CancelledError: Somebody asked *progress* to stop.
        """
        device = next(model.parameters()).device
        total = 0.0
        with torch.inference_mode():
            for number, batch in enumerate(self.batches):
                if progress is not None:
                    progress.update(number / len(self.batches))
                total += float(self.task.loss(model.eval(), batch.to(device))) * batch.n_item
        return total / self.n_item

    def head_means(self, model: nn.Module) -> HeadMeans:
        """Return what each head of *model* finds on average over every real position of this part."""
        device = next(model.parameters()).device
        sums: dict[str, list[Tensor]] = {}
        counts: dict[str, int] = {}
        with torch.inference_mode():
            for batch in self.batches:
                on_device = batch.to(device)
                with watched_heads(model.eval()) as found:
                    self.task.loss(model, on_device)
                for kind, layers in found.items():
                    real = _real_positions(on_device, kind, layers[0].shape[2])  # (B, T)
                    each = [(layer.transpose(1, 2)[real]).double().sum(0) for layer in layers]  # (H, d_head)
                    kept = sums.setdefault(kind, [torch.zeros_like(one) for one in each])
                    sums[kind] = [before + one for before, one in zip(kept, each, strict=True)]
                    counts[kind] = counts.get(kind, 0) + int(real.sum())
        return {
            kind: np.stack([(one / counts[kind]).cpu().numpy() for one in layers]).astype(np.float32)
            for kind, layers in sums.items()
        }


def validation_part(
    project: Project, trained: Trained, progress: Progress, max_items: int = MAX_ITEMS
) -> ValidationPart:
    """Return the first part of the validation data as *trained* reads it, about *max_items* predictions of it.

    Raises:
        WorkbenchError: There is no validation data, or not enough of it.
    """
    scenario = project.scenario
    examples = project.split(trained.experiment, "validation")
    arrays = scenario.encode(trained.processor, examples, progress) if len(examples) else {}
    if not arrays or not all(array.size for array in arrays.values()):
        raise _no_validation()
    task = scenario.task(trained, arrays, arrays, scenario.default_input(examples))
    batches: list[Batch] = []
    n_item = n_row = 0
    is_whole = True
    for batch in _cut(task.validation_batches(None)):
        if n_item >= max_items or n_row >= MAX_ROWS:
            is_whole = False
            break
        batches.append(batch)
        n_item += batch.n_item
        n_row += batch.n_row
    if not n_item:
        raise _no_validation()
    return ValidationPart(task=task, batches=tuple(batches), n_item=n_item, n_row=n_row, is_whole=is_whole)


def _cut(batches: Iterator[Batch], n_row: int = 16) -> Iterator[Batch]:
    """Yield *batches* in pieces of *n_row* examples."""
    for batch in batches:
        for start in range(0, batch.n_row, n_row):
            rows = slice(start, start + n_row)
            targets = batch.targets[rows]
            n_item = int((targets >= 0).sum())  # targets below zero are padding
            yield Batch(tuple(tensor[rows] for tensor in batch.inputs), targets, n_item)


def _real_positions(batch: Batch, kind: str, length: int) -> Tensor:
    """Return which positions (B, T) that a *kind* of attention asks from are no padding."""
    shape = (batch.n_row, length)
    if kind == "encoder":
        masks = (each for each in batch.inputs if each.dtype is torch.bool and each.shape == shape)
        return next(masks, torch.ones(shape, dtype=torch.bool, device=batch.targets.device))
    return batch.targets >= 0


def _no_validation() -> WorkbenchError:
    return WorkbenchError(
        text("The {split} part of the data is empty.", split="validation"),
        text("Give it a share on the Data page and train again."),
    )
