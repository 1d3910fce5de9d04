"""Add two numbers, digit by digit.

That the order in which the digits of a sum are written decides how easily it is learnt is known from Lee et al.,
"Teaching Arithmetic to Small Transformers" (2023), section 4.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np

from workbench.data.algorithm import Algorithm
from workbench.language import N_

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe


NUMBERS = re.compile(r"\s*([0-9]+)\s*\+\s*([0-9]+)\s*")


class Add(Algorithm):
    """12+34=46, with zeros 012+034=0046, and 64 where the last digit is written first."""

    key = "add"
    title = N_("Add two numbers")
    help = N_("Writes the sum of two numbers, digit by digit.")
    look_for = N_(
        "heads that look at the two digits of the same place at once, one in each number. What is carried over "
        "from the place before makes other heads look there as well."
    )
    order = 40

    def draw(self, recipe: Recipe, rng: np.random.Generator) -> str:
        first, second = rng.integers(0, 10**recipe.digits, 2).tolist()
        return self.tidy(recipe, f"{first}+{second}")

    def tidy(self, recipe: Recipe, prompt: str) -> str:
        found = NUMBERS.fullmatch(prompt)
        if found is None:
            return prompt.strip()
        width = recipe.digits if recipe.is_padded else 1
        return "+".join((number.lstrip("0") or "0").zfill(width) for number in found.groups())

    def answer(self, recipe: Recipe, prompt: str) -> str | None:
        found = NUMBERS.fullmatch(self.tidy(recipe, prompt))
        if found is None or max(map(len, found.groups())) > recipe.digits:
            return None
        total = str(int(found[1]) + int(found[2]))
        if recipe.is_padded:
            total = total.zfill(recipe.digits + 1)
        return total[::-1] if recipe.is_reversed else total

    def signs(self, recipe: Recipe) -> str:
        return "+0123456789"

    def longest(self, recipe: Recipe) -> int:
        return 2 * recipe.digits + 1 + len(self.joint) + recipe.digits + 1

    def count(self, recipe: Recipe) -> int:
        return 100**recipe.digits


ALGORITHM = Add()
