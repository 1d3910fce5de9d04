"""Lines of ids of unequal length in two flat arrays."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.uint16]
Offsets = npt.NDArray[np.int64]


def ragged(lines: Iterable[Sequence[int]]) -> tuple[Ids, Offsets]:
    """Return all ids one after another, and where each line starts (and the end)."""
    flat, offsets = array("H"), array("q", [0])
    for line in lines:
        flat.extend(line)
        offsets.append(len(flat))
    return np.array(flat, dtype=np.uint16), np.array(offsets, dtype=np.int64)


def ragged_line(flat: Ids, offsets: Offsets, row: int) -> Ids:
    """Return the ids of line *row* of what `ragged` returned."""
    return flat[int(offsets[row]) : int(offsets[row + 1])]
