"""A picture tinted by signed numbers."""

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.views.signed_picture import SignedPicture

PICTURE = np.full((8, 8, 1), 128, np.uint8)


@pytest.fixture
def figure(qtbot):
    found = SignedPicture()
    qtbot.addWidget(found)
    found.resize(300, 320)
    found.show()
    found.show_values(PICTURE, np.array([1.0, -0.5, 0.0, 0.25]), 2, 2, "Difference")
    return found


def test_above_is_blue_below_is_orange_and_nothing_is_grey(figure):
    image = figure.to_image(1)
    blue, orange, grey = (image.pixelColor(*at) for at in ((80, 100), (220, 100), (80, 240)))
    assert blue.blue() > blue.red()
    assert orange.red() > orange.blue()
    assert abs(grey.red() - grey.blue()) < 12


def test_patches_are_read_one_after_the_other(figure, qtbot):
    with qtbot.waitSignal(figure.patch_hovered) as read:
        qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert read.args == [0]
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    assert figure.marked_text() == "patch 3: 0.00"
    assert figure.accessibleDescription() == "patch 3: 0.00"
    qtbot.keyClick(figure, Qt.Key.Key_Down)
    assert figure.marked_text() == "patch 3: 0.00"
    figure.mark(99)
    assert figure.marked_text() == ""


def test_numbers_lie_as_the_patches_do(figure, tmp_path):
    assert figure.numbers().values.tolist() == [[1.0, -0.5], [0.0, 0.25]]
    figure.save_picture(tmp_path / "picture.pdf")
    figure.show_sentence("No picture.")
    assert figure.numbers() is None
    assert not figure.grab().isNull()
    with pytest.raises(ValueError, match="patches"):
        figure.show_values(PICTURE, np.zeros(3), 2, 2)


def test_numbers_next_to_nothing_are_told_apart(figure):
    figure.show_values(PICTURE, np.array([0.0004, 0.0, 0.0, 0.0]), 2, 2)
    figure.mark(0)
    assert figure.marked_text() == "patch 1: +0.00040"
