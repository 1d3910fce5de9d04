"""Whole words as tokens."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path

from workbench.atomic import write_json
from workbench.language import WorkbenchError, text
from workbench.preprocessing.tokenizer import (
    COVERAGE,
    SPECIALS,
    UNKNOWN,
    Place,
    Tokenizer,
    smallest_vocabulary,
)
from workbench.progress import Progress

REPORTED = 1000  # lines after which somebody may cancel
COUNTED = 100_000  # words of one line after which somebody may cancel
_FIRST = len(SPECIALS)
_CHINESE = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_HIRAGANA = "\u3041-\u309f"  # stands between Japanese words without a space
_ALONE = _CHINESE + _HIRAGANA


@cache
def _part() -> re.Pattern[str]:
    # marks over and under letters belong to their letter; `re` counts them as signs
    marks = "".join(sign for sign in map(chr, range(0x300, 0x10000)) if unicodedata.category(sign)[0] == "M")
    word = rf"[^\W{_ALONE}](?:[^\W{_ALONE}]|[{marks}])*"
    return re.compile(rf"(?P<gap>\s*)(?:(?P<word>{word})|(?P<alone>[{_ALONE}]|[^\w\s]))|(?P<rest>\s+)")


class WordTokenizer(Tokenizer):
    """The most frequent words; every sign and every Chinese character is a word of its own.

    As in learnt pieces, the space before a word belongs to it: " cat" is one token. A text kept as a *whole*
    comes back with every space and line break, as long as its words are known; else white space of any kind counts as
    one space, and a word at the very beginning is the one it is elsewhere.
    """

    kind = "words"

    def __init__(self, words: Sequence[str], *, whole_text: bool = False) -> None:
        self.words = list(words)
        self.whole_text = whole_text
        self._ids = {word: _FIRST + index for index, word in enumerate(self.words)}

    @classmethod
    def fit(
        cls, lines: Sequence[str], vocab_size: int, progress: Progress, *, whole_text: bool = False
    ) -> WordTokenizer:
        """Return a tokeniser of the *vocab_size* most frequent words, or more if there are many Chinese characters.

        Raises:
            WorkbenchError: There is no text.
        """
        counts: Counter[str] = Counter()
        for number, line in enumerate(lines):
            if not number % REPORTED:
                progress.update(number / len(lines))
            words = (word for word, _ in parts(line, whole_text=whole_text))
            while part := Counter(islice(words, COUNTED)):
                counts.update(part)
                if part.total() == COUNTED:
                    progress.update(number / len(lines))
        if not counts:
            raise WorkbenchError(text("There is no text to learn a vocabulary from."))
        always = [" ", "\n"] if whole_text else [" "]
        chinese = Counter({word: count for word, count in counts.items() if _is_chinese(word)})
        if chinese:
            vocab_size = max(vocab_size, smallest_vocabulary(chinese, COVERAGE))
        frequent = sorted(counts, key=lambda word: (-counts[word], word))
        kept = [word for word in frequent if word not in always][: max(0, vocab_size - _FIRST - len(always))]
        progress.update(1.0)
        return cls([*always, *kept], whole_text=whole_text)

    @property
    def vocab_size(self) -> int:
        return _FIRST + len(self.words)

    def encode(self, line: str) -> list[int]:
        return [token for token, _ in self._known(line)]

    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        ids: list[int] = []
        places: list[Place] = []
        for token, (start, end) in self._known(line):
            # each character of an unknown word can begin or end a part
            each = [(place, place + 1) for place in range(start, end)] if token == UNKNOWN else []
            places += each or [(start, end)]
            ids += [token] * max(1, len(each))
        return ids, places

    def _known(self, line: str) -> Iterator[tuple[int, Place]]:
        ids = self._ids
        for word, place in parts(line, whole_text=self.whole_text):
            token = ids.get(word, UNKNOWN)
            if token == UNKNOWN and len(word) > 1 and word[0] == " ":
                # it may be known as it is without a space, after a bracket
                token = ids.get(word[1:], UNKNOWN)
                if token != UNKNOWN:
                    yield ids[" "], (place[0], place[0])
            yield token, place

    def decode(self, ids: Sequence[int]) -> str:
        written = "".join(self.words[int(token) - _FIRST] for token in ids if token >= _FIRST)
        return written if self.whole_text else written.removeprefix(" ")

    def labels(self, ids: Sequence[int]) -> list[str]:
        return [self.words[int(token) - _FIRST] if token >= _FIRST else SPECIALS[token] for token in ids]

    def save(self, folder: Path, name: str) -> None:
        value = {"kind": self.kind, "words": self.words, "whole_text": self.whole_text}
        write_json(folder / f"{name}.json", value)


def parts(line: str, *, whole_text: bool) -> Iterator[tuple[str, Place]]:
    """Yield the words of *line*, and for each which characters it stands for: those that are no white space.

    The space before a word belongs to it, the one before a sign or a Chinese character stands alone.
    """
    for found in _part().finditer(line):
        word: str | None = found["word"]
        alone: str | None = found["alone"]
        core = word or alone
        gap: str = found["rest"] if core is None else found["gap"]
        if not whole_text:  # one space for each gap, and one before a word at the beginning
            is_first = found.start() == 0
            gap = " " if (word if is_first else gap and core) else ""
        is_joined = word is not None and gap.endswith(" ")
        for sign in gap[:-1] if is_joined else gap:
            yield sign, (found.start(), found.start())
        if core is not None:
            yield f" {core}" if is_joined else core, found.span("alone" if word is None else "word")


def _is_chinese(word: str) -> bool:
    return re.fullmatch(f"[{_CHINESE}]", word) is not None
