"""What every test of the window needs: no screen, no traces in the user's folders, no thread left behind."""

from __future__ import annotations

import dataclasses
import gc
import os
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt is imported anywhere

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QThread
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workbench.data.examples import Examples
from workbench.data.importing import Source
from workbench.data.passages import Passages
from workbench.gui.main_window import MainWindow
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.gui.theme import apply_theme
from workbench.language import text
from workbench.progress import no_progress
from workbench.projects.project import Project
from workbench.scenarios.catalogue import all_scenarios, scenario_of
from workbench.training.events import Started

_PATIENCE = 3.0
_STORY = "Once there was a little fox. The fox saw a bird and the bird saw the fox.\n" * 60


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    """A session without a project."""
    found = Session(Settings())
    yield found
    end(found)


def end(session: Session) -> None:
    """Stop *session* and let go of it: what its signals are connected to would keep every page in memory."""
    session.shutdown()
    session.deleteLater()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """The whole window, light and in English, without a project."""
    found = MainWindow(Session(Settings(language="en", theme="light")))
    qtbot.addWidget(found)
    found.show()
    yield found
    end(found.session)


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


def _examples_for(key: str) -> Examples:
    if key in ("text-generation", "fill-in-the-blank"):
        return Examples({"text": Passages.of(_STORY)})
    if key == "translation":
        words = ["cat", "dog", "fox", "bird", "fish", "cow", "hen", "pig"]
        pairs = [(f"the {a} sees the {b}", f"{b} {a}") for a in words for b in words]
        return Examples({"source": [a for a, _ in pairs], "target": [b for _, b in pairs]})
    if key == "summarisation":
        texts = [
            f"The {thing} is shut on day {n}." for thing in ("pool", "mill", "zoo", "inn") for n in range(9)
        ]
        return Examples({"text": texts, "summary": [line[4:-10] for line in texts]})
    if key == "text-classification":
        words = ["good", "fine", "great", "lovely", "bad", "poor", "sad", "awful"]
        texts = [f"the {thing} was {word}" for thing in ("cat", "dog", "fox", "hen") for word in words]
        return Examples({"text": texts, "label": (["yes"] * 4 + ["no"] * 4) * 4})
    if key == "algorithm-lab":
        scenario = scenario_of(key)
        return scenario.read_sample(scenario.samples[0], no_progress())[0].take(np.arange(60))
    if key == "summarisation":
        texts = [f"the {house} is closed on {day}" for house in ("mill", "pool") for day in range(20)]
        return Examples({"text": texts, "summary": [line.split()[1] for line in texts]})
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
    pictures = np.random.default_rng(1).integers(0, 255, (40, 14, 14, 1), dtype=np.uint8)
    return Examples({"image": pictures, "label": ["01"[index % 2] for index in range(40)]})


def _make_project(folder: Path, key: str, steps: int = 4) -> Project:
    scenario = next(each for each in all_scenarios() if each.key == key)
    project = Project.create(folder, scenario, "tiny", "tiny")
    preset = scenario.preset("tiny")
    changes: dict[str, object] = {"d_model": 16, "n_head": 2, "dropout": 0.0}
    if key in ("text-generation", "algorithm-lab"):
        changes["seq_len"] = 32
    elif key in (
        *("translation", "summarisation", "text-classification"),
        *("question-answering", "fill-in-the-blank", "dialogue"),
    ):
        lengths = {
            "summarisation": {"source_len": 32, "target_len": 16},
            "question-answering": {"max_len": 40},
            "dialogue": {"seq_len": 48},
        }
        changes |= lengths.get(key, {"max_len": 24})
        preset = dataclasses.replace(
            preset, preprocessing=dataclasses.replace(preset.preprocessing, tokenizer="characters")
        )
    else:
        changes["patch_size"] = 7
        preset = dataclasses.replace(
            preset, preprocessing=dataclasses.replace(preset.preprocessing, image_size=14)
        )
    experiment = dataclasses.replace(
        preset,
        model=dataclasses.replace(preset.model, **changes),
        training=dataclasses.replace(
            preset.training, steps=steps, batch_size=4, warmup_steps=1, snapshots=4, device="cpu"
        ),
    )
    project.set_experiment(experiment)
    examples = _examples_for(key)
    source = Source(
        name="made",
        format="table",
        encoding="utf-8",
        has_header=True,
        columns={},
        n_example=len(examples),
        n_skipped=0,
        skipped=(),
        checksum=key,
        recipe=examples.recipe,
    )
    project.attach(examples, source)
    for _ in project.train(project.new_run(experiment)):
        pass
    return project


@pytest.fixture(scope="session")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the folder of a trained project of every scenario, to look into and not to change."""
    import torch

    root, n_thread = tmp_path_factory.mktemp("projects"), torch.get_num_threads()
    torch.set_num_threads(1)  # several threads wait for each other on a busy machine; these models need one
    found = {each.key: _make_project(root / each.key, each.key).folder for each in all_scenarios()}
    torch.set_num_threads(n_thread)
    return found


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
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # else the next test restyles what is gone
    apply_language(qapp, "en")


_blamed: weakref.WeakSet[QThread] = weakref.WeakSet()  # threads for which a test has failed already


def _thread_classes(base: type[QThread] = QThread) -> Iterator[type[QThread]]:
    yield base
    for each in base.__subclasses__():
        yield from _thread_classes(each)


def _running_qthreads() -> set[QThread]:
    # Asking the class itself, as `isinstance` on some proxies in memory imports what they stand for.
    classes = set(_thread_classes())
    threads = [each for each in gc.get_objects() if type(each) in classes]
    return {each for each in threads if isValid(each) and each.isRunning() and each not in _blamed}


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test after which a thread still runs that did not run before."""
    python_before = set(threading.enumerate())
    yield
    deadline = time.monotonic() + _PATIENCE
    while True:
        left = [each for each in threading.enumerate() if each not in python_before and not _is_foreign(each)]
        threads = _running_qthreads()
        if not (left or threads) or time.monotonic() > deadline:
            break
        time.sleep(0.02)
    _blamed.update(threads)
    all_left = [*left, *threads]
    assert not all_left, f"{request.node.nodeid} left running: {all_left}"


def _is_foreign(thread: threading.Thread) -> bool:
    # A thread of Qt's or torch's own pools that once ran Python is listed until the process ends.
    return isinstance(thread, threading._DummyThread)  # pyright: ignore[reportAttributeAccessIssue]
