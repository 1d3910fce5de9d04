from __future__ import annotations

import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Modality, Role
from workbench.data.formats import image_folder, text_folder
from workbench.data.formats.table_folder import FORMAT
from workbench.data.importing import format_of, import_examples
from workbench.data.split import SplitConfig, split_examples
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

PAIR = tuple(Role(name=name, modality=Modality.TEXT, title=name) for name in ("source", "target"))
TRAIN, DEV, TEST = (
    f"source,target\n{rows}".encode() for rows in ("cat,猫\nbroken\ndog,狗\n", "hen,鸡\n", "fox,狐\n,牛\n")
)
PARTS = {"data/train.csv": TRAIN, "data/dev.csv": DEV, "data/test.csv": TEST, "README.md": b"# words\n"}


def placed(folder: Path, files: dict[str, bytes], packed: bool) -> Path:
    path = folder / ("a.zip" if packed else "a")
    if packed:
        with zipfile.ZipFile(path, "w") as archive:
            for name, content in files.items():
                archive.writestr(name, content)
        return path
    for name, content in files.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(content)
    return path


def read(path: Path, options: ReadOptions | None = None) -> Table:
    return FORMAT.read(path, options or ReadOptions(), no_progress())


@pytest.mark.parametrize("packed", [True, False])
def test_tables_with_the_same_columns_are_one_and_their_names_its_parts(tmp_path: Path, packed: bool) -> None:
    path = placed(tmp_path, PARTS, packed)
    assert format_of(path) is FORMAT
    table = read(path)
    assert (table.format, table.names, table.encoding) == (
        "table-folder",
        ("source", "target", "split"),
        "utf-8",
    )
    assert table.columns[0] == ["hen", "fox", "", "cat", "dog"]
    assert table.columns[2] == ["validation", "test", "test", "train", "train"]
    assert table.sheets == ("", "data/dev.csv", "data/test.csv", "data/train.csv")
    assert [problem.where for problem in table.problems] == ["data/train.csv:3"]
    examples, source = import_examples(path, PAIR, no_progress())
    assert source.columns == {"source": "source", "target": "target", "split": "split"}
    assert [problem.where for problem in examples.problems] == ["data/train.csv:3", "data/test.csv:3"]
    parts = split_examples(examples, SplitConfig())
    assert {name: part.texts("source") for name, part in parts.items()} == {
        "train": ["cat", "dog"],
        "validation": ["hen"],
        "test": ["fox"],
    }


def test_one_of_them_can_be_chosen(tmp_path: Path) -> None:
    path = placed(tmp_path, PARTS, True)
    table = read(path, ReadOptions(sheet="data/train.csv"))
    assert (table.names, table.columns[0], table.sheet) == (
        ("source", "target"),
        ["cat", "dog"],
        "data/train.csv",
    )
    assert len(table.sheets) == 4
    with pytest.raises(WorkbenchError, match=r"holds no file “none\.csv”"):
        read(path, ReadOptions(sheet="none.csv"))


def test_other_columns_are_not_mixed_in_and_broken_tables_are_listed(tmp_path: Path) -> None:
    files = {
        "a.csv": b"source,target\none,1\n",
        "b.jsonl": b'{"target": "2", "source": "two"}\n',
        "c.csv": b"text,label\nx,y\n",
        "d.json": b"{broken",
    }
    table = read(placed(tmp_path, files, True))
    assert (table.names, table.columns) == (("source", "target"), (["one", "two"], ["1", "2"]))
    assert str(table.notes[0]).startswith("c.csv: other columns")
    assert [problem.where for problem in table.problems] == ["d.json"]
    assert "“d.json” is not valid JSON" in str(table.problems[0].reason)


def test_a_first_row_is_a_header_in_all_of_them_or_in_none(tmp_path: Path) -> None:
    files = {"a.csv": b"source,target\nlong words here,and there\n", "b.csv": b"source,target\n1,2\n"}
    assert read(placed(tmp_path, files, True)).columns[0] == ["long words here", "1"]
    corrected = read(tmp_path / "a.zip", ReadOptions(has_header=False))
    assert corrected.columns[0] == ["source", "long words here", "source", "1"]


def test_what_is_no_folder_of_tables_is_read_as_before(tmp_path: Path) -> None:
    texts = {"a/1.txt": b"one", "a/2.txt": b"two", "labels.csv": b"a,b\n"}
    assert format_of(placed(tmp_path, texts, True)) is text_folder.FORMAT
    pictures = {"a/1.png": b"x", "b/2.png": b"x", "labels.csv": b"a,b\n"}
    assert format_of(placed(tmp_path, pictures, True)) is image_folder.FORMAT
    one = placed(tmp_path, {"a.csv": b"source,target\none,1\n", "LICENSE.txt": b"words"}, True)
    assert read(one).columns[0] == ["one"]
    assert not read(one).sheets


def test_nothing_readable_a_missing_file_and_a_cancelled_import(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="None of the 2 tables in"):
        read(placed(tmp_path, {"a.json": b"{", "b.csv": b""}, True))
    with pytest.raises(WorkbenchError, match="does not exist"):
        read(tmp_path / "none.zip")
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(placed(tmp_path, PARTS, True), ReadOptions(), progress)


def test_a_bomb_among_tables_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.archive.UNSUSPECTED", 1_000_000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", TRAIN)
        archive.writestr("b.csv", bytes(9_000_000))
    with pytest.raises(WorkbenchError, match=r"a\.zip” was not unpacked"):
        read(path)


@given(st.lists(st.tuples(st.sampled_from("abt"), st.text('ab,\n"{}:', max_size=20)), min_size=1, max_size=4))
def test_whatever_tables_hold_columns_are_equally_long(files: list[tuple[str, str]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        named = {
            f"{at}{name}.{'jsonl' if name == 'b' else 'csv'}": text for at, (name, text) in enumerate(files)
        }
        path = placed(Path(folder), {name: text.encode() for name, text in named.items()}, True)
        try:
            table = read(path)
        except WorkbenchError:
            return
        assert len({len(column) for column in table.columns}) == 1
        assert len(set(table.names)) == len(table.names) == len(table.columns)
        assert sum(n_row for _, n_row in table.files) == len(table.columns[0])
