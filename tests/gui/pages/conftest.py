"""Tiny trained projects that tests of pages copy."""

import dataclasses
from pathlib import Path

import numpy as np
import pytest

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of

STORY = "Once there was a little fox. The fox saw a bird and the bird saw the fox.\n" * 40


def make_project(folder: Path, key: str, steps: int = 3) -> Project:
    scenario = scenario_of(key)
    project = Project.create(folder, scenario, "tiny", "tiny")
    experiment = project.experiment()
    training = dataclasses.replace(experiment.training, steps=steps, batch_size=4, device="cpu")
    if key == "text-generation":
        examples = Examples({"text": [STORY]})
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, seq_len=32)
        experiment = dataclasses.replace(experiment, model=model, training=training)
    else:
        pictures = np.random.default_rng(1).integers(0, 255, (60, 14, 14, 1), dtype=np.uint8)
        examples = Examples({"image": pictures, "label": ["01"[index % 2] for index in range(60)]})
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, patch_size=7)
        size = dataclasses.replace(experiment.preprocessing, image_size=14)
        experiment = dataclasses.replace(experiment, model=model, training=training, preprocessing=size)
    project.set_experiment(experiment)
    project.attach(
        examples,
        Source(
            name="made",
            format="table",
            encoding="utf-8",
            has_header=True,
            columns={},
            n_example=len(examples),
            n_skipped=0,
            skipped=(),
            checksum="x" * 64,
        ),
    )
    for _ in project.train(project.new_run(experiment)):
        pass
    return project


@pytest.fixture(scope="session")
def trained_projects(tmp_path_factory):
    """Return a folder with a trained project for each key of a scenario, to copy."""
    root = tmp_path_factory.mktemp("trained")
    for key in ("text-generation", "image-recognition"):
        make_project(root / key, key)
    return root
