from __future__ import annotations

import contextlib
import json
import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.json_records import FORMAT, longest_records
from workbench.data.table import ReadOptions, Table
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress

PAIRS = [{"source": "cat", "target": "猫", "n": 1, "tags": ["x"]}, {"source": "dog", "target": "狗"}]


def table_of(path: Path, content: str) -> Table:
    path.write_text(content, encoding="utf-8")
    return FORMAT.read(path, ReadOptions(), no_progress())


@pytest.mark.parametrize(
    "value",
    [
        PAIRS,
        {"version": 1, "data": PAIRS},
        {"meta": [{"name": "only one"}], "body": {"inner": {"rows": PAIRS}, "other": [1, 2, 3]}},
        [[{"one": "x"}], PAIRS],
    ],
)
def test_the_longest_list_of_records_is_found(tmp_path: Path, value: Any) -> None:
    table = table_of(tmp_path / "a.json", json.dumps(value, ensure_ascii=False, indent=1))
    assert table.names == ("source", "target", "n", "tags")
    assert table.columns == (["cat", "dog"], ["猫", "狗"], ["1", ""], ["x", ""])
    assert list(table.first_rows) == [1, 2]


def test_what_is_no_record_is_left_out_by_its_number(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.json", json.dumps([*PAIRS, "x", {"source": "half \ud800"}]))
    assert len(table.columns[0]) == 2
    assert [problem.where for problem in table.problems] == ["a.json:3", "a.json:4"]


def test_json_lines_under_this_name_are_read_too(tmp_path: Path) -> None:
    table = table_of(tmp_path / "a.json", "\n".join(json.dumps(pair) for pair in PAIRS))
    assert table.format == "jsonl"
    assert table.columns[1] == ["猫", "狗"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("[1, 2]", "holds no list of JSON objects"),
        ('{"a": {"b": "c"}}', "holds no list of JSON objects"),
        ("[{}]", "holds no list of JSON objects"),
        ('[{"a": "b"},\n {"a": }]', "not valid JSON: line 2, character 8"),
        ("[" * 100_000, "not valid JSON"),
        ('[{"a": ' + "9" * 10_000 + "}]", "not valid JSON"),
        ("\x00", "not a text file"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(tmp_path: Path, content: str, words: str) -> None:
    with pytest.raises(WorkbenchError, match=words) as caught:
        table_of(tmp_path / "a.json", content)
    assert caught.value.remedy is not None


def test_a_file_too_large_for_memory_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    with path.open("wb") as file:
        file.truncate(200_000_001)
    with pytest.raises(WorkbenchError, match=r"too large: 201 MB of JSON.*at most 200 MB"):
        FORMAT.read(path, ReadOptions(), no_progress())


def test_reading_can_be_cancelled(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps(PAIRS))
    progress = Progress()
    progress.cancel()
    with pytest.raises(CancelledError):
        FORMAT.read(path, ReadOptions(), progress)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_read_or_refused_in_a_sentence(value: Any) -> None:
    with tempfile.TemporaryDirectory() as folder, contextlib.suppress(WorkbenchError):
        table = table_of(Path(folder) / "a.json", json.dumps(value))
        assert len({len(column) for column in table.columns}) == 1


@given(JSON)
def test_no_list_inside_holds_more_records(value: Any) -> None:
    def lists(held: Any) -> list[int]:
        inner = held.values() if isinstance(held, dict) else held if isinstance(held, list) else ()
        own = [sum(isinstance(item, dict) for item in held)] if isinstance(held, list) else []
        return own + [count for item in inner for count in lists(item)]

    found = sum(isinstance(item, dict) for item in longest_records(value))
    assert found == max(lists(value), default=0)
