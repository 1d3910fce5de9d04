"""How many different words the answers are made of."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.distinct import distinct
from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class DistinctOne(Metric):
    """Distinct-1 of Li et al. (2016), over all answers together."""

    key = "distinct-1"
    title = N_("Distinct-1")
    help = N_("Different words in all answers, divided by all words: low where the model repeats itself.")
    is_share = True
    is_of_answers = True
    is_of_variety = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return distinct([item.predicted for item in judged], 1)


METRIC = DistinctOne()
