"""Seconds and peak memory to import, encode and make ready 10, 50 and 100 MB of text.

``python3 packaging/dev.py benchmark data [--megabytes 10 50 100]``. Each size is a file of invented, varied text, made
for this, and a process of its own. The peak of each stage is counted from its beginning (on Linux; elsewhere only the
peak so far). “a byte” is how much the peak grows for each byte of the file: flat memory would be 0. Pages of mapped
files are in the peak; how many there are at the end of a stage is said beside it.
"""

from __future__ import annotations

import argparse
import dataclasses
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
from _interleaved import (
    answer,
    forget_peak,
    mapped_memory,
    megabytes,
    once,
    peak_memory,
    questions,
    report,
    set_threads,
)

LETTERS = "etaoinshrdlcumwfgypbvkjxqz"
CHINESE = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面"
)
N_WORD = 30_000
STAGES = ("import", "attach", "prepare", "load again", "first batch")


def write_text(path: Path, n_byte: int) -> None:
    """Write about *n_byte* bytes of words of uneven frequency, sentences, paragraphs, and some Chinese."""
    rng = np.random.default_rng(1)
    share = 1 / np.arange(1, len(LETTERS) + 1)
    words = [
        "".join(rng.choice(list(LETTERS), size, p=share / share.sum()))
        for size in rng.integers(1, 12, N_WORD)
    ]
    words += ["".join(rng.choice(list(CHINESE), size)) for size in rng.integers(2, 9, N_WORD // 20)]
    written = 0
    with path.open("w", encoding="utf-8") as file:
        while written < n_byte:
            picked = np.minimum(rng.zipf(1.3, 20_000) - 1, len(words) - 1)
            picked = np.where(rng.random(20_000) < 0.2, rng.integers(0, len(words), 20_000), picked)
            marks = rng.choice(
                [" ", " ", " ", " ", " ", ", ", ". ", "! ", "; ", "\n", ".\n\n", " 1984 "], 20_000
            )
            part = "".join(words[number] + str(mark) for number, mark in zip(picked, marks, strict=True))
            file.write(part)
            written += len(part.encode())


def make_ready(path: Path, tokenizer: str) -> dict[str, Any]:
    """Bring *path* from a file to its first batch; return seconds and peak of each stage."""
    import torch

    from workbench.data.importing import import_examples
    from workbench.models.decoder import Decoder, DecoderConfig
    from workbench.models.initialisation import new_model
    from workbench.progress import no_progress
    from workbench.projects.project import Project
    from workbench.scenarios.base import Trained
    from workbench.scenarios.catalogue import scenario_of

    scenario = scenario_of("text-generation")
    found: dict[str, Any] = {"file": path.stat().st_size, "seconds": {}, "peak": {}, "mapped": {}}

    def stage(name: str, work: Callable[[], Any]) -> Any:
        forget_peak()
        start = time.perf_counter()
        result = work()
        found["seconds"][name] = time.perf_counter() - start
        found["peak"][name] = peak_memory()
        found["mapped"][name] = mapped_memory() - mapped_before
        return result

    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "project", scenario, "Data", "small")
        preset: Any = project.experiment()
        preprocessing = dataclasses.replace(preset.preprocessing, tokenizer=tokenizer)
        experiment = dataclasses.replace(preset, preprocessing=preprocessing)

        def first_batch() -> None:
            model = new_model(lambda: scenario.build(experiment, prepared.processor), 1)
            trained = Trained(model, prepared.processor, experiment)
            arrays = prepared.arrays
            task = scenario.task(trained, arrays["train"], arrays["validation"], project.probe_input())
            with torch.inference_mode():
                task.loss(model, task.training_batch(0))

        # what torch loads when a model first reads something is no matter of the data
        smallest = DecoderConfig(vocab_size=8, seq_len=8, n_layer=1, n_head=1, d_model=8)
        new_model(lambda: Decoder(smallest), 1)(torch.zeros(1, 8, dtype=torch.long))
        found["base"], mapped_before = peak_memory(), mapped_memory()
        examples, source = stage("import", lambda: import_examples(path, scenario.roles, no_progress()))
        stage("attach", lambda: project.attach(examples, source))
        prepared = stage("prepare", lambda: project.prepared(experiment))
        del prepared
        prepared = stage("load again", lambda: project.prepared(experiment))
        found["tokens"] = sum(len(arrays["tokens"]) for arrays in prepared.arrays.values())
        stage("first batch", first_batch)
    return found


def main() -> None:
    """Measure every size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--megabytes", type=int, nargs="+", default=[10, 50, 100])
    parser.add_argument("--tokenizer", choices=["characters", "sentencepiece"], default="characters")
    parser.add_argument("--quick", action="store_true", help="2 and 8 MB")
    parser.add_argument("--side", choices=["import"], help=argparse.SUPPRESS)
    parser.add_argument("--file", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.side:
        for _ in questions():
            set_threads(0)
            answer(make_ready(given.file, given.tokenizer))
        return
    results: list[dict[str, Any]] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "text.txt"
        for size in [2, 8] if given.quick else given.megabytes:
            write_text(path, size * 1_000_000)
            results.append(once(__file__, "import", ["--file", str(path), "--tokenizer", given.tokenizer]))
    rows = [
        {
            "file MB": megabytes(found["file"]),
            "tokens": found["tokens"],
            "seconds": round(sum(found["seconds"].values()), 2),
            **{f"{name} s": round(found["seconds"][name], 2) for name in STAGES},
            "peak MB": megabytes(max(found["peak"].values())),
            "base MB": megabytes(found["base"]),
        }
        for found in results
    ]
    stages = [
        {
            "file MB": megabytes(found["file"]),
            **{f"{name} MB over base": megabytes(found["peak"][name] - found["base"]) for name in STAGES},
            **{f"{name} mapped": megabytes(found["mapped"][name]) for name in STAGES[-2:]},
        }
        for found in results
    ]
    first, last = results[0], results[-1]
    growth = {
        name: round((last["peak"][name] - first["peak"][name]) / max(1, last["file"] - first["file"]), 2)
        for name in STAGES
    }
    report("data", {"tokenizer": given.tokenizer, "rows": rows, "peaks": stages, "growth": growth}, rows)
    print("\npeak of each stage over the program itself")
    for stage in stages:
        print("  ".join(f"{name} {value}" for name, value in stage.items()))
    print(
        "bytes of memory a byte of the file: "
        + ", ".join(f"{name} {value}" for name, value in growth.items())
    )


if __name__ == "__main__":
    main()
