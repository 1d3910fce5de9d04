"""JSON Lines: one JSON object a line."""

from __future__ import annotations

import json
from pathlib import Path

from workbench.data.conversations import flat_conversation
from workbench.data.encoding import open_text, text_lines
from workbench.data.examples import Problem
from workbench.data.nested_questions import flat_question
from workbench.data.records import Records
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress


class JsonLines(Format):
    """Columns are the keys whose values are plain; a key that is missing in a row gives an empty cell."""

    key = "jsonl"
    title = N_("JSON Lines")
    suffixes = (".jsonl", ".ndjson")

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        pieces, encoding = open_text(path, options.encoding, progress)
        records = Records(path)
        for number, line in enumerate(text_lines(pieces, path), start=1):
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                records.problems.append(Problem(f"{path.name}:{number}", text("not valid JSON")))
                continue
            records.add(flat_conversation(flat_question(value)), number)
        if not records.columns:
            raise WorkbenchError(
                text("“{path}” holds no JSON objects with text.", path=str(path)),
                text("Every line must look like {example}.", example='{"text": "…"}'),
            )
        return records.table(self.key, encoding)


FORMAT = JsonLines()
