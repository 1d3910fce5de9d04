from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench import cli
from workbench.language import set_language
from workbench.projects.lock import LOCK_NAME
from workbench.projects.process import process_mark
from workbench.projects.project import Project

V1 = Path(__file__).parent / "projects" / "v1"
FIRST = "2026-01-01T1000-tiny"  # finished at step 20
SECOND = "2026-01-01T1005-tiny"  # stopped at step 10

Run = Callable[..., tuple[int, list[Any], str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(V1, tmp_path / "项目")
    return tmp_path / "项目"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def call(*arguments: object) -> tuple[int, list[Any], str]:
        capsys.readouterr()
        code = cli.main(["--language", "en", *(str(argument) for argument in arguments)])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        return code, [json.loads(line) for line in captured.out.splitlines()], captured.err

    return call


def test_an_ended_run_goes_on_for_longer(run: Run, folder: Path) -> None:
    code, lines, _ = run("resume", folder, "--run", FIRST, "--steps", 24, "--json")
    assert code == 0
    assert [line["total_steps"] for line in lines if line["event"] == "changed"] == [24]
    assert lines[-1]["status"] == "finished"
    assert Project.open(folder).run(FIRST).info().step == 24


@pytest.mark.parametrize(
    ("steps", "code", "said"), [(20, 1, "Choose more than 20 steps"), (-3, 2, ""), ("x", 2, "")]
)
def test_a_length_that_cannot_be_is_refused(
    run: Run, folder: Path, steps: object, code: int, said: str
) -> None:
    found, _, err = run("resume", folder, "--run", FIRST, "--steps", steps)
    assert found == code
    assert said in err


def test_a_finished_run_says_how_it_can_go_on(run: Run, folder: Path) -> None:
    code, _, err = run("resume", folder, "--run", FIRST)
    assert code == 1
    assert "--steps" in err


def test_a_branch_from_a_step_and_one_from_everything(run: Run, folder: Path) -> None:
    code, lines, _ = run("train", folder, "--from", f"{FIRST}@4", "--steps", 3, "--json")
    assert (code, lines[0]["step"], lines[-1]["step"]) == (0, 0, 3)
    code, lines, _ = run("train", folder, "--from", FIRST, "--steps", 23, "--json")
    assert (code, lines[0]["step"], lines[-1]["step"]) == (0, 20, 23)
    _, lines, _ = run("runs", folder, "--json")
    assert [line["parent"] for line in lines] == [
        None,
        None,
        {"run": FIRST, "step": 4},
        {"run": FIRST, "step": 20},
    ]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["--from", f"{FIRST}@x"], 2, "not a step"),
        (["--from", f"{FIRST}@5"], 1, "no snapshot of step 5"),
        (["--from", "nobody"], 1, "no run “nobody”"),
        (["--from", FIRST, "--steps", "20"], 1, "needs more steps"),
        (["--from", f"{FIRST}@4", "--set", "model.n_layer=3"], 1, "is different"),
    ],
)
def test_a_branch_that_cannot_be_leaves_nothing_behind(
    run: Run, folder: Path, arguments: list[str], code: int, said: str
) -> None:
    before = sorted(path.name for path in (folder / "runs").iterdir())
    found, _, err = run("train", folder, *arguments)
    assert found == code
    assert said in err
    assert sorted(path.name for path in (folder / "runs").iterdir()) == before


def test_writing_verbs_refuse_a_project_that_is_open_elsewhere_and_reading_ones_work(
    run: Run, folder: Path
) -> None:
    (folder / LOCK_NAME).write_text(json.dumps({**process_mark(), "host": "elsewhere", "pid": 7}))
    for arguments in (["train", folder], ["resume", folder], ["resume", folder, "--steps", 30]):
        code, _, err = run(*arguments)
        assert code == 1
        assert "elsewhere" in err
    assert len(Project.open(folder).runs()) == 2
    assert run("runs", folder, "--json")[0] == 0
    assert run("evaluate", folder, "--json")[0] == 0
    assert run("predict", folder, "The cat", "--json")[0] == 0
    set_language("en")


def test_a_training_holds_the_project_and_lets_it_go(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[int] = []

    def look(event: Any, *_: object) -> None:
        held.append(json.loads((folder / LOCK_NAME).read_text(encoding="utf-8"))["pid"])

    monkeypatch.setattr(cli, "_show", look)
    assert run("train", folder, "--steps", 2)[0] == 0
    assert set(held) == {os.getpid()}
    assert not (folder / LOCK_NAME).exists()
