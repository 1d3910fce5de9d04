from __future__ import annotations

from pathlib import Path

import pytest

from workbench.data.formats.delimited import FORMAT, looks_like_header, sniff_delimiter
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress


def table_of(path: Path, content: str, options: ReadOptions | None = None) -> Table:
    path.write_text(content, encoding="utf-8")
    return FORMAT.read(path, options or ReadOptions(), no_progress())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", "english,chinese\nHello,你好\nCat,猫\n"),
        ("a.csv", "english;chinese\nHello;你好\nCat;猫\n"),
        ("a.csv", "english|chinese\nHello|你好\nCat|猫\n"),
        ("a.csv", "english\tchinese\nHello\t你好\nCat\t猫\n"),
        ("a.tsv", "english\tchinese\nHello\t你好\nCat\t猫\n"),
        ("a.tab", "english\tchinese\r\nHello\t你好\r\nCat\t猫"),
    ],
)
def test_separators_are_guessed(tmp_path: Path, name: str, content: str) -> None:
    table = table_of(tmp_path / name, content)
    assert table.names == ("english", "chinese")
    assert table.columns == (["Hello", "Cat"], ["你好", "猫"])
    assert table.has_header
    assert list(table.first_rows) == [2, 3]


def test_quotes_hold_separators_and_newlines_in_csv_but_are_signs_in_tsv(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", 'text,label\n"one, two\nthree ""four""",x\nplain,y\n')
    assert table.columns == (['one, two\nthree "four"', "plain"], ["x", "y"])
    assert list(table.first_rows) == [3, 4]
    table = table_of(tmp_path / "a.tsv", 'source\ttarget\n"Yes\t是\nNo"\t不\n')
    assert table.columns == (['"Yes', 'No"'], ["是", "不"])


def test_text_full_of_quotes_is_sniffed_quickly(tmp_path: Path) -> None:
    assert sniff_delimiter(tmp_path / "a.csv", "it's 'so' \"quoted\" that, it isn't\n" * 600) in ",;\t|"


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([["source", "target"], ["a", "b"]], True),
        ([["原文", "译文"], ["你", "b"]], True),
        ([["name", "story"], ["Anna", "A long story about a cat that sat by the door."]], True),
        ([["Hello there.", "你好。"], ["Good bye.", "再见。"]], False),
        ([["dog", "狗"], ["cat", "猫"]], False),
        ([["1", "2"], ["3", "4"]], False),
        ([["a", "a"], ["long text in here", "and long text there"]], False),
    ],
)
def test_header_is_guessed(rows: list[list[str]], expected: bool) -> None:
    assert looks_like_header(rows) is expected


def test_a_person_can_correct_the_header(tmp_path: Path) -> None:
    content = "dog,狗\ncat,猫\n"
    assert table_of(tmp_path / "a.csv", content).names == ("column 1", "column 2")
    corrected = table_of(tmp_path / "a.csv", content, ReadOptions(has_header=True))
    assert corrected.names == ("dog", "狗")
    assert corrected.columns == (["cat"], ["猫"])


def test_rows_of_another_width_are_left_out_and_named(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "source,target\na,b\nonly\nc,d\n\ne,f,g\nh,i\n")
    assert table.columns == (["a", "c", "h"], ["b", "d", "i"])
    assert [problem.where for problem in table.problems] == ["a.csv:3", "a.csv:6"]
    assert str(table.problems[1].reason) == "3 cells instead of 2"


def test_the_first_row_may_be_the_broken_one(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "one,two,three,four\n" + "a long cell,another long cell\n" * 5)
    assert len(table.names) == 2
    assert len(table.columns[0]) == 5


@pytest.mark.parametrize("content", [",,,\n,,\n", "source,target\n", '""\n""\n'])
def test_a_table_without_rows_is_refused(tmp_path: Path, content: str) -> None:
    with pytest.raises(WorkbenchError, match=r"a\.csv” holds no"):
        table_of(tmp_path / "a.csv", content)


def test_a_cell_that_never_ends_is_named_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.formats.delimited.MAX_CELL", 50)
    with pytest.raises(WorkbenchError, match=r"a\.csv”, line \d+"):
        table_of(tmp_path / "a.csv", 'source,target\na,b\n"' + "never closed\n" * 20)


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 12_000)
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(path, ReadOptions(), progress)
