"""Which characters of two versions of a line differ, and how they are drawn so that they can be seen."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from difflib import SequenceMatcher

from workbench.gui.views.figure import visible_token

CIRCLE = "◌"  # carries an accent that stands alone, as in the charts of Unicode


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some characters of one version."""

    shown: str
    differs: bool


def differences(before: str, after: str) -> tuple[list[Stretch], list[Stretch]]:
    """Return both versions of a line in stretches that are in the other one too, or are not.

    In what differs, white space and accents that stand apart from their letter are made visible.
    """
    old: list[Stretch] = []
    new: list[Stretch] = []
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, first, last, new_first, new_last in matcher.get_opcodes():
        differs = kind != "equal"
        for stretches, piece in ((old, before[first:last]), (new, after[new_first:new_last])):
            if piece:
                stretches.append(Stretch(_made_visible(piece) if differs else piece, differs))
    return old, new


def _made_visible(piece: str) -> str:
    return "".join(CIRCLE + sign if unicodedata.combining(sign) else sign for sign in visible_token(piece))
