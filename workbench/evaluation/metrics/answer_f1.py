"""How many words an answer shares with the right one."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.answers import words_in_common
from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class AnswerF1(Metric):
    """Mean over questions of F1 between the words of the answer and those of the right one.

    Source: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016), section 6.1.
    """

    key = "answer-f1"
    title = N_("Words in common")
    help = N_(
        "Mean share of words that the answer and the right one have in common (F1); Chinese by characters."
    )
    is_share = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(words_in_common(item.expected, item.predicted) for item in judged) / len(judged)


METRIC = AnswerF1()
