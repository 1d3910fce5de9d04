"""A tokeniser that cleans what it reads."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import write_json
from workbench.preprocessing.cleaning import CleaningConfig, line_change
from workbench.preprocessing.tokenizer import Tokenizer
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

    def decode(self, ids: Sequence[int]) -> str:
        return self.inner.decode(ids)

    def labels(self, ids: Sequence[int]) -> list[str]:
        return self.inner.labels(ids)

    def save(self, folder: Path, name: str) -> None:
        self.inner.save(folder, name)
        write_json(cleaning_file(folder, name), to_json(self.cleaning))
