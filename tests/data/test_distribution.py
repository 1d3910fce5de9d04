from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.distribution import LARGEST, MOST_BINS, Counting

NUMBERS = st.lists(st.integers(0, 2 * LARGEST), max_size=60)


@given(st.lists(NUMBERS, max_size=4))
def test_bins_hold_every_number_once_and_quantiles_are_right(pieces: list[list[int]]) -> None:
    counting = Counting()
    for piece in pieces:
        counting.add(piece)
    found, numbers = counting.distribution(), sorted(number for piece in pieces for number in piece)
    bins = found.bins()
    assert found.n == len(numbers) == bins.counts.sum()
    assert len(bins.counts) == len(bins.edges) - 1 <= MOST_BINS
    assert found.total == sum(numbers)
    if numbers:
        assert found.largest == numbers[-1]
        assert found.quantile(0.5) == min(LARGEST, numbers[(len(numbers) - 1) // 2])
        assert found.above(100) == sum(number > 100 for number in numbers)
        assert bins.edges[0] <= min(LARGEST, numbers[0])
        assert bins.is_open == (numbers[-1] >= bins.edges[-1])
        inside = [
            sum(low <= n < high for n in numbers)
            for low, high in zip(bins.edges, bins.edges[1:], strict=False)
        ]
        assert bins.counts[:-1].tolist() == inside[:-1]


def test_a_few_giants_do_not_flatten_the_rest() -> None:
    counting = Counting()
    counting.add(np.r_[np.full(1000, 20), np.arange(1000) % 50, [100_000]])
    bins = counting.distribution().bins()
    assert bins.is_open
    assert bins.edges[-1] <= 60
