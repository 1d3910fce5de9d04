"""A growing curve of losses, its moving average, and what a picture of it needs."""

from __future__ import annotations

from array import array
from math import ceil, floor, log10
from typing import Any

import numpy as np
from numpy.typing import NDArray


class LossCurve:
    """A growing list of (step, loss) with its moving average, corrected for its start at zero.

    The average covers few points at first and *window* later: it must not lag where the loss falls fastest.
    """

    def __init__(self, window: float = 30.0) -> None:
        self._window = window
        self.clear()

    def clear(self) -> None:
        """Forget everything."""
        self._steps, self._losses, self._smooth = array("d"), array("d"), array("d")
        self._sum = self._weight = 0.0

    def append(self, steps: Any, losses: Any) -> None:
        """Add points; losses that are not finite leave a gap and do not enter the average."""
        for step, loss in zip(
            np.atleast_1d(steps).astype(float).tolist(),
            np.atleast_1d(losses).astype(float).tolist(),
            strict=True,
        ):
            if np.isfinite(loss):
                keep = 1.0 - 1.0 / max(1.0, min(self._window, 4.0 + len(self._steps) / 16.0))
                self._sum = keep * self._sum + (1 - keep) * loss
                self._weight = keep * self._weight + (1 - keep)
            self._steps.append(step)
            self._losses.append(loss)
            self._smooth.append(self._sum / self._weight if self._weight else float("nan"))

    def __len__(self) -> int:
        return len(self._steps)

    @property
    def steps(self) -> NDArray[np.float64]:
        """The steps."""
        return np.array(self._steps)

    @property
    def losses(self) -> NDArray[np.float64]:
        """The losses as they were measured."""
        return np.array(self._losses)

    @property
    def smooth(self) -> NDArray[np.float64]:
        """The smoothed losses."""
        return np.array(self._smooth)

    def nearest(self, step: float) -> int:
        """Return the index of the point nearest to *step*."""
        steps = self.steps
        index = int(np.searchsorted(steps, step))
        if index > 0 and (index == len(steps) or step - steps[index - 1] < steps[index] - step):
            index -= 1
        return index


def in_sight(
    x: NDArray[np.float64], y: NDArray[np.float64], left: float, right: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the points between *left* and *right*, and one more at each end."""
    first, last = np.searchsorted(x, [left, right])
    part = slice(max(0, int(first) - 1), int(last) + 1)
    return x[part], y[part]


def thinned(
    x: NDArray[np.float64], y: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return at most *count* points, evenly chosen: enough for a smooth line."""
    if len(x) <= count:
        return x, y
    kept = np.linspace(0, len(x) - 1, count).round().astype(int)
    return x[kept], y[kept]


def peaks(
    x: NDArray[np.float64], y: NDArray[np.float64], count: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the lowest and the highest of each of *count* groups: thinning must not hide the noise."""
    if len(x) <= 2 * count:
        return x, y
    size = ceil(len(x) / count)
    groups = len(x) // size
    body = y[: groups * size].reshape(groups, size)
    both = np.stack([np.fmin.reduce(body, 1), np.fmax.reduce(body, 1)], 1).ravel()
    at = np.repeat(x[: groups * size : size], 2)
    rest = slice(groups * size, None)
    return np.concatenate([at, x[rest]]), np.concatenate([both, y[rest]])


def nice_ticks(low: float, high: float, most: int) -> tuple[list[float], int]:
    """Return at most about *most* round numbers from *low* to *high*, and their decimals."""
    span = high - low
    if not span > 0 or most < 1:
        return [low], 2
    rough = span / most
    magnitude = 10.0 ** floor(log10(rough))
    step = next(m * magnitude for m in (1, 2, 5, 10) if m * magnitude >= rough * 0.999)
    first, last = ceil(low / step - 1e-9), floor(high / step + 1e-9)
    decimals = max(0, -floor(log10(step) + 1e-9))
    return [index * step for index in range(first, last + 1)], decimals
