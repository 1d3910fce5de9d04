"""A decoder that reads one token at a time (incremental decoding), for writing text.

Small models wait for the start of each operation, not for its numbers: a pass over one token through the modules of
`Decoder` starts some two hundred of them, and more than half its time goes into gradients nobody asks for, views for
batches and copies of weights, keys and values. Here the same sums are written out for one token of one text. Batches,
training, captured attention and beam search stay with the modules; a test holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

import torch
import torch.nn.functional as F
from torch import Tensor

from workbench.models.attention import MultiHeadAttention
from workbench.models.block import Block
from workbench.models.decoder import Decoder
from workbench.models.elementwise import EPSILON


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of one block as one token needs them, and what it remembers of the tokens before."""

    attention: MultiHeadAttention  # for what may be done to its heads
    query_key_value: Tensor  # (3 * d_model, d_model)
    output: Tensor
    widen: Tensor
    narrow: Tensor
    key: Tensor  # (1, H, seq_len, d_head)
    value: Tensor


class IncrementalDecoder:
    """*model* with room for the keys and values of one context; its weights must not change meanwhile."""

    @torch.inference_mode()
    def __init__(self, model: Decoder) -> None:
        self.model = model.eval()
        self.seq_len = model.config.seq_len
        self.length = 0  # tokens read
        blocks = [cast("Block", block) for block in model.blocks]
        attention = blocks[0].attention
        self._n_head, self._d_head = attention.config.n_head, attention.config.d_head
        self._qk_size = attention.config.qk_size
        self._embedding, self._head = model.embedding.weight, model.head.weight
        cos, sin = attention.cos, attention.sin
        assert cos is not None
        assert sin is not None
        self._cos, self._sin = cos[:, 0], sin[:, 0]
        self._epsilon = self._embedding.new_tensor(EPSILON)
        self._layers = [self._layer(block) for block in blocks]

    def _layer(self, block: Block) -> _Layer:
        attention: MultiHeadAttention = block.attention
        room = self._embedding.new_zeros(2, 1, self._n_head, self.seq_len, self._d_head)
        weights = (attention.query.weight, attention.key.weight, attention.value.weight)
        return _Layer(
            attention=attention,
            query_key_value=torch.cat(weights),
            output=attention.output.weight,
            widen=block.feed_forward.widen.weight,
            narrow=block.feed_forward.narrow.weight,
            key=room[0],
            value=room[1],
        )

    @torch.inference_mode()
    def read(self, tokens: Sequence[int]) -> Tensor:
        """Forget everything, read *tokens* (at most a context) at once; return the last logits (vocab_size,)."""
        cache = self.model.new_cache()
        logits = self.model(torch.tensor([tokens], device=self._embedding.device), cache)[0, -1]
        self.length = len(tokens)
        for layer, kept in zip(self._layers, cache, strict=True):
            assert kept.own.key is not None
            assert kept.own.value is not None
            layer.key[:, :, : self.length] = kept.own.key
            layer.value[:, :, : self.length] = kept.own.value
        return logits

    @torch.inference_mode()
    def step(self, token: int) -> Tensor:
        """Read one *token* more, for which there must be room; return its logits (vocab_size,)."""
        n_head, d_head, at = self._n_head, self._d_head, self.length
        cos, sin = self._cos[at], self._sin[at]
        x = self._normalise(self._embedding[token])  # (d_model,)
        for layer in self._layers:
            qkv = torch.mv(layer.query_key_value, self._normalise(x)).view(3 * n_head, d_head)
            qk = self._normalise(qkv[: 2 * n_head], self._qk_size)
            qk = torch.addcmul(qk * cos, qk.roll(d_head // 2, dims=-1), sin)  # as in attention.rotate
            layer.key[0, :, at] = qk[n_head:]
            layer.value[0, :, at] = qkv[2 * n_head :]
            mixed = F.scaled_dot_product_attention(  # (1, H, 1, d_head)
                qk[:n_head].view(1, n_head, 1, d_head),
                layer.key[:, :, : at + 1],
                layer.value[:, :, : at + 1],
            )
            if layer.attention.edit is not None:
                mixed = layer.attention.edit(mixed)
            x = torch.addmv(x, layer.output, mixed.reshape(-1))
            wide = torch.mv(layer.widen, self._normalise(x)).clamp_min_(0).square_()
            x = torch.addmv(x, layer.narrow, wide)
        self.length += 1
        return torch.mv(self._head, self._normalise(x))

    def _normalise(self, x: Tensor, size: float = 1.0) -> Tensor:
        """Do what `elementwise.normalise` does, in four operations."""
        length = torch.linalg.vector_norm(x, dim=-1, keepdim=True)
        scale = torch.addcmul(self._epsilon, length, length, value=1 / x.shape[-1]).rsqrt_()
        return x * (scale if size == 1 else scale.mul_(size))
