from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from workbench.inspection.attribution import Attribution
from workbench.inspection.embeddings import EmbeddingMap, PositionSimilarity
from workbench.inspection.flows import absent_flows, flow
from workbench.inspection.stream import LogitLens, StreamNorms

if TYPE_CHECKING:
    from tests.inspection.conftest import Made

KINDS = {"lens": LogitLens, "attribution": Attribution, "norms": StreamNorms, "positions": PositionSimilarity}


def ask(made: Made, key: str) -> Any:
    reading = made.scenario.read(made.trained, made.value)
    return flow(key, made.scenario, made.trained, made.value, reading, made.trained)


@pytest.mark.parametrize("key", KINDS)
def test_every_model_has_what_is_asked_for(made: Made, key: str):
    assert isinstance(ask(made, key), KINDS[key])


def test_rollout_is_of_every_kind_but_cross(made: Made):
    kinds = made.scenario.read(made.trained, made.value).kinds
    found = ask(made, "rollout")
    assert set(found) == set(kinds) - {"cross"}
    for kind, mixed in found.items():
        np.testing.assert_allclose(mixed.sum(-1), 1, atol=1e-6)
        assert mixed.shape[1:] == kinds[kind].maps.shape[2:]


def test_only_models_that_read_tokens_have_a_map_of_embeddings(made: Made):
    reads_tokens = made.scenario.key != "image-recognition"
    assert ("embeddings" in absent_flows(made.trained)) is not reads_tokens
    if reads_tokens:
        assert all(isinstance(found, EmbeddingMap) for found in ask(made, "embeddings").values())


def test_a_model_without_positions_says_so(making: Callable[..., Made]):
    made = making("text-generation")
    module: Any
    for module in made.trained.model.modules():
        if getattr(module, "cos", None) is not None:
            module.cos = module.sin = None
    assert "positions" in str(absent_flows(made.trained)["positions"])
    with pytest.raises(KeyError):
        ask(made, "positions")


def test_embeddings_keep_the_axes_of_the_newest_step(making: Callable[..., Made]):
    newest, older = making("text-generation"), making("text-generation", scale=0.1)
    reading = older.scenario.read(older.trained, older.value)
    found: Any = flow("embeddings", older.scenario, older.trained, older.value, reading, newest.trained)
    own = ask(newest, "embeddings")
    np.testing.assert_allclose(found["output"].axes, own["output"].axes)


def test_an_unknown_name_is_refused(making: Callable[..., Made]):
    made = making("text-generation")
    with pytest.raises(KeyError):
        ask(dataclasses.replace(made), "nothing")
