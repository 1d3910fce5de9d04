"""What a task for the algorithm lab is, and the list of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from functools import cache
from typing import TYPE_CHECKING, ClassVar

import numpy as np

from workbench.data import algorithms
from workbench.language import Text, text
from workbench.registry import entries

if TYPE_CHECKING:
    from workbench.data.recipe import Recipe

LETTERS = "abcdefghijklmnopqrstuvwxyz"
EQUALS = "="


class Algorithm(ABC):
    """A rule that leads from a prompt to its answer."""

    key: ClassVar[str]
    title: ClassVar[str]  # marked for translation, like the next two
    help: ClassVar[str]
    look_for: ClassVar[str]  # what its heads may look like
    order: ClassVar[int]  # in lists
    joint: ClassVar[str] = EQUALS  # what stands between prompt and answer

    @abstractmethod
    def draw(self, recipe: Recipe, rng: np.random.Generator) -> str:
        """Return a random prompt."""

    def tidy(self, recipe: Recipe, prompt: str) -> str:
        """Return *prompt* as a person may type it in the form the examples have."""
        return prompt.strip()

    @abstractmethod
    def answer(self, recipe: Recipe, prompt: str) -> str | None:
        """Return the right answer to any *prompt*, also one a person typed; None where it makes no sense."""

    @abstractmethod
    def signs(self, recipe: Recipe) -> str:
        """Return every character that prompts and answers are made of."""

    @abstractmethod
    def longest(self, recipe: Recipe) -> int:
        """Return how many characters a prompt, the joint and the answer have together at most."""

    @abstractmethod
    def count(self, recipe: Recipe) -> int:
        """Return how many different prompts there are."""

    def problems(self, recipe: Recipe) -> dict[str, Text]:
        """Return field name -> why no examples can be made like that."""
        return {}


class LetterAlgorithm(Algorithm):
    """A task on random letters."""

    def draw(self, recipe: Recipe, rng: np.random.Generator) -> str:
        length = int(rng.integers(recipe.shortest, recipe.longest + 1))
        return "".join(LETTERS[number] for number in rng.integers(0, recipe.alphabet, length).tolist())

    def signs(self, recipe: Recipe) -> str:
        return LETTERS[: recipe.alphabet]

    def longest(self, recipe: Recipe) -> int:
        return 2 * recipe.longest + len(self.joint)

    def count(self, recipe: Recipe) -> int:
        return sum(recipe.alphabet**length for length in range(recipe.shortest, recipe.longest + 1))

    def problems(self, recipe: Recipe) -> dict[str, Text]:
        if recipe.shortest > recipe.longest:
            return {
                "longest": text(
                    "The longest sequence ({longest}) is shorter than the shortest ({shortest}).",
                    longest=recipe.longest,
                    shortest=recipe.shortest,
                )
            }
        return {}


@cache
def all_algorithms() -> tuple[Algorithm, ...]:
    """Return every task in the order of lists."""
    found = entries(algorithms, "ALGORITHM", Algorithm)  # type: ignore[type-abstract]
    return tuple(sorted(found, key=lambda algorithm: algorithm.order))


def algorithm_of(key: str) -> Algorithm:
    """Return the task called *key*, one of the choices of `Recipe.task`."""
    return next(algorithm for algorithm in all_algorithms() if algorithm.key == key)
