"""Words that a summary and its reference share in the same order."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.evaluation.rouge import mean_over, rouge_l
from workbench.language import N_
from workbench.scenarios.base import Judged


class RougeL(Metric):
    """ROUGE-L as F1 (Lin, 2004), the mean over all examples."""

    key = "rouge-l"
    title = N_("ROUGE-L")
    help = N_("How many words the summary and the reference share in the same order, gaps allowed (F1).")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return mean_over([(item.expected, item.predicted) for item in judged], rouge_l)


METRIC = RougeL()
