"""Subtitles: what is said in a film, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from workbench.data.encoding import text_lines
from workbench.data.texts import TextFormat
from workbench.language import N_

_TIMES = re.compile(r"(\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s*-->\s*(\d{1,4}:)?\d{1,2}:\d{2}[.,]\d{1,3}")
# italics, colours, voices and times within a line; not “<3”
_TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>|<\d[\d:.]*:[\d:.]*>|\{\\[^{}]{0,200}\}")


class Subtitles(TextFormat):
    """Without numbers, times, tags and notes."""

    key = "subtitles"
    title = N_("Subtitles")
    suffixes = (".srt", ".vtt")

    def plain(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        ends_at_blank = (
            path.suffix.lower() == ".vtt"
        )  # there, notes and styles may follow; elsewhere, more text
        is_said = False
        number = ""  # a line that is only a number belongs to the times, if they come next
        for line in text_lines(pieces, path):
            stripped = line.strip()
            if _TIMES.match(stripped):
                is_said, number = True, ""
                continue
            if number:
                yield number
                number = ""
            if not stripped:
                is_said = is_said and not ends_at_blank
            elif is_said and stripped.isdecimal():
                number = stripped + "\n"
            elif is_said and (words := unescape(_TAGS.sub("", stripped)).strip()):
                yield words + "\n"
        if number:
            yield number


FORMAT = Subtitles()
