import pytest
from PySide6.QtCore import QPoint, Qt

from workbench.gui.views.head_switches import HeadSwitches

LEFT = Qt.MouseButton.LeftButton
KINDS = [("encoder", "Encoder", 2, 4), ("cross", "Cross", 2, 4)]


@pytest.fixture
def switches(shown):
    view = HeadSwitches()
    view.set_heads(KINDS)
    return shown(view, 200, 260)


@pytest.fixture
def heard(switches):
    found = []
    switches.switched.connect(found.append)
    return found


def test_a_click_asks_for_one_switch(switches, heard, qtbot):
    at = switches.cell(("cross", 1, 2)).center().toPoint()
    qtbot.mouseClick(switches.viewport(), LEFT, pos=at)
    qtbot.mouseClick(switches.viewport(), LEFT, pos=QPoint(199, 1))
    assert heard == [("cross", 1, 2)]


def test_keys_walk_over_all_kinds(switches, heard, qtbot):
    switches.set_state((), ("encoder", 1, 3))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Up, Qt.Key.Key_Return):
        qtbot.keyClick(switches, key)
    assert heard == [("encoder", 1, 3), ("cross", 0, 0), ("encoder", 1, 0)]
    qtbot.keyClick(switches, Qt.Key.Key_Up)
    qtbot.keyClick(switches, Qt.Key.Key_Up)
    qtbot.keyClick(switches, Qt.Key.Key_Left)
    qtbot.keyClick(switches, Qt.Key.Key_Space)
    assert heard[-1] == ("encoder", 0, 0)


def test_states_are_told_in_words(switches, qtbot):
    place = ("encoder", 0, 1)
    switches.set_state({place}, place, {place: "induction 0.91"})
    assert switches.words(place) == "Head 1.2 (induction 0.91) is off. Click or press Space to switch it on."
    assert "is on" in switches.words(("cross", 0, 0))
    assert switches.accessibleDescription() == "1 of 16 heads are off."
    qtbot.keyClick(switches, Qt.Key.Key_Left)
    assert switches.accessibleDescription().startswith("Head 1.1 is on")


def test_off_looks_different_without_colour(switches, n_colour):
    before = switches.grab().toImage()
    switches.set_state({("encoder", 0, 1)}, None)
    assert switches.grab().toImage() != before
    assert n_colour(switches) > 5


def test_many_heads_are_wrapped_and_scrolled_to(shown, qtbot):
    view = HeadSwitches()
    view.set_heads([("decoder", "Decoder", 12, 12)])
    shown(view, 200, 120)
    assert max(view.cell(("decoder", 11, head)).right() for head in range(12)) <= 200
    for _ in range(60):
        qtbot.keyClick(view, Qt.Key.Key_Down)
    assert view.verticalScrollBar().value() > 0
    assert view._cursor == ("decoder", 11, 10)  # the first of the last line


def test_without_heads_nothing_happens(shown, qtbot):
    view = shown(HeadSwitches(), 200, 100)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    assert view.accessibleDescription() == "0 of 0 heads are off."
