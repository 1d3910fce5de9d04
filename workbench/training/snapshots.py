"""At which steps of a training the weights are kept, so that every question can be asked of every moment.

The steps lie close together where much happens and further apart later (log-spaced). A training whose length changes
is planned anew from where it stands; where the new snapshots would be too many, old ones that lie closest together
make room for them. Both depend on what the checkpoint carries alone, so a resumed training keeps the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

ADDED = 4  # snapshots at least, where there is room for many, in a stretch that was not planned at first


def most_snapshots(count: int, model_bytes: int, budget_bytes: int) -> int:
    """Return how many snapshots of a model may be kept: *count*, or fewer within the budget, but two in any case."""
    return max(2, min(count, budget_bytes // max(model_bytes, 1)))


def spaced_steps(total_steps: int, n_most: int) -> frozenset[int]:
    """Return the first step, the last, and log-spaced ones between: *n_most* or fewer."""
    spaced = np.geomspace(1, max(total_steps, 1), num=n_most - 1) if n_most > 2 else np.empty(0)
    return frozenset({0, total_steps, *(int(step) for step in np.unique(np.round(spaced)))})


class SnapshotPlan:
    """The steps whose weights were kept, and those whose weights will be."""

    def __init__(self, n_most: int, steps: Iterable[int]) -> None:
        self.n_most = n_most
        self._steps = set(steps)

    def __contains__(self, step: int) -> bool:
        return step in self._steps

    def steps(self) -> list[int]:
        """Return all of them, in order: what a checkpoint carries."""
        return sorted(self._steps)

    def set_length(self, step: int, total_steps: int) -> None:
        """Plan the stretch from *step*, the last one taken, to *total_steps*, unless it is planned already."""
        if total_steps in self._steps or total_steps <= step:
            return
        fresh = spaced_steps(total_steps, self.n_most)
        if step > 0:
            n_later = max(sum(each > step for each in fresh), min(ADDED, self.n_most // 4))
            fresh = {*np.geomspace(step, total_steps, n_later + 1).round().astype(int).tolist(), total_steps}
        self._steps = {each for each in self._steps if each <= step} | {each for each in fresh if each > step}
        if step == 0:
            self._steps.add(0)

    def keep(self, step: int) -> tuple[int, ...]:
        """Note that the weights of *step*, the last one taken, are kept; return the kept steps that make room."""
        self._steps.add(step)
        kept = sorted(each for each in self._steps if each <= step)
        dropped: list[int] = []
        while len(kept) > self.n_most:
            # how far apart the neighbours of each would be without it; the first and the newest stay
            gaps = [np.log1p(after) - np.log1p(before) for before, after in zip(kept, kept[2:], strict=False)]
            dropped.append(kept.pop(1 + int(np.argmin(gaps))))
        self._steps.difference_update(dropped)
        return tuple(dropped)
