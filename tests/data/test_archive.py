from __future__ import annotations

import itertools
import zipfile
from pathlib import Path

import pytest

from workbench.data.archive import Budget, open_zip, unpacked_chunks
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress


def packed(path: Path, content: bytes) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a", content)
    return path


def test_content_comes_back_in_pieces(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    path = packed(tmp_path / "a.zip", content)
    with open_zip(path) as archive:
        chunks = list(unpacked_chunks(archive, "a", Budget(path), no_progress()))
    assert b"".join(chunks) == content
    assert len(chunks) == 3


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.archive.UNSUSPECTED", 3_000_000)
    path = packed(tmp_path / "a.zip", bytes(20_000_000))
    with open_zip(path) as archive:
        chunks = unpacked_chunks(archive, "a", Budget(path), no_progress())
        assert len(list(itertools.islice(chunks, 3))) == 3
        with pytest.raises(WorkbenchError, match=r"a\.zip” was not unpacked") as caught:
            next(chunks)
    assert caught.value.remedy is not None


def test_more_than_fits_is_refused_whatever_the_ratio(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("workbench.data.archive.MAX_UNPACKED", 1000)
    path = packed(tmp_path / "a.zip", b"x" * 500)
    budget = Budget(path)
    with open_zip(path) as archive:
        for _ in range(2):
            assert list(unpacked_chunks(archive, "a", budget, no_progress()))
        with pytest.raises(WorkbenchError, match="was not unpacked"):
            list(unpacked_chunks(archive, "a", budget, no_progress()))


def test_broken_and_missing_files_are_named(tmp_path: Path) -> None:
    path = packed(tmp_path / "a.zip", b"words " * 1000)
    content = bytearray(path.read_bytes())
    content[40:50] = b"0123456789"
    path.write_bytes(content)
    for name in ("a", "b"):
        with (
            open_zip(path) as archive,
            pytest.raises(WorkbenchError, match=f"“{name}” in .*could not be unpacked"),
        ):
            list(unpacked_chunks(archive, name, Budget(path), no_progress()))
    path.write_bytes(b"no zip")
    with pytest.raises(WorkbenchError, match=r"not a readable \.docx file"):
        open_zip(path, ".docx")


def test_unpacking_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    path = packed(tmp_path / "a.zip", b"x")
    with open_zip(path) as archive, pytest.raises(CancelledError):
        list(unpacked_chunks(archive, "a", Budget(path), progress))
