"""One file, packed: ``pairs.csv.gz`` or a zip file that holds nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from workbench.data.archive import Budget, open_zip, unpacked_chunks
from workbench.data.contents import ending, holds_one_file, told
from workbench.data.encoding import missing
from workbench.data.examples import Problem
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.data.unpacking import gzip_chunks, names_in_zip, on_disk
from workbench.language import N_, WorkbenchError, text
from workbench.progress import CancelledError, Progress

PACKED_SUFFIXES = (".gz", ".zip")


class Packed(Format):
    """Read as what is inside, whose format the table has."""

    key = "packed"
    title = N_("Packed file")
    kinds = (Kind.TEXT, Kind.ROWS)
    suffixes = PACKED_SUFFIXES

    def accepts(self, path: Path) -> bool:
        suffix = path.suffix.lower()
        return suffix == ".gz" or (suffix == ".zip" and holds_one_file(names_in_zip(path)))

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        progress.update(0.0)
        unpacking = progress.part(0.0, 0.3)
        if path.suffix.lower() == ".gz":
            return _read(gzip_chunks(path, Budget(path), unpacking), path.stem, path, options, progress)
        (name,) = names_in_zip(path)
        with closing(open_zip(path)) as archive:
            chunks = unpacked_chunks(archive, name, Budget(path), unpacking)
            return _read(chunks, name, path, options, progress)


def _read(chunks: Iterable[bytes], name: str, path: Path, options: ReadOptions, progress: Progress) -> Table:
    from workbench.data.importing import format_of  # it finds this format too

    if ending(name) in PACKED_SUFFIXES:
        raise WorkbenchError(
            text("“{path}” holds another packed file, “{name}”.", path=str(path), name=name),
            text("Unpack it yourself, and import what is inside."),
        )
    with on_disk(chunks, name) as inside:
        try:
            table = format_of(inside).read(inside, options, progress.part(0.3, 1.0))
        except CancelledError:
            raise
        except WorkbenchError as error:
            raise WorkbenchError(told(error.what, f"{path} › {name}"), error.remedy) from error
    problems = (
        Problem(problem.where.replace(inside.name, Path(name).name, 1), problem.reason)
        for problem in table.problems
    )
    return replace(table, problems=tuple(problems))


FORMAT = Packed()
