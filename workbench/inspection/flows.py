"""What there is to see of a model besides its attention, asked by name, and why some of it does not exist."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from torch import nn

from workbench.inspection.attribution import Attribution, gradient_times_input
from workbench.inspection.embeddings import (
    EmbeddingMap,
    PositionSimilarity,
    embedding_maps,
    position_similarity,
)
from workbench.inspection.passes import record_pass
from workbench.inspection.rollout import rollout
from workbench.inspection.stream import LogitLens, StreamNorms, logit_lens, stream_norms
from workbench.language import Text, text
from workbench.scenarios.base import Reading, Scenario, Side, Trained, Value

Rollouts = Mapping[str, npt.NDArray[np.float64]]  # kind -> (n_layer, T, T)
Embeddings = Mapping[Side, EmbeddingMap]
Flow = LogitLens | Rollouts | Attribution | StreamNorms | Embeddings | PositionSimilarity


def absent_flows(trained: Trained) -> Mapping[str, Text]:
    """Return those of the names of `flow` that this model has nothing for, each with the reason as a sentence."""
    absent: dict[str, Text] = {}
    if not any(isinstance(module, nn.Embedding) for module in trained.model.modules()):
        absent["embeddings"] = text("There is no map of embeddings: this model reads patches, not tokens.")
    if position_similarity(trained) is None:
        absent["positions"] = text("There is no comparison of positions: this model knows none.")
    return absent


def flow(
    key: str, scenario: Scenario, trained: Trained, value: Value, reading: Reading, newest: Trained
) -> Flow:
    """Return what is asked for by *key*: lens, rollout, attribution, norms, embeddings or positions.

    Args:
        reading: What *trained* made of *value*.
        newest: The same run at its last step, along whose axes embeddings are laid out at every step.

    Raises:
        KeyError: It is none of the six, or one that `absent_flows` names.
    """
    if key == "rollout":
        each = {kind: rollout(found, kind) for kind, found in reading.kinds.items()}
        return {kind: mixed for kind, mixed in each.items() if mixed is not None}
    if key == "embeddings":
        return embedding_maps(scenario, trained, embedding_maps(scenario, newest))
    if key == "positions":
        similarity = position_similarity(trained)
        if similarity is None:
            raise KeyError(key)
        return similarity
    if key not in ("lens", "attribution", "norms"):
        raise KeyError(key)
    whole = record_pass(scenario, trained, value)
    if key == "norms":
        return stream_norms(whole)
    return (logit_lens if key == "lens" else gradient_times_input)(scenario, trained, whole)
