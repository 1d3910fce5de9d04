"""How many tokens the model hesitates between."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class Perplexity(Metric):
    """e to the mean loss per token."""

    key = "perplexity"
    title = N_("Perplexity")
    help = N_("Between how many equally likely tokens the model hesitates on average.")
    lower_is_better = True

    def measure(self, judged: Sequence[Judged]) -> float:
        n_item = sum(item.n_item for item in judged)
        return math.exp(min(sum(item.loss * item.n_item for item in judged) / n_item, 700.0))


METRIC = Perplexity()
