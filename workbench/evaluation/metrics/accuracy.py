"""Share of examples predicted right."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class Accuracy(Metric):
    """Right answers over all answers."""

    key = "accuracy"
    title = N_("Accuracy")
    help = N_("Share of examples whose class was predicted right.")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(item.expected == item.predicted for item in judged) / len(judged)


METRIC = Accuracy()
