from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.workbook import FORMAT, column_of, is_date_pattern, shown_number
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
STYLES = (
    f'<styleSheet {MAIN}><numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy\\ hh:mm"/></numFmts>'
    '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="164"/></cellXfs></styleSheet>'
)


def workbook(path: Path, sheets: dict[str, str], strings: str = "", date1904: str = "0") -> Path:
    """Write a workbook whose sheets hold the given rows."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        names = "".join(
            f'<sheet name="{escape(name)}" sheetId="{at}" r:id="rId{at}"/>' for at, name in enumerate(sheets)
        )
        archive.writestr(
            "xl/workbook.xml",
            f'<workbook {MAIN} xmlns:r="{LINK}"><workbookPr date1904="{date1904}"/>'
            f"<sheets>{names}</sheets></workbook>",
        )
        links = "".join(
            f'<Relationship Id="rId{at}" Type="{LINK}/worksheet" Target="{"/xl/" if at else ""}worksheets/s{at}.xml"/>'
            for at in range(len(sheets))
        )
        archive.writestr("xl/_rels/workbook.xml.rels", f"<Relationships>{links}</Relationships>")
        archive.writestr("xl/styles.xml", STYLES)
        if strings:
            archive.writestr("xl/sharedStrings.xml", f"<sst {MAIN}>{strings}</sst>")
        for at, rows in enumerate(sheets.values()):
            content = f"<worksheet {MAIN}><sheetData>{rows}</sheetData></worksheet>"
            archive.writestr(f"xl/worksheets/s{at}.xml", content)
    return path


def row(*cells: str) -> str:
    inside = "".join(f'<c t="inlineStr"><is><t>{escape(cell)}</t></is></c>' for cell in cells)
    return f"<row>{inside}</row>"


def read(path: Path, options: ReadOptions | None = None) -> Table:
    return FORMAT.read(path, options or ReadOptions(), no_progress())


def test_every_kind_of_cell_becomes_words(tmp_path: Path) -> None:
    strings = (
        "<si><t>text</t></si><si><t>label</t></si>"
        '<si><r><t xml:space="preserve">a rich </t></r><r><t>cat</t></r><rPh><t>kyatto</t></rPh></si>'
    )
    rows = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>'
        '<row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>3</v></c><c r="C3"><v>0.30000000000000004</v></c></row>'
        '<row r="4"><c r="A4" t="b"><v>1</v></c><c r="B4" t="e"><v>#N/A</v></c><c r="C4" s="1"><v>45000</v></c></row>'
        '<row r="5"><c r="A5" t="str"><f>1</f><v>line_x000D_</v></c><c r="B5" t="s"><v>99</v></c>'
        '<c r="C5" s="2"><v>45000.5</v></c></row>'
        '<row r="6"><c r="A6" s="1"/></row><row r="7"><c r="A7"><v>short</v></c></row>'
    )
    table = read(workbook(tmp_path / "a.xlsx", {"One": rows}, strings))
    assert table.names == ("text", "column 2", "label")
    assert table.columns == (
        ["a rich cat", "TRUE", "line\r", "short"],
        ["3", "", "", ""],
        ["0.3", "2023-03-15", "2023-03-15 12:00:00", ""],
    )
    assert list(table.first_rows) == [3, 4, 5, 7]
    assert (table.sheets, table.sheet, table.has_header) == (("One",), "One", True)


def test_the_first_sheet_with_cells_is_read_or_the_one_chosen(tmp_path: Path) -> None:
    sheets = {"Cover": "", "Data": row("text") + row("one"), "更多": row("text") + row("two")}
    path = workbook(tmp_path / "a.xlsx", sheets)
    assert read(path).sheet == "Data"
    assert read(path, ReadOptions(sheet="更多")).columns == (["two"],)
    assert read(path, ReadOptions(sheet="更多", has_header=False)).columns == (["text", "two"],)
    with pytest.raises(WorkbenchError, match=r"has no sheet “None”.*It has: Cover, Data, 更多"):
        read(path, ReadOptions(sheet="None"))
    with pytest.raises(WorkbenchError, match="holds no rows"):
        read(path, ReadOptions(sheet="Cover"))


@pytest.mark.parametrize(
    ("written", "is_date", "from_1904", "shown"),
    [
        ("1", False, False, "1"),
        ("-2.50", False, False, "-2.5"),
        ("1E+20", False, False, "1e+20"),
        ("nan", False, False, "nan"),
        ("1", True, False, "1900-01-01"),
        ("59", True, False, "1900-02-28"),
        ("61", True, False, "1900-03-01"),
        ("0", True, True, "1904-01-01"),
        ("0.75", True, False, "18:00:00"),
        ("2958465.9999999", True, False, "2958465.9999999"),
        ("-1", True, False, "-1"),
    ],
)
def test_numbers_and_dates_are_shown(written: str, is_date: bool, from_1904: bool, shown: str) -> None:
    assert shown_number(written, is_date, from_1904) == shown


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("yyyy-mm-dd", True),
        ('0.00" days"', False),
        ("[$-409]d-mmm-yy;@", True),
        ("[Red]0", False),
        ("[h]:mm", False),
        ("0.00E+00", False),
        ("#,##0_);(#,##0)", False),
    ],
)
def test_patterns_of_dates_are_known(pattern: str, expected: bool) -> None:
    assert is_date_pattern(pattern) is expected


@given(st.floats(), st.booleans(), st.booleans())
def test_any_number_is_shown(value: float, is_date: bool, from_1904: bool) -> None:
    assert shown_number(repr(value), is_date, from_1904)


@pytest.mark.parametrize(("letters", "number"), [("A", 0), ("Z", 25), ("AA", 26), ("XFD", 16_383)])
def test_columns_have_letters(letters: str, number: int) -> None:
    assert column_of(letters) == number


def test_what_is_no_workbook_or_too_large_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"\xd0\xcf\x11\xe0 locked with a password")
    with pytest.raises(WorkbenchError, match=r"not a readable \.xlsx file.*password"):
        read(path)
    with pytest.raises(WorkbenchError, match="holds no sheet"):
        read(workbook(path, {}))
    with pytest.raises(WorkbenchError, match="line 1: 17,575 cells"):
        read(workbook(path, {"One": '<row r="1"><c r="YYY1"><v>1</v></c></row>'}))
    monkeypatch.setattr("workbench.data.formats.workbook.MAX_CELLS", 10)
    with pytest.raises(WorkbenchError, match="too large to be read as a workbook") as caught:
        read(workbook(path, {"One": row("a", "b") * 6}))
    assert caught.value.remedy is not None
    monkeypatch.setattr("workbench.data.formats.workbook.MAX_CHARACTERS", 10)
    with pytest.raises(WorkbenchError, match="too large"):
        read(workbook(path, {"One": row("a")}, "<si><t>many characters</t></si>"))


def test_entities_are_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", {"One": row("a")})
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/sharedStrings.xml", '<!DOCTYPE a [<!ENTITY b "c">]><sst>&b;</sst>')
    with pytest.raises(WorkbenchError, match="is damaged"):
        read(path)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(workbook(tmp_path / "a.xlsx", {"One": row("a")}), ReadOptions(), progress)


CELLS = st.text(alphabet="ab1 <&猫", min_size=1, max_size=6).filter(lambda cell: bool(cell.strip()))


@given(
    st.integers(1, 4).flatmap(
        lambda n: st.lists(st.lists(CELLS, min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_every_cell_comes_back(rows: list[list[str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = workbook(Path(folder) / "a.xlsx", {"One": "".join(row(*cells) for cells in rows)})
        table = read(path, ReadOptions(has_header=False))
    assert [list(column) for column in zip(*table.columns, strict=True)] == rows


def test_characters_written_as_numbers_are_whole(tmp_path: Path) -> None:
    rows = row("text", "label") + row("_xD83D__xDE00_", "a_x0041_") + row("half _xD83D_", "x_y")
    table = read(workbook(tmp_path / "a.xlsx", {"a": rows}))
    assert table.columns == (["\U0001f600", "half \ufffd"], ["aA", "x_y"])
