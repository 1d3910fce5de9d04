"""The pictures of a step: every number has a place that can be found again, whatever the width and the values."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QImage, QPainter

from workbench.gui.theme import current_theme
from workbench.gui.views.key_bars import KeyBars
from workbench.gui.views.number_strip import NumberStrip
from workbench.gui.views.signed_bars import SignedBars
from workbench.gui.views.step_parts import NONE, Equation, NumberRow, short


def rows(n: int, factor: float = 1.0) -> list[NumberRow]:
    values = np.linspace(-1, 1, n) * factor
    return [
        NumberRow(name="q", said="query", values=values, symbols=frozenset("Q")),
        NumberRow(name="k", said="key", values=-values, symbols=frozenset("K")),
    ]


def bars(values: np.ndarray, hidden: np.ndarray | None = None, *, shows_hidden: bool = False) -> KeyBars:
    names = [f"token{key}" for key in range(len(values))]
    masked = np.zeros(len(values), bool) if hidden is None else hidden
    return KeyBars(values, names, names, masked, 0, "share", frozenset("V"), shows_hidden=shows_hidden)


def area_of(part, width: float) -> QRectF:
    return QRectF(10, 20, width, part.height(width))


def painted(part, width: float, marked: int | None = None) -> QImage:
    area = area_of(part, width)
    image = QImage(int(area.right()) + 20, int(area.bottom()) + 20, QImage.Format.Format_RGB32)
    image.fill(current_theme().color("surface"))
    painter = QPainter(image)
    part.paint(painter, area, current_theme(), part.symbols, marked)
    painter.end()
    return image


@pytest.mark.parametrize("width", [220.0, 430.0, 900.0])
@pytest.mark.parametrize(
    "part",
    [
        NumberStrip(rows(1)),
        NumberStrip(rows(16)),
        NumberStrip(rows(31)),
        SignedBars(rows(64)),
        SignedBars(rows(768)),
    ],
)
def test_every_number_is_found_where_it_stands(part, width, n_colour):
    area = area_of(part, width)
    for index in range(part.n_spot()):
        rect = part.spot(area, index)
        assert area.adjusted(-1, -1, 1, 1).contains(rect)
        assert part.spot_at(area, rect.center()) == index
    assert part.spot_at(area, QPointF(area.left() + 1, area.top() + 1)) is None  # the label
    assert part.symbols_of(0) == {"Q"}
    assert part.symbols_of(part.n_spot() - 1) == {"K"}
    assert len(part.numbers()) == part.n_spot()
    assert n_colour(painted(part, width, marked=0)) > 3


@pytest.mark.parametrize("n", [1, 7, 40, 512])
def test_a_bar_and_its_label_choose_the_key(n, n_colour):
    part = bars(np.linspace(0, 1, n))
    area = area_of(part, 500.0)
    for key in range(n):
        rect = part.spot(area, key)
        assert area.adjusted(-1, -1, 1, 1).contains(rect)
        assert part.spot_at(area, QPointF(rect.center().x(), area.bottom() - 1)) == key
        assert part.key_of(key) == key
    assert n_colour(painted(part, 500.0, marked=n - 1)) > 3


def test_hidden_keys_say_so_and_are_not_read_among_the_others():
    hidden = np.array([False, False, True])
    part = bars(np.array([1.0, 3.0, -np.inf]), hidden)
    assert part.words(2).startswith("token2: share −∞, masked")
    assert part.in_words() == "share: token1 3.00, token0 1.00"
    computed = bars(np.array([1.0, 3.0, 9.0]), hidden, shows_hidden=True)
    assert painted(part, 400.0) != painted(computed, 400.0)


@pytest.mark.parametrize(
    "values", [np.zeros(4), np.full(4, -np.inf), np.array([np.nan, 1, 2, 3]), np.full(4, -2.0)]
)
def test_odd_values_are_drawn(values, n_colour):
    assert n_colour(painted(bars(values), 300.0)) > 2
    row = [NumberRow(name="v", said="value", values=values)]
    assert n_colour(painted(NumberStrip(row), 300.0)) > 2
    assert n_colour(painted(SignedBars(row), 300.0)) > 1


def test_a_calculation_breaks_before_its_remark():
    part = Equation("1.00 + 2.00 =", 3.0, "as in the map: 3.00", NONE)
    assert part.height(200) == 2 * part.height(900)
    assert part.in_words() == "1.00 + 2.00 = 3 as in the map: 3.00"
    assert part.numbers() == [("1.00 + 2.00", 3.0)]


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.314, "0.31"), (-0.001, "0.00"), (12.345, "12.3"), (-123.4, "-123"), (-np.inf, "−∞"), (np.nan, "?")],
)
def test_a_number_has_room_in_a_cell(value, shown):
    assert short(value) == shown
