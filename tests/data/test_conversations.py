from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench.data.conversations import (
    Turn,
    conversation_text,
    flat_conversation,
    nested_conversations,
    turns_of,
    with_speakers,
)
from workbench.data.examples import Examples
from workbench.data.importing import import_examples, suffixes_for
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.scenarios.catalogue import scenario_of

ROLES = scenario_of("dialogue").roles


def imported(path: Path, body: str) -> Examples:
    path.write_text(body, encoding="utf-8")
    return import_examples(path, ROLES, no_progress())[0]


def test_a_line_is_a_turn_and_a_line_without_a_speaker_goes_on_with_it() -> None:
    assert turns_of("Ann: At 10:30?\n\nand not later\nBen： 好的。😀") == [
        Turn("Ann", "At 10:30? and not later"),
        Turn("Ben", "好的。😀"),
    ]
    assert turns_of("Hello.\nHi!") == [Turn("", "Hello."), Turn("", "Hi!")]
    assert turns_of("10:30 is fine. So: yes") == [Turn("", "10:30 is fine. So: yes")]
    assert turns_of(" \n") == []


@pytest.mark.parametrize("name", ["user", "Dr. No: the first, of many names", "12", "服务员"])
def test_what_is_written_is_read_again(name: str) -> None:
    turns = [Turn(name, "one\ntwo: three"), Turn("B", "four")]
    (first, second) = turns_of(conversation_text(turns))
    assert first.words == "one two: three"
    assert first.speaker
    assert second == Turn("B", "four")


def test_who_is_not_named_speaks_in_turn() -> None:
    assert [turn.speaker for turn in with_speakers([Turn("", "a"), Turn("", "b"), Turn("", "c")])] == [*"ABA"]


def test_json_turns_under_many_names_become_lines() -> None:
    record = {"id": 1, "turns": [{"role": "user", "content": "Hi"}, {"role": "bot", "content": "Hello"}]}
    assert flat_conversation(record) == {"id": 1, "turns": "user: Hi\nbot: Hello"}
    assert flat_conversation({"a": [{"x": 1}]}) == {"a": [{"x": 1}]}
    assert flat_conversation([1]) == [1]
    assert nested_conversations({"data": [record]}) == [record]
    assert nested_conversations([{"a": "b"}]) == []


def test_a_conversation_in_each_line_of_json(tmp_path: Path) -> None:
    rows = [
        {"id": "x", "turns": [{"speaker": "u", "text": "a: b\nc"}, {"speaker": "v", "text": "d"}]},
        {"id": "y", "turns": [{"speaker": "u", "text": "alone"}]},
    ]
    found = imported(tmp_path / "a.jsonl", "\n".join(map(json.dumps, rows)))
    assert list(found.texts("conversation")) == ["u: a: b c\nv: d"]
    (problem,) = found.problems
    assert problem.where == "a.jsonl:2"
    whole = imported(tmp_path / "a.json", json.dumps({"all": rows * 2}))
    assert len(whole.texts("conversation")) == 2


def test_a_turn_in_each_row_is_gathered(tmp_path: Path) -> None:
    body = "conversation,speaker,text,split\n1,A,Hi,train\n2,A,Hey,test\n1,B,Yes,train\n2,B,No,test\n"
    found = imported(tmp_path / "a.csv", body)
    assert list(found.texts("conversation")) == ["A: Hi\nB: Yes", "A: Hey\nB: No"]
    assert list(found.texts("split")) == ["train", "test"]
    chinese = imported(tmp_path / "b.csv", "对话,说话人,内容\n一,客人,你好\n一,店员,您好\n")
    assert list(chinese.texts("conversation")) == ["客人: 你好\n店员: 您好"]


def test_questions_with_answers_are_conversations_of_two_turns(tmp_path: Path) -> None:
    found = imported(tmp_path / "a.csv", "question,answer\nWho?,Ann.\nWhere?,Here.\n")
    assert list(found.texts("conversation")) == ["A: Who?\nB: Ann.", "A: Where?\nB: Here."]


def test_a_text_file_has_blank_lines_between_conversations(tmp_path: Path) -> None:
    found = imported(tmp_path / "a.txt", "A: Hi.\nB: Hello.\n\n\nA: Bye.\nB: See you.\n")
    assert list(found.texts("conversation")) == ["A: Hi.\nB: Hello.", "A: Bye.\nB: See you."]
    assert len(imported(tmp_path / "b.txt", "A: Hi.\nB: Hello.\n")) == 1
    assert ".txt" in suffixes_for(ROLES)


def test_what_nobody_answers_is_said(tmp_path: Path) -> None:
    with pytest.raises(WorkbenchError, match="no usable example") as raised:
        imported(tmp_path / "a.txt", "A: Hi.\n")
    assert "nobody answers" in str(raised.value.remedy)
