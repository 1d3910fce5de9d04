import numpy as np
import pytest

from workbench.inspection.lines import LEAST, lines_of

MAPS = np.array(
    [[[1, 0, 0], [0.3, 0.7, 0], [0.01, 0.5, 0.49]], [[1, 0, 0], [0.5, 0.5, 0], [0.2, 0.2, 0.6]]], np.float32
)


def test_light_lines_are_left_out_and_counted():
    lines = lines_of(MAPS)
    assert lines.weight.min() >= LEAST
    assert lines.n_light == 1
    assert lines.n_crowded == 0
    assert len(lines.weight) == 11
    assert np.allclose(MAPS[lines.head, lines.query, lines.key], lines.weight)


def test_the_heaviest_are_drawn_last():
    assert (np.diff(lines_of(MAPS).weight) >= 0).all()


@pytest.mark.parametrize(("query", "key"), [(2, None), (None, 1), (1, 1)])
def test_lines_of_one_token(query, key):
    lines = lines_of(MAPS, query=query, key=key, least=0.005)
    if query is not None:
        assert (lines.query == query).all()
    if key is not None:
        assert (lines.key == key).all()
    assert np.allclose(MAPS[lines.head, lines.query, lines.key], lines.weight)


def test_of_too_many_the_heaviest_stay():
    lines = lines_of(MAPS, most=3)
    assert lines.n_crowded == 8
    assert lines.weight.tolist() == pytest.approx([0.7, 1, 1])


def test_nothing_and_broken_numbers_are_no_lines():
    assert len(lines_of(np.zeros((1, 0, 0), np.float32)).weight) == 0
    assert len(lines_of(np.full((1, 2, 2), np.nan, np.float32)).weight) == 0
