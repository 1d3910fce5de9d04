"""Examples inside a project folder, as files anybody can open.

``source.json`` says where they came from and, in ``skipped``, what was left out: pairs of a place and the reason, a
sentence as in `workbench.stored_text` that follows the language (a plain string in older projects). One long text is
``text.txt``; rows are ``rows.jsonl``; pictures are ``<column>.npy``. Everything is written beside the old data first
and takes its place only when it is whole.

The data before is kept beside ``data`` as ``data.old``, in the same form but without prepared arrays, so that
replacing it can be undone: by `restore_examples`, or by hand, by renaming the folder. It goes at the next
replacement. ``data.new``, ``data.replaced`` and ``data.undone`` exist only while something is being exchanged.
"""

from __future__ import annotations

import gc
import json
import shutil
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np

from workbench.atomic import read_json, replacing, write_json
from workbench.data.examples import Examples, ImageArray, Problem
from workbench.data.importing import Source
from workbench.data.passages import Passages, TextFile, find_passages, write_passages
from workbench.language import WorkbenchError, text
from workbench.progress import Progress, no_progress
from workbench.schema import to_json
from workbench.stored_text import text_from_json, text_to_json


def save_examples(
    folder: Path, examples: Examples, source: Source, progress: Progress | None = None
) -> Examples:
    """Replace the data in *folder* by *examples*; the old data is kept for `restore_examples`.

    Returns:
        The examples as they are now in *folder*: a long text is read from there.

    Raises:
        WorkbenchError: The folder cannot be written, or somebody cancelled; the old data is then still there.
    """
    watched = progress or no_progress()
    kept = dict(examples.columns)
    fresh, old, replaced = (_beside(folder, ending) for ending in ("new", "old", "replaced"))
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        fresh.mkdir(parents=True)
        texts = {
            name: column
            for name, column in examples.columns.items()
            if not isinstance(column, np.ndarray | Passages)
        }
        for name, column in examples.columns.items():
            if isinstance(column, np.ndarray):
                with replacing(fresh / f"{name}.npy") as temporary, temporary.open("wb") as file:
                    np.save(file, column, allow_pickle=False)
            elif isinstance(column, Passages):
                with replacing(fresh / "text.txt") as temporary:
                    index = write_passages(temporary, _watched(column, watched))
                kept[name] = Passages(TextFile(folder / "text.txt", index), given=column.given)
        if texts:
            with replacing(fresh / "rows.jsonl") as temporary, temporary.open("w", encoding="utf-8") as file:
                for row in range(len(examples)):
                    cells = {name: column[row] for name, column in texts.items()}
                    file.write(json.dumps(cells, ensure_ascii=False) + "\n")
        description = to_json(source) | {
            "columns": dict(source.columns),
            "recipe": None if source.recipe is None else dict(source.recipe),
            "cuts": None
            if source.cuts is None
            else {name: list(places) for name, places in source.cuts.items()},
            "skipped": [[problem.where, text_to_json(problem.reason)] for problem in source.skipped],
        }
        write_json(fresh / "source.json", description)
        if folder.exists():
            _move(folder, replaced)  # first, so that where it fails the data before is still kept too
            shutil.rmtree(old, ignore_errors=True)
            replaced.rename(old)
        else:
            shutil.rmtree(old, ignore_errors=True)
        fresh.rename(folder)
    except OSError as error:
        recover_examples(folder)
        raise _unwritable(folder, error) from error
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(old / "prepared" if has_previous(folder) else old, ignore_errors=True)
    return Examples(kept, examples.problems, recipe=examples.recipe)


def _watched(passages: Passages, progress: Progress) -> Iterator[str]:
    for number, passage in enumerate(passages):
        progress.update(number / len(passages))
        yield passage


def has_previous(folder: Path) -> bool:
    """Return whether the data that was in *folder* before can be put back."""
    return (_beside(folder, "old") / "source.json").is_file()


def restore_examples(folder: Path) -> None:
    """Put the data back that was in *folder* before `save_examples` replaced it; what is there now goes.

    Raises:
        WorkbenchError: It is damaged or cannot be moved; the data is then as it was.
    """
    old, undone = _beside(folder, "old"), _beside(folder, "undone")
    load_source(old)
    shutil.rmtree(undone, ignore_errors=True)
    try:
        if folder.exists():
            _move(folder, undone)
        old.rename(folder)
    except OSError as error:
        if not folder.exists() and undone.exists():
            undone.rename(folder)
        raise _unwritable(folder, error) from error
    shutil.rmtree(undone, ignore_errors=True)


def recover_examples(folder: Path) -> None:
    """Put the old data back where a crash came between taking it away and putting other data in its place."""
    undone = _beside(folder, "undone")
    for kept in (_beside(folder, "replaced"), _beside(folder, "old"), undone):
        if not folder.exists() and kept.is_dir():
            with suppress(OSError):
                kept.rename(folder)
    if folder.exists():
        shutil.rmtree(undone, ignore_errors=True)


def _move(folder: Path, target: Path) -> None:
    """Rename *folder*; Windows refuses while a file in it is mapped, which may be only because nobody tidied up yet."""
    try:
        folder.rename(target)
    except PermissionError:
        gc.collect()
        folder.rename(target)


def _beside(folder: Path, ending: str) -> Path:
    return folder.with_name(f"{folder.name}.{ending}")


def _unwritable(folder: Path, error: OSError) -> WorkbenchError:
    return WorkbenchError(
        text(
            "“{path}” could not be written: {reason}.",
            path=str(folder),
            reason=error.strerror or str(error),
        ),
        text("Check that the disk is not full and that the folder may be written."),
    )


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
        cuts = values.get("cuts")
        if cuts is not None:
            values["cuts"] = {str(name): (int(start), int(end)) for name, (start, end) in cuts.items()}
            if "train" not in values["cuts"]:
                raise ValueError
        return Source(**values)
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _damaged(folder / "source.json") from error


def load_examples(folder: Path, progress: Progress | None = None) -> Examples:
    """Return the examples in *folder*; a long text stays there and is read when it is needed.

    Raises:
        WorkbenchError: A file is missing or damaged.
    """
    columns: dict[str, list[str] | ImageArray | Passages] = {}
    try:
        for path in sorted(folder.glob("*.npy")):
            columns[path.stem] = np.load(path, allow_pickle=False)
        if (folder / "text.txt").exists():
            whole = find_passages(folder / "text.txt", progress or no_progress())
            columns["text"] = whole.with_given(_cuts(folder, whole.n_character))
        if (folder / "rows.jsonl").exists():
            with (folder / "rows.jsonl").open(encoding="utf-8") as file:
                for line in file:
                    for name, cell in json.loads(line).items():
                        column = columns.setdefault(name, [])
                        if isinstance(column, list):
                            column.append(str(cell))
    except (OSError, EOFError, ValueError, AttributeError, RecursionError, zipfile.BadZipFile) as error:
        raise _damaged(folder) from error
    recipe = _recipe(folder)
    lengths = {1 if isinstance(column, Passages) else len(column) for column in columns.values()}
    if len(lengths) != 1:
        raise _damaged(folder)
    return Examples(columns, recipe=recipe)


def _recipe(folder: Path) -> dict[str, Any] | None:
    """Return how the examples in *folder* were made, if they were not read from a file."""
    if not (folder / "source.json").is_file():
        return None
    values: Any = read_json(folder / "source.json")
    recipe = values.get("recipe") if isinstance(values, dict) else None
    return recipe if isinstance(recipe, dict) else None


def _cuts(folder: Path, length: int) -> dict[str, tuple[int, int]] | None:
    """Return where the parts of the long text in *folder* are, if it came in parts.

    Raises:
        ValueError: They are not in the text.
    """
    if not (folder / "source.json").is_file():
        return None
    cuts = load_source(folder).cuts
    if cuts is not None and any(not 0 <= start <= end <= length for start, end in cuts.values()):
        raise ValueError
    return None if cuts is None else dict(cuts)


def _damaged(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("The data in “{path}” is damaged.", path=str(path)),
        text("Import the data again; the runs of this project are still there."),
    )
