from __future__ import annotations

import dataclasses
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import torch

from workbench.projects.project import Project

V1 = Path(__file__).parent / "v1"


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A copy of the sample project: a finished run, and one that was stopped half-way."""
    shutil.copytree(V1, tmp_path / "项目 one")
    return Project.open(tmp_path / "项目 one")


@pytest.fixture
def config(project: Project) -> Callable[..., Any]:
    """Return the settings of the sample project with another training."""

    def change(**training: Any) -> Any:
        experiment = project.experiment()
        return dataclasses.replace(experiment, training=dataclasses.replace(experiment.training, **training))

    return change
