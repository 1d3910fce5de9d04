"""Named points on a plane."""

import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.gui.views.point_map import PointMap

POINTS = np.array([[0.0, 0.0], [1.0, 0.0], [0.0, 1.0], [5.0, 5.0]])


@pytest.fixture
def figure(qtbot):
    found = PointMap()
    qtbot.addWidget(found)
    found.resize(400, 320)
    found.show()
    found.show_points(POINTS, ["a", "b", " ", "d"], [0], ("first", "second"), "Map")
    return found


def test_the_arrow_keys_walk_from_point_to_point(figure, qtbot):
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert figure.read() == 0  # the marked one first
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert figure.read() == 1
    qtbot.keyClick(figure, Qt.Key.Key_Left)
    qtbot.keyClick(figure, Qt.Key.Key_Up)
    assert figure.read_text() == "␣  (0.00, 1.00)"
    assert figure.accessibleDescription() == figure.read_text()
    qtbot.keyClick(figure, Qt.Key.Key_Left)
    assert figure.read() == 2  # nothing lies further


def test_the_point_under_the_mouse_is_read(figure):
    figure.grab()
    x, y = figure._nearest[3]
    assert figure._point_at(QPointF(x + 3, y)) == 3
    assert figure._point_at(QPointF(x - 60, y)) is None


def test_thousands_of_points_and_broken_ones(figure):
    points = np.random.default_rng(0).normal(size=(3000, 2))
    points[5] = np.nan
    figure.show_points(points, ["longer than fits here"] * 3000, range(10), ("x", "y"), "Many")
    assert not figure.grab().isNull()
    assert figure.numbers().columns == ("x", "y")
    one = np.zeros((1, 2))
    figure.show_points(one, ["only"], [], ("x", "y"), "One")
    assert not figure.grab().isNull()


def test_a_sentence_and_a_wrong_shape(figure):
    figure.show_sentence("No tokens.")
    assert figure.numbers() is None
    assert figure.accessibleDescription() == "No tokens."
    assert not figure.grab().isNull()
    with pytest.raises(ValueError, match="labels"):
        figure.show_points(POINTS, ["a"], [], ("", ""), "")
