import numpy as np
import pytest
from PySide6.QtGui import QColor

from workbench.gui.views.image_view import ImageView
from workbench.gui.views.pixels import to_array, to_image


@pytest.mark.parametrize("shape", [(5, 7), (5, 7, 1), (5, 7, 3)])
def test_arrays_become_pictures_and_back(shape):
    pixels = np.random.default_rng(0).integers(0, 256, shape).astype(np.uint8)
    back = to_array(to_image(pixels))
    expected = pixels.reshape(5, 7, -1)
    assert (back == np.broadcast_to(expected, (5, 7, 3))).all()


def test_fractions_become_bytes():
    assert to_array(to_image(np.array([[0.0, 1.0, np.nan]])))[0, :, 0].tolist() == [0, 255, 0]


def test_shows_the_picture_and_says_its_caption(shown):
    view = ImageView()
    view.set_image(np.full((4, 4, 3), (10, 200, 30), np.uint8), "a green one")
    shown(view, 200, 200)
    assert view.grab().toImage().pixelColor(100, 90) == QColor(10, 200, 30)
    assert "a green one" in view.accessibleName()


def test_empty_says_so(shown, n_colour):
    view = shown(ImageView())
    assert n_colour(view) > 2
    view.set_image(np.zeros((0, 0), np.uint8))
    assert view.is_empty()
