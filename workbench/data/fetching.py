"""The files of a set from the catalogue: from the network, from a USB stick, or because they are here already."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from workbench.atomic import replacing
from workbench.data.catalogue import DataFile, DataSet
from workbench.data.checking import WrongFileError, check
from workbench.data.downloading import Arrived, download, part_of
from workbench.language import Text, WorkbenchError, text
from workbench.progress import Progress


def fetch(wanted: DataSet, progress: Progress) -> tuple[Arrived, ...]:
    """Return all files of *wanted*; what is not here yet is downloaded, and what is here is checked.

    A file that is here and is another one (half copied, or changed) is fetched again.

    Raises:
        CancelledError: Somebody asked to stop.
        WorkbenchError: One cannot be had.
    """
    return tuple(_fetched(wanted, file, part) for file, part in _parts(wanted, progress))


def checked(wanted: DataSet, progress: Progress) -> tuple[Arrived, ...]:
    """Return the files of *wanted*, all of which are on this computer; the network is not used.

    Raises:
        WorkbenchError: One is missing or another one.
    """
    return tuple(_here(wanted, file, part) for file, part in _parts(wanted, progress))


def bring(wanted: DataSet, brought: Sequence[Path], progress: Progress) -> tuple[Arrived, ...]:
    """Copy the files that somebody *brought* to where *wanted* has its own, each once it is known to be right.

    A file is told by its name, or by its content where it has another name.

    Raises:
        WorkbenchError: One of them belongs to another set. Those before it are copied.
    """
    found: list[Arrived] = []
    for number, path in enumerate(brought):
        part = progress.part(number / len(brought), (number + 1) / len(brought))
        file, digest = _meant(wanted, path, part.part(0.0, 0.5))
        place = wanted.place_of(file)
        if path.resolve() != place.resolve():
            with replacing(place) as temporary:
                shutil.copyfile(path, temporary)
        _forget_part(place)
        part.update(1.0)
        found.append(Arrived(place, digest, bool(file.sha256)))
    return tuple(found)


def not_compared(file: Arrived) -> Text:
    """Return the sentence on a file whose checksum nobody has said before."""
    return text(
        "“{name}” could not be compared with a known checksum. Its own is {sha256} (SHA-256): "
        "write it down to compare it with a later download.",
        name=file.path.name,
        sha256=file.sha256,
    )


def _parts(wanted: DataSet, progress: Progress) -> list[tuple[DataFile, Progress]]:
    """Return every file with its share of *progress*, by size."""
    parts: list[tuple[DataFile, Progress]] = []
    before = 0
    for file in wanted.files:
        start, end = before / wanted.n_byte, (before + file.n_byte) / wanted.n_byte
        parts.append((file, progress.part(start, end)))
        before += file.n_byte
    return parts


def _fetched(wanted: DataSet, file: DataFile, progress: Progress) -> Arrived:
    place = wanted.place_of(file)
    if place.is_file():
        try:
            return _here(wanted, file, progress)
        except WrongFileError:
            pass
    return download(file, place, progress)


def _here(wanted: DataSet, file: DataFile, progress: Progress) -> Arrived:
    place = wanted.place_of(file)
    if not place.is_file():
        raise WorkbenchError(
            text("“{path}” is not there.", path=str(place)),
            text("Download it, or copy it there from a USB stick."),
        )
    digest = check(file, place, progress)
    _forget_part(place)
    return Arrived(place, digest, bool(file.sha256))


def _forget_part(place: Path) -> None:
    """Remove the beginning of a download nobody needs any more; a folder is imported with all that lies in it."""
    with suppress(OSError):
        part_of(place).unlink(missing_ok=True)


def _meant(wanted: DataSet, path: Path, progress: Progress) -> tuple[DataFile, str]:
    """Return which file of *wanted* lies at *path*, and its checksum."""
    same_name = [file for file in wanted.files if _names(file) & {path.name.lower()}]
    candidates = same_name or list(wanted.files)
    problem: WrongFileError | None = None
    for file in candidates:
        try:
            return file, check(file, path, progress)
        except WrongFileError as error:
            problem = problem or error
    assert problem is not None, "a set has a file"
    raise problem


def _names(file: DataFile) -> set[str]:
    """Return the names a browser may have saved *file* under."""
    return {name.lower() for name in (file.name, *(it.rpartition("/")[2] for it in file.addresses))}
