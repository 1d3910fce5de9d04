"""Ask any step of any run about any input."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from workbench.atomic import replacing
from workbench.inspection.heads import HeadSummary, interesting_head, summarise_heads
from workbench.projects.run import Run
from workbench.scenarios.base import Reading, Trained, Value

CACHED_MODELS = 48  # snapshots of small models; the budget below bounds larger ones
CACHE_BYTES = 256_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Probed:
    """What one step of a run makes of one input."""

    run: str
    step: int
    reading: Reading
    heads: Mapping[str, tuple[HeadSummary, ...]]  # kind -> every head, layer by layer
    start: Mapping[str, tuple[int, int]]  # kind -> (layer, head) worth starting with


class Prober:
    """Loads each snapshot once and keeps the latest used under a memory budget. Not safe to share between threads."""

    def __init__(self, cache_bytes: int | None = None) -> None:
        self._cache_bytes = CACHE_BYTES if cache_bytes is None else cache_bytes
        self._models: OrderedDict[tuple[Path, int], tuple[Trained, int]] = OrderedDict()

    def trained(self, run: Run, step: int | None = None) -> tuple[Trained, int]:
        """Return the model of *run* at *step* (the last snapshot if None) and that step."""
        if step is None:
            steps = run.snapshots()
            step = steps[-1] if steps else 0
        key = (run.folder, step)
        if key in self._models:
            self._models.move_to_end(key)
            return self._models[key][0], step
        trained = run.load(step)
        size = sum(parameter.numel() * parameter.element_size() for parameter in trained.model.parameters())
        self._models[key] = (trained, size)
        while len(self._models) > 1 and (
            len(self._models) > CACHED_MODELS
            or sum(size for _, size in self._models.values()) > self._cache_bytes
        ):
            self._models.popitem(last=False)
        return trained, step

    def probe(self, run: Run, value: Value, step: int | None = None) -> Probed:
        """Return maps, predictions and head summaries of *value* at *step*."""
        trained, used = self.trained(run, step)
        reading = run.scenario.read(trained, value)
        heads = {kind: tuple(summarise_heads(found, kind)) for kind, found in reading.kinds.items()}
        start = {kind: interesting_head(summaries) for kind, summaries in heads.items()}
        return Probed(run=run.name, step=used, reading=reading, heads=heads, start=start)

    def forget(self) -> None:
        """Let go of every model, for instance when a project is closed."""
        self._models.clear()


def save_maps(path: Path, reading: Reading) -> None:
    """Write ``.npz``: for each kind its maps (n_layer, n_head, T_query, T_key) and the labels of both axes."""
    arrays: dict[str, Any] = {}  # of float32 maps and str labels
    for kind, found in reading.kinds.items():
        arrays[kind] = found.maps
        arrays[f"{kind}_query_labels"] = np.array(found.query.labels, dtype=np.str_)
        arrays[f"{kind}_key_labels"] = np.array(found.key.labels, dtype=np.str_)
    if len(reading.kinds) == 1:
        (found,) = reading.kinds.values()
        arrays["query_labels"] = np.array(found.query.labels, dtype=np.str_)
        arrays["key_labels"] = np.array(found.key.labels, dtype=np.str_)
    with replacing(path) as temporary, temporary.open("wb") as file:
        np.savez_compressed(file, **arrays)
