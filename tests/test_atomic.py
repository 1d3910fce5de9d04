import errno
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench import atomic
from workbench.atomic import read_json, replacing, write_bytes, write_json, write_text
from workbench.language import WorkbenchError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=10,
)


@given(value=JSON)
def test_json_comes_back(tmp_path: Path, value: object):
    path = tmp_path / "名 前.json"
    write_json(path, value)
    assert read_json(path) == value
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_folders_are_made_and_lines_end_plainly(tmp_path: Path):
    path = tmp_path / "a" / "b" / "c.txt"
    write_text(path, "一\n二\n")
    assert path.read_bytes() == "一\n二\n".encode()


@pytest.mark.parametrize("broken", ["write", "fsync", "replace"])
def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str):
    path = tmp_path / "config.json"
    write_text(path, "old")

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if broken == "write":
        monkeypatch.setattr(Path, "write_bytes", refuse)
    else:
        monkeypatch.setattr(atomic.os, broken, refuse)
    with pytest.raises(WorkbenchError) as caught:
        write_bytes(path, b"new")
    assert "config.json" in str(caught.value)
    assert isinstance(caught.value, atomic.DiskFullError)
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["config.json"]


def test_any_error_while_writing_leaves_the_old_file(tmp_path: Path):
    path = tmp_path / "config.json"
    write_text(path, "old")

    def break_off():
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise RuntimeError("broken off")

    with pytest.raises(RuntimeError):
        break_off()
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_json(path, float("nan"))
    assert path.read_text() == "old"
    assert [each.name for each in tmp_path.iterdir()] == ["config.json"]


def test_a_writer_that_leaves_nothing_is_an_error(tmp_path: Path):
    with pytest.raises(WorkbenchError), replacing(tmp_path / "x"):
        pass
    assert not list(tmp_path.iterdir())


def test_a_file_where_a_folder_should_be(tmp_path: Path):
    (tmp_path / "file").write_text("old")
    with pytest.raises(WorkbenchError) as caught:
        write_text(tmp_path / "file" / "x.json", "new")
    assert "x.json" in str(caught.value)
    assert (tmp_path / "file").read_text() == "old"


@pytest.mark.skipif(os.name == "nt", reason="folders have no such permission on Windows")
def test_a_folder_that_cannot_be_written(tmp_path: Path):
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o500)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    try:
        with pytest.raises(WorkbenchError):
            write_text(folder / "x", "new")
    finally:
        folder.chmod(0o700)


def test_a_folder_that_refuses_to_be_synced_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    def refuse(*_: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(atomic.os, "open", refuse)
    atomic._sync_folder(tmp_path)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe\xfa", b"[" * 200_000])
def test_damaged_json_is_named(tmp_path: Path, content: bytes):
    path = tmp_path / "broken.json"
    path.write_bytes(content)
    with pytest.raises(WorkbenchError) as caught:
        read_json(path)
    assert "broken.json" in str(caught.value)
    assert path.read_bytes() == content


def test_missing_and_unreadable_json(tmp_path: Path):
    for path in (tmp_path / "none.json", tmp_path):
        with pytest.raises(WorkbenchError) as caught:
            read_json(path)
        assert str(path) in str(caught.value)


def test_lines_are_appended_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "metrics.jsonl"
    atomic.append_text(path, '{"step": 1}\n')
    monkeypatch.setattr(atomic.os, "fsync", lambda handle: full())

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(atomic.DiskFullError, match=r"metrics\.jsonl"):
        atomic.append_text(path, '{"step": 2}\n')
    monkeypatch.undo()
    atomic.append_text(path, '{"步": 3}\n')
    assert path.read_text(encoding="utf-8").splitlines() == ['{"step": 1}', '{"步": 3}']


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
def test_a_full_device_is_told_as_a_full_disk():
    with pytest.raises(atomic.DiskFullError):
        atomic.append_text(Path("/dev/full"), "one line\n")
