"""A project's examples after the steps its experiment asks for, and what each step changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from workbench.data.examples import Examples, Modality, Role
from workbench.data.passages import Passages
from workbench.data.split import GIVEN
from workbench.language import WorkbenchError, text
from workbench.preprocessing.cleaning import (
    ROW_STEPS,
    TEXT_STEPS,
    Change,
    CleaningConfig,
    is_on,
    line_change,
    row_is_left_out,
    text_change,
)
from workbench.progress import Progress

SHOWN = 6  # pairs of before and after that are kept for each step
SHOWN_CHARACTERS = 160  # of each of them
REPORTED = 500  # rows after which somebody may cancel


@dataclass(frozen=True, slots=True)
class Changed:
    """A line before and after a step; nothing after it where the step leaves the row out."""

    before: str
    after: str | None


@dataclass(slots=True, kw_only=True)
class StepEffect:
    """What one step does to the data, or would do if it were on."""

    step: str
    is_on: bool
    n_changed: int = 0  # rows it leaves out, or rows (lines of a long text) it changes
    shown: list[Changed] = field(default_factory=list[Changed])

    def note(self, before: str, after: str | None) -> None:
        """Count a change and keep it if it is among the first."""
        self.n_changed += 1
        if len(self.shown) < SHOWN:
            self.shown.append(_excerpt(before, after))


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningReport:
    """What cleaning does to a data set."""

    effects: tuple[StepEffect, ...]  # in the order of the steps; a long text has no row steps
    n_before: int  # rows, or lines of a long text
    n_after: int


def clean_examples(
    examples: Examples, roles: Sequence[Role], config: CleaningConfig, progress: Progress
) -> Examples:
    """Return *examples* after the steps of *config*; the very same object where they do nothing.

    A long text is cleaned line by line into a temporary file, so that memory does not grow with it.

    Raises:
        CancelledError: Somebody asked *progress* to stop.
        WorkbenchError: Nothing is left, or the disk is full.
    """
    whole, change = examples.continuous, line_change(config)
    if whole is not None:
        if change is None:
            return examples
        (name,) = examples.columns
        kept = _changed_passages(whole, change, progress)
        if not kept.n_character:
            raise _nothing_left()
        return Examples({name: kept}, examples.problems)
    names = _texts(roles)
    is_filtered = any(is_on(config, step) for step in ROW_STEPS)
    if not names or (change is None and not is_filtered):
        return examples
    columns = {name: examples.texts(name) for name in names}
    if change is not None:
        columns = {
            name: [change(cell) for cell in _watched(column, progress)] for name, column in columns.items()
        }
    cleaned = Examples({**examples.columns, **columns}, examples.problems, examples.notes, examples.recipe)
    if not is_filtered:
        return cleaned
    rows = _kept_rows(cleaned, names, config, progress)
    if not rows:
        raise _nothing_left()
    return cleaned.take(np.array(rows))


def _nothing_left() -> WorkbenchError:
    return WorkbenchError(
        text("The steps that clean the data leave nothing of it."),
        text("Turn some of them off, or leave out fewer rows, under Preparation on the Data page."),
    )


def report_cleaning(
    examples: Examples, roles: Sequence[Role], config: CleaningConfig, progress: Progress
) -> CleaningReport:
    """Return what every step does to *examples*, those that are off too: what they would do in their place.

    Raises:
        CancelledError: Somebody asked *progress* to stop.
    """
    text_effects = [StepEffect(step=step, is_on=is_on(config, step)) for step in TEXT_STEPS]
    changes = [text_change(config, step) for step in TEXT_STEPS]

    def changed(cells: list[str]) -> list[str]:
        for effect, change in zip(text_effects, changes, strict=True):
            after = [change(cell) for cell in cells]
            if after != cells:
                place = next(index for index, cell in enumerate(cells) if after[index] != cell)
                effect.note(cells[place], after[place])
                if effect.is_on:
                    cells = after
        return cells

    whole = examples.continuous
    if whole is not None:
        n_line = 0
        for number, passage in enumerate(whole):
            progress.update(number / len(whole))
            for line in passage.splitlines(keepends=True):
                changed([line])
                n_line += 1
        return CleaningReport(effects=tuple(text_effects), n_before=n_line, n_after=n_line)
    columns = [examples.texts(name) for name in _texts(roles)]
    if not columns:
        return CleaningReport(effects=(), n_before=len(examples), n_after=len(examples))
    row_effects = [StepEffect(step=step, is_on=is_on(config, step)) for step in ROW_STEPS]
    others = [examples.texts(role.name) for role in roles if role.modality is Modality.LABEL]
    seen: set[bytes] = set()
    n_after = 0
    for row in range(len(examples)):
        if not row % REPORTED:
            progress.update(row / len(examples))
        cells = changed([column[row] for column in columns])
        is_kept = True
        for effect in row_effects:
            if not is_kept:
                break
            if _is_left_out(config, effect.step, cells, [*cells, *(column[row] for column in others)], seen):
                effect.note(cells[0], None)
                is_kept = not effect.is_on
        n_after += is_kept
    return CleaningReport(effects=(*text_effects, *row_effects), n_before=len(examples), n_after=n_after)


def _is_left_out(
    config: CleaningConfig, step: str, cells: Sequence[str], whole_row: Sequence[str], seen: set[bytes]
) -> bool:
    if step != "drop_duplicates":
        return row_is_left_out(config, step, cells)
    mark = _fingerprint(whole_row)
    if mark in seen:
        return True
    seen.add(mark)
    return False


def _kept_rows(
    examples: Examples, names: Sequence[str], config: CleaningConfig, progress: Progress
) -> list[int]:
    columns = [examples.texts(name) for name in names]
    # the same row in two parts is there twice too: a model must not be tested on what it learnt
    others = [column for name, column in examples.columns.items() if name not in (*names, GIVEN)]
    steps = [step for step in ROW_STEPS if is_on(config, step)]
    seen: set[bytes] = set()
    kept: list[int] = []
    for row in range(len(examples)):
        if not row % REPORTED:
            progress.update(row / len(examples))
        cells = [column[row] for column in columns]
        whole_row = [*cells, *(str(column[row]) for column in others)]
        if not any(_is_left_out(config, step, cells, whole_row, seen) for step in steps):
            kept.append(row)
    return kept


def _fingerprint(cells: Sequence[str]) -> bytes:
    """Return 16 bytes that are the same for rows which differ in nothing but space around their cells."""
    joined = "\x1f".join(cell.strip() for cell in cells)
    return hashlib.blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _changed_passages(whole: Passages, change: Change, progress: Progress) -> Passages:
    """Return the changed text; parts it came in are changed one by one, so that they are known afterwards."""
    parts = {"": (0, whole.n_character)} if whole.given is None else whole.given
    given: dict[str, tuple[int, int]] = {}

    def changed() -> Iterator[str]:
        place = 0
        for name, (start, end) in sorted(parts.items(), key=lambda part: part[1]):
            begin, part = place, whole.cut(start, end)
            for number, passage in enumerate(part):
                progress.update((start + (end - start) * number / len(part)) / max(1, whole.n_character))
                piece = change(passage)
                place += len(piece)
                yield piece
            given[name] = (begin, place)

    kept = Passages.kept(changed())
    return kept if whole.given is None else kept.with_given(given)


def _watched(column: Sequence[str], progress: Progress) -> Iterator[str]:
    for row, cell in enumerate(column):
        if not row % REPORTED:
            progress.update(row / len(column))
        yield cell


def _texts(roles: Sequence[Role]) -> list[str]:
    return [role.name for role in roles if role.modality is Modality.TEXT]


def _excerpt(before: str, after: str | None) -> Changed:
    """Return the part of both around the first place where they differ."""
    if after is None:
        return Changed(before.strip()[:SHOWN_CHARACTERS], None)
    differing = (index for index, pair in enumerate(zip(before, after, strict=False)) if pair[0] != pair[1])
    place = next(differing, min(len(before), len(after)))
    start = max(0, place - SHOWN_CHARACTERS // 4)
    return Changed(before[start : start + SHOWN_CHARACTERS], after[start : start + SHOWN_CHARACTERS])
