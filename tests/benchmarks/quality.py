"""How good the *small* presets get, and how long that takes, through the command line as a person would use it.

``python3 packaging/dev.py benchmark quality --data DIR [--only NAME]``: DIR holds ``tinyshakespeare.txt``,
``mnist-folders/``, ``banking77/`` and ``bible-en-zh.tsv``. What is missing is skipped with a reason; the shipped
samples are always there. Prints one JSON line for each and a table.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
PAIRS = SAMPLES / "pairs-en-zh.tsv"


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


def measure(name: str, scenario: str, data: Path, evaluation: list[str], preset: str) -> dict[str, Any]:
    """Import, train and evaluate; return times and results."""
    with tempfile.TemporaryDirectory() as folder:
        project = str(Path(folder) / "project")
        start = time.perf_counter()
        workbench("new", project, "--scenario", scenario, "--data", str(data), "--preset", preset, "--json")
        imported = time.perf_counter()
        workbench("train", project, "--device", "cpu", "--json")
        trained = time.perf_counter()
        (result,) = workbench("evaluate", project, *evaluation, "--json")
        (run,) = workbench("runs", project, "--json")
        ended = time.perf_counter()
    return {
        "name": name,
        "import_s": round(imported - start, 1),
        "train_s": round(trained - imported, 1),
        "evaluate_s": round(ended - trained, 1),
        "parameters": run["parameters"],
        "steps": run["step"],
        "loss": round(result["loss"], 4),
        **{key: round(value, 4) for key, value in result["metrics"].items()},
    }


def main() -> None:
    """Measure what there is data for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, help="folder with the real data sets")
    parser.add_argument("--only", help="name of one measurement")
    parser.add_argument("--preset", default="small")
    given = parser.parse_args()
    data: Path = given.data or Path("absent")
    jobs = [
        ("tinyshakespeare", "text-generation", data / "tinyshakespeare.txt", []),
        (
            "mnist-folders",
            "image-recognition",
            data / "mnist-folders" / "train",
            ["--data", str(data / "mnist-folders" / "test")],
        ),
        ("pairs-en-zh", "translation", PAIRS, ["--split", "test"]),
        ("bible-en-zh", "translation", data / "bible-en-zh.tsv", ["--split", "test"]),
        (
            "banking77",
            "text-classification",
            data / "banking77" / "train.csv",
            ["--data", str(data / "banking77" / "test.csv")],
        ),
        (
            "package-summaries",
            "summarisation",
            data / "package-summaries.jsonl",
            ["--split", "test"],
        ),
        ("notices-en", "summarisation", SAMPLES / "notices-en.tsv", ["--split", "test"]),
        ("notices-zh", "summarisation", SAMPLES / "notices-zh.tsv", ["--split", "test"]),
        ("reviews-en", "text-classification", SAMPLES / "reviews-en.tsv", ["--split", "test"]),
        ("reviews-zh", "text-classification", SAMPLES / "reviews-zh.tsv", ["--split", "test"]),
        ("questions-en", "question-answering", SAMPLES / "questions-en.tsv.gz", ["--split", "test"]),
        ("dialogues-en", "dialogue", SAMPLES / "dialogues-en.jsonl.gz", ["--split", "test"]),
        ("dialogues-zh", "dialogue", SAMPLES / "dialogues-zh.jsonl.gz", ["--split", "test"]),
        ("questions-zh", "question-answering", SAMPLES / "questions-zh.tsv.gz", ["--split", "test"]),
    ]
    rows: list[dict[str, Any]] = []
    for name, scenario, source, evaluation in jobs:
        if given.only not in (None, name):
            continue
        if not source.exists():
            print(f"{name}: skipped, “{source}” is not there (give --data)", file=sys.stderr)
            continue
        rows.append(measure(name, scenario, source, evaluation, given.preset))
        print(json.dumps(rows[-1]), flush=True)
    for row in rows:
        print("  ".join(f"{key} {value}" for key, value in row.items()))


if __name__ == "__main__":
    main()
