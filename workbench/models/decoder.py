"""A decoder that predicts the next token from those before it (GPT; Radford et al., 2018)."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from workbench.models.block import Block, BlockCache, BlockConfig
from workbench.models.elementwise import normalise
from workbench.models.embedding import bare_embedding

# With 1, a head of 16 numbers could never give one place more than exp(2·√16) times the weight of another. A model of
# text gains from heads that look at one place alone; encoders learn more slowly with it (RESULTS.md).
QK_SIZE = 3**0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class DecoderConfig:
    """Shape of a decoder."""

    vocab_size: int
    seq_len: int
    n_layer: int = 4
    n_head: int = 4
    d_model: int = 128
    dropout: float = 0.0

    def block(self) -> BlockConfig:
        """Return the config of each block."""
        return BlockConfig(
            d_model=self.d_model,
            n_head=self.n_head,
            dropout=self.dropout,
            rotary=True,
            max_len=self.seq_len,
            qk_size=QK_SIZE,
        )


class Decoder(nn.Module):
    """Token embedding, causal blocks and a head over the vocabulary."""

    def __init__(self, config: DecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.embedding = bare_embedding(config.vocab_size, config.d_model)
        self.blocks = nn.ModuleList(Block(config.block(), "decoder") for _ in range(config.n_layer))
        self.head = nn.Linear(config.d_model, config.vocab_size, bias=False)

    def new_cache(self) -> list[BlockCache]:
        """Return an empty cache, one entry a block."""
        return [BlockCache() for _ in self.blocks]

    def forward(self, tokens: Tensor, cache: list[BlockCache] | None = None) -> Tensor:
        """Return logits (B, T, vocab_size) for token ids (B, T); with a *cache*, T counts only the new tokens."""
        x = normalise(self.embedding(tokens))  # (B, T, d_model)
        for index, block in enumerate(self.blocks):
            x = block(x, cache=None if cache is None else cache[index])
        return self.head(normalise(x))
