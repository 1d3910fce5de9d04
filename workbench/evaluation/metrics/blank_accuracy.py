"""Share of blanks whose first guess was right."""

from __future__ import annotations

from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class BlankAccuracy(Metric):
    """Right guesses over all blanks, as in the masked language model of Devlin et al., "BERT" (2019), section 3.1."""

    key = "blank-accuracy"
    title = N_("Blanks right")
    help = N_("How often the likeliest token for a blank is the one that was hidden there.")
    is_share = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sum(item.n_correct for item in judged) / sum(item.n_item for item in judged)


METRIC = BlankAccuracy()
