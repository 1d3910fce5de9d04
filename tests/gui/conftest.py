"""What every test of the window needs: no screen, no traces in the user's folders, no thread left behind."""

from __future__ import annotations

import gc
import os
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported anywhere

import pytest
from PySide6.QtCore import QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workbench.gui.main_window import MainWindow
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import apply_theme
from workbench.language import text
from workbench.training.events import Started

_PATIENCE = 3.0


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window, light and in English, without a project."""
    found = MainWindow(Session(Settings(language="en", theme="light")))
    qtbot.addWidget(found)
    found.show()
    yield found
    found.session.shutdown()


@pytest.fixture
def started() -> Callable[..., Started]:
    """Return what makes the first word of a training, with a note if one is given."""

    def make(note: str | None = None) -> Started:
        return Started(
            step=0,
            total_steps=4,
            n_parameter=1,
            device="cpu",
            device_name="x",
            device_reason=text("y"),
            random_guess=1.0,
            note=None if note is None else text(note),
        )

    return make


@pytest.fixture(scope="session", autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(autouse=True)
def light_english(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, "light")
    apply_language(qapp, "en")
    yield
    apply_language(qapp, "en")


def _running_qthreads() -> set[QThread]:
    # Asking the class itself, as `isinstance` on some proxies in memory imports what they stand for.
    threads = [each for each in gc.get_objects() if issubclass(type(each), QThread)]
    return {each for each in threads if isValid(each) and each.isRunning()}


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a thread still runs that did not run before."""
    python_before, qt_before = set(threading.enumerate()), _running_qthreads()
    yield
    deadline = time.monotonic() + _PATIENCE
    left: list[Any] = []
    while True:
        left = [each for each in threading.enumerate() if each not in python_before and not _is_foreign(each)]
        left += [each for each in _running_qthreads() if each not in qt_before]
        if not left or time.monotonic() > deadline:
            break
        time.sleep(0.02)
    assert not left, f"{request.node.nodeid} left running: {left}"


def _is_foreign(thread: threading.Thread) -> bool:
    # A thread of Qt's or torch's own pools that once ran Python is listed until the process ends.
    return isinstance(thread, threading._DummyThread)  # pyright: ignore[reportAttributeAccessIssue]
