"""The lines and sentences of a long text, one after the other and with their places, whatever its size."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workbench.data.passages import Passages
from workbench.progress import Progress

LONG_LINE = 300  # characters; a longer line is a paragraph, and what repeats in it is a sentence
_LINE = re.compile(r"[^\n]+")
_SENTENCE = re.compile(r"[^.!?。！？；]+[.!?。！？；]*\s*")


def sentences_of(passages: Passages, progress: Progress) -> Iterator[tuple[int, str]]:
    """Yield (place of its first character, text) of every line, and of every sentence of lines that are long.

    Empty lines are left out. A line that goes on for more than a passage is cut where the passage ends.
    """
    held, place = "", 0
    for number, passage in enumerate(passages):
        progress.update(number / len(passages))
        content = held + passage
        end = content.rfind("\n") + 1 or len(content)
        yield from _cut(content[:end], place)
        held, place = content[end:], place + end
    yield from _cut(held, place)


def _cut(content: str, place: int) -> Iterator[tuple[int, str]]:
    for line in _LINE.finditer(content):
        if line.end() - line.start() <= LONG_LINE:
            yield place + line.start(), line.group()
        else:
            for sentence in _SENTENCE.finditer(line.group()):
                yield place + line.start() + sentence.start(), sentence.group()
