"""One transformer block: attention, perhaps cross-attention, and a feed-forward part, each added to the stream.

Pre-normalised residual blocks as in Xiong et al., "On Layer Normalization in the Transformer Architecture" (2020),
with RMSNorm (Zhang and Sennrich, 2019) and a squared ReLU (So et al., "Primer", 2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import torch
from torch import Tensor, nn
from torch.utils.checkpoint import checkpoint

from workbench.models.attention import AttentionConfig, AttentionKind, KeyValueCache, MultiHeadAttention
from workbench.models.elementwise import normalise, squared_relu


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockConfig:
    """Shape of one block."""

    d_model: int
    n_head: int
    dropout: float = 0.0
    expansion: int = 4  # width of the feed-forward part over d_model
    rotary: bool = False
    max_len: int = 1024
    qk_size: float = 1.0

    def attention(self, rotary: bool) -> AttentionConfig:
        """Return the config of this block's attention."""
        return AttentionConfig(
            d_model=self.d_model,
            n_head=self.n_head,
            dropout=self.dropout,
            rotary=rotary,
            max_len=self.max_len,
            qk_size=self.qk_size,
        )


class BlockCache:
    """The keys and values one block keeps while a sequence is written."""

    def __init__(self) -> None:
        self.own = KeyValueCache()
        self.cross = KeyValueCache()

    def reorder(self, rows: Tensor) -> None:
        """Keep the batch *rows* (B',) in that order."""
        self.own.reorder(rows)
        self.cross.reorder(rows)


class FeedForward(nn.Module):
    """Two matrices with a squared ReLU between them."""

    def __init__(self, config: BlockConfig) -> None:
        super().__init__()
        self.widen = nn.Linear(config.d_model, config.expansion * config.d_model, bias=False)
        self.narrow = nn.Linear(config.expansion * config.d_model, config.d_model, bias=False)

    def forward(self, x: Tensor) -> Tensor:
        """Map (B, T, d_model) to the same shape."""
        return self.narrow(squared_relu(self.widen(x)))


class Block(nn.Module):
    """Self-attention, optional cross-attention and feed-forward, each with its residual connection."""

    def __init__(self, config: BlockConfig, kind: AttentionKind, *, has_cross: bool = False) -> None:
        super().__init__()
        self.attention = MultiHeadAttention(config.attention(config.rotary), kind)
        self.cross = MultiHeadAttention(config.attention(False), "cross") if has_cross else None
        self.feed_forward = FeedForward(config)
        self.is_causal = kind == "decoder"
        self.dropout = nn.Dropout(config.dropout)
        self.recomputes = False  # in training, throw activations away and compute them again on the way back

    def forward(
        self,
        x: Tensor,
        context: Tensor | None = None,
        *,
        mask: Tensor | None = None,
        context_mask: Tensor | None = None,
        cache: BlockCache | None = None,
    ) -> Tensor:
        """Map (B, T, d_model) to the same shape.

        Args:
            x: The residual stream.
            context: What cross-attention reads, (B, S, d_model).
            mask: True where self-attention may look, broadcastable to (B, H, T, T).
            context_mask: True where cross-attention may look, broadcastable to (B, H, T, S).
            cache: Keys and values of earlier positions.
        """
        if self.recomputes and cache is None and torch.is_grad_enabled():
            read = (x, context, mask, context_mask)
            return cast("Tensor", checkpoint(self._forward, *read, None, use_reentrant=False))
        return self._forward(x, context, mask, context_mask, cache)

    def _forward(
        self,
        x: Tensor,
        context: Tensor | None,
        mask: Tensor | None,
        context_mask: Tensor | None,
        cache: BlockCache | None,
    ) -> Tensor:
        own = None if cache is None else cache.own
        x = x + self.dropout(self.attention(normalise(x), mask=mask, is_causal=self.is_causal, cache=own))
        if self.cross is not None and context is not None:
            crossed = None if cache is None else cache.cross
            x = x + self.dropout(self.cross(normalise(x), context, mask=context_mask, cache=crossed))
        return x + self.dropout(self.feed_forward(normalise(x)))


def set_recompute(model: nn.Module, recomputes: bool) -> None:
    """Choose for every block of *model* whether its activations are computed again on the way back."""
    for module in model.modules():
        if isinstance(module, Block):
            module.recomputes = recomputes
