"""The numbers of a figure, with their labels, as files that other programs read."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbers:
    """A table: one value for each row and column. A value that is not a number stays empty in text."""

    values: NDArray[Any]  # (R, C)
    rows: tuple[str, ...]
    columns: tuple[str, ...]

    def csv(self) -> bytes:
        """Return a CSV table; the mark at its beginning makes spreadsheets read Chinese."""
        return self._written(",").encode("utf-8-sig")

    def text(self) -> str:
        """Return the table as a spreadsheet takes it from the clipboard."""
        return self._written("\t")

    def npz(self) -> bytes:
        """Return NumPy's archive with ``values``, ``rows`` and ``columns``."""
        file = io.BytesIO()
        np.savez_compressed(
            file,
            values=self.values,
            rows=np.array(self.rows, dtype=np.str_),
            columns=np.array(self.columns, dtype=np.str_),
        )
        return file.getvalue()

    def _written(self, delimiter: str) -> str:
        table = io.StringIO()
        writer = csv.writer(table, delimiter=delimiter)
        writer.writerow(["", *self.columns])
        for label, row in zip(self.rows, self.values.tolist(), strict=True):
            writer.writerow([label, *("" if value != value else f"{value:.9g}" for value in row)])
        return table.getvalue()
