from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QMessageBox, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from workbench.gui.actions import ACTIONS
from workbench.gui.dialogs.action_palette import ActionPalette
from workbench.gui.dialogs.new_project import NewProject, folder_name
from workbench.gui.dialogs.settings_dialog import SettingsDialog
from workbench.gui.main_window import MainWindow
from workbench.gui.session import PAGES
from workbench.gui.theme import current_theme
from workbench.language import WorkbenchError, current_language, text


def test_the_window_starts_on_home_and_is_never_empty(window: MainWindow) -> None:
    assert window.page == "home"
    home: Any = window.pages["home"]
    assert len(home.cards) >= 3
    assert home.example_button.isVisible()


def test_every_page_has_something_to_say_without_a_project(window: MainWindow) -> None:
    for key in PAGES:
        window.show_page(key)
        shown = [label.text() for label in window.pages[key].findChildren(QLabel) if label.isVisible()]
        assert any(shown), key


def test_the_example_opens_with_live_maps(window: MainWindow, qtbot: QtBot) -> None:
    home: Any = window.pages["home"]
    qtbot.mouseClick(home.example_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page == "inspect", timeout=20_000)
    inspect: Any = window.pages["inspect"]
    qtbot.waitUntil(lambda: not inspect.heads.grid.is_empty(), timeout=20_000)
    maps = inspect.map.map.weights()
    assert maps.sum(-1) == pytest.approx(1, abs=1e-3)
    assert window.session.settings.recent


def test_an_opened_project_takes_nobody_away_from_the_page_they_went_to(
    window: MainWindow, qtbot: QtBot
) -> None:
    home: Any = window.pages["home"]
    qtbot.mouseClick(home.example_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(window.rail["data"], Qt.MouseButton.LeftButton)  # before the project was read
    qtbot.waitUntil(lambda: window.session.input is not None, timeout=20_000)
    assert window.page == "data"
    window.session.open_project(Path(window.session.settings.recent[0]))
    assert "Opening" in window._status_right.text()
    qtbot.waitUntil(lambda: window.page == "inspect", timeout=20_000)
    assert "Opening" not in window._status_right.text()


def test_two_clicks_open_one_example(window: MainWindow, qtbot: QtBot) -> None:
    home: Any = window.pages["home"]
    before = len(window.session.settings.recent)
    for _ in range(2):
        qtbot.mouseClick(home.example_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.session.jobs._running, timeout=20_000)
    assert len(window.session.settings.recent) == before + 1


def test_replaced_data_can_be_brought_back_from_the_message_and_the_menu(
    window: MainWindow, qtbot: QtBot
) -> None:
    session, action = window.session, window._actions["undo-data"]
    home: Any = window.pages["home"]
    qtbot.mouseClick(home.example_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: session.input is not None, timeout=20_000)
    assert session.scenario is not None
    name, other = session.data_source, session.scenario.samples[-1].key

    def replace() -> None:
        with qtbot.waitSignal(session.data_replaced, timeout=20_000):
            session.import_sample(other)

    assert not action.isEnabled()
    replace()
    assert action.isEnabled()
    assert session.data_source != name
    with qtbot.waitSignal(session.data_changed, timeout=20_000):
        qtbot.mouseClick(window.message._action_button, Qt.MouseButton.LeftButton)
    assert session.data_source == name
    assert not action.isEnabled()
    assert window.message.isHidden()
    replace()
    with qtbot.waitSignal(session.data_changed, timeout=20_000):
        action.trigger()
    assert session.data_source == name
    assert window.message.isHidden()
    window._show_error(WorkbenchError(text("It broke.")))
    replace()
    assert "It broke." in window.message.message()
    assert action.isEnabled()


def test_an_error_stays_until_it_is_dismissed(window: MainWindow, qtbot: QtBot) -> None:
    window.session.raised.emit(WorkbenchError(text("It broke."), text("Mend it.")))
    assert "It broke." in window.message.message()
    qtbot.wait(50)
    assert window.message.isVisible()
    window.message.dismiss()
    assert not window.message.isVisible()


def test_language_and_theme_switch_by_their_buttons(window: MainWindow) -> None:
    window.switch_language()
    assert current_language() == "zh_CN"
    assert window.rail["train"].accessibleName().startswith("训练") or "训练" in window.rail["train"].text()
    window.switch_theme()
    assert current_theme().key == "dark"
    window.switch_language()
    window.switch_theme()
    assert (current_language(), current_theme().key) == ("en", "light")


def test_no_english_is_left_in_the_chinese_window(window: MainWindow, qtbot: QtBot) -> None:
    """Every visible text of every page is looked at, with the example open."""
    window.switch_language()
    home: Any = window.pages["home"]
    qtbot.mouseClick(home.example_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.page == "inspect", timeout=20_000)
    inspect: Any = window.pages["inspect"]
    qtbot.waitUntil(lambda: not inspect.heads.grid.is_empty(), timeout=20_000)
    qtbot.waitUntil(lambda: window.session.estimate is not None, timeout=20_000)
    left: list[str] = []
    for key in PAGES:
        window.show_page(key)
        qtbot.wait(100)
        for widget in window.findChildren(QWidget):
            if widget.isVisible():
                left += [shown for shown in texts_of(widget) if is_english(shown)]
    window.switch_language()
    words = str(window.session.input)
    assert [shown for shown in left if shown.strip("“”…") not in words] == []


def texts_of(widget: QWidget) -> list[str]:
    found = [widget.toolTip(), widget.accessibleName()]
    if isinstance(widget, QLabel | QAbstractButton):
        found.append(widget.text())
    if isinstance(widget, QComboBox):
        found += [widget.itemText(index) for index in range(widget.count())]
    if isinstance(widget, QLineEdit) and not isinstance(widget.parent(), QSpinBox):
        found.append(widget.placeholderText())
    return [re.sub(r"<[^>]+>", " ", shown) for shown in found if shown]


# names, units, the project's own words and data are the same in every language
KEPT = re.compile(
    r"Little stories|stories-en\.txt|first-training|Once|there|was|girl|named|UTF|BOM|Muon|AdamW|Adam|SGD|Top-[kp]|"
    r"CPU|GPU|NVIDIA|CUDA|Apple|MPS|MB|GB|kB|softmax|Shift|Delete|Ctrl|Alt|Enter|EN|dropout|d_model|safetensors|txt|csv|"
    r"tsv|jsonl|png|jpg|webp|bmp|zip|SentencePiece|GBK|Big|PyTorch|Home|/[^ ]*|[A-Z]\b|ln|bleu|chrF|F1|MIT|ms|Tab|Esc"
)


def is_english(shown: str) -> bool:
    rest = KEPT.sub(" ", shown)
    return len(re.findall(r"[A-Za-z]{3,}", rest)) >= 2


def test_closing_while_training_asks_first(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[bool] = []

    def answer(wanted: bool) -> Any:
        def may_stop() -> bool:
            asked.append(wanted)
            return wanted

        return may_stop

    monkeypatch.setattr(type(window.session), "is_training", property(lambda self: True))
    monkeypatch.setattr(window, "_may_stop", answer(False))
    refused = QCloseEvent()
    window.closeEvent(refused)
    assert not refused.isAccepted()
    monkeypatch.setattr(window, "_may_stop", answer(True))
    accepted = QCloseEvent()
    window.closeEvent(accepted)
    assert accepted.isAccepted()
    assert asked == [False, True]


def test_the_palette_finds_and_runs_an_action(window: MainWindow, qtbot: QtBot) -> None:
    palette = ActionPalette(list(window._actions.values()), window)
    qtbot.addWidget(palette)
    palette.show()
    line = palette.findChild(QLineEdit)
    assert line is not None
    qtbot.keyClicks(line, "evalu")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    assert window.page == "evaluate"


def test_shortcuts_are_unique_and_every_action_has_a_name(window: MainWindow) -> None:
    keys = [
        action.shortcut().toString() for action in window._actions.values() if action.shortcut().toString()
    ]
    assert len(keys) == len(set(keys))
    assert all(window._actions[entry.key].text() for entry in ACTIONS)


def test_a_new_project_has_good_defaults_and_a_folder_every_system_takes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = NewProject()
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.title
    dialog.name.setText('a<b>:"/\\|?* ')
    assert dialog.folder.name == "a b"
    dialog.name.setText("  ")
    assert not dialog.create_button.isEnabled()
    assert folder_name("...") == "project"


def test_the_settings_dialog_changes_at_once(window: MainWindow, qtbot: QtBot) -> None:
    dialog = SettingsDialog(window.session, window)
    qtbot.addWidget(dialog)
    dialog.language.setCurrentIndex(dialog.language.findData("zh_CN"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("dark"))
    assert (current_language(), current_theme().key) == ("zh_CN", "dark")
    dialog.language.setCurrentIndex(dialog.language.findData("en"))
    dialog.theme.setCurrentIndex(dialog.theme.findData("light"))


def test_about_and_guide_open(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: shown.append(box.text()))
    window.show_about()
    window.show_guide()
    assert "0.1" in shown[0]
    assert "6 Use" in shown[1]


def test_the_explanations_fold_by_themselves_in_a_narrow_window(window: MainWindow, qtbot: QtBot) -> None:
    window.resize(1366, 740)
    window.show_page("data")
    assert not window.explain.is_collapsed()
    window.resize(1024, 640)
    qtbot.waitUntil(window.explain.is_collapsed)
    assert not window.session.settings.explain_collapsed
    window.toggle_explain()
    window.toggle_explain()
    window.toggle_explain()
    assert not window.explain.is_collapsed()
    window.resize(1366, 740)
    qtbot.waitUntil(lambda: not window.explain.is_collapsed())
    window.toggle_explain()
    assert window.session.settings.explain_collapsed


def test_the_search_says_when_nothing_is_found(window: MainWindow, qtbot: QtBot) -> None:
    palette = ActionPalette(list(window._actions.values()), window)
    qtbot.addWidget(palette)
    palette.show()
    line = palette.findChild(QLineEdit)
    assert line is not None
    line.setText("zzzz")
    shown = [label.text() for label in palette.findChildren(QLabel) if label.isVisible()]
    assert shown == ["Nothing found."]


def test_export_is_in_the_file_menu(window: MainWindow) -> None:
    titles = [action.text() for action in window._menus["file"].actions()]
    assert "Export the model…" in titles
    assert "Start or pause the training" not in titles
