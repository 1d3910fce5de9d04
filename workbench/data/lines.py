"""The lines of a long text by their number, read from its file when they are asked for."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from workbench.data.passages import Passages
from workbench.data.stored_texts import StoredTexts

LINE_CHARACTERS = 4000  # of one line: a text without line breaks is one line, and never shown whole
_KEPT_PASSAGES = 4  # cut into lines; neighbouring lines are asked for together


class Lines(StoredTexts):
    """A text cut at its line breaks, each line without its break and no longer than `LINE_CHARACTERS`."""

    def __init__(self, passages: Passages) -> None:
        self._passages = passages
        self._breaks = passages.breaks()  # before each passage, and in all
        self._starts = passages.starts()
        self._cut = lru_cache(_KEPT_PASSAGES)(lambda number: passages[number].split("\n"))
        n_break = int(self._breaks[-1])
        is_ended = n_break > 0 and passages[-1].endswith("\n")
        self._n_line = n_break if is_ended else n_break + 1

    def __len__(self) -> int:
        return self._n_line

    def text_at(self, number: int) -> str:
        """Return the line *number*, which is there, from 0."""
        # line n begins after the nth line break: in the passage that holds it, or with the next one
        passage = max(0, int(np.searchsorted(self._breaks, number, "left")) - 1)
        found = ""
        while passage < len(self._passages) and len(found) < LINE_CHARACTERS:
            parts = self._cut(passage)
            place = max(0, number - int(self._breaks[passage]))
            found += parts[place][:LINE_CHARACTERS]
            if place < len(parts) - 1:
                break
            passage += 1
        return found[:LINE_CHARACTERS]

    def count_before(self, character: int) -> int:
        """Return how many lines begin before the place *character* of the text."""
        if character <= 0:
            return 0
        end = character - 1  # a line begins after its break
        passage = max(0, int(np.searchsorted(self._starts, end, "right")) - 1)
        count = 1 + int(self._breaks[passage])
        if passage < len(self._passages):
            count += self._passages[passage].count("\n", 0, end - int(self._starts[passage]))
        return min(count, len(self))
