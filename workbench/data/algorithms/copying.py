"""Say the same again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.data.algorithm import LetterAlgorithm
from workbench.language import N_

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


class Copy(LetterAlgorithm):
    """abc=abc."""

    key = "copy"
    title = N_("Copy")
    help = N_("Writes the letters again in the same order.")
    look_for = N_(
        "a head whose weights run along a line parallel to the diagonal. Each letter that is written looks "
        "back at the letter to write next, always about as far back."
    )
    order = 10

    def answer(self, recipe: Recipe, prompt: str) -> str:
        return prompt


ALGORITHM = Copy()
