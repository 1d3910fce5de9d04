"""A JSON file that holds a list of records, on its own or somewhere inside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, cast

from workbench.data.conversations import flat_conversation, nested_conversations
from workbench.data.encoding import missing, open_text
from workbench.data.formats import json_lines
from workbench.data.nested_questions import flat_question, nested_questions
from workbench.data.records import Records
from workbench.data.table import Format, ReadOptions, Table
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress

MAX_BYTES = 200_000_000  # the whole file is held in memory, several times over
_EXAMPLE = '[{"text": "…"}, {"text": "…"}]'


def longest_records(value: Any) -> list[Any]:
    """Return the list inside *value* with the most objects, *value* itself included; the first of several."""
    best: list[Any] = []
    n_best = 0
    waiting = [value]  # no recursion: what the parser could nest, this can follow
    while waiting:
        held = waiting.pop()
        if isinstance(held, list):
            items = cast("list[Any]", held)
            n_record = sum(isinstance(item, dict) for item in items)
            if n_record > n_best:
                best, n_best = items, n_record
        elif isinstance(held, dict):
            items = list(cast("dict[str, Any]", held).values())
        else:
            continue
        waiting.extend(item for item in reversed(items) if isinstance(item, list | dict))
    return best


class JsonRecords(Format):
    """Columns are the keys whose values are plain, as in JSON Lines, which a file with this ending may also be."""

    key = "json"
    title = N_("JSON (a list of records)")
    suffixes = (".json",)

    def accepts(self, path: Path) -> bool:
        return path.suffix.lower() in self.suffixes

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise WorkbenchError(
                text(
                    "“{path}” is too large: {size:,} MB of JSON in one piece, but at most {limit:,} MB can be read.",
                    path=str(path),
                    size=-(-size // 1_000_000),
                    limit=MAX_BYTES // 1_000_000,
                ),
                text("Save it as JSON Lines (.jsonl, one object a line), which may be of any size."),
            )
        pieces, encoding = open_text(path, options.encoding, progress.part(0.0, 0.5))
        try:
            value = json.loads("".join(pieces))
        except json.JSONDecodeError as error:
            if error.msg == "Extra data":  # one object after another: JSON Lines under this name
                return json_lines.FORMAT.read(path, options, progress.part(0.5, 1.0))
            raise WorkbenchError(
                text(
                    "“{path}” is not valid JSON: line {line}, character {column}.",
                    path=str(path),
                    line=error.lineno,
                    column=error.colno,
                ),
                text("Correct it there, or save the data as a table (.csv)."),
            ) from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, or lists without end
            raise WorkbenchError(
                text("“{path}” is not valid JSON.", path=str(path)),
                text("Save the data as a table (.csv)."),
            ) from error
        records = Records(path)
        found = nested_questions(value) or nested_conversations(value) or longest_records(value)
        for number, record in enumerate(found, start=1):
            if number % 10_000 == 0:
                progress.update(0.5 + 0.5 * number / len(found))
            records.add(flat_conversation(flat_question(record)), number)
        if not records.columns:
            raise WorkbenchError(
                text("“{path}” holds no list of JSON objects with text.", path=str(path)),
                text("It must look like {example}.", example=_EXAMPLE),
            )
        return records.table(self.key, encoding)


FORMAT = JsonRecords()
