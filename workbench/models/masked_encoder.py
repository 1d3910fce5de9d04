"""An encoder over tokens that says of every position what stands there.

The masked language model of Devlin et al., "BERT" (2019), section 3.1.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from workbench.models.elementwise import normalise
from workbench.models.text_encoder import EncoderShape, TokenEncoder


class MaskedEncoder(TokenEncoder):
    """Class token and embedded text, encoder blocks, a head that reads every position.

    The last id it reads is the blank, which it never answers with.
    """

    def __init__(self, config: EncoderShape) -> None:
        super().__init__(config)
        self.head = nn.Linear(config.d_model, config.vocab_size - 1)

    def forward(self, ids: Tensor, mask: Tensor, asked: Tensor | None = None) -> Tensor:
        """Return logits (B, 1+T, vocab_size-1) for token ids (B, T); *mask* (B, T) is False on padding.

        The first row belongs to the class token, which can be asked for what the text is about. With *asked* (B, 1+T)
        only the positions where it is True are answered, (N, vocab_size-1): in training these are few, and the head
        is large.
        """
        x = torch.cat((self.class_token.expand(len(ids), -1, -1), self.source_embedding(ids)), dim=1)
        seen = torch.cat((mask.new_ones(len(ids), 1), mask), dim=1)  # (B, 1+T)
        x = self.encoder(self.dropout(normalise(x)), mask=seen[:, None, None, :])
        return self.head(self.dropout(x if asked is None else x[asked]))
