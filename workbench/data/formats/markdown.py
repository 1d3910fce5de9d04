"""Markdown: text with signs for headings, links and emphasis, which are left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from pathlib import Path

from workbench.data.encoding import text_lines
from workbench.data.texts import TextFormat
from workbench.language import N_

# No pattern looks further than a few hundred characters, so that a line of any length takes time in proportion.
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LINES_ONLY = re.compile(r"\s*([-*_=])(\s*\1){2,}\s*$|\s*=+\s*$")
_LINK_TARGET = re.compile(r" {0,3}\[[^\[\]]{1,300}\]:\s*\S")
_TABLE_RULE = frozenset(" \t\r\n:|-")
MAX_MARKED = 100_000  # characters of a line; longer ones are data, and taken as they are
_NESTED = 8  # signs before a line, such as a heading in a list in a quotation
_START = re.compile(r"\s{0,3}((>\s?)+|#{1,6}(\s+|$)|[-*+]\s+(\[[ xX]\]\s+)?)")
_HEADING_END = re.compile(r"\s#+\s*$")
_INLINE = (
    (re.compile(r"<!--.{0,500}?-->"), ""),
    (re.compile(r"!?\[([^\[\]]{0,500})\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?\)"), r"\1"),
    (re.compile(r"!?\[([^\[\]]{1,500})\]\[[^\[\]]{0,300}\]"), r"\1"),
    (re.compile(r"<((?:https?|mailto):[^<>\s]{1,500})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,500}>"), ""),
    (re.compile(r"\*\*(?=\S)(.{0,499}?\S)\*\*"), r"\1"),
    (re.compile(r"(?<!\w)__(?=\S)(.{0,499}?\S)__(?!\w)"), r"\1"),
    (re.compile(r"~~(?=\S)(.{0,499}?\S)~~"), r"\1"),
    (re.compile(r"(?<![\\*])\*(?=[^\s*])([^*]{0,499}?[^\s*\\])\*(?!\*)"), r"\1"),
    (re.compile(r"(?<![\w\\])_(?=[^\s_])([^_]{0,499}?[^\s_\\])_(?!\w)"), r"\1"),
)
_CODE = re.compile(r"(`{1,3})(?!`)(.{1,500}?)(?<!`)\1(?!`)")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")


def plain_line(line: str) -> str:
    """Return what is read of one line outside a block of code; empty where only its signs have a meaning."""
    if _LINES_ONLY.match(line) or _LINK_TARGET.match(line) or _is_table_rule(line):
        return ""
    is_heading = False
    for _ in range(_NESTED):
        start = _START.match(line)
        if start is None:
            break
        is_heading = is_heading or "#" in start.group()
        line = line[start.end() :]
    if is_heading:
        line = _HEADING_END.sub("", line)
    cells = line.strip()
    if cells.startswith("|") and cells.endswith("|") and len(cells) > 1:
        line = "\t".join(cell.strip() for cell in cells[1:-1].split("|"))
    parts: list[str] = []
    place = 0
    for code in _CODE.finditer(line):
        parts += [_plain_words(line[place : code.start()]), code.group(2)]
        place = code.end()
    return "".join((*parts, _plain_words(line[place:])))


def _is_table_rule(line: str) -> bool:
    return "|" in line and "-" in line and _TABLE_RULE.issuperset(line)


def _plain_words(words: str) -> str:
    for pattern, kept in _INLINE:
        words = pattern.sub(kept, words)
    return unescape(_ESCAPED.sub(r"\1", words))


class Markdown(TextFormat):
    """Paragraphs, headings and lists as lines of text; code as it is written."""

    key = "markdown"
    title = N_("Markdown")
    suffixes = (".md", ".markdown")

    def plain(self, pieces: Iterable[str], path: Path) -> Iterator[str]:
        fence = ""
        for line in text_lines(pieces, path):
            found = _FENCE.match(line)
            if found and (not fence or line.strip().startswith(fence)):
                fence = "" if fence else found.group(1)
            elif fence or line.isspace() or len(line) > MAX_MARKED:
                yield line
            elif words := plain_line(line.rstrip("\n")).rstrip():
                yield words + "\n"


FORMAT = Markdown()
