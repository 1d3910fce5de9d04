from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.data.documents import Documents
from workbench.data.examples import Modality, Role
from workbench.data.formats import image_folder
from workbench.data.formats.text_folder import FORMAT
from workbench.data.importing import format_of, import_examples
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress


def fill(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    return folder


def read(folder: Path) -> Table:
    return FORMAT.read(folder, ReadOptions(), no_progress())


def test_every_kind_of_text_is_a_row_in_order_of_name(tmp_path: Path) -> None:
    fill(
        tmp_path,
        {
            "b.md": b"# Two\n",
            "a.txt": b"one",
            "c.html": b"<p>three</p>",
            "d.srt": b"1\n00:00:01,0 --> 00:00:02,0\nfour\n",
            "cover.png": b"",
        },
    )
    assert format_of(tmp_path) is FORMAT
    table = read(tmp_path)
    assert table.names == ("text",)
    assert isinstance(table.columns[0], Documents)
    assert list(table.columns[0]) == ["one", "Two\n", "three\n", "four\n"]
    assert table.encoding == "utf-8"


def test_folders_are_labels_where_every_text_is_in_one(tmp_path: Path) -> None:
    table = read(fill(tmp_path, {"neg/1.txt": b"bad", "pos/1.txt": b"good", "pos/2.txt": b"nice"}))
    assert table.names == ("text", "label")
    assert table.columns[1] == ["neg", "pos", "pos"]
    (tmp_path / "README.txt").write_text("about these")
    assert read(tmp_path).names == ("text",)


def test_broken_texts_are_left_out_and_named_without_their_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {
        "a.txt": b"",
        "b.txt": b"good " * 50,
        "c/d.txt": b"\x00\x01",
        "e.txt": b"good " * 400_000 + b"\x00",
    }
    monkeypatch.setattr("workbench.data.formats.text_folder.HELD_BYTES", 100)
    table = read(fill(tmp_path, files))
    assert list(table.columns[0]) == ["good " * 50]
    assert [problem.where for problem in table.problems] == ["a.txt", "c/d.txt", "e.txt"]
    assert str(table.problems[1].reason) == "“c/d.txt” is not a text file."


def test_a_large_text_is_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.formats.text_folder.HELD_BYTES", 100)
    assert list(read(fill(tmp_path, {"a.txt": b"long " * 100})).columns[0]) == ["long " * 100]


def test_only_broken_texts_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match=r"None of the 2 texts.*“a\.txt” is empty") as caught:
        read(fill(tmp_path, {"a.txt": b"", "b.txt": b"\x00"}))
    assert caught.value.remedy is not None


def test_a_folder_of_pictures_stays_one(tmp_path: Path) -> None:
    fill(tmp_path, {"cats/1.png": b"x", "cats/1.txt": b"a cat", "classes.txt": b"cats"})
    assert format_of(tmp_path) is image_folder.FORMAT
    assert format_of(fill(tmp_path / "empty", {"a.bin": b"x"})) is image_folder.FORMAT


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(fill(tmp_path, {"a.txt": b"x"}), ReadOptions(), progress)


def test_a_zip_file_of_texts_is_read_and_nothing_outside_is_written(tmp_path: Path) -> None:
    path = tmp_path / "in" / "texts.zip"
    path.parent.mkdir()
    names = [
        "pos/1.txt",
        "neg/1.md",
        "neg/2.txt",
        "../evil.txt",
        "/neg/3.txt",
        "..\\evil.txt",
        "neg/broken.txt",
    ]
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, b"\x00" if "broken" in name else f"{Path(name).stem} words")
    table = read(path)
    assert table.columns[1] == ["neg", "neg", "neg", "pos"]
    assert list(table.columns[0]) == ["3 words", "1 words\n", "2 words", "1 words"]
    assert [str(problem.reason) for problem in table.problems] == ["“neg/broken.txt” is not a text file."]
    assert [item.name for item in tmp_path.rglob("*")] == ["in", "texts.zip"]
    assert not Path("/neg").exists()


def test_parts_may_stand_above_the_labels(tmp_path: Path) -> None:
    names = ("test/pos/1.txt", "train/neg/1.txt", "train/pos/1.txt")
    table = read(fill(tmp_path, {name: name.encode() for name in names}))
    assert table.names == ("text", "label", "split")
    assert table.columns[1:] == (["pos", "neg", "pos"], ["test", "train", "train"])
    role = Role(name="text", modality=Modality.TEXT, title="Text")
    examples, source = import_examples(tmp_path, (role,), no_progress())
    assert examples.continuous is not None  # one long text is cut in place
    assert source.columns == {"text": "text"}


@settings(max_examples=25)
@given(
    st.lists(st.text(st.sampled_from("ab\n 猫"), min_size=1, max_size=12).map(lambda x: f"x{x}"), min_size=1)
)
def test_every_text_comes_back_in_order_of_name(
    tmp_path_factory: pytest.TempPathFactory, texts: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "texts.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for at, text in enumerate(texts):
            archive.writestr(f"{at:04}.txt", text)
    table = read(path)
    assert list(table.columns[0]) == texts
    assert "".join(table.columns[0].whole).count("x") == len(texts)  # type: ignore[union-attr]
