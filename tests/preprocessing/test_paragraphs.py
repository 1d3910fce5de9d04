from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.preprocessing.paragraphs import LONGEST, paragraphs


@pytest.mark.parametrize(
    ("passages", "found"),
    [
        ([], []),
        (["\n \n"], []),
        (["One.\nTwo\nthree.\n\nFour"], ["One.", "Two three.", "Four"]),
        (["A line in ", "two passages.\nB"], ["A line in two passages.", "B"]),
        (["小猫坐在门边。\n它睡了。"], ["小猫坐在门边。", "它睡了。"]),
    ],
)
def test_lines_broken_within_a_sentence_are_put_together(passages: list[str], found: list[str]) -> None:
    assert list(paragraphs(passages)) == found


@given(st.lists(st.text(alphabet="ab .。\n", max_size=20), max_size=10))
def test_nothing_is_lost(passages: list[str]) -> None:
    kept = "".join(paragraphs(passages))
    assert kept.replace(" ", "") == "".join("".join(passages).split())


def test_a_text_without_breaks_is_cut() -> None:
    parts = list(paragraphs(["x" * LONGEST] * 4 + ["y"]))
    assert "".join(parts) == "x" * 4 * LONGEST + "y"
    assert max(map(len, parts)) <= 2 * LONGEST
