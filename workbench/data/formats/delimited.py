"""Comma-, tab- and otherwise separated tables."""

from __future__ import annotations

import csv
import itertools
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from workbench.data.encoding import open_text, text_lines
from workbench.data.examples import Problem
from workbench.data.table import MAX_COLUMNS, Format, ReadOptions, Table
from workbench.language import N_, Text, WorkbenchError, text, tr
from workbench.progress import Progress

SNIFFED = 20_000  # characters from which the separator is told
MAX_CELL = 100_000_000  # characters; the csv module stops at 131,072 by default
# In the order in which they win when rows would be equally regular: “1,5;2,5” has decimal commas.
SEPARATORS = {
    "::": N_("two colons"),
    "\t": N_("tab"),
    ";": N_("semicolon"),
    ",": N_("comma"),
    "|": N_("vertical bar"),
}
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
    """Return the separator of a table, from its ending and its first lines.

    It is the sign that cuts most rows into equally many cells, and no sign that leaves most rows whole.
    """
    if path.suffix.lower() in (".tsv", ".tab"):
        return "\t"
    lines = [line for line in sample.splitlines(keepends=True) if line.strip()]
    best, best_share = ",", 0.0
    for sign in SEPARATORS:
        try:
            rows = [row for _, row in _rows(path, iter(lines), sign)]
        except WorkbenchError:  # an open quotation mark, perhaps only because the sample ends
            rows = _plain_rows(lines, sign)
        width = usual_width(rows) if rows else 1
        share = sum(len(row) == width for row in rows) / max(1, len(rows))
        if width > 1 and share > best_share:
            best, best_share = sign, share
    return best


def _plain_rows(lines: list[str], delimiter: str) -> list[list[str]]:
    return [line.rstrip("\r\n").split(delimiter) for line in lines]


def _rows(path: Path, lines: Iterator[str], delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a table with the number of the line each ends in.

    Raises:
        WorkbenchError: A quotation mark is never closed, or a row has far too many cells.
    """
    if len(delimiter) > 1:  # the csv module knows single signs only, and such files know no quotation marks
        for number, line in enumerate(lines, start=1):
            row = line.rstrip("\r\n").split(delimiter)
            _check_width(path, number, row)
            yield number, row
        return
    is_over = False

    def watched() -> Iterator[str]:
        nonlocal is_over
        yield from lines
        is_over = True

    csv.field_size_limit(MAX_CELL)
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    reader = csv.reader(watched(), delimiter=delimiter, quoting=quoting)
    n_before = 0  # lines of the rows before
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            for _ in lines:  # what is no text at all is said first
                pass
            raise _unclosed(path, n_before + 1) from error
        if row is None:
            return
        if is_over:  # the reader only asks for a further line where it is inside quotation marks
            n_break = row[-1].count("\n")
            raise _unclosed(path, reader.line_num - n_break + row[-1].endswith("\n"))
        _check_width(path, reader.line_num, row)
        n_before = reader.line_num
        yield n_before, row


def _unclosed(path: Path, line: int) -> WorkbenchError:
    return WorkbenchError(
        text(
            "“{path}”, line {line}: a quotation mark that opens a cell here is never closed.",
            path=str(path),
            line=line,
        ),
        text("Close it or remove it, or save the table as tab-separated text."),
    )


def _check_width(path: Path, line: int, row: list[str]) -> None:
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


def looks_like_header(rows: list[list[str]]) -> bool:
    """Return whether the first of *rows* names the columns: known names, or short names over longer cells."""
    first = [cell.strip() for cell in rows[0]]
    if not all(_PLAIN_NAME.fullmatch(cell) for cell in first):
        return False
    if len(set(first)) > 1 and any(cell.lower() in _KNOWN_NAMES for cell in first):
        return True
    if len(set(first)) < len(first):
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


class Delimited(Format):
    """Rows of cells; quoted as in RFC 4180 except after tabs and two colons, where a quote is a character."""

    key = "table"
    title = N_("Table (CSV or TSV)")
    suffixes = (".csv", ".tsv", ".tab", ".psv", ".dat")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        pieces, encoding = open_text(path, options.encoding, progress)
        first: list[str] = []
        while sum(map(len, first)) < SNIFFED and (piece := next(pieces, None)) is not None:
            first.append(piece)
        delimiter = options.delimiter or sniff_delimiter(path, _whole_lines("".join(first)))
        rows: list[list[str]] = []
        numbers: list[int] = []
        lines = text_lines(itertools.chain(first, pieces), path)
        for number, row in _rows(path, lines, delimiter):
            if any(cell.strip() for cell in row):
                rows.append(row)
                numbers.append(number)
        if not rows:
            raise WorkbenchError(
                text("“{path}” holds no rows.", path=str(path)), text("Choose a table with some rows.")
            )
        has_header = looks_like_header(rows[:50]) if options.has_header is None else options.has_header
        width = usual_width(rows[:1000])
        names = tuple(cell.strip() for cell in rows[0]) if has_header else ()
        names, notes = unique_names(
            [
                names[index]
                if index < len(names) and names[index]
                else tr("column {number}", number=index + 1)
                for index in range(width)
            ]
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
            delimiter=delimiter,
            problems=tuple(problems),
            notes=tuple(notes),
        )


def _whole_lines(beginning: str) -> str:
    """Return what the separator is told from: no line that is cut off, if there is another."""
    if len(beginning) <= SNIFFED:
        return beginning
    end = beginning.rfind("\n", 0, SNIFFED)
    return beginning[: end + 1] if end >= 0 else beginning[:SNIFFED]


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
