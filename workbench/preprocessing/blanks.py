"""Texts with blanks: how a person types one, and the id the model reads there.

The blank is an id of its own behind all those of a tokeniser, so that every tokeniser, also one that was learnt
before, can be used with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from workbench.preprocessing.tokenizer import SPECIALS, UNKNOWN, Tokenizer

BLANK = "___"  # what is typed, and written where a text is shown to be typed again
BLANK_LABEL = "▢"  # what is shown among tokens: three underscores would run together with their neighbours
Span = tuple[int, int]  # the first character, and the one after the last
_TYPED = re.compile(r"_{3,}|＿+")
_UNREAD = "\ue000"  # of the private use area: no tokeniser knows it


def blank_spans(line: str) -> list[Span]:
    """Return where in *line* blanks were typed: three underscores or more, or full-width ones (＿)."""
    return [found.span() for found in _TYPED.finditer(line)]


class BlankTokenizer:
    """A tokeniser that knows blanks too."""

    def __init__(self, inner: Tokenizer) -> None:
        self.inner = inner

    @property
    def blank(self) -> int:
        """The id of a blank."""
        return self.inner.vocab_size

    @property
    def vocab_size(self) -> int:
        """Number of ids, the blank's included."""
        return self.inner.vocab_size + 1

    def encode(self, line: str) -> list[int]:
        """Return the ids of *line*; white space between two blanks has none."""
        ids: list[int] = []
        end = 0
        for number, (start, after) in enumerate(blank_spans(line)):
            between = line[end:start]
            if not number or between.strip():
                ids += self._part(between, goes_on=number > 0)
            ids.append(self.blank)
            end = after
        return ids + self._part(line[end:], goes_on=end > 0)

    def _part(self, part: str, *, goes_on: bool) -> list[int]:
        """Return the ids of a part; where it *goes_on* from a blank it begins no new word by itself."""
        if not part or not goes_on or part[0].isspace():
            return self.inner.encode(part)
        ids = self.inner.encode(_UNREAD + part)
        # a learnt tokeniser puts a space before a line: here it stands before the sign nobody knows
        return ids[ids.index(UNKNOWN) + 1 :] if UNKNOWN in ids else self.inner.encode(part)

    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return what is shown for each id."""
        known = iter(self.inner.labels([int(token) for token in ids if token != self.blank]))
        return [BLANK_LABEL if token == self.blank else next(known) for token in ids]

    def typed(self, ids: Sequence[int], hidden: Sequence[bool]) -> str:
        """Return a text as it would be typed, with blanks where *hidden* says so."""
        typed = ""
        for token, label, is_hidden in zip(ids, self.labels(ids), hidden, strict=True):
            if is_hidden or token == self.blank:
                # two blanks side by side would be read as one
                typed += label[: len(label) - len(label.lstrip())] or (" " if typed.endswith(BLANK) else "")
                label = BLANK
            typed += label
        return typed.strip()


def token_spans(line: str, labels: Sequence[str]) -> list[Span | None]:
    """Return where in *line* each token stands, None where that cannot be told: it is unknown, or was cleaned away."""
    spans: list[Span | None] = []
    lower, place = line.lower(), 0
    if len(lower) != len(line):  # a few letters become two
        lower = line
    blanks = iter(blank_spans(line))
    for label in labels:
        if label == BLANK_LABEL:
            span = next(blanks, None)
        else:
            bare = label.strip()
            start = lower.find(bare.lower(), place) if bare and label not in SPECIALS else -1
            span = (start, start + len(bare)) if start >= 0 else None
        spans.append(span)
        if span is not None:
            place = span[1]
    return spans


def filled(line: str, words: Sequence[str]) -> str:
    """Return *line* with *words* in its blanks, one for each in order; what has no word stays blank."""
    return "".join(part for part, _ in filled_parts(line, words))


def filled_parts(line: str, words: Sequence[str]) -> list[tuple[str, int]]:
    """Return *line* in parts: (text, number of the blank it fills, or -1)."""
    parts: list[tuple[str, int]] = []
    end = 0
    for number, ((start, after), word) in enumerate(zip(blank_spans(line), words, strict=False)):
        parts.append((line[end:start], -1))
        begins_alone = start == 0 or line[start - 1].isspace()
        parts.append((word.lstrip() if begins_alone else word, number))
        end = after
    parts.append((line[end:], -1))
    return [(part, number) for part, number in parts if part or number >= 0]
