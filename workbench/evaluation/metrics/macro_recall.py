"""Recall, every class counted alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class MacroRecall(Metric):
    """Mean over classes of right / expected, over the classes that occur."""

    key = "macro-recall"
    title = N_("Mean recall")
    help = N_("Of the examples of a class, how many the model finds; every class counted alike.")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        expected = Counter(item.expected for item in judged)
        right = Counter(item.expected for item in judged if item.expected == item.predicted)
        return sum(right[name] / count for name, count in expected.items()) / len(expected)


METRIC = MacroRecall()
