from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.markdown import FORMAT, plain_line


def plain(content: str) -> str:
    return "".join(FORMAT.plain([content], Path("a.md")))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("## A heading ##", "A heading"),
        ("#hashtag", "#hashtag"),
        ("> > quoted", "quoted"),
        ("- [x] done", "done"),
        ("> * in a list", "in a list"),
        ("1. first", "1. first"),
        ("a **bold** and *slanted* and __both__ _ways_ ~~gone~~", "a bold and slanted and both ways gone"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),
        ('see [the *page*](https://a.b/c_(d) "title") now', "see the page now"),
        ("![a cat](cat.png)[ref][1]", "a catref"),
        ("<https://a.b> &amp; <b>x</b><!-- no -->", "https://a.b & x"),
        ("code `a_b*c*` stays", "code a_b*c* stays"),
        (r"\*not slanted\*", "*not slanted*"),
        ("| a | b |", "a\tb"),
        ("|---|:-:|", ""),
        ("* * *", ""),
        ("=====", ""),
        ("[1]: https://a.b", ""),
    ],
)
def test_signs_are_left_out_and_words_kept(line: str, expected: str) -> None:
    assert plain_line(line) == expected


def test_code_is_kept_as_it_is_written() -> None:
    assert (
        plain("# T\n\n```python\nx = a*b*c\n\n# no heading\n```\nend")
        == "T\n\nx = a*b*c\n\n# no heading\nend\n"
    )


def test_a_very_long_line_is_taken_as_it_is() -> None:
    assert plain("**" * 60_000) == "**" * 60_000


@given(st.text(alphabet="ab *_`~#>-|[]()!<&;\\\n", max_size=80))
def test_anything_is_read_and_no_word_is_invented(content: str) -> None:
    assert plain(content).count("a") <= content.count("a")


@given(st.lists(st.from_regex("[a-z猫]{1,6}", fullmatch=True), min_size=1))
def test_plain_words_stay(words: list[str]) -> None:
    assert plain(" ".join(words)) == " ".join(words) + "\n"
