from __future__ import annotations

import contextlib
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.xml_events import xml_events
from workbench.language import WorkbenchError

BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbbbbbbbbb"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>"""


def events(*chunks: bytes) -> list[tuple[str, str, dict[str, str]]]:
    return list(xml_events(chunks, Path("a.docx")))


def test_names_have_no_name_spaces() -> None:
    assert events(b'<w:p xmlns:w="urn:x" w:id="1">a&amp;b<w:t/></w:p>') == [
        ("start", "p", {"id": "1"}),
        ("text", "a&b", {}),
        *(("start", "t", {}), ("end", "t", {}), ("end", "p", {})),
    ]


@pytest.mark.parametrize(
    "content", [BOMB, b'<!DOCTYPE a SYSTEM "http://a.b/c"><a/>', b"<a><b></a>", b"<a>&unknown;</a>", b""]
)
def test_entities_and_broken_files_are_refused(content: bytes) -> None:
    with pytest.raises(WorkbenchError, match=r"a\.docx” is damaged") as caught:
        events(content)
    assert caught.value.remedy is not None


def test_a_tag_without_end_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.xml_events.MAX_WAITING", 10_000)
    with pytest.raises(WorkbenchError, match="is damaged"):
        events(b"<a><b c='", *[b"x" * 1000] * 50)


@given(st.text(alphabet="ab<>&猫\n ", max_size=30), st.integers(1, 9))
def test_words_come_back_wherever_chunks_end(words: str, size: int) -> None:
    content = f"<a>{escape(words)}</a>".encode()
    found = events(*(content[at : at + size] for at in range(0, len(content), size)))
    assert "".join(what for event, what, _ in found if event == "text") == words


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with contextlib.suppress(WorkbenchError):
        assert events(content)
