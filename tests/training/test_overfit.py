"""Each scenario's own model learns one tiny batch by heart, through its own task and the real loop."""

import dataclasses
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.scenarios.base import Trained, Value
from workbench.scenarios.catalogue import scenario_of
from workbench.training.devices import choose_device
from workbench.training.events import Evaluated, Finished
from workbench.training.loop import train

SENTENCES = ["the cat sat on the mat", "a dog ran home", "we eat red apples", "she reads"]
TRANSLATIONS = ["猫坐在垫子上", "狗跑回家", "我们吃红苹果", "她在读书"]


def pictures() -> np.ndarray[Any, np.dtype[np.uint8]]:
    return np.random.default_rng(1).integers(0, 256, size=(8, 8, 8, 1), dtype=np.uint8)


CASES: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, Any], Value]] = {
    "text-generation": (
        {"text": ["the quick brown fox jumps over the lazy dog and runs"]},
        {"preprocessing": {}, "model": {"n_layer": 2, "n_head": 2, "d_model": 32, "seq_len": 50}},
        {"steps": 150, "batch_size": 2},
        "the",
    ),
    "image-recognition": (
        {"image": pictures(), "label": ["a", "b", "c", "d"] * 2},
        {
            "preprocessing": {"image_size": 8, "shift": 0},
            "model": {"n_layer": 2, "n_head": 2, "d_model": 32, "patch_size": 4},
        },
        {"steps": 60, "batch_size": 8},
        pictures()[0],
    ),
    "translation": (
        {"source": SENTENCES, "target": TRANSLATIONS},
        {
            "preprocessing": {"tokenizer": "characters"},
            "model": {"n_layer": 1, "n_head": 2, "d_model": 32, "max_len": 32, "dropout": 0.0},
        },
        {"steps": 150, "batch_size": 4},
        SENTENCES[0],
    ),
    "text-classification": (
        {"text": SENTENCES, "label": ["cat", "dog", "we", "she"]},
        {
            "preprocessing": {"tokenizer": "characters", "hidden_percent": 0.0},
            "model": {"n_layer": 1, "n_head": 2, "d_model": 32, "max_len": 32, "dropout": 0.0},
        },
        {"steps": 60, "batch_size": 4},
        SENTENCES[0],
    ),
}


@pytest.mark.parametrize("key", CASES)
def test_one_tiny_batch_is_learnt_by_heart(key: str):
    columns, changes, training, probe = CASES[key]
    scenario = scenario_of(key)
    experiment = scenario.preset("tiny")
    experiment = dataclasses.replace(
        experiment,
        **{name: dataclasses.replace(getattr(experiment, name), **group) for name, group in changes.items()},
        training=dataclasses.replace(experiment.training, eval_interval=1000, **training),
    )
    examples = Examples(columns)
    processor = scenario.fit(examples, experiment, no_progress())
    arrays = scenario.encode(processor, examples, no_progress())
    model = new_model(lambda: scenario.build(experiment, processor), 1)
    trained = Trained(model, processor, experiment)
    task = scenario.task(trained, arrays, arrays, probe)
    events = list(train(model, task, experiment.training, choose_device("cpu")))
    measured = [event for event in events if isinstance(event, Evaluated)]
    assert measured[0].validation_loss == pytest.approx(task.random_guess, abs=1e-5)
    with torch.inference_mode():  # all that was measured would include a rest of a token without context
        assert float(task.loss(model.eval(), task.training_batch(0))) < 0.1
    assert isinstance(events[-1], Finished)
    assert events[-1].status == "finished"
