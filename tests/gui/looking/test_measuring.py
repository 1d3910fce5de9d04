from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.gui.looking import measuring
from workbench.gui.looking.measuring import Measuring
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.worker import Jobs
from workbench.language import WorkbenchError, text
from workbench.progress import Progress


@pytest.fixture
def row(qtbot: QtBot) -> ProgressRow:
    found = ProgressRow()
    qtbot.addWidget(found)
    return found


@pytest.fixture
def measured(jobs: Jobs, row: ProgressRow) -> Measuring:
    return Measuring(jobs, row)


@pytest.fixture
def heard(measured: Measuring) -> list[tuple]:
    found: list[tuple] = []
    measured.came.connect(lambda question, piece: found.append(("came", question, piece)))
    measured.ended.connect(lambda question: found.append(("ended", question)))
    measured.failed.connect(lambda question, error: found.append(("failed", question, str(error))))
    return found


def endless(progress: Progress) -> Iterator[int]:
    while True:
        progress.update(0.5)
        yield 1
        threading.Event().wait(0.005)


def test_an_answer_comes_piece_by_piece(measured: Measuring, heard: list[tuple], qtbot: QtBot):
    measured.ask("a", text("Measuring…"), lambda progress: iter([1, 2]))
    assert measured.question == "a"
    qtbot.waitUntil(lambda: ("ended", "a") in heard)
    assert heard == [("came", "a", 1), ("came", "a", 2), ("ended", "a")]
    assert measured.question is None


def test_the_newest_question_stops_the_older_one(measured: Measuring, heard: list[tuple], qtbot: QtBot):
    measured.ask("old", text("Measuring…"), endless)
    qtbot.waitUntil(lambda: ("came", "old", 1) in heard)
    measured.ask("new", text("Measuring…"), lambda progress: iter([2]))
    n_old = len(heard)
    qtbot.waitUntil(lambda: ("ended", "new") in heard)
    assert heard[n_old:] == [("came", "new", 2), ("ended", "new")]


def test_a_failure_is_told_with_its_question(measured: Measuring, heard: list[tuple], qtbot: QtBot):
    def broken(progress: Progress) -> Iterator[int]:
        yield 1
        raise WorkbenchError(text("broken"))

    measured.ask("a", text("Measuring…"), broken)
    qtbot.waitUntil(lambda: ("failed", "a", "broken") in heard)
    assert measured.question is None


def test_progress_is_shown_and_leads_out(
    jobs: Jobs, row: ProgressRow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(measuring, "PATIENCE", 0)
    measured, ended = Measuring(jobs, row), []
    measured.ended.connect(ended.append)
    assert row.isHidden()
    measured.ask("a", text("Measuring…"), endless)
    qtbot.waitUntil(lambda: not row.isHidden())
    (button,) = row.findChildren(QPushButton)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert row.isHidden()
    assert measured.question is None
    qtbot.waitUntil(lambda: not jobs._running)
    assert ended == []


def test_what_still_arrives_after_the_way_out_is_thrown_away(
    measured: Measuring, heard: list[tuple], qtbot: QtBot, jobs: Jobs
):
    measured.ask("a", text("Measuring…"), endless)
    qtbot.waitUntil(lambda: bool(heard))
    measured.cancel()
    n_heard = len(heard)
    qtbot.waitUntil(lambda: not jobs._running)
    assert len(heard) == n_heard
