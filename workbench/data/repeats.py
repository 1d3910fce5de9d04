"""What is in the data more than once, and what of validation and test stands in the training part too."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from workbench.data.split import SPLITS, SplitName

LISTED = 100  # groups, and pairs of each part
NOTABLE_SHARE = 0.01  # of a part: what is measured on it is then visibly better than it should be
NOTABLE_COUNT = 2  # a single one says nothing, in however small a part

Keys = npt.NDArray[np.int64]
Parts = npt.NDArray[np.uint8]


def normalised(content: str) -> str:
    """Return *content* in lower case and with single spaces: what differs in no more is a copy."""
    return " ".join(content.split()).casefold()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One thing that is there several times."""

    shown: str  # the first of them
    rows: tuple[int, ...]  # the first few, of all parts, from 0
    count: int
    classes: tuple[str, ...] = ()  # that the copies have, if they have any


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One item of validation or test beside the item of the training part it is like."""

    part: SplitName
    row: int  # from 0; the line of a long text
    shown: str
    train_row: int
    train_shown: str
    likeness: float = 1.0  # share of what they have in common; 1 for a copy


@dataclass(frozen=True, slots=True)
class Overlap:
    """How much of a part stands in the training part too."""

    n_item: int
    n_copy: int
    n_near: int = 0  # not copies, but nearly

    @property
    def n_found(self) -> int:
        """How many were found, copies and nearly."""
        return self.n_copy + self.n_near

    @property
    def share(self) -> float:
        """Share of the part, 0 to 1."""
        return self.n_found / max(1, self.n_item)

    @property
    def is_notable(self) -> bool:
        """Whether a person should know before they trust what is measured."""
        return self.n_found >= NOTABLE_COUNT and self.share >= NOTABLE_SHARE


@dataclass(frozen=True, slots=True, kw_only=True)
class Repeats:
    """Copies within the data, and between its parts."""

    n_item: int
    n_extra: int  # copies of something that came before
    n_group: int
    n_contradiction: int = 0  # groups whose copies have different classes
    groups: tuple[Group, ...]  # the largest first
    overlaps: Mapping[SplitName, Overlap]  # of validation and test with train
    pairs: tuple[Pair, ...]
    every: int = 1  # one of so many different items was looked at
    n_compared: int = 0  # items among which near copies were searched; 0: there was no search

    @property
    def worst(self) -> tuple[SplitName, Overlap] | None:
        """The part with the larger notable overlap, or None."""
        worst: tuple[SplitName, Overlap] | None = None
        for name, found in self.overlaps.items():
            if found.is_notable and (worst is None or found.share > worst[1].share):
                worst = name, found
        return worst


@dataclass(frozen=True, slots=True, eq=False)
class Items:
    """What is compared: N rows, pictures or sentences, by a number that equal ones share."""

    keys: Keys  # (N,)
    parts: Parts  # (N,) place of its part in `SPLITS`
    row: Callable[[int], int]
    shown: Callable[[int], str]
    classes: Sequence[str] | None = None
    every: int = 1
    per_group: int = field(default=20)  # rows that are named of one group


def find_repeats(items: Items) -> Repeats:
    """Find items with the same key, and those of validation and test whose key an item of train has."""
    order = np.argsort(items.keys, kind="stable")
    ordered = items.keys[order]
    starts = np.flatnonzero(np.diff(ordered, prepend=ordered[0] - 1 if len(ordered) else 0))
    counts = np.diff(np.append(starts, len(ordered)))
    repeated = np.flatnonzero(counts > 1)
    largest = repeated[np.argsort(-counts[repeated], kind="stable")]
    overlaps, pairs = _overlaps(items)
    return Repeats(
        n_item=len(ordered),
        n_extra=int((counts - 1).sum()),
        n_group=len(repeated),
        n_contradiction=_contradictions(items, order, starts[repeated], counts[repeated]),
        groups=tuple(
            _group(items, order[start : start + count])
            for start, count in zip(starts[largest[:LISTED]], counts[largest[:LISTED]], strict=True)
        ),
        overlaps=overlaps,
        pairs=pairs,
        every=items.every,
    )


def _group(items: Items, members: npt.NDArray[np.int64]) -> Group:
    named = [int(each) for each in members[: items.per_group]]
    classes = () if items.classes is None else tuple(sorted({items.classes[int(each)] for each in members}))
    rows = tuple(items.row(each) for each in named)
    return Group(shown=items.shown(named[0]), rows=rows, count=len(members), classes=classes)


def _contradictions(
    items: Items, order: npt.NDArray[np.int64], starts: npt.NDArray[np.int64], counts: npt.NDArray[np.int64]
) -> int:
    if items.classes is None:
        return 0
    classes = items.classes
    return sum(
        len({classes[int(each)] for each in order[start : start + count]}) > 1
        for start, count in zip(starts, counts, strict=True)
    )


def _overlaps(items: Items) -> tuple[dict[SplitName, Overlap], tuple[Pair, ...]]:
    in_train = np.flatnonzero(items.parts == 0)
    known, first = np.unique(items.keys[in_train], return_index=True)
    overlaps: dict[SplitName, Overlap] = {}
    pairs: list[Pair] = []
    for code, name in list(enumerate(SPLITS))[1:]:
        held = np.flatnonzero(items.parts == code)
        places = np.minimum(np.searchsorted(known, items.keys[held]), max(0, len(known) - 1))
        found = known[places] == items.keys[held] if len(known) else np.zeros(len(held), bool)
        overlaps[name] = Overlap(len(held), int(found.sum()))
        for item, place in list(zip(held[found], places[found], strict=True))[:LISTED]:
            train = int(in_train[first[place]])
            pairs.append(pair_of(items, name, int(item), train, 1.0))
    return overlaps, tuple(pairs)


def pair_of(items: Items, part: SplitName, item: int, train: int, likeness: float) -> Pair:
    """Return two items side by side."""
    return Pair(
        part=part,
        row=items.row(item),
        shown=items.shown(item),
        train_row=items.row(train),
        train_shown=items.shown(train),
        likeness=likeness,
    )
