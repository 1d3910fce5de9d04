"""The formula with shapes: every symbol is reached by mouse and keyboard, and read."""

import pytest
from PySide6.QtCore import QRectF, Qt

from workbench.gui.views.formula_view import pieces_of
from workbench.gui.views.symbol_formula import SYMBOLS, SymbolFormula

SHAPES = {"softmax": "512×512", "Q": "512×64", "K": "64×512", "root": "√64 = 8", "V": "512×64", "W": "64×768"}


@pytest.fixture
def formula(shown):
    view = SymbolFormula()
    view.set_symbols(SHAPES, {symbol: f"about {symbol}" for symbol in SYMBOLS})
    size = view.sizeHint()
    return shown(view, size.width(), size.height())


def test_symbols_with_large_shapes_do_not_touch(formula):
    rects = [formula.symbol_rect(symbol) for symbol in SYMBOLS]
    whole = QRectF(formula.rect())
    for index, rect in enumerate(rects):
        assert whole.contains(rect)
        assert not any(rect.adjusted(1, 1, -1, -1).intersects(other) for other in rects[index + 1 :])


def test_pointing_tells_and_a_second_click_lets_go(formula, hover, qtbot, n_colour):
    pointed, chosen = [], []
    formula.pointed.connect(pointed.append)
    formula.chosen.connect(chosen.append)
    at = formula.symbol_rect("root").center()
    hover(formula, at)
    assert pointed == ["root"]
    assert formula.words() == "about root"
    for _ in range(2):
        qtbot.mouseClick(formula, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert chosen == ["root", ""]
    assert n_colour(formula) > 5


def test_what_is_pointed_at_elsewhere_goes_before_what_was_chosen(formula):
    formula.choose("V")
    formula.set_lit(frozenset("KQ"))
    assert formula.words() == "about Q"
    formula.set_lit(frozenset())
    assert formula.words() == "about V"


def test_the_arrow_keys_stop_at_both_ends(formula, qtbot):
    for _ in range(9):
        qtbot.keyClick(formula, Qt.Key.Key_Right)
    assert formula.chosen_symbol() == "W"
    assert formula.accessibleDescription() == "about W"
    for _ in range(9):
        qtbot.keyClick(formula, Qt.Key.Key_Left)
    assert formula.chosen_symbol() == "softmax"


def test_a_formula_is_set_with_lowered_signs_and_upright_words():
    pieces = pieces_of("softmax(s)_j = W_O·12")
    assert [piece.signs for piece in pieces if piece.shift > 0] == ["j", "O"]
    leaning = {piece.signs for piece in pieces if piece.italic}
    assert leaning == {"s", "j", "W", "O"}
