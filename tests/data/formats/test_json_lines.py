from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.data.formats.json_lines import FORMAT
from workbench.data.table import ReadOptions
from workbench.language import WorkbenchError
from workbench.progress import no_progress


def test_keys_become_columns_and_broken_lines_are_named(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    lines = [
        '{"source": "cat", "target": "猫", "year": 3}',
        "not json",
        "",
        '["a", "list"]',
        '{"source": "dog", "nested": {"x": 1}}',
        '{"source": "half \\ud800", "target": "x"}',
        "[" * 100_000,
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    table = FORMAT.read(path, ReadOptions(), no_progress())
    assert table.names == ("source", "target", "year")
    assert table.columns == (["cat", "dog"], ["猫", ""], ["3", ""])
    assert list(table.first_rows) == [1, 5]
    assert [problem.where for problem in table.problems] == [f"a.jsonl:{row}" for row in (2, 4, 6, 7)]


@pytest.mark.parametrize("content", ["[1]\n[2]", "{}\n", '{"a": null}'])
def test_no_objects_with_text_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text(content)
    with pytest.raises(WorkbenchError, match=r"a\.jsonl” holds no JSON objects"):
        FORMAT.read(path, ReadOptions(), no_progress())


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=1, max_size=20)


@given(
    st.lists(st.fixed_dictionaries({"source": WORDS, "target": WORDS}), min_size=1, max_size=5), st.booleans()
)
def test_every_text_comes_back(
    tmp_path_factory: pytest.TempPathFactory, rows: list[dict[str, str]], ascii: bool
) -> None:
    path = tmp_path_factory.getbasetemp() / "back.jsonl"
    lines = [json.dumps(row, ensure_ascii=ascii).replace("\x7f", "\\u007f") for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8", newline="")
    table = FORMAT.read(path, ReadOptions(encoding="utf-8"), no_progress())
    assert [dict(zip(table.names, row, strict=True)) for row in zip(*table.columns, strict=True)] == rows


@given(st.text('{}[]":,\\\nau01e-', max_size=60))
def test_whatever_signs_a_file_holds_it_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, content: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.jsonl"
    path.write_text(content)
    with contextlib.suppress(WorkbenchError):
        table = FORMAT.read(path, ReadOptions(), no_progress())
        assert {len(column) for column in table.columns} == {len(table.first_rows)}
