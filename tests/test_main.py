from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from workbench import __main__ as program
from workbench import app, cli


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, list[str]]]:
    calls: list[tuple[str, list[str]]] = []

    def note(name: str, code: int) -> object:
        def main(arguments: Sequence[str]) -> int:
            calls.append((name, list(arguments)))
            return code

        return main

    monkeypatch.setattr(app, "main", note("window", 0))
    monkeypatch.setattr(cli, "main", note("terminal", 2))
    return calls


def test_without_arguments_the_window(opened: list[tuple[str, list[str]]]) -> None:
    assert program.main([]) == 0
    assert opened == [("window", [])]


def test_a_project_opens_in_the_window(opened: list[tuple[str, list[str]]], tmp_path: Path) -> None:
    (tmp_path / "project.json").write_text("{}")
    for given in (str(tmp_path), str(tmp_path / "project.json")):
        assert program.main([given]) == 0
        assert opened[-1] == ("window", [given])


def test_screenshots_need_the_window(opened: list[tuple[str, list[str]]]) -> None:
    program.main(["screenshots", "out"])
    assert opened == [("window", ["screenshots", "out"])]


@pytest.mark.parametrize("arguments", [["scenarios", "--json"], ["--help"], ["nowhere"], ["train", "x"]])
def test_everything_else_is_a_verb(opened: list[tuple[str, list[str]]], arguments: list[str]) -> None:
    assert program.main(arguments) == 2
    assert opened == [("terminal", arguments)]


@pytest.mark.parametrize("verb", ["scenarios", "self-test"])
def test_a_folder_called_like_a_verb_does_not_hide_it(
    opened: list[tuple[str, list[str]]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, verb: str
) -> None:
    (tmp_path / verb).mkdir()
    monkeypatch.chdir(tmp_path)
    program.main([verb])
    assert opened == [("terminal", [verb])]
