"""Answers as they are compared: words without what makes no difference to a reader."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

_ARTICLES = {"a", "an", "the"}
_WORD = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\\s\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]+")


def answer_words(answer: str) -> list[str]:
    """Return the words of *answer* in lower case, without punctuation and articles; a Chinese character is a word.

    Source: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016), section 6.1, where
    all text is English.
    """
    kept = "".join(
        character
        for character in answer.lower()
        if unicodedata.category(character)[0] not in "PS"  # punctuation and symbols
    )
    return [word for word in _WORD.findall(kept) if word not in _ARTICLES]


def words_in_common(expected: str, predicted: str) -> float:
    """Return F1 of the words of two answers: 1 if they are the same, 0 if they share none."""
    one, other = answer_words(expected), answer_words(predicted)
    if not one or not other:
        return float(one == other and expected.strip() == predicted.strip())
    n_same = (Counter(one) & Counter(other)).total()
    return 2 * n_same / (len(one) + len(other))


def is_same_answer(expected: str, predicted: str) -> bool:
    """Return whether two answers are the same but for capitals, punctuation and articles."""
    one = answer_words(expected)
    return one == answer_words(predicted) if one else expected.strip() == predicted.strip()
