from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.outputs.factory import output_for
from workbench.gui.outputs.turn_output import TurnOutput
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme
from workbench.scenarios.base import Prediction
from workbench.scenarios.catalogue import scenario_of

LONG = "the soup of the day is made of peas and carrots " * 6


def test_the_answer_grows_in_its_bubble(qtbot: QtBot, qapp: QApplication) -> None:
    panel = output_for(scenario_of("dialogue").output)
    qtbot.addWidget(panel)
    assert isinstance(panel, TurnOutput)
    panel.resize(360, 300)
    panel.show()
    asked = "Is there soup?"
    for words in ("", "Yes", LONG):
        panel.show_prediction(Prediction(output=words, speakers=("Guest", "Cook")), asked)
        assert [bubble.text() for bubble in panel._bubbles] == [asked, words or "…"]
    long, short = panel._bubbles[1], panel._bubbles[0]
    assert long.height() > 3 * short.height() / 2
    assert long.height() >= long.heightForWidth(long.width())  # nothing is cut off
    assert panel.answer() == LONG
    assert panel.forgotten.text() == ""
    panel.copy()
    assert QGuiApplication.clipboard().text() == f"Guest: {asked}\nCook: {LONG.strip()}"
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    forgetful = Prediction(output="好", speakers=("Guest", "Cook"), n_left_out=3)
    panel.show_prediction(forgetful, f"Guest: {asked}\nCook: hm\nGuest: 你好\nCook: 你")
    assert [bubble.text() for bubble in panel._bubbles] == [
        asked,
        "hm",
        "你好",
        "好",
    ]  # it went on from its own words
    assert "3" in panel.forgotten.text()
    panel.clear()
    assert panel.answer() == ""
    assert not panel.copy_button.isEnabled()
    apply_language(qapp, "en")
    apply_theme(qapp, "light")
