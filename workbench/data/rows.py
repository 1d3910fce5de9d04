"""Rows of cells on their way to a table: which row names the columns, and which rows are broken."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Sized
from pathlib import Path

from workbench.data.examples import Problem
from workbench.data.table import MAX_COLUMNS, ReadOptions, Table
from workbench.language import Text, WorkbenchError, text, tr

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


def table_of_rows(
    path: Path,
    rows: list[list[str]],
    numbers: Sequence[int],
    options: ReadOptions,
    *,
    format: str,
    encoding: str = "",
    delimiter: str = "",
) -> Table:
    """Return the table in *rows*, which are numbered in the source; broken ones are left out and listed.

    Raises:
        WorkbenchError: No row is left.
    """
    if not rows:
        raise WorkbenchError(
            text("“{path}” holds no rows.", path=str(path)), text("Choose a table with some rows.")
        )
    has_header = looks_like_header(rows[:50]) if options.has_header is None else options.has_header
    width = usual_width(rows[:1000])
    names = tuple(cell.strip() for cell in rows[0]) if has_header else ()
    names, notes = unique_names(
        [
            names[index] if index < len(names) and names[index] else tr("column {number}", number=index + 1)
            for index in range(width)
        ]
    )
    start = 1 if has_header else 0
    kept, kept_numbers, problems = _complete_rows(path, rows[start:], list(numbers[start:]), width)
    if not kept:
        raise WorkbenchError(
            text("“{path}” holds no complete row.", path=str(path)),
            text("Every row needs {count} cells.", count=width),
        )
    columns = tuple(list(column) for column in zip(*kept, strict=True))
    return Table(
        format=format,
        names=names,
        columns=columns,
        first_rows=tuple(kept_numbers),
        encoding=encoding,
        has_header=has_header,
        delimiter=delimiter,
        can_correct_header=True,
        problems=tuple(problems),
        notes=tuple(notes),
    )


def _complete_rows(
    path: Path, rows: list[list[str]], numbers: list[int], width: int
) -> tuple[list[list[str]], list[int], list[Problem]]:
    kept: list[list[str]] = []
    kept_numbers: list[int] = []
    problems: list[Problem] = []
    for row, number in zip(rows, numbers, strict=True):
        if len(row) == width:
            kept.append(row)
            kept_numbers.append(number)
        else:
            reason = text("{found} cells instead of {count}", found=len(row), count=width)
            problems.append(Problem(f"{path.name}:{number}", reason))
    return kept, kept_numbers, problems
