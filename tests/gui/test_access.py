from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from workbench.gui import session as session_module
from workbench.gui.access import take_access
from workbench.gui.main_window import MainWindow
from workbench.gui.project_facts import RunsFacts
from workbench.projects import lock
from workbench.projects.lock import LOCK_NAME, ProjectInUseError, ReadOnlyProjectError
from workbench.projects.project import Project
from workbench.scenarios.catalogue import scenario_of

V1 = Path(__file__).parent.parent / "projects" / "v1"
LONG = 20_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(V1, tmp_path / "项目")
    return tmp_path / "项目"


def hold_elsewhere(folder: Path) -> None:
    mark = {"pid": 7, "host": "lab-12", "since": "2026-01-02T03:04:05+00:00"}
    (folder / LOCK_NAME).write_text(json.dumps(mark), encoding="utf-8")


def open_(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    with qtbot.waitSignal(window.session.project_changed, timeout=LONG):
        window.session.open_project(folder)


def question(window: MainWindow) -> QMessageBox:
    return next(box for box in window.findChildren(QMessageBox) if box.isVisible())


def test_a_project_is_held_while_it_is_open_and_let_go_when_another_one_is_opened(
    qtbot: QtBot, window: MainWindow, folder: Path, tmp_path: Path
) -> None:
    open_(qtbot, window, folder)
    assert json.loads((folder / LOCK_NAME).read_text(encoding="utf-8"))["pid"] == os.getpid()
    open_(qtbot, window, folder)  # the same one once more
    assert (folder / LOCK_NAME).exists()
    with qtbot.waitSignal(window.session.project_changed, timeout=LONG):
        window.session.new_project(scenario_of("translation"), tmp_path / "new", "New", "tiny")
    qtbot.waitUntil(lambda: not (folder / LOCK_NAME).exists(), timeout=LONG)
    assert (tmp_path / "new" / LOCK_NAME).exists()
    window.session.close_project()
    qtbot.waitUntil(lambda: not (tmp_path / "new" / LOCK_NAME).exists(), timeout=LONG)


def test_closing_the_window_lets_the_project_go(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    open_(qtbot, window, folder)
    window.close()
    assert not (folder / LOCK_NAME).exists()


def test_closing_the_window_lets_a_project_go_that_is_only_being_opened(
    window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_held: list[bool] = []
    read = session_module.read_runs_facts

    def watched(project: Project) -> RunsFacts:
        was_held.append((folder / LOCK_NAME).exists())
        return read(project)

    monkeypatch.setattr(session_module, "read_runs_facts", watched)
    window.session.open_project(folder)
    window.close()
    assert was_held == [True]
    assert not (folder / LOCK_NAME).exists()


def test_a_project_open_elsewhere_says_where_and_opens_read_only(
    qtbot: QtBot, window: MainWindow, folder: Path
) -> None:
    hold_elsewhere(folder)
    window.session.open_project(folder)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=LONG)
    box = question(window)
    assert "lab-12" in box.text()
    assert "2026-01-0" in box.text()
    assert window.session.project is None
    read = next(button for button in box.findChildren(QPushButton) if button.text() == "Open read-only")
    with qtbot.waitSignal(window.session.project_changed, timeout=LONG):
        qtbot.mouseClick(read, Qt.MouseButton.LeftButton)
    assert window.session.why_read_only is not None
    assert "read-only" in window._scenario.text()
    assert "another program has it open" in window.message.message()
    assert not window._actions["rename"].isEnabled()
    assert window._actions["copy"].isEnabled()
    for page in ("data", "model"):
        window.show_page(page)
    model: Any = window.pages["model"]
    assert not model.preset.isEnabled()
    data: Any = window.pages["data"]
    assert not data.examples.source.other_button.isEnabled()
    window.session.close_project()
    assert "lab-12" in (folder / LOCK_NAME).read_text(encoding="utf-8")
    assert "read-only" not in window._scenario.text()


def test_cancelling_leaves_everything_as_it_was(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    hold_elsewhere(folder)
    window.session.open_project(folder)
    qtbot.waitUntil(lambda: any(box.isVisible() for box in window.findChildren(QMessageBox)), timeout=LONG)
    cancel = question(window).button(QMessageBox.StandardButton.Cancel)
    qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert window.session.project is None
    assert window.page == "home"


def test_a_folder_that_may_only_be_read_says_that_and_not_that_it_is_open(
    qtbot: QtBot, window: MainWindow, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(found: Path) -> Any:
        raise ReadOnlyProjectError(found)

    monkeypatch.setattr(lock, "lock_project", refuse)
    open_(qtbot, window, folder)
    assert "may only be read" in window.message.message()
    assert "Save a copy" in window.message.message()
    assert window.session.why_not_train() is not None


def test_what_nobody_holds_is_taken_even_when_asked_to_read(folder: Path) -> None:
    access = take_access(folder, to_read=True)
    assert access.why_read_only is None
    access.release()
    hold_elsewhere(folder)
    with pytest.raises(ProjectInUseError):
        take_access(folder)
