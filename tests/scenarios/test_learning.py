"""Every scenario through its own methods: fit, encode, build, task, read, predict, judge."""

from __future__ import annotations

import dataclasses
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.data.split import split_examples
from workbench.language import WorkbenchError
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.projects.preparing import Prepared, prepare
from workbench.scenarios.base import PatchesSeen, Scenario, TokensSeen, Trained
from workbench.scenarios.catalogue import scenario_of
from workbench.training.loop import validation_loss

STORY = "The cat sat by the door. 小猫坐在门边。\n" * 60


def small(scenario: Scenario, **changes: Any) -> Any:
    experiment = scenario.preset("tiny")
    groups = {
        "text-generation": {"model": {"d_model": 16, "n_head": 2, "n_layer": 2, "seq_len": 16}},
        "image-recognition": {
            "preprocessing": {"image_size": 8, "shift": 1},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "patch_size": 4},
        },
        "translation": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 1, "max_len": 24},
        },
        "summarisation": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 1, "source_len": 32, "target_len": 16},
        },
        "fill-in-the-blank": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 24, "dropout": 0.0},
        },
        "text-classification": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 24, "dropout": 0.0},
        },
        "algorithm-lab": {"model": {"d_model": 16, "n_head": 2, "n_layer": 2, "seq_len": 24}},
        "question-answering": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 40, "dropout": 0.0},
        },
        "dialogue": {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "seq_len": 48, "dropout": 0.0},
        },
    }[scenario.key]
    for group, values in groups.items():
        fields: Any = {**values, **changes.get(group, {})}
        experiment = dataclasses.replace(
            experiment, **{group: dataclasses.replace(getattr(experiment, group), **fields)}
        )
    return dataclasses.replace(experiment, training=dataclasses.replace(experiment.training, batch_size=4))


def examples_of(scenario: Scenario) -> Examples:
    if scenario.key in ("text-generation", "fill-in-the-blank"):
        return Examples({"text": Passages.of(STORY)})
    if scenario.key == "translation":
        return Examples({"source": [f"cat {n}" for n in range(40)], "target": [f"猫{n}" for n in range(40)]})
    if scenario.key == "summarisation":
        texts = [f"On day {n} there is a fair. It is fine. 第{n}天有集市。" for n in range(40)]
        return Examples({"text": texts, "summary": [f"Fair on day {n}" for n in range(40)]})
    if scenario.key == "text-classification":
        texts = [f"{'a good' if n % 2 else 'such a very bad'} cat {n}" for n in range(40)]
        return Examples({"text": texts, "label": ["no", "yes"] * 20})
    if scenario.generator is not None:
        return scenario.read_sample(scenario.samples[0], no_progress())[0].take(np.arange(60))
    if scenario.key == "question-answering":
        return Examples(
            {
                "question": [f"{'who' if n % 2 else 'where'}?" for n in range(40)],
                "passage": [f"Ann{n:02} is in Rom." if n % 3 else f"In Rom is Ann{n:02}." for n in range(40)],
                "answer": [f"Ann{n:02}" if n % 2 else "Rom" for n in range(40)],
            }
        )
    if scenario.key == "dialogue":
        return Examples(
            {"conversation": [f"A: is cat {n} here?\nB: cat {n} is here.\nA: thanks" for n in range(40)]}
        )
    pictures = np.random.default_rng(0).integers(0, 255, (40, 10, 10, 1), dtype=np.uint8)
    return Examples({"image": pictures, "label": [str(n % 12) for n in range(40)]})


def made(scenario: Scenario, experiment: Any) -> tuple[Prepared, Trained]:
    prepared = prepare(scenario, examples_of(scenario), experiment, no_progress())
    model = new_model(lambda: scenario.build(experiment, prepared.processor), 1)
    return prepared, Trained(model, prepared.processor, experiment)


KEYS = (
    "text-generation",
    "translation",
    "fill-in-the-blank",
    "summarisation",
    "text-classification",
    "question-answering",
    "dialogue",
    "image-recognition",
    "algorithm-lab",
)
JUDGED = {"dialogue": {"preprocessing": {"learns": "answers"}}}  # what others say is no answer to measure
PLAIN = {"summarisation": {"model": {"copies": False}}}  # what is copied is no blind guess


@pytest.mark.parametrize("key", KEYS)
def test_the_first_loss_is_a_blind_guess_and_batches_repeat(key: str) -> None:
    scenario = scenario_of(key)
    prepared, trained = made(scenario, small(scenario, **PLAIN.get(key, {})))
    value = scenario.default_input(examples_of(scenario))
    task = scenario.task(trained, prepared.arrays["train"], prepared.arrays["validation"], value)
    trained.model.eval()
    with torch.inference_mode():
        for step in (0, 7):
            one, again = task.training_batch(step), task.training_batch(step)
            assert torch.equal(one.targets, again.targets)
            assert float(task.loss(trained.model, one)) == pytest.approx(task.random_guess, abs=1e-4)
        batches = list(task.validation_batches(None))
    assert sum(batch.n_item for batch in batches) >= sum(batch.n_item for batch in task.validation_batches(8))


@pytest.mark.parametrize("key", KEYS)
def test_judging_a_split_gives_the_loss_of_training(key: str) -> None:
    scenario = scenario_of(key)
    experiment = small(scenario, **JUDGED.get(key, {}))
    prepared, trained = made(scenario, experiment)
    for parameter in trained.model.parameters():  # a blind guess would hide mistakes
        torch.nn.init.normal_(parameter, std=0.2, generator=torch.Generator().manual_seed(1))
    part = split_examples(examples_of(scenario), experiment.split)["validation"]
    judged = list(scenario.judge(trained, prepared.arrays["validation"], part, no_progress()))
    mean = sum(item.loss * item.n_item for item in judged) / sum(item.n_item for item in judged)
    value = scenario.default_input(examples_of(scenario))
    task = scenario.task(trained, prepared.arrays["train"], prepared.arrays["validation"], value)
    assert mean == pytest.approx(validation_loss(trained.model, task, torch.device("cpu"), None), rel=1e-4)


@pytest.mark.parametrize("key", KEYS)
def test_reading_gives_maps_that_sum_to_one_and_are_hidden_where_nobody_looks(key: str) -> None:
    scenario = scenario_of(key)
    _, trained = made(scenario, small(scenario))
    reading = scenario.read(trained, scenario.default_input(examples_of(scenario)))
    for found in reading.kinds.values():
        assert found.maps.shape[-2:] == (len(found.query.labels), len(found.key.labels)) == found.hidden.shape
        assert np.allclose(found.maps.sum(-1), 1, atol=1e-5)
        assert not found.maps[:, :, found.hidden].any()
    shares = [share for _, share in reading.probabilities]
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize("key", KEYS)
def test_what_the_model_sees(key: str) -> None:
    scenario = scenario_of(key)
    experiment = small(scenario)
    prepared, _ = made(scenario, experiment)
    examples = examples_of(scenario)
    value = {
        role.name: examples.images("image")[0] if role.name == "image" else examples.texts(role.name)[0]
        for role in scenario.roles
        if role.name in examples.columns
    }
    for seen in scenario.see(prepared.processor, experiment, value):
        if isinstance(seen, TokensSeen):
            assert len(seen.tokens) == len(seen.ids) > 0
        else:
            assert isinstance(seen, PatchesSeen)
            assert seen.picture.shape == (8, 8, 1)


@pytest.mark.parametrize(
    ("key", "counts", "levels"),
    [
        ("text-generation", (100, 50_000, 200_000), ("too little", "little", "good")),
        ("translation", (10, 900, 3_000), ("too little", "little", "good")),
        ("summarisation", (10, 900, 4_000), ("too little", "little", "good")),
        ("fill-in-the-blank", (100, 50_000, 300_000), ("too little", "little", "good")),
        ("text-classification", (10, 60, 300), ("too little", "little", "good")),
        ("question-answering", (10, 900, 3_000), ("too little", "little", "good")),
        ("dialogue", (10, 300, 900), ("too little", "little", "good")),
        ("image-recognition", (10, 60, 300), ("too little", "little", "good")),
    ],
)
def test_advice_grows_with_the_data(key: str, counts: tuple[int, ...], levels: tuple[str, ...]) -> None:
    scenario = scenario_of(key)
    for count, level in zip(counts, levels, strict=True):
        data: dict[str, Any] = {
            "text-generation": {"text": Passages.of("x" * count)},
            "fill-in-the-blank": {"text": Passages.of("x" * count)},
            "translation": {"source": ["a"] * count, "target": ["b"] * count},
            "summarisation": {"text": ["a"] * count, "summary": ["b"] * count},
            "text-classification": {"text": ["x", "y"] * count, "label": ["a", "b"] * count},
            "question-answering": {
                "question": ["?"] * count,
                "passage": ["a"] * count,
                "answer": ["a"] * count,
            },
            "dialogue": {"conversation": ["A: a\nB: b"] * count},
            "image-recognition": {
                "image": np.zeros((2 * count, 1, 1, 1), dtype=np.uint8),
                "label": ["a", "b"] * count,
            },
        }
        advice = scenario.advise(Examples(data[key]), small(scenario))
        assert advice.level == level
        assert str(advice.sentence)


def test_classes_are_in_the_order_of_their_numbers() -> None:
    scenario = scenario_of("image-recognition")
    prepared, _ = made(scenario, small(scenario))
    assert prepared.processor.classes == [str(number) for number in range(12)]  # type: ignore[attr-defined]


def test_pictures_of_other_size_and_colour_can_be_read() -> None:
    scenario = scenario_of("image-recognition")
    _, trained = made(scenario, small(scenario))
    for shape in ((8, 8, 1), (30, 7, 3), (1, 1, 1), (5, 50, 3)):
        (answer,) = scenario.predict(trained, np.zeros(shape, dtype=np.uint8), None)
        assert sum(share for _, share in answer.probabilities) == pytest.approx(1, abs=1e-5)
    with pytest.raises(WorkbenchError, match="A picture is needed"):
        scenario.read(trained, "a text")


def test_patches_that_do_not_fill_the_picture_are_explained() -> None:
    scenario = scenario_of("image-recognition")
    for size, patch, words in ((28, 5, "Try 4"), (128, 2, "more than 1,024")):
        wrong = small(scenario, preprocessing={"image_size": size}, model={"patch_size": patch})
        assert words in str(scenario.check(wrong, None)["model.patch_size"])


@pytest.mark.parametrize("search", ["greedy", "beam"])
def test_translation_ends_and_can_be_stopped(search: str) -> None:
    scenario = scenario_of("translation")
    _, trained = made(scenario, small(scenario))
    options = scenario.options_type(search=search)
    for sentence in ("cat 3", "", "🦄", "long " * 100):
        (answer,) = scenario.predict(trained, sentence, options)
        assert answer.n_token <= trained.experiment.model.max_len
    (answer,) = scenario.predict(trained, "cat", options, lambda: True)
    assert answer.n_token <= 1


def test_generation_grows_stops_and_repeats_with_its_seed() -> None:
    scenario = scenario_of("text-generation")
    _, trained = made(scenario, small(scenario))
    options = scenario.options_type(max_tokens=40)
    outputs = [answer.output for answer in scenario.predict(trained, "The cat", options)]
    assert len(outputs) > 3
    assert all(after.startswith(before) for before, after in pairwise(outputs))
    assert outputs[-1] == [answer.output for answer in scenario.predict(trained, "The cat", options)][-1]
    other = dataclasses.replace(options, seed=2)
    assert outputs[-1] != [answer.output for answer in scenario.predict(trained, "The cat", other)][-1]
    *_, stopped = scenario.predict(trained, "The cat", options, lambda: True)
    assert stopped.n_token <= 2


def test_rows_of_text_are_joined_and_too_short_ones_refused() -> None:
    scenario = scenario_of("text-generation")
    experiment = small(scenario)
    rows = Examples({"text": [f"row {number} is here" for number in range(60)]})
    prepared = prepare(scenario, rows, experiment, no_progress())
    processor: Any = prepared.processor
    assert "\nrow" in processor.tokenizer.decode(prepared.arrays["train"]["tokens"].tolist())
    assert "too short" in str(
        scenario.check(experiment, Examples({"text": Passages.of("tiny")}))["model.seq_len"]
    )


@pytest.mark.parametrize(
    ("key", "output", "inputs"),
    [
        ("text-generation", ["\n", " "], ["\n", " "]),
        ("translation", ["⟨/s⟩", "0"], ["⟨/s⟩", " "]),
        ("question-answering", ["3", "4"], [".", "0"]),
    ],
)
def test_ids_have_names_on_either_side(key: str, output: list[str], inputs: list[str]) -> None:
    scenario = scenario_of(key)
    prepared, _ = made(scenario, small(scenario))
    ids = [1, 2] if key == "text-generation" else [2, 3]
    assert scenario.names(prepared.processor, ids) == output
    assert scenario.names(prepared.processor, ids, "input") == inputs


def test_classes_are_the_names_of_what_is_predicted() -> None:
    scenario = scenario_of("image-recognition")
    prepared, _ = made(scenario, small(scenario))
    assert scenario.names(prepared.processor, [10, 2]) == ["10", "2"]
