from __future__ import annotations

import pytest

from workbench import paths
from workbench.preprocessing.tokenizers import fit_tokenizer
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.writing import GenerationOptions, end_of

TEXT = scenario_of("text-generation")


@pytest.fixture(scope="module")
def stories() -> Trained:
    """Return the trained model of the shipped example."""
    return Project.open(paths.resource("examples/en")).run().load()


def written(trained: Trained, **options: object) -> str:
    *_, last = TEXT.predict(trained, "The fox", GenerationOptions(**{"max_tokens": 60, **options}))  # type: ignore[arg-type]
    return last.output.removeprefix("The fox")


@pytest.mark.parametrize("kind", ["characters", "bytes", "words"])
def test_ends_close_something_whatever_the_tokens_are(kind: str):
    lines = ["a.b!\n。c\n", "他来了。好"]
    tokenizer = fit_tokenizer(kind, lines, 300, no_progress(), is_exact=True)

    def closed(where: str, line: str) -> list[int]:
        ended, ids = end_of(tokenizer, where), tokenizer.encode(line)
        return [len(tokenizer.decode(ids[:at])) for at in range(1, len(ids) + 1) if ended(ids[:at])]

    assert closed("sentence", "他来了。好。") == [4, 6]
    assert closed("sentence", "a.b!")[-1] == 4
    assert closed("line", "a.b!\nc") == [5]
    assert not closed("length", "a.b!\n。c")


def test_a_text_stops_where_it_should(stories: Trained):
    assert len(written(stories)) == 60
    one = written(stories, stops_at="sentence")
    assert one[-1] in ".!?"
    assert not set(".!?") & set(one[:-1])
    longer = written(stories, stops_at="sentence", shortest=40)
    assert len(longer) >= 40 or len(longer) == 60
    assert longer.startswith(one)  # the same seed
    assert written(stories, stops_at="line", max_tokens=400).endswith("\n")


def test_a_search_needs_no_seed_and_is_likelier_than_a_draw(stories: Trained):
    searched = {written(stories, method="beam", seed=seed) for seed in (1, 2)}
    assert len(searched) == 1
    assert len({written(stories, seed=seed) for seed in (1, 2)}) == 2


def test_a_search_shows_what_it_has_and_can_be_stopped(stories: Trained):
    options = GenerationOptions(max_tokens=60, method="beam")
    shown = [each.n_token for each in TEXT.predict(stories, "The fox", options)]
    assert len(shown) > 5
    assert shown == sorted(shown)
    *_, last = TEXT.predict(stories, "The fox", options, lambda: True)
    assert last.n_token == 1
