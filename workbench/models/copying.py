"""Repeating what stands in the source: a decoder's choice between its vocabulary and the words it reads.

The pointer-generator of See et al., "Get To The Point" (2017), section 2.2, with an attention of its own instead of
that of the decoder, so that the heads stay free to look elsewhere.
"""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from workbench.models.elementwise import normalise

RELUCTANCE = 2.0  # at first an eighth is copied, so that the first loss stays near that of a blind guess
SMALLEST = 1e-6  # a probability below it counts as this much: its logarithm must stay finite


class CopyHead(nn.Module):
    """Mixes the probabilities of the output head with those of the source's tokens."""

    def __init__(self, d_model: int) -> None:
        super().__init__()
        self.query = nn.Linear(d_model, d_model, bias=False)
        self.key = nn.Linear(d_model, d_model, bias=False)
        self.gate = nn.Linear(d_model, 1)

    def forward(self, x: Tensor, states: Tensor, ids: Tensor, mask: Tensor, logits: Tensor) -> Tensor:
        """Return the logarithms (B, T, vocab_size) of the mixed probabilities.

        Args:
            x: What the output head reads, (B, T, d_model).
            states: The encoded source, (B, S, d_model).
            ids: The source's tokens in the vocabulary of the output, (B, S).
            mask: False on padding, (B, S).
            logits: What the output head says, (B, T, vocab_size).
        """
        score = (
            self.query(x) @ normalise(self.key(states)).transpose(1, 2) / math.sqrt(x.shape[-1])
        )  # (B, T, S)
        weights = score.float().masked_fill(~mask[:, None, :], float("-inf")).softmax(-1)
        share = torch.sigmoid(self.gate(x).float() - RELUCTANCE)  # (B, T, 1), of what is copied
        mixed = logits.float().softmax(-1) * (1 - share)
        places = ids[:, None, :].expand(-1, x.shape[1], -1)  # (B, T, S)
        return mixed.scatter_add(2, places, weights * share).clamp_min(SMALLEST).log()
