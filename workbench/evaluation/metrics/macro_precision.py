"""Precision, every class counted alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class MacroPrecision(Metric):
    """Mean over classes of right / predicted; a class that was never predicted counts 0."""

    key = "macro-precision"
    title = N_("Mean precision")
    help = N_("When the model names a class, how often it is right; every class counted alike.")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        predicted = Counter(item.predicted for item in judged)
        right = Counter(item.expected for item in judged if item.expected == item.predicted)
        classes = predicted.keys() | {item.expected for item in judged}
        return sum(right[name] / max(1, predicted[name]) for name in classes) / len(classes)


METRIC = MacroPrecision()
