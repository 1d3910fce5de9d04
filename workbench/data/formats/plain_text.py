"""A text file: one long text."""

from __future__ import annotations

from pathlib import Path

from workbench.data.encoding import read_text
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_
from workbench.progress import Progress


class PlainText(Format):
    """The whole file is one example."""

    key = "text"
    title = N_("Text file")
    suffixes = (".txt", ".text", ".md")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        progress.update(0.1)
        content, encoding = read_text(path, options.encoding)
        progress.update(1.0)
        return Table(format=self.key, names=("text",), columns=([content],), encoding=encoding)


FORMAT = PlainText()
