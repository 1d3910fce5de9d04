"""Questions about passages in the layout of SQuAD, laid flat: a record for each question.

Source of the layout: Rajpurkar et al., "SQuAD: 100,000+ Questions for Machine Comprehension of Text" (2016): a file
holds articles under ``data``, an article ``paragraphs``, a paragraph its ``context`` and ``qas``, and each of those a
``question`` with ``answers`` of a ``text`` and an ``answer_start``.
"""

from __future__ import annotations

from typing import Any, cast


def nested_questions(value: Any) -> list[dict[str, Any]]:
    """Return every question in *value* with its passage and its answers; nothing if it has another layout."""
    articles = (
        _objects(cast("dict[str, Any]", value).get("data")) if isinstance(value, dict) else _objects(value)
    )
    return [
        {"context": paragraph.get("context", ""), **asked}
        for article in articles
        for paragraph in _objects(article.get("paragraphs"))
        for asked in _objects(paragraph.get("qas"))
    ]


def flat_question(record: Any) -> Any:
    """Return *record* with the first of its ``answers`` as plain values; anything else as it is.

    A question that has none gets an empty answer. The answers may be a list of objects, or one object of lists.
    """
    if not isinstance(record, dict):
        return record  # pyright: ignore[reportUnknownVariableType]
    values = cast("dict[str, Any]", record)
    answers = values.get("answers")
    if not isinstance(answers, list | dict) or "answer" in values:
        return values
    first = _first_object(cast("Any", answers))
    rest = {name: cell for name, cell in values.items() if name != "answers"}
    return {**rest, "answer": first.get("text", ""), "answer_start": first.get("answer_start", "")}


def _first_object(answers: Any) -> dict[str, Any]:
    if isinstance(answers, dict):
        columns = cast("dict[str, Any]", answers)
        return {name: cells[0] for name, cells in columns.items() if isinstance(cells, list) and cells}
    if isinstance(answers, list) and answers and isinstance(answers[0], str):
        return {"text": answers[0]}
    return next(iter(_objects(answers)), {})


def _objects(value: Any) -> list[dict[str, Any]]:
    """Return the objects of a list; a broken file may hold anything else in their place."""
    if not isinstance(value, list):
        return []
    return [item for item in cast("list[Any]", value) if isinstance(item, dict)]
