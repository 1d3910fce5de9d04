"""The files in a folder, by names that say where they are in it."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from workbench.language import Text, WorkbenchError, text

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg", ".webp", ".bmp")
GZIP = ".gz"
_ABOUT = frozenset(["readme", "license", "licence", "citation", "changelog", "说明"])  # beside tables
MAX_FILES = 500_000  # of one folder; more is a whole disk, chosen by mistake


def is_hidden(name: str) -> bool:
    """Return whether a file is there for the system and not for people."""
    return any(part.startswith((".", "__MACOSX")) for part in PurePosixPath(name).parts)


def names_in(folder: Path) -> list[str]:
    """Return the files in *folder* and in its folders, in order of name, without hidden ones.

    Raises:
        WorkbenchError: There are far too many.
    """
    found = (item for item in folder.rglob("*") if item.is_file())
    names = [item.relative_to(folder).as_posix() for item in itertools.islice(found, MAX_FILES + 1)]
    if len(names) > MAX_FILES:
        raise WorkbenchError(
            text("“{path}” holds more than {limit:,} files.", path=str(folder), limit=MAX_FILES),
            text("Choose the folder that holds only the data."),
        )
    return sorted(name for name in names if not is_hidden(name))


def ending(name: str) -> str:
    """Return the ending of *name* in small letters, with its dot."""
    return PurePosixPath(name).suffix.lower()


def unpacked_name(name: str) -> str:
    """Return the name of the file packed in *name*, or *name* itself."""
    return name[: -len(GZIP)] if ending(name) == GZIP else name


def told(what: Text, name: str) -> Text:
    """Return a sentence about a file with its *name* in the folder instead of its path."""
    return replace(what, values={**what.values, "path": name}) if "path" in what.values else what


@lru_cache(maxsize=4)
def text_suffixes() -> frozenset[str]:
    """Return the endings of every kind of file that holds one text."""
    from workbench.data.importing import (
        all_formats,  # it finds the formats, which look into folders with this
    )
    from workbench.data.texts import TextFormat

    return frozenset(
        suffix for known in all_formats() if isinstance(known, TextFormat) for suffix in known.suffixes
    )


@lru_cache(maxsize=4)
def table_suffixes() -> frozenset[str]:
    """Return the endings of every kind of file that holds one table."""
    from workbench.data.importing import (
        all_formats,
    )  # it finds the formats, which look into folders with this
    from workbench.data.table import Kind

    tables = (known for known in all_formats() if known.kinds == (Kind.ROWS,) and not known.is_folder)
    return frozenset(suffix for known in tables for suffix in known.suffixes)


def are_texts(names: list[str]) -> bool:
    """Return whether files are texts and not pictures, which may have a text beside each."""
    n_text = sum(ending(name) in text_suffixes() for name in names)
    n_picture = sum(ending(name) in PICTURE_SUFFIXES for name in names)
    return n_text > 2 * n_picture


def are_tables(names: list[str]) -> bool:
    """Return whether files are tables, perhaps with some words about them beside, and no pictures."""
    n_table = sum(ending(name) in table_suffixes() for name in names)
    n_text = sum(
        ending(name) in text_suffixes() and PurePosixPath(name).stem.lower() not in _ABOUT for name in names
    )
    return n_text <= n_table > 0 and not any(ending(name) in PICTURE_SUFFIXES for name in names)


def holds_one_file(names: list[str]) -> bool:
    """Return whether a packed folder is only the wrapping of one file, which is no picture."""
    return len(names) == 1 and ending(names[0]) not in PICTURE_SUFFIXES
