"""The Inspect page with a trained project open in it, for the tests of its panels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.looking.panel import Panel
from workbench.gui.pages.inspect import InspectPage
from workbench.gui.session import Session
from workbench.gui.worker import Jobs

_LEFT = Qt.MouseButton.LeftButton
SOON = 220  # milliseconds; nobody waits for what is due later, such as a row of progress


@pytest.fixture
def jobs(qtbot: QtBot) -> Iterator[Jobs]:
    found = Jobs()
    yield found
    found.shutdown()


@pytest.fixture
def panel_of(qtbot: QtBot, session: Session, folders: dict[str, Path]) -> Callable[[str, str], Panel]:
    """Return what opens a project (its folder, or the key of a tiny one) and shows one panel of the page."""

    def show(key: str, project: str | Path) -> Panel:
        page = InspectPage(session)
        qtbot.addWidget(page)
        page.resize(960, 650)
        page.show()
        session.open_project(folders[project] if isinstance(project, str) else project)
        qtbot.waitUntil(lambda: page.look() is not None, timeout=10_000)
        qtbot.mouseClick(page.tabs.button(key), _LEFT)
        return page.panels[key]

    return show


@pytest.fixture
def settle(qtbot: QtBot, qapp: QApplication, session: Session) -> Callable[[], None]:
    """Wait until no job runs and nothing is about to be drawn."""

    def is_due(timer: QTimer) -> bool:
        return timer.isActive() and timer.isSingleShot() and timer.remainingTime() <= SOON

    def is_settled() -> bool:
        roots: list[QObject] = [session, *qapp.topLevelWidgets()]
        timers = [timer for root in roots for timer in root.findChildren(QTimer)]
        return not session.jobs._running and not any(map(is_due, timers))

    def wait() -> None:
        for _ in range(2):  # what is drawn may ask again
            qtbot.waitUntil(is_settled, timeout=10_000)
            qapp.processEvents()

    return wait
