from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from workbench.atomic import read_json
from workbench.deployment.exporting import export, is_export, load_export
from workbench.language import WorkbenchError
from workbench.projects.project import Project


def test_an_export_stands_alone_and_answers_the_same(project: Project, tmp_path: Path) -> None:
    run = project.runs()[0]
    files = export(project, run, tmp_path / "导出")
    assert [path.name for path in files] == [
        "README.md",
        "config.json",
        "model.safetensors",
        "tokenizer.json",
    ]
    trained = run.load()
    options = project.scenario.options_type(max_tokens=20)
    expected = [found.output for found in project.scenario.predict(trained, "The cat", options)]
    shutil.rmtree(project.folder)
    scenario, exported = load_export(tmp_path / "导出")
    assert is_export(tmp_path / "导出")
    assert [found.output for found in scenario.predict(exported, "The cat", options)] == expected
    one, other = (scenario.read(found, "The cat").kinds["decoder"].maps for found in (trained, exported))
    assert np.array_equal(one, other)


def test_a_chosen_step_is_exported(project: Project, tmp_path: Path) -> None:
    run = project.runs()[0]
    export(project, run, tmp_path / "out", 4)
    assert read_json(tmp_path / "out" / "config.json")["step"] == 4
    assert (tmp_path / "out" / "model.safetensors").read_bytes() == run.snapshot_path(4).read_bytes()
    with pytest.raises(WorkbenchError, match="kept no snapshot of step 5"):
        export(project, run, tmp_path / "other", 5)
    assert not (tmp_path / "other").exists()


def test_a_full_folder_is_left_alone(project: Project, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "mine.txt").write_text("keep")
    with pytest.raises(WorkbenchError, match="not empty"):
        export(project, project.runs()[0], tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["mine.txt"]


def test_a_project_without_data_can_be_exported(project: Project, tmp_path: Path) -> None:
    shutil.rmtree(project.data_folder)
    export(project, project.runs()[0], tmp_path / "out")
    assert is_export(tmp_path / "out")
    assert not is_export(project.folder)
