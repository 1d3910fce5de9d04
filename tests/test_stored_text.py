from __future__ import annotations

import json
from typing import Any

import pytest

from workbench.language import Text, set_language, text
from workbench.stored_text import text_from_json, text_to_json


def stored(said: Text) -> Text:
    return text_from_json(json.loads(json.dumps(text_to_json(said))))


def test_a_sentence_comes_back_and_follows_the_language() -> None:
    said = text("“{path}” is damaged. {problem}", path="a.csv", problem=text("“{path}” is empty.", path="字"))
    again = stored(said)
    assert str(again) == str(said) == "“a.csv” is damaged. “字” is empty."
    set_language("zh_CN")
    assert str(again) == str(said)
    assert "damaged" not in str(again)
    assert "empty" not in str(again)


@pytest.mark.parametrize(
    "said",
    [
        text("not valid JSON"),
        text("{count} cells instead of {expected}", count=3, expected=2),
        text("{loss:.2f} and {name!s:>9}", loss=0.5, name="a"),
        text("braces {{}}", unused=1),
        Text("{not filled in}"),
        Text(""),
    ],
)
def test_every_kind_of_sentence_comes_back(said: Text) -> None:
    if "!s" in said.sentence:  # wider than a sentence of this program needs
        with pytest.raises(ValueError, match="not a sentence"):
            stored(said)
    else:
        assert str(stored(said)) == str(said)


def test_a_plain_string_of_an_older_version_is_shown_as_it_is() -> None:
    assert str(text_from_json("“源”是空的 {x}")) == "“源”是空的 {x}"


def nested(depth: int) -> Any:
    return {"sentence": "{a}", "values": {"a": nested(depth - 1)}} if depth else "x"


@pytest.mark.parametrize(
    "value",
    [
        None,
        3,
        [],
        {},
        {"sentence": 3},
        {"sentence": "a", "values": []},
        {"sentence": "{a}", "values": {"b": 1}},
        {"sentence": "{a", "values": {"a": 1}},
        {"sentence": "{a.__class__}", "values": {"a": 1}},
        {"sentence": "{a:>999999999}", "values": {"a": 1}},
        {"sentence": "{a:{a}}", "values": {"a": 1}},
        {"sentence": "{a:.2f}", "values": {"a": "x"}},
        {"sentence": "{a}", "values": {"a": None}},
        {"sentence": "{a}", "values": {"a": [1]}},
        nested(200),
    ],
)
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):  # noqa: PT011  what is said of the file is up to its reader
        text_from_json(value)
