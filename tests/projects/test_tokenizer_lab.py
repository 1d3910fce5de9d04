from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.data.passages import Passages
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects import tokenizer_lab
from workbench.projects.project import Project
from workbench.projects.tokenizer_lab import (
    Learnt,
    LearntFrom,
    compare,
    learn_kinds,
    offered_kinds,
    sampled,
    text_roles,
    words_of,
)
from workbench.scenarios.catalogue import all_scenarios, scenario_of
from workbench.schema import replace_at

KINDS = [choice.value for choice in TOKENIZERS]
PAIRS = Examples({"source": [f"the cat {n}" for n in range(60)], "target": [f"小猫{n}" for n in range(60)]})


def project_of(folder: Path, key: str, examples: Examples) -> Project:
    project = Project.create(folder / key, scenario_of(key), "made", "tiny")
    source: dict[str, Any] = {"name": "made.csv", "format": "table", "encoding": "utf-8", "has_header": True}
    source |= {"columns": {}, "n_example": len(examples), "n_skipped": 0, "skipped": (), "checksum": "x" * 64}
    project.attach(examples, Source(**source))
    return project


def test_every_side_has_its_own_tokeniser(tmp_path: Path) -> None:
    project = project_of(tmp_path, "translation", PAIRS)
    read, *learnt = learn_kinds(project, project.experiment(), no_progress())
    assert isinstance(read, LearntFrom)
    assert not read.is_sample
    found = {each.kind: each for each in learnt if isinstance(each, Learnt)}
    assert set(found) == set(KINDS)
    english, chinese = found["words"].tokenizers["source"], found["words"].tokenizers["target"]
    assert 0 not in english.encode("the cat")
    assert 0 in english.encode("猫")
    assert 0 not in chinese.encode("小猫")


def test_a_text_is_compared_as_the_model_would_read_it(tmp_path: Path) -> None:
    project = project_of(
        tmp_path, "text-generation", Examples({"text": Passages.kept(["The cat sat.\n" * 90])})
    )
    experiment = replace_at(project.experiment(), "preprocessing.cleaning.lower_case", True)
    found = compare(project, experiment, "text", "The CAT", no_progress())
    assert [each.kind for each in found] == KINDS
    assert "".join(piece.shown for piece in found[0].pieces) == "the cat"
    assert not found[1].n_unknown


def test_a_kind_that_cannot_be_learnt_says_why(tmp_path: Path) -> None:
    project = project_of(tmp_path, "fill-in-the-blank", Examples({"text": ["  "] * 20}))
    learnt = {
        each.kind: each
        for each in learn_kinds(project, project.experiment(), no_progress())
        if isinstance(each, Learnt)
    }
    assert learnt["bytes"].problem is None
    assert "no text" in str(learnt["words"].problem)


def test_learning_stops_between_two_kinds(tmp_path: Path) -> None:
    project = project_of(tmp_path, "translation", PAIRS)
    progress = Progress()
    working = learn_kinds(project, project.experiment(), progress)
    next(working)
    next(working)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(working)


def test_of_much_text_a_sample_from_all_over_it_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenizer_lab, "SAMPLE_CHARACTERS", 200)
    roles = text_roles(scenario_of("translation"))
    few = sampled(PAIRS, roles)
    assert 0 < few.count_characters("source") + few.count_characters("target") <= 260
    assert few.texts("source")[-1] != "the cat 0"
    whole = Examples({"text": Passages.kept(["abcdefghij" * 300], 500)})
    long = sampled(whole, text_roles(scenario_of("text-generation")))
    assert long.count_characters("text") == 200
    assert len(long.texts("text")) == tokenizer_lab.N_SLICE


def test_only_data_that_is_text_has_kinds_to_choose_from() -> None:
    kinds = {scenario.key: offered_kinds(scenario.preset("tiny")) for scenario in all_scenarios()}
    assert kinds["image-recognition"] == kinds["algorithm-lab"] == ()
    assert list(kinds["text-generation"]) == KINDS


def test_names_of_speakers_are_no_words_to_cut():
    conversation, text_column = scenario_of("dialogue").roles[0], scenario_of("text-generation").roles[0]
    assert words_of(conversation, "Ann: Tea?\nBen: Yes.") == "Tea?\nYes."
    assert words_of(text_column, "Ann: Tea?") == "Ann: Tea?"
