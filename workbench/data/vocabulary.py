"""Which words and characters there are, how often, and which of them the training part never shows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from workbench.data.split import SPLITS, SplitName

LISTED = 200
MOST_DISTINCT = 1_000_000  # of a part; beyond it, what was met only once is forgotten
Unit = Literal["words", "characters"]

# Chinese, Japanese kana and Korean syllables have no spaces between words: each sign stands for itself.
_SIGN = r"\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+(?:['’][^\W\d_{_SIGN}]+)*")


def words_of(content: str) -> list[str]:
    """Return the words of *content* in lower case; signs of scripts without spaces one by one."""
    return _WORD.findall(content.casefold())


@dataclass(frozen=True, slots=True)
class Unseen:
    """What of a part never occurs in the training part."""

    n_total: int
    n_unseen: int  # as often as they occur
    n_unseen_distinct: int

    @property
    def share(self) -> float:
        """Share of everything in the part, 0 to 1."""
        return self.n_unseen / max(1, self.n_total)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Vocabulary:
    """The words, or the characters, of one column."""

    unit: Unit
    names: tuple[str, ...]  # (M,) the most frequent first, at most `LISTED`
    counts: npt.NDArray[np.int64]  # (M, 3) of each in the parts `SPLITS`
    n_total: int
    n_distinct: int
    n_once: int
    unseen: Mapping[SplitName, Unseen]  # of validation and test
    is_rough: bool  # there were so many that the rarest were forgotten on the way


class VocabularyCounter:
    """Counts words or characters part by part."""

    def __init__(self, unit: Unit) -> None:
        self._unit: Unit = unit
        self._parts: dict[SplitName, Counter[str]] = {name: Counter() for name in SPLITS}
        self._is_rough = False

    def add(self, part: SplitName, found: Iterable[str]) -> None:
        """Take what was *found* in a piece of *part*: words, or a text for its characters."""
        counter = self._parts[part]
        counter.update(found)
        if len(counter) > MOST_DISTINCT:
            self._is_rough = True
            self._parts[part] = Counter({name: count for name, count in counter.items() if count > 1})

    def vocabulary(self) -> Vocabulary:
        """Return what was counted."""
        together: Counter[str] = Counter()
        for counter in self._parts.values():
            together.update(counter)
        train = self._parts["train"]
        unseen: dict[SplitName, Unseen] = {}
        for name in SPLITS[1:]:
            counter = self._parts[name]
            new = [count for each, count in counter.items() if each not in train]
            unseen[name] = Unseen(counter.total(), sum(new), len(new))
        listed = [name for name, _ in together.most_common(LISTED)]
        counts = [[self._parts[part][name] for part in SPLITS] for name in listed]
        return Vocabulary(
            unit=self._unit,
            names=tuple(listed),
            counts=np.array(counts, dtype=np.int64).reshape(len(listed), len(SPLITS)),
            n_total=together.total(),
            n_distinct=len(together),
            n_once=sum(1 for count in together.values() if count == 1),
            unseen=unseen,
            is_rough=self._is_rough,
        )
