"""How varied answers are.

Source: Li et al., "A Diversity-Promoting Objective Function for Neural Conversation Models" (2016), section 5.3: the
number of different unigrams and bigrams in all answers, divided by the number of all words in them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import ClassVar

from workbench.evaluation.metric import Metric
from workbench.scenarios.base import Judged

# a Chinese character, a word with its apostrophe, or a sign
_WORD = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]|[^\\W\u3400-\u4dbf\u4e00-\u9fff]+(?:['’][^\\W]+)?|[^\\w\\s]")


def distinct(answers: Sequence[str], n: int) -> float:
    """Return the different runs of *n* words over all words of *answers*, 0 if there are none."""
    found: set[tuple[str, ...]] = set()
    n_word = 0
    for answer in answers:
        words = _WORD.findall(answer.lower())
        n_word += len(words)
        found.update(tuple(words[at : at + n]) for at in range(len(words) - n + 1))
    return len(found) / n_word if n_word else 0.0


class Distinct(Metric):
    """How varied all answers together are, in runs of `n` words."""

    n: ClassVar[int]
    is_share = True
    is_of_answers = True
    is_of_variety = True

    def measure(self, judged: Sequence[Judged]) -> float:
        """Return the share of different runs of `n` words in what was answered."""
        return distinct([item.predicted for item in judged], self.n)
