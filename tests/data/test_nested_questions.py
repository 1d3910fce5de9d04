from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from workbench.data.formats.json_records import FORMAT
from workbench.data.nested_questions import flat_question, nested_questions
from workbench.data.table import ReadOptions
from workbench.progress import no_progress

ASKED: list[dict[str, Any]] = [
    {
        "id": "1",
        "question": "Who?",
        "answers": [{"text": "Ann", "answer_start": 0}, {"text": "A", "answer_start": 0}],
    },
    {"id": "2", "question": "When?", "answers": [], "is_impossible": True},
]
ARTICLES = [{"title": "Ann", "paragraphs": [{"context": "Ann sings.", "qas": ASKED}]}]


@pytest.mark.parametrize("value", [{"version": "1.1", "data": ARTICLES}, ARTICLES])
def test_every_question_becomes_a_row_with_its_passage(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "squad.json"
    path.write_text(json.dumps(value), encoding="utf-8")
    table = FORMAT.read(path, ReadOptions(), no_progress())
    rows = [dict(zip(table.names, cells, strict=True)) for cells in zip(*table.columns, strict=True)]
    assert [(row["context"], row["question"], row["answer"], row["answer_start"]) for row in rows] == [
        ("Ann sings.", "Who?", "Ann", "0"),
        ("Ann sings.", "When?", "", ""),
    ]


def test_other_layouts_of_answers_are_laid_flat_and_other_records_stay() -> None:
    assert flat_question({"q": "a", "answers": {"text": ["x"], "answer_start": [4]}}) == {
        "q": "a",
        "answer": "x",
        "answer_start": 4,
    }
    assert flat_question({"answers": ["x", "y"]})["answer"] == "x"
    assert flat_question({"answers": {"text": [], "answer_start": []}})["answer"] == ""
    for other in (
        {"answers": "x"},
        {"answers": 3},
        {"answer": "x", "answers": ["y"]},
        {"a": 1},
        7,
        None,
        [1],
    ):
        assert flat_question(other) is other


@pytest.mark.parametrize(
    "broken",
    [
        None,
        3,
        [],
        {},
        {"data": 3},
        {"data": [3, {"paragraphs": 3}, {"paragraphs": [3, {"qas": 3}]}]},
        {"data": [{"text": "a"}]},
        [{"text": "a"}],
    ],
)
def test_what_has_another_layout_is_no_question(broken: Any) -> None:
    assert nested_questions(broken) == []
