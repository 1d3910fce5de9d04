"""Models of every scenario with random weights: fresh ones look everywhere evenly, which would hide mistakes."""

from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.models.initialisation import new_model
from workbench.progress import no_progress
from workbench.projects.preparing import prepare
from workbench.projects.project import Project
from workbench.scenarios.base import Scenario, Trained, Value
from workbench.scenarios.catalogue import scenario_of

V1 = Path(__file__).parents[1] / "projects" / "v1"
KEYS = (
    "text-generation",
    "translation",
    "fill-in-the-blank",
    "summarisation",
    "text-classification",
    "question-answering",
    "dialogue",
    "image-recognition",
)
SHAPES: dict[str, dict[str, dict[str, Any]]] = {
    "text-generation": {"model": {"d_model": 16, "n_head": 2, "n_layer": 2, "seq_len": 16}},
    "translation": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 24, "dropout": 0.0},
    },
    "summarisation": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {
            "d_model": 16,
            "n_head": 2,
            "source_len": 32,
            "target_len": 16,
            "n_layer": 2,
            "dropout": 0.0,
        },
    },
    "fill-in-the-blank": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 24, "dropout": 0.0},
    },
    "text-classification": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 24, "dropout": 0.0},
    },
    "question-answering": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "max_len": 40, "dropout": 0.0},
    },
    "dialogue": {
        "preprocessing": {"tokenizer": "characters"},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "seq_len": 48, "dropout": 0.0},
    },
    "image-recognition": {
        "preprocessing": {"image_size": 8, "shift": 1},
        "model": {"d_model": 16, "n_head": 2, "n_layer": 2, "patch_size": 4},
    },
}


@dataclasses.dataclass(frozen=True)
class Made:
    """A scenario with a model that was never trained, and something to ask it."""

    scenario: Scenario
    trained: Trained
    value: Value
    examples: Examples


def examples_of(key: str) -> Examples:
    if key in ("text-generation", "fill-in-the-blank"):
        return Examples({"text": Passages.of("The cat sat by the door. The cat sat.\n" * 40)})
    if key == "translation":
        return Examples({"source": [f"cat {n}" for n in range(40)], "target": [f"猫{n}" for n in range(40)]})
    if key == "summarisation":
        texts = [f"cat {n} sat. It rained." for n in range(40)]
        return Examples({"text": texts, "summary": [f"cat {n}" for n in range(40)]})
    if key == "text-classification":
        texts = [f"this is cat number {n}" for n in range(40)]
        return Examples({"text": texts, "label": [str(n % 3) for n in range(40)]})
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
    pictures = np.random.default_rng(0).integers(0, 255, (40, 10, 10, 1), dtype=np.uint8)
    return Examples({"image": pictures, "label": [str(n % 3) for n in range(40)]})


def make(key: str, scale: float = 0.3) -> Made:
    scenario = scenario_of(key)
    experiment: Any = scenario.preset("tiny")
    for group, values in SHAPES[key].items():
        changed: Any = dataclasses.replace(getattr(experiment, group), **values)
        experiment = dataclasses.replace(experiment, **{group: changed})
    examples = examples_of(key)
    processor = prepare(scenario, examples, experiment, no_progress()).processor
    model = new_model(lambda: scenario.build(experiment, processor), 1)
    generator = torch.Generator().manual_seed(3)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(std=scale, generator=generator)
    trained = Trained(model.eval(), processor, experiment)
    return Made(scenario, trained, scenario.default_input(examples), examples)


@pytest.fixture(params=KEYS)
def made(request: pytest.FixtureRequest) -> Made:
    """Each scenario in turn."""
    return make(request.param)


@pytest.fixture
def making() -> Callable[..., Made]:
    """Make a model of one scenario."""
    return make


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project of one small text with a finished run, whose model learnt for 20 steps."""
    shutil.copytree(V1, tmp_path / "project")
    return Project.open(tmp_path / "project")


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Models this small are slower on several threads, above all on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
