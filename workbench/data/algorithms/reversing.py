"""Say it backwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.data.algorithm import LetterAlgorithm
from workbench.language import N_

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


class Reverse(LetterAlgorithm):
    """abc=cba."""

    key = "reverse"
    title = N_("Reverse")
    help = N_("Writes the letters from the last to the first.")
    look_for = N_(
        "a head whose weights run along the other diagonal, from the sign = down to the left. The further "
        "the answer has come, the further back it looks."
    )
    order = 20

    def answer(self, recipe: Recipe, prompt: str) -> str:
        return prompt[::-1]


ALGORITHM = Reverse()
