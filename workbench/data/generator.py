"""Examples that are made instead of read: from a recipe, without end, and the same again from the same recipe."""

from __future__ import annotations

import dataclasses
from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

import numpy as np

from workbench.data.examples import Examples
from workbench.data.importing import Source, checksum
from workbench.data.recipe import Recipe
from workbench.data.split import SplitConfig, part_of
from workbench.language import Text, WorkbenchError, text, tr
from workbench.progress import Progress
from workbench.schema import from_json, to_json

GENERATED = "generated"  # stands where other sources say their file format
KEPT = 10_000  # examples to look at and to measure with
TRIES = 3  # draws for each example that is wanted; the last different ones of a small task are rarely drawn
LEAST_TRIES = 2000
REPORTED = 500


class Generator(ABC):
    """Makes the examples of a scenario from a recipe, a config whose fields a person can set; one of them is `seed`."""

    recipe_type: ClassVar[type[Any]]

    def read(self, recipe: Mapping[str, Any]) -> Any:
        """Return the recipe that was stored as plain JSON values.

        Raises:
            WorkbenchError: A field is unknown or out of its range.
        """
        return from_json(self.recipe_type, recipe, "recipe.")

    @abstractmethod
    def problems(self, recipe: Any) -> dict[str, Text]:
        """Return field name -> why no examples can be made like that."""

    @abstractmethod
    def examples(self, recipe: Any, progress: Progress) -> tuple[Examples, Source]:
        """Return examples to look at and to measure with.

        Raises:
            WorkbenchError: The recipe is impossible.
        """


class TaskGenerator(Generator):
    """Prompts and answers of the tasks in `workbench.data.algorithms`."""

    recipe_type = Recipe

    def problems(self, recipe: Recipe) -> dict[str, Text]:
        return recipe.algorithm.problems(recipe)

    def examples(self, recipe: Recipe, progress: Progress) -> tuple[Examples, Source]:
        for problem in self.problems(recipe).values():
            raise WorkbenchError(problem, text("Change the task on the Data page."))
        algorithm, rng = recipe.algorithm, np.random.default_rng(recipe.seed)
        wanted = min(KEPT, algorithm.count(recipe))
        prompts: dict[str, None] = {}  # in the order of their first appearance
        for number in range(max(TRIES * wanted, LEAST_TRIES)):
            if not number % REPORTED:
                progress.update(len(prompts) / wanted)
            prompts[algorithm.draw(recipe, rng)] = None
            if len(prompts) == wanted:
                break
        answers = [algorithm.answer(recipe, prompt) or "" for prompt in prompts]
        columns = {"prompt": list(prompts), "answer": answers}
        examples = Examples(columns, recipe=to_json(recipe))
        source = Source(
            name=tr(algorithm.title),
            format=GENERATED,
            encoding="",
            has_header=True,
            columns={name: name for name in columns},
            n_example=len(prompts),
            n_skipped=0,
            skipped=(),
            checksum=checksum(examples),
            recipe=examples.recipe,
        )
        progress.update(1.0)
        return examples, source


def endless(recipe: Recipe, split: SplitConfig, seed: Sequence[int]) -> Iterator[str]:
    """Yield random prompts of the training part without end; what comes depends on the arguments alone."""
    algorithm, rng = recipe.algorithm, np.random.default_rng(tuple(seed))
    while True:
        prompt = algorithm.draw(recipe, rng)
        if part_of(prompt, split) == "train":
            yield prompt


def renewed(recipe: Any) -> Any:
    """Return *recipe* for other random examples."""
    return dataclasses.replace(recipe, seed=recipe.seed + 1)
