"""Everything that can be counted about the data itself, before any model: lengths, words, classes, copies, overlap.

What is asked of long texts takes memory for what is found in them and not for the texts: lengths are counted, and of
their sentences a hash and a place is kept. Of more than `MOST_SENTENCES` different ones only those whose hash ends in
zeros are kept, but then with all their copies: shares stay right, and the remark says of how many.
"""

from __future__ import annotations

import dataclasses
import hashlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.distribution import Counting, Distribution
from workbench.data.examples import Examples, Modality, Role
from workbench.data.lines import Lines
from workbench.data.near_copies import (
    LEAST_WEIGHT,
    MOST_HELD,
    MOST_TRAIN,
    near_copies,
    thinned,
    weight,
)
from workbench.data.passages import Passages
from workbench.data.pictures import PictureStatistics, measure_pictures
from workbench.data.repeats import LISTED, Items, Pair, Repeats, find_repeats, normalised, pair_of
from workbench.data.sentences import sentences_of
from workbench.data.split import SPLITS, SplitConfig, SplitName, cut_points, rows_of_parts
from workbench.data.vocabulary import Vocabulary, VocabularyCounter, words_of
from workbench.progress import Progress

MOST_SENTENCES = 1_000_000
SHOWN_CHARACTERS = 300  # of an item in a list
_BATCH = 1000  # rows between two looks at who wants to stop

Codes = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TextStatistics:
    """One column of text."""

    role: str
    title: str  # marked for translation
    lengths: Distribution  # characters of each text, or of each line of one long text
    vocabularies: tuple[Vocabulary, ...]  # words, then characters


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ClassBalance:
    """How many examples each class has."""

    names: tuple[str, ...]  # (K,) the largest first
    counts: npt.NDArray[np.int64]  # (K, 3) in the parts `SPLITS`

    @property
    def imbalance(self) -> float:
        """How many times as many examples the largest class has as the smallest; 1 where all have the same."""
        totals = self.counts.sum(axis=1)
        return float(totals.max() / max(1, totals.min())) if len(totals) else 1.0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DataStatistics:
    """One data set, shared out in one way."""

    n_item: int  # rows; lines of one long text
    is_lines: bool
    texts: tuple[TextStatistics, ...]
    classes: ClassBalance | None
    pictures: PictureStatistics | None
    repeats: Repeats


def measure_data(
    examples: Examples, roles: Sequence[Role], split: SplitConfig, progress: Progress
) -> DataStatistics:
    """Count everything about *examples*, shared out as *split* says.

    Raises:
        CancelledError: Somebody asked to stop.
        WorkbenchError: A long text was taken away meanwhile.
    """
    whole = examples.continuous
    if whole is not None:
        (role,) = (role for role in roles if role.modality is Modality.TEXT)
        return _measure_whole(whole, role, split, progress)
    return _measure_rows(examples, roles, split, progress)


# rows


def _measure_rows(
    examples: Examples, roles: Sequence[Role], split: SplitConfig, progress: Progress
) -> DataStatistics:
    of = {modality: [role for role in roles if role.modality is modality] for modality in Modality}
    labels = examples.texts(of[Modality.LABEL][0].name) if of[Modality.LABEL] else None
    parts = _parts(examples, split)
    texts: list[TextStatistics] = []
    roles_of_text = of[Modality.TEXT]
    for number, role in enumerate(roles_of_text):
        span = progress.part(0.5 * number / len(roles_of_text), 0.5 * (number + 1) / len(roles_of_text))
        texts.append(_measure_column(examples.texts(role.name), role, parts, span))
    pictures = None
    if of[Modality.IMAGE]:
        pictures = measure_pictures(examples.images(of[Modality.IMAGE][0].name), progress.part(0.0, 0.5))
    return DataStatistics(
        n_item=len(examples),
        is_lines=False,
        texts=tuple(texts),
        classes=None if labels is None else _balance(labels, parts),
        pictures=pictures,
        repeats=_repeats_of_rows(examples, roles_of_text, parts, labels, progress.part(0.5, 1.0)),
    )


def _parts(examples: Examples, split: SplitConfig) -> Codes:
    """Return the part of each row, by its place in `SPLITS` (N,)."""
    parts = np.zeros(len(examples), np.uint8)
    for name, rows in rows_of_parts(examples, split).items():
        parts[rows] = SPLITS.index(name)
    return parts


def _measure_column(texts: Sequence[str], role: Role, parts: Codes, progress: Progress) -> TextStatistics:
    lengths, words, characters = Counting(), VocabularyCounter("words"), VocabularyCounter("characters")
    for start in range(0, len(texts), _BATCH):
        progress.update(start / len(texts))
        batch = texts[start : start + _BATCH]
        lengths.add([len(each) for each in batch])
        for code, name in enumerate(SPLITS):
            joined = "\n".join(
                each for each, part in zip(batch, parts[start : start + _BATCH], strict=True) if part == code
            )
            words.add(name, words_of(joined))
            characters.add(name, joined.replace("\n", ""))
    return TextStatistics(
        role=role.name,
        title=role.title,
        lengths=lengths.distribution(),
        vocabularies=(words.vocabulary(), characters.vocabulary()),
    )


def _balance(labels: Sequence[str], parts: Codes) -> ClassBalance:
    names, codes = np.unique(np.asarray(labels), return_inverse=True)
    counts = np.zeros((len(names), len(SPLITS)), np.int64)
    np.add.at(counts, (codes.ravel(), parts), 1)
    order = np.argsort(-counts.sum(axis=1), kind="stable")
    return ClassBalance(names=tuple(str(names[at]) for at in order), counts=counts[order])


def _repeats_of_rows(
    examples: Examples,
    roles: Sequence[Role],
    parts: Codes,
    labels: Sequence[str] | None,
    progress: Progress,
) -> Repeats:
    n_example = len(examples)
    keys = np.zeros(n_example, np.int64)
    columns = [examples.texts(role.name) for role in roles]
    pictures = (
        None
        if columns
        else next(column for column in examples.columns.values() if isinstance(column, np.ndarray))
    )

    def whole(row: int) -> str:
        return "\n".join(column[row] for column in columns)

    for row in range(n_example):
        if not row % _BATCH:
            progress.update(0.2 * row / n_example)
        if pictures is None:
            keys[row] = _key(normalised(whole(row)).encode("utf-8", "surrogatepass"))
        else:
            keys[row] = _key(np.ascontiguousarray(pictures[row]).tobytes())

    def shown(row: int) -> str:
        if pictures is not None:
            return "" if labels is None else labels[row]
        return whole(row).strip()[:SHOWN_CHARACTERS]

    items = Items(keys, parts, lambda item: item, shown, labels)
    found = find_repeats(items)
    if pictures is not None or not n_example:
        return found
    train = thinned(np.flatnonzero(parts == 0), MOST_TRAIN)
    held = thinned(np.flatnonzero(parts > 0), MOST_HELD)
    pairs: list[Pair] = []
    n_near = dict.fromkeys(SPLITS[1:], 0)
    for at, train_at, likeness in near_copies(
        [whole(int(row)) for row in train], [whole(int(row)) for row in held], progress.part(0.2, 1.0)
    ):
        row = int(held[at])
        name: SplitName = SPLITS[int(parts[row])]
        n_near[name] += 1
        if n_near[name] <= LISTED:
            pairs.append(pair_of(items, name, row, int(train[train_at]), likeness))
    return dataclasses.replace(
        found,
        overlaps={
            name: dataclasses.replace(overlap, n_near=n_near[name])
            for name, overlap in found.overlaps.items()
        },
        pairs=(*found.pairs, *sorted(pairs, key=lambda pair: -pair.likeness)),
        n_compared=len(train) + len(held),
    )


def _key(content: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(content, digest_size=8).digest(), "little", signed=True)


# one long text


def _measure_whole(whole: Passages, role: Role, split: SplitConfig, progress: Progress) -> DataStatistics:
    cuts = cut_points(whole, split)
    lengths, words, characters = Counting(), VocabularyCounter("words"), VocabularyCounter("characters")
    for name, (start, end) in cuts.items():
        part = whole.cut(start, end)
        for number, passage in enumerate(part):
            progress.update(0.5 * (start + (end - start) * number / len(part)) / max(1, whole.n_character))
            words.add(name, words_of(passage))
            characters.add(name, passage)
    begun = 0  # characters of a line that goes on in the next passage
    for number, passage in enumerate(whole):
        progress.update(0.5 + 0.1 * number / len(whole))
        *ended, last = (len(line) for line in passage.split("\n"))
        if ended:
            ended[0] += begun
            begun = 0
        lengths.add(ended)
        begun += last
    if begun:
        lengths.add([begun])
    return DataStatistics(
        n_item=len(Lines(whole)),
        is_lines=True,
        texts=(
            TextStatistics(
                role=role.name,
                title=role.title,
                lengths=lengths.distribution(),
                vocabularies=(words.vocabulary(), characters.vocabulary()),
            ),
        ),
        classes=None,
        pictures=None,
        repeats=_repeats_of_whole(whole, split, progress.part(0.6, 1.0)),
    )


def _repeats_of_whole(whole: Passages, split: SplitConfig, progress: Progress) -> Repeats:
    keys, places, lengths, every = array("q"), array("q"), array("i"), 1
    for place, sentence in sentences_of(whole, progress):
        if weight(sentence) < LEAST_WEIGHT:
            continue
        key = _key(normalised(sentence).encode("utf-8", "surrogatepass"))
        if key & (every - 1):
            continue
        keys.append(key)
        places.append(place)
        lengths.append(min(len(sentence), SHOWN_CHARACTERS))
        while len(keys) > MOST_SENTENCES:
            every *= 2
            kept = [at for at, each in enumerate(keys) if not each & (every - 1)]
            keys, places, lengths = (
                array(each.typecode, (each[at] for at in kept)) for each in (keys, places, lengths)
            )
    lines = Lines(whole)
    cuts = cut_points(whole, split)
    in_text = np.array(places, dtype=np.int64)
    parts = np.zeros(len(in_text), np.uint8)
    for code, name in enumerate(SPLITS):
        start, end = cuts[name]
        parts[(in_text >= start) & (in_text < end)] = code

    def shown(item: int) -> str:
        return "".join(whole.cut(places[item], places[item] + lengths[item])).strip()

    return find_repeats(
        Items(
            np.array(keys, dtype=np.int64),
            parts,
            lambda item: lines.count_before(places[item] + 1) - 1,
            shown,
            every=every,
        )
    )
