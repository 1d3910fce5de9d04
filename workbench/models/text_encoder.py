"""An encoder over tokens, and one with a class for the whole text.

The class token is that of Devlin et al., "BERT" (2019), section 3; positions are rotary as in the other models.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn

from workbench.models.block import BlockConfig
from workbench.models.elementwise import normalise
from workbench.models.embedding import bare_embedding
from workbench.models.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderShape:
    """Shape of an encoder over tokens, whatever is asked of it."""

    vocab_size: int
    max_len: int  # tokens of the longest text, without the class token
    n_layer: int = 3
    n_head: int = 4
    d_model: int = 128
    dropout: float = 0.1

    def block(self) -> BlockConfig:
        """Return the config of each block."""
        return BlockConfig(
            d_model=self.d_model,
            n_head=self.n_head,
            dropout=self.dropout,
            rotary=True,
            max_len=1 + self.max_len,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class TextEncoderConfig(EncoderShape):
    """Shape of a text encoder with a class for the whole text."""

    n_class: int


class TokenEncoder(nn.Module):
    """Embedding, class token and blocks, under the same names in every encoder: one can begin with another's."""

    def __init__(self, config: EncoderShape) -> None:
        super().__init__()
        self.config = config
        # called "source" as in the encoder-decoder: ids of what is read, not of what is answered
        self.source_embedding = bare_embedding(config.vocab_size, config.d_model)
        self.class_token = nn.Parameter(torch.zeros(1, 1, config.d_model))
        self.encoder = Encoder(config.block(), config.n_layer)
        self.dropout = nn.Dropout(config.dropout)


class TextEncoder(TokenEncoder):
    """One class token and the embedded text, encoder blocks, a head that reads the class token."""

    def __init__(self, config: TextEncoderConfig) -> None:
        super().__init__(config)
        self.head = nn.Linear(config.d_model, config.n_class)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Return logits (B, n_class) for token ids (B, T); *mask* (B, T) is False on padding."""
        x = torch.cat((self.class_token.expand(len(ids), -1, -1), self.source_embedding(ids)), dim=1)
        seen = torch.cat((mask.new_ones(len(ids), 1), mask), dim=1)  # (B, 1+T): the class token always is
        x = self.encoder(self.dropout(normalise(x)), mask=seen[:, None, None, :])
        return self.head(self.dropout(x[:, 0]))
