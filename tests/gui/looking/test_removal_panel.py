"""Heads are switched off through the widgets, on tiny trained projects."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.looking.removal_panel import Asked, RemovalPanel
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(panel_of: Callable[..., Any], settle: Callable[[], None]) -> RemovalPanel:
    found = panel_of("removal", "text-generation")
    settle()
    return found


def click_switch(panel: RemovalPanel, place: tuple[str, int, int], qtbot: QtBot) -> None:
    switches = panel.switching.switches
    qtbot.mouseClick(switches.viewport(), LEFT, pos=switches.cell(place).center().toPoint())


def chosen(panel: RemovalPanel) -> tuple[str, int, int]:
    look = panel._look
    assert look is not None
    return look.kind, look.layer, look.head


def answered(panel: RemovalPanel) -> Asked:
    assert panel._answered is not None
    return panel._answered[1]


@pytest.mark.parametrize("key", ["text-generation", "translation", "image-recognition"])
def test_the_answer_and_the_loss_without_the_chosen_head(key: str, panel_of, settle, qtbot: QtBot):
    panel = panel_of("removal", key)
    assert "Every head is on" in panel.effect.divergence.text()
    assert all(after is None for _, _, after in panel.effect.bars.values())
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    assert all(after is not None for _, _, after in panel.effect.bars.values())
    assert panel.effect.divergence.text().startswith("KL divergence 0.")
    assert "nats" in panel.effect.divergence.text()
    assert "→" in panel.effect.loss_line.text()
    assert "predictions of the validation data" in panel.effect.loss_note.text()
    assert panel.effect.outputs.isVisible() == (key == "translation")


def test_several_stay_off_together_and_come_back(panel: RemovalPanel, settle, qtbot: QtBot):
    click_switch(panel, ("decoder", 0, 0), qtbot)
    switches = panel.switching.switches
    switches.setFocus()
    qtbot.keyClick(switches, Qt.Key.Key_Right)
    qtbot.keyClick(switches, Qt.Key.Key_Space)
    assert panel._off.heads == {("decoder", 0, 0), ("decoder", 0, 1)}
    settle()
    assert panel.effect._without == "without 2 heads"
    assert ("decoder", 0, 1) in answered(panel).off
    qtbot.mouseClick(panel.switching.undo_button, LEFT)
    assert panel._off.heads == {("decoder", 0, 0)}
    qtbot.mouseClick(panel.switching.redo_button, LEFT)
    qtbot.mouseClick(panel.switching.all_button, LEFT)
    assert not panel._off.heads
    assert not panel.switching.all_button.isEnabled()
    qtbot.keyClick(switches, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(panel._off.heads) == 2
    settle()


def test_by_the_mean(panel: RemovalPanel, settle, qtbot: QtBot):
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    qtbot.mouseClick(panel.switching.methods.button("mean"), LEFT)
    assert "on average" in panel.switching._sentence.text()
    settle()
    assert {asked.method for asked in panel._losses} == {"zero", "mean"}


def test_another_head_or_step_keeps_what_is_off(panel: RemovalPanel, settle, session: Session, qtbot: QtBot):
    click_switch(panel, ("decoder", 1, 1), qtbot)
    settle()
    session.select(kind="decoder", layer=0, head=0)
    assert panel._off.heads == {("decoder", 1, 1)}
    session.select(step=0)
    settle()
    assert panel._off.heads == {("decoder", 1, 1)}
    assert answered(panel).step == 0
    assert (
        "(0.000): not missed here" in panel.effect.loss_line.text()
    )  # at its beginning a model uses no head


def test_all_heads_are_ranked_and_a_row_chooses_one(panel: RemovalPanel, settle, qtbot: QtBot):
    qtbot.mouseClick(panel.views.button("ranking"), LEFT)
    assert "without each head" in panel.ranking.note.text()
    qtbot.mouseClick(panel.ranking.button, LEFT)
    settle()
    rows = panel.ranking.table.rows.rows()
    assert len(rows) == 4
    changes = [float(row.number) for row in rows]
    assert changes == sorted(changes, reverse=True)
    assert all("→" in row.cells[1] for row in rows)
    assert "With every head the loss is" in panel.ranking.note.text()
    assert not panel.ranking.button.isEnabled()
    table = panel.ranking.table
    other = next(number for number, row in enumerate(rows) if row.place != chosen(panel))
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.rows.index(other, 0)).center())
    assert chosen(panel) == rows[other].place
    settle()
    assert len(panel.ranking.table.rows.rows()) == 4  # the ranking holds for every head


def test_the_same_heads_at_every_step(panel: RemovalPanel, settle, session: Session, qtbot: QtBot):
    qtbot.mouseClick(panel.views.button("history"), LEFT)
    assert not panel.history.button.isEnabled()
    assert "Switch heads off first" in panel.history.note.text()
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    qtbot.mouseClick(panel.history.button, LEFT)
    settle()
    (line,) = panel.history.plot.lines()
    assert line.steps.tolist() == list(session.snapshots)
    assert np.isfinite(line.values).all()
    assert panel.figures() == [panel.history.plot]
    panel.history.plot.step_chosen.emit(session.snapshots[0])
    assert session.selection.step == session.snapshots[0]
    settle()


def test_a_run_is_not_touched(folders, panel_of, settle, tmp_path: Path, qtbot: QtBot):
    folder = tmp_path / "project"
    shutil.copytree(folders["text-generation"], folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "runs").rglob("*")}
    panel = panel_of("removal", folder)
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    qtbot.mouseClick(panel.ranking.button, LEFT)
    qtbot.mouseClick(panel.history.button, LEFT)
    settle()
    assert {path: path.stat().st_mtime_ns for path in (folder / "runs").rglob("*")} == before


def test_without_validation_data_the_answer_still_changes(panel: RemovalPanel, settle, qtbot, monkeypatch):
    from workbench.language import WorkbenchError, text

    def refuse(*_: Any) -> None:
        raise WorkbenchError(text("The {split} part of the data is empty.", split="validation"))

    monkeypatch.setattr("workbench.inspection.removal_bench.validation_part", refuse)
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    assert "KL divergence" in panel.effect.divergence.text()
    assert "is empty" in panel.effect.loss_line.text()
    qtbot.mouseClick(panel.switching.methods.button("mean"), LEFT)
    settle()
    assert "is empty" in panel.effect.problem.text()
    qtbot.mouseClick(panel.ranking.button, LEFT)
    qtbot.mouseClick(panel.history.button, LEFT)
    settle()
    assert "is empty" in panel.ranking.note.text()
    assert "is empty" in panel.history.note.text()


@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "fox " * 200])
def test_whatever_is_typed(panel: RemovalPanel, settle, session: Session, qtbot: QtBot, value: str):
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    session.set_input(value)
    settle()
    assert "KL divergence" in panel.effect.divergence.text()


def test_in_chinese(panel: RemovalPanel, settle, qapp: QApplication, qtbot: QtBot):
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    apply_language(qapp, "zh_CN")
    settle()
    assert "KL 散度" in panel.effect.divergence.text()
    assert "预测" in panel.effect.loss_note.text()
    assert panel.switching.all_button.text() == "全部打开"
