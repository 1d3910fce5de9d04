from __future__ import annotations

import pytest

from workbench.data.given_split import (
    split_column,
    split_columns,
    split_named,
    split_of_file,
    split_of_folder,
    splits_of,
)
from workbench.data.table import Table


def table(**columns: list[str]) -> Table:
    return Table(format="table", names=tuple(columns), columns=tuple(columns.values()))


@pytest.mark.parametrize(
    ("name", "split"),
    [
        ("train.csv", "train"),
        ("wiki.valid.csv", "validation"),
        ("data/en-DEV.jsonl", "validation"),
        ("test-00000-of-00001.parquet", "test"),
        ("训练集.csv", "train"),
        ("my_test_2.csv", "test"),
        ("contest.csv", None),
        ("train_and_test.csv", None),
        ("train/a.csv", None),
    ],
)
def test_files_are_called_after_their_part(name: str, split: str | None) -> None:
    assert split_of_file(name) == split


def test_folders_of_classes_may_stand_in_a_part() -> None:
    assert split_of_folder("test/cats/1.png") == "test"
    assert split_of_folder("data/train/cats/1.png") == "train"
    assert split_of_folder("test/1.png") is None  # there it is the class


def test_parts_must_be_named_everywhere_and_differ() -> None:
    assert splits_of(["train", "test", "train"]) == ["train", "test", "train"]
    assert splits_of(["train", None]) is None
    assert splits_of(["train", "train"]) is None
    assert splits_of(["validation", "test"]) is None
    assert splits_of([]) is None


def test_a_column_names_parts_in_all_its_cells_and_is_taken_by_its_name() -> None:
    found = table(text=["a", "b"], Split=["Train", "dev"], other=["test", "train"], same=["test", "test"])
    assert split_columns(found) == ["Split", "other"]
    assert split_column(found) == "Split"
    assert split_column(table(split=["train", "unlabelled"])) is None
    assert split_column(table(split=["dev", "test"])) is None
    assert split_named(" 验证集 ") == "validation"
