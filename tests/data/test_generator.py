from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.algorithm import LETTERS, all_algorithms
from workbench.data.generator import TaskGenerator, endless, renewed
from workbench.data.recipe import Recipe
from workbench.data.split import SPLITS, SplitConfig, part_of, split_examples
from workbench.data.store import load_examples, load_source, save_examples
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.schema import settings_of, to_json

RECIPES = [
    Recipe(task="copy", longest=6, alphabet=5),
    Recipe(task="reverse"),
    Recipe(task="sort", shortest=3, longest=9),
    Recipe(task="induction", shortest=4, longest=12, alphabet=20),
    Recipe(task="add", digits=2),
    Recipe(task="add", is_reversed=True, is_padded=False),
]
GENERATOR = TaskGenerator()


@pytest.mark.parametrize(
    ("recipe", "prompt", "answer"),
    [
        (Recipe(task="copy"), "cab", "cab"),
        (Recipe(task="reverse"), "cab", "bac"),
        (Recipe(task="sort"), "cabba", "aabbc"),
        (Recipe(task="induction"), "cabc", "ab"),
        (Recipe(task="induction"), "cab", None),  # nothing has come before
        (Recipe(task="induction"), "", None),
        (Recipe(task="add"), "12+34", "0046"),
        (Recipe(task="add"), " 999 + 001 ", "1000"),
        (Recipe(task="add", is_padded=False), "012+34", "46"),
        (Recipe(task="add", is_reversed=True), "12+34", "6400"),
        (Recipe(task="add", is_reversed=True, is_padded=False), "99+2", "101"),
        (Recipe(task="add"), "1234+5", None),  # more digits than the task has
        (Recipe(task="add"), "12+", None),
        (Recipe(task="add"), "١+٢", None),  # digits, but none of these
    ],
)
def test_the_right_answer(recipe: Recipe, prompt: str, answer: str | None) -> None:
    assert recipe.algorithm.answer(recipe, prompt) == answer


@given(st.sampled_from([each.key for each in all_algorithms()]), st.text(max_size=40))
def test_any_text_has_a_right_answer_or_none(task: str, prompt: str) -> None:
    recipe = Recipe(task=task)
    answer = recipe.algorithm.answer(recipe, prompt)
    assert answer is None or isinstance(answer, str)


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.task)
def test_what_is_made_keeps_to_the_recipe(recipe: Recipe) -> None:
    examples, source = GENERATOR.examples(recipe, no_progress())
    prompts, answers = examples.texts("prompt"), examples.texts("answer")
    algorithm = recipe.algorithm
    assert len(set(prompts)) == len(prompts) == source.n_example
    assert 0.5 * min(10_000, algorithm.count(recipe)) < len(prompts) <= min(10_000, algorithm.count(recipe))
    assert set("".join([*prompts, *answers])) <= set(algorithm.signs(recipe))
    longest = max(len(p) + len(algorithm.joint) + len(a) for p, a in zip(prompts, answers, strict=True))
    assert longest <= algorithm.longest(recipe)
    assert all(
        algorithm.answer(recipe, p) == a and algorithm.tidy(recipe, p) == p
        for p, a in zip(prompts[:500], answers, strict=False)
    )
    assert GENERATOR.examples(recipe, no_progress())[1].checksum == source.checksum
    assert GENERATOR.examples(renewed(recipe), no_progress())[1].checksum != source.checksum


def test_every_prompt_of_a_small_task_is_found_once() -> None:
    recipe = Recipe(task="sort", longest=2, alphabet=2)
    examples, _ = GENERATOR.examples(recipe, no_progress())
    assert sorted(examples.texts("prompt")) == ["a", "aa", "ab", "b", "ba", "bb"]


@pytest.mark.parametrize(
    ("recipe", "field"),
    [
        (Recipe(task="copy", shortest=5, longest=4), "longest"),
        (Recipe(task="induction", shortest=4, longest=27, alphabet=26), "alphabet"),
        (Recipe(task="induction", shortest=1, longest=5), "shortest"),
    ],
)
def test_an_impossible_recipe_says_which_field_is_wrong(recipe: Recipe, field: str) -> None:
    assert list(GENERATOR.problems(recipe)) == [field]
    with pytest.raises(WorkbenchError):
        GENERATOR.examples(recipe, no_progress())


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda recipe: recipe.task)
def test_what_is_trained_on_is_never_measured(recipe: Recipe) -> None:
    config = SplitConfig(validation_percent=20, test_percent=10)
    examples, _ = GENERATOR.examples(recipe, no_progress())
    parts = {name: set(each.texts("prompt")) for name, each in split_examples(examples, config).items()}
    assert sum(map(len, parts.values())) == len(examples)
    assert len(parts["validation"]) / len(examples) == pytest.approx(0.2, abs=0.05)
    trained_on = set(itertools.islice(endless(recipe, config, (7, 3)), 2000))
    assert not trained_on & (parts["validation"] | parts["test"])
    assert {part_of(prompt, config) for prompt in trained_on} == {"train"}


def test_the_stream_depends_on_seed_and_step_alone() -> None:
    recipe, config = Recipe(), SplitConfig()
    first, again, other = (
        list(itertools.islice(endless(recipe, config, seed), 20)) for seed in ((1, 5), (1, 5), (1, 6))
    )
    assert first == again != other


def test_another_seed_of_the_split_measures_other_examples() -> None:
    one, two = ([part_of(letter, SplitConfig(seed=seed)) for letter in LETTERS] for seed in (1, 2))
    assert one != two


def test_a_recipe_comes_back_from_the_disk(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    recipe = Recipe(task="add", digits=2)
    examples, source = GENERATOR.examples(recipe, no_progress())
    kept = save_examples(folder, examples, source)
    found = load_examples(folder)
    for each in (kept, found, found.take(np.arange(3))):
        assert each.recipe is not None
        assert GENERATOR.read(each.recipe) == recipe
    assert load_source(folder).recipe == to_json(recipe)
    assert list(split_examples(found, SplitConfig())) == list(SPLITS)


def test_a_damaged_recipe_is_refused() -> None:
    for values in ({"task": "bake"}, {"flavour": 1}, {"alphabet": 99}):
        with pytest.raises(WorkbenchError):
            GENERATOR.read({**to_json(Recipe()), **values})


def test_every_choice_of_a_recipe_is_explained() -> None:
    (task,) = (setting for name, _, setting in settings_of(Recipe) if name == "task")
    assert [choice.value for choice in task.choices] == [each.key for each in all_algorithms()]
    assert all(choice.help for choice in task.choices)
    assert dataclasses.replace(Recipe(), task="sort").algorithm.key == "sort"
