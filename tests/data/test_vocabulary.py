from __future__ import annotations

import pytest

from workbench.data import vocabulary
from workbench.data.vocabulary import VocabularyCounter, words_of


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("It's the Cat's 3 lives.", ["it's", "the", "cat's", "3", "lives"]),
        ("小猫 sat在门边。", ["小", "猫", "sat", "在", "门", "边"]),
        ("Straße naïve – …", ["strasse", "naïve"]),
        ("", []),
    ],
)
def test_words(content: str, words: list[str]) -> None:
    assert words_of(content) == words


def test_what_the_training_part_never_shows_is_counted() -> None:
    counter = VocabularyCounter("words")
    counter.add("train", words_of("the cat sat on the mat"))
    counter.add("validation", words_of("the dog sat, dog"))
    found = counter.vocabulary()
    assert found.names[0] == "the"
    assert found.counts[0].tolist() == [2, 1, 0]
    assert (found.n_total, found.n_distinct, found.n_once) == (10, 6, 3)
    assert (found.unseen["validation"].n_unseen, found.unseen["validation"].n_unseen_distinct) == (2, 1)
    assert found.unseen["validation"].share == 0.5
    assert found.unseen["test"].share == 0


def test_memory_is_bounded_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(vocabulary, "MOST_DISTINCT", 10)
    counter = VocabularyCounter("words")
    counter.add("train", ["often"] * 5)
    counter.add("train", [str(number) for number in range(20)])
    found = counter.vocabulary()
    assert found.is_rough
    assert found.names == ("often",)
