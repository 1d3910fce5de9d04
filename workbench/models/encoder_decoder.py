"""An encoder that reads one sequence and a decoder that writes another (Vaswani et al., 2017, section 3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from workbench.models.block import Block, BlockCache, BlockConfig
from workbench.models.elementwise import normalise
from workbench.models.embedding import bare_embedding
from workbench.models.encoder import Encoder


@dataclass(frozen=True, slots=True, kw_only=True)
class EncoderDecoderConfig:
    """Shape of an encoder-decoder."""

    source_vocab_size: int
    target_vocab_size: int
    max_len: int  # longest source or target
    n_layer: int = 3  # blocks in the encoder, and again in the decoder
    n_head: int = 4
    d_model: int = 128
    dropout: float = 0.1

    def block(self) -> BlockConfig:
        """Return the config of each block."""
        return BlockConfig(
            d_model=self.d_model, n_head=self.n_head, dropout=self.dropout, rotary=True, max_len=self.max_len
        )


class EncoderDecoder(nn.Module):
    """Source embedding and encoder; target embedding, causal blocks with cross-attention, head."""

    def __init__(self, config: EncoderDecoderConfig) -> None:
        super().__init__()
        self.config = config
        self.source_embedding = bare_embedding(config.source_vocab_size, config.d_model)
        self.target_embedding = bare_embedding(config.target_vocab_size, config.d_model)
        self.encoder = Encoder(config.block(), config.n_layer)
        self.blocks = nn.ModuleList(
            Block(config.block(), "decoder", has_cross=True) for _ in range(config.n_layer)
        )
        self.head = nn.Linear(config.d_model, config.target_vocab_size, bias=False)
        self.dropout = nn.Dropout(config.dropout)

    def new_cache(self) -> list[BlockCache]:
        """Return an empty cache, one entry a decoder block."""
        return [BlockCache() for _ in self.blocks]

    def encode(self, source: Tensor, source_mask: Tensor) -> Tensor:
        """Return (B, S, d_model) for source ids (B, S); *source_mask* (B, S) is False on padding."""
        x = self.dropout(normalise(self.source_embedding(source)))
        return self.encoder(x, mask=source_mask[:, None, None, :])

    def decode(
        self, target: Tensor, context: Tensor, source_mask: Tensor, cache: list[BlockCache] | None = None
    ) -> Tensor:
        """Return logits (B, T, target_vocab_size) for target ids (B, T) given the encoded source."""
        x = self.dropout(normalise(self.target_embedding(target)))
        context_mask = source_mask[:, None, None, :]  # (B, 1, 1, S)
        for index, block in enumerate(self.blocks):
            x = block(x, context, context_mask=context_mask, cache=None if cache is None else cache[index])
        return self.head(normalise(x))

    def forward(self, source: Tensor, source_mask: Tensor, target: Tensor) -> Tensor:
        """Return logits (B, T, target_vocab_size): `encode`, then `decode`."""
        return self.decode(target, self.encode(source, source_mask), source_mask)
