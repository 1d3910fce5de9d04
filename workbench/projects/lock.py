"""One program at a time writes into a project: a file in its folder says which."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import platform
import threading
import time
import uuid
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from workbench.language import WorkbenchError, text
from workbench.projects.process import is_alive, is_own, process_mark

LOCK_NAME = "lock.json"
LOOKS, PAUSE = 10, 0.02  # at a lock that is just being written

_held: dict[Path, int] = {}  # lock file -> how often this process holds it
_guard = threading.Lock()


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who has a project open."""

    pid: int
    host: str
    since: datetime | None

    @property
    def is_here(self) -> bool:
        """Whether it is a program on this computer."""
        return self.host == platform.node()


class ProjectInUseError(WorkbenchError):
    """Another program has the project open."""

    def __init__(self, folder: Path, holder: Holder) -> None:
        since = "" if holder.since is None else f"{holder.since:%Y-%m-%d %H:%M}"
        super().__init__(
            text(
                "“{name}” is open in another program: on {host} since {since} (process {pid}).",
                name=folder.name,
                host=holder.host or "?",
                since=since or "?",
                pid=str(holder.pid),
            ),
            text("Close it there first."),
        )
        self.folder = folder
        self.holder = holder


class ReadOnlyProjectError(WorkbenchError):
    """The folder of the project may not be written."""

    def __init__(self, folder: Path) -> None:
        super().__init__(
            text("The folder “{path}” may only be read.", path=str(folder)),
            text("Save a copy of the project in a folder of your own to train it."),
        )


class ProjectLock:
    """A project that is held until `release`, or an empty promise where there was no room for the file."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def release(self) -> None:
        """Let others in; a second call does nothing."""
        path, self._path = self._path, None
        if path is None:
            return
        with _guard:
            _held[path] -= 1
            if _held[path]:
                return
            del _held[path]
            if is_own(_read(path)):  # else somebody took it away meanwhile
                with contextlib.suppress(OSError):
                    path.unlink()


def lock_project(folder: Path) -> ProjectLock:
    """Hold the project in *folder* for this process; a lock whose process is gone is taken over.

    A full disk is no reason to keep anybody out: the project is then open without a lock.

    Raises:
        ProjectInUseError: Another program has it open.
        ReadOnlyProjectError: The folder may not be written.
        WorkbenchError: The folder is gone or cannot be reached.
    """
    path = folder.resolve() / LOCK_NAME
    with _guard:
        if path in _held:
            _held[path] += 1
            return ProjectLock(path)
        try:
            while not _create(path):
                found = _wait_for_content(path)
                if found is not None and not is_own(found) and _is_taken(found):
                    raise ProjectInUseError(folder, _holder(found))
                _remove(path, found)
        except OSError as error:
            if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
                return ProjectLock(None)
            if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
                raise ReadOnlyProjectError(folder) from error
            raise WorkbenchError(
                text("“{path}” cannot be opened: {reason}.", path=str(folder), reason=error.strerror or "?")
            ) from error
        _held[path] = 1
        return ProjectLock(path)


@contextlib.contextmanager
def locked(folder: Path) -> Generator[None]:
    """Hold the project in *folder* inside; see `lock_project` for what it raises."""
    lock = lock_project(folder)
    try:
        yield
    finally:
        lock.release()


def _create(path: Path) -> bool:
    mark = {**process_mark(), "since": datetime.now().astimezone().isoformat(timespec="seconds")}
    try:
        handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o644)
    except FileExistsError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            file.write((json.dumps(mark, ensure_ascii=False, indent=2) + "\n").encode())
    except OSError:
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return True


def _read(path: Path) -> dict[str, Any] | None:
    """Return what a lock says, or None where it says nothing."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    return cast("dict[str, Any]", found) if isinstance(found, dict) else None


def _wait_for_content(path: Path) -> dict[str, Any] | None:
    """Return what a lock says; one that is still empty after a moment was left so by a crash."""
    for _ in range(LOOKS):
        found = _read(path)
        if found is not None:
            return found
        time.sleep(PAUSE)
    return None


def _is_taken(mark: Mapping[str, Any]) -> bool:
    is_elsewhere = mark.get("host") != platform.node()  # whether it still runs there cannot be asked
    return is_elsewhere or is_alive(mark)


def _holder(mark: Mapping[str, Any]) -> Holder:
    try:
        since = datetime.fromisoformat(str(mark.get("since"))).astimezone()
    except (ValueError, OverflowError, OSError):
        since = None
    pid = mark.get("pid")
    return Holder(pid=pid if isinstance(pid, int) else 0, host=str(mark.get("host") or ""), since=since)


def _remove(path: Path, seen: Mapping[str, Any] | None) -> None:
    """Take a left lock away, unless another program did so just now and put its own there."""
    aside = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return
    if _read(aside) != seen:
        with contextlib.suppress(OSError):
            os.link(aside, path)  # never over a third one's
    aside.unlink(missing_ok=True)
