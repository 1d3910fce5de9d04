"""What every format reads into before a scenario takes its columns from it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np

from workbench.data.examples import ImageArray, Modality, Problem
from workbench.language import Text
from workbench.progress import Progress

MAX_COLUMNS = 10_000  # of one table; more are a wrong separator or no table for these scenarios


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOptions:
    """What a person can correct about how a source is read; None means: find out."""

    encoding: str | None = None
    has_header: bool | None = None
    delimiter: str | None = None  # the sign between two cells of a table
    sheet: str | None = None  # of a workbook, or a file in a folder of tables; the first, or all, if None


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Named columns of equal length, as the source has them."""

    format: str  # key of the format
    names: tuple[str, ...]
    columns: tuple[Sequence[str] | ImageArray, ...]
    first_rows: Sequence[int] = range(0)  # row numbers in the source, for messages
    encoding: str = ""
    has_header: bool = False
    can_correct_header: bool = False  # whether a person may know better if the first row names the columns
    sheets: tuple[str, ...] = ()  # of a workbook, or the files of a folder of tables, with "" for all of them
    sheet: str = ""  # the one of them that was read
    files: tuple[tuple[str, int], ...] = ()  # of a folder of tables: name and number of rows, in their order
    delimiter: str = ""  # the sign between two cells; empty where there is none
    problems: tuple[Problem, ...] = field(default=())
    notes: tuple[Text, ...] = field(default=())  # what was changed on reading, without leaving anything out

    def row_numbers(self) -> Sequence[int]:
        """Return where each row begins in its file, from 1."""
        return self.first_rows or range(1, len(self.columns[0]) + 1)

    def place(self, row: int, source: str) -> str:
        """Return where the *row*-th row of the table stands; *source* is the name of the file or folder."""
        number = self.first_rows[row] if row < len(self.first_rows) else row + 1
        for name, n_row in self.files:
            if row < n_row:
                return f"{name}:{number}"
            row -= n_row
        return f"{source}:{number}"

    def modality(self, name: str) -> Modality:
        """Return what the column *name* holds."""
        column = self.columns[self.names.index(name)]
        return Modality.IMAGE if isinstance(column, np.ndarray) else Modality.TEXT


class Kind(StrEnum):
    """What a format brings."""

    TEXT = "text"  # one long text
    ROWS = "rows"
    PICTURES = "pictures"


class Format(ABC):
    """One kind of file or folder."""

    key: str
    title: str  # marked for translation
    kinds: tuple[Kind, ...] = (Kind.ROWS,)
    suffixes: tuple[str, ...] = ()
    is_folder: bool = False

    @abstractmethod
    def accepts(self, path: Path) -> bool:
        """Return whether *path* looks like this format, by name and first bytes."""

    @abstractmethod
    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        """Return the table in *path*.

        Raises:
            WorkbenchError: It cannot be read at all; single broken items are left out and listed instead.
        """
