"""What a training will cost, before it starts: parameters, memory, time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

import torch
from torch import nn

from workbench.models.initialisation import outline
from workbench.progress import Progress
from workbench.training.config import TrainingConfig
from workbench.training.devices import choose_device, device_memory
from workbench.training.fitting import BETWEEN_BLOCKS, Demand, Fit, choose_fit, weight_bytes
from workbench.training.optimizers import Optimizers, split_matrices
from workbench.training.precision import autocast, choose_precision
from workbench.training.task import Task

BASE_BYTES = 350_000_000  # the program with PyTorch loaded
BLOCK_FLOATS = 20  # numbers a block keeps for each position and unit of width until the way back
# Shares of a device's matrix-product speed that whole training steps of small models reached (RESULTS.md).
EFFICIENCY = {"cpu": 0.45, "cuda": 0.25, "mps": 0.2}
STEP_OVERHEAD = {"cpu": 0.004, "cuda": 0.006, "mps": 0.012}  # seconds a step that do not depend on its size


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An estimate, good to about a factor of two."""

    n_parameter: int
    memory_bytes: int
    seconds: float
    device: str  # cpu, cuda, mps
    device_memory: int  # bytes of the device's own memory, which this must fit into; 0: the computer's
    fit: Fit  # how a step will be cut


def estimate_training(build: Callable[[], nn.Module], work: object, config: TrainingConfig) -> Cost:
    """Return the cost of *config* for the model *build* makes.

    Args:
        build: Makes the model; called without giving its weights any memory.
        work: Something with `n_token` (positions a step) and `context` (positions each attends to).
        config: Length, optimiser and device.
    """
    model = outline(build)
    n_token, context = int(getattr(work, "n_token")), int(getattr(work, "context"))  # noqa: B009
    n_parameter = sum(parameter.numel() for parameter in model.parameters())
    matrices, _ = split_matrices(model)
    shapes = [matrix.shape for matrix in matrices]
    n_layer = max(1, len(shapes) // 6)
    d_model = min((min(shape) for shape in shapes), default=1)
    kind = choose_device(config.device).kind
    forward = 2 * n_token * n_parameter + 4 * n_token * context * d_model * n_layer
    flops = 3 * forward
    if config.optimizer == "muon":  # five Newton-Schulz iterations of three products each
        flops += sum(5 * (4 * min(s) ** 2 * max(s) + 2 * min(s) ** 3) for s in shapes)
    seconds = flops / (device_flops(kind) * EFFICIENCY[kind]) + STEP_OVERHEAD[kind]
    n_hidden = sum(matrix.numel() for matrix in matrices)
    n_output = max(1, (n_parameter - n_hidden) // max(1, 2 * d_model))  # about the size of the vocabulary
    needed = Demand(
        weights=weight_bytes(model, config),
        activations=4 * n_token * (n_layer * d_model * BLOCK_FLOATS + 3 * n_output),
        recomputed_share=min(1.0, BETWEEN_BLOCKS + 1 / n_layer),
    )
    fit = choose_fit(needed, config.batch_size, torch.device(kind))
    return Cost(
        n_parameter=n_parameter,
        memory_bytes=BASE_BYTES + needed.with_fit(fit),
        seconds=seconds * config.steps,
        device=kind,
        device_memory=device_memory(kind),
        fit=fit,
    )


def measure_step(model: nn.Module, task: Task, config: TrainingConfig, progress: Progress) -> float:
    """Return the seconds one training step takes on the device of *config*: the shorter of two after a first one.

    *model* is changed; dropout draws from torch's random state, so never call this while a training runs.
    """
    device = choose_device(config.device).torch_device
    model.to(device).train()
    precision = choose_precision(config.precision, device.type)
    optimizers = Optimizers(model, config)
    seconds: list[float] = []
    for step in range(3):
        progress.update(0.0)
        start = time.perf_counter()
        with autocast(device.type, precision):
            loss = task.loss(model, task.training_batch(step).to(device))
        loss.backward()
        optimizers.step(0.0, 0.9)
        float(loss.detach())  # waits for the device
        seconds.append(time.perf_counter() - start)
    return min(seconds[1:])


@cache
def device_flops(kind: str) -> float:
    """Return the speed of float32 matrix products on a device, measured once for a few hundredths of a second."""
    device = torch.device(kind)
    size = 512 if kind == "cpu" else 2048
    left = torch.ones(size, size, device=device)
    best = 0.0
    for _ in range(5):
        start = time.perf_counter()
        product = left @ left
        float(product[0, 0])  # waits for the device
        best = max(best, 2 * size**3 / (time.perf_counter() - start))
    return best
