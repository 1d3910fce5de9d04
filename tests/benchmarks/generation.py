"""Tokens a second that a decoder writes: with the key-value cache, without it, and nanoGPT's beside it.

``python3 packaging/dev.py benchmark generation [--peer-dir DIR]``: DIR is a checkout of nanoGPT; without it only the
cache is compared with reading the whole context again. All write one text of random weights, several contexts long,
so that what happens when the context is full counts as well.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from _interleaved import alternate, ratio, report, set_threads

# the module above sets how torch's threads wait, before torch is loaded
# isort: split
import numpy as np
import torch
from torch import nn

from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.initialisation import new_model
from workbench.models.sampling import Sampling, draw, generate_tokens

VOCABULARY = 65
SIZES = ((4, 4, 128, 64), (6, 6, 384, 256))  # layers, heads, width, context
CONTEXTS = 3  # how many contexts long the text is
SAMPLING = Sampling(temperature=0.8)


def decoder(n_layer: int, n_head: int, d_model: int, seq_len: int) -> Decoder:
    """Return a decoder with random weights everywhere: the time does not depend on them."""
    config = DecoderConfig(
        vocab_size=VOCABULARY, seq_len=seq_len, n_layer=n_layer, n_head=n_head, d_model=d_model
    )
    model = new_model(lambda: Decoder(config), 1)
    generator = torch.Generator().manual_seed(1)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(std=0.05, generator=generator)
    return model.eval()


def write_cached(model: Decoder, count: int) -> None:
    """Write *count* tokens as the program does."""
    for _ in generate_tokens(model, [1], count, SAMPLING):
        pass


def write_uncached(model: Decoder, count: int) -> None:
    """Write *count* tokens, reading the last context again for each."""
    rng = np.random.default_rng(SAMPLING.seed)
    tokens = [1]
    with torch.inference_mode():
        for _ in range(count):
            read = torch.tensor([tokens[-model.config.seq_len :]])
            tokens.append(draw(model(read)[0, -1].numpy(), SAMPLING, rng))


def peer_model(folder: Path, n_layer: int, n_head: int, d_model: int, seq_len: int) -> nn.Module:
    """Return the peer's model of the same shape."""
    spec = importlib.util.spec_from_file_location("peer_model", folder / "model.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["peer_model"] = module  # its dataclasses look for themselves there
    with contextlib.redirect_stdout(sys.stderr):  # it prints what it made
        spec.loader.exec_module(module)
        config = module.GPTConfig(
            block_size=seq_len,
            vocab_size=VOCABULARY,
            n_layer=n_layer,
            n_head=n_head,
            n_embd=d_model,
            dropout=0.0,
            bias=False,
        )
        return module.GPT(config).eval()


def measure(size: tuple[int, int, int, int], peer: Path | None, rounds: int, contexts: int) -> dict[str, Any]:
    """Return tokens a second of each side for one size, and our gain over the others."""
    n_layer, n_head, d_model, seq_len = size
    count = contexts * seq_len
    ours = decoder(n_layer, n_head, d_model, seq_len)
    sides: dict[str, Callable[[], Any]] = {
        "cached": lambda: write_cached(ours, count),
        "uncached": lambda: write_uncached(ours, count),
    }
    if peer is not None:
        theirs: Any = peer_model(peer, n_layer, n_head, d_model, seq_len)
        prompt = torch.ones(1, 1, dtype=torch.long)
        sides["peer"] = lambda: theirs.generate(prompt, count, temperature=SAMPLING.temperature)
    alternate({name: side for name, side in sides.items() if name != "uncached"}, 1)  # warm up
    seconds = alternate(sides, rounds)
    found: dict[str, Any] = {"size": f"{n_layer} x {n_head} x {d_model}", "context": seq_len, "tokens": count}
    for name, values in seconds.items():
        found[f"{name} tokens/s"] = round(count / statistics.median(values), 1)
    found["over uncached"] = round(ratio(seconds["uncached"], seconds["cached"]), 2)
    if peer is not None:
        found["over the peer"] = round(ratio(seconds["peer"], seconds["cached"]), 2)
    return found


def main() -> None:
    """Measure both sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--peer-dir", type=Path, help="a checkout of nanoGPT")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=0, help="of torch on all sides; 0: its own choice")
    parser.add_argument("--quick", action="store_true", help="one round of a shorter text")
    given = parser.parse_args()
    peer: Path | None = given.peer_dir
    if peer is None or not (peer / "model.py").is_file():
        print("generation: the peer is skipped, give --peer-dir with a checkout of nanoGPT", file=sys.stderr)
        peer = None
    threads = set_threads(given.threads)
    rounds, contexts = (1, 2) if given.quick else (given.rounds, CONTEXTS)
    rows = [measure(size, peer, rounds, contexts) for size in SIZES]
    report("generation", {"threads": threads, "rounds": rounds, "rows": rows}, rows)


if __name__ == "__main__":
    main()
