from __future__ import annotations

import contextlib
import gzip
import tempfile
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats import image_folder, text_folder
from workbench.data.formats.packed import FORMAT
from workbench.data.importing import format_of
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

CSV = "source,target\ncat,猫\nbroken\ndog,狗\n".encode()


def zipped(path: Path, files: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def read(path: Path, options: ReadOptions | None = None) -> Table:
    return format_of(path).read(path, options or ReadOptions(), no_progress())


@pytest.fixture(autouse=True)
def own_temporary_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody else unpacks here, so that what is left behind is from this test."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def left_behind() -> list[Path]:
    return list(Path(tempfile.gettempdir()).glob("attention-workbench-*/unpacked*"))


@pytest.mark.parametrize("suffix", [".gz", ".zip"])
def test_one_packed_file_is_read_as_what_it_is(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"pairs.csv{suffix}"
    if suffix == ".gz":
        path.write_bytes(gzip.compress(CSV))
    else:
        zipped(path, {"inside/pairs.csv": CSV, "__MACOSX/pairs.csv": b"x"})
    assert format_of(path) is FORMAT
    table = read(path)
    assert (table.format, table.names) == ("table", ("source", "target"))
    assert table.columns == (["cat", "dog"], ["猫", "狗"])
    assert [problem.where for problem in table.problems] == ["pairs.csv:3"]
    assert len(read(path, ReadOptions(delimiter=";")).names) == 1


def test_one_packed_text_is_one_long_text(tmp_path: Path) -> None:
    for path in (tmp_path / "a.txt.gz", zipped(tmp_path / "a.zip", {"a.txt": b"words\n"})):
        if path.suffix == ".gz":
            path.write_bytes(gzip.compress(b"words\n"))
        table = read(path)
        assert (table.format, "".join(str(part) for part in table.columns[0])) == ("text", "words\n")
    assert not left_behind()


def test_other_zip_files_are_read_as_before(tmp_path: Path) -> None:
    pictures = zipped(tmp_path / "p.zip", {"a/1.png": b"x", "b/2.png": b"x"})
    assert format_of(pictures) is image_folder.FORMAT
    assert format_of(zipped(tmp_path / "one.zip", {"a/1.png": b"x"})) is image_folder.FORMAT
    assert format_of(zipped(tmp_path / "t.zip", {"1.txt": b"x", "2.txt": b"x"})) is text_folder.FORMAT


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("a.csv.gz", b"\x1f\x8b broken", "not a readable .gz file"),
        ("a.csv.gz", gzip.compress(CSV, mtime=0)[:-9], "not a readable .gz file"),
        ("a.csv.gz", gzip.compress(CSV + b"a,b\x00", mtime=0), "a.csv” is not a text file"),
        ("a.bin.gz", gzip.compress(b"x", mtime=0), "a.bin” is of a kind that cannot be imported"),
        ("a.csv.gz.gz", gzip.compress(b"x", mtime=0), "holds another packed file, “a.csv.gz”"),
        ("a.zip", b"PK broken", "not a readable zip file"),
    ],
)
def test_what_cannot_be_read_is_refused_by_its_own_name(
    tmp_path: Path, name: str, content: bytes, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(WorkbenchError) as caught:
        read(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "unpacked." not in str(caught.value)
    assert caught.value.remedy is not None
    assert not left_behind()


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.archive.UNSUSPECTED", 1_000_000)
    bomb = bytes(5_000_000)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(bomb))
    zipped(tmp_path / "one.zip", {"a.csv": bomb})
    zipped(tmp_path / "many.zip", {f"{number}.txt": b" " * 900_000 for number in range(5)})
    for name in ("a.csv.gz", "one.zip", "many.zip"):
        with pytest.raises(WorkbenchError, match="was not unpacked: its"):
            read(tmp_path / name)
    assert not left_behind()


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(CSV))
    with pytest.raises(CancelledError):
        FORMAT.read(path, ReadOptions(), progress)


@given(st.sampled_from(["a.csv.gz", "a.zip"]), st.integers(0, 500), st.binary(min_size=1, max_size=6))
def test_whatever_is_damaged_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, at: int, change: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / name
    if name.endswith(".gz"):
        path.write_bytes(gzip.compress(CSV * 3))
    else:
        zipped(path, {"a.csv": CSV * 3})
    content = bytearray(path.read_bytes())
    at %= len(content)
    content[at : at + len(change)] = change
    path.write_bytes(content)
    with contextlib.suppress(WorkbenchError):
        table = read(path)
        assert len({len(column) for column in table.columns}) == 1
    assert not left_behind()
