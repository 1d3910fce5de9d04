from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.languages import parallel_pair, told_apart


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("train.en", "train.zh", ("en", "zh")),
        ("train.en.txt", "train.zh_CN.txt", ("en", "zh_CN")),
        ("en.txt", "zh.txt", ("en", "zh")),
        ("news-english.txt", "news-chinese.txt", ("english", "chinese")),
        ("zh.train.en", "en.train.en", ("zh", "en")),
        ("en/a.txt", "zh/a.txt", None),
        ("train.en", "test.zh", None),
        ("a.txt", "b.txt", None),
        ("train.en", "train.en", None),
        ("de.en", "de.zh", ("en", "zh")),
        ("a.en", "a.png", None),
        ("a.en.csv", "a.zh.csv", None),
    ],
)
def test_names_that_differ_only_in_the_language_are_a_pair(
    first: str, second: str, expected: tuple[str, str] | None
) -> None:
    assert parallel_pair([first, second]) == expected


def test_a_pair_is_two() -> None:
    assert parallel_pair(["a.en"]) is None
    assert parallel_pair(["a.en", "a.zh", "b.txt"]) is None


@given(st.text(max_size=12), st.text(max_size=12))
def test_any_names_are_compared(first: str, second: str) -> None:
    codes, back = told_apart(first, second), told_apart(second, first)
    assert (codes is None) == (back is None)
