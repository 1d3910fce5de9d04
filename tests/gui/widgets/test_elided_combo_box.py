from pytestqt.qtbot import QtBot

from workbench.gui.widgets.elided_combo_box import ElidedComboBox

NAME = "tiny 2 · 24 Nov 12:09"


def test_an_entry_without_room_ends_in_an_ellipsis(qtbot: QtBot):
    box = ElidedComboBox()
    qtbot.addWidget(box)
    box.addItem(NAME)
    box.resize(90, 28)
    box.show()
    assert box.elided().startswith("ti")
    assert box.elided().endswith("…")
    narrow = box.grab().toImage()
    box.resize(400, 28)
    assert box.elided() == NAME
    assert box.grab().toImage() != narrow
