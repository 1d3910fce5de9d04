"""Sentences in a JSON file, kept so that they are shown in whatever language is chosen later.

A sentence is ``{"sentence": "…", "values": {…}}``: the English of the code with its names in braces, and what to put
there. Files of earlier versions hold a plain string, in the language of that day; it is shown as it is.
"""

from __future__ import annotations

import re
from string import Formatter
from typing import Any, cast

from workbench.language import Text

_PLAIN_SPEC = re.compile(r"[,.\d]{0,4}[a-z%]?")  # nothing that could fill the memory
_DEEPEST = 4  # sentences inside sentences


def text_to_json(said: Text) -> dict[str, Any]:
    """Return *said* as plain JSON values."""
    return {
        "sentence": said.sentence,
        "values": {name: _value_to_json(value) for name, value in said.values.items()},
    }


def _value_to_json(value: Any) -> Any:
    if isinstance(value, Text):
        return text_to_json(value)
    return value if isinstance(value, str | int | float) else str(value)


def text_from_json(value: Any) -> Text:
    """Return what `text_to_json` wrote, or a plain string as a sentence that is never translated.

    Raises:
        ValueError: It is neither, or cannot be shown.
    """
    return _text_from_json(value, 0)


def _text_from_json(value: Any, depth: int) -> Text:
    if isinstance(value, str):
        return Text(value)
    if not isinstance(value, dict) or depth > _DEEPEST:
        raise ValueError("not a sentence")
    stored = cast("dict[str, Any]", value)
    sentence, values = stored.get("sentence"), stored.get("values", {})
    if not isinstance(sentence, str) or not isinstance(values, dict):
        raise ValueError("not a sentence")
    found = {name: _value_from_json(part, depth) for name, part in cast("dict[str, Any]", values).items()}
    said = Text(sentence, found)
    if found:
        for _, name, spec, _ in Formatter().parse(sentence):  # ValueError where the braces do not match
            if name is not None and (name not in found or not _PLAIN_SPEC.fullmatch(spec or "")):
                raise ValueError("not a sentence of this program")
        str(said)
    return said


def _value_from_json(value: Any, depth: int) -> Any:
    if isinstance(value, dict):
        return _text_from_json(cast("Any", value), depth + 1)
    if isinstance(value, str | int | float):
        return value
    raise ValueError("not a value of a sentence")
