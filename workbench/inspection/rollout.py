"""Attention through several layers at once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from workbench.scenarios.base import KindMaps


def rollout(found: KindMaps, kind: str) -> npt.NDArray[np.float64] | None:
    """Return how much of each input position has reached each position after every layer, (n_layer, T, T).

    The heads of a layer are averaged, half of what arrives is taken to come past attention (the residual
    connection), and the layers are multiplied; every row sums to 1. Feed-forward parts and the size of what is
    handed over are left out of account. None for cross-attention, whose two sides are not the same positions.

    Source: Abnar and Zuidema, "Quantifying Attention Flow in Transformers" (2020), section 3.
    """
    if kind == "cross":
        return None
    mean = found.maps.astype(np.float64).mean(axis=1)  # (n_layer, T, T)
    mean /= mean.sum(-1, keepdims=True)  # rounding of 32 bits would grow from layer to layer
    mixed = 0.5 * mean + 0.5 * np.eye(mean.shape[-1])
    layers = [mixed[0]]
    for layer in mixed[1:]:
        layers.append(layer @ layers[-1])
    return np.stack(layers)
