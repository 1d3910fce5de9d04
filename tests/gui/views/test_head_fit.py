import pytest

from workbench.gui.views.head_fit import LABEL, SMALLEST, HeadFit


@pytest.mark.parametrize("in_layers", [True, False])
def test_what_fits_fits(in_layers):
    fit = HeadFit(4, 16, in_layers)
    found = fit.largest(200, 260, 140)
    assert found is not None
    thumb, columns = found
    assert SMALLEST <= thumb <= 140
    assert fit.height_of(thumb, columns) <= 260
    assert columns * thumb <= 200


@pytest.mark.parametrize("in_layers", [True, False])
def test_what_does_not_fit_is_told(in_layers):
    assert HeadFit(12, 144, in_layers).largest(100, 100, 72) is None


def test_a_broken_layer_is_set_apart():
    assert HeadFit(4, 8, True).layer_gap(2) > 0
    assert HeadFit(4, 8, True).layer_gap(4) == 0
    assert HeadFit(4, 8, True).height_of(40, 4) == 2 * (40 + LABEL)
