"""A folder (or zip file) of tables: one of them, or all that have the same columns as one table."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from workbench.data.archive import BombError
from workbench.data.contents import are_tables, ending, holds_one_file, names_in, table_suffixes, told
from workbench.data.encoding import missing
from workbench.data.examples import Problem
from workbench.data.given_split import split_columns, split_of_file, splits_of
from workbench.data.languages import parallel_pair
from workbench.data.rows import unique_names
from workbench.data.split import GIVEN
from workbench.data.table import Format, ReadOptions, Table
from workbench.data.unpacking import names_in_zip, opening
from workbench.language import N_, WorkbenchError, text
from workbench.progress import CancelledError, Progress

NAMED_FILES = 5  # of those left out, in a sentence


class TableFolder(Format):
    """Rows file after file, in order of name; files called train, valid and test become the parts of the data."""

    key = "table-folder"
    title = N_("Tables in a folder")
    suffixes = (".zip",)
    is_folder = True

    def accepts(self, path: Path) -> bool:
        if path.is_dir():
            names = names_in(path)
            return are_tables(names) and not parallel_pair(names)
        if path.suffix.lower() != ".zip":
            return False
        names = names_in_zip(path)
        return are_tables(names) and not holds_one_file(names) and not parallel_pair(names)

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        found = names_in(path) if path.is_dir() else names_in_zip(path)
        names = [name for name in found if ending(name) in table_suffixes()]
        if options.sheet is not None and options.sheet not in names:
            raise WorkbenchError(
                text("“{path}” holds no file “{name}”.", path=str(path), name=options.sheet),
                text("It has: {names}.", names=", ".join(names)),
            )
        wanted = names if options.sheet is None else [options.sheet]
        tables, problems = _read_all(path, wanted, replace(options, sheet=None), progress)
        if not tables:
            raise WorkbenchError(
                text(
                    "None of the {count} tables in “{path}” can be read: {reason}",
                    count=len(wanted),
                    path=str(path),
                    reason=problems[0].reason,
                ),
                text("Save them again as tables (.csv) in UTF-8."),
            )
        joined = joined_tables(tables, self.key)
        sheets = ("", *names) if len(names) > 1 else ()
        return replace(
            joined, sheets=sheets, sheet=options.sheet or "", problems=(*problems, *joined.problems)
        )


def _read_all(
    path: Path, names: Sequence[str], options: ReadOptions, progress: Progress
) -> tuple[dict[str, Table], list[Problem]]:
    from workbench.data.importing import format_of  # it finds this format too

    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    with opening(path) as opened:
        for number, name in enumerate(names):
            part = progress.part(number / len(names), (number + 1) / len(names))
            try:
                with opened(name, part) as file:
                    table = format_of(file).read(file, options, part)
                    places = [problem.where.replace(file.name, name, 1) for problem in table.problems]
            except (CancelledError, BombError):  # a bomb is no single broken file
                raise
            except WorkbenchError as error:
                problems.append(Problem(name, told(error.what, name)))
                continue
            listed = [replace(problem, where=at) for problem, at in zip(table.problems, places, strict=True)]
            tables[name] = replace(table, problems=tuple(listed))
            if (
                options.has_header is None and table.can_correct_header
            ):  # one small file could be told wrongly
                options = replace(options, has_header=table.has_header)
    return tables, problems


def joined_tables(tables: dict[str, Table], key: str) -> Table:
    """Return the rows of all *tables* (file name -> table) that have the same columns as most rows have."""
    n_row: dict[frozenset[str], int] = {}
    for table in tables.values():
        same = frozenset(table.names)
        n_row[same] = n_row.get(same, 0) + len(table.columns[0])
    usual = max(n_row, key=lambda same: n_row[same])
    taken = {name: table for name, table in tables.items() if frozenset(table.names) == usual}
    first = next(iter(taken.values()))
    names = list(first.names)
    columns: list[list[str]] = [[] for _ in names]
    for table in taken.values():
        for at, name in enumerate(names):
            columns[at].extend(str(cell) for cell in table.columns[table.names.index(name)])
    notes = [note for table in taken.values() for note in table.notes]
    others = [name for name in tables if name not in taken]
    if others:
        listed = ", ".join(others[:NAMED_FILES]) + (" …" if len(others) > NAMED_FILES else "")
        notes.insert(
            0,
            text("{names}: other columns, so not taken. Choose such a file to take it alone.", names=listed),
        )
    splits = splits_of([split_of_file(name) for name in taken])
    if splits is not None:
        column = [
            split for split, table in zip(splits, taken.values(), strict=True) for _ in table.columns[0]
        ]
        whole = replace(first, names=tuple(names), columns=tuple(columns))
        if not split_columns(whole):
            unique, _ = unique_names([*names, GIVEN])
            names, columns = list(unique), [*columns, column]
    encodings = {table.encoding for table in taken.values()}
    delimiters = {table.delimiter for table in taken.values()}
    return Table(
        format=key,
        names=tuple(names),
        columns=tuple(columns),
        first_rows=tuple(row for table in taken.values() for row in table.row_numbers()),
        encoding=encodings.pop() if len(encodings) == 1 else "",
        has_header=first.has_header,
        can_correct_header=any(table.can_correct_header for table in taken.values()),
        delimiter=delimiters.pop() if len(delimiters) == 1 else "",
        problems=tuple(problem for table in taken.values() for problem in table.problems),
        notes=tuple(notes),
        files=tuple((name, len(table.columns[0])) for name, table in taken.items()),
    )


FORMAT = TableFolder()
