"""Comma-, tab- and otherwise separated tables."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from pathlib import Path

from workbench.data.encoding import open_text, text_lines
from workbench.data.examples import Problem
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text, tr
from workbench.progress import Progress

SNIFFED = 20_000  # characters from which the separator is told
MAX_CELL = 100_000_000  # characters; the csv module stops at 131,072 by default
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
        "input",
        "output",
        "id",
        "key",
        "value",
        "title",
        "translation",
        "原文",
        "译文",
        "文本",
        "标签",
        "类别",
        "英文",
        "中文",
    ]
)


def sniff_delimiter(path: Path, sample: str) -> str:
    """Return the separator of a table, from its ending and its first lines."""
    if path.suffix.lower() in (".tsv", ".tab"):
        return "\t"
    try:
        return csv.Sniffer().sniff(sample, delimiters=",;\t|").delimiter
    except csv.Error:
        return "\t" if "\t" in sample and "," not in sample else ","


def looks_like_header(rows: list[list[str]]) -> bool:
    """Return whether the first of *rows* names the columns: known names, or short names over longer cells."""
    first = [cell.strip() for cell in rows[0]]
    if not all(_PLAIN_NAME.fullmatch(cell) for cell in first) or len(set(first)) < len(first):
        return False
    if any(cell.lower() in _KNOWN_NAMES for cell in first):
        return True
    others = [len(cell) for row in rows[1:] for cell in row]
    if not others:
        return False
    longest_name = max(len(cell) for cell in first)
    return longest_name <= 20 and sum(others) / len(others) > 2 * longest_name


def usual_width(rows: list[list[str]]) -> int:
    """Return how many cells most rows have; one broken row must not make all others wrong."""
    counts = Counter(len(row) for row in rows)
    return max(counts, key=lambda width: (counts[width], width))


class Delimited(Format):
    """Rows of cells; quoted as in RFC 4180 except for tab-separated files, where a quote is a character."""

    key = "table"
    title = N_("Table (CSV or TSV)")
    suffixes = (".csv", ".tsv", ".tab")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        pieces, encoding = open_text(path, options.encoding, progress)
        first: list[str] = []
        while sum(map(len, first)) < SNIFFED and (piece := next(pieces, None)) is not None:
            first.append(piece)
        delimiter = sniff_delimiter(path, "".join(first)[:SNIFFED])
        quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
        csv.field_size_limit(MAX_CELL)
        rows: list[list[str]] = []
        numbers: list[int] = []
        lines = text_lines(itertools.chain(first, pieces))
        reader = csv.reader(lines, delimiter=delimiter, quoting=quoting)
        try:
            for row in reader:
                if any(cell.strip() for cell in row):
                    rows.append(row)
                    numbers.append(reader.line_num)
        except csv.Error as error:
            for _ in lines:  # what is no text at all is said first
                pass
            raise WorkbenchError(
                text(
                    "“{path}”, line {line}: {reason}.",
                    path=str(path),
                    line=reader.line_num,
                    reason=str(error),
                ),
                text("Check the quotation marks in that line, or save the table as tab-separated text."),
            ) from error
        if not rows:
            raise WorkbenchError(
                text("“{path}” holds no rows.", path=str(path)), text("Choose a table with some rows.")
            )
        has_header = looks_like_header(rows[:50]) if options.has_header is None else options.has_header
        width = usual_width(rows[:1000])
        names = tuple(cell.strip() for cell in rows[0]) if has_header else ()
        names = tuple(
            names[index] if index < len(names) and names[index] else tr("column {number}", number=index + 1)
            for index in range(width)
        )
        start = 1 if has_header else 0
        kept, kept_numbers, problems = _complete_rows(path, rows[start:], numbers[start:], width)
        if not kept:
            raise WorkbenchError(
                text("“{path}” holds no complete row.", path=str(path)),
                text("Every row needs {count} cells.", count=width),
            )
        columns = tuple(list(column) for column in zip(*kept, strict=True))
        return Table(
            format=self.key,
            names=names,
            columns=columns,
            first_rows=tuple(kept_numbers),
            encoding=encoding,
            has_header=has_header,
            problems=tuple(problems),
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


FORMAT = Delimited()
