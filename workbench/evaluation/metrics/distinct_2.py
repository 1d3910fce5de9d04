"""How many different pairs of words the answers are made of."""

from __future__ import annotations

from workbench.evaluation.distinct import Distinct
from workbench.language import N_


class DistinctTwo(Distinct):
    """Distinct-2 of Li et al. (2016), over all answers together."""

    key = "distinct-2"
    title = N_("Distinct-2")
    help = N_(
        "Different pairs of words in all answers, divided by all words: low where the model repeats itself."
    )
    n = 2


METRIC = DistinctTwo()
