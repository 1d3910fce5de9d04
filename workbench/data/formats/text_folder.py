"""A folder (or zip file) of texts, one in each file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from pathlib import Path, PurePosixPath

from workbench.data.archive import BombError
from workbench.data.contents import are_texts, ending, names_in, text_suffixes, told
from workbench.data.documents import Documents
from workbench.data.encoding import missing
from workbench.data.examples import Problem
from workbench.data.given_split import split_of_file, split_of_folder, splits_of
from workbench.data.split import GIVEN
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.data.texts import TextFormat
from workbench.data.unpacking import names_in_zip, opening
from workbench.language import N_, WorkbenchError, text
from workbench.progress import CancelledError, Progress

HELD_BYTES = (
    4_000_000  # of one file; a larger one is read once more instead of being held while it is checked
)


class TextFolder(Format):
    """A row a file, in order of name; where files are in folders of their own, the folder's name is the label."""

    key = "text-folder"
    title = N_("Texts in a folder")
    kinds = (Kind.TEXT, Kind.ROWS)
    suffixes = (".zip",)
    is_folder = True

    def accepts(self, path: Path) -> bool:
        if path.is_dir():
            return are_texts(names_in(path))
        return path.suffix.lower() == ".zip" and are_texts(names_in_zip(path))

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        found = names_in(path) if path.is_dir() else names_in_zip(path)
        names = [name for name in found if ending(name) in text_suffixes()]
        if splits_of([split_of_file(name) for name in names]):
            names.sort(key=lambda name: str(split_of_file(name)))  # the files of a part one after the other
        problems: list[Problem] = []
        kept: list[str] = []
        encodings: dict[str, None] = {}

        def texts() -> Iterator[Iterable[str]]:
            for number, name in enumerate(names):
                part = progress.part(number / len(names), (number + 1) / len(names))
                with ExitStack() as stack:  # until the text was taken over
                    try:
                        file = stack.enter_context(opened(name, part))
                        pieces, encoding = _checked(file, options, part)
                    except CancelledError:
                        raise
                    except BombError:  # is no single broken file
                        raise
                    except WorkbenchError as error:
                        problems.append(Problem(name, told(error.what, name)))
                        continue
                    encodings[encoding] = None
                    kept.append(name)
                    yield pieces

        with opening(path) as opened:
            documents = Documents.kept(texts())
        if not kept:
            raise WorkbenchError(
                text(
                    "None of the {count} texts in “{path}” can be read: {reason}",
                    count=len(names),
                    path=str(path),
                    reason=problems[0].reason if problems else "",
                ),
                text("Save them again as UTF-8 text."),
            )
        progress.update(1.0)
        folders = [PurePosixPath(name).parent.name for name in kept]
        has_labels = all(folders)
        splits = splits_of([split_of_folder(name) for name in kept]) if has_labels else None
        parts = splits_of([split_of_file(name) for name in kept])
        if parts is not None and not has_labels:
            documents = documents.parted(parts)
        return Table(
            format=self.key,
            names=("text", *(["label"] if has_labels else []), *([GIVEN] if splits else [])),
            columns=(documents, *([folders] if has_labels else []), *([splits] if splits else [])),
            encoding=next(iter(encodings)) if len(encodings) == 1 else "",
            problems=tuple(problems),
        )


def _checked(path: Path, options: ReadOptions, progress: Progress) -> tuple[Iterable[str], str]:
    """Return the text of a file that was read to its end before: nothing of a broken one is taken."""
    reader = reader_of(path)
    pieces, encoding = reader.pieces(path, options, progress.part(0.0, 0.5))
    if path.stat().st_size <= HELD_BYTES:
        return list(pieces), encoding
    for _ in pieces:
        pass
    return reader.pieces(path, options, progress.part(0.5, 1.0))


def reader_of(path: Path) -> TextFormat:
    """Return the format of one text."""
    from workbench.data.importing import all_formats  # it finds this format too

    return next(known for known in all_formats() if isinstance(known, TextFormat) and known.accepts(path))


FORMAT = TextFolder()
