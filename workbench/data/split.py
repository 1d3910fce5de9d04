"""Which examples train, which validate, which test."""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.language import N_
from workbench.schema import setting

SplitName = Literal["train", "validation", "test"]
SPLITS: tuple[SplitName, ...] = ("train", "validation", "test")
GIVEN = "split"  # the column of examples whose source says in which part each row is


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitConfig:
    """How much of the data is kept back, and by which shuffle."""

    validation_percent: float = setting(
        10.0,
        title=N_("Validation"),
        help=N_("Share of the data that the model never trains on and that is measured while it trains."),
        unit="%",
        minimum=0.0,
        maximum=50.0,
    )
    test_percent: float = setting(
        5.0,
        title=N_("Test"),
        help=N_("Share that is kept back for one honest measurement at the end."),
        unit="%",
        minimum=0.0,
        maximum=50.0,
    )
    seed: int = setting(
        1,
        title=N_("Shuffle seed"),
        help=N_("The same number always gives the same split. A single long text is cut in place instead."),
        minimum=0,
        maximum=2**31 - 1,
    )


def split_examples(examples: Examples, config: SplitConfig) -> dict[SplitName, Examples]:
    """Return the examples of each split: one long text is cut in place, rows are shuffled, classes shared out alike."""
    whole = examples.continuous
    if whole is not None:
        (role,) = examples.columns
        cuts = cut_points(whole, config)
        return {name: Examples({role: whole.cut(*places)}) for name, places in cuts.items()}
    columns = {name: column for name, column in examples.columns.items() if name != GIVEN}
    plain = Examples(columns, recipe=examples.recipe)
    return {name: plain.take(rows) for name, rows in rows_of_parts(examples, config).items()}


def rows_of_parts(examples: Examples, config: SplitConfig) -> dict[SplitName, npt.NDArray[np.int64]]:
    """Return the rows of each split; those the source brings stay, the others are cut from its training part.

    Examples made by a recipe go where the hash of what they ask sends them: so do those that are made later, and no
    question is ever in two splits.
    """
    if examples.recipe is not None:
        asked = examples.texts(next(iter(examples.columns)))
        parts = np.array([part_of(each, config) for each in asked], dtype=np.str_)
        return {name: np.flatnonzero(parts == name) for name in SPLITS}
    labels = examples.texts("label") if "label" in examples.columns else None
    if GIVEN not in examples.columns:
        return split_rows(len(examples), config, labels)
    named = np.asarray(examples.texts(GIVEN))
    given: dict[SplitName, npt.NDArray[np.int64]] = {name: np.flatnonzero(named == name) for name in SPLITS}
    train = given["train"]
    rest = _of_the_rest(config, [name for name in SPLITS if len(given[name])])
    cut = split_rows(len(train), rest, [labels[int(row)] for row in train] if labels and len(train) else None)
    return {
        name: train[cut[name]] if name == "train" or not len(given[name]) else given[name] for name in SPLITS
    }


def _of_the_rest(config: SplitConfig, given: Container[str]) -> SplitConfig:
    """Return how the training part is cut where the source brings the parts in *given*."""
    return dataclasses.replace(
        config,
        validation_percent=0.0 if "validation" in given else config.validation_percent,
        test_percent=0.0 if "test" in given else config.test_percent,
    )


def part_of(asked: str, config: SplitConfig) -> SplitName:
    """Return the split that a made example belongs to by the hash of what it asks."""
    digest = hashlib.blake2b(
        f"{config.seed} {asked}".encode("utf-8", "surrogatepass"), digest_size=8
    ).digest()
    percent = 100 * int.from_bytes(digest, "big") / 2**64
    if percent < config.validation_percent:
        return "validation"
    return "test" if percent < config.validation_percent + config.test_percent else "train"


def cut_points(whole: Passages, config: SplitConfig) -> dict[SplitName, tuple[int, int]]:
    """Return [start, end) of each split of one long text in characters.

    Parts the source brings stay; the others are cut from the end of its training part: first test, then validation.
    """
    given = whole.given
    if given is None:
        return _cut_in_place(0, whole.n_character, config)
    rest = _of_the_rest(config, given)
    start, end = given["train"]
    cut = _cut_in_place(start, end, rest)
    return {name: cut[name] if name == "train" or name not in given else given[name] for name in SPLITS}


def _cut_in_place(start: int, end: int, config: SplitConfig) -> dict[SplitName, tuple[int, int]]:
    length = end - start
    n_validation = round(length * config.validation_percent / 100)
    n_test = min(round(length * config.test_percent / 100), length - n_validation)
    n_train = length - n_validation - n_test
    return {
        "train": (start, start + n_train),
        "test": (start + n_train, start + n_train + n_test),
        "validation": (start + n_train + n_test, end),
    }


def split_rows(
    n_example: int, config: SplitConfig, labels: Sequence[str] | None = None
) -> dict[SplitName, npt.NDArray[np.int64]]:
    """Return the rows of each split, shuffled by the seed; with *labels* every class is shared out alike."""
    rng = np.random.default_rng(config.seed)
    if labels is None:
        groups = [np.arange(n_example)]
    else:
        _, codes = np.unique(np.asarray(labels), return_inverse=True)
        groups = [np.flatnonzero(codes == code) for code in range(int(codes.max()) + 1)]
    parts: dict[SplitName, list[npt.NDArray[np.int64]]] = {"train": [], "validation": [], "test": []}
    n_before = 0
    for group in groups:
        # fractions are carried from class to class, so that many small classes still give their share; each
        # class keeps one example to learn from
        n_after = n_before + len(group)
        most = len(group) if labels is None else len(group) - 1
        n_validation = min(_share(n_before, n_after, config.validation_percent), most)
        n_test = min(_share(n_before, n_after, config.test_percent), most - n_validation)
        n_before = n_after
        shuffled = rng.permutation(group)
        parts["validation"].append(shuffled[:n_validation])
        parts["test"].append(shuffled[n_validation : n_validation + n_test])
        parts["train"].append(shuffled[n_validation + n_test :])
    return {name: np.sort(np.concatenate(rows)) for name, rows in parts.items()}


def _share(start: int, end: int, percent: float) -> int:
    return round(end * percent / 100) - round(start * percent / 100)
