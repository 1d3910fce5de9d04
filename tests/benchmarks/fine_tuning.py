"""What reading plain text first is worth where few labelled examples are at hand, through the command line.

``python3 packaging/dev.py benchmark fine_tuning --data DIR``: DIR holds ``banking77/``. A model fills in blanks in
the training questions without their classes; others that sort begin with it, or with nothing but its tokeniser, and
see 5 or 10 questions of each class. Both are measured on all test questions. Prints one JSON line for each.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import Any

SEEDS = (1, 2, 3)
FEW = (5, 10)


def workbench(*words: str) -> list[dict[str, Any]]:
    """Run one verb in a process of its own and return the JSON objects it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "workbench", *words],
        capture_output=True,
        text=True,
        check=False,
        encoding="utf-8",
    )
    if done.returncode:
        raise SystemExit(f"workbench {' '.join(words)} failed: {done.stderr.strip()}")
    return [json.loads(line) for line in done.stdout.splitlines()]


def few_of_each(path: Path, to: Path, count: int, seed: int) -> None:
    """Write *count* random rows of each class in *path* into the file *to*."""
    by_class: dict[str, list[str]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            by_class[row["category"]].append(row["text"])
    chosen = random.Random(seed)
    with to.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "category"])
        for name, texts in sorted(by_class.items()):
            writer.writerows((text, name) for text in chosen.sample(texts, count))


def say(**values: object) -> None:
    """Print one result."""
    print(json.dumps(values), flush=True)


def main() -> None:
    """Measure everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--preset", default="small")
    parser.add_argument("--steps", type=int, default=400, help="of each training with few examples")
    parser.add_argument(
        "--reading", type=int, help="steps of the training without labels; the preset's if absent"
    )
    parser.add_argument(
        "--asked", type=float, help="per cent of the tokens that are hidden then; the preset's if absent"
    )
    parser.add_argument(
        "--rate", type=float, default=0.005, help="learning rate of the trainings with few examples"
    )
    parser.add_argument("--work", type=Path, help="folder to keep everything in")
    arguments = parser.parse_args()
    bank = arguments.data / "banking77"
    with tempfile.TemporaryDirectory() as temporary:
        folder = arguments.work or Path(temporary)
        reader = folder / "reader"
        if not reader.exists():
            started = time.process_time(), time.perf_counter()
            workbench(
                *("new", str(reader), "--scenario", "fill-in-the-blank", "--data", str(bank / "train.csv")),
                *("--columns", "text=text", "--preset", arguments.preset, "--json"),
            )
            steps = [] if arguments.reading is None else ["--steps", str(arguments.reading)]
            if arguments.asked is not None:
                steps += ["--set", f"preprocessing.asked_percent={arguments.asked}"]
            workbench("train", str(reader), "--device", "cpu", *steps, "--json")
            (found,) = workbench("evaluate", str(reader), "--json")
            say(what="reader", seconds=time.perf_counter() - started[1], **found["metrics"])
        rate = ["--set", f"training.learning_rate={arguments.rate}"]
        for count in FEW:
            for seed in SEEDS:
                rows = folder / f"few-{count}-{seed}.csv"
                few_of_each(bank / "train.csv", rows, count, seed)
                project = folder / f"sorter-{count}-{seed}-{time.monotonic_ns()}"
                workbench(
                    *("new", str(project), "--scenario", "text-classification", "--data", str(rows)),
                    *("--preset", arguments.preset, "--from", str(reader), "--json"),
                )
                for extra in ([], ["--from-scratch"]):
                    workbench(
                        *("train", str(project), "--device", "cpu", "--seed", str(seed), *extra, *rate),
                        *("--steps", str(arguments.steps), "--set", "training.batch_size=32"),
                        *("--set", "training.eval_interval=100000"),
                        *("--set", "split.validation_percent=0", "--set", "split.test_percent=0", "--json"),
                    )
                    (result,) = workbench(
                        "evaluate", str(project), "--data", str(bank / "test.csv"), "--json"
                    )
                    say(
                        what="from scratch" if extra else "begun with the reader",
                        per_class=count,
                        seed=seed,
                        loss=round(result["loss"], 4),
                        accuracy=round(result["metrics"]["accuracy"], 4),
                    )


if __name__ == "__main__":
    main()
