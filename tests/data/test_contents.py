from __future__ import annotations

from pathlib import Path

import pytest

from workbench.data.contents import are_texts, names_in, text_suffixes, told
from workbench.language import WorkbenchError, text


def test_hidden_files_are_not_there_and_names_are_in_order(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a.txt", ".git/config.txt", "__MACOSX/a.txt", "b/.hidden.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names_in(tmp_path) == ["a.txt", "b/2.txt"]


def test_a_whole_disk_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.contents.MAX_FILES", 3)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text("x")
    with pytest.raises(WorkbenchError, match="holds more than 3 files"):
        names_in(tmp_path)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["a.txt", "b.MD"], True),
        (["a.txt", "page.html", "b.srt", "cover.png"], True),
        (["c/1.png", "c/1.txt", "classes.txt"], False),  # a text beside each picture
        (["a.csv"], False),
        ([], False),
    ],
)
def test_texts_are_told_from_pictures(names: list[str], expected: bool) -> None:
    assert are_texts(names) is expected


def test_every_kind_of_text_may_be_in_a_folder() -> None:
    assert {".txt", ".md", ".html", ".htm", ".srt", ".vtt"} <= text_suffixes()
    assert ".csv" not in text_suffixes()


def test_a_sentence_names_the_file_in_its_folder() -> None:
    assert str(told(text("“{path}” is empty.", path="/private/a/b.txt"), "b.txt")) == "“b.txt” is empty."
