from __future__ import annotations

from pathlib import Path

import pytest

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
