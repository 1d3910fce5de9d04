"""Share of outputs that are the expected ones to the letter."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class ExactMatch(Metric):
    """Outputs equal to the reference, spaces at the ends aside."""

    key = "exact-match"
    title = N_("Exactly right")
    help = N_("Share of outputs that match the reference to the letter. Other good outputs count as wrong.")
    is_share = True
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(item.expected.strip() == item.predicted.strip() for item in judged) / len(judged)


METRIC = ExactMatch()
