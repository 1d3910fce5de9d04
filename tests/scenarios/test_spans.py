from __future__ import annotations

import numpy as np
import pytest

from workbench.scenarios.spans import best_spans, occurrence, tokens_of

PLACES = [(0, 3), (4, 6), (6, 6), (7, 9)]


def chances(*values: float) -> np.ndarray:
    return np.array(values, dtype=np.float32)


def test_the_likeliest_part_ends_no_sooner_than_it_begins() -> None:
    found = best_spans(chances(0.1, 0.8, 0.0, 0.1), chances(0.7, 0.1, 0.0, 0.2), PLACES, 4, 9)
    assert (found[0].first, found[0].last) == (4, 9)
    assert [span.chance for span in found] == sorted((span.chance for span in found), reverse=True)
    assert sum(span.chance for span in found) == pytest.approx(1)
    assert all(span.first < span.last for span in found)


def test_a_part_has_at_most_so_many_tokens_and_no_empty_ends() -> None:
    found = best_spans(chances(0.9, 0.05, 0.05, 0.0), chances(0.0, 0.1, 0.5, 0.4), PLACES, 2, 9)
    assert [(span.first, span.last) for span in found] == [(0, 6), (4, 6)]


def test_without_characters_there_is_nothing() -> None:
    assert best_spans(chances(), chances(), [], 4, 3) == []
    assert best_spans(chances(1.0), chances(1.0), [(2, 2)], 4, 3) == []
    assert best_spans(chances(0.0, 1.0), chances(1.0, 0.0), [(0, 1), (1, 2)], 1, 1)[0].chance == 0.5


def test_the_tokens_of_some_characters() -> None:
    assert tokens_of(PLACES, 0, 5) == (0, 1)
    assert tokens_of(PLACES, 5, 8) == (1, 3)
    assert tokens_of(PLACES, 3, 4) == (-1, -1)
    assert tokens_of(PLACES, -1, -1) == (-1, -1)


def test_an_answer_is_found_even_where_it_overlaps_itself() -> None:
    assert occurrence("aaaa", "aa", "1") == 1
    assert occurrence("abc", "", "0") == -1
    assert occurrence("abc", "x", "") == -1
