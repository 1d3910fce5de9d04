"""Steps that make lines of text more alike before they become tokens.

They are declared once, here: the Data page shows them, the command line sets them, and what was cleaned before the
training is cleaned in the same way when somebody asks the model. Every step can be applied twice without harm.
"""

from __future__ import annotations

import dataclasses
import html
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from workbench.language import N_
from workbench.schema import Choice, setting

Change = Callable[[str], str]
CHOICE_OFF = Choice(value="", title=N_("As it is"))
SCRIPTS = (
    Choice(value="", title=N_("Any")),
    Choice(value="LATIN", title=N_("Latin")),
    Choice(value="CJK", title=N_("Chinese characters")),
    Choice(value="CYRILLIC", title=N_("Cyrillic")),
    Choice(value="GREEK", title=N_("Greek")),
    Choice(value="ARABIC", title=N_("Arabic")),
    Choice(value="DEVANAGARI", title=N_("Devanagari")),
    Choice(value="HANGUL", title=N_("Hangul")),
    Choice(value="KANA", title=N_("Kana")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CleaningConfig:
    """Which steps are taken, in this order. The last four leave out whole rows; a single long text has none."""

    strip_markup: bool = setting(
        False,
        title=N_("Remove markup"),
        help=N_("HTML tags such as <b> go, and &amp; becomes &."),
    )
    unicode_form: str = setting(
        "",
        title=N_("Unicode form"),
        help=N_(
            "One way of writing for characters that look the same, such as é as one sign or as e and an accent."
        ),
        choices=(
            CHOICE_OFF,
            Choice(value="NFC", title="NFC", help=N_("Letters and their accents become one sign.")),
            Choice(
                value="NFKC",
                title="NFKC",
                help=N_("As NFC; signs of another look such as ﬁ, ² or ㎏ are written plainly too."),
            ),
        ),
    )
    half_width: bool = setting(
        False,
        title=N_("Full width to half width"),
        help=N_("Ａ, １ and ， as in Chinese typesetting become A, 1 and a plain comma."),
    )
    chinese: str = setting(
        "",
        title=N_("Chinese characters"),
        help=N_("Write all Chinese in simplified or in traditional characters."),
        choices=(
            CHOICE_OFF,
            Choice(value="t2s", title=N_("Simplified")),
            Choice(value="s2t", title=N_("Traditional")),
        ),
    )
    lower_case: bool = setting(
        False,
        title=N_("Lower case"),
        help=N_("The and the become the same word. The model then never writes a capital letter."),
    )
    collapse_space: bool = setting(
        False,
        title=N_("Single spaces"),
        help=N_("Several spaces or tabs in a row become one, and none are left at the end of a line."),
    )
    shortest: int = setting(
        0,
        title=N_("Leave out short rows"),
        help=N_("Rows with fewer characters than this in one of their texts are left out; 0 keeps all."),
        unit=N_("characters"),
        minimum=0,
        maximum=100_000,
    )
    longest: int = setting(
        0,
        title=N_("Leave out long rows"),
        help=N_("Rows with more characters than this in one of their texts are left out; 0 keeps all."),
        unit=N_("characters"),
        minimum=0,
        maximum=10_000_000,
    )
    script: str = setting(
        "",
        title=N_("Keep one script"),
        help=N_("Rows whose first text is mostly written in other letters are left out."),
        choices=SCRIPTS,
    )
    drop_duplicates: bool = setting(
        False,
        title=N_("Leave out repeated rows"),
        help=N_(
            "Of rows that say the same, only the first is kept, so that none of them is learnt by heart and asked "
            "again in the test."
        ),
    )


TEXT_STEPS = ("strip_markup", "unicode_form", "half_width", "chinese", "lower_case", "collapse_space")
ROW_STEPS = ("shortest", "longest", "script", "drop_duplicates")
UNTOUCHED = CleaningConfig()


@dataclass(frozen=True, slots=True, kw_only=True)
class WithCleaning:
    """What the preprocessing of every scenario that reads text has."""

    cleaning: CleaningConfig = UNTOUCHED


def cleaning_of(experiment: Any) -> CleaningConfig:
    """Return which steps *experiment* takes; pictures have none."""
    return getattr(experiment.preprocessing, "cleaning", UNTOUCHED)


def has_row_steps(experiment: Any, is_long_text: bool) -> bool:
    """Return whether cleaning can leave out rows of the data *experiment* is about."""
    return isinstance(experiment.preprocessing, WithCleaning) and not is_long_text


def without_rows(config: CleaningConfig) -> CleaningConfig:
    """Return *config* without the steps that leave out rows."""
    return dataclasses.replace(config, **{step: getattr(UNTOUCHED, step) for step in ROW_STEPS})


def is_on(config: CleaningConfig, step: str) -> bool:
    """Return whether *config* takes *step*."""
    return bool(getattr(config, step))


def text_change(config: CleaningConfig, step: str) -> Change:
    """Return what one of `TEXT_STEPS` does to a line; where it is off, what it would do at first."""
    match step:
        case "strip_markup":
            return _without_markup
        case "unicode_form":
            form = config.unicode_form or "NFC"
            return lambda line: unicodedata.normalize(form, line)  # type: ignore[arg-type]
        case "half_width":
            return _half_width
        case "chinese":
            return _converter(config.chinese or "t2s")
        case "lower_case":
            return str.lower
        case "collapse_space":
            return _single_spaces
        case _:
            raise KeyError(step)


def line_change(config: CleaningConfig) -> Change | None:
    """Return what all steps of *config* together do to a line, or None where they do nothing."""
    changes = [text_change(config, step) for step in TEXT_STEPS if is_on(config, step)]
    if not changes:
        return None

    def change(line: str) -> str:
        for each in changes:
            line = each(line)
        return line

    return change


def row_is_left_out(config: CleaningConfig, step: str, cells: Sequence[str]) -> bool:
    """Return whether one of the first three `ROW_STEPS` leaves out a row of *cells*, the texts that are read first."""
    match step:
        case "shortest":
            return min(len(cell.strip()) for cell in cells) < config.shortest
        case "longest":
            return 0 < config.longest < max(len(cell.strip()) for cell in cells)
        case "script":
            return bool(config.script) and not is_mostly(cells[0], config.script)
        case _:
            raise KeyError(step)


def is_mostly(line: str, script: str) -> bool:
    """Return whether at least half the letters of *line* belong to *script*; a line without letters does not."""
    n_letter = n_own = 0
    for character in line:
        if character.isalpha():
            n_letter += 1
            n_own += _script_of(character) == script
    return n_letter > 0 and 2 * n_own >= n_letter


@lru_cache(maxsize=100_000)
def _script_of(character: str) -> str:
    first = unicodedata.name(character, "").split(" ", 1)[0]
    return "KANA" if first in ("HIRAGANA", "KATAKANA") else first


_TAG = re.compile(r"<!--.*?-->|</?[A-Za-z][^<>]{0,2000}>|<![A-Za-z][^<>]{0,200}>", re.DOTALL)
_REFERENCE = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_EASTERN = re.compile("[\u2e80-\U0003ffff]")  # where the blocks of Chinese signs begin
_SPACES = re.compile(r"[^\S\r\n]+")
_SPACE_AT_END = re.compile(r" +(?=[\r\n])")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}


def _without_markup(line: str) -> str:
    # "&lt;b&gt;" would be a tag the second time: a step must do nothing to what it has cleaned
    while (cleaned := _REFERENCE.sub(_referred, _TAG.sub("", line))) != line:
        line = cleaned
    return line


def _referred(found: re.Match[str]) -> str:
    return html.unescape(found.group())


def _half_width(line: str) -> str:
    return line.translate(_FULL_WIDTH)


def _single_spaces(line: str) -> str:
    return _SPACE_AT_END.sub("", _SPACES.sub(" ", line))


@lru_cache(maxsize=2)
def _converter(direction: str) -> Change:
    from opencc import OpenCC  # type: ignore[import-untyped]  # reads its tables of characters

    convert = OpenCC(direction).convert
    # it looks at every letter of English too, which takes longer than Chinese does
    return lambda line: convert(line) if _EASTERN.search(line) else line
