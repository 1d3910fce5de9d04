"""JSON Lines: one JSON object a line."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, cast

from workbench.data.encoding import open_text, text_lines
from workbench.data.examples import Problem
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress

_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # JSON can name what no text file can hold


class JsonLines(Format):
    """Columns are the keys whose values are plain; a key that is missing in a row gives an empty cell."""

    key = "jsonl"
    title = N_("JSON Lines")
    suffixes = (".jsonl", ".ndjson")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        pieces, encoding = open_text(path, options.encoding, progress)
        columns: dict[str, list[str]] = {}
        numbers: list[int] = []
        problems: list[Problem] = []
        for number, line in enumerate(text_lines(pieces, path), start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                problems.append(Problem(f"{path.name}:{number}", text("not valid JSON")))
                continue
            if not isinstance(value, dict):
                problems.append(Problem(f"{path.name}:{number}", text("not a JSON object")))
                continue
            row = {
                name: cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False)
                for name, cell in cast("dict[str, Any]", value).items()
                if isinstance(cell, str | int | float)
            }
            if any(_HALF_CHARACTER.search(cell) for cell in row.values()):
                problems.append(Problem(f"{path.name}:{number}", text("holds half a character")))
                continue
            for name in row:
                if name not in columns:
                    columns[name] = [""] * len(numbers)
            for name, column in columns.items():
                column.append(row.get(name, ""))
            numbers.append(number)
        if not columns:
            raise WorkbenchError(
                text("“{path}” holds no JSON objects with text.", path=str(path)),
                text("Every line must look like {example}.", example='{"text": "…"}'),
            )
        return Table(
            format=self.key,
            names=tuple(columns),
            columns=tuple(columns.values()),
            first_rows=tuple(numbers),
            encoding=encoding,
            has_header=True,
            problems=tuple(problems),
        )


FORMAT = JsonLines()
