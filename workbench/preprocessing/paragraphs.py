"""A long text in parts that can be read by themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

ENDS = frozenset('.!?…。！？；:："”’」』)）]】')  # a line that ends otherwise goes on in the next one
LONGEST = 2000  # characters of one part


def paragraphs(passages: Iterable[str]) -> Iterator[str]:
    """Yield the lines of a text that comes in *passages*; lines broken within a sentence are put together again."""
    waiting: list[str] = []
    n_character = 0
    for line in _lines(passages):
        bare = line.strip()
        if bare:
            waiting.append(bare)
            n_character += len(bare)
        if waiting and (not bare or bare[-1] in ENDS or n_character >= LONGEST):
            yield " ".join(waiting)
            waiting, n_character = [], 0
    if waiting:
        yield " ".join(waiting)


def _lines(passages: Iterable[str]) -> Iterator[str]:
    """Yield lines without their breaks; one that reaches from a passage into the next is whole unless it is long."""
    rest = ""
    for passage in passages:
        *whole, rest = (rest + passage).split("\n")
        for line in whole:
            yield from _cut(line)
        if len(rest) > LONGEST:
            *early, rest = _cut(rest)
            yield from early
    yield from _cut(rest)


def _cut(line: str) -> list[str]:
    return [line[start : start + LONGEST] for start in range(0, len(line), LONGEST)] or [""]
