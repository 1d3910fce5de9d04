"""What bad input gets in the terminal: one sentence that names the file, and everything left as it was."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from PIL import Image

from workbench import cli

V1 = Path(__file__).parent / "projects" / "v1"
WHOLE, STOPPED = "2026-01-01T1000-tiny", "2026-01-01T1005-tiny"
Say = Callable[..., str]


@pytest.fixture(scope="module", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one finished run and one that was stopped half-way."""
    shutil.copytree(V1, tmp_path / "项目")
    return tmp_path / "项目"


@pytest.fixture
def refused(capsys: pytest.CaptureFixture[str]) -> Say:
    """Run a verb that must fail, and return its sentence."""

    def call(*arguments: object, code: int = 1) -> str:
        capsys.readouterr()
        found = cli.main([str(argument) for argument in arguments])
        captured = capsys.readouterr()
        assert found == code, captured.err
        assert "Traceback" not in captured.err
        assert "unexpected" not in captured.err, captured.err
        for line in captured.out.splitlines():
            json.loads(line)
        return captured.err

    return call


def content_of(folder: Path) -> dict[str, str]:
    """Return a hash of every file, but for arrays that are only kept to save time."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "prepared" not in path.parts
    }


def picture(path: Path, shade: int = 100) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("L", (12, 12), shade).save(path)


# data


def a_text(name: str, content: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(content)
        return folder / name

    return make


def one_class(folder: Path) -> Path:
    for number in range(3):
        picture(folder / "pictures" / "cats" / f"{number}.png")
    return folder / "pictures"


def no_picture(folder: Path) -> Path:
    (folder / "pictures" / "cats").mkdir(parents=True)
    (folder / "pictures" / "cats" / "notes.txt").write_text("x")
    return folder / "pictures"


def only_broken(folder: Path) -> Path:
    for name in ("cats", "dogs"):
        (folder / "pictures" / name).mkdir(parents=True)
        (folder / "pictures" / name / "1.png").write_bytes(b"\x89PNG broken")
    return folder / "pictures"


CHINESE = ("小猫坐在门边看雨。\n" * 30).encode()
TEXT, PAIRS, PICTURES = "text-generation", "translation", "image-recognition"
BAD_DATA: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "missing": (TEXT, lambda folder: folder / "none.txt", "does not exist"),
    "empty": (TEXT, a_text("a.txt", b""), "is empty"),
    "only spaces": (TEXT, a_text("a.txt", b" \n \n"), "is empty"),
    "only a mark": (TEXT, a_text("a.txt", b"\xef\xbb\xbf"), "is empty"),
    "binary": (TEXT, a_text("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256))), "is not a text file"),
    "wrongly encoded": (TEXT, a_text("a.txt", CHINESE[:200] + b"\xff" + CHINESE[200:]), "line 8 holds bytes"),
    "unknown kind": (TEXT, a_text("a.doc", b"\xd0\xcf\x11\xe0"), "cannot be imported"),
    "broken document": (TEXT, a_text("a.docx", b"PK\x03\x04"), "is not a readable .docx file"),
    "broken workbook": (PAIRS, a_text("a.xlsx", b"PK\x03\x04"), "is not a readable .xlsx file"),
    "broken records": (TEXT, a_text("a.json", b'[{"text": }]'), "is not valid JSON: line 1"),
    "broken packing": (PAIRS, a_text("a.csv.gz", b"\x1f\x8b"), "is not a readable .gz file"),
    "open quotation": (PAIRS, a_text("a.csv", b'source,target\na,"b\nc,d\n'), "line 2: a quotation mark"),
    "one side only": (PAIRS, a_text("a.en", b"cat"), "no file of the same name in another language"),
    "folder for text": (TEXT, one_class, "holds pictures"),
    "no column": (
        PAIRS,
        a_text("a.csv", b"text\nHello there\nGood bye\n"),
        "has no column for “Translation”",
    ),
    "header only": (PAIRS, a_text("a.csv", b"source,target\n"), "holds no complete row"),
    "only separators": (PAIRS, a_text("a.csv", b",,\n,,\n"), "holds no rows"),
    "only empty cells": (PAIRS, a_text("a.csv", b"source,target\na,\n,b\n"), "holds no usable example"),
    "broken lines": (PAIRS, a_text("a.jsonl", b"{oops\n[1]\n"), "holds no JSON objects"),
    "text for pairs": (PAIRS, a_text("a.txt", b"Hello there"), "has no column for “Translation”"),
    "text for pictures": (PICTURES, a_text("a.txt", b"Hello there"), "holds text, but pictures are needed"),
    "one class": (PICTURES, one_class, "only one class, “cats”"),
    "no picture": (PICTURES, no_picture, "holds text, but pictures are needed"),
    "broken pictures": (PICTURES, only_broken, "None of the 2 pictures"),
    "broken zip": (PICTURES, a_text("a.zip", b"PK\x03\x04 broken"), "is not a readable zip file"),
}


@pytest.mark.parametrize("name", BAD_DATA)
def test_data_that_cannot_be_used(refused: Say, tmp_path: Path, name: str) -> None:
    scenario, make, words = BAD_DATA[name]
    path = make(tmp_path)
    said = refused("new", tmp_path / "p", "--scenario", scenario, "--data", path)
    assert words in said
    assert str(path) in said
    assert said.count("\n") == 1
    assert said.count(". ") >= 1, "a remedy follows the problem"
    assert not (tmp_path / "p").exists()


def test_an_unreadable_file(refused: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("hello")

    opened = Path.open

    def denied(self: Path, *arguments: Any, **named: Any) -> Any:
        if self == path:
            raise PermissionError(13, "Permission denied", str(self))
        return opened(self, *arguments, **named)

    monkeypatch.setattr(Path, "open", denied)
    said = refused("new", tmp_path / "p", "--scenario", TEXT, "--data", path)
    assert f"“{path}” could not be read: Permission denied" in said


def test_columns_that_are_not_there(refused: Say, tmp_path: Path) -> None:
    path = a_text("a.csv", "english,chinese\nHi,你好\n".encode())(tmp_path)
    begin = ("new", tmp_path / "p", "--scenario", PAIRS, "--data", path, "--columns")
    said = refused(*begin, "source=english,target=french")
    assert f"“{path}” has no column “french”. It has: english, chinese." in said
    assert "does not say which column" in refused(*begin, "english", code=2)
    assert not (tmp_path / "p").exists()


# the command


def test_words_that_are_wrong_are_exit_code_2(refused: Say, project: Path, tmp_path: Path) -> None:
    before = content_of(project)
    said = refused("new", tmp_path / "p", "--scenario", "mind-reading", code=2)
    assert "“mind-reading”" in said
    assert "text-generation" in said
    for setting, words in (
        ("model.n_layers=2", "There is no setting “model.n_layers”"),
        ("n_layer=2", "There is no setting “n_layer”"),
        ("model.n_layer", "is not a setting"),
        ("model.n_layer=0", "“model.n_layer”: 0 is below the smallest"),
        ("model.n_layer=1000", "above the largest"),
        ("model.n_layer=two", "cannot be “two”"),
        ("model=2", "group of settings"),
        ("training.learning_rate=nan", "is not a number that can be used"),
        ("training.learning_rate=1e999", "is not a number that can be used"),
        ("training.optimizer=magic", "“magic” is not one of"),
        ("training.steps=0", "below the smallest"),
    ):
        assert words in refused("train", project, "--set", setting, code=2)
    assert "below the smallest" in refused("train", project, "--steps", "-5", code=2)
    assert "above the largest" in refused("predict", project, "x", "--set", "temperature=9", code=2)
    assert content_of(project) == before


def test_heads_that_are_not_there_or_not_said(refused: Say, project: Path) -> None:
    before = content_of(project)
    for raw in ("", "1", "1.x", "1.1,", "1.1;1.2", "-1.1", "一.二"):
        said = refused("ablate", project, f"--heads={raw}", code=2)
        assert f"“{raw}” does not say which heads. Write layer.head, counted from 1" in said
        assert said.count("\n") == 1
    for raw in ("0.1", "1.0", "9.1", "1.99"):
        said = refused("ablate", project, "--heads", raw, code=2)
        assert f"There is no head decoder {raw}. The heads of this kind go from 1.1 to" in said
    said = refused("ablate", project, "--kind", "cross", code=2)
    assert "no attention of the kind “cross”. It has: decoder." in said
    assert content_of(project) == before


def test_nothing_to_measure_removed_heads_on(refused: Say, project: Path) -> None:
    inside(project / "runs" / WHOLE / "experiment.json", "split", validation_percent=0.0)
    before = content_of(project)
    said = refused("ablate", project, "--run", WHOLE)
    assert "The validation part of the data is empty. Give it a share" in said
    assert cli.main(["heads", str(project), "--run", WHOLE]) == 0
    assert content_of(project) == before


def test_settings_that_do_not_fit_together(refused: Say, project: Path) -> None:
    before = content_of(project)
    assert "cannot be shared equally among 3 heads" in refused("train", project, "--set", "model.n_head=3")
    said = refused("train", project, "--set", "model.seq_len=2000")
    assert "The text is too short" in said
    assert "Choose a shorter context or a longer text" in said
    assert content_of(project) == before


@pytest.mark.skipif(torch.cuda.is_available(), reason="there is a GPU")
def test_a_device_that_is_not_there(refused: Say, project: Path) -> None:
    before = content_of(project)
    assert "“cuda” cannot be used" in refused("train", project, "--device", "cuda")
    assert content_of(project) == before


def test_places_that_cannot_be_written(refused: Say, project: Path, tmp_path: Path) -> None:
    before = content_of(project)
    file = tmp_path / "file"
    file.write_text("x")
    story = a_text("a.txt", b"Hello there. " * 100)(tmp_path)
    below = file / "sub"
    said = refused("new", below, "--scenario", TEXT, "--data", story)
    assert str(below) in said
    assert "Choose a folder you may write to" in said
    assert str(below) in refused("export", project, below)
    assert str(below / "m.npz") in refused("attention", project, "The", "--out", below / "m.npz")
    assert str(tmp_path) in refused("attention", project, "The", "--out", tmp_path)
    assert content_of(project) == before
    assert file.read_text() == "x"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_places_where_something_is_already(refused: Say, project: Path, tmp_path: Path) -> None:
    before = content_of(tmp_path)
    for command in (("new", project, "--scenario", TEXT), ("export", project, project)):
        said = refused(*command)
        assert f"“{project}” already exists and is not empty" in said
        assert "Choose another name" in said
    assert content_of(tmp_path) == before


def test_a_full_disk_while_exporting_leaves_nothing(
    refused: Say, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.deployment.exporting.model_card", full)
    assert "No space left" in refused("export", project, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    (tmp_path / "out").mkdir()
    assert "No space left" in refused("export", project, tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())


def test_a_full_disk_while_making_a_project_leaves_nothing(
    refused: Say, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    story = a_text("a.txt", b"Hello there. " * 100)(tmp_path)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.data.store.write_passages", full)
    said = refused("new", tmp_path / "p", "--scenario", TEXT, "--data", story)
    assert "the disk is full" in said
    assert not (tmp_path / "p").exists()


# projects


def change(path: Path, **values: Any) -> None:
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | values), encoding="utf-8")


def inside(path: Path, group: str, **values: Any) -> None:
    whole = json.loads(path.read_text(encoding="utf-8"))
    whole[group] |= values
    path.write_text(json.dumps(whole), encoding="utf-8")


DAMAGED_PROJECT: dict[str, tuple[Callable[[Path], object], str]] = {
    "not JSON": (lambda path: path.write_text('{"format": 1,'), "does not hold valid JSON"),
    "empty": (lambda path: path.write_text(""), "does not hold valid JSON"),
    "not UTF-8": (lambda path: path.write_bytes(b"\xff\xfe\x00"), "does not hold valid JSON"),
    "too deep": (lambda path: path.write_text("[" * 100_000), "does not hold valid JSON"),
    "a list": (lambda path: path.write_text("[]"), "does not say its format"),
    "no format": (lambda path: path.write_text("{}"), "does not say its format"),
    "format 0": (lambda path: change(path, format=0), "does not say its format"),
    "newer": (lambda path: change(path, format=2), "newer version of this program"),
    "scenario": (lambda path: change(path, scenario="none"), "There is no scenario “none”"),
}


@pytest.mark.parametrize("name", DAMAGED_PROJECT)
@pytest.mark.parametrize("verb", ["train", "runs", "evaluate", "resume"])
def test_a_damaged_project(refused: Say, project: Path, name: str, verb: str) -> None:
    damage, words = DAMAGED_PROJECT[name]
    damage(project / "project.json")
    before = content_of(project)
    said = refused(verb, project)
    assert words in said
    assert str(project) in said
    assert content_of(project) == before


@pytest.mark.parametrize("experiment", [None, [], {}, {"scenario": 3}, {"wrong": 1}])
def test_damaged_settings_of_a_project(refused: Say, project: Path, experiment: Any) -> None:
    change(project / "project.json", experiment=experiment)
    said = refused("train", project)
    assert str(project / "project.json") in said
    assert "is damaged" in said


def test_a_folder_that_is_no_project(refused: Say, tmp_path: Path) -> None:
    for verb in ("train", "resume", "runs", "evaluate", "heads", "ablate"):
        assert f"“{tmp_path}” is not a project" in refused(verb, tmp_path)
        assert "is not a project" in refused(verb, tmp_path / "none")
    assert "is not a project" in refused("predict", tmp_path / "none", "x")


@pytest.mark.parametrize("name", ["source.json", "text.txt"])
def test_damaged_data_is_named_and_the_runs_still_work(refused: Say, project: Path, name: str) -> None:
    (project / "data" / name).write_bytes(b"\xff")
    before = content_of(project)
    assert str(project / "data") in refused("train", project)
    assert content_of(project) == before
    assert cli.main(["predict", str(project), "The"]) == 0


def test_no_data(refused: Say, project: Path) -> None:
    shutil.rmtree(project / "data")
    assert refused("train", project)
    assert refused("evaluate", project)


def test_a_project_without_runs_and_unknown_runs_and_steps(refused: Say, project: Path) -> None:
    named = (("predict", ["x"]), ("evaluate", []), ("attention", ["x", "--out", "m.npz"]))
    for verb, rest in (*named, ("heads", []), ("heads", ["x"]), ("ablate", [])):
        said = refused(verb, project, "--run", "none", *rest)
        assert "There is no run “none”" in said
        assert WHOLE in said
        said = refused(verb, project, "--run", WHOLE, "--step", 7, *rest)
        assert "kept no snapshot of step 7. Steps that were kept: 0, 1, 4, 20." in said
    assert "already finished" in refused("resume", project, "--run", WHOLE)
    shutil.rmtree(project / "runs")
    for verb, rest in (("predict", ["x"]), ("evaluate", []), ("resume", []), ("heads", []), ("ablate", [])):
        assert "has no run yet" in refused(verb, project, *rest)


# runs

DAMAGED_RUN: dict[str, tuple[Callable[[Path], object], str]] = {
    "config is no JSON": (lambda run: (run / "experiment.json").write_text("{"), "experiment.json"),
    "config is missing": (lambda run: (run / "experiment.json").unlink(), "experiment.json"),
    "config lacks a group": (lambda run: (run / "experiment.json").write_text("{}"), "experiment.json"),
    "unknown setting": (lambda run: change(run / "experiment.json", magic=1), "experiment.json"),
    "wrong type": (lambda run: inside(run / "experiment.json", "model", n_layer="2"), "experiment.json"),
    "out of range": (lambda run: inside(run / "experiment.json", "model", n_layer=-1), "experiment.json"),
    "impossible": (lambda run: inside(run / "experiment.json", "model", n_head=3), "experiment.json"),
    "other shape": (lambda run: inside(run / "experiment.json", "model", d_model=16), "000020.safetensors"),
    "no tokeniser": (lambda run: shutil.rmtree(run / "processor"), "tokenizer.json"),
    "empty tokeniser": (lambda run: (run / "processor" / "tokenizer.json").write_text("{}"), "processor"),
    "wrong tokeniser": (
        lambda run: (run / "processor" / "tokenizer.json").write_text('{"kind": "sentencepiece"}'),
        "processor",
    ),
}


@pytest.mark.parametrize("name", DAMAGED_RUN)
@pytest.mark.parametrize(
    "verb", [["predict"], ["attention", "--out", "never-written.npz"], ["export"], ["heads"]]
)
def test_a_damaged_run(refused: Say, project: Path, tmp_path: Path, name: str, verb: list[str]) -> None:
    damage, words = DAMAGED_RUN[name]
    damage(project / "runs" / WHOLE)
    before = content_of(project)
    said = refused(verb[0], project, "--run", WHOLE, tmp_path / "input", *verb[1:])
    assert words in said
    assert content_of(project) == before
    assert not Path("never-written.npz").exists()
    assert not (tmp_path / "input").exists()


@pytest.mark.parametrize(
    "content", ["{", "[]", "null", '{"status": 3}', '{"status": "finished", "step": "x"}', '{"step": [1]}']
)
def test_a_damaged_state_leaves_the_other_run_listed(
    project: Path, capsys: pytest.CaptureFixture[str], content: str
) -> None:
    path = project / "runs" / WHOLE / "run.json"
    path.write_text(content)
    assert cli.main(["runs", str(project), "--json"]) == 1
    captured = capsys.readouterr()
    assert [json.loads(line)["run"] for line in captured.out.splitlines()] == [STOPPED]
    assert str(path) in captured.err
    assert "Traceback" not in captured.err
    assert path.read_text() == content


def header_of(path: Path) -> tuple[dict[str, Any], bytes]:
    content = path.read_bytes()
    size = int.from_bytes(content[:8], "little")
    return json.loads(content[8 : 8 + size]), content[8 + size :]


def with_header(path: Path, header: str, tensors: bytes) -> None:
    raw = header.encode()
    raw += b" " * (-len(raw) % 8)
    path.write_bytes(len(raw).to_bytes(8, "little") + raw + tensors)


def twice(path: Path) -> None:
    header, tensors = header_of(path)
    name = next(iter(header))
    with_header(
        path, json.dumps(header)[:-1] + f", {json.dumps(name)}: {json.dumps(header[name])}}}", tensors
    )


def other_shape(path: Path) -> None:
    header, tensors = header_of(path)
    name = next(name for name, item in header.items() if len(item["shape"]) == 2)
    header[name]["shape"].reverse()
    header[name]["shape"] = [1, int(np.prod(header[name]["shape"]))]
    with_header(path, json.dumps(header), tensors)


def other_name(path: Path) -> None:
    header, tensors = header_of(path)
    name = next(iter(header))
    header["stranger"] = header.pop(name)
    with_header(path, json.dumps(header), tensors)


DAMAGED_SNAPSHOT: dict[str, Callable[[Path], object]] = {
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "empty": lambda path: path.write_bytes(b""),
    "no safetensors": lambda path: path.write_bytes(b"not a safetensors file at all"),
    "pickle": lambda path: torch.save({"a": torch.zeros(2)}, path),
    "huge header": lambda path: path.write_bytes(b"\xff" * 8 + path.read_bytes()[8:]),
    "duplicate key": twice,
    "other shape": other_shape,
    "other name": other_name,
}


@pytest.mark.parametrize("name", DAMAGED_SNAPSHOT)
def test_a_damaged_snapshot(refused: Say, project: Path, tmp_path: Path, name: str) -> None:
    path = project / "runs" / WHOLE / "snapshots" / "000020.safetensors"
    DAMAGED_SNAPSHOT[name](path)
    before = content_of(project)
    out = tmp_path / "out"
    for verb, rest in (
        ("predict", ["x"]),
        ("evaluate", []),
        ("export", [out]),
        ("heads", []),
        ("ablate", []),
    ):
        said = refused(verb, project, "--run", WHOLE, *rest)
        assert str(path) in said
        assert said.count("\n") == 1
    assert content_of(project) == before
    assert not (tmp_path / "out").exists()
    assert cli.main(["predict", str(project), "--run", WHOLE, "--step", "4", "The"]) == 0


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (lambda folder: (folder / "config.json").write_text("{}"), "config.json"),
        (lambda folder: (folder / "config.json").write_text("[]"), "config.json"),
        (lambda folder: change(folder / "config.json", format=99), "newer version"),
        (lambda folder: change(folder / "config.json", format="x"), "config.json"),
        (lambda folder: change(folder / "config.json", experiment={}), "config.json"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "tokenizer.json"),
        (DAMAGED_SNAPSHOT["truncated"], "model.safetensors"),
    ],
)
def test_a_damaged_export(
    refused: Say, project: Path, tmp_path: Path, damage: Callable[[Path], object], words: str
) -> None:
    out = tmp_path / "out"
    assert cli.main(["export", str(project), str(out)]) == 0
    damage(out / "model.safetensors" if words == "model.safetensors" else out)
    said = refused("predict", out, "x")
    assert words in said
    assert str(out) in said


# training and measuring


def test_a_loss_that_is_no_number(refused: Say, project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = content_of(project / "runs")
    sets = [
        "training.optimizer=sgd",
        "training.learning_rate=10",
        "training.grad_clip=0",
        "training.warmup_steps=0",
    ]
    sets += [
        "model.n_layer=4",
        "training.weight_decay=10",
        "training.schedule=constant",
        "training.steps=300",
    ]
    said = refused("train", project, "--json", *(part for one in sets for part in ("--set", one)))
    assert "no longer a number" in said
    assert "lower learning rate" in said
    new = content_of(project / "runs")
    assert {name: new[name] for name in old} == old
    assert cli.main(["runs", str(project), "--json"]) == 0
    failed = json.loads(capsys.readouterr().out.splitlines()[-1])
    assert failed["status"] == "failed"
    assert cli.main(["predict", str(project), "--run", failed["run"], "The", "--json"]) == 0


def test_memory_that_is_not_enough(refused: Say, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_large(*_: object) -> None:
        raise RuntimeError("DefaultCPUAllocator: can't allocate memory: you tried to allocate 9 bytes")

    monkeypatch.setattr("workbench.projects.project.new_model", too_large)
    assert "memory is not enough" in refused("train", project)


def test_damaged_checkpoints_stop_resume_and_change_nothing(refused: Say, project: Path) -> None:
    for tensors in (project / "runs" / STOPPED / "checkpoints").glob("*/tensors.safetensors"):
        tensors.write_bytes(b"x")
    before = content_of(project)
    assert "are damaged" in refused("resume", project)
    assert content_of(project) == before


def test_changed_data_stop_resume_and_change_nothing(refused: Say, project: Path) -> None:
    change(project / "data" / "source.json", checksum="other")
    before = content_of(project)
    assert "The data changed since" in refused("resume", project)
    assert content_of(project) == before


def test_measuring_what_does_not_fit(refused: Say, project: Path, tmp_path: Path) -> None:
    before = content_of(project)
    for make, words in (
        (a_text("none.txt", b""), "is empty"),
        (a_text("one.txt", b"a"), "too little text"),
        (a_text("a.csv", b",\n,\n"), "holds no rows"),
        (one_class, "holds pictures"),
    ):
        path = make(tmp_path)
        said = refused("evaluate", project, "--data", path)
        assert words in said
        assert str(path) in said
    assert "does not exist" in refused("evaluate", project, "--data", tmp_path / "nowhere")
    assert content_of(project) == before


def test_pictures_that_do_not_fit(refused: Say, tmp_path: Path) -> None:
    for name, shade in (("cats", 20), ("dogs", 200)):
        for number in range(6):
            picture(tmp_path / "pictures" / name / f"{number}.png", shade + number)
    folder = tmp_path / "p"
    sets = ["preprocessing.image_size=8", "model.d_model=8", "model.n_head=2", "model.patch_size=4"]
    sets += ["split.validation_percent=20"]
    begin = ["--scenario", PICTURES, "--data", str(tmp_path / "pictures"), "--preset", "tiny"]
    assert cli.main(["new", str(folder), *begin]) == 0
    command = ["train", str(folder), "--steps", "2", "--device", "cpu"]
    assert cli.main([*command, *(part for one in sets for part in ("--set", one))]) == 0
    before = content_of(folder)
    picture(tmp_path / "other" / "cats" / "1.png")
    picture(tmp_path / "other" / "birds" / "1.png")
    said = refused("evaluate", folder, "--data", tmp_path / "other")
    assert f"“{tmp_path / 'other'}”: The model does not know these classes: birds" in said
    assert "It knows: cats, dogs" in said
    (tmp_path / "broken.png").write_bytes(b"x")
    (tmp_path / "empty.png").write_bytes(b"")
    for name, words in (
        ("none.png", "does not exist"),
        ("broken.png", "not a readable"),
        ("empty.png", "not a read"),
    ):
        for verb, rest in (("predict", []), ("attention", ["--out", tmp_path / "m.npz"])):
            said = refused(verb, folder, tmp_path / name, *rest)
            assert str(tmp_path / name) in said
            assert words in said
    (
        folder / "runs" / next(iter((folder / "runs").iterdir())).name / "processor" / "processor.json"
    ).write_text("{}")
    assert "processor.json" in refused("predict", folder, tmp_path / "pictures" / "cats" / "1.png")
    assert {name: hash_ for name, hash_ in content_of(folder).items() if "processor" not in name} == {
        name: hash_ for name, hash_ in before.items() if "processor" not in name
    }


def test_pairs_with_other_columns(refused: Say, tmp_path: Path) -> None:
    path = a_text("a.csv", "\n".join(f"cat {n},猫{n}" for n in range(30)).encode())(tmp_path)
    folder = tmp_path / "p"
    assert cli.main(["new", str(folder), "--scenario", PAIRS, "--data", str(path), "--preset", "tiny"]) == 0
    sets = ["preprocessing.tokenizer=characters", "model.d_model=8", "model.n_head=2", "model.n_layer=1"]
    command = ["train", str(folder), "--steps", "2", "--device", "cpu"]
    assert cli.main([*command, *(part for one in sets for part in ("--set", one))]) == 0
    before = content_of(folder)
    other = a_text("other.csv", b"text\nonly one column here\n")(tmp_path)
    said = refused("evaluate", folder, "--data", other)
    assert f"“{other}” has no column for “Translation”. It has: text." in said
    assert content_of(folder) == before
