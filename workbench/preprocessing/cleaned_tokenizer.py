"""A tokeniser that cleans what it reads."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

from workbench.atomic import write_json
from workbench.preprocessing.cleaning import CleaningConfig, line_change
from workbench.preprocessing.tokenizer import Place, Tokenizer
from workbench.schema import to_json


def cleaning_file(folder: Path, name: str) -> Path:
    """Return where `CleanedTokenizer.save` writes the steps of the tokeniser called *name*."""
    return folder / f"{name}-cleaning.json"


class CleanedTokenizer(Tokenizer):
    """Takes the steps a model's training data went through before it hands a line to the tokeniser itself.

    So nothing that asks a model has to know of cleaning.
    """

    kind = "cleaned"

    def __init__(self, inner: Tokenizer, cleaning: CleaningConfig) -> None:
        self.inner = inner
        self.cleaning = cleaning
        self._change = line_change(cleaning)

    @property
    def vocab_size(self) -> int:
        return self.inner.vocab_size

    def encode(self, line: str) -> list[int]:
        return self.inner.encode(line if self._change is None else self._change(line))

    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        cleaned = line if self._change is None else self._change(line)
        ids, places = self.inner.encode_with_places(cleaned)
        if cleaned == line:
            return ids, places
        origin = origins(line, cleaned)
        return ids, [
            (origin[start][0], origin[end - 1][1]) if end > start else (0, 0) for start, end in places
        ]

    def decode(self, ids: Sequence[int]) -> str:
        return self.inner.decode(ids)

    def labels(self, ids: Sequence[int]) -> list[str]:
        return self.inner.labels(ids)

    def save(self, folder: Path, name: str) -> None:
        self.inner.save(folder, name)
        write_json(cleaning_file(folder, name), to_json(self.cleaning))


def origins(line: str, cleaned: str) -> list[Place]:
    """Return for each character of *cleaned* which characters of *line* it was made of.

    Where nothing but single characters were exchanged they stand in the same places; else the two are laid side by
    side, without regard to case and width, and what cannot be told apart belongs together.
    """
    if len(line) == len(cleaned):
        return [(place, place + 1) for place in range(len(line))]
    found: list[Place] = []
    matcher = SequenceMatcher(None, _alike(line), _alike(cleaned), autojunk=False)
    for _, start, end, first, last in matcher.get_opcodes():
        if end - start == last - first:
            found += [(place, place + 1) for place in range(start, end)]
        else:
            found += [(start, end)] * (last - first)
    return found


def _alike(line: str) -> list[str]:
    return [unicodedata.normalize("NFKC", character).lower() for character in line]
