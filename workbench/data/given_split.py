"""Parts (splits) that data brings along: a column that names them, or files that are called after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import PurePosixPath

from workbench.data.split import GIVEN, SplitName
from workbench.data.table import Table

_WORDS: dict[SplitName, tuple[str, ...]] = {
    "train": ("train", "training", "trn", "训练", "训练集"),
    "validation": ("validation", "valid", "val", "dev", "development", "验证", "验证集", "开发集"),
    "test": ("test", "testing", "tst", "测试", "测试集"),
}
_NAMES: dict[str, SplitName] = {word: split for split, words in _WORDS.items() for word in words}
_KNOWN_COLUMNS = frozenset([GIVEN, "set", "subset", "part", "partition", "划分", "集合", "数据集"])
_WORD = re.compile(r"[^\W\d_]+")


def split_named(word: str) -> SplitName | None:
    """Return the split that *word* means, such as ``dev``, or None."""
    return _NAMES.get(word.strip().lower())


def split_of_file(name: str) -> SplitName | None:
    """Return the split a file is called after, such as ``en-train-00.csv``, or None where it names none or several."""
    words = _WORD.findall(PurePosixPath(name).stem)
    found: set[SplitName] = {split for word in words if (split := split_named(word))}
    return found.pop() if len(found) == 1 else None


def split_of_folder(name: str) -> SplitName | None:
    """Return the split one of the folders above a class folder is called after: ``test/cats/1.png``."""
    found: set[SplitName] = {split for part in PurePosixPath(name).parts[:-2] if (split := split_named(part))}
    return found.pop() if len(found) == 1 else None


def splits_of(names: Sequence[SplitName | None]) -> list[str] | None:
    """Return *names* where every one is known, there are at least two different and one is for training, else None."""
    known = [str(name) for name in names if name is not None]
    return known if len(known) == len(names) and "train" in known and len(set(known)) > 1 else None


def split_columns(table: Table) -> list[str]:
    """Return the columns whose every cell names a split, and not always the same."""
    found: list[str] = []
    for name, column in zip(table.names, table.columns, strict=True):
        if isinstance(column, list) and all(split_named(cell) for cell in column) and len(set(column)) > 1:
            found.append(name)
    return found


def split_column(table: Table) -> str | None:
    """Return the column that is taken for the splits without asking: it names them and is called so."""
    for name in split_columns(table):
        column = table.columns[table.names.index(name)]
        if name.strip().lower() in _KNOWN_COLUMNS and any(
            split_named(str(cell)) == "train" for cell in column
        ):
            return name
    return None
