from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from workbench.inspection.rollout import rollout
from workbench.scenarios.base import Axis, KindMaps

if TYPE_CHECKING:
    from tests.inspection.conftest import Made


def kind_maps(*layers: list[np.ndarray]) -> KindMaps:
    maps = np.array(layers, dtype=np.float32)
    axis = Axis(kind="tokens", labels=tuple("abcdefgh"[: maps.shape[-1]]))
    return KindMaps(maps=maps, query=axis, key=axis, hidden=np.zeros(maps.shape[-2:], dtype=bool))


def test_looking_at_oneself_moves_nothing():
    found = rollout(kind_maps([np.eye(4)], [np.eye(4)]), "encoder")
    assert found is not None
    np.testing.assert_array_equal(found, np.stack([np.eye(4)] * 2))


def test_two_layers_by_hand():
    back = np.array([[1.0, 0, 0], [1, 0, 0], [0, 1, 0]])  # each position reads the one before
    found = rollout(kind_maps([back, back], [back, back]), "decoder")
    assert found is not None
    np.testing.assert_allclose(found[0], [[1, 0, 0], [0.5, 0.5, 0], [0, 0.5, 0.5]])
    np.testing.assert_allclose(found[1], [[1, 0, 0], [0.75, 0.25, 0], [0.25, 0.5, 0.25]])


def test_heads_are_averaged():
    first, last = np.zeros((2, 2)), np.zeros((2, 2))
    first[:, 0] = last[:, 1] = 1
    found = rollout(kind_maps([first, last]), "encoder")
    assert found is not None
    np.testing.assert_allclose(found[0], [[0.75, 0.25], [0.25, 0.75]])


def test_rows_sum_to_1_and_the_future_stays_hidden(made: Made):
    for kind, maps in made.scenario.read(made.trained, made.value).kinds.items():
        found = rollout(maps, kind)
        if kind == "cross":
            assert found is None
            continue
        assert found is not None
        assert found.shape == (2, *maps.maps.shape[2:])
        np.testing.assert_allclose(found.sum(-1), 1, atol=1e-12)
        assert not found[:, maps.hidden].any()
