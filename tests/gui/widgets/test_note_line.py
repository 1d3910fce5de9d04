from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.qt_language import apply_language
from workbench.gui.widgets.note_line import NoteLine
from workbench.language import text


def test_it_is_hidden_until_there_is_something_to_say(qtbot: QtBot, qapp: QApplication) -> None:
    line = NoteLine()
    qtbot.addWidget(line)
    assert line.isHidden()
    assert line.said() == ""
    line.say(text("Waiting: {reason}", reason="x"), "warning")
    assert line.isVisible()
    assert line.said() == "Waiting: x"
    assert not line.button.isVisible()
    apply_language(qapp, "zh_CN")
    assert line.said() == "正在等待：x"
    line.say(None)
    assert line.isHidden()


def test_its_link_is_pressed(qtbot: QtBot) -> None:
    line = NoteLine()
    qtbot.addWidget(line)
    line.say(text("Note"), action=text("Branched from"))
    with qtbot.waitSignal(line.acted):
        qtbot.mouseClick(line.button, Qt.MouseButton.LeftButton)


def test_what_is_too_long_for_a_line_takes_more_of_them(qtbot: QtBot) -> None:
    line = NoteLine()
    qtbot.addWidget(line)
    line.say(text("Waiting: {reason}", reason="short"))
    line.resize(300, 10)
    one = line.heightForWidth(300)
    line.say(text("Waiting: {reason}", reason="the disk is full. " * 8))
    assert line.heightForWidth(300) > 2 * one
