"""Several heads as one map: their average, their maximum, or the difference of two."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
import numpy.typing as npt

Weights = npt.NDArray[np.float32]  # (T_query, T_key)
How = Literal["average", "maximum", "difference"]

LEAST_REST = 0.01  # a row that leaves less than this beside the first position is not blown up any further


def combine(maps: npt.NDArray[np.float32], heads: Sequence[tuple[int, int]], how: How) -> Weights:
    """Return one map of several *heads* (layer, head) of *maps* (n_layer, n_head, T_query, T_key).

    The rows of an average sum to 1, those of a maximum to 1 or more. A difference is the first head minus the
    second, from -1 to 1; its rows sum to 0.

    Raises:
        ValueError: There is no head, or a difference is not of exactly two.
    """
    if not heads:
        raise ValueError("no head to show")
    if len(heads) == 1:
        return maps[heads[0]]
    if how == "difference":
        if len(heads) != 2:
            raise ValueError(f"a difference of {len(heads)} heads")
        return maps[heads[0]] - maps[heads[1]]
    combined = maps[heads[0]].copy()
    for head in heads[1:]:
        if how == "average":
            combined += maps[head]
        else:
            np.maximum(combined, maps[head], out=combined)
    return combined / np.float32(len(heads)) if how == "average" else combined


def without_first_column(maps: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Return *maps* (…, T_query, T_key) without the first column, each row scaled to what is left of it.

    Many heads rest on the first position what they do not need elsewhere; without it the rest can be seen. A row
    that leaves next to nothing stays pale.
    """
    left = maps.copy()
    left[..., 0] = 0
    rest: npt.NDArray[np.float32] = np.maximum(np.float32(1) - maps[..., :1], np.float32(LEAST_REST))
    return left / rest
