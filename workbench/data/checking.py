"""Whether a file is the one the catalogue means."""

from __future__ import annotations

import hashlib
from pathlib import Path

from workbench.data.catalogue import DataFile
from workbench.language import WorkbenchError, text
from workbench.progress import Progress

CHUNK_BYTES = 1_000_000


class WrongFileError(WorkbenchError):
    """A file is another one than the catalogue means."""


def checksum_of_file(path: Path, progress: Progress) -> str:
    """Return the SHA-256 of a file.

    Raises:
        WorkbenchError: It cannot be read.
    """
    digest, n_read = hashlib.sha256(), 0
    try:
        whole = max(1, path.stat().st_size)
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                digest.update(chunk)
                n_read += len(chunk)
                progress.update(n_read / whole)
    except OSError as error:
        raise WorkbenchError(
            text("“{path}” could not be read: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error
    return digest.hexdigest()


def check(file: DataFile, path: Path, progress: Progress) -> str:
    """Return the SHA-256 of *path*, which is to be *file*.

    Raises:
        WorkbenchError: It is another file, or cannot be read.
    """
    n_byte = path.stat().st_size if path.is_file() else 0
    if not file.smallest <= n_byte <= file.largest:
        raise wrong_size(file, str(path), n_byte)
    found = checksum_of_file(path, progress)
    if file.sha256 and found != file.sha256:
        raise wrong_content(file, str(path), found)
    return found


def wrong_size(file: DataFile, where: str, n_byte: int) -> WrongFileError:
    """Return the sentence on a file of another size than *file* has."""
    return WrongFileError(
        text(
            "“{where}” is another file than “{name}”: it has {found:,} bytes and not {known:,}.",
            where=where,
            name=file.name,
            found=n_byte,
            known=file.n_byte,
        ),
        text("Get it again. If that does not help, it was changed where it comes from: take another set."),
    )


def wrong_content(file: DataFile, where: str, found: str) -> WrongFileError:
    """Return the sentence on a file with another checksum than *file* has."""
    return WrongFileError(
        text(
            "“{where}” is another file than “{name}”: its checksum (SHA-256) is {found} and not {known}.",
            where=where,
            name=file.name,
            found=found,
            known=file.sha256,
        ),
        text("Get it again. If that does not help, it was changed where it comes from: take another set."),
    )
