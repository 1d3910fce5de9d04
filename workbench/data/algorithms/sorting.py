"""Put letters in the order of the alphabet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.data.algorithm import LetterAlgorithm
from workbench.language import N_

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


class Sort(LetterAlgorithm):
    """cab=abc."""

    key = "sort"
    title = N_("Sort")
    help = N_("Writes the letters in the order of the alphabet.")
    look_for = N_(
        "a head for which the place does not matter, only the letter. Each letter of the answer looks at the "
        "letters of the input that are equal to it or come next in the alphabet."
    )
    order = 30

    def answer(self, recipe: Recipe, prompt: str) -> str:
        return "".join(sorted(prompt))


ALGORITHM = Sort()
