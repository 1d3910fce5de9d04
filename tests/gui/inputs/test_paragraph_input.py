from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.data.examples import Modality
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.paragraph_input import ParagraphInput
from workbench.gui.session import Session
from workbench.gui.settings import Settings


def test_enter_asks_and_with_shift_it_begins_a_line(qtbot: QtBot) -> None:
    session = Session(Settings())
    field = input_for(Modality.TEXT, session, has_room=True)
    assert isinstance(field, ParagraphInput)
    qtbot.addWidget(field)
    field.show()
    sent: list[object] = []
    field.changed.connect(sent.append)
    field.set_value("One line.\nAnother.")
    assert field.value() == "One line.\nAnother."
    qtbot.wait(field.delay + 50)
    assert sent == []  # nobody typed
    field.set_value("")
    qtbot.keyClicks(field.edit, "One.")
    qtbot.keyClick(field.edit, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(field.edit, "Two.")
    with qtbot.waitSignal(field.returned):
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert sent == ["One.\nTwo."]
    qtbot.wait(field.delay + 50)
    assert sent == ["One.\nTwo."]
    session.shutdown()
