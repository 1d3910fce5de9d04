"""Zip files, unpacked in memory piece by piece and never further than is safe."""

from __future__ import annotations

import lzma
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

from workbench.data.zip_names import names_encoding
from workbench.language import WorkbenchError, text
from workbench.progress import Progress

CHUNK_BYTES = 1_000_000
MAX_UNPACKED = 4_000_000_000  # bytes of everything in one file
MAX_RATIO = 200  # unpacked by packed; text packs to a tenth, and what packs better is made to fill memories
UNSUSPECTED = 10_000_000  # bytes that may be unpacked whatever the ratio: a few seconds of reading
UNPACKING_ERRORS = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError),
    *(RuntimeError, NotImplementedError, ValueError, KeyError),  # locked by a password, packed in an odd way
)


class BombError(WorkbenchError):
    """A packed file becomes larger than is safe."""


class Budget:
    """Counts what is unpacked of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._n_packed = max(1, path.stat().st_size)
        self._n_unpacked = 0

    def take(self, n_byte: int) -> None:
        """Count *n_byte* more.

        Raises:
            WorkbenchError: It is more than is safe.
        """
        self._n_unpacked += n_byte
        total = self._n_unpacked
        if total > MAX_UNPACKED or (total > UNSUSPECTED and total > MAX_RATIO * self._n_packed):
            raise BombError(
                text(
                    "“{path}” was not unpacked: its {packed:,} bytes become more than {unpacked:,}.",
                    path=str(self.path),
                    packed=self._n_packed,
                    unpacked=total,
                ),
                text("If you trust the file, unpack it yourself and import what you need of it."),
            )


def open_zip(path: Path, what: str = "zip") -> zipfile.ZipFile:
    """Return an open zip file, its names as people wrote them; *what* it should be is for the message.

    Raises:
        WorkbenchError: It is none.
    """
    try:
        archive = zipfile.ZipFile(path)
        try:
            encoding = names_encoding(archive)
        except BaseException:
            archive.close()
            raise
        if encoding is None:
            return archive
        archive.close()
        return zipfile.ZipFile(path, metadata_encoding=encoding)
    except UNPACKING_ERRORS as error:
        raise WorkbenchError(
            text("“{path}” is not a readable {kind} file.", path=str(path), kind=what),
            text("If it is locked with a password, remove it. Otherwise save the file again."),
        ) from error


def unpacked_chunks(
    archive: zipfile.ZipFile, name: str, budget: Budget, progress: Progress
) -> Iterator[bytes]:
    """Yield the bytes of one file in *archive*.

    Raises:
        WorkbenchError: It is broken, locked, or larger than is safe.
    """
    try:
        whole = max(1, archive.getinfo(name).file_size)
        n_read = 0
        with archive.open(name) as file:
            while chunk := file.read(CHUNK_BYTES):
                budget.take(len(chunk))
                n_read += len(chunk)
                yield chunk
                progress.update(n_read / whole)
    except UNPACKING_ERRORS as error:
        raise WorkbenchError(
            text("“{name}” in “{path}” could not be unpacked.", name=name, path=str(budget.path)),
            text("If it is locked with a password, remove it. Otherwise save the file again."),
        ) from error
