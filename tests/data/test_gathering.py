from pathlib import Path

import pytest

from workbench.data import gathering
from workbench.data.gathering import Gathered
from workbench.data.importing import import_examples
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.scenarios.catalogue import scenario_of

CLASSES = scenario_of("text-classification").roles
TEXT = scenario_of("text-generation").roles


def table(path: Path, rows: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("text,label\n" + rows, encoding="utf-8")
    return path


def test_files_called_after_the_parts_become_the_parts(tmp_path):
    files = [
        table(tmp_path / "train.csv", "good,yes\nbad,no\n"),
        table(tmp_path / "a" / "test.csv", "fine,yes\n"),
    ]
    gathered = Gathered(files)
    try:
        examples, source = import_examples(gathered.fill(no_progress()), CLASSES, no_progress())
    finally:
        gathered.close()
    assert dict(zip(examples.texts("text"), examples.texts("split"), strict=True)) == {
        "good": "train",
        "bad": "train",
        "fine": "test",
    }
    assert source.name == "train.csv + 1"
    assert not gathered.folder.exists()
    assert all(path.exists() for path in files)


def test_texts_are_put_together_even_where_no_link_can_be_made(tmp_path, monkeypatch):
    monkeypatch.setattr(gathering.os, "link", lambda *_: (_ for _ in ()).throw(OSError()))
    files = [tmp_path / "one" / "a.txt", tmp_path / "two" / "a.txt"]
    for path in files:
        path.parent.mkdir()
        path.write_text(f"Text {path.parent.name}.", encoding="utf-8")
    gathered = Gathered(files)
    try:
        examples, _ = import_examples(gathered.fill(no_progress()), TEXT, no_progress())
        whole = "".join(examples.texts("text"))
    finally:
        gathered.close()
    assert "Text one." in whole
    assert "Text two." in whole


def test_a_folder_among_files_is_refused(tmp_path):
    with pytest.raises(WorkbenchError, match="is a folder") as caught:
        Gathered([table(tmp_path / "train.csv", ""), tmp_path])
    assert caught.value.remedy is not None


def test_a_file_that_is_gone_is_said(tmp_path):
    gathered = Gathered([tmp_path / "gone.txt", tmp_path / "too.txt"])
    with pytest.raises(WorkbenchError, match="could not be read together"):
        gathered.fill(no_progress())
    gathered.close()
