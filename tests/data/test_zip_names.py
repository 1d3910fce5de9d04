from __future__ import annotations

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.archive import open_zip
from workbench.data.formats import text_folder
from workbench.data.table import ReadOptions
from workbench.data.unpacking import names_in_zip
from workbench.language import WorkbenchError
from workbench.progress import no_progress


class _Entry(zipfile.ZipInfo):
    encoding = "gbk"

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:
        return self.filename.encode(self.encoding), self.flag_bits & ~0x800


def old_zip(path: Path, files: Mapping[str, bytes], encoding: str) -> Path:
    """Write *files* as old programs do: with their names in *encoding*, and no word about which it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            entry = _Entry(name)
            entry.encoding = encoding
            archive.writestr(entry, content)
    return path


@pytest.mark.parametrize(
    ("names", "encoding"),
    [
        (["小猫/第一张.txt", "小狗/第二张.txt"], "gbk"),
        (["好.txt"], "gbk"),
        (["貓.txt", "狗/天氣.txt"], "utf-8"),
        (["動物圖片/小貓.txt", "動物圖片/門前的狗.txt", "說明.txt"], "big5"),
        (["Müller.txt", "café.txt", "Übung 1.txt"], "cp437"),
        (["Müller.txt"], "cp437"),
        (["plain.txt"], "gbk"),
    ],
)
def test_names_are_what_people_wrote(tmp_path: Path, names: list[str], encoding: str) -> None:
    path = old_zip(tmp_path / "a.zip", {name: name.encode() for name in names}, encoding)
    assert names_in_zip(path) == sorted(names)
    with open_zip(path) as archive:
        assert [archive.read(name).decode() for name in names] == names


def test_names_that_say_their_encoding_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Müller.txt", "x")
        archive.writestr("小猫.txt", "y")
    assert names_in_zip(path) == ["Müller.txt", "小猫.txt"]


def test_the_names_of_folders_become_classes(tmp_path: Path) -> None:
    files = {"小猫/1.txt": "喵".encode(), "小狗/1.txt": "汪".encode()}
    path = old_zip(tmp_path / "a.zip", files, "gbk")
    table = text_folder.FORMAT.read(path, ReadOptions(), no_progress())
    assert list(table.columns[1]) == ["小狗", "小猫"]


@given(names=st.lists(st.text(st.sampled_from("aé猫狗貓½\\:*.. "), min_size=1), min_size=1, unique=True))
def test_whatever_names_are_they_can_be_opened(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "names.zip"
    for encoding in ("gb18030", "utf-8"):
        old_zip(path, {f"{name}.txt": b"x" for name in names}, encoding)
        try:
            found = names_in_zip(path)
        except WorkbenchError:
            continue
        with open_zip(path) as archive:
            assert all(archive.read(name) == b"x" for name in found)
