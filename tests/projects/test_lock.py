from __future__ import annotations

import errno
import json
import os
import platform
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from workbench.language import set_language
from workbench.projects import lock
from workbench.projects.lock import (
    LOCK_NAME,
    ProjectInUseError,
    ReadOnlyProjectError,
    lock_project,
    locked,
)
from workbench.projects.process import process_mark
from workbench.projects.project import Project

HOLD = """
import sys
from pathlib import Path
from workbench.projects.lock import lock_project
held = lock_project(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.readline()
held.release()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the folder until it gets a line, or is killed."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def write(folder: Path, **mark: Any) -> Path:
    path = folder / LOCK_NAME
    path.write_text(json.dumps({**process_mark(), "since": "2026-01-02T03:04:05+00:00", **mark}))
    return path


def test_a_lock_says_who_holds_the_project_and_goes_with_its_release(tmp_path: Path) -> None:
    held = lock_project(tmp_path)
    found = json.loads((tmp_path / LOCK_NAME).read_text(encoding="utf-8"))
    assert found["pid"] == os.getpid()
    assert found["host"] == platform.node()
    held.release()
    held.release()
    assert not (tmp_path / LOCK_NAME).exists()


def test_one_process_may_hold_a_project_twice(tmp_path: Path) -> None:
    first, second = lock_project(tmp_path), lock_project(tmp_path)
    first.release()
    assert (tmp_path / LOCK_NAME).exists()
    second.release()
    assert not (tmp_path / LOCK_NAME).exists()


def test_a_project_that_another_process_holds_is_refused_with_who_it_is(
    tmp_path: Path, other: subprocess.Popen[str]
) -> None:
    with pytest.raises(ProjectInUseError) as caught:
        lock_project(tmp_path)
    assert caught.value.holder.pid == other.pid
    assert caught.value.holder.is_here
    assert str(other.pid) in str(caught.value)
    set_language("zh_CN")
    assert str(other.pid) in str(caught.value)


def test_the_lock_of_a_killed_process_is_taken_over(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.kill()
    other.wait()
    assert (tmp_path / LOCK_NAME).exists()
    with locked(tmp_path):
        assert json.loads((tmp_path / LOCK_NAME).read_text(encoding="utf-8"))["pid"] == os.getpid()
    assert list(tmp_path.iterdir()) == []


def test_a_process_that_ends_by_itself_leaves_no_lock(tmp_path: Path, other: subprocess.Popen[str]) -> None:
    other.communicate("\n")
    assert other.returncode == 0
    assert not (tmp_path / LOCK_NAME).exists()


def test_a_process_number_that_was_given_away_again_is_not_taken_for_the_old_process(tmp_path: Path) -> None:
    write(tmp_path, pid=os.getppid(), started="another time")
    with locked(tmp_path):
        pass


def test_what_another_computer_holds_counts_as_held(tmp_path: Path) -> None:
    write(tmp_path, host="elsewhere", pid=1)
    with pytest.raises(ProjectInUseError, match="elsewhere") as caught:
        lock_project(tmp_path)
    assert not caught.value.holder.is_here
    assert caught.value.holder.since is not None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"pid": "x"}', '{"pid": 99999999999999999999}'])
def test_a_damaged_lock_of_this_computer_keeps_nobody_out(
    tmp_path: Path, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PAUSE", 0)
    (tmp_path / LOCK_NAME).write_text(content.replace("{", f'{{"host": "{platform.node()}", ', 1))
    with locked(tmp_path):
        pass


@pytest.mark.parametrize("number", [errno.EACCES, errno.EROFS])
def test_a_folder_that_may_only_be_read_is_not_called_already_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(lock.os, "open", refuse)
    with pytest.raises(ReadOnlyProjectError, match="may only be read"):
        lock_project(tmp_path)


def test_a_full_disk_keeps_nobody_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(lock.os, "open", refuse)
    held = lock_project(tmp_path)
    held.release()
    assert list(tmp_path.iterdir()) == []


def test_a_lock_that_somebody_else_took_meanwhile_is_left_alone(tmp_path: Path) -> None:
    held = lock_project(tmp_path)
    write(tmp_path, host="elsewhere")
    held.release()
    assert (tmp_path / LOCK_NAME).exists()


def test_a_copy_is_not_open_anywhere(project: Project, tmp_path: Path) -> None:
    with locked(project.folder):
        copy = project.save_copy(tmp_path / "copy")
    assert not (copy.folder / LOCK_NAME).exists()


def test_a_project_that_may_only_be_read_is_prepared_without_writing(project: Project) -> None:
    project.is_read_only = True
    before = sorted(project.folder.rglob("*"))
    assert project.prepared(project.experiment()).arrays["train"]
    assert sorted(project.folder.rglob("*")) == before
