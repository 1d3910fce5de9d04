from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.subtitles import FORMAT

SRT = """1
00:00:01,000 --> 00:00:02,500
<i>Hello</i> there.
{\\an8}I <3 you &amp; them.

2
00:00:03,000 --> 00:00:04,000 X1:1 X2:2
1984

It was a year.
3
00:00:05,000 --> 00:00:06,000
no empty line before
"""
VTT = """WEBVTT - a film

STYLE
::cue { color: red }

NOTE
nobody says this

intro
00:01.000 --> 00:02.000 align:start
<v Anna>Hello <00:01.500>there.</v>

12:00:03.000 --> 12:00:04.000
<c.yellow>你好。</c>

NOTE nor this
"""


def plain(content: str, name: str) -> list[str]:
    return "".join(FORMAT.plain([content], Path(name))).splitlines()


def test_what_is_said_is_left_of_srt() -> None:
    assert plain(SRT, "a.srt") == [
        *("Hello there.", "I <3 you & them.", "1984", "It was a year.", "no empty line before"),
    ]


def test_what_is_said_is_left_of_vtt() -> None:
    assert plain(VTT, "a.vtt") == ["Hello there.", "你好。"]


@given(
    st.lists(
        st.lists(st.from_regex("[a-z猫][a-z猫 ,.]{0,8}[.]", fullmatch=True), min_size=1, max_size=3),
        max_size=5,
    ),
    st.sampled_from([".srt", ".vtt"]),
)
def test_every_line_said_comes_back(cues: list[list[str]], suffix: str) -> None:
    written = ["WEBVTT", ""] if suffix == ".vtt" else []
    for number, lines in enumerate(cues, start=1):
        written += [str(number), "00:00:01.000 --> 00:00:02.000", *lines, ""]
    said = [line.strip() for lines in cues for line in lines]
    assert plain("\n".join(written), f"a{suffix}") == said


@given(st.text(alphabet="01:,.-> <i>/\n{\\}a", max_size=80), st.sampled_from(["a.srt", "a.vtt"]))
def test_anything_is_read(content: str, name: str) -> None:
    assert all(line.strip() for line in plain(content, name))
