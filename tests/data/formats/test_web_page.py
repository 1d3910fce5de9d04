from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from workbench.data.formats.web_page import FORMAT
from workbench.language import WorkbenchError

PAGE = """<!DOCTYPE html>
<html><head><title>Not this</title><style>p { color: red }</style>
<script>if (a < b) document.write("<p>nor this</p>")</script></head>
<body><!-- nor <b>this</b> -->
<h1>The   cat</h1>
<p>It sat by
the <b>do</b>or &amp; slept.<br>Then &lt;woke&gt;.</p>
<ul><li>one</li><li>two</li></ul>
<table><tr><th>en</th><th>zh</th></tr><tr><td>cat</td><td>猫</td></tr></table>
<pre>  kept
    as it is</pre>
</body></html>
"""
READ = """The cat
It sat by the door & slept.
Then <woke>.
one
two
en\tzh
cat\t猫
  kept
    as it is
"""


def plain(*pieces: str) -> str:
    return "".join(FORMAT.plain(pieces, Path("a.html")))


def test_a_page_becomes_its_words() -> None:
    assert plain(PAGE) == READ


@given(st.integers(1, 40))
def test_it_does_not_matter_where_pieces_end(size: int) -> None:
    assert plain(*(PAGE[at : at + size] for at in range(0, len(PAGE), size))) == READ


@pytest.mark.parametrize("page", ["<title>never closed<body>words", "<p>words</p><script>never closed"])
def test_what_is_never_closed_hides_no_more_than_it_must(page: str) -> None:
    assert plain(page).strip() == "words"


@pytest.mark.parametrize("sign", ["<!--", "<a ", "</", "<!", "<![CDATA[", "<script></", "<", "&"])
def test_many_beginnings_without_end_take_no_longer_than_words(sign: str) -> None:
    # the parser of the standard library needs hours for some of these
    assert plain("<p>words</p>" + sign * (300_000 // len(sign))).startswith("words")


def test_a_tag_without_end_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.formats.web_page.MAX_WAITING", 1000)
    with pytest.raises(WorkbenchError, match=r"a\.html” holds a tag or comment that never ends"):
        plain("<p>words<!-- ", *["never closed " * 20] * 20)


@example(["<![if !a]>", "b", "<![CDATA[c", "]]>", "<![", "a"])
@given(st.lists(st.text(alphabet="ab <>/!-&;\"'=\n[]", max_size=12), max_size=6))
def test_anything_is_read(pieces: list[str]) -> None:
    assert plain(*pieces).endswith("\n")


@given(st.lists(st.from_regex("[a-z猫]{1,6}", fullmatch=True), min_size=1, max_size=6))
def test_words_between_blocks_are_lines(words: list[str]) -> None:
    assert plain("".join(f"<div>{word}</div>" for word in words)).split("\n")[:-1] == words
