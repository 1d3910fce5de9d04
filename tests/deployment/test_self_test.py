from __future__ import annotations

import json
from pathlib import Path

import pytest

from workbench import cli
from workbench.deployment.self_test import check_scenario
from workbench.scenarios.catalogue import all_scenarios, scenario_of


def test_every_scenario_passes_from_data_to_export(capsys: pytest.CaptureFixture[str]) -> None:
    code = cli.main(["self-test", "--json"])
    captured = capsys.readouterr()
    lines = [json.loads(line) for line in captured.out.splitlines()]
    assert [line["scenario"] for line in lines] == [scenario.key for scenario in all_scenarios()]
    assert [line["problem"] for line in lines] == ["" for _ in lines]
    assert code == 0


def test_what_does_not_work_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("workbench.paths.resources", lambda: tmp_path)
    assert "does not exist" in check_scenario(scenario_of("translation"), tmp_path / "p")
    assert cli.main(["self-test"]) == 1
    captured = capsys.readouterr()
    from_files = [
        each for each in all_scenarios() if each.samples[0].recipe is None
    ]  # others make their examples
    assert captured.out.count("FAILED") == len(from_files)
    assert "The self-test failed for: text-generation" in captured.err
