from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from workbench.data.archive import Budget, open_zip
from workbench.data.unpacking import gzip_chunks, names_in_zip, on_disk, zip_member
from workbench.language import WorkbenchError
from workbench.progress import no_progress


@pytest.mark.parametrize(
    "name", ["../../etc/a.csv", "/a.csv", "..\\a.csv", "C:\\a.csv", "a/CON.csv", "x/.csv"]
)
def test_of_a_name_only_the_ending_reaches_the_disk(name: str) -> None:
    with on_disk([b"one ", b"two"], name) as path:
        assert path.name in ("unpacked.csv", "unpacked")
        assert path.read_bytes() == b"one two"
    assert not path.parent.exists()


def test_strange_endings_are_made_plain() -> None:
    with on_disk([b""], "a.c:s?v/..") as path:
        assert path.name == "unpacked"
    with on_disk([b""], "a.<c|s>v") as path:
        assert path.name == "unpacked.csv"


def test_a_failure_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "words")
    with (
        open_zip(path) as archive,
        pytest.raises(WorkbenchError, match=r"“b\.txt” in .*could not be unpacked"),
        zip_member(archive, "b.txt", Budget(path), no_progress()),
    ):
        pass
    assert list(tmp_path.iterdir()) == [path]
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "none"))
    with pytest.raises(WorkbenchError, match="could not be written") as caught, on_disk([b"x"], "a.txt"):
        pass
    assert caught.value.remedy is not None


def test_names_that_lead_out_and_hidden_ones_are_not_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("b/", "b/2.txt", "a.txt", "../c.txt", "b/../../d.txt", ".e.txt", "__MACOSX/f.txt"):
            archive.writestr(name, "x")
    assert names_in_zip(path) == ["a.txt", "b/2.txt"]
    monkeypatch.setattr("workbench.data.unpacking.MAX_FILES", 1)
    with pytest.raises(WorkbenchError, match="holds more than 1 files"):
        names_in_zip(path)


def test_gzip_comes_back_in_pieces(tmp_path: Path) -> None:
    content = bytes(range(256)) * 5000
    path = tmp_path / "a.gz"
    path.write_bytes(gzip.compress(content[:1000]) + gzip.compress(content[1000:]))
    assert b"".join(gzip_chunks(path, Budget(path), no_progress())) == content
