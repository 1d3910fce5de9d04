from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.word import FORMAT
from workbench.data.passages import Passages
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document(path: Path, body: str, name: str = "word/document.xml") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, f"<w:document {SPACE}><w:body>{body}</w:body></w:document>")
    return path


def paragraph(*runs: str) -> str:
    inside = "".join(f'<w:r><w:t xml:space="preserve">{escape(run)}</w:t></w:r>' for run in runs)
    return f"<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr>{inside}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    cells = ("".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def read(path: Path, options: ReadOptions | None = None) -> Table:
    return FORMAT.read(path, options or ReadOptions(), no_progress())


def words_of(found: Table) -> str:
    assert isinstance(found.columns[0], Passages)
    return "".join(found.columns[0])


def test_paragraphs_are_lines_and_rows_of_tables_too(tmp_path: Path) -> None:
    body = (
        paragraph("Hello ", "there & you.")
        + "<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r></w:p>"
        + "<w:p><w:r><w:delText>deleted</w:delText><w:instrText>PAGE</w:instrText></w:r></w:p>"
        + table(("en", "zh"), ("cat", "猫"))
        + paragraph("你好。")
        + paragraph("End.")
    )
    assert words_of(read(document(tmp_path / "a.docx", body))) == (
        "Hello there & you.\na\tb\nc\n\nen\tzh\ncat\t猫\n你好。\nEnd.\n"
    )


def test_a_document_of_a_table_is_a_table(tmp_path: Path) -> None:
    rows = (("english", "chinese"), ("cat", "猫"), ("dog", "狗"), ("alone",))
    found = read(document(tmp_path / "a.docx", paragraph("Words") + table(*rows), "word/document2.xml"))
    assert found.names == ("english", "chinese")
    assert found.columns == (["cat", "dog"], ["猫", "狗"])
    assert [problem.where for problem in found.problems] == ["a.docx:4"]
    assert read(tmp_path / "a.docx", ReadOptions(has_header=False)).columns[0] == ["english", "cat", "dog"]


def test_boxes_are_read_once_and_nested_tables_are_words_of_their_cell(tmp_path: Path) -> None:
    box = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice>'
        f"<w:txbxContent>{paragraph('in a box')}</w:txbxContent></mc:Choice>"
        f"<mc:Fallback><w:txbxContent>{paragraph('in a box')}</w:txbxContent></mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>beside</w:t></w:r></w:p>"
    )
    nested = f"<w:tbl><w:tr><w:tc>{table(('a', 'b'))}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr></w:tbl>"
    assert words_of(read(document(tmp_path / "a.docx", box + nested))) == "in a box\nbeside\na b\tc\n"


@pytest.mark.parametrize(
    ("body", "name", "words"),
    [
        ("", "word/document.xml", "holds no text"),
        (paragraph("x"), "other.xml", "not a readable .docx file"),
        ("<w:p>", "word/document.xml", "is damaged"),
    ],
)
def test_what_is_no_document_is_refused(tmp_path: Path, body: str, name: str, words: str) -> None:
    with pytest.raises(WorkbenchError, match=words) as caught:
        read(document(tmp_path / "a.docx", body, name))
    assert "a.docx" in str(caught.value)
    assert caught.value.remedy is not None


def test_a_paragraph_without_end_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.formats.word.MAX_PARAGRAPH", 1000)
    with pytest.raises(WorkbenchError, match="a paragraph of more than 1,000 characters"):
        read(document(tmp_path / "a.docx", paragraph("x" * 2000)))


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(document(tmp_path / "a.docx", paragraph("x")), ReadOptions(), progress)


@given(st.lists(st.text(alphabet="ab <&猫", min_size=1, max_size=8), min_size=1, max_size=6))
def test_every_paragraph_comes_back(paragraphs: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = document(Path(folder) / "a.docx", "".join(map(paragraph, [*paragraphs, "end"])))
        assert words_of(read(path)) == "\n".join([*paragraphs, "end"]) + "\n"
