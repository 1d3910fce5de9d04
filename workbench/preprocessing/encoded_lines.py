"""Every row of a table as token ids."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from workbench.preprocessing.ragged import Ids, Offsets, ragged
from workbench.preprocessing.tokenizer import Tokenizer
from workbench.progress import Progress

REPORTED = 1000  # rows after which somebody may cancel


def encoded_lines(tokenizer: Tokenizer, lines: Sequence[str], progress: Progress) -> tuple[Ids, Offsets]:
    """Return the ids of all *lines* one after another, and where each line starts (and the end)."""

    def each() -> Iterator[list[int]]:
        for row, line in enumerate(lines):
            if not row % REPORTED:
                progress.update(row / len(lines))
            yield tokenizer.encode(line.strip())

    return ragged(each())
