"""What is hostile or absurd, for every kind of file it can come in: refused or survived in bounded memory."""

from __future__ import annotations

import gzip
import tracemalloc
import zipfile
from collections.abc import Callable, Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from workbench.data.examples import Modality, Role
from workbench.data.importing import format_of, import_examples, read_table
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import no_progress

TEXT = (Role(name="text", modality=Modality.TEXT, title="Text"),)
LONG_LINE = 51_000_000  # characters: more than one row may have; a gigabyte is refused at the same place
MEGABYTE = 1_000_000


def read(path: Path, options: ReadOptions | None = None) -> Table:
    return read_table(path, options or ReadOptions(), no_progress())


@contextmanager
def at_most(megabytes: int) -> Generator[None]:
    """Check that what is done in between needs no more memory at any moment."""
    tracemalloc.start()
    try:
        yield
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < megabytes * MEGABYTE, f"{peak / MEGABYTE:.0f} MB"


def in_a_line(path: Path, before: bytes = b"") -> None:
    with path.open("wb") as file:
        file.write(before)
        for _ in range(LONG_LINE // MEGABYTE):
            file.write(b"a" * MEGABYTE)


@pytest.mark.parametrize("name", ["a.csv", "a.jsonl"])
def test_a_line_without_end_is_refused_before_it_fills_the_memory(tmp_path: Path, name: str) -> None:
    in_a_line(tmp_path / name, b"text\n")
    with at_most(170), pytest.raises(WorkbenchError, match="line 2: longer than 50,000,000") as caught:
        read(tmp_path / name)
    assert caught.value.remedy is not None


def test_a_text_may_be_one_line_of_any_length(tmp_path: Path) -> None:
    in_a_line(tmp_path / "a.txt")
    with at_most(20):
        examples, _ = import_examples(tmp_path / "a.txt", TEXT, no_progress())
    assert examples.count_characters("text") == LONG_LINE


def with_names(path: Path, count: int) -> None:
    names = [f"n{number}" for number in range(count)]
    if path.suffix == ".csv":
        path.write_text(",".join(names) + "\n" + "1," * (count - 1) + "1\n")
    elif path.suffix == ".xlsx":
        rows = f"<row>{'<c><v>1</v></c>' * count}</row>" * 2
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/workbook.xml", '<w xmlns:r="l"><sheet name="a" r:id="r1"/></w>')
            link = '<r><Relationship Id="r1" Type="l/worksheet" Target="s.xml"/></r>'
            archive.writestr("xl/_rels/workbook.xml.rels", link)
            archive.writestr("xl/s.xml", f"<worksheet><sheetData>{rows}</sheetData></worksheet>")
    elif path.suffix == ".docx":
        rows = f"<tr>{'<tc><p><r><t>x</t></r></p></tc>' * count}</tr>" * 3
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("word/document.xml", f"<document><tbl>{rows}</tbl></document>")
    else:
        record = "{" + ", ".join(f'"{name}": 1' for name in names) + "}"
        path.write_text(f"[{record}]" if path.suffix == ".json" else record + "\n")


def test_a_cell_far_to_the_right_is_refused_too(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", '<w xmlns:r="l"><sheet name="a" r:id="r1"/></w>')
        link = '<r><Relationship Id="r1" Type="l/worksheet" Target="s.xml"/></r>'
        archive.writestr("xl/_rels/workbook.xml.rels", link)
        archive.writestr("xl/s.xml", '<s><row><c r="ZZZ1"><v>1</v></c></row></s>')
    with pytest.raises(WorkbenchError, match="line 1: 18,278 cells"):
        read(tmp_path / "a.xlsx")


@pytest.mark.parametrize("name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.xlsx", "a.docx"])
def test_far_too_many_columns_are_refused(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("rows", "records"):
        monkeypatch.setattr(f"workbench.data.{module}.MAX_COLUMNS", 1000)
    path = tmp_path / name
    with_names(path.with_suffix(".csv") if name == "a.tsv" else path, 3_000)
    if name == "a.tsv":
        path.write_text(path.with_suffix(".csv").read_text().replace(",", "\t"))
    with (
        at_most(20),
        pytest.raises(WorkbenchError, match=r"(3,000|1,001) (cells|different names)") as caught,
    ):
        read(path)
    assert str(path) in str(caught.value)
    assert caught.value.remedy is not None


@pytest.mark.parametrize(
    "name", ["a.csv", "a.tsv", "a.jsonl", "a.json", "a.txt", "a.md", "a.html", "a.srt", "a.en"]
)
def test_zero_bytes_are_no_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b'{"text": "a\x00b"}\n{"text": "c"}\n')
    (tmp_path / "a.zh").write_text("x\n")
    with pytest.raises(WorkbenchError, match="is not a text file"):
        read(tmp_path / name)


def test_columns_of_the_same_name_and_rows_of_another_length(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("text,text,label\none,two,three\nshort\nfar,too,long,this\n")
    table = read(tmp_path / "a.csv")
    assert (table.names, table.columns) == (("text", "text (2)", "label"), (["one"], ["two"], ["three"]))
    assert [problem.where for problem in table.problems] == ["a.csv:3", "a.csv:4"]
    (tmp_path / "a.jsonl").write_text('{"text": "one", "text": "two"}\n{"label": "x"}\n')
    assert read(tmp_path / "a.jsonl").columns == (["two", ""], ["", "x"])


def gz(path: Path) -> None:
    with gzip.open(path, "wb") as file:
        for _ in range(15):
            file.write(bytes(MEGABYTE))


def zipped(name: str) -> Callable[[Path], None]:
    def make(path: Path) -> None:
        with (
            zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive,
            archive.open(name, "w") as file,
        ):
            for _ in range(15):
                file.write(b" " * MEGABYTE)

    return make


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("a.csv.gz", gz),
        ("a.zip", zipped("a.csv")),
        ("a.docx", zipped("word/document.xml")),
        ("a.xlsx", zipped("xl/workbook.xml")),
    ],
)
def test_a_bomb_is_refused_before_it_unfolds(tmp_path: Path, name: str, make: Callable[[Path], None]) -> None:
    make(tmp_path / name)
    assert (tmp_path / name).stat().st_size < 200_000
    with at_most(40), pytest.raises(WorkbenchError, match="was not unpacked"):
        read(tmp_path / name)


def test_names_that_lead_out_of_a_zip_file_lead_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inside = tmp_path / "a" / "b" / "c"
    inside.mkdir(parents=True)
    monkeypatch.setattr("tempfile.tempdir", str(inside))
    monkeypatch.chdir(inside)
    row = b"source,target\none,1\n"
    names = ["../../up.csv", "/root.csv", "C:\\drive.csv", "x/../../y.csv", "plain.csv"]
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, row)
    before = sorted(tmp_path.rglob("*"))
    assert format_of(path).key == "table-folder"
    table = read(path)
    assert set(table.columns[0]) == {"one"}
    assert not any(name.startswith("..") for name, _ in table.files)
    assert sorted(tmp_path.rglob("*")) == before
