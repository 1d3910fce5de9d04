"""A session, the page a test module is about (its ``PAGE``), and projects to open in it."""

import dataclasses
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from workbench.data.examples import Examples
from workbench.data.importing import Source, import_examples
from workbench.data.passages import Passages
from workbench.gui.pages.page import Page
from workbench.gui.session import Session
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of

LINES = "".join(f"the cat number {index} sat on the mat and looked at the moon\n" for index in range(120))
THINGS = ("cat", "dog", "fox", "hen", "cow", "pig", "ant", "bee", "owl", "elk")
STORY = "Once there was a little fox. The fox saw a bird and the bird saw the fox.\n" * 40


def make_project(folder: Path, key: str, steps: int = 3) -> Project:
    scenario = scenario_of(key)
    project = Project.create(folder, scenario, "tiny", "tiny")
    experiment = project.experiment()
    training = dataclasses.replace(experiment.training, steps=steps, batch_size=4, device="cpu")
    if key == "fill-in-the-blank":
        examples = Examples({"text": Passages.of(STORY)})
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, max_len=32)
        experiment = dataclasses.replace(experiment, model=model, training=training)
    elif key == "text-generation":
        examples = Examples({"text": Passages.of(STORY)})
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, seq_len=32)
        experiment = dataclasses.replace(experiment, model=model, training=training)
    elif key == "text-classification":
        texts = [f"the {thing} was {word}" for thing in THINGS for word in ("good", "fine", "bad", "sad")]
        examples = Examples({"text": texts, "label": ["yes", "yes", "no", "no"] * len(THINGS)})
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, max_len=32)
        cut = dataclasses.replace(experiment.preprocessing, tokenizer="characters")
        experiment = dataclasses.replace(experiment, model=model, training=training, preprocessing=cut)
    elif key == "algorithm-lab":
        examples = scenario.read_sample(scenario.samples[0], no_progress())[0].take(np.arange(60))
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, seq_len=24)
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
            recipe=examples.recipe,
        ),
    )
    for _ in project.train(project.new_run(experiment)):
        pass
    return project


@pytest.fixture
def raised(session: Session) -> list[WorkbenchError]:
    """Collect what went wrong."""
    found: list[WorkbenchError] = []
    session.raised.connect(found.append)
    return found


@pytest.fixture
def page(request: pytest.FixtureRequest, qtbot: QtBot, session: Session) -> Page:
    """The page of this module, as large as it is in a window of the usual size."""
    found: Page = request.module.PAGE(session)
    qtbot.addWidget(found)
    found.resize(960, 650)
    found.show()
    return found


@pytest.fixture
def opened(
    qtbot: QtBot, session: Session, page: Page, trained_projects: Path, tmp_path: Path
) -> Callable[..., Page]:
    """Return what opens a trained project, with copies of its run if more are wanted, and returns the page."""

    def open_(key: str, n_run: int = 1) -> Page:
        folder = tmp_path / key
        shutil.copytree(trained_projects / key, folder)
        first = next((folder / "runs").iterdir())
        for number in range(1, n_run):
            shutil.copytree(first, first.with_name(f"2020-01-0{number}T0000-copy"))
        session.open_project(folder)
        qtbot.waitUntil(lambda: session.input is not None, timeout=10_000)
        return page

    return open_


@pytest.fixture
def new_project(qtbot: QtBot, session: Session, tmp_path: Path) -> Callable[..., None]:
    """Return what makes a project that was not trained yet and opens it."""

    def new(
        key: str = "text-generation", *, with_data: bool = True, change: Callable[[Any], Any] | None = None
    ) -> None:
        with qtbot.waitSignal(session.project_changed):
            session.new_project(scenario_of(key), tmp_path / key, "Test", "tiny")
        project = session.project
        assert project is not None
        if change is not None:
            session.set_experiment(change(session.experiment))
            session.save_experiment()
        if with_data:
            path = tmp_path / "lines.txt"
            path.write_text(LINES, encoding="utf-8")
            project.attach(*import_examples(path, project.scenario.roles, no_progress()))
            with qtbot.waitSignal(session.project_changed):
                session.open_project(project.folder)

    return new


@pytest.fixture(scope="session")
def trained_projects(tmp_path_factory):
    """Return a folder with a trained project for each key of a scenario, to copy."""
    root = tmp_path_factory.mktemp("trained")
    for key in (
        "text-generation",
        "image-recognition",
        "text-classification",
        "fill-in-the-blank",
        "algorithm-lab",
    ):
        make_project(root / key, key)
    return root
