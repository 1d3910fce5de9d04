"""When heads formed, through the widgets, on tiny trained projects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.looking.formation_panel import KEPT, FormationPanel
from workbench.gui.looking.look import Look
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.training.events import Snapshot

LEFT = Qt.MouseButton.LeftButton


def look_of(panel: FormationPanel) -> Look:
    assert panel._look is not None
    return panel._look


@pytest.fixture
def panel(panel_of: Callable[..., Any], settle: Callable[[], None]) -> FormationPanel:
    found = panel_of("formation", "text-generation")
    settle()
    return found


@pytest.mark.parametrize(
    ("key", "n_head"), [("text-generation", 4), ("translation", 12), ("image-recognition", 4)]
)
def test_every_head_at_every_step(key: str, n_head: int, panel_of, settle, session: Session):
    panel = panel_of("formation", key)
    settle()
    lines = panel.plot.lines()
    assert lines[-1].name == "entropy"
    assert len(lines) > 1
    assert all(line.steps.tolist() == list(session.snapshots) for line in lines)
    assert all(line.note for line in lines)  # no name without its score
    assert len(panel.table.rows.rows()) == n_head
    assert panel.sentence.text().startswith("Head ")
    assert f"of {n_head} heads" in panel.note.text()
    assert panel.figures() == [panel.plot]


def test_heads_that_formed_come_first_with_step_and_score(panel: FormationPanel, settle, session: Session):
    session.set_input("aaaaaaaaaaaaaaaa")  # every head looks at the same token
    settle()
    rows = panel.table.rows.rows()
    formed = [row for row in rows if row.bar is not None]
    assert formed
    assert rows[: len(formed)] == formed
    steps = [int(row.number.replace(",", "")) for row in formed]
    assert steps == sorted(steps)
    session.select(kind=formed[0].kind, layer=formed[0].layer, head=formed[0].head)
    habit, score = formed[0].cells[0].rsplit(" ", 1)
    assert f"{habit} from step {steps[0]} on, score {score}" in panel.sentence.text()
    assert panel.plot.lines()[0].name == habit
    unnamed = [row.cells[0] for row in rows if row.bar is None]
    assert all(cell.startswith("(") and cell.endswith(")") for cell in unnamed)


def test_a_point_goes_to_its_step_and_a_row_to_its_head(
    panel: FormationPanel, settle, session: Session, qtbot: QtBot
):
    plot, steps = panel.plot, session.snapshots
    area = plot.plot_rect(QRectF(plot.rect()))
    for step, wanted in ((steps[1], steps[1]), (steps[-1], None)):  # the last one goes on being followed
        at = QPointF(plot.bounds().x(area, step), area.center().y())
        qtbot.mouseClick(plot, LEFT, pos=at.toPoint())
        settle()
        assert session.selection.step == wanted
        assert look_of(panel).seen.probed.step == step
    row = panel.table.rows.row(3)
    qtbot.mouseClick(
        panel.table.viewport(), LEFT, pos=panel.table.visualRect(panel.table.rows.index(3, 0)).center()
    )
    assert (session.selection.kind, session.selection.layer, session.selection.head) == row.place


def test_an_input_is_followed_once(panel: FormationPanel, settle, session: Session, monkeypatch):
    first = session.input
    assert first is not None
    session.set_input("the fox")
    settle()
    monkeypatch.setattr("workbench.inspection.formation.follow_heads", None)
    session.set_input(first)
    settle()
    assert len(panel.plot.lines()) > 1
    assert panel._problem is None


def test_only_the_latest_inputs_are_kept(panel: FormationPanel, settle, session: Session):
    for number in range(KEPT + 2):
        session.set_input(f"the fox {number}")
        settle()
    assert len(panel._followed) == KEPT


def test_snapshots_of_a_running_training_are_added(
    folders, panel_of, settle, session: Session, tmp_path: Path
):
    folder = tmp_path / "project"
    shutil.copytree(folders["text-generation"], folder)
    panel = panel_of("formation", folder)
    settle()
    run = session.selected_run()
    assert run is not None
    newest = run.snapshots()[-1]
    shutil.copyfile(run.snapshot_path(newest), run.snapshot_path(newest + 5))
    session.training_run = run.name
    session._on_events([Snapshot(step=newest + 5, weights={})])
    settle()
    assert panel.plot.lines()[0].steps[-1] == newest + 5


def test_a_damaged_snapshot_is_told(folders, panel_of, settle, session: Session, tmp_path: Path):
    folder = tmp_path / "project"
    shutil.copytree(folders["text-generation"], folder)
    first = sorted((next((folder / "runs").iterdir()) / "snapshots").iterdir())[0]
    first.write_bytes(b"no weights")
    panel = panel_of("formation", folder)
    settle()
    assert first.name in panel.sentence.text() or "damaged" in panel.sentence.text()


@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "fox " * 200])
def test_whatever_is_typed(panel: FormationPanel, settle, session: Session, value: str):
    session.set_input(value)
    settle()
    assert panel.sentence.text()
    assert not panel.plot.is_empty()


def test_hidden_it_asks_nothing(panel: FormationPanel, settle, session: Session):
    panel.hide()
    session.set_input("the bird")
    assert panel._following.question is None
    settle()


def test_in_chinese(panel: FormationPanel, settle, qapp: QApplication):
    apply_language(qapp, "zh_CN")
    settle()
    assert panel.sentence.text().startswith("头 ")
    assert panel.plot.lines()[-1].name == "熵"
