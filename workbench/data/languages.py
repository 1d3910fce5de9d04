"""How the names of parallel texts say which language each is in: ``train.en`` and ``train.zh``."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from pathlib import PurePosixPath

_CODES = frozenset(
    [
        *(
            "ar",
            "az",
            "be",
            "bg",
            "bn",
            "bo",
            "ca",
            "cs",
            "cy",
            "da",
            "de",
            "el",
            "en",
            "eo",
            "es",
            "et",
            "eu",
        ),
        *(
            "fa",
            "fi",
            "fr",
            "ga",
            "gl",
            "he",
            "hi",
            "hr",
            "hu",
            "hy",
            "id",
            "is",
            "it",
            "ja",
            "ka",
            "kk",
            "km",
        ),
        *(
            "ko",
            "ky",
            "la",
            "lt",
            "lv",
            "mk",
            "ml",
            "mn",
            "mr",
            "ms",
            "my",
            "ne",
            "nl",
            "no",
            "pl",
            "pt",
            "ro",
        ),
        *(
            "ru",
            "sk",
            "sl",
            "sq",
            "sr",
            "sv",
            "sw",
            "ta",
            "te",
            "th",
            "tl",
            "tr",
            "ug",
            "uk",
            "ur",
            "uz",
            "vi",
        ),
        *(
            "zh",
            "zh_cn",
            "zh_tw",
            "zh_hans",
            "zh_hant",
            "chs",
            "cht",
            "chi",
            "zho",
            "eng",
            "deu",
            "fra",
            "jpn",
        ),
        *(
            "rus",
            "spa",
            "english",
            "chinese",
            "source",
            "target",
            "src",
            "tgt",
            "英文",
            "中文",
            "原文",
            "译文",
        ),
    ]
)
_PART = re.compile(r"[^._\-]+(?:[_\-](?:cn|tw|hans|hant))?", re.IGNORECASE)


def is_code(word: str) -> bool:
    """Return whether *word* names a language, or the side of a translation."""
    return word.lower().replace("-", "_") in _CODES


def told_apart(first: str, second: str) -> tuple[str, str] | None:
    """Return the codes of two files whose names differ in nothing else, or None."""
    for one, two in itertools.product(_PART.finditer(first), _PART.finditer(second)):
        code, other = one.group(), two.group()
        is_same_rest = (first[: one.start()], first[one.end() :]) == (
            second[: two.start()],
            second[two.end() :],
        )
        if is_same_rest and code.lower() != other.lower() and is_code(code) and is_code(other):
            return code, other
    return None


def parallel_pair(names: Sequence[str]) -> tuple[str, str] | None:
    """Return the codes of the only two of *names*, if they are parallel texts."""
    if len(names) != 2 or any(PurePosixPath(name).suffix.lower() not in _suffixes(name) for name in names):
        return None
    return told_apart(*names)


def _suffixes(name: str) -> frozenset[str]:
    suffix = PurePosixPath(name).suffix
    return frozenset([".txt", ".text", "", suffix.lower() if is_code(suffix[1:]) else ""])
