from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch

from workbench.projects.project import Project

V1 = Path(__file__).parent.parent / "projects" / "v1"


@pytest.fixture(scope="session", autouse=True)
def one_thread() -> Iterator[None]:
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    shutil.copytree(V1, tmp_path / "project")
    return Project.open(tmp_path / "project")
