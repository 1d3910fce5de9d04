"""Files that are either the old one or the new one, never half of each."""

from __future__ import annotations

import errno
import json
import os
import uuid
from collections.abc import Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from workbench.language import WorkbenchError, text

_FULL = {errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)}


class DiskFullError(WorkbenchError):
    """There is no room left where something was to be written."""


def unwritable(path: Path, error: OSError) -> WorkbenchError:
    """Return *error*, which came of writing *path*, as a sentence."""
    if error.errno in _FULL:
        return DiskFullError(
            text("“{path}” could not be written: the disk is full.", path=str(path)),
            text("Make room on the disk, then try again."),
        )
    return WorkbenchError(
        text("“{path}” could not be written: {reason}.", path=str(path), reason=error.strerror or str(error)),
        text("Check that the disk is not full and that the folder may be written, or choose another folder."),
    )


@contextmanager
def replacing(path: Path) -> Generator[Path]:
    """Give a temporary path beside *path*; on success it is synced and takes the place of *path*.

    Raises:
        WorkbenchError: The folder cannot be written or the disk is full. *path* is then untouched.
    """
    temporary = path.with_name(f".{path.name}.{uuid.uuid4().hex[:8]}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, path)
        _sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        with suppress(OSError):  # gone already, or its folder was never one
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows cannot open folders and journals the rename itself
        return
    with suppress(OSError):  # some network shares refuse to sync a folder; the file itself is safe
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def write_bytes(path: Path, content: bytes) -> None:
    """Replace *path* by *content*, whole."""
    with replacing(path) as temporary:
        temporary.write_bytes(content)


def write_text(path: Path, content: str) -> None:
    """Replace *path* by *content* in UTF-8 with plain newlines, whole."""
    write_bytes(path, content.encode("utf-8"))


def write_json(path: Path, value: Any) -> None:
    """Replace *path* by *value* as readable JSON, whole."""
    write_text(path, json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False) + "\n")


def append_text(path: Path, content: str) -> None:
    """Add *content* to the end of *path* and see it on the disk; all of it or nothing.

    Raises:
        WorkbenchError: The folder cannot be written or the disk is full.
    """
    try:
        with path.open("ab", buffering=0) as file:  # a buffer would be written again when the file closes
            before = file.tell()
            left = content.encode("utf-8")
            try:
                while left:  # a disk that fills up takes a part first
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError:
                with suppress(OSError):  # half a line would spoil the next one
                    file.truncate(before)
                raise
    except OSError as error:
        raise unwritable(path, error) from error


def read_json(path: Path) -> Any:
    """Return the content of a JSON file.

    Raises:
        WorkbenchError: The file is missing, unreadable or not JSON.
    """
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise WorkbenchError(
            text("“{path}” does not exist.", path=str(path)),
            text("Check the name, or choose another folder."),
        ) from error
    except OSError as error:
        raise WorkbenchError(
            text(
                "“{path}” could not be read: {reason}.", path=str(path), reason=error.strerror or str(error)
            ),
        ) from error
    except (ValueError, RecursionError) as error:
        raise WorkbenchError(
            text("“{path}” is damaged: it does not hold valid JSON.", path=str(path)),
            text("Restore the file from a copy; nothing was changed."),
        ) from error
