"""Cost of a token and of memory from 0.1 M to 100 M parameters and from 64 to 2,048 tokens of context.

``python3 packaging/dev.py benchmark scaling [--out FILE.svg]``. Each shape is a process of its own that trains a few
steps of about 1,024 (sizes) or 2,048 (contexts) random tokens through `workbench.training.loop.train`. Beside the
time stand the memory that was estimated without weights (`estimate_training`), the memory counted on one row
(`measure_demand`, over what the process held before), and the peak that came: of the steps, and with the copies that
a snapshot and a checkpoint make.
"""

from __future__ import annotations

import argparse
import dataclasses
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from _chart import chart, document
from _interleaved import answer, forget_peak, megabytes, once, peak_memory, questions, report, set_threads

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.training.task import Batch, ProbeResult

VOCABULARY = 65
SECONDS = 8.0  # after which no further step of one shape is begun
MOST_STEPS = 12
SIZE_CONTEXT, SIZE_TOKENS, CONTEXT_TOKENS = 256, 1024, 2048
SIZES = (  # layers, heads, width
    *((2, 4, 64), (4, 4, 128), (4, 8, 256), (6, 6, 384)),
    *((8, 8, 512), (8, 12, 768), (14, 12, 768)),
)
CONTEXTS = (64, 128, 256, 512, 1024, 2048)
CONTEXT_SIZES = ((4, 4, 128), (6, 6, 384))


@dataclass(frozen=True, slots=True)
class Work:
    """What `estimate_training` asks for."""

    n_token: int
    context: int


class RandomTokens:
    """Batches of random tokens, nothing to measure and nothing to show: only the steps themselves cost."""

    random_guess = 0.0

    def __init__(self, rows: int, context: int) -> None:
        self._shape = (rows, context + 1)

    def training_batch(self, step: int) -> Batch:
        import torch

        from workbench.training.task import Batch

        tokens = torch.from_numpy(np.random.default_rng(step).integers(0, VOCABULARY, self._shape))
        return Batch((tokens[:, :-1].contiguous(),), tokens[:, 1:].contiguous(), tokens[:, 1:].numel())

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        del max_items
        return iter(())

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        import torch.nn.functional as F

        return F.cross_entropy(model(batch.inputs[0]).flatten(0, 1), batch.targets.flatten())

    def probe(self, model: nn.Module) -> ProbeResult:
        from workbench.training.task import ProbeResult

        del model
        return ProbeResult("", {}, {})


def measure(shape: tuple[int, int, int], context: int, n_token: int, optimizer: str) -> dict[str, Any]:
    """Train a few steps of one shape; return times, estimates and peaks."""
    import torch

    from workbench.models.decoder import Decoder, DecoderConfig
    from workbench.models.initialisation import new_model
    from workbench.projects.tensors import to_bytes
    from workbench.training.config import TrainingConfig
    from workbench.training.control import Control
    from workbench.training.devices import choose_device
    from workbench.training.estimate import BASE_BYTES, estimate_training
    from workbench.training.events import Checkpointed, Sampled, Snapshot, Steps
    from workbench.training.fitting import measure_demand
    from workbench.training.loop import train

    n_layer, n_head, d_model = shape
    rows = max(1, n_token // context)
    config = DecoderConfig(
        vocab_size=VOCABULARY, seq_len=context, n_layer=n_layer, n_head=n_head, d_model=d_model
    )
    training = TrainingConfig(
        steps=MOST_STEPS,
        batch_size=rows,
        optimizer=optimizer,
        log_interval=1,
        eval_interval=1_000_000,
        snapshots=2,
        device="cpu",
    )
    task = RandomTokens(rows, context)
    cost = estimate_training(lambda: Decoder(config), Work(rows * context, context), training)
    smallest = dataclasses.replace(config, seq_len=8, n_layer=1, n_head=1, d_model=8)
    first = dataclasses.replace(training, steps=2, batch_size=1)
    for _ in train(new_model(lambda: Decoder(smallest), 1), RandomTokens(1, 8), first, choose_device("cpu")):
        pass
    forget_peak()
    base = peak_memory()  # with all that torch loads at its first steps
    model = new_model(lambda: Decoder(config), 1)
    demand = measure_demand(model, task, task.training_batch(0), training)
    counted = demand.with_fit(cost.fit)
    control = Control()
    seconds: list[float] = []
    before, began, step_peak = 0.0, 0.0, 0
    for event in train(model, task, training, choose_device("cpu"), control=control):
        if isinstance(event, Sampled) and event.step == 0:
            forget_peak()
            began = time.monotonic()
        elif isinstance(event, Steps):
            seconds.append(event.seconds - before)
            before, step_peak = event.seconds, peak_memory()
            if time.monotonic() - began > SECONDS and len(seconds) > 1:
                control.stop()
        elif isinstance(event, Snapshot):
            to_bytes(event.weights)
        elif isinstance(event, Checkpointed):
            to_bytes(event.tensors)
    step_s = min(seconds[1:] or seconds)  # the first one also makes the optimiser's state
    return {
        "shape": f"{n_layer} x {n_head} x {d_model}",
        "parameters": cost.n_parameter,
        "context": context,
        "tokens": rows * context,
        "threads": torch.get_num_threads(),
        "n_step": len(seconds),
        "step_s": step_s,
        "estimated_step_s": cost.seconds / training.steps,
        "base": base,
        "assumed_base": BASE_BYTES,
        "estimated": cost.memory_bytes - BASE_BYTES,
        "counted": counted,
        "weights": demand.weights,
        "activations": demand.activations,
        "peak": step_peak - base,
        "peak_with_copies": peak_memory() - base,
        "n_part": cost.fit.n_part,
    }


def row_of(found: dict[str, Any]) -> dict[str, Any]:
    """Return what the table shows of one shape."""
    return {
        "shape": found["shape"],
        "parameters": found["parameters"],
        "context": found["context"],
        "tokens": found["tokens"],
        "ms a step": round(1000 * found["step_s"], 1),
        "µs a token": round(1e6 * found["step_s"] / found["tokens"], 1),
        "estimated/time": round(found["estimated_step_s"] / found["step_s"], 2),
        "peak MB": megabytes(found["peak"]),
        "estimated MB": megabytes(found["estimated"]),
        "counted MB": megabytes(found["counted"]),
        "estimated/peak": round(found["estimated"] / max(1, found["peak"]), 2),
        "counted/peak": round(found["counted"] / max(1, found["peak"]), 2),
        "with copies MB": megabytes(found["peak_with_copies"]),
    }


def draw(found: list[dict[str, Any]]) -> str:
    """Return an SVG of three charts: cost over size, cost over context, memory over size."""
    by_size = [one for one in found if one["sweep"] == "size"]
    costs = {
        f"{SIZE_CONTEXT} tokens": [
            (one["parameters"], 1e6 * one["step_s"] / one["tokens"]) for one in by_size
        ]
    }
    contexts: dict[str, list[tuple[float, float]]] = {}
    for one in found:
        if one["sweep"] == "context":
            name = f"{one['parameters'] / 1e6:.1f} M"
            contexts.setdefault(name, []).append((one["context"], 1e6 * one["step_s"] / one["tokens"]))
    memory = {
        name: [(one["parameters"], max(1.0, one[key] / 1e6)) for one in by_size]
        for name, key in (("peak", "peak"), ("with copies", "peak_with_copies"), ("estimated", "estimated"))
    }
    charts = [
        chart("Cost of a token by size", "parameters", "µs a token", costs),
        chart("Cost of a token by context", "tokens of context", "µs a token", contexts),
        chart("Memory of a step by size", "parameters", "MB over the program", memory),
    ]
    return document(charts)


def main() -> None:
    """Measure every shape."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, help="where to write the charts, FILE.svg")
    parser.add_argument("--optimizer", choices=["muon", "adamw", "sgd"], default="muon")
    parser.add_argument("--threads", type=int, default=0, help="of torch; 0: its own choice")
    parser.add_argument("--quick", action="store_true", help="the smaller shapes and shorter contexts")
    parser.add_argument("--side", choices=["shape"], help=argparse.SUPPRESS)
    parser.add_argument("--shape", type=int, nargs=3, help=argparse.SUPPRESS)
    parser.add_argument("--context", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--tokens", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        set_threads(given.threads)
        for _ in questions():
            n_layer, n_head, d_model = given.shape
            answer(measure((n_layer, n_head, d_model), given.context, given.tokens, given.optimizer))
        return
    jobs = [("size", shape, SIZE_CONTEXT, SIZE_TOKENS) for shape in SIZES]
    jobs += [("context", shape, context, CONTEXT_TOKENS) for shape in CONTEXT_SIZES for context in CONTEXTS]
    if given.quick:
        jobs = [job for job in jobs if job[1][2] <= (256 if job[0] == "size" else 128) and job[2] <= 512]
    found: list[dict[str, Any]] = []
    for sweep, shape, context, n_token in jobs:
        words = ["--shape", *map(str, shape), "--context", str(context), "--tokens", str(n_token)]
        words += ["--threads", str(given.threads), "--optimizer", given.optimizer]
        found.append({"sweep": sweep, **once(__file__, "shape", words)})
        print(f"{sweep} {found[-1]['shape']} {context}: {found[-1]['step_s']:.3f} s a step", file=sys.stderr)
    rows = [row_of(one) for one in found]
    base = [one["base"] for one in found]
    values = {
        "optimizer": given.optimizer,
        "threads": found[0]["threads"],
        "base_mb": megabytes(sum(base) / len(base)),
        "assumed_base_mb": megabytes(found[0]["assumed_base"]),
        "shapes": found,
    }
    report("scaling", values, rows)
    print(f"the process before a model: {values['base_mb']} MB; assumed: {values['assumed_base_mb']} MB")
    if given.out is not None:
        given.out.parent.mkdir(parents=True, exist_ok=True)
        given.out.write_text(draw(found), encoding="utf-8")
        print(f"charts in {given.out}")


if __name__ == "__main__":
    main()
