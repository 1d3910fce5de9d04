"""The Data page with a project open in it, for the tests of its panels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.gui.pages.data import DataPage
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import replace_at


@pytest.fixture
def session(qtbot: QtBot) -> Iterator[Session]:
    found = Session(Settings())
    yield found
    found.shutdown()


@pytest.fixture
def page_of(qtbot: QtBot, session: Session, tmp_path: Path) -> Callable[[str, Examples], DataPage]:
    """Return what makes a project of a scenario with these examples and opens it on the Data page."""

    def show(key: str, examples: Examples) -> DataPage:
        project = Project.create(tmp_path / key, scenario_of(key), "made", "tiny")
        if key != "image-recognition":
            project.set_experiment(replace_at(project.experiment(), "preprocessing.tokenizer", "characters"))
        project.attach(
            examples,
            Source(
                name="made.csv",
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
        page = DataPage(session)
        qtbot.addWidget(page)
        page.resize(800, 560)
        page.show()
        session.open_project(project.folder, "data")
        qtbot.waitUntil(lambda: session.processor is not None and page._overview is not None, timeout=10_000)
        return page

    return show
