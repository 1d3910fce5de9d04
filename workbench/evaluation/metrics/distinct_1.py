"""How many different words the answers are made of."""

from __future__ import annotations

from workbench.evaluation.distinct import Distinct
from workbench.language import N_


class DistinctOne(Distinct):
    """Distinct-1 of Li et al. (2016), over all answers together."""

    key = "distinct-1"
    title = N_("Distinct-1")
    help = N_("Different words in all answers, divided by all words: low where the model repeats itself.")
    n = 1


METRIC = DistinctOne()
