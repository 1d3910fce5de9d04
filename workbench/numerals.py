"""How numbers are written, in every language, in the window, the model card and the terminal."""

from __future__ import annotations

import math
import re
import unicodedata
from typing import Any

_POWER = r"(?:[eE][+-]?\d+)?"
_NUMBER = re.compile(rf"[+-]?(?:(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d*)?|\.\d+){_POWER}")
_BEGUN = re.compile(r"[+-]?[\d,]*(?:\.\d*)?(?:(?<=[\d.])[eE][+-]?\d*)?")


def grouped(value: float) -> str:
    """Return 262027 as "262,027"; what stands behind the point is rounded away."""
    return f"{value:,.0f}"


def plain(value: float, digits: int = 3) -> str:
    """Return a number of any size without a power of ten: 8.3333e-05 as "0.0000833", 262027.4 as "262,027"."""
    if value == 0 or not math.isfinite(value):
        return f"{value:g}"
    decimals = max(0, digits - 1 - math.floor(math.log10(abs(value))))
    shown = f"{value:,.{decimals}f}"
    return shown.rstrip("0").rstrip(".") if "." in shown else shown


def read_number(typed: str) -> float | None:
    """Return the number that was *typed* as `plain` writes it or with a power of ten ("1e-4"), or None.

    What a Chinese keyboard makes of digits and signs is read too; "0,02" is no number, as "," divides groups.
    """
    found = unicodedata.normalize("NFKC", typed).strip()
    return float(found.replace(",", "")) if _NUMBER.fullmatch(found) else None


def may_become_number(typed: str) -> bool:
    """Say whether a number can be made of what was *typed* by typing on: "", "0.", "1e-"."""
    return _BEGUN.fullmatch(unicodedata.normalize("NFKC", typed).strip()) is not None


def is_amount(name: str) -> bool:
    """Say whether the setting *name* counts something; a seed only names a beginning, to be typed as it stands."""
    return name != "seed"


def setting_value(name: str, value: Any) -> str:
    """Return the value of a setting that is no word."""
    if isinstance(value, float):
        return plain(value, 6)
    if isinstance(value, int) and not isinstance(value, bool) and is_amount(name):
        return grouped(value)
    return str(value)


class Counted(int):
    """A whole number that is grouped wherever a sentence does not say how to write it."""

    def __format__(self, spec: str) -> str:
        return grouped(self) if not spec else super().__format__(spec)
