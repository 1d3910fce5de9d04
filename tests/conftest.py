"""What every test needs: nothing written to the user's folders, English, and room for a slow machine."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Generator, Iterator
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
