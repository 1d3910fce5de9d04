"""The known result of Olsson et al. (2022), reproduced by somebody who only clicks: the head is found, and removed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.looking.formation_panel import FormationPanel
from workbench.gui.looking.removal_panel import RemovalPanel
from workbench.projects.project import Project

LEFT = Qt.MouseButton.LeftButton


def test_the_induction_head_is_found_and_without_it_the_second_time_is_lost(
    panel_of: Callable[..., Any],
    settle: Callable[[], None],
    induction_project: Project,
    sequences: Callable[[int, int, int, int], list[str]],
    qtbot: QtBot,
):
    (letters,) = sequences(5, 1, 10, 10)
    panel = panel_of("removal", induction_project.folder)
    assert isinstance(panel, RemovalPanel)
    page: Any = panel.window()
    session = panel.session
    session.set_input(f"\n{letters}{letters[:6]}")
    session.select(kind="decoder", layer=1, head=0)
    qtbot.waitUntil(
        lambda: page.look() is not None and page.look().seen.value is session.input, timeout=10_000
    )
    settle()
    assert page.heads.pill.text().startswith("induction 0.")  # the name and its score, beside the heads

    bars = panel.effect.bars.values()
    assert bars[0][0] == letters[6]  # what followed the last time
    assert bars[0][1] > 0.6
    qtbot.mouseClick(panel.switching.this_button, LEFT)
    settle()
    left = {token: after for token, _, after in panel.effect.bars.values()}[letters[6]]
    assert left is not None
    assert left < 0.4
    assert float(panel.effect.divergence.text().split()[2]) > 0.5  # nats

    qtbot.mouseClick(page.tabs.button("formation"), LEFT)
    formed = page.panels["formation"]
    assert isinstance(formed, FormationPanel)
    settle()
    assert "induction" in formed.sentence.text()
    assert "step" in formed.sentence.text()
