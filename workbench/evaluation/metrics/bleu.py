"""BLEU, by sacrebleu."""

from __future__ import annotations

from collections.abc import Sequence

import sacrebleu

from workbench.evaluation.metric import Metric
from workbench.language import N_
from workbench.scenarios.base import Judged


def is_chinese(lines: Sequence[str]) -> bool:
    """Return whether most letters of *lines* are Chinese characters."""
    letters = [character for line in lines[:200] for character in line if character.isalpha()]
    return sum("\u4e00" <= character <= "\u9fff" for character in letters) * 2 > len(letters)


class Bleu(Metric):
    """Papineni et al., "BLEU" (2002); Chinese is cut into characters, other languages at word boundaries."""

    key = "bleu"
    title = N_("BLEU")
    help = N_(
        "How many runs of one to four words the translation shares with the reference; 100 is the same."
    )
    is_of_answers = True

    def measure(self, judged: Sequence[Judged]) -> float:
        references = [item.expected for item in judged]
        tokenize = "zh" if is_chinese(references) else "13a"
        return sacrebleu.corpus_bleu(
            [item.predicted for item in judged], [references], tokenize=tokenize
        ).score


METRIC = Bleu()
