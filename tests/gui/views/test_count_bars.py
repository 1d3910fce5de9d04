import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.gui.theme import apply_theme
from workbench.gui.views.count_bars import ROW, CountBars
from workbench.language import text

SERIES = (("Training", "series_1"), ("Validation", "series_2"))


@pytest.fixture
def bars(shown):
    view = CountBars()
    names = [f"class {number}" for number in range(30)]
    counts = np.stack([np.arange(30) * 100, np.arange(30)], axis=1)
    view.set_counts(names, counts, SERIES, title=text("Classes"))
    return shown(view, 240, 120)


def test_rows_are_told_and_scrolled_to(bars, qtbot):
    assert bars.row_at(QPointF(10, 1.5 * ROW)) == 1
    assert bars.row_at(QPointF(10, 100 * ROW)) == -1
    assert bars.reading(2) == "class 2: 202 (Training 200, Validation 2)"
    for _ in range(12):
        qtbot.keyClick(bars, Qt.Key.Key_Down)
    assert bars.accessibleDescription().startswith("class 11: 1,111")
    assert bars.verticalScrollBar().value() > 0


def test_numbers_hold_every_row_and_series(bars):
    numbers = bars.numbers()
    assert numbers.values.shape == (30, 2)
    assert numbers.columns == ("Training", "Validation")


def test_it_is_painted_in_both_themes_and_on_paper(bars, qapp, n_colour):
    assert n_colour(bars) > 4
    assert n_colour(bars.to_image()) > 4
    apply_theme(qapp, "dark")
    assert n_colour(bars) > 4
    bars.set_counts([], np.zeros((0, 1)), [("", "accent")], title=text("Nothing"))
    assert bars.numbers() is None
    bars.grab()
