"""chrF, by sacrebleu."""

from __future__ import annotations

from collections.abc import Sequence

import sacrebleu

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class Chrf(Metric):
    """Popović, "chrF" (2015)."""

    key = "chrf"
    title = N_("chrF")
    help = N_("How many short runs of letters the translation shares with the reference; 100 is the same.")
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        return sacrebleu.corpus_chrf(
            [item.predicted for item in judged], [[item.expected for item in judged]]
        ).score


METRIC = Chrf()
