"""Single files out of a packed one, each for a moment on disk under a name of our own."""

from __future__ import annotations

import gzip
import tempfile
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from pathlib import Path

from workbench.atomic import unwritable
from workbench.data.archive import CHUNK_BYTES, UNPACKING_ERRORS, Budget, open_zip, unpacked_chunks
from workbench.data.contents import MAX_FILES, ending, is_hidden
from workbench.language import WorkbenchError, text
from workbench.progress import Progress


def names_in_zip(path: Path) -> list[str]:
    """Return the files in a zip file in order of name, without hidden ones and such as lead out of it (``../a``).

    Raises:
        WorkbenchError: It is none, or holds far too many files.
    """
    with closing(open_zip(path)) as archive:
        names = [name for name in archive.namelist() if not name.endswith("/") and not is_hidden(name)]
    if len(names) > MAX_FILES:
        raise WorkbenchError(
            text("“{path}” holds more than {limit:,} files.", path=str(path), limit=MAX_FILES),
            text("Choose the folder that holds only the data."),
        )
    return sorted(names)


def gzip_chunks(path: Path, budget: Budget, progress: Progress) -> Iterator[bytes]:
    """Yield the bytes packed in the ``.gz`` file *path*.

    Raises:
        WorkbenchError: It is broken, or larger than is safe.
    """
    try:
        whole = max(1, path.stat().st_size)
        with path.open("rb") as raw, gzip.GzipFile(fileobj=raw) as file:
            while chunk := file.read(CHUNK_BYTES):
                budget.take(len(chunk))
                yield chunk
                progress.update(raw.tell() / whole)
    except UNPACKING_ERRORS as error:
        raise WorkbenchError(
            text("“{path}” is not a readable {kind} file.", path=str(path), kind=".gz"),
            text("If it is locked with a password, remove it. Otherwise save the file again."),
        ) from error


@contextmanager
def on_disk(chunks: Iterable[bytes], name: str) -> Generator[Path]:
    """Write a file for as long as it is needed; of its *name* only the ending is used.

    Raises:
        WorkbenchError: The disk is full or the folder for temporary files cannot be written.
    """
    place = Path(tempfile.gettempdir())
    suffix = "".join(letter for letter in ending(name) if letter == "." or letter.isalnum())[:16]
    try:
        folder = tempfile.TemporaryDirectory(prefix="attention-workbench-", ignore_cleanup_errors=True)
    except OSError as error:
        raise unwritable(place, error) from error
    with folder as inside:
        path = Path(inside) / f"unpacked{suffix}"
        try:
            with path.open("wb") as file:
                for chunk in chunks:
                    file.write(chunk)
        except OSError as error:
            raise unwritable(path, error) from error
        yield path


@contextmanager
def zip_member(archive: zipfile.ZipFile, name: str, budget: Budget, progress: Progress) -> Generator[Path]:
    """Give one file of *archive* a path for as long as it is needed.

    Raises:
        WorkbenchError: It cannot be unpacked.
    """
    with on_disk(unpacked_chunks(archive, name, budget, progress), name) as path:
        yield path


@contextmanager
def opening(path: Path) -> Generator[Callable[[str, Progress], AbstractContextManager[Path]]]:
    """Give a function that gives a file of the folder or zip file *path* by its name, for as long as it is needed."""
    if path.is_dir():
        yield lambda name, _: nullcontext(path / name)
        return
    budget = Budget(path)
    with closing(open_zip(path)) as archive:
        yield lambda name, progress: zip_member(archive, name, budget, progress.part(0.0, 0.0))
