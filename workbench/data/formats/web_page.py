"""HTML: the words of a web page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

from workbench.data.texts import TextFormat
from workbench.language import N_, WorkbenchError, text

MAX_WAITING = 10_000_000  # characters of one tag or comment; more than pictures written into a page need
_UNREAD = frozenset(["script", "style", "title", "template"])
_BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "br", "caption", "center", "dd", "details"),
        *(
            "dialog",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figcaption",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
        ),
        *("h4", "h5", "h6", "head", "header", "hr", "html", "legend", "li", "main", "menu", "nav", "ol"),
        *("option", "p", "pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul"),
    ]
)


class _Words(HTMLParser):
    """Collects what is read of a page: a line for every block, one space for every run of white space."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._gap = ""  # what comes before the next word: nothing, a space, a tab or a line break
        self._unread: list[str] = []
        self._n_pre = 0
        self._has_begun = False

    @property
    def n_waiting(self) -> int:
        """How many characters the parser holds back because a tag or comment has not ended."""
        return len(self.rawdata)

    def finish(self) -> None:
        """Take what was held back, or drop it where it is a tag, comment or script without end, as browsers do.

        The parser itself would look for the end once more at every sign of it, which takes hours where there are many.
        """
        if not self.rawdata.startswith("<") and self.cdata_elem is None:
            self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "body":  # whatever was never closed before
            self._unread.clear()
        if tag in _UNREAD:
            self._unread.append(tag)
        self._n_pre += tag == "pre"
        self._mark(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._mark(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unread:
            del self._unread[self._unread.index(tag) :]
        if tag == "pre":
            self._n_pre = max(0, self._n_pre - 1)
        self._mark(tag)

    def handle_data(self, data: str) -> None:
        if self._unread:
            return
        if self._n_pre:
            self._put(data)
            return
        words = data.split()
        if not words:
            self._widen(" " if data else "")
            return
        if data[0].isspace():
            self._widen(" ")
        self._put(" ".join(words))
        if data[-1].isspace():
            self._widen(" ")

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        return self.parse_bogus_comment(
            i
        )  # as browsers do; the parser fails where it does not know the section

    def _put(self, words: str) -> None:
        if words:
            self.found.append(self._gap)
            self.found.append(words)
            self._gap = ""
            self._has_begun = True

    def _mark(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._widen("\n")
        elif tag in ("td", "th"):
            self._widen("\t")

    def _widen(self, gap: str) -> None:
        if self._has_begun:
            self._gap = max(self._gap, gap, key=["", " ", "\t", "\n"].index)


class WebPage(TextFormat):
    """Without tags, comments, scripts and styles; the cells of a table's row are parted by tabs."""

    key = "html"
    title = N_("Web page (HTML)")
    suffixes = (".html", ".htm")

    def plain(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        parser = _Words()
        for piece in pieces:
            parser.feed(piece)
            yield "".join(parser.found)
            parser.found.clear()
            if parser.n_waiting > MAX_WAITING:
                raise WorkbenchError(
                    text("“{path}” holds a tag or comment that never ends.", path=str(path)),
                    text("Open it in a browser, and save the page as text (.txt)."),
                )
        parser.finish()
        yield "".join((*parser.found, "\n"))


FORMAT = WebPage()
