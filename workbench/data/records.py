"""Records with named values, such as JSON objects, on their way to the columns of a table."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from workbench.data.examples import Problem
from workbench.data.table import MAX_COLUMNS, Table
from workbench.language import WorkbenchError, text

SPARSE = 100  # cells for one that is filled, from which on records do not make a table…
SPARSE_CELLS = 5_000_000  # …if there are so many in all
MAX_CELLS = 200_000_000  # of all columns; only records whose names are all different come near
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON can name what no text file can hold


class Records:
    """Columns are the names whose values are plain; a name that is missing in a record gives an empty cell.

    A list of strings, such as the verses of a poem, is one text with a line for each of them.
    """

    def __init__(self, path: Path) -> None:
        """Collect the records of *path*, which is named in messages."""
        self._path = path
        self.columns: dict[str, list[str]] = {}
        self._n_filled = 0
        self.numbers: list[int] = []  # of the records taken
        self.problems: list[Problem] = []

    def add(self, value: Any, number: int) -> None:
        """Take the record *value*, the *number*-th line or object, or list it as a problem.

        Raises:
            WorkbenchError: There are far too many names.
        """
        if not isinstance(value, dict):
            self.problems.append(Problem(f"{self._path.name}:{number}", text("not a JSON object")))
            return
        row = {
            name: cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
            for name, cell in _plain(cast("Mapping[str, Any]", value)).items()
            if isinstance(cell, str | int | float)
        }
        if any(_HALF_CHARACTER.search(cell) for pair in row.items() for cell in pair):
            self.problems.append(Problem(f"{self._path.name}:{number}", text("holds half a character")))
            return
        new = [name for name in row if name not in self.columns]
        n_column = len(self.columns) + len(new)
        self._n_filled += len(row)
        n_cell = n_column * (len(self.numbers) + 1)
        is_sparse = n_cell > SPARSE_CELLS and n_cell > SPARSE * self._n_filled
        if n_column > MAX_COLUMNS or n_cell > MAX_CELLS or is_sparse:
            raise WorkbenchError(
                text(
                    "“{path}”: up to record {number:,} there are {found:,} different names, too many for a table.",
                    path=str(self._path),
                    number=number,
                    found=n_column,
                ),
                text("Give the same names to the values of every record."),
            )
        for name in new:
            self.columns[name] = [""] * len(self.numbers)
        for name, column in self.columns.items():
            column.append(row.get(name, ""))
        self.numbers.append(number)

    def table(self, key: str, encoding: str) -> Table:
        """Return what was taken as the table of the format *key*."""
        return Table(
            format=key,
            names=tuple(self.columns),
            columns=tuple(self.columns.values()),
            first_rows=tuple(self.numbers),
            encoding=encoding,
            has_header=True,
            problems=tuple(self.problems),
        )


def _plain(record: Mapping[str, Any]) -> dict[str, Any]:
    """Return *record* with lists of strings as texts, after what is plain by itself and so likelier the data."""
    lists = {name: cast("list[Any]", cell) for name, cell in record.items() if isinstance(cell, list)}
    return {name: cell for name, cell in record.items() if name not in lists} | {
        name: "\n".join(cells)
        for name, cells in lists.items()
        if cells and all(isinstance(cell, str) for cell in cells)
    }
