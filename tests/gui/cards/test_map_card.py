import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from workbench.gui.cards.map_card import MapCard
from workbench.scenarios.base import Axis, KindMaps

WORDS = ("the", "cat", "saw", "a", "cat")


@pytest.fixture
def found():
    raw = np.tril(np.random.default_rng(3).random((2, 2, 5, 5)).astype(np.float32) + 0.01)
    axis = Axis(kind="tokens", labels=WORDS)
    hidden = np.triu(np.ones((5, 5), bool), 1)
    return KindMaps(maps=raw / raw.sum(-1, keepdims=True), query=axis, key=axis, hidden=hidden)


@pytest.fixture
def card(qtbot, found):
    made = MapCard()
    qtbot.addWidget(made)
    made.resize(560, 560)
    made.show()
    made.set_head(found, 0, 0, None, ((1, 1), (0, 0)))
    return made


def press(card, key, qtbot):
    qtbot.mouseClick(card.together.choice.button(key), Qt.MouseButton.LeftButton)


def test_several_heads_are_one_map(card, found, qtbot):
    maps = found.maps
    assert card.together.isVisible()
    assert np.allclose(card.map.weights(), (maps[0, 0] + maps[1, 1]) / 2)
    assert "mean" in card._scale.text()
    press(card, "maximum", qtbot)
    assert np.allclose(card.map.weights(), np.maximum(maps[0, 0], maps[1, 1]))
    press(card, "difference", qtbot)
    assert np.allclose(card.map.weights(), maps[1, 1] - maps[0, 0])
    assert "Blue: head 2.2" in card._scale.text()
    assert card.heading() == "Heads 2.2, 1.1 · Difference"
    card.map.select_cell(3, 1)
    assert "head 2.2 looks more at" in card.words.text()
    assert card.map.cell_text(3, 1).split()[-1][0] in "+−0"


def test_a_difference_needs_exactly_two(card, found, qtbot):
    press(card, "difference", qtbot)
    card.set_head(found, 0, 1, None, ((1, 1), (0, 0), (0, 1)))
    assert not card.together.choice.button("difference").isEnabled()
    assert card.together.how() == "average"
    card.set_head(found, 0, 0, None, ((1, 1), (0, 0)))
    assert card.together.how() == "difference"  # what was chosen comes back when it can be


def test_one_head_has_no_choice(card, found):
    card.set_head(found, 1, 0, None)
    assert not card.together.isVisible()
    assert np.array_equal(card.map.weights(), found.maps[1, 0])
    assert card.heading() == "Head 2.1"


def test_without_the_first_column_the_numbers_stay_true(card, found):
    card.set_head(found, 1, 0, None)
    before = card.map.cell_text(2, 0)
    card.options.without_first.trigger()
    assert card.map.cell_text(2, 0) == before
    assert np.array_equal(card.map.weights(), found.maps[1, 0])
    assert card.map._shown[:, 0].max() == 0
    assert np.allclose(card.map._shown[1:].sum(-1), 1, atol=1e-5)
    assert "stay the true ones" in card._scale.text()


def test_options_change_the_colours_and_are_kept(card, found):
    card.set_head(found, 1, 0, None)
    linear = card.map.grab().toImage()
    card.options.log.trigger()
    assert card.map.grab().toImage() != linear
    assert "logarithmic" in card._scale.text()
    logarithmic = card.map.grab().toImage()
    card.options.masked.trigger()
    assert card.map.grab().toImage() != logarithmic
    card.set_head(found, 0, 0, None)
    assert card.map._colours.is_log
    card.options.linear.trigger()
    card.options.masked.trigger()
    card.set_head(found, 1, 0, None)
    assert card.map.grab().toImage() == linear


def test_the_menu_zooms(card):
    zoom_in, zoom_out, whole = (action for action, _ in card.options._zooms)
    zoom_in.trigger()
    assert card.map.zoom() > 1
    zoom_out.trigger()
    zoom_in.trigger()
    whole.trigger()
    assert card.map.zoom() == 1


def test_a_sentence_takes_the_choices_away(card):
    card.show_sentence("No input yet.")
    assert not card.together.isVisible()
    assert not card.options.isVisible()


@pytest.mark.parametrize("width", [300, 560])
def test_the_names_of_several_heads_are_never_cut_off(card, width):
    card.set_head(card._found, 0, 0, None, ((1, 1), (0, 0), (0, 1), (1, 0)))
    card.resize(width, 560)
    QApplication.processEvents()
    names = card.together.names
    assert names.elided() == names.text() == "2.2, 1.1, 1.2, 2.1"
