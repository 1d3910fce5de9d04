"""Go on with a random sequence that begins again: the task in which induction heads were found.

Source: Olsson et al., "In-context Learning and Induction Heads" (2022), "repeated random sequences".
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from workbench.data.algorithm import LETTERS, LetterAlgorithm
from workbench.language import N_, Text, text

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


class Repeat(LetterAlgorithm):
    """A sequence and its first letter once more, abca, is answered by the rest of it, bc.

    No letter comes twice in a sequence, or what follows it would not be certain.
    """

    key = "induction"
    title = N_("Repeat (induction)")
    help = N_("Random letters begin again from the first; goes on with what followed before.")
    look_for = N_(
        "a head called “induction”. Every letter that comes for the second time looks at the letter that "
        "followed it the first time. A head in a layer before, “previous token”, prepares that."
    )
    order = 50
    joint = ""

    def draw(self, recipe: Recipe, rng: np.random.Generator) -> str:
        length = int(rng.integers(recipe.shortest, recipe.longest + 1))
        letters = "".join(LETTERS[number] for number in rng.permutation(recipe.alphabet)[:length].tolist())
        return letters + letters[0]

    def answer(self, recipe: Recipe, prompt: str) -> str | None:
        first = prompt.find(prompt[-1:])
        return prompt[first + 1 : -1] if 0 <= first < len(prompt) - 1 else None

    def longest(self, recipe: Recipe) -> int:
        return 2 * recipe.longest

    def count(self, recipe: Recipe) -> int:
        return sum(
            math.perm(recipe.alphabet, length) for length in range(recipe.shortest, recipe.longest + 1)
        )

    def problems(self, recipe: Recipe) -> dict[str, Text]:
        found = super().problems(recipe)
        if recipe.longest > recipe.alphabet:
            found["alphabet"] = text(
                "No letter may come twice: sequences of {longest} letters need an alphabet of at least {longest}.",
                longest=recipe.longest,
            )
        if recipe.shortest < 2:
            found["shortest"] = text("A single letter cannot be repeated: begin with at least 2.")
        return found


ALGORITHM = Repeat()
