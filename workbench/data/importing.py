"""From a path and a scenario's roles to checked examples."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast

import numpy as np

from workbench.data import formats
from workbench.data.conversations import whole_conversations
from workbench.data.documents import Documents
from workbench.data.encoding import missing
from workbench.data.examples import Examples, ImageArray, Modality, Problem, Role
from workbench.data.given_split import split_column, split_named
from workbench.data.passages import Passages
from workbench.data.split import GIVEN
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.language import Text, WorkbenchError, text, tr
from workbench.progress import Progress, no_progress
from workbench.registry import entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where examples came from; kept with them as ``source.json``."""

    name: str  # file or folder name; never the whole path, which may be private
    format: str
    encoding: str
    has_header: bool
    columns: Mapping[str, str]  # role -> column of the source
    n_example: int
    n_skipped: int
    skipped: tuple[Problem, ...]  # the first of those left out
    checksum: str
    delimiter: str = ""  # the sign between two cells; empty where there is none, or in older projects
    sheet: str = ""  # of a workbook, or the one file of a folder of tables
    limit: int = 0  # rows that were taken at most; 0 for all, as in older projects
    cuts: Mapping[str, tuple[int, int]] | None = (
        None  # where the parts of one long text are, if it came in parts
    )
    recipe: Mapping[str, Any] | None = None  # of examples that were made, and read from nowhere


LISTED_PROBLEMS = 5000  # more are counted but not kept
QUOTED = 40  # characters of a cell in a sentence about it


@cache
def all_formats() -> tuple[Format, ...]:
    """Return every format, in order of module name."""
    return tuple(entries(formats, "FORMAT", Format))  # type: ignore[type-abstract]


def suffixes_for(roles: Sequence[Role]) -> list[str]:
    """Return the endings of the files that can hold *roles*, in the order of the formats."""
    if any(role.modality is Modality.IMAGE for role in roles):
        wanted = {Kind.PICTURES}
    else:
        takes_text = len(roles) == 1 or roles[0].is_conversation
        wanted = {Kind.ROWS, Kind.TEXT} if takes_text else {Kind.ROWS}
    fitting = (known.suffixes for known in all_formats() if wanted.intersection(known.kinds))
    return list(dict.fromkeys(suffix for suffixes in fitting for suffix in suffixes))


def format_of(path: Path) -> Format:
    """Return the format *path* is in.

    Raises:
        WorkbenchError: It does not exist or no format fits.
    """
    if not path.exists():
        raise missing(path)
    for candidate in all_formats():
        if candidate.accepts(path):
            return candidate
    suffixes = sorted({suffix for candidate in all_formats() for suffix in candidate.suffixes})
    raise WorkbenchError(
        text("“{path}” is of a kind that cannot be imported.", path=str(path)),
        text("Kinds that can: {kinds}, and folders of pictures or texts.", kinds=", ".join(suffixes)),
    )


def read_table(path: Path, options: ReadOptions, progress: Progress) -> Table:
    """Return what *path* holds, before any scenario looks at it."""
    return format_of(path).read(path, options, progress)


def guess_columns(table: Table, roles: Sequence[Role]) -> dict[str, str]:
    """Return role -> column, by known names first and then by position; roles nothing fits are absent."""
    free = list(table.names)
    found: dict[str, str] = {}
    for role in roles:
        for name in free:
            is_named = name.lower() in (role.name, *role.known_names)
            if is_named and _fits(table, name, role):
                found[role.name] = name
                free.remove(name)
                break
    alone = [
        role.name for role in roles if role.goes_with and role.goes_with not in found and role.name in found
    ]
    free += [found.pop(name) for name in alone]
    given = split_column(table)
    for role in needed(roles):
        if role.name not in found:
            name = next((name for name in free if name != given and _fits(table, name, role)), None)
            if name is not None:
                found[role.name] = name
                free.remove(name)
    return found


def needed(roles: Sequence[Role]) -> list[Role]:
    """Return those of *roles* no source can do without."""
    return [role for role in roles if not role.is_optional]


def _fits(table: Table, name: str, role: Role) -> bool:
    return (table.modality(name) is Modality.IMAGE) == (role.modality is Modality.IMAGE)


def take_columns(
    table: Table, roles: Sequence[Role], columns: Mapping[str, str] | None, where: str, limit: int = 0
) -> tuple[Examples, dict[str, str]]:
    """Return the examples of a table and the columns used; rows with an empty cell are left out and listed.

    Beside the roles, *columns* may say in which column the parts (``split``) are named. With a *limit* at most so many
    rows are taken; 0 takes all.

    Raises:
        WorkbenchError: A column is not there, or nothing is left.
    """
    needs_picture = any(role.modality is Modality.IMAGE for role in roles)
    if not needs_picture and any(table.modality(name) is Modality.IMAGE for name in table.names):
        raise WorkbenchError(
            text("“{path}” holds pictures, but text is needed here.", path=where),
            text("Choose a text file or a table, or make a project that recognises pictures."),
        )
    if needs_picture and all(table.modality(name) is not Modality.IMAGE for name in table.names):
        raise WorkbenchError(
            text("“{path}” holds text, but pictures are needed here.", path=where),
            text(
                "Choose a folder with one folder of pictures for each class, or such a folder as a zip file."
            ),
        )
    chosen = dict(columns) if columns else guess_columns(table, roles)
    if not columns and (given := split_column(table)) and given not in chosen.values():
        chosen[GIVEN] = given
    for role in roles:
        if role.name not in chosen:
            if role.is_optional:
                continue
            raise WorkbenchError(
                text("“{path}” has no column for “{role}”.", path=where, role=tr(role.title)),
                text("It has: {columns}. Choose which column is which.", columns=", ".join(table.names)),
            )
        if chosen[role.name] not in table.names:
            raise WorkbenchError(
                text("“{path}” has no column “{column}”.", path=where, column=chosen[role.name]),
                text("It has: {columns}.", columns=", ".join(table.names)),
            )
        if not _fits(table, chosen[role.name], role):
            raise WorkbenchError(
                text(
                    "Column “{column}” of “{path}” does not hold what “{role}” needs.",
                    column=chosen[role.name],
                    path=where,
                    role=tr(role.title),
                ),
                text("It has: {columns}. Choose which column is which.", columns=", ".join(table.names)),
            )
    unknown = set(chosen) - {role.name for role in roles} - {GIVEN}
    if unknown:
        raise WorkbenchError(
            text("“{name}” is not something this scenario needs.", name=", ".join(sorted(unknown))),
            text("It needs: {names}.", names=", ".join(role.name for role in roles)),
        )
    if GIVEN in chosen and chosen[GIVEN] not in table.names:
        raise WorkbenchError(
            text("“{path}” has no column “{column}”.", path=where, column=chosen[GIVEN]),
            text("It has: {columns}.", columns=", ".join(table.names)),
        )
    if roles[0].is_conversation:
        folded = whole_conversations(table, chosen, Path(where).name)
        same = {name: name for name in (roles[0].name, GIVEN) if name in chosen}
        return _taken(folded, roles[:1], same, where, limit)[0], chosen
    return _taken(table, roles, chosen, where, limit)


def _taken(
    table: Table, roles: Sequence[Role], chosen: dict[str, str], where: str, limit: int
) -> tuple[Examples, dict[str, str]]:
    """Return the examples in columns that were looked at before."""
    used = [role for role in roles if role.name in chosen]
    taken = {role.name: table.columns[table.names.index(chosen[role.name])] for role in used}
    is_text = len(roles) == 1 and not roles[0].is_conversation
    if is_text and isinstance(column := taken[roles[0].name], Documents):
        taken[roles[0].name] = column.whole  # as one continuous text, like a text file
    if any(isinstance(column, Passages) for column in taken.values()):
        chosen.pop(GIVEN, None)  # one long text is cut in place
        return Examples(taken, table.problems, table.notes), chosen
    if GIVEN in chosen:
        taken[GIVEN] = [str(cell) for cell in table.columns[table.names.index(chosen[GIVEN])]]
    kept, problems = _usable_rows(taken, used, table, where)
    if not len(kept):
        listed = (*problems, *table.problems)
        raise WorkbenchError(
            text("“{path}” holds no usable example.", path=where),
            text("Row {row}: {reason}.", row=listed[0].where.rpartition(":")[2], reason=listed[0].reason)
            if listed and any(role.part_of or role.is_conversation for role in used)
            else text("Every row has an empty cell in one of the columns that are needed."),
        )
    notes = table.notes
    if limit and len(kept) > limit:  # spread over the file, which may be sorted by class
        notes = (*notes, text("{kept:,} of {count:,} rows were taken, evenly.", kept=limit, count=len(kept)))
        kept = kept[np.linspace(0, len(kept) - 1, limit).round().astype(int)]
    if GIVEN in taken:
        taken[GIVEN] = named = [split_named(cell) or "" for cell in cast("list[str]", taken[GIVEN])]
        if all(named[row] != "train" for row in kept):
            raise WorkbenchError(
                text("No row of “{path}” is for training.", path=where),
                text(
                    "Column “{column}” must say train in some rows, or choose no column for it.",
                    column=chosen[GIVEN],
                ),
            )
    complete = Examples(taken)
    examples = complete if len(kept) == len(complete) else complete.take(kept)
    columns_kept = examples.columns
    if len(examples) == 1 and is_text and roles[0].modality is Modality.TEXT:
        # a single cell is read as one long text, like a text file
        columns_kept = {roles[0].name: Passages.of(examples.texts(roles[0].name)[0])}
    return Examples(columns_kept, (*table.problems, *problems), notes), chosen


def _usable_rows(
    taken: Mapping[str, Sequence[str] | ImageArray], roles: Sequence[Role], table: Table, where: str
) -> tuple[Any, list[Problem]]:
    """Return the rows without an empty cell whose parts are where they should be, and what is wrong with the others."""
    n_row = min(len(column) for column in taken.values())
    is_usable = np.ones(n_row, dtype=bool)
    problems: list[Problem] = []

    def leave_out(row: int, reason: Text) -> None:
        is_usable[row] = False
        problems.append(Problem(table.place(row, Path(where).name), reason))

    for role in needed(roles):
        column = taken[role.name]
        if isinstance(column, np.ndarray):
            continue
        for row, cell in enumerate(column):
            if is_usable[row] and (not cell or cell.isspace()):  # a cell may be a whole book
                leave_out(row, text("“{role}” is empty", role=role.name))
    for row, cell in enumerate(taken.get(GIVEN, ())):
        if is_usable[row] and (not cell or str(cell).isspace()):
            leave_out(row, text("“{role}” is empty", role=GIVEN))
        elif is_usable[row] and split_named(str(cell)) is None:
            leave_out(row, text("“{name}” is none of train, validation and test", name=str(cell)[:QUOTED]))
    for role in roles:
        if not role.part_of:
            continue
        for row, (part, whole) in enumerate(zip(taken[role.name], taken[role.part_of], strict=True)):
            if is_usable[row] and str(part).strip() not in str(whole):
                leave_out(
                    row,
                    text(
                        "“{part}” is not in “{whole}” to the letter",
                        part=_brief(str(part)),
                        whole=role.part_of,
                    ),
                )
    return np.flatnonzero(is_usable), problems


def _brief(cell: str) -> str:
    words = " ".join(cell.split())
    return words if len(words) <= QUOTED else words[: QUOTED - 1] + "…"


def import_examples(
    path: Path,
    roles: Sequence[Role],
    progress: Progress,
    columns: Mapping[str, str] | None = None,
    options: ReadOptions | None = None,
    limit: int = 0,
) -> tuple[Examples, Source]:
    """Read *path* for a scenario that needs *roles*.

    Raises:
        WorkbenchError: What is wrong, in which file and row, and what to do.
    """
    table = read_table(path, options or ReadOptions(), progress.part(0.0, 0.8))
    return examples_from(table, roles, path.name, str(path), columns, progress, limit)


def examples_from(
    table: Table,
    roles: Sequence[Role],
    name: str,
    where: str,
    columns: Mapping[str, str] | None,
    progress: Progress,
    limit: int = 0,
) -> tuple[Examples, Source]:
    """Return the examples of a table that was read before, with where they came from."""
    examples, chosen = take_columns(table, roles, columns, where, limit)
    progress.update(0.85)
    source = Source(
        name=name,
        format=table.format,
        encoding=table.encoding,
        has_header=table.has_header,
        columns=chosen,
        n_example=len(examples),
        n_skipped=len(examples.problems),
        skipped=examples.problems[:LISTED_PROBLEMS],
        checksum=checksum(examples, progress.part(0.85, 1.0)),
        delimiter=table.delimiter,
        sheet=table.sheet,
        limit=limit,
        cuts=None if examples.continuous is None else examples.continuous.given,
    )
    progress.update(1.0)
    return examples, source


def checksum(examples: Examples, progress: Progress | None = None) -> str:
    """Return the SHA-256 of every column, so that prepared arrays are never used for other data."""
    watched = progress or no_progress()
    digest = hashlib.sha256()
    for name in sorted(examples.columns):
        column = examples.columns[name]
        digest.update(name.encode())
        if isinstance(column, np.ndarray):
            digest.update(str(column.shape).encode())
            digest.update(np.ascontiguousarray(column).data)
        elif isinstance(column, Passages):  # as one cell, wherever passages end
            for number, passage in enumerate(column):
                watched.update(number / len(column))
                digest.update(passage.encode("utf-8"))
            digest.update(b"\x1e")
            if column.given is not None:
                digest.update(repr(sorted(column.given.items())).encode())
        else:
            for cell in column:
                digest.update(cell.encode("utf-8", "surrogatepass"))
                digest.update(b"\x1e")
    return digest.hexdigest()


def require_classes(examples: Examples, roles: Sequence[Role], where: str) -> None:
    """Refuse data to train on whose label is always the same.

    Raises:
        WorkbenchError: There is nothing to tell apart.
    """
    for role in roles:
        if role.modality is Modality.LABEL:
            names = set(examples.texts(role.name))
            if len(names) < 2:
                raise WorkbenchError(
                    text("“{path}” has only one class, “{name}”.", path=where, name="".join(names)),
                    text(
                        "Add a folder with examples of another class: a model needs at least two to tell apart."
                    ),
                )


def problem_text(problems: Sequence[Problem]) -> Text:
    """Return one sentence on how many items were left out."""
    return text("{count} items were left out because they are broken or incomplete.", count=len(problems))
