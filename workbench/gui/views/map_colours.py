"""How the numbers of a map become colours."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

DECADES = 3  # of a logarithmic scale: from a thousandth of the strongest colour upwards


@dataclass(frozen=True, slots=True, kw_only=True)
class MapColours:
    """A colour scale, and what has no colour."""

    is_log: bool = False
    sides: tuple[str, str] | None = None  # of a difference: who looks more below 0, and above it
    shows_masked: bool = True  # positions that could not be looked at have a colour of their own
    without_first: bool = False  # the first column is left out

    def strongest(self, weights: NDArray[Any]) -> float:
        """Return the size of the number with the strongest colour: 1, or the largest difference."""
        if self.sides is None:
            return 1.0
        largest = float(np.abs(weights).max(initial=0.0))
        return largest if np.isfinite(largest) and largest > 0 else 1.0

    def places(self, weights: NDArray[Any]) -> NDArray[np.float32]:
        """Return for each weight its place on the colour ramp, from 0 to 1; no difference is in the middle."""
        strength = np.abs(np.nan_to_num(np.asarray(weights, np.float32))) / np.float32(
            self.strongest(weights)
        )
        if self.is_log:
            strength = 1 + np.log10(np.maximum(strength, np.float32(10.0**-DECADES))) / np.float32(DECADES)
        places = strength if self.sides is None else (1 + np.where(weights < 0, -strength, strength)) / 2
        return np.asarray(places, np.float32)
