"""The Home page: its recent projects, read in a job while the page may change."""

import dataclasses
from pathlib import Path

from PySide6.QtWidgets import QWidget

from workbench.gui.pages.home import HomePage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.projects.project import Project
from workbench.scenarios.catalogue import all_scenarios


def make(folder: Path, title: str) -> str:
    Project.create(folder, next(iter(all_scenarios())), title, "tiny")
    return str(folder)


def open_home(session: Session, qtbot, *recent: str) -> HomePage:
    session.settings = dataclasses.replace(session.settings, recent=recent)
    page = HomePage(session)
    qtbot.addWidget(page)
    page.resize(960, 650)
    page.show()
    return page


def names(page: HomePage) -> list[str]:
    return [row.accessibleName() for row in page._recent_rows.values()]


def test_asked_twice_in_a_row_while_the_projects_are_read(session, qapp, qtbot, tmp_path):
    raised: list[object] = []
    session.raised.connect(raised.append)
    first, second = make(tmp_path / "a", "First"), make(tmp_path / "b", "Second")
    page = open_home(session, qtbot, first, second)
    apply_language(qapp, "zh_CN")  # reads the projects again, in Chinese
    session.set_settings(dataclasses.replace(session.settings, recent=(second,)))  # and other rows at once
    page._refresh_recent()
    apply_language(qapp, "en")
    qtbot.waitUntil(lambda: not session.jobs._running, timeout=5000)
    assert names(page) == ["Second, Write text, not trained yet"]
    assert not raised


def test_tab_goes_through_the_recent_projects_before_open_another(session, qtbot, tmp_path):
    page = open_home(session, qtbot, make(tmp_path / "a", "First"), make(tmp_path / "b", "Second"))
    wanted = [page.example_button, *page._recent_rows.values(), page.open_button]
    walked: list[QWidget] = []
    widget: QWidget | None = page.example_button
    while widget is not None and widget not in walked:
        walked.append(widget)
        widget = widget.nextInFocusChain()
    assert [each for each in walked if each in wanted] == wanted


def test_without_recent_projects_a_sentence_stands_there(session, qtbot):
    page = open_home(session, qtbot)
    assert page._no_recent.isVisible()
    assert names(page) == []
