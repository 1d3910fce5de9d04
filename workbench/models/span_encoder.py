"""An encoder over a question and a passage that says where in the passage the answer begins and ends.

Source: Devlin et al., "BERT" (2019), sections 3 and 4.2: a class token, the question, a separator, the passage; a
vector that is added to every token of the passage; two scores for each token. Positions are rotary as elsewhere.
That a token stands in the question and in the passage may be marked, as in Chen et al., "Reading Wikipedia to Answer
Open-Domain Questions" (2017), section 3.2 ("exact match").
"""

from __future__ import annotations

import torch
from torch import Tensor, nn

from workbench.models.elementwise import normalise
from workbench.models.text_encoder import EncoderShape, TokenEncoder

CLASS, ASKED, SEPARATOR, READ = range(
    4
)  # what a position is: part of the question, of the passage, or a sign
UNKNOWN = 0  # the id of what a tokeniser never saw
NOWHERE = (
    -1e4
)  # score of a position where no answer can be; finite, so that it counts for nothing in a divergence


class SpanEncoder(TokenEncoder):
    """Embedded question and passage, encoder blocks, a head that scores every position as start and as end."""

    def __init__(self, config: EncoderShape, *, marks_shared: bool = False) -> None:
        """Make a model of the shape of *config*; with *marks_shared* tokens of both sides are told from others."""
        super().__init__(config)
        self.separator = nn.Parameter(torch.zeros(1, 1, config.d_model))
        self.passage_mark = nn.Parameter(torch.zeros(1, 1, config.d_model))
        self.shared_mark = nn.Parameter(torch.zeros(1, 1, config.d_model)) if marks_shared else None
        self.head = nn.Linear(config.d_model, 2)

    def forward(self, ids: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """Return the logits (B, 2, T) of every position to be the first and the last of the answer.

        Args:
            ids: Tokens (B, T), of any value where there is a sign or padding.
            parts: What each position is (B, T): CLASS, ASKED, SEPARATOR or READ.
            mask: (B, T), False on padding.
        """
        kind = parts[..., None]
        x = self.source_embedding(ids)
        x = torch.where(kind == CLASS, self.class_token, x)
        x = torch.where(kind == SEPARATOR, self.separator, x)
        x = x + (kind == READ) * self.passage_mark
        if self.shared_mark is not None:
            x = x + shared(ids, parts, mask)[..., None] * self.shared_mark
        x = self.encoder(self.dropout(normalise(x)), mask=mask[:, None, None, :])
        return self.answer(self.dropout(x), ids, parts, mask)

    def answer(self, x: Tensor, ids: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
        """Return what `forward` does, of what a block wrote (B, T, d_model)."""
        scores = self.head(x).transpose(1, 2)  # (B, 2, T)
        return scores.masked_fill(~((parts == READ) & mask)[:, None, :], NOWHERE)


def shared(ids: Tensor, parts: Tensor, mask: Tensor) -> Tensor:
    """Return (B, T), True at each token of the question that stands in the passage too, and the other way round.

    Two tokens the tokeniser does not know need not be the same.
    """
    known = mask & (ids != UNKNOWN)
    asked, read = (parts == ASKED) & known, (parts == READ) & known
    same = (ids[:, :, None] == ids[:, None, :]) & (
        asked[:, :, None] & read[:, None, :]
    )  # (B, T asked, T read)
    return same.any(2) | same.any(1)
