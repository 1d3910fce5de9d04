"""Perplexity per character, which models of different tokenisers can be compared by."""

from __future__ import annotations

import math
from collections.abc import Sequence

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


class CharacterPerplexity(Metric):
    """e to the whole loss over the characters of the right answers, the end of each counted as one.

    A tokeniser with longer pieces has fewer but harder guesses; over characters both come to the same.
    """

    key = "character-perplexity"
    title = N_("Per character")
    help = N_("Perplexity over characters instead of tokens: models with other tokens can be compared by it.")
    lower_is_better = True

    def measure(self, judged: Sequence[Judged]) -> float:
        n_character = sum(len(item.expected) + 1 for item in judged)
        return math.exp(min(sum(item.loss * item.n_item for item in judged) / n_character, 700.0))


METRIC = CharacterPerplexity()
