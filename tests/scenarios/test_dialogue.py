from __future__ import annotations

import dataclasses
import importlib.util
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.data.examples import Examples
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.projects.preparing import prepare
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.scenarios.dialogue import END, DialogueOptions, DialogueProcessor, windows_of

SCENARIO: Any = scenario_of("dialogue")
TALKS = [
    f"Guest: is there {one}?\nCook: yes, {one} for {n}.\nGuest: thanks\nCook: enjoy it!"
    for one in ("soup", "tea", "rice")
    for n in range(8)
]


def trained(**preprocessing: Any) -> tuple[Any, Trained]:
    experiment = SCENARIO.preset("tiny")
    experiment = dataclasses.replace(
        experiment,
        preprocessing=dataclasses.replace(experiment.preprocessing, tokenizer="characters", **preprocessing),
        model=dataclasses.replace(experiment.model, d_model=16, n_head=2, n_layer=1, seq_len=64),
    )
    prepared = prepare(SCENARIO, Examples({"conversation": TALKS}), experiment, no_progress())
    model = new_model(lambda: SCENARIO.build(experiment, prepared.processor), 1)
    return prepared, Trained(model, prepared.processor, experiment)


@pytest.fixture(scope="module")
def made() -> tuple[Any, Trained]:
    return trained()


def test_who_answers_is_played_and_has_a_mark_of_its_own(made: tuple[Any, Trained], tmp_path: Path) -> None:
    processor: DialogueProcessor = made[1].processor
    assert processor.sides == ("Guest", "Cook")
    assert trained(plays="guest")[1].processor.sides == ("Cook", "Guest")
    ids = processor.prompt("Guest: tea?", 64, 8).ids
    assert "".join(processor.labels(ids)) == "Guest:tea?⟨/s⟩Cook:"
    assert processor.decode(ids) == "tea?"
    processor.save(tmp_path)
    again = DialogueProcessor.load(tmp_path)
    assert again.prompt("Guest: tea?", 64, 8) == processor.prompt("Guest: tea?", 64, 8)


def test_what_is_said_without_a_name_is_said_by_the_person(made: tuple[Any, Trained]) -> None:
    processor: DialogueProcessor = made[1].processor
    for said in ("tea?", "Guest: tea?", "Somebody: tea?"):
        assert processor.prompt(said, 64, 8).ids == processor.prompt("Guest: tea?", 64, 8).ids
    turns = "tea?\nyes\nthanks"
    assert "".join(processor.labels(processor.prompt(turns, 64, 8).ids)) == (
        "Guest:tea?⟨/s⟩Cook:yes⟨/s⟩Guest:thanks⟨/s⟩Cook:"
    )


def test_a_turn_of_the_model_goes_on_and_old_turns_are_forgotten(made: tuple[Any, Trained]) -> None:
    processor: DialogueProcessor = made[1].processor
    begun = processor.prompt("Guest: tea?\nCook: yes", 64, 8)
    assert begun.n_begun == 3
    assert processor.decode(begun.ids[-3:]) == "yes"
    long = "\n".join(f"{'Guest' if n % 2 == 0 else 'Cook'}: turn {n:02} of it" for n in range(9))
    prompt = processor.prompt(long, 64, 16)
    assert len(prompt.ids) <= 48
    assert prompt.n_left_out > 0
    assert prompt.ids[0] in processor.marks  # whole turns
    huge = processor.prompt("Guest: " + "x" * 500, 64, 16)
    assert len(huge.ids) <= 64 - 16


def test_windows_cover_every_token_once_and_begin_with_a_turn(made: tuple[Any, Trained]) -> None:
    prepared, model = made
    arrays, n_word = prepared.arrays["train"], model.processor.tokenizer.vocab_size
    for row in range(3):
        length = int(np.diff(arrays["offsets"])[row])
        windows = [each for each in windows_of(arrays, 30, n_word) if each.row == row]
        counted = [place for each in windows for place in range(each.counted, each.end)]
        assert counted == list(range(1, length))
        assert all(each.end - each.start <= 31 for each in windows)


def test_only_its_own_turns_may_count(made: tuple[Any, Trained]) -> None:
    prepared, model = trained(learns="answers")
    task = SCENARIO.task(model, prepared.arrays["train"], prepared.arrays["validation"], "Guest: tea?")
    batch = task.training_batch(0)
    processor = model.processor
    for row, targets in zip(batch.inputs[0].tolist(), batch.targets.tolist(), strict=True):
        speaker = None
        for entered, expected in zip(row, targets, strict=True):
            speaker = entered if entered in processor.marks else speaker
            if expected >= 0:
                assert speaker == processor.mark
                assert expected not in processor.marks


def test_an_answer_has_no_marks_and_says_who_speaks(made: tuple[Any, Trained]) -> None:
    _, model = made
    for method in ("draw", "beam"):
        options = DialogueOptions(max_tokens=12, method=method, temperature=2.0)
        for value in ("", "Guest: tea?", "😀", "Guest: 你好", "x" * 600):
            *_, last = SCENARIO.predict(model, value, options)
            assert last.speakers == ("Guest", "Cook")
            assert "Guest:" not in last.output
            assert last.n_token <= 12
    assert model.processor.decode([END, *model.processor.marks]) == ""


@pytest.mark.parametrize("sample", SCENARIO.samples, ids=lambda sample: sample.key)
def test_the_samples_are_what_the_script_writes_and_answers_repeat_what_was_asked(sample: Any) -> None:
    script = Path(__file__).parents[2] / "packaging" / "samples" / "make_dialogues.py"
    spec = importlib.util.spec_from_file_location("make_dialogues", script)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    import sys

    sys.modules["make_dialogues"] = module
    spec.loader.exec_module(module)
    import gzip

    language = "en" if sample.language == "en" else "zh"
    assert gzip.decompress(sample.path.read_bytes()) == gzip.decompress(module.make(language))
    examples, source = SCENARIO.read_sample(sample, no_progress())
    assert len(examples) == 3000
    assert source.n_skipped == 0
    assert len(set(examples.texts("conversation"))) == 3000
