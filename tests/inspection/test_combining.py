import numpy as np
import pytest

from workbench.inspection.combining import combine, without_first_column


@pytest.fixture
def maps():
    raw = np.random.default_rng(0).random((2, 3, 4, 5)).astype(np.float32)
    return raw / raw.sum(-1, keepdims=True)


def test_an_average_and_a_maximum(maps):
    heads = ((0, 1), (1, 2), (1, 0))
    stacked = np.stack([maps[head] for head in heads])
    before = maps.copy()
    assert np.allclose(combine(maps, heads, "average"), stacked.mean(0), atol=1e-6)
    assert np.array_equal(combine(maps, heads, "maximum"), stacked.max(0))
    assert np.array_equal(maps, before)


def test_a_difference_has_a_direction(maps):
    one = combine(maps, ((0, 0), (1, 1)), "difference")
    assert np.allclose(one, -combine(maps, ((1, 1), (0, 0)), "difference"))
    assert np.allclose(one.sum(-1), 0, atol=1e-6)


def test_one_head_is_itself(maps):
    assert np.array_equal(combine(maps, ((1, 2),), "maximum"), maps[1, 2])


@pytest.mark.parametrize("heads", [(), ((0, 0), (0, 1), (0, 2))])
def test_what_makes_no_sense_is_refused(maps, heads):
    with pytest.raises(ValueError, match=r"head"):
        combine(maps, heads, "difference")


def test_without_the_first_column_the_rest_is_scaled(maps):
    left = without_first_column(maps)
    assert (left[..., 0] == 0).all()
    assert np.allclose(left.sum(-1), 1, atol=1e-5)
    assert np.allclose(left[..., 2] / left[..., 1], maps[..., 2] / maps[..., 1], rtol=1e-4)


def test_a_row_that_is_all_first_column_stays_pale():
    row = np.array([[0.9999, 0.0001], [1, 0]], np.float32)
    left = without_first_column(row)
    assert left.max() <= 0.0101
    assert np.isfinite(left).all()
