"""A text file: one long text."""

from __future__ import annotations

from pathlib import Path

from workbench.data.encoding import open_text
from workbench.data.passages import Passages
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.language import N_
from workbench.progress import Progress


class PlainText(Format):
    """The whole file is one text, copied to a temporary file as plain UTF-8."""

    key = "text"
    title = N_("Text file")
    kinds = (Kind.TEXT,)
    suffixes = (".txt", ".text", ".md")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        progress.update(0.0)
        pieces, encoding = open_text(path, options.encoding, progress)
        return Table(format=self.key, names=("text",), columns=(Passages.kept(pieces),), encoding=encoding)


FORMAT = PlainText()
