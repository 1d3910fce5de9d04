from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.rows import looks_like_header, unique_names


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["source", "target"], ["a", "b"]], True),
        ([["原文", "译文"], ["你", "b"]], True),
        ([["name", "story"], ["Anna", "A long story about a cat that sat by the door."]], True),
        ([["Hello there.", "你好。"], ["Good bye.", "再见。"]], False),
        ([["dog", "狗"], ["cat", "猫"]], False),
        ([["text"], ["cat"]], True),
        ([["", "text", "label"], ["0", "one", "a"]], True),
        ([["text", "text", "label"], ["a", "b", "c"]], True),
        ([["text", "text"], ["a", "b"]], False),
        ([["", "x"], ["a long cell of words", "another long cell"]], False),
        ([["1", "2"], ["3", "4"]], False),
        ([["a", "a"], ["long text in here", "and long text there"]], False),
    ],
)
def test_header_is_guessed(rows: list[list[str]], expected: bool) -> None:
    assert looks_like_header(rows) is expected


@given(st.lists(st.sampled_from(["a", "a (2)", "a (3)", "b"])))
def test_names_become_unique_and_first_ones_stay(names: list[str]) -> None:
    unique, notes = unique_names(names)
    assert len(set(unique)) == len(names)
    assert len(notes) == sum(old != new for old, new in zip(names, unique, strict=True))
