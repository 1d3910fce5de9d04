"""The training loop: a generator of events that knows neither disk nor window.

Nothing random is drawn outside the model's own dropout: batches depend on the seed and the step alone, and measuring
or probing runs the model in evaluation mode. So looking at a training never changes it, and a run that is resumed
from a checkpoint equals one that was never interrupted.
"""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.language import Text, text
from workbench.training.config import TrainingConfig
from workbench.training.control import Control
from workbench.training.devices import DeviceChoice
from workbench.training.events import (
    Checkpointed,
    Evaluated,
    Event,
    Finished,
    Sampled,
    Snapshot,
    Started,
    Status,
    Steps,
)
from workbench.training.optimizers import Optimizers
from workbench.training.schedule import learning_rate_factor
from workbench.training.task import Task

CHECKPOINT_SECONDS = 30.0  # a lost computer costs at most about this much work
VALIDATION_ITEMS = 40_000  # measured while training; the end of a run measures all


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """What `Checkpointed` carried, read back."""

    step: int
    tensors: Mapping[str, npt.NDArray[Any]]
    state: Mapping[str, Any]


def snapshot_steps(total_steps: int, count: int, model_bytes: int, budget_bytes: int) -> frozenset[int]:
    """Return at which steps weights are kept: the first, the last, and log-spaced between, within the budget."""
    affordable = max(2, min(count, budget_bytes // max(model_bytes, 1)))
    spaced = np.geomspace(1, max(total_steps, 1), num=affordable - 1) if affordable > 2 else np.empty(0)
    return frozenset({0, total_steps, *(int(step) for step in np.unique(np.round(spaced)))})


def train(
    model: nn.Module,
    task: Task,
    config: TrainingConfig,
    device: DeviceChoice,
    *,
    control: Control | None = None,
    resume: ResumePoint | None = None,
) -> Iterator[Event]:
    """Train *model* in place and yield what happens; always ends with `Finished`.

    Args:
        model: Weights at their start, on any device; moved to *device*.
        task: Batches, loss and probe.
        config: Length and speed.
        device: Where to train.
        control: How somebody else pauses, stops or changes the learning rate.
        resume: Go on from here instead of from step 0.
    """
    run: _Run | None = None
    try:
        run = _Run(model, task, config, device, control or Control())  # moving the weights can already fail
        yield from run.events(resume)
        return
    except (MemoryError, torch.OutOfMemoryError) as error:
        details = str(error)
    except RuntimeError as error:
        details = str(error)
        if "alloc" not in details.lower() and "memory" not in details.lower():
            raise
    # outside `except`, where the error no longer holds on to the tensors of the step it broke off
    model.zero_grad(set_to_none=True)
    step = run.step if run is not None else 0 if resume is None else resume.step
    yield Finished(step=step, status="failed", reason=_out_of_memory(), details=details)


def _out_of_memory() -> Text:
    return text(
        "The memory is not enough for this training. "
        "Choose a smaller batch size, a shorter context or a narrower model and start again."
    )


class _Run:
    """The state of one pass through `train`."""

    def __init__(
        self, model: nn.Module, task: Task, config: TrainingConfig, device: DeviceChoice, control: Control
    ) -> None:
        self.model = model.to(device.torch_device)
        self.task = task
        self.config = config
        self.choice = device
        self.device = device.torch_device
        self.control = control
        self.optimizers = Optimizers(self.model, config)
        self.learning_rate = config.learning_rate
        self.step = 0
        self.seconds = 0.0
        self.losses: list[Tensor] = []  # scalars on the device, of the steps since the last `Steps`
        self.items = 0
        self.interval_seconds = 0.0
        self.last_checkpoint = time.monotonic()
        n_byte = sum(parameter.numel() * parameter.element_size() for parameter in model.parameters())
        self.snapshot_steps = snapshot_steps(
            config.steps, config.snapshots, n_byte, config.snapshot_budget * 1_000_000
        )

    def events(self, resume: ResumePoint | None) -> Iterator[Event]:
        if resume is not None:
            self._restore(resume)
        yield Started(
            step=self.step,
            total_steps=self.config.steps,
            n_parameter=sum(parameter.numel() for parameter in self.model.parameters()),
            device=self.choice.kind,
            device_name=self.choice.name,
            device_reason=self.choice.reason,
            random_guess=self.task.random_guess,
        )
        if resume is None:
            yield self._snapshot()
            yield self._evaluated(VALIDATION_ITEMS)
            yield self._sampled()
        self.model.train()
        while self.step < self.config.steps:
            while not self.control.wait(timeout=0.2):
                pass
            if self.control.is_stopped:
                break
            self._one_step()
            self.control.step_done()
            at_snapshot = self.step in self.snapshot_steps
            at_measure = self.step % self.config.eval_interval == 0
            at_checkpoint = time.monotonic() - self.last_checkpoint > CHECKPOINT_SECONDS
            is_last = self.step == self.config.steps
            at_report = self.step % self.config.log_interval == 0 or self.control.is_paused
            if at_report or at_snapshot or at_measure or at_checkpoint or is_last:
                steps = self._steps()
                yield steps
                is_kept = at_snapshot or at_measure or at_checkpoint or is_last
                if not np.isfinite(steps.losses).all() or (is_kept and not self._has_finite_weights()):
                    yield self._failed(_not_finite())
                    return
            if at_snapshot:
                yield self._snapshot()
            if at_measure and not is_last:
                yield self._evaluated(VALIDATION_ITEMS)
            if at_measure and not is_last:
                yield self._sampled()
            if at_checkpoint:
                yield self._checkpoint()
        yield from self._end()

    def _end(self) -> Iterator[Event]:
        """Leave a finished model behind, whether the last step was reached or stopping was asked for."""
        if self.losses:
            steps = self._steps()
            yield steps
            if not np.isfinite(steps.losses).all() or not self._has_finite_weights():
                yield self._failed(_not_finite())
                return
        if self.step not in self.snapshot_steps:
            yield self._snapshot()
        yield self._sampled()
        yield self._checkpoint()
        yield self._evaluated(None)
        status: Status = "finished" if self.step >= self.config.steps else "stopped"
        yield Finished(step=self.step, status=status)

    def _failed(self, reason: Text) -> Finished:
        self.model.zero_grad(set_to_none=True)
        return Finished(step=self.step, status="failed", reason=reason)

    def _has_finite_weights(self) -> bool:
        """Say whether the weights can be kept: a loss can still be a number while its correction broke them."""
        return bool(torch.stack([weight.isfinite().all() for weight in self.model.parameters()]).all())

    def _one_step(self) -> None:
        asked = self.control.take_learning_rate()
        if asked is not None:
            self.learning_rate = asked
        start = time.perf_counter()
        batch = self.task.training_batch(self.step).to(self.device)
        loss = self.task.loss(self.model, batch)
        loss.backward()
        if self.config.grad_clip:
            nn.utils.clip_grad_norm_(self.model.parameters(), self.config.grad_clip)
        factor = learning_rate_factor(
            self.config.schedule, self.step, self.config.steps, self.config.warmup_steps
        )
        self.optimizers.step(self.learning_rate * factor)
        self.step += 1
        self.losses.append(loss.detach())
        self.items += batch.n_item
        self.interval_seconds += time.perf_counter() - start

    def _steps(self) -> Steps:
        start = time.perf_counter()
        losses = torch.stack(self.losses).float().cpu().numpy()  # the only wait for the device
        self.interval_seconds += time.perf_counter() - start
        self.seconds += self.interval_seconds
        steps = np.arange(self.step - len(losses) + 1, self.step + 1)
        factor = learning_rate_factor(
            self.config.schedule, self.step - 1, self.config.steps, self.config.warmup_steps
        )
        event = Steps(
            step=self.step,
            steps=steps,
            losses=losses,
            learning_rate=self.learning_rate * factor,
            items_per_second=self.items / max(self.interval_seconds, 1e-9),
            seconds=self.seconds,
        )
        self.losses, self.items, self.interval_seconds = [], 0, 0.0
        return event

    def _evaluated(self, max_items: int | None) -> Evaluated:
        loss = validation_loss(self.model, self.task, self.device, max_items)
        return Evaluated(step=self.step, validation_loss=loss, is_complete=max_items is None)

    def _sampled(self) -> Sampled:
        self.model.eval()
        with torch.inference_mode():
            result = self.task.probe(self.model)
        self.model.train()
        return Sampled(step=self.step, output=result.output, maps=result.maps, masks=result.masks)

    def _snapshot(self) -> Snapshot:
        return Snapshot(step=self.step, weights=weights_of(self.model))

    def _checkpoint(self) -> Checkpointed:
        self.last_checkpoint = time.monotonic()
        tensors = {f"model.{name}": array for name, array in weights_of(self.model).items()}
        for name, tensor in self.optimizers.state().items():
            tensors[f"optimizer.{name}"] = tensor.detach().cpu().numpy().copy()
        tensors["rng.cpu"] = torch.get_rng_state().numpy().copy()
        if self.device.type == "cuda":
            tensors["rng.cuda"] = torch.cuda.get_rng_state().numpy().copy()
        state = {"learning_rate": self.learning_rate, "seconds": self.seconds}
        return Checkpointed(step=self.step, tensors=tensors, state=state)

    def _restore(self, point: ResumePoint) -> None:
        groups: dict[str, dict[str, Tensor]] = {"model": {}, "optimizer": {}, "rng": {}}
        for key, array in point.tensors.items():
            group, _, name = key.partition(".")
            groups[group][name] = torch.from_numpy(np.array(array))
        self.model.load_state_dict(groups["model"])
        self.optimizers.load_state(groups["optimizer"])
        torch.set_rng_state(groups["rng"]["cpu"])
        if self.device.type == "cuda" and "cuda" in groups["rng"]:
            torch.cuda.set_rng_state(groups["rng"]["cuda"])
        self.step = point.step
        self.learning_rate = float(point.state.get("learning_rate", self.learning_rate))
        self.seconds = float(point.state.get("seconds", 0.0))


def _not_finite() -> Text:
    return text(
        "The loss is no longer a number: the corrections became too large. "
        "The last good snapshot was kept. Start again with a lower learning rate."
    )


def validation_loss(model: nn.Module, task: Task, device: torch.device, max_items: int | None) -> float:
    """Return the mean loss over the validation split, or a fixed part of it; NaN if the split is empty."""
    was_training = model.training
    model.eval()
    total, count = 0.0, 0
    with torch.inference_mode():
        for batch in task.validation_batches(max_items):
            total += float(task.loss(model, batch.to(device))) * batch.n_item
            count += batch.n_item
    model.train(was_training)
    return total / count if count else math.nan


def weights_of(model: nn.Module) -> dict[str, npt.NDArray[Any]]:
    """Return a copy of every weight as a NumPy array."""
    return {name: tensor.detach().cpu().numpy().copy() for name, tensor in model.state_dict().items()}
