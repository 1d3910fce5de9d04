"""Well-known open sets of data: what they are, under which licence, and where their files are and will lie.

The list is ``resources/catalogue.toml``, where every sentence stands in all languages of the program.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from workbench import paths
from workbench.language import WorkbenchError, current_language, text

ABOUT = 2  # a size that is only known roughly may be this many times larger
SLACK = 1_000_000  # bytes, as a small file may change by more than its own size


@dataclass(frozen=True, slots=True, kw_only=True)
class DataFile:
    """One file of a set."""

    name: str  # on this computer
    addresses: tuple[str, ...]  # where it is; the first that answers is taken
    n_byte: int
    is_about: bool  # whether the size is only known roughly
    sha256: str  # empty if nobody has said it who knows

    @property
    def largest(self) -> int:
        """Bytes it can have; more is another file."""
        return ABOUT * self.n_byte + SLACK if self.is_about else self.n_byte

    @property
    def smallest(self) -> int:
        """Bytes it must have."""
        return max(1, self.n_byte // ABOUT - SLACK) if self.is_about else self.n_byte


@dataclass(frozen=True, slots=True, kw_only=True)
class DataSet:
    """One entry of the catalogue; its words depend on the language of the program."""

    key: str
    scenarios: tuple[str, ...]  # keys; also of scenarios still to come
    titles: Mapping[str, str]  # language -> words
    summaries: Mapping[str, str]
    licences: Mapping[str, str]
    source: str  # the page that describes it
    files: tuple[DataFile, ...]
    is_folder: bool  # whether its files are imported together

    @property
    def title(self) -> str:
        """Its name, in the current language."""
        return _said(self.titles)

    @property
    def summary(self) -> str:
        """What it holds in one sentence, in the current language."""
        return _said(self.summaries)

    @property
    def licence(self) -> str:
        """Under which conditions it may be used, in the current language."""
        return _said(self.licences)

    @property
    def n_byte(self) -> int:
        """Size of all its files."""
        return sum(file.n_byte for file in self.files)

    @property
    def is_about(self) -> bool:
        """Whether the size is only known roughly."""
        return any(file.is_about for file in self.files)

    @property
    def folder(self) -> Path:
        """Where its files are looked for."""
        return paths.data_sets_dir() / self.key

    @property
    def path(self) -> Path:
        """What is imported once the files are there."""
        return self.folder if self.is_folder else self.folder / self.files[0].name

    def place_of(self, file: DataFile) -> Path:
        """Return where *file* lies or will lie."""
        return self.folder / file.name

    def missing_files(self) -> tuple[DataFile, ...]:
        """Return the files that are not on this computer."""
        return tuple(file for file in self.files if not self.place_of(file).is_file())

    @property
    def is_here(self) -> bool:
        """Whether nothing has to be fetched."""
        return not self.missing_files()


@cache
def data_sets() -> tuple[DataSet, ...]:
    """Return the whole catalogue, in its order."""
    table = tomllib.loads(paths.resource("catalogue.toml").read_text(encoding="utf-8"))
    return tuple(_data_set(entry) for entry in table["set"])


def sets_for(scenario: str) -> tuple[DataSet, ...]:
    """Return the sets that suit the scenario with this key."""
    return tuple(entry for entry in data_sets() if scenario in entry.scenarios)


def data_set(key: str) -> DataSet:
    """Return the set called *key*.

    Raises:
        WorkbenchError: There is none.
    """
    for entry in data_sets():
        if entry.key == key:
            return entry
    raise WorkbenchError(
        text("There is no set of data “{key}” in the catalogue.", key=key),
        text("There are: {keys}.", keys=", ".join(entry.key for entry in data_sets())),
    )


def _data_set(entry: Mapping[str, Any]) -> DataSet:
    return DataSet(
        key=entry["key"],
        scenarios=tuple(entry["scenarios"]),
        titles=_words(entry["title"]),
        summaries=_words(entry["summary"]),
        licences=_words(entry["licence"]),
        source=entry["source"],
        files=tuple(_data_file(file) for file in entry["files"]),
        is_folder=entry.get("is_folder", False),
    )


def _data_file(entry: Mapping[str, Any]) -> DataFile:
    return DataFile(
        name=entry["name"],
        addresses=tuple(entry["addresses"]),
        n_byte=entry["n_byte"],
        is_about=entry.get("is_about", False),
        sha256=entry["sha256"],
    )


def _words(value: str | Mapping[str, str]) -> Mapping[str, str]:
    return {"en": value} if isinstance(value, str) else value


def _said(words: Mapping[str, str]) -> str:
    return words.get(current_language(), words["en"])
