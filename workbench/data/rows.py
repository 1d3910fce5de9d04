"""Rows of cells on their way to a table: which row names the columns, and which rows are broken."""

from __future__ import annotations

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Sized
from itertools import chain, islice
from pathlib import Path

from workbench.data.examples import Problem
from workbench.data.table import MAX_COLUMNS, ReadOptions, Table
from workbench.language import Text, WorkbenchError, text, tr

LOOKED_AT = 1000  # rows that tell how many cells a row has
FEW = 1000  # different cells of a column of which each is kept once: classes, parts, names of speakers

_PLAIN_NAME = re.compile(r"[^\W\d][\w .\-/()]{0,39}")
_KNOWN_NAMES = frozenset(
    [
        "text",
        "source",
        "target",
        "english",
        "chinese",
        "en",
        "zh",
        "src",
        "tgt",
        "label",
        "class",
        "category",
        "sentence",
        "document",
        "summary",
        "question",
        "answer",
        "prompt",
        "题目",
        "答案",
        "context",
        "passage",
        "input",
        "output",
        "id",
        "key",
        "value",
        "conversation",
        "dialogue",
        "speaker",
        "对话",
        "说话人",
        "title",
        "translation",
        "sentiment",
        "topic",
        "review",
        "comment",
        "原文",
        "译文",
        "文本",
        "标签",
        "类别",
        "分类",
        "情感",
        "评论",
        "问题",
        "段落",
        "内容",
        "英文",
        "中文",
    ]
)


def looks_like_header(rows: list[list[str]]) -> bool:
    """Return whether the first of *rows* names the columns: known names, or short names over longer cells."""
    first = [cell.strip() for cell in rows[0]]
    if not all(_PLAIN_NAME.fullmatch(cell) for cell in first if cell):
        return False
    if any(cell.lower() in _KNOWN_NAMES for cell in first) and (len(first) == 1 or len(set(first)) > 1):
        return True  # perhaps with a column of row numbers that has no name
    if len(set(first)) < len(first) or not all(first):
        return False
    others = [len(cell) for row in rows[1:] for cell in row]
    if not others:
        return False
    longest_name = max(len(cell) for cell in first)
    return longest_name <= 20 and sum(others) / len(others) > 2 * longest_name


def usual_width(rows: list[list[str]]) -> int:
    """Return how many cells most rows have; one broken row must not make all others wrong."""
    counts = Counter(len(row) for row in rows)
    return max(counts, key=lambda width: (counts[width], width))


def unique_names(names: list[str]) -> tuple[tuple[str, ...], list[Text]]:
    """Return *names* with a number after each that was there before, and a sentence on every change."""
    taken, unique, notes = set(names), list[str](), list[Text]()
    for name in names:
        new, number = name, 2
        while new in unique or (number > 2 and new in taken):
            new, number = f"{name} ({number})", number + 1
        if new != name:
            notes.append(text("Another column “{name}” is called “{new}” here.", name=name, new=new))
        unique.append(new)
    return tuple(unique), notes


def check_width(path: Path, line: int, row: Sized) -> None:
    """Refuse far more columns than any table for these scenarios has.

    Raises:
        WorkbenchError: *row* has them.
    """
    if len(row) > MAX_COLUMNS:
        raise WorkbenchError(
            text(
                "“{path}”, line {line}: {found:,} cells, but a table may have {limit:,} columns.",
                path=str(path),
                line=line,
                found=len(row),
                limit=MAX_COLUMNS,
            ),
            text("Choose another separator, or keep only the columns that are needed."),
        )


class Cells:
    """One column that grows; a cell that says what one before it said is kept once, as long as there are few."""

    def __init__(self) -> None:
        self.cells: list[str] = []
        self._known: dict[str, str] | None = {}

    def append(self, cell: str) -> None:
        """Add a cell."""
        if self._known is not None:
            cell = self._known.setdefault(cell, cell)
            if len(self._known) > FEW:
                self._known = None
        self.cells.append(cell)


def table_of_rows(
    path: Path,
    rows: Iterable[tuple[int, list[str]]],
    options: ReadOptions,
    *,
    format: str,
    encoding: str = "",
    delimiter: str = "",
) -> Table:
    """Return the table of *rows*, each with its number in the source; broken ones are left out and listed.

    Raises:
        WorkbenchError: No row is left.
    """
    coming = iter(rows)
    first = list(islice(coming, LOOKED_AT))
    if not first:
        raise WorkbenchError(
            text("“{path}” holds no rows.", path=str(path)), text("Choose a table with some rows.")
        )
    cells = [row for _, row in first]
    has_header = looks_like_header(cells[:50]) if options.has_header is None else options.has_header
    width = usual_width(cells)
    names = tuple(cell.strip() for cell in cells[0]) if has_header else ()
    names, notes = unique_names(
        [
            names[index] if index < len(names) and names[index] else tr("column {number}", number=index + 1)
            for index in range(width)
        ]
    )
    columns = [Cells() for _ in range(width)]
    numbers, problems = array("q"), list[Problem]()
    for number, row in chain(first[1:] if has_header else first, coming):
        if len(row) == width:
            numbers.append(number)
            for column, cell in zip(columns, row, strict=True):
                column.append(cell)
        else:
            reason = text("{found} cells instead of {count}", found=len(row), count=width)
            problems.append(Problem(f"{path.name}:{number}", reason))
    if not numbers:
        raise WorkbenchError(
            text("“{path}” holds no complete row.", path=str(path)),
            text("Every row needs {count} cells.", count=width),
        )
    return Table(
        format=format,
        names=names,
        columns=tuple(column.cells for column in columns),
        first_rows=numbers,
        encoding=encoding,
        has_header=has_header,
        delimiter=delimiter,
        can_correct_header=True,
        problems=tuple(problems),
        notes=tuple(notes),
    )
