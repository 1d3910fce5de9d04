"""The same head twice: by how much its two maps differ, where they can be compared at all."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.language import Text, text
from workbench.scenarios.base import KindMaps


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Right minus left, cell by cell."""

    values: npt.NDArray[np.float64]  # (T_query, T_key), from -1 to 1; every row sums to 0
    shares: npt.NDArray[np.float64]  # (T_query,) share of each row's attention that goes elsewhere, 0 to 1

    @property
    def moved(self) -> float:
        """The mean share over the rows."""
        return float(self.shares.mean()) if self.shares.size else 0.0

    def most_moved(self, count: int) -> tuple[tuple[int, float], ...]:
        """Return the *count* rows of which most goes elsewhere, and how much; none of which nothing does."""
        order = np.argsort(-self.shares, kind="stable")[:count]
        return tuple((int(row), float(self.shares[row])) for row in order if self.shares[row] > 0)


def has_head(found: KindMaps | None, layer: int, head: int) -> bool:
    """Return whether there is such a head, counted from 0."""
    return found is not None and layer < found.maps.shape[0] and head < found.maps.shape[1]


def difference(left: KindMaps, right: KindMaps | None, layer: int, head: int) -> Difference | Text:
    """Return how the right map of a head differs from the left one, or the reason why that cannot be said.

    The share that moves is half of the sum of all differences of a row, the total variation distance of two
    distributions (Levin and Peres, "Markov Chains and Mixing Times", 2017, section 4.1).
    """
    if right is None or not has_head(right, layer, head):
        return text("The model on the right has no head {name}.", name=f"{layer + 1}.{head + 1}")
    if left.query.grid != right.query.grid or left.key.grid != right.key.grid:
        return text("There is no difference map: the two models cut pictures into different patches.")
    for one, other in ((left.query, right.query), (left.key, right.key)):
        is_same = one.labels == other.labels if one.kind == "tokens" else len(one.labels) == len(other.labels)
        if not is_same:
            return text(
                "There is no difference map: rows or columns stand for different tokens on the two sides."
            )
    values = right.maps[layer, head].astype(np.float64) - left.maps[layer, head]
    return Difference(values=values, shares=np.abs(values).sum(-1) / 2)
