"""Examples, split and encoded once, and kept on disk for the next training."""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workbench.atomic import unwritable
from workbench.data.examples import Examples
from workbench.data.split import SPLITS, SplitName, split_examples
from workbench.language import WorkbenchError
from workbench.progress import Progress
from workbench.projects.array_files import open_array, write_arrays
from workbench.scenarios.base import Arrays, Experiment, Processor, Scenario
from workbench.schema import to_json

PREPARED_VERSION = 2  # raised when the same settings would give other arrays


@dataclass(frozen=True, slots=True)
class Prepared:
    """Everything a training reads. The arrays may be maps of files: nobody writes into them."""

    processor: Processor
    arrays: dict[SplitName, Arrays]


def prepared_key(scenario: Scenario, checksum: str, experiment: Experiment) -> str:
    """Return a name for the arrays these examples and settings give; where a tokeniser comes from never changes."""
    parts = [
        PREPARED_VERSION,
        scenario.key,
        checksum,
        to_json(experiment.split),
        to_json(experiment.preprocessing),
    ]
    return hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()[:16]


def prepare(
    scenario: Scenario,
    examples: Examples,
    experiment: Experiment,
    progress: Progress,
    folder: Path | None = None,
    origin: Processor | None = None,
) -> Prepared:
    """Split *examples*, fit the processor on the training part (with the tokeniser of *origin*), encode every part.

    With a *folder* the arrays are written there while they are made, and stay there; it appears only when it is whole.
    Without one everything is held in memory.

    Raises:
        WorkbenchError: There is too little to learn the processor from, or the folder cannot be written.
    """
    parts = split_examples(examples, experiment.split)
    fitting = progress.part(0.0, 0.5)
    if origin is None:
        processor = scenario.fit(parts["train"], experiment, fitting)
    else:
        processor = scenario.fit_on(origin, parts["train"], experiment, fitting)
    watched = {
        name: progress.part(0.5 + index / 6, 0.5 + (index + 1) / 6) for index, name in enumerate(SPLITS)
    }
    if folder is None:
        return Prepared(
            processor,
            {name: scenario.encode(processor, parts[name], watched[name]) for name in SPLITS},
        )
    fresh = folder.with_name(f".{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        processor.save(fresh)
        for name in SPLITS:
            write_arrays(fresh, name, scenario.encode_in_pieces(processor, parts[name], watched[name]))
        forget_prepared(folder)
        fresh.rename(folder)
        return Prepared(processor, _open_arrays(folder))
    except OSError as error:
        raise unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def load_prepared(folder: Path, scenario: Scenario) -> Prepared | None:
    """Return what `prepare` wrote, or None where it is absent or damaged and must be made again."""
    if not folder.is_dir():
        return None
    try:
        processor = scenario.processor_type.load(folder)
        arrays = _open_arrays(folder)
    except (WorkbenchError, OSError, ValueError):
        return None
    return Prepared(processor, arrays) if all(arrays.values()) else None


def forget_prepared(folder: Path) -> None:
    """Delete *folder* as a whole; where somebody still reads it and the system refuses, it stays as a whole."""
    doomed = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(doomed, ignore_errors=True)
    with suppress(OSError):
        folder.rename(doomed)
    shutil.rmtree(doomed, ignore_errors=True)


def _open_arrays(folder: Path) -> dict[SplitName, Arrays]:
    arrays: dict[SplitName, dict[str, Any]] = {name: {} for name in SPLITS}
    for path in folder.glob("*.npy"):
        split, _, name = path.stem.partition(".")
        if split in SPLITS:
            arrays[split][name] = open_array(path)
    return {**arrays}
