"""Going on for longer, branching and trying again on the Train page, and what a training says of itself there."""

from __future__ import annotations

import dataclasses
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QInputDialog, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.atomic import DiskFullError
from workbench.gui.pages.train import TrainPage
from workbench.gui.session import Notice, Session, TrainingState
from workbench.language import WorkbenchError, text
from workbench.projects import recording
from workbench.scenarios import text_generation
from workbench.training.events import Event, Finished, Problem, Started

PAGE = TrainPage
LEFT = Qt.MouseButton.LeftButton
LONG = 20_000
Train = Callable[..., Iterator[Event]]


@pytest.fixture
def page(page: TrainPage, monkeypatch: pytest.MonkeyPatch) -> TrainPage:
    monkeypatch.setattr(text_generation, "SAMPLE_TOKENS", 4)
    return page


@pytest.fixture
def trained(opened: Callable[..., TrainPage], session: Session, qtbot: QtBot) -> TrainPage:
    """The page of a project with a run that ended after three steps."""
    page = opened("text-generation")
    qtbot.waitUntil(lambda: session.estimate is not None, timeout=LONG)
    return page


@pytest.fixture
def notices(session: Session) -> list[Notice]:
    found: list[Notice] = []
    session.noticed.connect(found.append)
    return found


def idle(qtbot: QtBot, session: Session) -> None:
    qtbot.waitUntil(
        lambda: session.training_state is TrainingState.IDLE and session.busy is None, timeout=LONG
    )


def set_training(session: Session, **changes: Any) -> None:
    training = dataclasses.replace(session.experiment.training, **changes)
    session.set_experiment(dataclasses.replace(session.experiment, training=training))


@pytest.fixture
def ending_with(started: Callable[..., Started]) -> Callable[[Problem], Train]:
    """Return what makes a training that fails with a problem."""

    def make(problem: Problem) -> Train:
        def train(*_: Any, **__: Any) -> Iterator[Event]:
            yield started()
            yield Finished(step=1, status="failed", reason=text("It broke."), problem=problem)

        return train

    return make


# longer


def test_the_length_of_a_running_training_is_changed_and_everything_follows(
    qtbot: QtBot, session: Session, trained: TrainPage
) -> None:
    set_training(session, steps=100_000, eval_interval=100_000)
    qtbot.mouseClick(trained.transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(trained.plot._training.steps) > 2, timeout=LONG)
    box = trained.form.editor("steps")
    assert isinstance(box, QSpinBox)
    box.setValue(90_000)
    assert trained.form.note("steps") == "used from the next step"
    qtbot.waitUntil(lambda: trained.transport.counter.text().endswith("/ 90,000"), timeout=LONG)
    box.setValue(1)  # half a number, typed slowly, ends nothing
    assert "already at step" in trained.form.note("steps")
    assert session.training_state is TrainingState.RUNNING
    session.stop_training()
    idle(qtbot, session)
    assert session.experiment.training.steps == 100_000  # the next one is as long as before
    assert box.value() == 100_000
    assert session.runs[-1].total_steps == 90_000


def test_an_ended_run_goes_on_when_the_settings_ask_for_more_steps(
    qtbot: QtBot, session: Session, trained: TrainPage
) -> None:
    assert not trained.go_on.isVisible()
    set_training(session, steps=5)
    assert trained.go_on.isVisible()
    assert "from step 3 to 5" in trained.go_on.toolTip()
    qtbot.mouseClick(trained.go_on, LEFT)
    idle(qtbot, session)
    assert len(session.runs) == 1
    assert (session.runs[0].status, session.runs[0].step) == ("finished", 5)
    assert trained.plot._training.steps.tolist() == [1, 2, 3, 4, 5]


def test_the_menu_asks_how_long_an_ended_run_is_to_go_on(
    qtbot: QtBot, session: Session, trained: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []

    def answer(*arguments: Any) -> tuple[int, bool]:
        asked.extend(arguments[3:5])
        return 7, True

    monkeypatch.setattr(QInputDialog, "getInt", answer)
    trained.run_row.menu.aboutToShow.emit()
    assert trained.run_row.longer_action.isEnabled()
    trained.run_row.longer_action.trigger()
    idle(qtbot, session)
    assert asked == [6, 4]  # twice as long, and at least one step more
    assert session.runs[0].step == 7


# branches


def test_a_branch_begins_at_the_step_of_the_slider_with_the_settings_chosen_then(
    qtbot: QtBot, session: Session, trained: TrainPage
) -> None:
    first = session.runs[0].name
    step = session.snapshots[1]
    session.select(step=step)
    trained.run_row.menu.aboutToShow.emit()
    assert trained.run_row.branch_action.text() == f"Branch from step {step}"
    trained.run_row.branch_action.trigger()
    assert f"step {step}" in trained.transport.note.said()
    set_training(session, steps=2, learning_rate=0.001)
    qtbot.mouseClick(trained.transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(session.runs) == 2, timeout=LONG)
    idle(qtbot, session)
    assert session.runs[-1].parent == (first, step)
    assert session.parent is None
    assert trained.transport.note.said() == ""
    assert "branched from" in trained.run_row.status.text()
    assert f"at step {step}" in trained.run_row.status.text()


def test_a_branch_of_another_shape_cannot_be_started_and_can_be_called_off(
    qtbot: QtBot, session: Session, trained: TrainPage
) -> None:
    session.branch_from(session.runs[0].name, None)
    assert session.why_not_train() is None
    model = dataclasses.replace(session.experiment.model, n_layer=2)
    session.set_experiment(dataclasses.replace(session.experiment, model=model))
    assert not trained.transport.main_button.isEnabled()
    assert "is different" in trained.transport.main_button.toolTip()
    qtbot.mouseClick(trained.transport.note.button, LEFT)
    assert session.parent is None
    assert trained.transport.main_button.isEnabled()


def test_a_branch_whose_run_was_deleted_says_so(session: Session, trained: TrainPage) -> None:
    name = session.runs[0].name
    session.branch_from(name, None)
    session.delete_run(name)
    assert "is gone" in str(session.why_not_train())


# trying again


def test_a_loss_that_is_no_number_offers_a_lower_rate_now_and_after_opening_again(
    qtbot: QtBot,
    session: Session,
    trained: TrainPage,
    notices: list[Notice],
    ending_with: Callable[[Problem], Train],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    set_training(session, learning_rate=0.06, steps=2)
    with monkeypatch.context() as patch:
        patch.setattr("workbench.projects.project.train", ending_with("not_finite"))
        session.start_training()
        idle(qtbot, session)
    assert notices[-1].level == "error"
    assert str(notices[-1].what) == "It broke."
    assert str(notices[-1].action) == "Try again with learning rate 0.02"
    assert session.project is not None
    failed = session.runs[-1].name
    with qtbot.waitSignal(session.project_changed, timeout=LONG):
        session.open_project(session.project.folder)
    session.select(run=failed)
    assert trained.run_row.note.said() == "It broke."
    assert trained.run_row.again.isVisible()
    assert trained.run_row.again.text() == "Try again with learning rate 0.02"
    qtbot.mouseClick(trained.run_row.again, LEFT)
    qtbot.waitUntil(lambda: len(session.runs) == 3, timeout=LONG)
    idle(qtbot, session)
    assert session.experiment.training.learning_rate == 0.02
    assert session.runs[-1].status == "finished"
    assert not trained.run_row.again.isVisible()


def test_too_little_memory_offers_a_smaller_model(
    qtbot: QtBot,
    session: Session,
    trained: TrainPage,
    notices: list[Notice],
    ending_with: Callable[[Problem], Train],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.projects.project.train", ending_with("out_of_memory"))
    session.start_training()
    idle(qtbot, session)
    assert str(notices[-1].action).startswith("Try again with ")
    assert str(notices[-1].action).endswith(" 16")  # half of the context of 32


def test_a_run_that_stopped_early_says_so(
    qtbot: QtBot, session: Session, trained: TrainPage, notices: list[Notice]
) -> None:
    set_training(session, steps=5000, patience=1, eval_interval=1, learning_rate=1.0)
    session.start_training()
    idle(qtbot, session)
    assert notices[-1].level == "info"
    assert "Stopped early" in str(notices[-1].what)
    assert notices[-1].action is None
    assert "Stopped early" in trained.run_row.note.said()
    assert not trained.run_row.again.isVisible()


# what it says of itself


def test_a_full_disk_is_waited_for_in_sight_and_the_words_go_when_there_is_room(
    qtbot: QtBot, session: Session, trained: TrainPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    has_room = threading.Event()
    write = recording._Recorder.write

    def full(self: Any, event: Event) -> Event:
        if isinstance(event, Finished) and not has_room.is_set():
            raise DiskFullError(text("“{path}” could not be written: the disk is full.", path="x"))
        return write(self, event)

    monkeypatch.setattr(recording._Recorder, "write", full)
    monkeypatch.setattr(recording, "ROOM_SECONDS", 0.01)
    session.start_training()
    qtbot.waitUntil(lambda: "disk is full" in trained.transport.note.said(), timeout=LONG)
    assert trained.transport.note.said().startswith("Waiting: ")
    has_room.set()
    idle(qtbot, session)
    assert trained.transport.note.said() == ""
    assert session.runs[-1].status == "finished"


def test_a_project_that_is_only_read_can_be_looked_at_but_not_trained(
    qtbot: QtBot, session: Session, trained: TrainPage, raised: list[WorkbenchError]
) -> None:
    assert session.project is not None
    folder = session.project.folder
    session.close_project()
    lock = folder / "lock.json"
    lock.write_text('{"pid": 7, "host": "elsewhere"}')
    with qtbot.waitSignal(session.project_changed, timeout=LONG):
        session.open_project(folder, "train", to_read=True)
    before = {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}
    assert not trained.transport.main_button.isEnabled()
    assert "read-only" in trained.transport.main_button.toolTip()
    assert not trained.preset.isEnabled()
    assert not trained.form.editor("steps").isEnabled()
    trained.run_row.menu.aboutToShow.emit()
    assert not any(action.isEnabled() for action in trained.run_row.menu.actions() if action.text())
    session.resume_training(session.runs[0].name, 9)
    session.delete_run(session.runs[0].name)
    session.import_sample("stories-en")
    assert len(raised) == 3
    session.set_experiment(dataclasses.replace(session.experiment, preset="large"))
    session.evaluate("validation")
    qtbot.waitUntil(lambda: session.evaluation is not None, timeout=LONG)
    session.close_project()
    assert {path: path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()} == before
    assert "elsewhere" in lock.read_text()
