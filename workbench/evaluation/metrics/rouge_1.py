"""Words that a summary and its reference share."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.evaluation.rouge import mean_over, rouge_n
from workbench.language import N_
from workbench.scenarios.base import Judged


class Rouge1(Metric):
    """ROUGE-1 as F1 (Lin, 2004), the mean over all examples."""

    key = "rouge-1"
    title = N_("ROUGE-1")
    help = N_("How many words the summary and the reference share (F1).")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        pairs = [(item.expected, item.predicted) for item in judged]
        return mean_over(pairs, lambda expected, predicted: rouge_n(expected, predicted, 1))


METRIC = Rouge1()
