"""Word documents (.docx): their paragraphs, or the rows of their tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from workbench.data.archive import Budget, open_zip, unpacked_chunks
from workbench.data.encoding import missing
from workbench.data.rows import check_width, table_of_rows
from workbench.data.table import Kind, ReadOptions, Table
from workbench.data.texts import TextFormat, filled
from workbench.data.xml_events import xml_events
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress

MAX_PARAGRAPH = 50_000_000  # characters
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
Block = tuple[bool, list[str]]  # whether it is a row of a table, and its cells; a paragraph is one


class _Blocks:
    """Puts the words of a document together; a table inside a cell is taken as words of that cell."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self._paragraphs: list[list[str]] = []  # one in another where a box of text hangs at a paragraph
        self._cells: list[str] = []
        self._cell: list[str] = []
        self._n_table = self._n_run = self._n_hidden = self._n_setting = 0
        self._in_text = False
        self._n_character = 0

    @property
    def cells(self) -> list[str]:
        """The cells so far of a row that has not ended."""
        return self._cells

    @property
    def n_character(self) -> int:
        """Length of what is not yet done."""
        return self._n_character

    def start(self, name: str) -> None:
        """Take a start tag."""
        if name == "Fallback":  # the same again for older programs
            self._n_hidden += 1
        elif name == "tbl":
            self._n_table += 1
        elif name == "tr" and self._n_table == 1:
            self._cells = []
        elif name == "tc" and self._n_table == 1:
            self._cell = []
        elif name == "p":
            self._paragraphs.append([])
        elif name == "r":
            self._n_run += 1
        elif name == "t":
            self._in_text = True
        elif name == "pPr":  # where a tab is a place, not a sign
            self._n_setting += 1
        elif self._n_run and not self._n_setting and name in _SIGNS:
            self._add(" " if self._n_table else _SIGNS[name])

    def words(self, words: str) -> None:
        """Take what is between two tags."""
        if self._in_text:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._paragraphs and not self._n_hidden:
            self._paragraphs[-1].append(words)
            self._n_character += len(words)

    def end(self, name: str) -> None:
        """Take an end tag."""
        if name == "Fallback":
            self._n_hidden -= 1
        elif name == "t":
            self._in_text = False
        elif name == "r":
            self._n_run -= 1
        elif name == "pPr":
            self._n_setting -= 1
        elif name == "p" and self._paragraphs:
            words = "".join(self._paragraphs.pop())
            if self._n_hidden:
                pass
            elif self._n_table:
                self._cell.append(words)
            else:
                self._finish(False, [words])
        elif name == "tc" and self._n_table == 1:
            self._cells.append(" ".join(part for part in self._cell if part).strip())
        elif name == "tr" and self._n_table == 1:
            self._finish(True, self._cells)
        elif name == "tbl":
            self._n_table -= 1

    def _finish(self, is_row: bool, cells: list[str]) -> None:
        self.done.append((is_row, cells))
        self._n_character = 0


def blocks_of(path: Path, progress: Progress) -> Iterator[Block]:
    """Yield the paragraphs and rows of a document in order.

    Raises:
        WorkbenchError: It cannot be read.
    """
    if not path.exists():
        raise missing(path)
    with closing(open_zip(path, ".docx")) as archive:
        known = archive.namelist()
        name = next(
            (name for name in known if name.startswith("word/document") and name.endswith(".xml")), None
        )
        if name is None:
            raise WorkbenchError(
                text("“{path}” is not a readable {kind} file.", path=str(path), kind=".docx"),
                text("Open it in an office program, save it again and import that."),
            )
        blocks, n_row = _Blocks(), 0
        for event, what, _ in xml_events(unpacked_chunks(archive, name, Budget(path), progress), path):
            if event == "text":
                blocks.words(what)
            elif event == "start":
                blocks.start(what)
            else:
                blocks.end(what)
                n_row += what == "tr"
                check_width(path, n_row + 1, blocks.cells)
                yield from blocks.done
                blocks.done.clear()
            if blocks.n_character > MAX_PARAGRAPH:
                raise WorkbenchError(
                    text(
                        "“{path}” holds a paragraph of more than {limit:,} characters.",
                        path=str(path),
                        limit=MAX_PARAGRAPH,
                    ),
                    text("Save the document as text (.txt) and import that."),
                )


class Word(TextFormat):
    """One long text with a line for each paragraph and row; or a table, where nearly everything is in tables."""

    key = "docx"
    title = N_("Word document")
    kinds = (Kind.TEXT, Kind.ROWS)
    suffixes = (".docx",)

    def pieces(self, path: Path, options: ReadOptions, progress: Progress) -> tuple[Iterator[str], str]:
        lines = ("\t".join(cells) + "\n" for _, cells in blocks_of(path, progress))
        return filled(lines, path), ""

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        n_row = n_paragraph = 0
        for is_row, cells in blocks_of(path, progress.part(0.0, 0.5)):
            if is_row:
                n_row += len(cells) > 1
            else:
                n_paragraph += bool(cells[0].strip())
        rest = progress.part(0.5, 1.0)
        if n_row < 2 or n_row <= n_paragraph:
            return super().read(path, options, rest)
        rows: list[list[str]] = []
        for is_row, cells in blocks_of(path, rest):
            if is_row and any(cells):
                rows.append(cells)
        return table_of_rows(path, enumerate(rows, start=1), options, format=self.key)


FORMAT = Word()
