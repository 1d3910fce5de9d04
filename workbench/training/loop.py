"""The training loop: a generator of events that knows neither disk nor window.

Nothing random is drawn outside the model's own dropout: batches depend on the seed and the step alone, and measuring
or probing runs the model in evaluation mode. So looking at a training never changes it, and a run that is resumed
from a checkpoint equals one that was never interrupted.
"""

from __future__ import annotations

import contextlib
import dataclasses
import gc
import math
import time
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.language import Text, text
from workbench.models.block import set_recompute
from workbench.training.average import WeightAverage
from workbench.training.compiling import compiled
from workbench.training.config import TrainingConfig
from workbench.training.control import Control
from workbench.training.devices import DeviceChoice, DeviceLostError, is_device_lost, is_out_of_memory
from workbench.training.distributed import ALONE, PeerLostError, Team
from workbench.training.events import (
    Changed,
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
from workbench.training.fitting import Fit, choose_fit, measure_demand
from workbench.training.optimizers import Optimizers
from workbench.training.patience import Patience
from workbench.training.precision import autocast, choose_precision, grad_scaler
from workbench.training.schedule import learning_rate_factor, muon_momentum
from workbench.training.snapshots import SnapshotPlan, most_snapshots, spaced_steps
from workbench.training.task import Batch, Task

CHECKPOINT_SECONDS = 30.0  # a lost computer costs at most about this much work
VALIDATION_ITEMS = 40_000  # measured while training; the end of a run measures all


@dataclass(frozen=True, slots=True)
class ResumePoint:
    """What `Checkpointed` carried, read back."""

    step: int
    tensors: Mapping[str, npt.NDArray[Any]]
    state: Mapping[str, Any]
    note: Text | None = None  # what a person should know of how it was read
    was_cut_off: bool = False  # nobody ended the training, so it has to end as it would have


def train(
    model: nn.Module,
    task: Task,
    config: TrainingConfig,
    device: DeviceChoice,
    *,
    control: Control | None = None,
    resume: ResumePoint | None = None,
    note: Text | None = None,
    team: Team = ALONE,
) -> Iterator[Event]:
    """Train *model* in place and yield what happens; always ends with `Finished`.

    Args:
        model: Weights at their start, on any device; moved to *device*.
        task: Batches, loss and probe.
        config: Length and speed.
        device: Where to train.
        control: How somebody else pauses, stops or changes learning rate and length.
        resume: Go on from here instead of from step 0.
        note: What a person should know before the first step.
        team: The processes that train together, of which this one is the writer.
    """
    run: _Run | None = None
    try:
        # moving weights can already fail
        run = _Run(model, task, config, device, control or Control(), note, team)
        yield from run.events(resume)
        return
    except (MemoryError, RuntimeError) as error:
        if isinstance(error, RuntimeError) and is_device_lost(error, device.kind):
            raise DeviceLostError(error) from error
        if not is_out_of_memory(error):
            raise
        details = str(error)
    finally:
        with contextlib.suppress(PeerLostError):
            team.agree(None)  # the others are free
    # outside `except`, where the error no longer holds on to the tensors of the step it broke off
    _release(model, device.torch_device)
    step = run.step if run is not None else 0 if resume is None else resume.step
    yield Finished(
        step=step, status="failed", reason=_out_of_memory(), details=details, problem="out_of_memory"
    )


def follow(
    model: nn.Module,
    task: Task,
    config: TrainingConfig,
    device: DeviceChoice,
    *,
    team: Team,
    resume: ResumePoint | None = None,
) -> None:
    """Calculate this process's part of every step the writer orders, until it needs nobody any more."""
    run = _Run(model, task, dataclasses.replace(config, ema_decay=0.0), device, Control(), None, team)
    if resume is not None:
        run.restore(resume)
    run.obey()


def _release(model: nn.Module, device: torch.device) -> None:
    model.zero_grad(set_to_none=True)
    gc.collect()
    if device.type == "cuda":
        torch.cuda.empty_cache()
    elif device.type == "mps":
        torch.mps.empty_cache()


def _out_of_memory() -> Text:
    return text(
        "The memory is not enough for this training, even with each batch cut into single examples. "
        "Choose a shorter context, fewer layers or a narrower model and start again."
    )


@dataclass(frozen=True, slots=True)
class _Order:
    """What the writer tells those who follow it before each step."""

    step: int
    learning_rate: float
    total_steps: int
    fit: Fit


class _Run:
    """The state of one pass through `train`."""

    def __init__(
        self,
        model: nn.Module,
        task: Task,
        config: TrainingConfig,
        device: DeviceChoice,
        control: Control,
        note: Text | None,
        team: Team,
    ) -> None:
        self.team = team
        self.precision = choose_precision(config.precision, device.kind)
        self.scaler = grad_scaler(device.kind, self.precision)
        self.model = model.to(device.torch_device)
        self.trained = self.model  # the same weights, perhaps compiled
        self.task = task
        self.config = config
        self.choice = device
        self.device = device.torch_device
        self.control = control
        self.note = note
        team.prepare(self.model)
        self.optimizers = Optimizers(self.model, config)
        self.average = WeightAverage(self.model, config.ema_decay) if config.ema_decay else None
        self.patience = Patience(config.patience)
        self.learning_rate = config.learning_rate
        self.total_steps = config.steps
        self.fit = Fit()
        self.step = 0
        self.seconds = 0.0
        self.losses: list[Tensor] = []  # scalars on the device, of the steps since the last `Steps`
        self.items = 0
        self.interval_seconds = 0.0
        self.last_checkpoint = time.monotonic()
        n_byte = sum(parameter.numel() * parameter.element_size() for parameter in model.parameters())
        n_most = most_snapshots(config.snapshots, n_byte, config.snapshot_budget * 1_000_000)
        self.snapshots = SnapshotPlan(n_most, spaced_steps(config.steps, n_most))

    def events(self, resume: ResumePoint | None) -> Iterator[Event]:
        if resume is None:
            self._choose_fit()
        else:
            self.restore(resume)
        self._compile()
        yield Started(
            step=self.step,
            total_steps=self.total_steps,
            n_parameter=sum(parameter.numel() for parameter in self.model.parameters()),
            device=self.choice.kind,
            device_name=self.choice.name,
            device_reason=self.choice.reason,
            random_guess=self.task.random_guess,
            note=(None if resume is None else resume.note)
            or self.note
            or self.fit.sentence()
            or self.team.sentence(),
        )
        if resume is None:
            yield self._snapshot()
            yield self._evaluated(VALIDATION_ITEMS)
            yield self._sampled()
        if resume is not None and resume.was_cut_off and self._has_ended():  # but for its last words
            yield from self._last_words(_no_better(self.patience.n_worse) if self.patience.is_spent else None)
            return
        self.model.train()
        while self.step < self.total_steps:
            while not self.control.wait(timeout=0.2):
                pass
            if self.control.is_stopped:
                break
            if self._take_changes():
                if self.step < self.total_steps:  # after a crash it has to go on in the new way as well
                    if not (yield from self._reported()):
                        return
                    yield self._checkpoint()
                yield self._changed(None)
                if self.step >= self.total_steps:
                    break
            cut = self._one_step_that_fits()
            if cut is not None:
                yield self._changed(cut.sentence())
                continue
            self.control.step_done()
            at_snapshot = self.step in self.snapshots
            at_measure = self.step % self.config.eval_interval == 0
            is_last = self.step == self.total_steps
            at_checkpoint = not is_last and self._is_checkpoint_due()
            at_report = self.step % self.config.log_interval == 0 or self.control.is_paused
            if at_report or at_snapshot or at_measure or at_checkpoint or is_last:
                steps = self._steps()
                yield steps
                is_kept = at_snapshot or at_measure or at_checkpoint or is_last
                if not np.isfinite(steps.losses).all() or (is_kept and not self._has_finite_weights()):
                    yield self._not_finite()
                    return
            if at_snapshot:
                yield self._snapshot()
            if at_measure and not is_last:
                evaluated = self._evaluated(VALIDATION_ITEMS)
                yield evaluated
                yield self._sampled()
                if self.patience.is_over(evaluated.validation_loss):
                    yield from self._end(_no_better(self.patience.n_worse))
                    return
            if at_checkpoint:
                yield self._checkpoint()
        yield from self._end(None)

    def _compile(self) -> None:
        """Let training use a compiled model, if that was asked for and works."""
        if not self.config.compile:
            return
        rows, _ = self.team.share(self.task.training_batch(self.step)) or (None, 0.0)
        if rows is not None:
            first, _ = rows.parts(self.fit.n_part)[0]
            self.model.train()
            with autocast(self.choice.kind, self.precision):
                self.trained, problem = compiled(self.model, self.task, first.to(self.device))
            self.note = self.note or problem

    def obey(self) -> None:
        """Take part in the steps the writer orders; its measuring and recording are none of this process's work."""
        self._compile()
        self.model.train()
        while (order := self._next_order()) is not None:
            self.step, self.learning_rate, self.total_steps = (
                order.step,
                order.learning_rate,
                order.total_steps,
            )
            self._set_fit(order.fit)
            # other dropout than the writer's, and the same again after resuming
            torch.manual_seed((self.config.seed * 1_000_003 + self.step) * 4096 + self.team.rank)
            try:
                self._one_step()
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error):
                    raise
                _release(self.model, self.device)
            self.losses.clear()

    def _next_order(self) -> _Order | None:
        return self.team.agree(None)

    def _end(self, reason: Text | None) -> Iterator[Event]:
        """Leave a finished model behind, whether the last step was reached or stopping was asked for."""
        if not (yield from self._reported()):
            return
        if self.step not in self.snapshots:
            yield self._snapshot()
        yield self._sampled()
        yield self._checkpoint()
        yield from self._last_words(reason)

    def _reported(self) -> Generator[Event, None, bool]:
        """Tell of the steps since the last report; the value says whether what they have left can be kept."""
        if not self.losses:
            return True
        steps = self._steps()
        yield steps
        if np.isfinite(steps.losses).all() and self._has_finite_weights():
            return True
        yield self._not_finite()
        return False

    def _has_ended(self) -> bool:
        """Say whether a checkpoint read back was the last: none before is at the last step or out of patience."""
        return self.patience.is_spent or self.step >= self.total_steps

    def _last_words(self, reason: Text | None) -> Iterator[Event]:
        yield self._evaluated(None)
        status: Status = "finished" if self.step >= self.total_steps else "stopped"
        yield Finished(step=self.step, status=status, reason=reason)

    def _not_finite(self) -> Finished:
        self.model.zero_grad(set_to_none=True)
        return Finished(step=self.step, status="failed", reason=_not_finite(), problem="not_finite")

    def _has_finite_weights(self) -> bool:
        """Say whether the weights can be kept: a loss can still be a number while its correction broke them."""
        return bool(torch.stack([weight.isfinite().all() for weight in self.model.parameters()]).all())

    def _is_checkpoint_due(self) -> bool:
        if time.monotonic() - self.last_checkpoint > CHECKPOINT_SECONDS:
            return True
        return bool(self.config.checkpoint_interval) and self.step % self.config.checkpoint_interval == 0

    def _take_changes(self) -> bool:
        learning_rate, total_steps = self.control.take_changes()
        before = self.learning_rate, self.total_steps
        if learning_rate is not None:
            self.learning_rate = learning_rate
        if total_steps is not None:
            self.total_steps = max(total_steps, self.step)
            self.snapshots.set_length(self.step, self.total_steps)
        return before != (self.learning_rate, self.total_steps)

    def _changed(self, reason: Text | None) -> Changed:
        return Changed(
            step=self.step,
            learning_rate=self.learning_rate,
            total_steps=self.total_steps,
            n_part=self.fit.n_part,
            recompute=self.fit.recompute,
            reason=reason,
        )

    def _set_fit(self, fit: Fit) -> None:
        self.fit = fit
        set_recompute(self.model, fit.recompute)

    def _choose_fit(self) -> None:
        batch = self.task.training_batch(self.step)
        rows, _ = self.team.share(batch) or (batch, 1.0)
        needed = measure_demand(self.model, self.task, rows, self.config)
        self._set_fit(choose_fit(needed, rows.n_row, self.device))

    def _one_step_that_fits(self) -> Fit | None:
        """Take one step; where memory ran out, return the finer cut of the batch to try it with again.

        Raises:
            MemoryError: There is none.
        """
        try:
            self.team.agree(_Order(self.step, self.learning_rate, self.total_steps, self.fit))
            self._one_step()
            return None
        except (MemoryError, RuntimeError) as error:
            if not is_out_of_memory(error):
                raise
            details = str(error)
        _release(self.model, self.device)
        batch = self.task.training_batch(self.step)
        rows, _ = self.team.share(batch) or (batch, 1.0)
        finer = self.fit.finer(rows.n_row)
        if finer is None:
            raise MemoryError(details)
        self._set_fit(finer)
        return finer

    def _one_step(self) -> None:
        start = time.perf_counter()
        batch = self.task.training_batch(self.step)
        loss = self.team.add_up(self.model, lambda: self._gradients(batch))
        if self.scaler is not None:
            self.optimizers.unscale(self.scaler)
        if self.config.grad_clip:
            nn.utils.clip_grad_norm_(self.model.parameters(), self.config.grad_clip)
        momentum = muon_momentum(self.step, self.total_steps)
        self.optimizers.step(self.learning_rate * self._factor(self.step), momentum, self.scaler)
        if self.scaler is not None:
            self.scaler.update()
        self.step += 1
        if self.average is not None:
            self.average.update(self.step)
        self.losses.append(loss)
        self.items += batch.n_item
        self.interval_seconds += time.perf_counter() - start

    def _gradients(self, batch: Batch) -> Tensor:
        """Leave the gradients of this process's rows of *batch* in the weights and return their part of its loss."""
        losses: list[Tensor] = []
        mine = self.team.share(batch)
        rows, weight = mine or (None, 0.0)
        for part, share in [] if rows is None else rows.parts(self.fit.n_part):
            with autocast(self.choice.kind, self.precision):
                loss = self.task.loss(self.trained, part.to(self.device))
            if share * weight != 1:
                loss = loss * (share * weight)
            (loss if self.scaler is None else self.scaler.scale(loss)).backward()
            losses.append(loss.detach())
        if len(losses) == 1:
            return losses[0]
        return torch.stack(losses).sum() if losses else torch.zeros((), device=self.device)

    def _factor(self, step: int) -> float:
        return learning_rate_factor(self.config.schedule, step, self.total_steps, self.config.warmup_steps)

    def _steps(self) -> Steps:
        start = time.perf_counter()
        losses = torch.stack(self.losses).float().cpu().numpy()  # the only wait for the device
        self.interval_seconds += time.perf_counter() - start
        self.seconds += self.interval_seconds
        steps = np.arange(self.step - len(losses) + 1, self.step + 1)
        event = Steps(
            step=self.step,
            steps=steps,
            losses=losses,
            learning_rate=self.learning_rate * self._factor(self.step - 1),
            items_per_second=self.items / max(self.interval_seconds, 1e-9),
            seconds=self.seconds,
        )
        self.losses, self.items, self.interval_seconds = [], 0, 0.0
        return event

    def _shown_weights(self) -> contextlib.AbstractContextManager[None]:
        """Inside, the model holds the weights that people see: the average, where there is one."""
        return contextlib.nullcontext() if self.average is None else self.average.applied()

    def _evaluated(self, max_items: int | None) -> Evaluated:
        with self._shown_weights():
            loss = validation_loss(self.model, self.task, self.device, max_items)
        return Evaluated(step=self.step, validation_loss=loss, is_complete=max_items is None)

    def _sampled(self) -> Sampled:
        self.model.eval()
        with torch.inference_mode(), self._shown_weights():
            result = self.task.probe(self.model)
        self.model.train()
        return Sampled(step=self.step, output=result.output, maps=result.maps, masks=result.masks)

    def _snapshot(self) -> Snapshot:
        with self._shown_weights():
            weights = weights_of(self.model)
        return Snapshot(step=self.step, weights=weights, dropped=self.snapshots.keep(self.step))

    def _checkpoint(self) -> Checkpointed:
        self.last_checkpoint = time.monotonic()
        tensors = {f"model.{name}": array for name, array in weights_of(self.model).items()}
        kept = {f"optimizer.{name}": tensor for name, tensor in self.optimizers.state().items()}
        if self.average is not None:
            kept |= {f"average.{name}": tensor for name, tensor in self.average.state().items()}
        for name, tensor in kept.items():
            tensors[name] = tensor.detach().cpu().numpy().copy()
        tensors["rng.cpu"] = torch.get_rng_state().numpy().copy()
        if self.device.type == "cuda":
            tensors["rng.cuda"] = torch.cuda.get_rng_state().numpy().copy()
        state: dict[str, Any] = {
            "learning_rate": self.learning_rate,
            "seconds": self.seconds,
            "n_part": self.fit.n_part,
            "recompute": self.fit.recompute,
            "best_validation_loss": self.patience.best if math.isfinite(self.patience.best) else None,
            "n_worse": self.patience.n_worse,
            "snapshots": self.snapshots.steps(),
        }
        if self.scaler is not None:
            state["grad_scaler"] = self.scaler.state_dict()
        if self.total_steps != self.config.steps:
            state["total_steps"] = self.total_steps
        return Checkpointed(step=self.step, tensors=tensors, state=state)

    def restore(self, point: ResumePoint) -> None:
        groups: dict[str, dict[str, Tensor]] = {"model": {}, "optimizer": {}, "average": {}, "rng": {}}
        for key, array in point.tensors.items():
            group, _, name = key.partition(".")
            groups[group][name] = torch.from_numpy(np.array(array))
        self.model.load_state_dict(groups["model"])
        self.optimizers.load_state(groups["optimizer"])
        if self.average is not None:
            self.average.load_state(groups["average"] or groups["model"])
        torch.set_rng_state(groups["rng"]["cpu"])
        if self.device.type == "cuda" and "cuda" in groups["rng"]:
            torch.cuda.set_rng_state(groups["rng"]["cuda"])
        state = point.state
        self.step = point.step
        self.learning_rate = float(state.get("learning_rate", self.learning_rate))
        self.total_steps = int(state.get("total_steps", self.total_steps))
        # none: a branch, which has yet to keep its first
        self.snapshots = SnapshotPlan(self.snapshots.n_most, map(int, state.get("snapshots", ())))
        self.snapshots.set_length(self.step, self.total_steps)
        self.seconds = float(state.get("seconds", 0.0))
        self._set_fit(Fit(n_part=int(state.get("n_part", 1)), recompute=bool(state.get("recompute", False))))
        if self.scaler is not None and isinstance(state.get("grad_scaler"), Mapping):
            self.scaler.load_state_dict(dict(state["grad_scaler"]))
        best = state.get("best_validation_loss")
        self.patience.best = math.inf if best is None else float(best)
        self.patience.n_worse = int(state.get("n_worse", 0))
        if self.patience.is_spent and not point.was_cut_off:  # whoever goes on after an early stop wants more
            self.patience.n_worse = 0


def _no_better(count: int) -> Text:
    return text(
        "Stopped early: the loss on unseen examples has not improved for {count} measurements.", count=count
    )


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
