from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.data.examples import Question
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.question_input import QuestionInput
from workbench.gui.session import Session
from workbench.gui.settings import Settings
from workbench.scenarios.catalogue import scenario_of


def test_both_are_sent_together_and_only_by_a_person(qtbot: QtBot) -> None:
    session = Session(Settings(language="en", theme="light"))
    field = input_for(scenario_of("question-answering").input, session)
    qtbot.addWidget(field)
    assert isinstance(field, QuestionInput)
    assert field.brings_examples
    assert field.value() is None
    sent: list[Question] = []
    field.changed.connect(sent.append)
    given = Question("Who?", "Ann sings.\nBen 😀 reads.")
    field.set_value(given)
    assert field.value() is given
    field.commit()
    assert sent == []
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "What?")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent == [Question("What?", given.passage)]
    assert field.value() is sent[0]
    field.passage.setPlainText("小明在北京。")
    qtbot.waitUntil(lambda: len(sent) == 2)
    assert sent[1] == Question("What?", "小明在北京。")
    field.set_value(None)
    assert field.value() is None
    session.shutdown()
