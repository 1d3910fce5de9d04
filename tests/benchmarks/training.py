"""Loss and time of the *small* text preset beside nanoGPT's recipe for a processor, trained in turn.

``python3 packaging/dev.py benchmark training --peer-dir DIR --data FILE``: DIR is a checkout of nanoGPT, FILE its
tinyshakespeare text. The peer is trained as its README says for a computer without a graphics card (4 layers, 4
heads, 128 wide, 64 characters, 12 rows, 2,000 steps), with its own model, optimiser, batches and schedule; this
program trains a model of no more parameters on the same split through `workbench.training.loop.train`. Measuring on
unseen text is left out of both times; the losses are over the whole validation part, windows side by side.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import importlib.util
import math
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np
from _interleaved import Side, answer, megabytes, peak_memory, questions, report, set_threads

BLOCK, BATCH, HEADS = 64, 12, 4  # of the peer's recipe, for both
MOST_PARAMETERS = 810_000
DOCUMENTED = 1.886  # where the peer's recipe ends by its own account; ours has to come as far
PROFILED_STEPS = 20
PROFILED_AFTER = 5


# this program


class Ours:
    """The small preset with the peer's context, heads and batch, advanced from one report to the next."""

    def __init__(self, data: Path, steps: int, rounds: int, learning_rate: float) -> None:
        from workbench.data.examples import Examples
        from workbench.data.passages import Passages
        from workbench.models.initialisation import new_model
        from workbench.progress import no_progress
        from workbench.scenarios.base import Trained
        from workbench.scenarios.catalogue import scenario_of
        from workbench.training.devices import choose_device
        from workbench.training.events import Sampled, Started
        from workbench.training.loop import train

        scenario = scenario_of("text-generation")
        preset: Any = scenario.preset("small")
        training = dataclasses.replace(
            preset.training,
            steps=steps,
            batch_size=BATCH,
            learning_rate=learning_rate or preset.training.learning_rate,
            log_interval=max(1, steps // rounds),
            eval_interval=1_000_000,
            snapshots=2,
            device="cpu",
        )
        model_config = dataclasses.replace(preset.model, seq_len=BLOCK, n_head=HEADS)
        experiment = dataclasses.replace(preset, model=model_config, training=training)
        whole = data.read_text(encoding="utf-8")
        parts = [Examples({"text": Passages.of(part)}) for part in cut(whole)]
        processor: Any = scenario.fit(parts[0], experiment, no_progress())
        arrays = [scenario.encode(processor, part, no_progress()) for part in parts]
        self.model = new_model(lambda: scenario.build(experiment, processor), training.seed)
        self.n_parameter = sum(parameter.numel() for parameter in self.model.parameters())
        if self.n_parameter > MOST_PARAMETERS:
            raise SystemExit(
                f"The small preset has {self.n_parameter} parameters, more than the peer's recipe."
            )
        trained = Trained(self.model, processor, experiment)
        self.task = scenario.task(trained, arrays[0], arrays[1], "First Citizen:")
        self.device = choose_device("cpu")
        self._interval, self._last = training.log_interval, steps
        self._events = train(self.model, self.task, training, self.device)
        self.step = 0
        self.seconds = 0.0
        for event in self._events:
            if isinstance(event, Started) and event.note is not None:
                print(event.note, file=sys.stderr)
            if isinstance(event, Sampled):  # the last event before the first step
                break

    def advance(self) -> dict[str, Any]:
        """Train to the next report."""
        from workbench.training.events import Steps

        start, before = time.perf_counter(), self.step
        for event in self._events:
            # a checkpoint that falls due brings a report of its own: its time counts, but it ends no turn
            if isinstance(event, Steps) and (event.step % self._interval == 0 or event.step == self._last):
                self.step = event.step
                break
        spent = time.perf_counter() - start
        self.seconds += spent
        return {"step": self.step, "steps": self.step - before, "chunk_s": spent, "seconds": self.seconds}

    def loss(self) -> dict[str, Any]:
        """Return the loss over the whole validation part as the program itself measures it."""
        from workbench.training.loop import validation_loss

        return {"loss": validation_loss(self.model, self.task, self.device.torch_device, None)}

    def memory(self) -> dict[str, Any]:
        return {"peak_bytes": peak_memory(), "parameters": self.n_parameter}


def cut(whole: str) -> tuple[str, str]:
    """Return the training and the validation part as the peer's ``prepare.py`` cuts them."""
    at = int(len(whole) * 0.9)
    return whole[:at], whole[at:]


# the peer


class Theirs:
    """The peer's recipe; numbers without a name here are those of its README, config and ``train.py``."""

    learning_rate, min_lr, warmup_iters = 1e-3, 1e-4, 100
    weight_decay, beta1, beta2, grad_clip = 1e-1, 0.9, 0.99, 1.0

    def __init__(self, peer: Path, data: Path, steps: int, rounds: int, folder: Path) -> None:
        import torch

        whole = data.read_text(encoding="utf-8")
        ids = {character: index for index, character in enumerate(sorted(set(whole)))}
        self.tokens: list[np.ndarray[Any, Any]] = []
        self.files = [folder / "train.bin", folder / "val.bin"]
        for part, path in zip(cut(whole), self.files, strict=True):
            encoded = np.array([ids[character] for character in part], dtype=np.uint16)
            encoded.tofile(path)
            self.tokens.append(encoded)
        self.steps, self.chunk = steps, max(1, steps // rounds)
        torch.manual_seed(1337)
        with contextlib.redirect_stdout(sys.stderr):  # it prints what it made
            module = load_peer(peer)
            config = module.GPTConfig(
                block_size=BLOCK,
                vocab_size=len(ids),
                n_layer=4,
                n_head=HEADS,
                n_embd=128,
                dropout=0.0,
                bias=False,
            )
            self.model = module.GPT(config)
            self.optimizer = self.model.configure_optimizers(
                self.weight_decay, self.learning_rate, (self.beta1, self.beta2), "cpu"
            )
        self.step = 0
        self.seconds = 0.0
        self.batch = self.get_batch()

    def get_batch(self) -> tuple[Any, Any]:
        import torch

        data = np.memmap(self.files[0], dtype=np.uint16, mode="r")
        starts = torch.randint(len(data) - BLOCK, (BATCH,)).tolist()
        x = torch.stack([torch.from_numpy(data[i : i + BLOCK].astype(np.int64)) for i in starts])
        y = torch.stack([torch.from_numpy(data[i + 1 : i + 1 + BLOCK].astype(np.int64)) for i in starts])
        return x, y

    def get_lr(self, step: int) -> float:
        if step < self.warmup_iters:
            return self.learning_rate * (step + 1) / (self.warmup_iters + 1)
        if step > self.steps:
            return self.min_lr
        share = (step - self.warmup_iters) / max(1, self.steps - self.warmup_iters)
        return self.min_lr + 0.5 * (1 + math.cos(math.pi * share)) * (self.learning_rate - self.min_lr)

    def advance(self) -> dict[str, Any]:
        """Take the steps of one turn."""
        import torch

        count = min(self.chunk, self.steps - self.step)
        start = time.perf_counter()
        for _ in range(count):
            for group in self.optimizer.param_groups:
                group["lr"] = self.get_lr(self.step)
            _, loss = self.model(*self.batch)
            self.batch = self.get_batch()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(self.model.parameters(), self.grad_clip)
            self.optimizer.step()
            self.optimizer.zero_grad(set_to_none=True)
            loss.item()  # its recipe reports every step
            self.step += 1
        spent = time.perf_counter() - start
        self.seconds += spent
        return {"step": self.step, "steps": count, "chunk_s": spent, "seconds": self.seconds}

    def loss(self) -> dict[str, Any]:
        """Return the loss over the whole validation part, in the windows our side is measured in."""
        import torch

        total, count = 0.0, 0
        self.model.eval()
        with torch.inference_mode():
            for rows in windows(self.tokens[1]):
                pair = torch.from_numpy(rows.astype(np.int64))
                _, loss = self.model(pair[:, :-1].contiguous(), pair[:, 1:].contiguous())
                n_item = pair[:, 1:].numel()
                total, count = total + float(loss) * n_item, count + n_item
        self.model.train()
        return {"loss": total / count}

    def memory(self) -> dict[str, Any]:
        n_parameter = sum(parameter.numel() for parameter in self.model.parameters())
        return {"peak_bytes": peak_memory(), "parameters": n_parameter}


def windows(tokens: np.ndarray[Any, Any]) -> Iterator[np.ndarray[Any, Any]]:
    """Yield rows of a context and one token more that cover *tokens* once."""
    n_window, rest = divmod(len(tokens) - 1, BLOCK)
    per_batch = 8192 // BLOCK
    for first in range(0, n_window, per_batch):
        starts = np.arange(first, min(first + per_batch, n_window)) * BLOCK
        yield tokens[starts[:, None] + np.arange(BLOCK + 1)]
    if rest:
        yield tokens[None, -(rest + 1) :]


def load_peer(folder: Path) -> ModuleType:
    """Return the peer's ``model.py`` as a module."""
    spec = importlib.util.spec_from_file_location("peer_model", folder / "model.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"“{folder}” holds no model.py.")
    module = importlib.util.module_from_spec(spec)
    sys.modules["peer_model"] = module  # its dataclasses look for themselves there
    spec.loader.exec_module(module)
    return module


# where our time goes

_ATTENTION = ("scaled_dot_product", "flash_attention", "efficient_attention")
_PRODUCTS = frozenset(
    {"aten::mm", "aten::addmm", "aten::bmm", "aten::baddbmm", "aten::matmul", "aten::linear"}
)
_ELEMENTWISE = frozenset(
    f"aten::{name}"
    for name in (
        *("add", "add_", "sub", "mul", "mul_", "div", "div_", "neg", "rsqrt_", "square_", "clamp_min"),
        *("addcmul", "addcmul_", "lerp", "lerp_", "cat", "roll", "copy_", "clone", "fill_", "zero_", "mean"),
        *("sum", "linalg_vector_norm", "_foreach_norm", "_foreach_mul_", "_foreach_add_", "_foreach_lerp_"),
        *("_log_softmax", "_log_softmax_backward_data", "nll_loss_forward", "nll_loss_backward", "stack"),
        *("embedding", "embedding_dense_backward", "index_select", "_fused_adamw_", "threshold_backward"),
    )
)
NEWTON_SCHULZ = "newton-schulz"


def breakdown(data: Path, learning_rate: float) -> dict[str, float]:
    """Return which share of the time of our training steps each kind of work takes."""
    from torch.profiler import ProfilerActivity, profile, record_function

    from workbench.training import muon

    plain = muon.orthogonalise

    def named(matrices: Any, steps: int = 5) -> Any:
        with record_function(NEWTON_SCHULZ):
            return plain(matrices, steps)

    muon.orthogonalise = named
    try:
        n_part = PROFILED_STEPS // PROFILED_AFTER + 1
        ours = Ours(data, PROFILED_AFTER * n_part, n_part, learning_rate)
        ours.advance()
        with profile(activities=[ProfilerActivity.CPU]) as profiler:
            wall = 1e6 * sum(ours.advance()["chunk_s"] for _ in range(n_part - 1))
    finally:
        muon.orthogonalise = plain
    spent: defaultdict[str, float] = defaultdict(float)
    for event in profiler.events() or ():
        spent[_kind(event)] += event.self_cpu_time_total
    shares = {
        name: spent[name] / wall for name in ("matrix products", NEWTON_SCHULZ, "attention", "element-wise")
    }
    return {name: round(share, 3) for name, share in {**shares, "rest": 1 - sum(shares.values())}.items()}


def _kind(event: Any) -> str:
    above = event
    while above is not None:
        if above.name == NEWTON_SCHULZ:
            return NEWTON_SCHULZ
        if any(word in above.name for word in _ATTENTION):
            return "attention"
        above = above.cpu_parent
    if event.name in _PRODUCTS:
        return "matrix products"
    is_own = event.name in ("_RootMeanSquare", "_SquaredRelu") or event.name.startswith("_")
    return "element-wise" if event.name in _ELEMENTWISE or is_own else "rest"


# both


def serve(given: argparse.Namespace) -> None:
    """Be one side: answer until nobody asks any more."""
    set_threads(given.threads)
    if given.side == "breakdown":
        for _ in questions():
            answer(breakdown(given.data, given.learning_rate))
        return
    with tempfile.TemporaryDirectory() as folder:
        side = (
            Ours(given.data, given.steps, given.rounds, given.learning_rate)
            if given.side == "ours"
            else Theirs(given.peer_dir, given.data, given.peer_steps, given.rounds, Path(folder))
        )
        acts = {"ready": side.memory, "advance": side.advance, "loss": side.loss, "memory": side.memory}
        for asked in questions():
            answer(acts[asked]())


def reached(curve: list[dict[str, float]], goal: float) -> dict[str, float] | None:
    """Return the first measured place of a training whose loss is not above *goal*."""
    return next((place for place in curve if place["loss"] <= goal), None)


def main() -> None:
    """Train both sides in turn and compare."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-dir", type=Path, help="a checkout of nanoGPT")
    parser.add_argument("--data", type=Path, help="tinyshakespeare.txt")
    parser.add_argument("--steps", type=int, default=250, help="of this program")
    parser.add_argument("--learning-rate", type=float, default=0.03, help="of this program; 0: the preset's")
    parser.add_argument("--peer-steps", type=int, default=2000)
    parser.add_argument("--rounds", type=int, default=25, help="turns each side's training is cut into")
    parser.add_argument("--threads", type=int, default=0, help="of torch on both sides; 0: its own choice")
    parser.add_argument("--quick", action="store_true", help="a tenth of the steps, to see that it works")
    parser.add_argument("--side", choices=["ours", "theirs", "breakdown"], help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        serve(given)
        return
    if given.data is None or not given.data.is_file():
        print("training: skipped, there is no text (give --data tinyshakespeare.txt)", file=sys.stderr)
        return
    has_peer = given.peer_dir is not None and (given.peer_dir / "model.py").is_file()
    if not has_peer:
        print("training: the peer is skipped, give --peer-dir with a checkout of nanoGPT", file=sys.stderr)
    if given.quick:
        given.steps, given.peer_steps, given.rounds = given.steps // 10, given.peer_steps // 10, 5
    given.rounds = min(given.rounds, given.steps)
    words = ["--data", str(given.data), "--threads", str(given.threads), "--rounds", str(given.rounds)]
    words += ["--steps", str(given.steps), "--peer-steps", str(given.peer_steps)]
    words += ["--learning-rate", str(given.learning_rate)]
    if has_peer:
        words += ["--peer-dir", str(given.peer_dir)]
    with contextlib.ExitStack() as stack:
        names = ["theirs", "ours"] if has_peer else ["ours"]
        sides = {name: stack.enter_context(Side(__file__, name, words)) for name in names}
        for side in sides.values():
            side.ask("ready")  # both have loaded everything before either is timed
        turns: dict[str, list[dict[str, Any]]] = {name: [] for name in names}
        curve: list[dict[str, float]] = []
        wanted = {"ours": given.steps, "theirs": given.peer_steps}
        done = dict.fromkeys(names, 0)
        while any(done[name] < wanted[name] for name in names):
            for name, side in sides.items():
                if done[name] < wanted[name]:
                    turn = side.ask("advance")
                    done[name] = turn["step"]
                    turns[name].append(turn)
                    if name == "ours":
                        curve.append({**turn, **side.ask("loss")})
        results = {
            # the memory of training, before that of measuring the whole
            name: {**turns[name][-1], **side.ask("memory"), **side.ask("loss")}
            for name, side in sides.items()
        }
    with Side(__file__, "breakdown", words) as side:
        shares = side.ask("go")
    rows = [
        {
            "side": name,
            "loss": round(found["loss"], 4),
            "steps": found["step"],
            "seconds": round(found["seconds"], 2),
            "ms a step": round(1000 * statistics.median(t["chunk_s"] / t["steps"] for t in turns[name]), 2),
            "peak MB": megabytes(found["peak_bytes"]),
            "parameters": found["parameters"],
        }
        for name, found in results.items()
    ]
    goal = min(results["theirs"]["loss"], DOCUMENTED) if has_peer else DOCUMENTED
    values: dict[str, Any] = {"rows": rows, "breakdown": shares, "curve": [_short(place) for place in curve]}
    if has_peer:
        place = reached(curve, goal)
        values["reached"] = None if place is None else _short(place)
        values["ratio_to_reach"] = (
            None if place is None else round(place["seconds"] / results["theirs"]["seconds"], 3)
        )
        values["ratio_whole"] = round(results["ours"]["seconds"] / results["theirs"]["seconds"], 3)
        values["loss_difference"] = round(results["ours"]["loss"] - results["theirs"]["loss"], 4)
    report("training", values, rows)
    print("our time: " + ", ".join(f"{name} {share:.0%}" for name, share in shares.items()))
    if has_peer:
        if values["reached"] is None:
            print(f"a loss of {goal:.3f} was not reached in {given.steps} steps")
        else:
            step, share = values["reached"]["step"], values["ratio_to_reach"]
            print(f"a loss of {goal:.3f} reached at step {step}: {share} of their time")


def _short(place: dict[str, float]) -> dict[str, float]:
    return {"step": place["step"], "seconds": round(place["seconds"], 2), "loss": round(place["loss"], 4)}


if __name__ == "__main__":
    main()
