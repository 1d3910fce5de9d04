"""Signed bars, one for each position."""

import pytest
from PySide6.QtCore import QPoint, Qt

from workbench.gui.theme import load_theme
from workbench.gui.views.token_bars import Bars, TokenBars

GROUPS = (Bars("Input", ("a", " ", "猫"), (0.5, -0.25, 0.0)), Bars("Written so far", ("x",), (0.1,)))


@pytest.fixture
def figure(qtbot):
    found = TokenBars()
    qtbot.addWidget(found)
    found.resize(360, 300)
    found.show()
    found.show_bars(GROUPS, "For the answer “x”", ("against it", "for it"))
    return found


def test_a_bar_is_read_in_words_and_chosen_by_mouse_and_keys(figure, qtbot):
    assert figure.bar_text(0, 1) == "␣ (2): -0.250"
    row = figure.row_rect(1, 0, figure.width())
    with qtbot.waitSignal(figure.bar_chosen) as chosen:
        qtbot.mouseClick(figure.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(100, int(row.center().y())))
    assert chosen.args == [1, 0]
    qtbot.keyClick(figure, Qt.Key.Key_Up)
    assert figure.chosen() == (0, 2)
    assert figure.accessibleDescription() == "猫 (3): 0.000"
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    assert figure.chosen() == (1, 0)


def test_colours_tell_for_from_against(figure):
    image = figure.to_image(1, load_theme("light"))
    colours = {
        image.pixelColor(x, int(figure.row_rect(0, place, 1).center().y())).name()
        for place in (0, 1)
        for x in range(image.width())
    }
    theme = load_theme("light")
    assert {theme.hex("signed_plus"), theme.hex("signed_minus")} <= colours


def test_many_bars_scroll_and_are_saved_whole(figure, qtbot, tmp_path):
    labels = tuple(str(n) for n in range(512))
    figure.show_bars([Bars("", labels, tuple(float(n) for n in range(512)))], "Many", ("", ""))
    assert figure.verticalScrollBar().maximum() > 0
    assert figure.export_size().height() > 512 * 15
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    for _ in range(40):
        qtbot.keyClick(figure, Qt.Key.Key_Down)
    assert figure.verticalScrollBar().value() > 0
    figure.save_picture(tmp_path / "bars.png", 1)
    assert len(figure.numbers().rows) == 512


def test_nothing_is_a_sentence(figure):
    figure.show_sentence("Nothing to attribute.")
    assert figure.numbers() is None
    assert figure.accessibleDescription() == "Nothing to attribute."
    assert not figure.grab().isNull()
    figure.set_chosen(0, 0)
    assert figure.chosen() is None


def test_numbers_next_to_nothing_are_told_apart(figure):
    figure.show_bars([Bars("", ("a", "b"), (0.00032, -0.00001))], "", ("", ""))
    assert figure.bar_text(0, 0) == "a (1): +0.00032"
