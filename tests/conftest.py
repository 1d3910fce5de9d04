"""What every test needs: nothing written to the user's folders, English, and room for a slow machine."""

from __future__ import annotations

import dataclasses
import gc
import os
import random
import sys
import threading
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from types import SimpleNamespace
from typing import Any

# The models of the tests are so small that a second thread only makes them wait; read when torch is first imported.
os.environ.setdefault("OMP_NUM_THREADS", "1")

import pytest
from hypothesis import HealthCheck, settings

from workbench.language import set_language

# A shared machine may be slow for a moment: that is not a mistake in the code.
settings.register_profile(
    "workbench",
    deadline=None,
    max_examples=60,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("workbench")


def pytest_collection_finish() -> None:
    # Modules and tests stay to the end: without them the many full collections in between have little to look through.
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    yield
    set_language("en")


class Computer:
    """Stands for wakepy: notes when it is asked to stay awake and when it may sleep again."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.is_awake = threading.Event()

    @contextmanager
    def running(self, **options: Any) -> Generator[None]:
        """Do as wakepy's `keep.running` does, in words."""
        assert options == {"on_fail": "pass"}
        self.said.append("stay awake")
        self.is_awake.set()
        try:
            yield
        finally:
            self.is_awake.clear()
            self.said.append("may sleep")


@pytest.fixture
def computer(monkeypatch: pytest.MonkeyPatch) -> Computer:
    """The computer that is asked to stay awake, instead of the real one."""
    found = Computer()
    monkeypatch.setitem(sys.modules, "wakepy", SimpleNamespace(keep=found))
    return found


TWICE = "abcdefghijklmnopqrst"  # the letters that are said twice


def said_once(seed: int, count: int, shortest: int, longest: int) -> list[str]:
    """Return random sequences of letters, to be said twice."""
    rng = random.Random(seed)
    return ["".join(rng.choice(TWICE) for _ in range(rng.randint(shortest, longest))) for _ in range(count)]


@pytest.fixture(scope="session")
def sequences() -> Callable[[int, int, int, int], list[str]]:
    """What makes sequences like those of `induction_project` from a seed, a count and two lengths."""
    return said_once


@pytest.fixture(scope="session")
def induction_project(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A project whose model of two layers was trained on random letters said twice, about six seconds.

    Source: Olsson et al., "In-context Learning and Induction Heads" (2022).
    """
    from workbench.data.importing import import_examples
    from workbench.progress import no_progress
    from workbench.projects.project import Project
    from workbench.scenarios.catalogue import scenario_of

    folder = tmp_path_factory.mktemp("induction")
    lines = [each + each for each in said_once(1, 3000, 6, 12)]
    (folder / "twice.txt").write_text("\n".join(lines), encoding="utf-8")
    scenario = scenario_of("text-generation")
    project = Project.create(folder / "project", scenario, "Twice", "tiny")
    project.attach(*import_examples(folder / "twice.txt", scenario.roles, no_progress()))
    experiment = project.experiment()
    training = dataclasses.replace(
        experiment.training, steps=600, batch_size=32, learning_rate=0.03, eval_interval=10_000, device="cpu"
    )
    shape = dataclasses.replace(experiment.model, n_layer=2, n_head=1, d_model=32, seq_len=32)
    made = project.new_run(dataclasses.replace(experiment, training=training, model=shape))
    for _ in project.train(made):
        pass
    return project
