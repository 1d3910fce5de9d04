from __future__ import annotations

import gc
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.examples import Examples, Problem
from workbench.data.importing import Source, checksum
from workbench.data.passages import Passages
from workbench.data.store import (
    has_previous,
    load_examples,
    load_source,
    recover_examples,
    restore_examples,
    save_examples,
)
from workbench.language import WorkbenchError, set_language, text
from workbench.progress import CancelledError, Progress

TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), min_size=1)


def source(examples: Examples) -> Source:
    return Source(
        name="文件.csv",
        format="table",
        encoding="gb18030",
        has_header=True,
        columns={"source": "a"},
        n_example=len(examples),
        n_skipped=1,
        skipped=(Problem("文件.csv:3", text("“{role}” is empty", role="source")),),
        checksum=checksum(examples),
    )


@given(st.lists(st.tuples(TEXTS, TEXTS), min_size=1, max_size=20))
def test_rows_come_back_as_they_were(tmp_path: Path, rows: list[tuple[str, str]]) -> None:
    examples = Examples({"source": [row[0] for row in rows], "target": [row[1] for row in rows]})
    save_examples(tmp_path / "data", examples, source(examples))
    again = load_examples(tmp_path / "data")
    assert dict(again.columns) == dict(examples.columns)
    assert checksum(again) == load_source(tmp_path / "data").checksum
    assert load_source(tmp_path / "data") == source(examples)


@given(TEXTS)
def test_one_long_text_is_a_text_file(tmp_path: Path, content: str) -> None:
    examples = Examples({"text": Passages.of(content)})
    save_examples(tmp_path / "data", examples, source(examples))
    assert list(load_examples(tmp_path / "data").texts("text")) == [content]
    assert (tmp_path / "data" / "text.txt").read_bytes().decode() == content


def saved_pictures(folder: Path) -> Examples:
    pictures = np.random.default_rng(0).integers(0, 256, (3, 8, 8, 3), dtype=np.uint8)
    examples = Examples({"image": pictures, "label": ["a", "b", "a"]})
    save_examples(folder, examples, source(examples))
    return examples


def test_pictures_come_back_as_they_were(tmp_path: Path) -> None:
    examples = saved_pictures(tmp_path / "data")
    again = load_examples(tmp_path / "data")
    assert np.array_equal(again.images("image"), examples.images("image"))
    assert again.texts("label") == ["a", "b", "a"]


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


DAMAGE: dict[str, Any] = {
    "cut pictures": lambda folder: cut(folder / "image.npy"),
    "empty pictures": lambda folder: (folder / "image.npy").write_bytes(b""),
    "zip as pictures": lambda folder: (folder / "image.npy").write_bytes(b"PK\x03\x04 no zip"),
    "pickle as pictures": lambda folder: np.save(folder / "image.npy", np.array([{}]), allow_pickle=True),
    "fewer rows": lambda folder: (folder / "rows.jsonl").write_text('{"label": "a"}\n'),
    "no rows": lambda folder: (folder / "rows.jsonl").write_text(""),
    "not JSON": lambda folder: (folder / "rows.jsonl").write_text("oops\n"),
    "no objects": lambda folder: (folder / "rows.jsonl").write_text("[1]\n[2]\n[3]\n"),
    "not UTF-8": lambda folder: (folder / "rows.jsonl").write_bytes(b'{"label": "\xff"}\n'),
}


@pytest.mark.parametrize("name", DAMAGE)
def test_damaged_data_is_a_sentence(tmp_path: Path, name: str) -> None:
    if name == "no rows":
        examples = Examples({"text": ["a", "b"]})
        save_examples(tmp_path / "data", examples, source(examples))
    else:
        saved_pictures(tmp_path / "data")
    DAMAGE[name](tmp_path / "data")
    with pytest.raises(WorkbenchError, match="is damaged") as caught:
        load_examples(tmp_path / "data")
    assert str(tmp_path / "data") in str(caught.value)


@pytest.mark.parametrize("content", ["", "[]", "{}", '{"skipped": 3}', "[" * 100_000, "null"])
def test_a_damaged_description_is_a_sentence(tmp_path: Path, content: str) -> None:
    saved_pictures(tmp_path / "data")
    (tmp_path / "data" / "source.json").write_text(content)
    with pytest.raises(WorkbenchError, match=r"source\.json"):
        load_source(tmp_path / "data")


def test_a_description_with_wrong_columns_is_damaged(tmp_path: Path) -> None:
    saved_pictures(tmp_path / "data")
    path = tmp_path / "data" / "source.json"
    for key, value in (("columns", "x"), ("n_example", "many"), ("extra", 1)):
        before = path.read_text(encoding="utf-8")
        path.write_text(json.dumps(json.loads(before) | {key: value}), encoding="utf-8")
        with pytest.raises(WorkbenchError, match="is damaged"):
            load_source(tmp_path / "data")
        path.write_text(before, encoding="utf-8")


def test_new_data_replaces_the_old_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    saved_pictures(folder)
    (folder / "prepared").mkdir()
    hello = Examples({"text": Passages.of("hello")})

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("workbench.data.store.np.save", full)
        with pytest.raises(WorkbenchError, match="disk is full"):
            saved_pictures(folder)
    assert load_examples(folder).texts("label") == ["a", "b", "a"]
    save_examples(folder, hello, source(hello))
    assert sorted(path.name for path in folder.iterdir()) == ["source.json", "text.txt"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "data.old"]


def test_replaced_data_can_be_put_back_once(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    one, two = (Examples({"text": Passages.of(word)}) for word in ("one", "two"))
    save_examples(folder, one, source(one))
    assert not has_previous(folder)
    (folder / "prepared" / "key").mkdir(parents=True)
    save_examples(folder, two, source(two))
    assert has_previous(folder)
    assert not (tmp_path / "data.old" / "prepared").exists()
    restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["one"]
    assert load_source(folder).checksum == checksum(one)
    assert not has_previous(folder)
    with pytest.raises(WorkbenchError):
        restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["one"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_only_one_generation_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for word in ("one", "two", "three"):
        examples = Examples({"text": Passages.of(word)})
        save_examples(folder, examples, source(examples))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "data.old"]
    restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["two"]


def test_data_that_cannot_be_moved_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "data"
    for word in ("one", "two"):
        examples = Examples({"text": Passages.of(word)})
        save_examples(folder, examples, source(examples))
    rename = Path.rename

    def locked(path: Path, target: Path) -> Path:
        if path.name == "data.old":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", locked)
        with pytest.raises(WorkbenchError, match="Permission denied"):
            restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["two"]
    restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["one"]


@pytest.mark.parametrize("has_old", [True, False])
def test_a_crash_while_putting_back_is_mended(tmp_path: Path, has_old: bool) -> None:
    folder = tmp_path / "data"
    for word in ("one", "two"):
        examples = Examples({"text": Passages.of(word)})
        save_examples(folder, examples, source(examples))
    folder.rename(tmp_path / "data.undone")
    if not has_old:
        (tmp_path / "data.old").rename(folder)
    recover_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["one"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_what_was_left_out_follows_the_language(tmp_path: Path) -> None:
    saved_pictures(tmp_path / "data")
    (problem,) = load_source(tmp_path / "data").skipped
    assert str(problem.reason) == "“source” is empty"
    set_language("zh_CN")
    assert "empty" not in str(problem.reason)
    assert "source" in str(problem.reason)


def test_what_an_older_version_left_out_is_shown_as_it_is(tmp_path: Path) -> None:
    saved_pictures(tmp_path / "data")
    path = tmp_path / "data" / "source.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(values | {"skipped": [["a.csv:3", "“源”是空的"]]}), encoding="utf-8")
    (problem,) = load_source(tmp_path / "data").skipped
    assert (problem.where, str(problem.reason)) == ("a.csv:3", "“源”是空的")


def test_a_crash_between_old_and_new_data_is_mended(tmp_path: Path) -> None:
    saved_pictures(tmp_path / "data")
    (tmp_path / "data").rename(tmp_path / "data.old")
    recover_examples(tmp_path / "data")
    assert len(load_examples(tmp_path / "data")) == 3


def test_a_folder_below_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkbenchError, match="could not be written"):
        saved_pictures(tmp_path / "file" / "data")


def test_a_long_text_is_read_from_its_own_file_and_never_from_another(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    one, two = ("one\n" * 1000, "two\n" * 1000)
    examples = Examples({"text": Passages.of(one)})
    kept = save_examples(folder, examples, source(examples))
    del examples
    gc.collect()  # its temporary file goes
    assert "".join(kept.texts("text")) == one
    others = Examples({"text": Passages.of(two)})
    save_examples(folder, others, source(others))
    with pytest.raises(WorkbenchError, match="no longer the text it was"):
        "".join(kept.texts("text"))
    restore_examples(folder)
    assert "".join(kept.texts("text")) == one


def test_taking_over_a_long_text_can_be_cancelled(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    saved_pictures(folder)
    progress = Progress()
    progress.cancel()
    examples = Examples({"text": Passages.of("x" * 1000)})
    with pytest.raises(CancelledError):
        save_examples(folder, examples, source(examples), progress)
    assert load_examples(folder).texts("label") == ["a", "b", "a"]
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize("content", [b"\xff", "猫".encode()[:2]])
def test_a_text_that_is_not_utf_8_is_damaged(tmp_path: Path, content: bytes) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "text.txt").write_bytes(content)
    with pytest.raises(WorkbenchError, match="is damaged"):
        load_examples(folder)


def test_data_that_somebody_still_reads_is_not_replaced_and_what_was_kept_before_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "data"
    for word in ("one", "two"):
        examples = Examples({"text": Passages.of(word)})
        save_examples(folder, examples, source(examples))
    rename = Path.rename

    def mapped(path: Path, target: Path) -> Path:  # as on Windows
        if path.name == "data":
            raise PermissionError(13, "Permission denied")
        return rename(path, target)

    three = Examples({"text": Passages.of("three")})
    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", mapped)
        with pytest.raises(WorkbenchError, match="Permission denied"):
            save_examples(folder, three, source(three))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "data.old"]
    assert list(load_examples(folder).texts("text")) == ["two"]
    restore_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["one"]


def test_a_crash_while_the_data_before_is_moved_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    for word in ("one", "two"):
        examples = Examples({"text": Passages.of(word)})
        save_examples(folder, examples, source(examples))
    folder.rename(tmp_path / "data.replaced")
    recover_examples(folder)
    assert list(load_examples(folder).texts("text")) == ["two"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "data.old"]
