from __future__ import annotations

import hashlib
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.data.conftest import LocalServer
from workbench.data.catalogue import DataFile, DataSet
from workbench.gui.dialogs import file_dialog, more_data
from workbench.gui.dialogs.more_data import MoreData, size_words
from workbench.gui.main_window import MainWindow
from workbench.gui.pages.data import DataPage
from workbench.gui.session import Session
from workbench.scenarios.catalogue import scenario_of

WAIT = 10_000
FILES = {"a.en": b"cat\ndog\n", "a.zh": "猫\n狗\n".encode()}
Open = Callable[..., MoreData]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[LocalServer]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    found = LocalServer()
    for name, content in FILES.items():
        found.answers[f"/{name}"] = lambda handler, content=content: give(handler, content)
    yield found
    found.close()


def give(handler: BaseHTTPRequestHandler, content: bytes) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


def make_set(server: LocalServer, *names: str, is_known: bool = True, key: str = "animals") -> DataSet:
    return DataSet(
        key=key,
        scenarios=("translation",) if len(names) > 1 else ("text-generation",),
        titles={"en": key.title()},
        summaries={"en": "A few."},
        licences={"en": "CC0"},
        source="https://example.org",
        is_folder=len(names) > 1,
        files=tuple(
            DataFile(
                name=name,
                addresses=(server.address(f"/{name}"),),
                n_byte=len(FILES[name]),
                is_about=False,
                sha256=hashlib.sha256(FILES[name]).hexdigest() if is_known else "",
            )
            for name in names
        ),
    )


@pytest.fixture
def opened(
    session: Session, server: LocalServer, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Open:
    monkeypatch.setenv("ATTENTION_WORKBENCH_HOME", str(tmp_path / "home"))

    def make(scenario: str | None = "translation", is_known: bool = True) -> MoreData:
        both = make_set(server, *FILES, is_known=is_known)
        single = make_set(server, "a.en", key="words")
        monkeypatch.setattr(more_data, "data_sets", lambda: (both, single))
        monkeypatch.setattr(
            more_data, "sets_for", lambda key: tuple(it for it in (both, single) if key in it.scenarios)
        )
        dialog = MoreData(session.jobs, scenario_of(scenario) if scenario else None)
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return make


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_download_goes_straight_to_the_import(opened: Open, server: LocalServer, qtbot: QtBot) -> None:
    dialog = opened()
    assert server.asked == []  # nothing goes over the network unasked
    assert dialog.list.count() == 1
    with qtbot.waitSignal(dialog.use_asked, timeout=WAIT) as asked:
        press(qtbot, dialog.download_button)
    assert asked.args == [dialog.chosen.folder]  # type: ignore[union-attr]
    assert not dialog.isVisible()
    again = opened()  # it is here now, and the network is not asked again
    assert "on this computer" in again.list.item(0).text()
    with qtbot.waitSignal(again.use_asked, timeout=WAIT):
        press(qtbot, again.use_button)
    assert len(server.asked) == 2


def test_without_a_known_sum_a_person_reads_it_first(opened: Open, qtbot: QtBot) -> None:
    dialog = opened(is_known=False)
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT)
    assert hashlib.sha256(FILES["a.en"]).hexdigest() in dialog.message.message()
    with qtbot.waitSignal(dialog.use_asked, timeout=WAIT):
        press(qtbot, dialog.use_button)


def test_a_download_that_fails_is_said_and_can_be_tried_again(
    opened: Open, server: LocalServer, qtbot: QtBot
) -> None:
    works, server.answers["/a.zh"] = server.answers["/a.zh"], lambda handler: handler.send_error(404)
    dialog = opened()
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT)
    assert "no file at" in dialog.message.message()
    assert "a.zh" in dialog.state.text()
    server.answers["/a.zh"] = works
    with qtbot.waitSignal(dialog.use_asked, timeout=WAIT):
        press(qtbot, dialog.download_button)


def test_a_download_is_cancelled(opened: Open, server: LocalServer, qtbot: QtBot) -> None:
    go_on = threading.Event()

    def slowly(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(FILES["a.en"])))
        handler.end_headers()
        handler.wfile.write(FILES["a.en"][:3])
        go_on.wait(WAIT / 1000)
        handler.wfile.write(FILES["a.en"][3:])

    server.answers["/a.en"] = slowly
    dialog = opened()
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(lambda: dialog.progress.isVisible() and bool(server.asked), timeout=WAIT)
    assert not dialog.download_button.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    go_on.set()
    qtbot.waitUntil(dialog.download_button.isEnabled, timeout=WAIT)
    assert dialog.isVisible()
    assert not dialog.message.isVisible()


def test_files_are_brought_without_network(
    opened: Open, server: LocalServer, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    press(qtbot, dialog.carried.copy_buttons[1])
    assert QGuiApplication.clipboard().text() == server.address("/a.zh")
    for name, content in FILES.items():
        (tmp_path / name).write_bytes(content)
    monkeypatch.setattr(file_dialog, "ask_files", lambda *_: [tmp_path / "a.en"])
    press(qtbot, dialog.carried.choose_button)
    qtbot.waitUntil(lambda: "a.zh" in dialog.state.text(), timeout=WAIT)
    (tmp_path / "wrong").write_bytes(b"something else")
    monkeypatch.setattr(file_dialog, "ask_files", lambda *_: [tmp_path / "wrong"])
    press(qtbot, dialog.carried.choose_button)
    qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT)
    assert "another file" in dialog.message.message()
    monkeypatch.setattr(file_dialog, "ask_files", lambda *_: [tmp_path / "a.zh"])
    with qtbot.waitSignal(dialog.use_asked, timeout=WAIT):
        press(qtbot, dialog.carried.choose_button)
    assert server.asked == []


def test_a_file_that_was_changed_can_be_fetched_again(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    entry = dialog.chosen
    assert entry is not None
    entry.folder.mkdir(parents=True)
    for name, content in FILES.items():
        (entry.folder / name).write_bytes(content[::-1])
    dialog.list.setCurrentRow(-1)
    dialog.list.setCurrentRow(0)
    press(qtbot, dialog.use_button)
    qtbot.waitUntil(dialog.message.isVisible, timeout=WAIT)
    assert "another file" in dialog.message.message()
    assert not dialog.use_button.isVisible()
    with qtbot.waitSignal(dialog.use_asked, timeout=WAIT):
        press(qtbot, dialog.download_button)


def test_sets_for_other_scenarios_are_shown_on_demand_and_say_why_not(opened: Open, qtbot: QtBot) -> None:
    dialog = opened()
    dialog.all_box.setChecked(True)
    assert dialog.list.count() == 2
    dialog.list.setCurrentRow(1)
    press(qtbot, dialog.download_button)
    qtbot.waitUntil(dialog.use_button.isVisible, timeout=WAIT)
    assert not dialog.use_button.isEnabled()
    assert "does not suit" in dialog.use_button.toolTip()
    without = opened(None)
    assert without.list.count() == 2
    assert not without.all_box.isVisible()


def test_closing_while_it_downloads_leaves_nothing_behind(
    opened: Open, session: Session, qtbot: QtBot
) -> None:
    dialog = opened()
    press(qtbot, dialog.download_button)
    dialog.reject()
    qtbot.waitUntil(lambda: not session.jobs.is_running(dialog._job), timeout=WAIT)
    assert not dialog.message.isVisible()


def test_it_opens_from_the_menu_and_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window._actions["more-data"].trigger()
    page = window.pages["data"]
    assert isinstance(page, DataPage)
    assert page.more is not None
    assert page.more.isVisible()
    page.more.reject()
    assert page.more is None


def test_small_sizes_are_not_nothing(server: LocalServer) -> None:
    assert size_words(make_set(server, "a.en")) == "0.1 MB"
