from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.records import Records
from workbench.language import WorkbenchError

PLAIN = st.one_of(st.text(max_size=3), st.integers(), st.booleans(), st.none(), st.lists(st.integers()))


@given(st.lists(st.one_of(PLAIN, st.dictionaries(st.sampled_from("abcd"), PLAIN)), max_size=12))
def test_columns_are_always_of_one_length(values: list[object]) -> None:
    records = Records(Path("a.json"))
    for number, value in enumerate(values, start=1):
        records.add(value, number)
    assert {len(column) for column in records.columns.values()} <= {len(records.numbers)}
    assert len(records.numbers) + len(records.problems) == len(values)


def test_names_that_are_all_different_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.data.records.MAX_COLUMNS", 20)
    records = Records(Path("a.json"))
    for number in range(1, 21):
        records.add({str(number): "x"}, number)
    with pytest.raises(WorkbenchError, match="up to record 21 there are 21 different names") as caught:
        records.add({"21": "x"}, 21)
    assert caught.value.remedy is not None


def test_half_characters_are_left_out_in_names_too() -> None:
    records = Records(Path("a.json"))
    records.add({"\ud800": "x"}, 1)
    assert not records.columns
    assert records.problems[0].where == "a.json:1"


def test_records_whose_names_are_all_different_are_refused_before_they_fill_the_memory() -> None:
    records = Records(Path("a.jsonl"))

    def add_all() -> None:
        for number in range(1, 10_000):
            records.add({f"name {number}": "x"}, number)

    with pytest.raises(WorkbenchError, match=r"2,2\d\d different names, too many for a table"):
        add_all()


def test_a_list_of_strings_is_a_text_with_a_line_for_each_and_comes_last() -> None:
    records = Records(Path("a.json"))
    records.add(
        {"verses": ["床前明月光，", "疑是地上霜。"], "mixed": ["a", 1], "none": [], "title": "静夜思"}, 1
    )
    assert records.columns == {"title": ["静夜思"], "verses": ["床前明月光，\n疑是地上霜。"]}
