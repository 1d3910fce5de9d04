"""Two texts whose lines are translations of each other: ``train.en`` and ``train.zh``."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path

from workbench.data.archive import Budget, open_zip
from workbench.data.contents import GZIP, ending, names_in, told, unpacked_name
from workbench.data.encoding import missing, open_text, text_lines
from workbench.data.languages import is_code, parallel_pair, told_apart
from workbench.data.table import Format, ReadOptions, Table
from workbench.data.unpacking import gzip_chunks, names_in_zip, on_disk, zip_member
from workbench.language import N_, WorkbenchError, text
from workbench.progress import CancelledError, Progress

Opened = Callable[[str, Progress], AbstractContextManager[Path]]


class ParallelText(Format):
    """One of the two files, or a folder or zip file that holds only the two; a column for each language.

    In a folder each may be packed by itself, such as ``train.en.gz``.
    """

    key = "parallel-text"
    title = N_("Parallel texts, a file for each language")
    suffixes = (".en", ".zh", ".zip")
    is_folder = True

    def accepts(self, path: Path) -> bool:
        if path.is_dir():
            return parallel_pair([unpacked_name(name) for name in names_in(path)]) is not None
        if path.suffix.lower() == ".zip":
            return parallel_pair(names_in_zip(path)) is not None
        return is_code(path.suffix[1:])

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        if path.suffix.lower() == ".zip" and path.is_file():
            budget = Budget(path)
            with closing(open_zip(path)) as archive:
                return _read(
                    path,
                    names_in_zip(path),
                    lambda name, part: zip_member(archive, name, budget, part),
                    options,
                    progress,
                )
        folder = path if path.is_dir() else path.parent
        names = names_in(path) if path.is_dir() else [path.name, _other_of(path)]
        return _read(path, names, lambda name, part: _opened(folder / name, part), options, progress)


def _opened(path: Path, progress: Progress) -> AbstractContextManager[Path]:
    if ending(path.name) != GZIP:
        return nullcontext(path)
    return on_disk(gzip_chunks(path, Budget(path), progress), unpacked_name(path.name))


def _other_of(path: Path) -> str:
    """Return the name of the file beside *path* that is its translation; of several, Chinese or English first."""
    beside = [other.name for other in path.parent.glob(f"{_literal(path.stem)}.*") if other.is_file()]
    fitting = sorted(name for name in beside if told_apart(path.name, name))
    if not fitting:
        raise WorkbenchError(
            text("Beside “{path}” there is no file of the same name in another language.", path=str(path)),
            text("Put the translation next to it, such as {example}.", example=f"{path.stem}.zh"),
        )
    return min(fitting, key=lambda name: (not name.lower().endswith((".zh", ".en")), name))


def _literal(stem: str) -> str:
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in stem)


def _read(path: Path, names: list[str], opened: Opened, options: ReadOptions, progress: Progress) -> Table:
    columns: list[list[str]] = []
    encodings: set[str] = set()
    for number, name in enumerate(names):
        part = progress.part(number / len(names), (number + 1) / len(names))
        with opened(name, part.part(0.0, 0.3)) as file:
            try:
                pieces, encoding = open_text(file, options.encoding, part.part(0.3, 1.0))
                columns.append([line.rstrip("\n") for line in text_lines(pieces, file)])
            except CancelledError:
                raise
            except WorkbenchError as error:
                where = str(path.parent / name) if name == path.name else f"{path} › {name}"
                raise WorkbenchError(told(error.what, where), error.remedy) from error
        encodings.add(encoding)
    if len(columns[0]) != len(columns[1]):
        raise WorkbenchError(
            text(
                "“{path}”: “{first}” has {n_first:,} lines, but “{second}” has {n_second:,}.",
                path=str(path),
                first=names[0],
                n_first=len(columns[0]),
                second=names[1],
                n_second=len(columns[1]),
            ),
            text("Each line must be the translation of the line with the same number."),
        )
    codes = told_apart(unpacked_name(names[0]), unpacked_name(names[1])) or (names[0], names[1])
    return Table(
        format=ParallelText.key,
        names=codes,
        columns=tuple(columns),
        first_rows=range(1, len(columns[0]) + 1),
        encoding=encodings.pop() if len(encodings) == 1 else "",
        has_header=True,
        notes=(text("“{first}” and “{second}” were read line by line.", first=names[0], second=names[1]),),
    )


FORMAT = ParallelText()
