"""Answers that are parts of a passage: which tokens they are, and which part is likeliest."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.preprocessing.tokenizer import Place

Chances = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a passage and how likely it is among all that were allowed."""

    first: int  # character
    last: int  # the character after it
    chance: float
    tokens: tuple[int, int]  # the first and the last


def occurrence(passage: str, answer: str, near: str) -> int:
    """Return the character at which *answer* begins in *passage*, or -1; of several, the one nearest to *near*.

    *near* is what a source says of the place, which may be nothing, or count something else than characters.
    """
    wanted = int(near) if near.isdecimal() and near.isascii() and len(near) < 10 else 0
    found, place = -1, passage.find(answer) if answer else -1
    while place >= 0:
        if found < 0 or abs(place - wanted) < abs(found - wanted):
            found = place
        place = passage.find(answer, place + 1)
    return found


def tokens_of(places: Sequence[Place], start: int, end: int) -> tuple[int, int]:
    """Return the first and the last of the tokens at *places* that share a character with *start* to *end*.

    (-1, -1) where there is none.
    """
    within = [at for at, (first, last) in enumerate(places) if first < last and first < end and start < last]
    return (within[0], within[-1]) if within else (-1, -1)


def best_spans(
    starts: Chances, ends: Chances, places: Sequence[Place], longest: int, count: int
) -> list[Span]:
    """Return the *count* likeliest parts of at most *longest* tokens, the likeliest first.

    The chance of a part is that of its start (T,) times that of its end (T,), over the sum for all parts that end no
    sooner than they begin and are not too long (Devlin et al., "BERT", 2019, section 4.2). Tokens that stand for no
    character neither begin nor end one.
    """
    seen = np.array([first < last for first, last in places], dtype=bool)
    if not seen.any():
        return []
    begins, stops = np.where(seen, starts, 0).astype(np.float64), np.where(seen, ends, 0).astype(np.float64)
    n_token = len(places)
    length = min(longest, n_token)
    # row: how many tokens more, column: the first token
    each = np.zeros((length, n_token))
    for more in range(length):
        each[more, : n_token - more] = begins[: n_token - more] * stops[more:]
    total = each.sum()
    if total <= 0:  # the likeliest end stands before every likely start
        each[0], total = seen, seen.sum()
    order = np.argsort(-each, axis=None, kind="stable")[:count]
    spans: list[Span] = []
    for more, first in zip(*np.unravel_index(order, each.shape), strict=True):
        if each[more, first] > 0:
            chance = float(each[more, first] / total)
            tokens = int(first), int(first + more)
            spans.append(Span(places[tokens[0]][0], places[tokens[1]][1], chance, tokens))
    return spans
