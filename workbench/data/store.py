"""Examples inside a project folder, as files anybody can open.

``source.json`` says where they came from and, in ``skipped``, what was left out: pairs of a place and the reason, a
sentence as in `workbench.stored_text` that follows the language (a plain string in older projects). One long text is
``text.txt``; rows are ``rows.jsonl``; pictures are ``<column>.npy``. Everything is written beside the old data first
and takes its place only when it is whole.
"""

from __future__ import annotations

import json
import shutil
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from workbench.atomic import read_json, replacing, write_json, write_text
from workbench.data.examples import Examples, ImageArray, Problem
from workbench.data.importing import Source
from workbench.language import WorkbenchError, text
from workbench.schema import to_json
from workbench.stored_text import text_from_json, text_to_json


def save_examples(folder: Path, examples: Examples, source: Source) -> None:
    """Replace the data in *folder* by *examples*; what was prepared from the old data goes with it.

    Raises:
        WorkbenchError: The folder cannot be written; the old data is then still there.
    """
    fresh = folder.with_name(f"{folder.name}.new")
    old = folder.with_name(f"{folder.name}.old")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        texts = {
            name: column for name, column in examples.columns.items() if not isinstance(column, np.ndarray)
        }
        for name, column in examples.columns.items():
            if isinstance(column, np.ndarray):
                with replacing(fresh / f"{name}.npy") as temporary, temporary.open("wb") as file:
                    np.save(file, column, allow_pickle=False)
        if list(texts) == ["text"] and len(examples) == 1:
            write_text(fresh / "text.txt", texts["text"][0])
        elif texts:
            with replacing(fresh / "rows.jsonl") as temporary, temporary.open("w", encoding="utf-8") as file:
                for row in range(len(examples)):
                    cells = {name: column[row] for name, column in texts.items()}
                    file.write(json.dumps(cells, ensure_ascii=False) + "\n")
        description = to_json(source) | {
            "columns": dict(source.columns),
            "skipped": [[problem.where, text_to_json(problem.reason)] for problem in source.skipped],
        }
        write_json(fresh / "source.json", description)
        shutil.rmtree(old, ignore_errors=True)
        if folder.exists():
            folder.rename(old)
        fresh.rename(folder)
    except OSError as error:
        if not folder.exists() and old.exists():
            old.rename(folder)
        raise WorkbenchError(
            text(
                "“{path}” could not be written: {reason}.",
                path=str(folder),
                reason=error.strerror or str(error),
            ),
            text("Check that the disk is not full and that the folder may be written."),
        ) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.rmtree(old, ignore_errors=True)


def recover_examples(folder: Path) -> None:
    """Put the old data back where a crash came between taking it away and putting the new in its place."""
    old = folder.with_name(f"{folder.name}.old")
    if not folder.exists() and old.is_dir():
        with suppress(OSError):
            old.rename(folder)


def load_source(folder: Path) -> Source:
    """Return where the data in *folder* came from.

    Raises:
        WorkbenchError: It is missing or damaged.
    """
    values: dict[str, Any] = read_json(folder / "source.json")
    try:
        if not isinstance(values["columns"], dict) or not isinstance(values["n_example"], int):
            raise TypeError
        values["skipped"] = tuple(
            Problem(str(where), text_from_json(why)) for where, why in values["skipped"]
        )
        return Source(**values)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(folder / "source.json") from error


def load_examples(folder: Path) -> Examples:
    """Return the examples in *folder*.

    Raises:
        WorkbenchError: A file is missing or damaged.
    """
    columns: dict[str, list[str] | ImageArray] = {}
    try:
        for path in sorted(folder.glob("*.npy")):
            columns[path.stem] = np.load(path, allow_pickle=False)
        if (folder / "text.txt").exists():
            columns["text"] = [(folder / "text.txt").read_bytes().decode("utf-8")]
        if (folder / "rows.jsonl").exists():
            with (folder / "rows.jsonl").open(encoding="utf-8") as file:
                for line in file:
                    for name, cell in json.loads(line).items():
                        column = columns.setdefault(name, [])
                        if isinstance(column, list):
                            column.append(str(cell))
    except (OSError, EOFError, ValueError, AttributeError, RecursionError, zipfile.BadZipFile) as error:
        raise _damaged(folder) from error
    lengths = {len(column) for column in columns.values()}
    if len(lengths) != 1:
        raise _damaged(folder)
    return Examples(columns)


def _damaged(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("The data in “{path}” is damaged.", path=str(path)),
        text("Import the data again; the runs of this project are still there."),
    )
