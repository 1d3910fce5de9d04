"""Share of tokens whose first guess was right."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class TokenAccuracy(Metric):
    """Right next tokens over all next tokens."""

    key = "token-accuracy"
    title = N_("Next token right")
    help = N_("How often the likeliest next token is the one that really follows.")
    is_share = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(item.n_correct for item in judged) / sum(item.n_item for item in judged)


METRIC = TokenAccuracy()
