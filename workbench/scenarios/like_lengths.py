"""Passes over rows of unequal length, with little padding."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt

LIKE = 8  # tokens by which the lengths in one batch may differ for the sake of chance


class LikeLengths:
    """Shuffled passes over rows; rows of like length share a batch so that little padding is computed.

    What a batch holds depends on the seed and the step alone, so a training that goes on draws the same ones.
    """

    def __init__(self, lengths: npt.NDArray[np.int64], batch_size: int, seed: int) -> None:
        self._lengths = lengths  # (N,), what a row costs
        self._batch_size = batch_size
        self._seed = seed
        self._epoch = -1
        self._batches: list[npt.NDArray[np.int64]] = []

    def rows(self, step: int) -> npt.NDArray[np.int64]:
        """Return the rows of the batch of *step*, (B,) or fewer at the end of a pass."""
        epoch, place = self.place(step)
        if epoch != self._epoch:
            self._epoch = epoch
            self._batches = self._shuffle(np.random.default_rng((self._seed, epoch)))
        return self._batches[place]

    def place(self, step: int) -> tuple[int, int]:
        """Return the pass *step* belongs to, and which of its batches it is."""
        return divmod(step, max(1, math.ceil(len(self._lengths) / self._batch_size)))

    def _shuffle(self, rng: np.random.Generator) -> list[npt.NDArray[np.int64]]:
        n_row, size = len(self._lengths), self._batch_size
        order = np.argsort(self._lengths + rng.random(n_row) * LIKE, kind="stable")
        batches = [order[start : start + size] for start in range(0, n_row, size)]
        return [batches[index] for index in rng.permutation(len(batches))]
