from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from workbench.inspection.embeddings import embedding_maps, map_of, position_similarity

if TYPE_CHECKING:
    from tests.inspection.conftest import Made


def test_points_on_a_plane_are_shown_as_they_are():
    rng = np.random.default_rng(1)
    plane = rng.normal(size=(20, 2)) * (3, 1)
    turned = np.linalg.qr(rng.normal(size=(6, 6)))[0][:2]
    found = map_of(plane @ turned + 5, tuple("abcdefghijklmnopqrst"))
    assert sum(found.shares) == pytest.approx(1)
    assert found.shares[0] > found.shares[1]
    between = np.linalg.norm(plane[:, None] - plane[None], axis=-1)
    shown = np.linalg.norm(found.points[:, None] - found.points[None], axis=-1)
    np.testing.assert_allclose(shown, between, atol=1e-9)
    np.testing.assert_allclose(np.linalg.norm(found.axes, axis=1), 1)


def test_the_same_view_through_training():
    rng = np.random.default_rng(2)
    vectors = rng.normal(size=(9, 4))
    first = map_of(vectors, tuple("abcdefghi"))
    np.testing.assert_allclose(map_of(vectors, first.labels, first).points, first.points)
    moved = map_of(vectors + first.axes[0], first.labels, first)
    np.testing.assert_allclose(moved.points - first.points, [[1, 0]] * 9, atol=1e-9)


@pytest.mark.parametrize("count", [1, 2])
def test_few_tokens(count: int):
    found = map_of(np.ones((count, 3)) * np.arange(count)[:, None], ("a", "b")[:count])
    assert found.points.shape == (count, 2)
    assert np.isfinite(found.points).all()
    assert found.shares == ((0.0, 0.0) if count == 1 else pytest.approx((1.0, 0.0)))


def test_a_map_of_each_vocabulary(made: Made):
    found = embedding_maps(made.scenario, made.trained)
    expected = {
        "text-generation": {"output"},
        "translation": {"input", "output"},
        "summarisation": {"input", "output"},
        "fill-in-the-blank": {"input"},
        "text-classification": {"input"},
        "question-answering": {"input"},
        "dialogue": {"output"},
        "image-recognition": set[str](),
    }
    assert set(found) == expected[made.scenario.key]
    for each in found.values():
        assert len(each.labels) == len(each.points)
        assert 0 < sum(each.shares) <= 1
    again = embedding_maps(made.scenario, made.trained, found)
    for side, each in again.items():
        np.testing.assert_array_equal(each.points, found[side].points)


def test_how_alike_positions_are(making: Any):
    learned = position_similarity(making("image-recognition").trained)
    assert learned is not None
    assert learned.is_learned
    assert learned.values.shape == (5, 5)
    np.testing.assert_allclose(np.diagonal(learned.values), 1)
    np.testing.assert_allclose(learned.values, learned.values.T)


def test_a_turned_vector_by_distance(making: Any):
    made: Made = making("text-generation")
    found = position_similarity(made.trained)
    assert found is not None
    assert not found.is_learned
    assert found.values[0] == pytest.approx(1)
    d_head = 8
    frequency = 10_000.0 ** (-np.arange(0, d_head, 2) / d_head)
    for distance in (1, 3, 15):
        # a vector with equal numbers, turned: its product with itself
        expected = np.cos(distance * frequency).mean()
        assert found.values[distance] == pytest.approx(expected, abs=1e-6)


def test_a_model_without_places():
    from workbench.scenarios.base import Trained

    assert position_similarity(Trained(torch.nn.Linear(2, 2), None, None)) is None
