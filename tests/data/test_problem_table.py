from __future__ import annotations

import codecs
import csv
from pathlib import Path

import pytest

from workbench.data.examples import Problem
from workbench.data.problem_table import save_problems
from workbench.language import WorkbenchError, text


def test_problems_are_rows_that_spreadsheet_programs_show_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "left out.csv"
    problems = (Problem("小猫.csv:3", text("not valid JSON")), Problem('a "b", c.csv:4', text("half, of it")))
    save_problems(path, problems)
    assert path.read_bytes().startswith(codecs.BOM_UTF8)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows == [
        ["Where", "Why"],
        ["小猫.csv:3", "not valid JSON"],
        ['a "b", c.csv:4', "half, of it"],
    ]


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(WorkbenchError, match="could not be written"):
        save_problems(tmp_path / "file" / "a.csv", ())
