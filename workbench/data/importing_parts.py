"""Data whose parts are files of their own: one to train on, one to validate with, one to test with."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from workbench.data.examples import Examples, ImageArray, Problem, Role
from workbench.data.importing import LISTED_PROBLEMS, Source, checksum, import_examples
from workbench.data.passages import Passages
from workbench.data.split import GIVEN, SplitName
from workbench.data.table import ReadOptions
from workbench.language import Text, WorkbenchError, text
from workbench.progress import Progress


def import_parts(
    paths: Mapping[SplitName, Path],
    roles: Sequence[Role],
    progress: Progress,
    columns: Mapping[str, str] | None = None,
    options: ReadOptions | None = None,
    limit: int = 0,
) -> tuple[Examples, Source]:
    """Read a file for each part; all need the columns that the first one has. A *limit* is for each of them.

    Raises:
        WorkbenchError: A file cannot be read, or is not like the first one: a long text, or pictures of another size.
    """
    parts: list[Examples] = []
    splits: list[str] = []
    problems: list[Problem] = []
    notes: list[Text] = []
    first: Source | None = None
    for number, (split, path) in enumerate(paths.items()):
        part = progress.part(0.9 * number / len(paths), 0.9 * (number + 1) / len(paths))
        examples, source = import_examples(path, roles, part, columns, options, limit)
        if parts and (examples.continuous is None) is not (parts[0].continuous is None):
            raise WorkbenchError(
                text(
                    "“{path}” and the first file are not alike: one is one long text, the other has rows.",
                    path=str(path),
                ),
                text("Bring texts, or tables with the same columns."),
            )
        if first is None:
            first = source
            columns = {role: name for role, name in source.columns.items() if role != GIVEN}
        parts.append(examples)
        splits += [split] * len(examples)
        problems += examples.problems
        notes += [note for note in examples.notes if note not in notes]
    if first is None:
        raise ValueError("no part")
    texts = [part.continuous for part in parts]
    joined: Mapping[str, Sequence[str] | ImageArray | Passages]
    long = _one_after_the_other([each for each in texts if each is not None], list(paths))
    if long is not None:
        joined = {roles[0].name: long}
    else:
        joined = {
            role.name: _joined([part.columns[role.name] for part in parts], list(paths.values()))
            for role in roles
        } | {GIVEN: splits}
    whole = Examples(joined, tuple(problems), tuple(notes))
    source = replace(
        first,
        name=" + ".join(path.name for path in paths.values()),
        n_example=len(whole),
        n_skipped=len(problems),
        skipped=tuple(problems[:LISTED_PROBLEMS]),
        checksum=checksum(whole, progress.part(0.9, 1.0)),
        cuts=None if long is None else long.given,
    )
    progress.update(1.0)
    return whole, source


def _one_after_the_other(texts: Sequence[Passages], splits: Sequence[SplitName]) -> Passages | None:
    """Return one text that knows where each of *texts* is, or None where there are rows instead."""
    if not texts:
        return None
    ends = np.cumsum([0, *(each.n_character for each in texts)]).tolist()
    given = {split: (ends[number], ends[number + 1]) for number, split in enumerate(splits)}
    return Passages.kept(itertools.chain.from_iterable(texts)).with_given(given)


def _joined(columns: list[Sequence[str] | ImageArray], paths: list[Path]) -> list[str] | ImageArray:
    pictures = [column for column in columns if isinstance(column, np.ndarray)]
    if not pictures:
        return [str(cell) for column in columns for cell in column]
    for column, path in zip(pictures, paths, strict=True):
        if column.shape[1:] != pictures[0].shape[1:]:
            raise WorkbenchError(
                text(
                    "The pictures in “{path}” are not of the size and colours of the others.", path=str(path)
                ),
                text("Put all into one folder: train/cats, train/dogs, test/cats, test/dogs."),
            )
    return np.concatenate(pictures)
