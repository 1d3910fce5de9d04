"""An encoder that reads one sequence and a decoder that writes another (Vaswani et al., 2017, section 3.1)."""

from __future__ import annotations

from dataclasses import dataclass

from torch import Tensor, nn

from workbench.models.block import Block, BlockCache, BlockConfig
from workbench.models.copying import CopyHead
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
    copies: bool = False  # may repeat tokens of the source, which has the same vocabulary then

    def block(self) -> BlockConfig:
        """Return the config of each block."""
        return BlockConfig(
            d_model=self.d_model, n_head=self.n_head, dropout=self.dropout, rotary=True, max_len=self.max_len
        )


@dataclass(frozen=True, slots=True)
class Encoded:
    """A batch of sources as the decoder sees it."""

    states: Tensor  # (B, S, d_model)
    ids: Tensor  # (B, S)
    mask: Tensor  # (B, S), False on padding

    def repeated(self, count: int) -> Encoded:
        """Return a single source *count* times, without copying it."""
        return Encoded(
            *(tensor.expand(count, *tensor.shape[1:]) for tensor in (self.states, self.ids, self.mask))
        )

    def rows(self, rows: Tensor) -> Encoded:
        """Return only *rows* (B',), in that order."""
        return Encoded(self.states[rows], self.ids[rows], self.mask[rows])


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
        self.copying = CopyHead(config.d_model) if config.copies else None
        self.dropout = nn.Dropout(config.dropout)

    def new_cache(self) -> list[BlockCache]:
        """Return an empty cache, one entry a decoder block."""
        return [BlockCache() for _ in self.blocks]

    def encode(self, source: Tensor, source_mask: Tensor) -> Encoded:
        """Return the encoded source ids (B, S); *source_mask* (B, S) is False on padding."""
        x = self.dropout(normalise(self.source_embedding(source)))
        return Encoded(self.encoder(x, mask=source_mask[:, None, None, :]), source, source_mask)

    def decode(self, target: Tensor, source: Encoded, cache: list[BlockCache] | None = None) -> Tensor:
        """Return logits (B, T, target_vocab_size) for target ids (B, T) given the encoded source."""
        x = self.dropout(normalise(self.target_embedding(target)))
        context_mask = source.mask[:, None, None, :]  # (B, 1, 1, S)
        for index, block in enumerate(self.blocks):
            x = block(
                x, source.states, context_mask=context_mask, cache=None if cache is None else cache[index]
            )
        return self.answer(x, source)

    def answer(self, stream: Tensor, source: Encoded) -> Tensor:
        """Return logits (B, T, target_vocab_size) for the residual stream (B, T, d_model) after the last block."""
        x = normalise(stream)
        logits = self.head(x)
        return (
            logits
            if self.copying is None
            else self.copying(x, source.states, source.ids, source.mask, logits)
        )

    def forward(self, source: Tensor, source_mask: Tensor, target: Tensor) -> Tensor:
        """Return logits (B, T, target_vocab_size): `encode`, then `decode`."""
        return self.decode(target, self.encode(source, source_mask))
