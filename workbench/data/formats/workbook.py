"""Excel workbooks (.xlsx): the rows of one sheet."""

from __future__ import annotations

import datetime
import math
import posixpath
import re
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.data.archive import Budget, open_zip, unpacked_chunks
from workbench.data.encoding import missing
from workbench.data.rows import check_width, table_of_rows
from workbench.data.table import Format, ReadOptions, Table
from workbench.data.xml_events import Event, xml_events
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress, no_progress

MAX_CELLS = 50_000_000  # of the sheet, with the empty ones that make its rows equally long
MAX_CHARACTERS = 500_000_000  # of all texts
_PLACE = re.compile(r"([A-Z]{1,3})(\d{1,7})")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_NOT_SHOWN = re.compile(r"\"[^\"]*\"|\[[^\]]*\]|\\.|[_*].")  # in a pattern of a number
_DATE_KEYS = frozenset([*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)])


@dataclass(frozen=True, slots=True)
class _Book:
    """An open workbook."""

    path: Path
    archive: zipfile.ZipFile
    budget: Budget

    def events(self, name: str, progress: Progress) -> Iterator[Event]:
        return xml_events(unpacked_chunks(self.archive, name, self.budget, progress), self.path)

    def has(self, name: str) -> bool:
        return name in self.archive.namelist()


def column_of(letters: str) -> int:
    """Return the number of a column, 0 for A."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1


def shown_number(written: str, is_date: bool, counts_from_1904: bool) -> str:
    """Return how a number of a cell is written in a table: short, and a date as year-month-day."""
    try:
        value = float(written)
    except ValueError:
        return written
    if not math.isfinite(value):
        return written
    if is_date and 0 <= value < 2_958_466:  # to the end of the year 9999
        return _shown_date(value, counts_from_1904)
    return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"


def _shown_date(value: float, counts_from_1904: bool) -> str:
    seconds = round(value % 1 * 86_400)
    if value < 1 and seconds < 86_400 and not counts_from_1904:
        return str(datetime.time(seconds // 3600, seconds // 60 % 60, seconds % 60))
    days = int(value)
    if counts_from_1904:
        days += 1462
    elif days < 60:  # Excel believes that there was a 29th of February in 1900
        days += 1
    try:
        moment = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=days, seconds=seconds)
    except OverflowError:
        return f"{value:.15g}"
    return str(moment if seconds else moment.date())


def is_date_pattern(pattern: str) -> bool:
    """Return whether numbers in *pattern*, such as ``yyyy-mm-dd``, are dates or times."""
    if re.search(r"\[[hms]+\]", pattern, re.IGNORECASE):
        return False  # a length of time, which is a number
    return bool(re.search("[ymdhs]", _NOT_SHOWN.sub("", pattern.split(";")[0]), re.IGNORECASE))


def _sheets(book: _Book) -> tuple[dict[str, str], bool]:
    """Return name -> part of every sheet, in order, and whether days are counted from 1904."""
    targets: dict[str, str] = {}
    if book.has("xl/_rels/workbook.xml.rels"):
        for event, name, values in book.events("xl/_rels/workbook.xml.rels", no_progress()):
            if event == "start" and name == "Relationship" and "worksheet" in values.get("Type", ""):
                target = values.get("Target", "")
                part = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
                targets[values.get("Id", "")] = posixpath.normpath(part)
    sheets: dict[str, str] = {}
    from_1904 = False
    for event, name, values in book.events("xl/workbook.xml", no_progress()):
        if event == "start" and name == "sheet" and (part := targets.get(values.get("id", ""))):
            sheets[values.get("name", "")] = part
        elif event == "start" and name == "workbookPr":
            from_1904 = values.get("date1904") in ("1", "true")
    return sheets, from_1904


def _date_styles(book: _Book) -> set[int]:
    """Return the styles of cells whose numbers are dates."""
    if not book.has("xl/styles.xml"):
        return set()
    date_keys = set(_DATE_KEYS)
    found: set[int] = set()
    n_style, in_styles = 0, False
    for event, name, values in book.events("xl/styles.xml", no_progress()):
        if name == "cellXfs" and event != "text":
            in_styles = event == "start"
        elif event == "start" and name == "numFmt" and is_date_pattern(values.get("formatCode", "")):
            date_keys.add(_whole(values.get("numFmtId")))
        elif event == "start" and name == "xf" and in_styles:
            if _whole(values.get("numFmtId")) in date_keys:
                found.add(n_style)
            n_style += 1
    return found


def _whole(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() and len(written) < 10 else -1


def _unescaped(words: str) -> str:
    """Return *words* with the characters that are written as numbers, two for one beyond the first 65,536."""
    if "_x" not in words:
        return words
    plain = _ESCAPED.sub(lambda found: chr(int(found.group(1), 16)), words)
    return plain.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _shared_strings(book: _Book, progress: Progress) -> list[str]:
    """Return the texts that cells name by number."""
    if not book.has("xl/sharedStrings.xml"):
        return []
    found: list[str] = []
    parts: list[str] = []
    n_character = n_phonetic = 0
    in_text = False
    for event, name, _ in book.events("xl/sharedStrings.xml", progress):
        if event == "text":
            if in_text and not n_phonetic:
                parts.append(name)
                n_character += len(name)
                _check_size(book.path, n_character, len(found))
        elif name == "t":
            in_text = event == "start"
        elif name == "rPh":  # how a Japanese word is spoken
            n_phonetic += 1 if event == "start" else -1
        elif name == "si" and event == "end":
            found.append(_unescaped("".join(parts)))
            parts.clear()
    return found


def _check_size(path: Path, n_character: int, n_cell: int) -> None:
    if n_character > MAX_CHARACTERS or n_cell > MAX_CELLS:
        raise WorkbenchError(
            text("“{path}” is too large to be read as a workbook.", path=str(path)),
            text("Save the sheet as a table (.csv) and import that."),
        )


def _rows(book: _Book, part: str, from_1904: bool, progress: Progress) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows of a sheet that hold something, with their numbers, each as long as its last cell that does."""
    strings = _shared_strings(book, progress.part(0.0, 0.3))
    dates = _date_styles(book)
    row: dict[int, str] = {}
    words: list[str] = []
    number = place = n_character = 0
    kind, is_date, in_value, n_phonetic = "n", False, False, 0
    for event, name, values in book.events(part, progress.part(0.3, 1.0)):
        if event == "text":
            if in_value and not n_phonetic:
                words.append(name)
                n_character += len(name)
                _check_size(book.path, n_character, 0)
        elif name in ("v", "t"):
            in_value = event == "start"
        elif name == "rPh":
            n_phonetic += 1 if event == "start" else -1
        elif name == "row" and event == "start":
            row, place = {}, -1
            number = max(number + 1, _whole(values.get("r")))
        elif name == "c" and event == "start":
            words.clear()
            found = _PLACE.fullmatch(values.get("r", ""))
            place = column_of(found.group(1)) if found else place + 1
            kind, is_date = values.get("t", "n"), _whole(values.get("s")) in dates
        elif name == "c":
            cell = _cell("".join(words), kind, strings, is_date, from_1904)
            if cell.strip():
                row[place] = cell
                check_width(book.path, number, row)
        elif name == "row" and row:
            places = range(max(row) + 1)
            check_width(book.path, number, places)
            yield number, [row.get(at, "") for at in places]


def _cell(written: str, kind: str, strings: list[str], is_date: bool, from_1904: bool) -> str:
    match kind:
        case "s":
            number = _whole(written.strip())
            return strings[number] if 0 <= number < len(strings) else ""
        case "inlineStr" | "str":
            return _unescaped(written)
        case "b":
            return "TRUE" if written.strip() == "1" else "FALSE"
        case "e":  # such as #N/A: nothing that could be learnt
            return ""
        case "d":
            return written
        case _:
            return shown_number(written, is_date, from_1904) if written.strip() else ""


class Workbook(Format):
    """The first sheet that holds something, or the one a person chose; numbers as they are, dates as year-month-day."""

    key = "xlsx"
    title = N_("Excel workbook")
    suffixes = (".xlsx", ".xlsm")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        progress.update(0.0)
        with closing(open_zip(path, ".xlsx")) as archive:
            book = _Book(path, archive, Budget(path))
            sheets, from_1904 = _sheets(book)
            if not sheets:
                raise WorkbenchError(
                    text("“{path}” holds no sheet.", path=str(path)),
                    text("Open it in an office program, save it again and import that."),
                )
            if options.sheet is not None and options.sheet not in sheets:
                raise WorkbenchError(
                    text("“{path}” has no sheet “{name}”.", path=str(path), name=options.sheet),
                    text("It has: {names}.", names=", ".join(sheets)),
                )
            rows: list[list[str]] = []
            numbers: list[int] = []
            name, width = "", 0
            for name in sheets if options.sheet is None else [options.sheet]:
                for number, row in _rows(book, sheets[name], from_1904, progress):
                    rows.append(row)
                    numbers.append(number)
                    width = max(width, len(row))
                    _check_size(path, 0, width * len(rows))
                if rows:  # a cover without cells is no sheet of data
                    break
        for row in rows:  # empty cells at the end of a row are not in the file
            row += [""] * (width - len(row))
        table = table_of_rows(path, zip(numbers, rows, strict=True), options, format=self.key)
        return replace(table, sheets=tuple(sheets), sheet=name)


FORMAT = Workbook()
