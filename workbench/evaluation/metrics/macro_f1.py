"""F1, every class counted alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class MacroF1(Metric):
    """Mean over classes of 2·precision·recall / (precision + recall); rare classes count as much as frequent ones."""

    key = "macro-f1"
    title = N_("Mean F1")
    help = N_("Balances what was missed and what was wrongly named, every class counted alike.")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        expected = Counter(item.expected for item in judged)
        predicted = Counter(item.predicted for item in judged)
        right = Counter(item.expected for item in judged if item.expected == item.predicted)
        classes = expected.keys() | predicted.keys()
        return sum(2 * right[name] / (expected[name] + predicted[name]) for name in classes) / len(classes)


METRIC = MacroF1()
