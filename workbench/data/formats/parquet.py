"""Parquet: tables as programs for data keep them, read by pyarrow where a person has installed it."""

from __future__ import annotations

import importlib
import math
from pathlib import Path
from typing import Any

from workbench.data.encoding import missing
from workbench.data.records import Records
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text
from workbench.progress import CancelledError, Progress

BATCH_ROWS = (
    200  # held at once, besides what is kept of them: a cell repeated a million times is small in the file
)
MAX_UNPACKED = 2_000_000_000  # bytes of all columns


class Parquet(Format):
    """Columns are those of plain values, as in JSON; what is nested has no place in a table and is left out."""

    key = "parquet"
    title = N_("Parquet table")
    suffixes = (".parquet", ".pq")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        progress.update(0.0)
        reader = _reader_of(path)
        records = Records(path)
        try:
            with reader.ParquetFile(path, memory_map=False) as file:
                parts = file.metadata
                size = sum(parts.row_group(at).total_byte_size for at in range(parts.num_row_groups))
                if size > MAX_UNPACKED:
                    raise _too_large(path, size)
                n_byte = 0
                for batch in file.iter_batches(batch_size=BATCH_ROWS):
                    n_byte += batch.nbytes
                    if n_byte > MAX_UNPACKED:
                        raise _too_large(path, n_byte)
                    for row in batch.to_pylist():
                        records.add(_plain(row), len(records.numbers) + len(records.problems) + 1)
                    progress.update(len(records.numbers) / max(1, parts.num_rows))
        except (CancelledError, WorkbenchError):
            raise
        except (
            Exception
        ) as error:  # pyarrow has many kinds, and those of Python for what it cannot turn into values
            raise WorkbenchError(
                text("“{path}” is not a readable {kind} file.", path=str(path), kind=".parquet"),
                text("Save the data as a table (.csv) and import that."),
            ) from error
        if not records.columns:
            raise WorkbenchError(
                text("“{path}” holds no columns of text or numbers.", path=str(path)),
                text("Save the columns that are needed as a table (.csv) and import that."),
            )
        return records.table(self.key, "")


def _reader_of(path: Path) -> Any:
    try:
        return importlib.import_module("pyarrow.parquet")
    except ImportError as error:
        raise WorkbenchError(
            text("Reading “{path}” needs pyarrow, which is not installed.", path=str(path)),
            text("Save the data as a table (.csv) and import that, or install it: pip install pyarrow."),
        ) from error


def _too_large(path: Path, size: int) -> WorkbenchError:
    return WorkbenchError(
        text(
            "“{path}” was not read: its columns become {size:,} MB, but at most {limit:,} MB can be held.",
            path=str(path),
            size=size // 1_000_000,
            limit=MAX_UNPACKED // 1_000_000,
        ),
        text("Save the columns and rows that are needed as a table (.csv) and import that."),
    )


def _plain(row: dict[str, Any]) -> dict[str, Any]:
    """Return a row with dates, exact numbers and bytes as words, and nested values, which are left out, as they are."""
    return {name: value if _is_json(value) else _shown(value) for name, value in row.items()}


def _is_json(value: Any) -> bool:
    return value is None or isinstance(value, str | int | list | dict)


def _shown(value: Any) -> float | str | None:
    """Return a date or an exact number as people write it; bytes are text where they are UTF-8, else nothing."""
    if isinstance(value, float):
        return None if math.isnan(value) else value  # what pandas writes for an empty cell
    if isinstance(value, bytes):
        try:
            return value.decode("utf-8")
        except UnicodeDecodeError:
            return None
    return str(value)


FORMAT = Parquet()
