from __future__ import annotations

import numpy as np
import pytest

from workbench.preprocessing.masking import chosen, hide, windows
from workbench.preprocessing.tokenizer import UNKNOWN


def test_the_right_share_is_chosen_and_never_what_is_unknown() -> None:
    ids = np.arange(20_000) % 50
    asked = chosen(ids, 0.15, np.random.default_rng(1))
    assert not asked[ids == UNKNOWN].any()
    assert asked[ids != UNKNOWN].mean() == pytest.approx(0.15, abs=0.01)
    for line, count in (([7], 1), ([UNKNOWN], 0), ([], 0), ([UNKNOWN, 3], 1)):
        found = chosen(np.array(line, dtype=np.int64), 0.01, np.random.default_rng(1))
        assert found.sum() == count


def test_eight_of_ten_become_blanks_one_another_word_and_one_stays() -> None:
    ids, n_token = np.full(50_000, 7), 1000
    asked = chosen(ids, 0.5, np.random.default_rng(1))
    shown = hide(ids, asked, n_token, np.random.default_rng(2))
    assert (shown[~asked] == 7).all()
    among = shown[asked]
    assert (among == n_token).mean() == pytest.approx(0.8, abs=0.01)
    assert (among == 7).mean() == pytest.approx(0.1, abs=0.01)
    other = among[(among != 7) & (among != n_token)]
    assert other.min() > UNKNOWN
    assert other.max() < n_token
    assert np.array_equal(shown, hide(ids, asked, n_token, np.random.default_rng(2)))


def test_lines_are_cut_in_even_windows() -> None:
    starts, sizes = windows(np.array([3, 0, 10, 4, 9]), 4)
    parts = [list(range(start, start + size)) for start, size in zip(starts, sizes, strict=True)]
    assert parts[0] == [0, 1, 2]
    assert parts[1:4] == [[3, 4, 5, 6], [6, 7, 8, 9], [9, 10, 11, 12]]
    assert parts[4] == [13, 14, 15, 16]
    assert parts[5][0] == 17
    assert parts[-1][-1] == 25
    assert {number for part in parts for number in part} == set(range(26))
    assert len(windows(np.array([], dtype=np.int64), 4)[0]) == 0
