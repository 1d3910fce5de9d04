from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from workbench.inspection.comparing import Difference, difference, has_head
from workbench.language import Text
from workbench.scenarios.base import Axis, KindMaps


def maps(labels: str = "abc", seed: int = 1, grid: tuple[int, int] | None = None) -> KindMaps:
    count = len(labels)
    weights = np.random.default_rng(seed).random((2, 2, count, count)).astype(np.float32)
    weights /= weights.sum(-1, keepdims=True)
    axis = Axis(kind="tokens" if grid is None else "patches", labels=tuple(labels), grid=grid)
    return KindMaps(maps=weights, query=axis, key=axis, hidden=np.zeros((count, count), bool))


def test_a_map_does_not_differ_from_itself():
    found = difference(maps(), maps(), 1, 1)
    assert isinstance(found, Difference)
    assert found.moved == 0
    assert not found.values.any()


def test_right_minus_left_and_the_share_that_moved():
    left, right = maps(), maps()
    left.maps[0, 1] = np.eye(3)
    right.maps[0, 1] = np.eye(3)[[1, 0, 2]]  # two of three rows look elsewhere
    found = difference(left, right, 0, 1)
    assert isinstance(found, Difference)
    assert found.values[0].tolist() == [-1, 1, 0]
    assert found.moved == pytest.approx(2 / 3)
    np.testing.assert_allclose(found.values.sum(-1), 0)


def test_what_cannot_be_compared_is_said():
    for right in (None, maps("abd"), maps("abcd")):
        said = difference(maps(), right, 1, 1)
        assert isinstance(said, Text)
        assert str(said)
    assert "2.3" in str(difference(maps(), maps(seed=2), 1, 2))
    assert not has_head(maps(), 2, 0)
    assert has_head(maps(), 1, 1)


def test_patches_are_compared_by_their_place():
    left = maps("abcd", grid=(2, 2))
    renamed = dataclasses.replace(left.query, labels=tuple("wxyz"))
    right = dataclasses.replace(maps("abcd", 5, (2, 2)), query=renamed, key=renamed)
    assert isinstance(difference(left, right, 0, 0), Difference)
    assert "patches" in str(difference(left, maps("abcd", grid=(4, 1)), 0, 0))


def test_the_rows_that_changed_most_come_first():
    left, right = maps(), maps()
    left.maps[0, 1] = np.eye(3)
    right.maps[0, 1] = [[0.5, 0.5, 0], [0, 1, 0], [1, 0, 0]]
    found = difference(left, right, 0, 1)
    assert isinstance(found, Difference)
    assert found.most_moved(3) == ((2, 1.0), (0, 0.5))  # nothing moved in the row between them
    assert found.most_moved(1) == ((2, 1.0),)
