from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDoubleSpinBox, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from workbench.gui.pages.train import TrainPage
from workbench.gui.qt_language import apply_language
from workbench.gui.run_record import RunRecord
from workbench.gui.session import Session, TrainingState
from workbench.gui.theme import apply_theme
from workbench.language import WorkbenchError
from workbench.scenarios import text_generation
from workbench.scenarios.catalogue import scenario_of

PAGE = TrainPage
LEFT = Qt.MouseButton.LeftButton
LONG = 20_000  # the first use of PyTorch loads it


@pytest.fixture
def ready(
    qtbot: QtBot,
    session: Session,
    page: TrainPage,
    new_project: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> TrainPage:
    """The page with a tiny project that can be trained."""
    monkeypatch.setattr(text_generation, "SAMPLE_TOKENS", 4)  # long samples are slow and show nothing more

    def small(experiment: Any) -> Any:
        model = dataclasses.replace(experiment.model, n_layer=1, n_head=2, d_model=16, seq_len=32)
        training = dataclasses.replace(
            experiment.training, steps=4, batch_size=2, eval_interval=2, log_interval=1, snapshots=5
        )
        return dataclasses.replace(experiment, model=model, training=training)

    new_project(change=small)
    qtbot.waitUntil(lambda: session.input is not None and session.estimate is not None, timeout=LONG)
    return page


def set_steps(session: Session, steps: int, eval_interval: int = 2) -> None:
    training = dataclasses.replace(session.experiment.training, steps=steps, eval_interval=eval_interval)
    session.set_experiment(dataclasses.replace(session.experiment, training=training))


def train(qtbot: QtBot, page: TrainPage) -> None:
    with qtbot.waitSignal(page.session.training_finished, timeout=LONG):
        qtbot.mouseClick(page.transport.main_button, LEFT)


def steps_shown(page: TrainPage) -> list[float]:
    return page.plot._training.steps.tolist()


def test_without_a_project_and_without_data_it_leads_on(
    qtbot: QtBot, session: Session, page: TrainPage, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.page_asked) as asked:
        page.empty.button.click()
    assert asked.args == ["home"]
    with qtbot.waitSignal(session.project_changed):
        session.new_project(scenario_of("translation"), tmp_path / "project", "Test", "tiny")
    assert page.empty.isVisible()
    with qtbot.waitSignal(session.page_asked) as asked:
        page.empty.button.click()
    assert asked.args == ["data"]


def test_before_the_first_run_it_says_where_to_press(qtbot: QtBot, ready: TrainPage) -> None:
    assert ready.no_runs.isVisible()
    assert ready.transport.main_button.isEnabled()
    for button in (ready.transport.step_button, ready.transport.stop_button):
        assert not button.isEnabled()
        assert "Start" in button.toolTip()
    model = ready.session.experiment.model
    ready.session.set_experiment(
        dataclasses.replace(ready.session.experiment, model=dataclasses.replace(model, n_head=3))
    )
    assert not ready.transport.main_button.isEnabled()
    assert "3 heads" in ready.transport.main_button.toolTip()
    with qtbot.waitSignal(ready.session.page_asked) as asked:
        ready.no_runs.button.click()
    assert asked.args == ["model"]


def test_a_whole_training_is_shown_and_shown_again(qtbot: QtBot, ready: TrainPage) -> None:
    session = ready.session
    train(qtbot, ready)
    assert steps_shown(ready) == [1, 2, 3, 4]
    assert ready.plot._validation.steps.tolist() == [0, 2, 4]
    assert ready.transport.counter.text() == "4 / 4"
    assert not ready.grid.is_empty()
    assert ready.sample_title.text() == "Sample at step 4"
    assert ready.figures.figure("rate")
    assert "finished" in [info.status for info in session.runs]
    explained = " ".join(paragraph for _, paragraph in ready.explain())
    assert "ln " in explained
    live = ready.plot._training.smooth
    checks = ready.plot._validation.losses
    maps = ready.grid._maps.copy()

    again = TrainPage(session)  # as after closing and opening the program
    qtbot.addWidget(again)
    again.resize(960, 650)
    again.show()
    qtbot.waitUntil(lambda: not again.grid.is_empty(), timeout=LONG)
    np.testing.assert_array_equal(again.plot._training.smooth, live)
    np.testing.assert_array_equal(again.plot._validation.losses, checks)
    np.testing.assert_allclose(again.grid._maps, maps, atol=1e-5)
    assert again.sample.toPlainText() == ready.sample.toPlainText()


def test_going_back_shows_younger_heads_and_live_comes_back(qtbot: QtBot, ready: TrainPage) -> None:
    session = ready.session
    train(qtbot, ready)
    newest = ready.grid._maps.copy()
    ready.transport.slider.setFocus()
    qtbot.keyClick(ready.transport.slider, Qt.Key.Key_Home)
    assert session.selection.step == 0
    assert not ready.transport.live_button.isChecked()
    qtbot.waitUntil(lambda: not np.array_equal(ready.grid._maps, newest), timeout=LONG)
    assert ready.transport.counter.text() == "0 / 4"
    assert ready.sample_title.text() == "Sample at step 0"
    session.select(step=1)  # the sentence is written at steps 0, 2 and 4 only
    assert ready.sample_title.text() == "Sample at step 0, the nearest one kept"
    qtbot.mouseClick(ready.transport.live_button, LEFT)
    assert session.selection.step is None
    np.testing.assert_array_equal(ready.grid._maps, newest)


def test_pause_one_step_continue_stop_and_go_on(qtbot: QtBot, qapp: QApplication, ready: TrainPage) -> None:
    session, transport = ready.session, ready.transport
    set_steps(session, 100_000, 500)
    qtbot.mouseClick(transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(steps_shown(ready)) > 1, timeout=LONG)
    assert transport.main_button.text() == "Pause"
    assert ready.form.editor("steps").isEnabled()
    assert not ready.preset.isEnabled()

    qtbot.mouseClick(transport.main_button, LEFT)
    assert session.training_state is TrainingState.PAUSED
    qtbot.wait(300)
    held = len(steps_shown(ready))
    qtbot.wait(100)
    assert len(steps_shown(ready)) == held
    qtbot.mouseClick(transport.step_button, LEFT)
    qtbot.waitUntil(lambda: len(steps_shown(ready)) == held + 1)

    rate = ready.form.editor("learning_rate")
    assert isinstance(rate, QDoubleSpinBox)
    assert rate.isEnabled()
    rate.setValue(0.0005)
    assert ready.form.note("learning_rate") == "used from the next step"
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    apply_language(qapp, "en")
    apply_theme(qapp, "light")
    qtbot.mouseClick(transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(steps_shown(ready)) > held + 20, timeout=LONG)
    assert float(ready.figures.figure("rate")) == pytest.approx(0.0005)

    with qtbot.waitSignal(session.training_finished, timeout=LONG):
        qtbot.mouseClick(transport.stop_button, LEFT)
    assert session.experiment.training.learning_rate == 0.02
    assert ready.form.editor("steps").isEnabled()
    info = session.selected_info()
    assert info is not None
    assert info.status == "stopped"
    assert steps_shown(ready) == list(range(1, info.step + 1))
    assert ready.go_on.isVisible()

    qtbot.mouseClick(ready.go_on, LEFT)
    qtbot.waitUntil(lambda: max(steps_shown(ready), default=0) > info.step, timeout=LONG)
    with qtbot.waitSignal(session.training_finished, timeout=LONG):
        qtbot.mouseClick(transport.stop_button, LEFT)
    qtbot.waitUntil(lambda: not ready._histories.is_busy)
    last = session.selected_info()
    assert last is not None
    assert steps_shown(ready) == list(range(1, last.step + 1))
    run = session.selected_run()
    assert run is not None
    read = RunRecord.read(run)
    np.testing.assert_array_equal(ready.plot._training.losses, np.array(read.losses))
    assert dict(sorted(read.evaluated.items())) == dict(
        zip(ready.plot._validation.steps, ready.plot._validation.losses, strict=True)
    )
    assert len(session.runs) == 1


def test_the_computer_is_kept_awake_until_the_training_ends(
    qtbot: QtBot, ready: TrainPage, computer: Any
) -> None:
    set_steps(ready.session, 100_000)
    qtbot.mouseClick(ready.transport.main_button, LEFT)
    qtbot.waitUntil(lambda: len(steps_shown(ready)) > 2, timeout=LONG)
    assert computer.is_awake.wait(LONG / 1000)
    qtbot.mouseClick(ready.transport.main_button, LEFT)  # a pause is not an end
    assert ready.session.training_state is TrainingState.PAUSED
    assert computer.said == ["stay awake"]
    with qtbot.waitSignal(ready.session.training_finished, timeout=LONG):
        qtbot.mouseClick(ready.transport.stop_button, LEFT)
    assert computer.said == ["stay awake", "may sleep"]


def test_the_computer_may_sleep_after_a_training_that_failed(
    qtbot: QtBot, ready: TrainPage, computer: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any, **__: Any) -> Any:
        assert computer.is_awake.wait(LONG / 1000)
        raise ZeroDivisionError

    raised: list[WorkbenchError] = []
    ready.session.raised.connect(raised.append)
    monkeypatch.setattr("workbench.projects.project.train", fail)
    train(qtbot, ready)
    assert "ZeroDivisionError" in str(raised[0].what)
    assert computer.said == ["stay awake", "may sleep"]


def test_a_hidden_page_keeps_up(qtbot: QtBot, ready: TrainPage) -> None:
    ready.hide()
    with qtbot.waitSignal(ready.session.training_finished, timeout=LONG):
        ready.session.start_training()
    assert ready.plot.is_empty()
    ready.show()
    assert steps_shown(ready) == [1, 2, 3, 4]
    assert not ready.grid.is_empty()


def test_a_clicked_head_is_inspected(qtbot: QtBot, ready: TrainPage) -> None:
    train(qtbot, ready)
    at = ready.grid.thumb_rect(0, 1).center().toPoint()
    with qtbot.waitSignal(ready.session.page_asked) as asked:
        qtbot.mouseClick(ready.grid.viewport(), LEFT, pos=at)
    assert asked.args == ["inspect"]
    selection = ready.session.selection
    assert (selection.kind, selection.layer, selection.head) == ("decoder", 0, 1)


def test_runs_are_chosen_and_deleted(qtbot: QtBot, ready: TrainPage, monkeypatch: pytest.MonkeyPatch) -> None:
    session = ready.session
    train(qtbot, ready)
    first = session.selection.run
    set_steps(session, 2)
    train(qtbot, ready)
    assert ready.runs.count() == 2
    assert ready.transport.counter.text() == "2 / 2"
    ready.runs.setCurrentIndex(1)
    ready.runs.activated.emit(1)
    assert session.selection.run == first
    qtbot.waitUntil(lambda: steps_shown(ready) == [1, 2, 3, 4], timeout=LONG)
    answers = ["Cancel", "Delete"]

    def answer(box: QMessageBox) -> int:
        wanted = answers.pop(0)
        button = next(
            each for each in box.findChildren(QPushButton) if each.text().replace("&", "") == wanted
        )
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", answer)
    ready.run_row.delete_action.trigger()
    assert len(session.runs) == 2
    ready.run_row.delete_action.trigger()
    assert [info.name for info in session.runs] != [first]
    assert len(session.runs) == 1
    qtbot.waitUntil(lambda: steps_shown(ready) == [1, 2], timeout=LONG)


def test_what_goes_wrong_is_said(qtbot: QtBot, ready: TrainPage) -> None:
    session = ready.session
    train(qtbot, ready)
    run = session.selected_run()
    assert run is not None
    run.snapshot_path(0).write_bytes(b"damaged")
    errors: list[WorkbenchError] = []
    session.raised.connect(errors.append)
    session.select(step=0)
    qtbot.waitUntil(lambda: bool(errors), timeout=LONG)
    assert ready.grid.is_empty()
