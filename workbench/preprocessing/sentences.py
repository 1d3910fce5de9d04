"""Where sentences end, in languages with and without spaces."""

from __future__ import annotations

import re

_END = re.compile(r"[。！？]+[”’」』）)]*|[.!?]+[\"”’)]*(?=\s|$)")
_ABBREVIATION = re.compile(r"(?:\b(?:e\.g|i\.e|etc|vs|Mr|Mrs|Ms|Dr|St|No)|\b[A-Z])\.$")


def first_sentence(line: str) -> str:
    """Return the first sentence of *line* with its stop; the whole line where there is none."""
    line = line.strip()
    for found in _END.finditer(line):
        if not _ABBREVIATION.search(line[: found.end()]):
            return line[: found.end()]
    return line
