"""ROUGE: how much of a reference a summary repeats.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004).

Words are lower-cased runs of letters and digits, without stemming; each Chinese character, kana or hangul is a word.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

_WORD = re.compile(
    r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+"
)


def words(line: str) -> list[str]:
    """Return the words of *line* as ROUGE counts them."""
    return _WORD.findall(line.lower())


def rouge_n(expected: str, predicted: str, n: int) -> float:
    """Return the F1 of runs of *n* words that both have, each as often as both have it."""
    wanted, given = _runs(words(expected), n), _runs(words(predicted), n)
    return _f1((wanted & given).total(), wanted.total(), given.total())


def rouge_l(expected: str, predicted: str) -> float:
    """Return the F1 of the longest sequence of words that both have in the same order, gaps allowed."""
    wanted, given = words(expected), words(predicted)
    return _f1(_common(wanted, given), len(wanted), len(given))


def mean_over(pairs: Sequence[tuple[str, str]], score: Callable[[str, str], float]) -> float:
    """Return the mean of *score* over (expected, predicted); there is at least one."""
    return sum(score(*pair) for pair in pairs) / len(pairs)


def _runs(line: Sequence[str], n: int) -> Counter[tuple[str, ...]]:
    return Counter(tuple(line[start : start + n]) for start in range(len(line) - n + 1))


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return the length of the longest common subsequence."""
    lengths = [0] * (len(other) + 1)
    for word in one:
        before = 0  # of the row above, one to the left
        for place, candidate in enumerate(other, 1):
            above = lengths[place]
            lengths[place] = before + 1 if word == candidate else max(above, lengths[place - 1])
            before = above
    return lengths[-1]


def _f1(n_common: int, n_wanted: int, n_given: int) -> float:
    return 0.0 if not n_common else 2 * n_common / (n_wanted + n_given)
