import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.gui.theme import apply_theme
from workbench.gui.views.histogram import Histogram
from workbench.language import text


@pytest.fixture
def histogram(shown):
    view = Histogram()
    edges, counts = np.array([0, 10, 20, 30]), np.array([3, 1200, 1])
    view.set_bins(edges, counts, title=text("Lengths"), axis=text("tokens"), is_open=True)
    return shown(view, 300, 160)


def test_pointing_and_keys_tell_range_and_count(histogram, hover, qtbot):
    assert histogram.accessibleName() == "Lengths"
    assert "10 to 19: 1,200" in histogram.accessibleDescription()
    plot = histogram.plot_rect(histogram.rect().toRectF())
    hover(histogram, QPointF(plot.left() + 1, 40))
    assert histogram.accessibleDescription() == "0 to 9: 3"
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    qtbot.keyClick(histogram, Qt.Key.Key_Right)
    assert histogram.accessibleDescription() == "20 or more: 1"


def test_numbers_are_what_is_drawn(histogram):
    numbers = histogram.numbers()
    assert numbers.values.tolist() == [[0, 9, 3], [10, 19, 1200], [20, 29, 1]]
    assert numbers.columns == ("from", "to", "count")


def test_it_is_painted_in_both_themes_with_a_mark_and_without_anything(histogram, qapp, n_colour):
    before = n_colour(histogram)
    histogram.set_mark(15, text("longest"))
    assert n_colour(histogram) >= before > 3
    apply_theme(qapp, "dark")
    assert n_colour(histogram) > 3
    assert not histogram.to_image().isNull()
    histogram.set_bins(np.zeros(1), np.zeros(0), title=text("None"), axis=text("tokens"))
    assert histogram.numbers() is None
    histogram.grab()


def test_wrong_shapes_are_refused(histogram):
    with pytest.raises(ValueError, match="edges"):
        histogram.set_bins(np.zeros(3), np.zeros(3), title=text(""), axis=text(""))
