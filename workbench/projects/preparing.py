"""Examples, split and encoded once, and kept on disk for the next training."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workbench.atomic import replacing
from workbench.data.examples import Examples
from workbench.data.split import SPLITS, SplitName, split_examples
from workbench.language import WorkbenchError
from workbench.progress import Progress
from workbench.scenarios.base import Arrays, Experiment, Processor, Scenario
from workbench.schema import to_json

PREPARED_VERSION = 1  # raised when the same settings would give other arrays


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a training reads."""

    processor: Processor
    arrays: dict[SplitName, Arrays]


def prepared_key(scenario: Scenario, checksum: str, experiment: Experiment) -> str:
    """Return a name for the arrays these examples and settings give."""
    parts = [
        PREPARED_VERSION,
        scenario.key,
        checksum,
        to_json(experiment.split),
        to_json(experiment.preprocessing),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def prepare(scenario: Scenario, examples: Examples, experiment: Experiment, progress: Progress) -> Prepared:
    """Split *examples*, fit the processor on the training part, encode every part."""
    parts = split_examples(examples, experiment.split)
    processor = scenario.fit(parts["train"], experiment, progress.part(0.0, 0.5))
    arrays: dict[SplitName, Arrays] = {}
    for index, name in enumerate(SPLITS):
        inner = progress.part(0.5 + index / 6, 0.5 + (index + 1) / 6)
        arrays[name] = scenario.encode(processor, parts[name], inner)
    return Prepared(processor, arrays)


def save_prepared(folder: Path, prepared: Prepared) -> None:
    """Write *prepared* into *folder*, which appears only when it is whole."""
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        prepared.processor.save(fresh)
        for split, arrays in prepared.arrays.items():
            for name, array in arrays.items():
                with replacing(fresh / f"{split}.{name}.npy") as temporary, temporary.open("wb") as file:
                    np.save(file, array, allow_pickle=False)
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def load_prepared(folder: Path, scenario: Scenario) -> Prepared | None:
    """Return what `save_prepared` wrote, or None where it is absent or damaged and must be made again."""
    if not folder.is_dir():
        return None
    try:
        processor = scenario.processor_type.load(folder)
        arrays: dict[SplitName, dict[str, Any]] = {name: {} for name in SPLITS}
        for path in folder.glob("*.npy"):
            split, _, name = path.stem.partition(".")
            if split in SPLITS:
                arrays[split][name] = np.load(path, allow_pickle=False)
    except (WorkbenchError, OSError, EOFError, ValueError, zipfile.BadZipFile):
        return None
    if not all(arrays.values()):
        return None
    return Prepared(processor, {**arrays})
