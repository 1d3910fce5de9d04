from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.lines import LINE_CHARACTERS, Lines
from workbench.data.passages import Passages

TEXTS = st.text(st.sampled_from("ab\n\n中\r🦊"), max_size=60)


def lines_of(whole: str) -> list[str]:
    lines = whole.split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()
    return lines


@given(TEXTS, st.integers(2, 9), st.data())
def test_lines_are_those_of_the_text(whole: str, most: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(whole)))
    lines = Lines(Passages.kept([whole], most).cut(start, len(whole)))
    expected = lines_of(whole[start:])
    assert list(lines) == expected
    assert len(lines) == len(expected)
    assert lines[-1:] == expected[-1:]
    with pytest.raises(IndexError):
        lines[len(expected)]


@given(TEXTS, st.integers(2, 9))
def test_lines_that_begin_before_a_place_are_counted(whole: str, most: int) -> None:
    lines = Lines(Passages.kept([whole], most))
    starts = [0]
    for line in lines_of(whole)[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    for place in range(len(whole) + 1):
        assert lines.count_before(place) == sum(start < place for start in starts)


def test_a_text_without_line_breaks_is_one_line_and_only_its_beginning_is_read() -> None:
    lines = Lines(Passages.kept(["x" * 9000], 1000))
    assert len(lines) == 1
    assert lines[0] == "x" * LINE_CHARACTERS
