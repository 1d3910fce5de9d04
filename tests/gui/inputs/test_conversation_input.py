from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.gui.inputs.conversation_input import ConversationInput
from workbench.gui.inputs.factory import input_for
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.scenarios.base import Prediction
from workbench.scenarios.catalogue import scenario_of


def test_a_conversation_grows_turn_by_turn(qtbot: QtBot) -> None:
    session = Session(Settings(language="en", theme="light"))
    field = input_for(scenario_of("dialogue").input, session)
    qtbot.addWidget(field)
    assert isinstance(field, ConversationInput)
    sent: list[str] = []
    field.changed.connect(sent.append)
    field.set_value("Ann: Hello!\nBen: Hi.\nAnn: Tea?")
    assert field.before.toPlainText() == "Ann: Hello!\nBen: Hi."
    assert field.edit.text() == "Tea?"
    assert sent == []
    field.edit.clear()
    qtbot.keyClicks(field.edit, "Rice?")
    with qtbot.waitSignal(field.returned):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    asked = "Ann: Hello!\nBen: Hi.\nAnn: Rice?"
    assert sent == [asked]
    field.answered(Prediction(output="Yes, rice.", speakers=("Ann", "Ben")), asked)
    assert field.edit.text() == ""
    assert sent[-1] == field.value() == asked + "\nBen: Yes, rice."
    qtbot.keyClicks(field.edit, "Good.")
    assert field.value() == asked + "\nBen: Yes, rice.\nAnn: Good."
    field.start_again()
    assert sent[-1] == ""
    field.edit.insert("你好")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent[-1] == "你好"
    field.answered(Prediction(output="好", speakers=("Ann", "Ben")), "你好")
    assert sent[-1] == "Ann: 你好\nBen: 好"
    session.shutdown()
