"""Share of answers that are the right ones."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.answers import is_same_answer
from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class AnswerExact(Metric):
    """Answers equal to the right ones but for capitals, punctuation and articles.

    Source: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016), section 6.1.
    """

    key = "answer-exact"
    title = N_("Right answers")
    help = N_(
        "Share of answers that are exactly the right words (exact match); capitals, punctuation and articles aside."
    )
    is_share = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(is_same_answer(item.expected, item.predicted) for item in judged) / len(judged)


METRIC = AnswerExact()
