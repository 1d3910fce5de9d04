"""Token embeddings."""

from __future__ import annotations

import torch
from torch import nn


def bare_embedding(vocab_size: int, d_model: int) -> nn.Embedding:
    """Return an embedding (vocab_size, d_model) without starting values; `initialisation` sets them.

    Left to itself, `nn.Embedding` draws them in its constructor, which for a model without weights makes torch import
    its compiler: two seconds before the first estimate.
    """
    return nn.Embedding(vocab_size, d_model, _weight=torch.empty(vocab_size, d_model))
