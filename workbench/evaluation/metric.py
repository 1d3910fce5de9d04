"""What a metric is, and the list of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cache
from typing import ClassVar

from workbench.evaluation import metrics
from workbench.registry import entries
from workbench.scenarios.base import Judged


class Metric(ABC):
    """A number that says how good a model is."""

    key: ClassVar[str]
    title: ClassVar[str]  # marked for translation
    help: ClassVar[str]  # marked for translation
    is_share: ClassVar[bool] = False  # between 0 and 1, shown as per cent
    lower_is_better: ClassVar[bool] = False
    is_of_answers: ClassVar[bool] = False  # looks at nothing but what was expected and what was answered
    is_of_variety: ClassVar[bool] = False  # says something only beside the same number of the right answers

    @abstractmethod
    def measure(self, judged: Sequence[Judged]) -> float:
        """Return the number over all *judged* examples, of which there is at least one."""


@cache
def all_metrics() -> dict[str, Metric]:
    """Return every metric by its key."""
    return {metric.key: metric for metric in entries(metrics, "METRIC", Metric)}  # type: ignore[type-abstract]
