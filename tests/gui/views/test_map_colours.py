import numpy as np
import pytest

from workbench.gui.views.map_colours import MapColours


def test_the_linear_scale_is_fixed_from_0_to_1():
    weights = np.array([[0.0, 0.25, 1.0]], np.float32)
    assert np.allclose(MapColours().places(weights), weights)
    assert MapColours().strongest(weights / 2) == 1


def test_the_logarithmic_scale_shows_what_is_small():
    places = MapColours(is_log=True).places(np.array([0, 0.001, 0.01, 0.1, 1], np.float32))
    assert np.allclose(places, [0, 0, 1 / 3, 2 / 3, 1], atol=1e-5)


@pytest.mark.parametrize("is_log", [True, False])
def test_a_difference_is_symmetric_around_the_middle(is_log):
    colours = MapColours(is_log=is_log, sides=("2.1", "1.1"))
    places = colours.places(np.array([-0.4, -0.1, 0, 0.1, 0.4], np.float32))
    assert colours.strongest(np.array([-0.4, 0.1])) == pytest.approx(0.4)
    assert places[0] == 0
    assert places[2] == pytest.approx(0.5)
    assert places[4] == 1
    assert np.allclose(places + places[::-1], 1)


def test_no_difference_at_all_and_broken_numbers_have_a_colour():
    colours = MapColours(sides=("a", "b"))
    assert (colours.places(np.zeros((2, 2))) == 0.5).all()
    assert np.isfinite(colours.places(np.array([np.nan, np.inf]))).all()
