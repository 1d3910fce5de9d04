from __future__ import annotations

import contextlib
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.delimited import (
    FORMAT,
    SEPARATORS,
    sniff_delimiter,
)
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
        ("a.csv", "english::chinese\nHello::你好\nCat::猫\n"),
        ("a.dat", "english::chinese\r\nHello::你好\r\nCat::猫"),
        ("a.psv", "english|chinese\nHello|你好\nCat|猫\n"),
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
    assert table.delimiter in SEPARATORS


def test_quotes_hold_separators_and_newlines_in_csv_but_are_signs_in_tsv(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", 'text,label\n"one, two\nthree ""four""",x\nplain,y\n')
    assert table.columns == (['one, two\nthree "four"', "plain"], ["x", "y"])
    assert list(table.first_rows) == [3, 4]
    table = table_of(tmp_path / "a.tsv", 'source\ttarget\n"Yes\t是\nNo"\t不\n')
    assert table.columns == (['"Yes', 'No"'], ["是", "不"])


def test_text_full_of_quotes_is_sniffed_quickly(tmp_path: Path) -> None:
    assert sniff_delimiter(tmp_path / "a.csv", "it's 'so' \"quoted\" that, it isn't\n" * 600) in SEPARATORS


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("1::1193::5::978300760\n1::661::3::978302109\n", "::"),
        ("1,5;2,5;x\n3,0;4,25;y\n", ";"),
        ("text\nOne, two; three\nAnd four\n", ","),
        ("movieId,title,genres\n1,Toy Story,Adventure|Animation|Children\n2,Heat,Action|Crime\n", ","),
        ('name;note\n"a;b";"c\nd"\n"e";f\n', ";"),
    ],
)
def test_the_separator_is_the_sign_of_the_most_regular_rows(
    tmp_path: Path, content: str, expected: str
) -> None:
    assert sniff_delimiter(tmp_path / "a.csv", content) == expected


@given(
    st.sampled_from(list(SEPARATORS)),
    st.integers(2, 5).flatmap(
        lambda width: st.lists(
            st.lists(st.from_regex("[a-z0-9猫]{1,8}", fullmatch=True), min_size=width, max_size=width),
            min_size=1,
            max_size=8,
        )
    ),
)
def test_every_separator_is_found_between_plain_cells(sign: str, rows: list[list[str]]) -> None:
    sample = "\n".join(sign.join(row) for row in rows)
    assert sniff_delimiter(Path("a.csv"), sample) == sign


@pytest.mark.parametrize(("sign", "width"), [(",", 2), (";", 3), ("|", 1), ("::", 1)])
def test_a_person_can_correct_the_separator(tmp_path: Path, sign: str, width: int) -> None:
    options = ReadOptions(delimiter=sign, has_header=False)
    table = table_of(tmp_path / "a.csv", "1,5;2;3\n4,5;6;7\n", options)
    assert (len(table.names), table.delimiter) == (width, sign)


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


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ('source,target\na,b\n"never,closed\nc,d\ne,f\n', 3),
        ('source,target\na,b\nc,"never\nclosed', 3),
        ('source,target\n"two\nlines","never\nclosed\n', 3),
        ('source,target\na,"', 2),
    ],
)
def test_a_quotation_mark_that_is_never_closed_is_named_by_its_line(
    tmp_path: Path, content: str, line: int
) -> None:
    with pytest.raises(WorkbenchError, match=rf"a\.csv”, line {line}: a quotation mark") as caught:
        table_of(tmp_path / "a.csv", content)
    assert caught.value.remedy is not None


@given(st.text(alphabet='a,";|\t:\n', max_size=60), st.sampled_from([None, *SEPARATORS]))
def test_whatever_signs_a_table_holds_it_is_read_or_refused(content: str, sign: str | None) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(WorkbenchError):
        table = table_of(Path(folder) / "a.csv", content, ReadOptions(delimiter=sign))
        assert len({len(column) for column in table.columns}) == 1
        assert len(set(table.names)) == len(table.names) == len(table.columns)


@pytest.mark.parametrize("sign", [",", "::"])
def test_a_million_columns_are_refused(tmp_path: Path, sign: str) -> None:
    with pytest.raises(WorkbenchError, match="line 2: 1,000,001 cells"):
        table_of(tmp_path / "a.csv", f"a{sign}b\n" + sign * 1_000_000 + "\n", ReadOptions(delimiter=sign))


def test_columns_of_the_same_name_are_told_apart_and_said(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.csv", "text,text,label\none,two,three\n")
    assert table.names == ("text", "text (2)", "label")
    assert [str(note) for note in table.notes] == ["Another column “text” is called “text (2)” here."]
    assert not table.problems


def test_zero_bytes_are_said_to_be_no_text(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="is not a text file"):
        table_of(tmp_path / "a.csv", "source,target\na,b\x00\n")


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n" * 12_000)
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(path, ReadOptions(), progress)
