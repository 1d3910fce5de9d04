"""Kinds of files that hold one text, whatever is written around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from workbench.data.encoding import open_text
from workbench.data.passages import Passages
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.language import WorkbenchError, text
from workbench.progress import Progress


class TextFormat(Format):
    """The whole file is one text, copied to a temporary file as plain UTF-8."""

    kinds = (Kind.TEXT,)

    def accepts(self, path: Path) -> bool:
        """Return whether *path* ends like this format."""
        return path.suffix.lower() in self.suffixes

    def plain(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        """Yield what people read of a file that comes in *pieces*; *path* is for messages."""
        yield from pieces

    def pieces(self, path: Path, options: ReadOptions, progress: Progress) -> tuple[Iterator[str], str]:
        """Return the text of *path* in pieces, and its encoding.

        Raises:
            WorkbenchError: At once or while the pieces are read: the file cannot be read or holds no text.
        """
        pieces, encoding = open_text(path, options.encoding, progress)
        return filled(self.plain(pieces, path), path), encoding

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        """Return the text of *path* as one column of passages."""
        progress.update(0.0)
        pieces, encoding = self.pieces(path, options, progress)
        return Table(format=self.key, names=("text",), columns=(Passages.kept(pieces),), encoding=encoding)


def filled(pieces: Iterable[str], path: Path) -> Iterator[str]:
    """Yield *pieces*.

    Raises:
        WorkbenchError: After the last of them: there was not a word in them.
    """
    has_content = False
    for piece in pieces:
        has_content = has_content or bool(piece and not piece.isspace())
        yield piece
    if not has_content:
        raise WorkbenchError(
            text("“{path}” holds no text.", path=str(path)), text("Choose a file that holds some text.")
        )
