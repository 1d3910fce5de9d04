from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from workbench.data.examples import Examples
from workbench.data.importing import import_examples
from workbench.data.passages import PASSAGE_CHARACTERS, Passages
from workbench.data.split import SPLITS
from workbench.language import WorkbenchError
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.preparing import forget_prepared, load_prepared, prepare
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of

LINES = "".join(f"line {number} of the story 猫\n" for number in range(3000))


def experiment_of(key: str, **preprocessing: Any) -> Any:
    preset: Any = scenario_of(key).preset("tiny")
    return dataclasses.replace(
        preset, preprocessing=dataclasses.replace(preset.preprocessing, **preprocessing)
    )


def examples_of(key: str) -> Examples:
    if key == "text-generation":
        return Examples({"text": Passages.kept([LINES], 200)})
    if key == "fill-in-the-blank":
        return Examples({"text": [f"cat {n}" for n in range(40)]})
    if key == "translation":
        return Examples({"source": [f"cat {n}" for n in range(40)], "target": [f"猫{n}" for n in range(40)]})
    if key == "text-classification":
        return Examples({"text": [f"cat {n}" for n in range(40)], "label": ["odd", "even"] * 20})
    if key == "question-answering":
        return Examples(
            {
                "question": [f"{'who' if n % 2 else 'where'}?" for n in range(40)],
                "passage": [f"Ann{n} is in Rom." for n in range(40)],
                "answer": [f"Ann{n}" if n % 2 else "Rom" for n in range(40)],
            }
        )
    if key == "dialogue":
        return Examples(
            {"conversation": [f"A: is cat {n} here?\nB: cat {n} is here.\nA: thanks" for n in range(40)]}
        )
    pictures = np.random.default_rng(0).integers(0, 255, (2500, 8, 8, 1), dtype=np.uint8)
    return Examples({"image": pictures, "label": [str(number % 3) for number in range(len(pictures))]})


@pytest.mark.parametrize(
    "key",
    [
        *("text-generation", "translation", "fill-in-the-blank", "text-classification"),
        *("question-answering", "dialogue", "image-recognition"),
    ],
)
def test_on_disk_and_in_memory_the_arrays_are_the_same(tmp_path: Path, key: str) -> None:
    scenario, examples = scenario_of(key), examples_of(key)
    experiment = experiment_of(key, **({} if key == "image-recognition" else {"tokenizer": "characters"}))
    held = prepare(scenario, examples, experiment, no_progress())
    written = prepare(scenario, examples, experiment, no_progress(), tmp_path / "key")
    again = load_prepared(tmp_path / "key", scenario)
    assert again is not None
    assert [path.name for path in tmp_path.iterdir()] == ["key"]
    for name in SPLITS:
        for other in (written, again):
            assert held.arrays[name].keys() == other.arrays[name].keys()
            for array, found in held.arrays[name].items():
                assert other.arrays[name][array].dtype == found.dtype
                assert np.array_equal(other.arrays[name][array], found)


@pytest.mark.parametrize("tokenizer", ["characters", "bytes", "words", "sentencepiece", "bpe"])
def test_tokens_do_not_depend_on_where_passages_end(tokenizer: str) -> None:
    scenario: Any = scenario_of("text-generation")
    experiment = experiment_of("text-generation", tokenizer=tokenizer, vocab_size=200)
    kept = [Examples({"text": Passages.kept([LINES], most)}) for most in (100, 1000, len(LINES))]
    processor = scenario.fit(kept[0], experiment, no_progress())
    whole = processor.tokenizer.encode(LINES)
    for examples in kept:
        again = scenario.fit(examples, experiment, no_progress()).tokenizer
        assert again.encode(LINES) == whole
        assert scenario.encode(processor, examples, no_progress())["tokens"].tolist() == whole
        pieces = list(scenario.encode_in_pieces(processor, examples, no_progress()))
        assert np.concatenate([piece["tokens"] for piece in pieces]).tolist() == whole


def test_between_rows_a_document_ends_and_between_passages_nothing() -> None:
    scenario: Any = scenario_of("text-generation")
    processor = scenario.fit(Examples({"text": ["ab"]}), experiment_of("text-generation"), no_progress())

    def read(column: Any) -> str:
        tokens = scenario.encode(processor, Examples({"text": column}), no_progress())["tokens"]
        return processor.tokenizer.decode(tokens.tolist())

    assert read(["ab", "b"]) == "ab\nb\n"
    assert read(Passages.kept(["abb"], 2)) == "abb"


def test_a_long_text_goes_from_its_file_to_a_batch(tmp_path: Path) -> None:
    whole = "The cat sat by the door.\n" * (3 * PASSAGE_CHARACTERS // 25)
    path = tmp_path / "long.txt"
    path.write_text(whole, encoding="utf-16")
    scenario = scenario_of("text-generation")
    project = Project.create(tmp_path / "p", scenario, "long", "tiny")
    project.attach(*import_examples(path, scenario.roles, no_progress()))
    assert len(project.examples().texts("text")) > 2
    assert (project.data_folder / "text.txt").read_text(encoding="utf-8") == whole
    for opened in (project, Project.open(project.folder)):
        assert "".join(opened.examples().texts("text")) == whole
        prepared: Any = opened.prepared(opened.experiment())
        together = np.concatenate(
            [prepared.arrays[name]["tokens"] for name in ("train", "test", "validation")]
        )
        assert prepared.processor.tokenizer.decode(together.tolist()) == whole
    assert opened.probe_input() == "The cat sat by the"


def test_nothing_is_left_of_arrays_that_were_cancelled_or_did_not_fit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scenario, examples = scenario_of("text-generation"), examples_of("text-generation")
    progress = Progress(lambda fraction: progress.cancel() if fraction > 0.6 else None)
    with pytest.raises(CancelledError):
        prepare(scenario, examples, experiment_of("text-generation"), progress, tmp_path / "key")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("workbench.projects.array_files.os.fsync", full)
    with pytest.raises(WorkbenchError, match="disk is full"):
        prepare(scenario, examples, experiment_of("text-generation"), no_progress(), tmp_path / "key")
    assert not list(tmp_path.iterdir())


def test_arrays_that_cannot_go_stay_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = scenario_of("translation")
    folder = tmp_path / "key"
    experiment = experiment_of("translation", tokenizer="characters")
    prepare(scenario, examples_of("translation"), experiment, no_progress(), folder)

    def mapped(*_: object) -> None:  # as on Windows
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", mapped)
        forget_prepared(folder)
    assert load_prepared(folder, scenario) is not None
    forget_prepared(folder)
    assert not list(tmp_path.iterdir())
