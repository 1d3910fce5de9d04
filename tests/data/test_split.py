from __future__ import annotations

from collections import Counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.data.split import (
    GIVEN,
    SPLITS,
    SplitConfig,
    cut_points,
    rows_of_parts,
    split_examples,
    split_rows,
)

CONFIGS = st.builds(
    SplitConfig,
    validation_percent=st.floats(0, 50),
    test_percent=st.floats(0, 50),
    seed=st.integers(0, 2**31 - 1),
)


@given(st.integers(0, 300), CONFIGS)
def test_rows_are_shared_out_once_each_and_the_same_again(n_example: int, config: SplitConfig) -> None:
    parts = split_rows(n_example, config)
    together = np.concatenate([parts[name] for name in SPLITS])
    assert sorted(together.tolist()) == list(range(n_example))
    again = split_rows(n_example, config)
    assert all(np.array_equal(parts[name], again[name]) for name in SPLITS)


@given(st.lists(st.sampled_from("abc"), min_size=1, max_size=200), CONFIGS)
def test_every_class_has_its_share_in_every_part(labels: list[str], config: SplitConfig) -> None:
    parts = split_rows(len(labels), config, labels)
    together = np.concatenate([parts[name] for name in SPLITS])
    assert sorted(together.tolist()) == list(range(len(labels)))
    for name, count in Counter(labels).items():
        n_validation = sum(labels[int(row)] == name for row in parts["validation"])
        assert abs(n_validation - count * config.validation_percent / 100) <= 1
    assert {labels[int(row)] for row in parts["train"]} == set(labels)


def test_many_small_classes_still_give_their_share() -> None:
    labels = [str(number % 12) for number in range(36)]
    parts = split_rows(36, SplitConfig(validation_percent=10, test_percent=10), labels)
    assert [len(parts[name]) for name in SPLITS] == [28, 4, 4]


def test_another_seed_gives_another_split() -> None:
    one, two = (split_rows(100, SplitConfig(seed=seed))["validation"] for seed in (1, 2))
    assert not np.array_equal(one, two)


@given(st.integers(0, 1000), CONFIGS)
def test_a_text_is_cut_without_gap_or_overlap_and_validation_is_last(
    length: int, config: SplitConfig
) -> None:
    cuts = cut_points(Passages.kept(["x" * length]), config)
    assert cuts["train"][0] == 0
    assert cuts["train"][1] == cuts["test"][0] <= cuts["test"][1] == cuts["validation"][0]
    assert cuts["validation"][1] == length
    assert all(start <= end for start, end in cuts.values())


def test_validation_is_exactly_the_last_part_of_a_text() -> None:
    whole = "".join(chr(0x4E00 + index) for index in range(1000))
    parts = split_examples(
        Examples({"text": Passages.of(whole)}), SplitConfig(validation_percent=10, test_percent=5)
    )
    assert list(parts["validation"].texts("text")) == [whole[-100:]]
    assert list(parts["test"].texts("text")) == [whole[850:900]]
    assert "".join(parts[name].texts("text")[0] for name in ("train", "test", "validation")) == whole
    only = split_examples(
        Examples({"text": Passages.of(whole)}), SplitConfig(validation_percent=10, test_percent=0)
    )
    assert list(only["validation"].texts("text")) == [whole[-100:]]
    assert list(only["test"].texts("text")) == []


def test_rows_of_text_are_shuffled_whole() -> None:
    rows = [f"row {index}" for index in range(20)]
    parts = split_examples(Examples({"text": rows}), SplitConfig())
    assert sorted(row for name in SPLITS for row in parts[name].texts("text")) == sorted(rows)


@given(
    st.text(st.sampled_from("ab\n中🦊"), max_size=200),
    st.integers(2, 30),
    st.floats(0, 50),
    st.floats(0, 50),
)
def test_parts_of_a_text_joined_are_the_text(whole: str, most: int, validation: float, test: float) -> None:
    config = SplitConfig(validation_percent=validation, test_percent=test)
    parts = split_examples(Examples({"text": Passages.kept([whole], most)}), config)
    assert "".join("".join(parts[name].texts("text")) for name in ("train", "test", "validation")) == whole
    for name, (start, end) in cut_points(Passages.kept([whole]), config).items():
        assert "".join(parts[name].texts("text")) == whole[start:end]
        assert len(parts[name]) == 1


@given(st.lists(st.tuples(st.sampled_from(SPLITS), st.sampled_from("ab")), min_size=1), CONFIGS)
def test_parts_the_data_brings_stay_and_others_are_cut_from_the_training_part(
    rows: list[tuple[str, str]], config: SplitConfig
) -> None:
    named = [split for split, _ in rows]
    examples = Examples({"label": [label for _, label in rows], GIVEN: named})
    parts = rows_of_parts(examples, config)
    together = np.concatenate([parts[name] for name in SPLITS])
    assert sorted(together.tolist()) == list(range(len(rows)))
    for name in ("validation", "test"):
        given_rows = [row for row, split in enumerate(named) if split == name]
        if given_rows:
            assert parts[name].tolist() == given_rows
    assert {named[int(row)] for row in parts["train"]} <= {"train"}


@given(CONFIGS)
def test_parts_a_text_came_in_stay_and_the_others_are_cut_from_its_training_part(config: SplitConfig) -> None:
    whole = Passages.kept(["t" * 80, "x" * 20]).with_given({"train": (0, 80), "test": (80, 100)})
    cuts = cut_points(whole, config)
    assert cuts["test"] == (80, 100)
    assert cuts["train"][0] == 0
    assert cuts["train"][1] == cuts["validation"][0]
    assert cuts["validation"] == (80 - round(80 * config.validation_percent / 100), 80)
    parts = split_examples(Examples({"text": whole}), config)
    assert "".join(parts["test"].texts("text")) == "x" * 20
