"""How whole numbers, such as lengths, are distributed, in memory that does not grow with how many there are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

LARGEST = 1 << 18  # from here on numbers are counted together
MOST_BINS = 30
_STEPS = (1, 2, 5)
_TAIL = 0.005  # share of the largest numbers that may stand in the last bin, however far they reach

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bins:
    """A histogram: bin b holds what is at least ``edges[b]`` and below ``edges[b + 1]``."""

    edges: Counts  # (B + 1,)
    counts: Counts  # (B,)
    is_open: bool  # the last bin holds everything larger too


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Distribution:
    """How often each number was counted."""

    counts: Counts  # (V,) of the numbers 0 to V - 1; what is larger stands at the end
    total: int  # of the numbers themselves
    largest: int

    @property
    def n(self) -> int:
        """How many numbers there are."""
        return int(self.counts.sum())

    @property
    def mean(self) -> float:
        """Their mean; 0 of none."""
        return self.total / max(1, self.n)

    def quantile(self, share: float) -> int:
        """Return the smallest number that at least *share* of all (0 to 1) do not exceed; 0 of none."""
        if not self.n:
            return 0
        needed = max(1, math.ceil(share * self.n))
        return int(np.searchsorted(np.cumsum(self.counts), needed))

    def above(self, limit: int) -> int:
        """Return how many are larger than *limit*."""
        return int(self.counts[max(0, limit + 1) :].sum())

    def bins(self, most: int = MOST_BINS) -> Bins:
        """Return at most *most* bins of one round width, from the smallest number to nearly the largest."""
        if not self.n:
            return Bins(edges=np.zeros(1, np.int64), counts=np.zeros(0, np.int64), is_open=False)
        last = len(self.counts) - 1
        low, high = int(np.flatnonzero(self.counts)[0]), self.quantile(1 - _TAIL)
        if (self.largest - low) < 1.3 * max(1, high - low):
            high = min(self.largest, last)
        width = _round_width((high - low + 1) / most)
        first = low // width
        if (high // width) - first + 1 > most:  # as the first edge is a multiple of the width
            width = _round_width(width + 1)
            first = low // width
        edges = np.arange(first, high // width + 2, dtype=np.int64) * width
        inner = np.add.reduceat(self.counts, np.minimum(edges[:-1], last))
        return Bins(edges=edges, counts=inner, is_open=self.largest >= int(edges[-1]))


def _round_width(needed: float) -> int:
    power = 1
    while True:
        for step in _STEPS:
            if step * power >= needed:
                return step * power
        power *= 10


class Counting:
    """Takes numbers piece by piece and becomes a `Distribution`."""

    def __init__(self) -> None:
        self._counts = np.zeros(256, np.int64)
        self._total = 0
        self._largest = 0

    def add(self, numbers: Sequence[int] | npt.NDArray[np.integer]) -> None:
        """Take *numbers*, each 0 or more."""
        found = np.asarray(numbers, dtype=np.int64)
        if not len(found):
            return
        self._total += int(found.sum())
        self._largest = max(self._largest, int(found.max()))
        counted = np.bincount(np.minimum(found, LARGEST))
        if len(counted) > len(self._counts):
            grown = np.zeros(min(LARGEST + 1, 2 * len(counted)), np.int64)
            grown[: len(self._counts)] = self._counts
            self._counts = grown
        self._counts[: len(counted)] += counted

    def distribution(self) -> Distribution:
        """Return what was counted."""
        used = np.flatnonzero(self._counts)
        end = int(used[-1]) + 1 if len(used) else 0
        return Distribution(counts=self._counts[:end].copy(), total=self._total, largest=self._largest)
