"""Text that can be shown in more than one language.

Sentences are written in English in the code and looked up, when they are *shown*, in a Qt ``.ts`` catalogue.
The catalogue is read as plain XML, so the command line speaks the same languages without Qt and a language
can be switched while the window is open.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Integral
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from workbench import paths
from workbench.numerals import Counted

LANGUAGES: Mapping[str, str] = {"en": "English", "zh_CN": "简体中文"}

_catalogue: dict[str, str] = {}
_language = "en"


def read_catalogue(path: Path) -> dict[str, str]:
    """Return source sentence -> finished translation from a Qt ``.ts`` file."""
    found: dict[str, str] = {}
    for message in ElementTree.parse(path).getroot().iter("message"):
        source, translation = message.findtext("source"), message.find("translation")
        if source and translation is not None and translation.text and translation.get("type") is None:
            found[source] = translation.text
    return found


def set_language(key: str) -> None:
    """Show text in language *key* from now on; an unknown key or a damaged catalogue leaves English."""
    global _catalogue, _language
    if key not in LANGUAGES or key == "en":
        _catalogue, _language = {}, "en"
        return
    try:
        _catalogue = read_catalogue(paths.resource("i18n", f"{key}.ts"))
        _language = key
    except (OSError, ElementTree.ParseError, LookupError):  # LookupError: an unknown encoding is named in it
        _catalogue, _language = {}, "en"


def current_language() -> str:
    """Return the key of the language text is shown in."""
    return _language


def N_(sentence: str) -> str:
    """Mark *sentence* for translation where it is written; it is looked up later by `tr`."""
    return sentence


def tr(sentence: str, /, **values: Any) -> str:
    """Return *sentence* in the current language, its ``{names}`` filled in from *values*."""
    template = _catalogue.get(sentence, sentence)
    shown = {name: _as_shown(value) for name, value in values.items()}
    if not values:
        return template
    try:
        return template.format(**shown)
    except (LookupError, ValueError):
        if template is sentence:
            raise
        return sentence.format(**shown)  # a slip in a translation must not hide the message


def in_a_row(*sentences: str) -> str:
    """Return whole *sentences* one after the other as they are written: no space follows a Chinese full stop."""
    row = ""
    for sentence in sentences:
        gap = " " if row and sentence and not row.endswith(("。", "！", "？", "；")) else ""
        row += gap + sentence
    return row


def _as_shown(value: Any) -> Any:
    if isinstance(value, Text):
        return str(value)
    if isinstance(value, Integral) and not isinstance(value, bool):
        return Counted(value)
    return value


@dataclass(frozen=True)
class Text:
    """A sentence with its values, translated when it is shown and not when it is made."""

    sentence: str
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def __str__(self) -> str:
        return tr(self.sentence, **self.values)


def text(sentence: str, /, **values: Any) -> Text:
    """Mark *sentence* for translation and keep its *values* with it."""
    return Text(sentence, values)


class WorkbenchError(Exception):
    """Something a person can put right: what happened and where, then what to do about it."""

    def __init__(self, what: Text, remedy: Text | None = None) -> None:
        super().__init__(what, remedy)
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return str(self.what) if self.remedy is None else f"{self.what} {self.remedy}"
