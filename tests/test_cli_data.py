from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from workbench import cli
from workbench.data import catalogue
from workbench.data.catalogue import DataFile, DataSet

Ask = Callable[..., tuple[int, str, str]]
WORDS = {"en": "Words"}
CONTENT = b"one two three\n"


def data_set(sha256: str, address: str = "http://nowhere.invalid/words.txt") -> DataSet:
    file = DataFile(
        name="words.txt", addresses=(address,), n_byte=len(CONTENT), is_about=False, sha256=sha256
    )
    return DataSet(
        key="words",
        scenarios=("text-generation",),
        titles=WORDS,
        summaries=WORDS,
        licences=WORDS,
        source="https://example.org",
        files=(file,),
        is_folder=False,
    )


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path / "home"))

    def call(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert "Traceback" not in captured.err
        assert "unexpected" not in captured.err
        return code, captured.out, captured.err

    return call


def test_sets_are_listed_without_network(ask: Ask) -> None:
    code, out, _ = ask("data", "list")
    assert code == 0
    assert "tiny-shakespeare" in out
    code, out, _ = ask("--language", "zh_CN", "data", "list", "--scenario", "translation", "--json")
    found: list[dict[str, Any]] = [json.loads(line) for line in out.splitlines()]
    assert {"tatoeba-en-zh", "multi30k-en-de"} <= {entry["key"] for entry in found}
    assert all("translation" in entry["scenarios"] for entry in found)
    assert found[0]["title"] == "Tatoeba 英汉句对"
    assert not found[0]["is_here"]


def test_wrong_names_are_wrong_use(ask: Ask) -> None:
    code, out, err = ask("data", "get", "nothing", "--json")
    assert (code, out) == (2, "")
    assert "tiny-shakespeare" in err
    code, _, err = ask("data", "list", "--scenario", "mind-reading")
    assert code == 2
    assert "“mind-reading”" in err


def test_a_set_without_network_says_how_to_bring_it(ask: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "data_sets", lambda: (data_set(""),))
    code, out, err = ask("data", "get", "words", "--json")
    assert (code, out) == (1, "")
    assert "nowhere.invalid" in err
    assert "USB" in err


@pytest.mark.parametrize("sha256", [hashlib.sha256(CONTENT).hexdigest(), ""])
def test_a_file_that_was_brought_is_taken_and_its_sum_said(
    ask: Ask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sha256: str
) -> None:
    monkeypatch.setattr(catalogue, "data_sets", lambda: (data_set(sha256),))
    (tmp_path / "copy.txt").write_bytes(CONTENT)
    code, out, err = ask("data", "get", "words", "--from", tmp_path / "copy.txt", "--json")
    found = json.loads(out)
    assert code == 0
    assert Path(found["path"]).read_bytes() == CONTENT
    assert found["files"][0]["was_compared"] == bool(sha256)
    assert (hashlib.sha256(CONTENT).hexdigest() in err) == (not sha256)
    code, out, _ = ask("data", "get", "words")  # it is here now
    assert code == 0
    assert out.strip() == found["path"]
    (tmp_path / "copy.txt").write_bytes(b"something else altogether")
    code, _, err = ask("data", "get", "words", "--from", tmp_path / "copy.txt")
    assert code == 1
    assert "another file" in err
