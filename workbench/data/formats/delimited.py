"""Comma-, tab- and otherwise separated tables."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Iterator
from pathlib import Path

from workbench.data.encoding import open_text, text_lines
from workbench.data.rows import check_width, table_of_rows, usual_width
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text
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
            check_width(path, number, row)
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
        check_width(path, reader.line_num, row)
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
        lines = text_lines(itertools.chain(first, pieces), path)
        filled = (each for each in _rows(path, lines, delimiter) if any(cell.strip() for cell in each[1]))
        return table_of_rows(path, filled, options, format=self.key, encoding=encoding, delimiter=delimiter)


def _whole_lines(beginning: str) -> str:
    """Return what the separator is told from: no line that is cut off, if there is another."""
    if len(beginning) <= SNIFFED:
        return beginning
    end = beginning.rfind("\n", 0, SNIFFED)
    return beginning[: end + 1] if end >= 0 else beginning[:SNIFFED]


FORMAT = Delimited()
