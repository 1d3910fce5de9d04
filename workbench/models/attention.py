"""Scaled dot-product multi-head attention: softmax(QKᵀ/√d_k)V.

Source: Vaswani et al., "Attention Is All You Need" (2017), section 3.2. The normalised queries and keys follow
Henry et al., "Query-Key Normalization for Transformers" (2020), with the usual scale kept so that the formula above
holds to the letter; rotary positions follow Su et al., "RoFormer" (2021), section 3.2.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from workbench.models.elementwise import normalise

AttentionKind = Literal["encoder", "decoder", "cross"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AttentionConfig:
    """Shape of one multi-head attention."""

    d_model: int
    n_head: int
    dropout: float = 0.0
    rotary: bool = False  # turn q and k by their position; only for self-attention
    qk_norm: bool = True
    qk_size: float = 1.0  # root mean square of normalised queries and keys; larger ones can look more sharply
    max_len: int = 1024  # longest sequence for which rotary angles are prepared

    @property
    def d_head(self) -> int:
        """Width of one head, d_k in the paper."""
        return self.d_model // self.n_head


class KeyValueCache:
    """Keys and values of the positions already read, so that a new token costs one row and not the whole square."""

    def __init__(self) -> None:
        self.key: Tensor | None = None  # (B, H, S, d_head)
        self.value: Tensor | None = None

    @property
    def length(self) -> int:
        """Number of positions held."""
        return 0 if self.key is None else self.key.shape[2]

    def extend(self, key: Tensor, value: Tensor) -> tuple[Tensor, Tensor]:
        """Append *key* and *value* (B, H, T, d_head); return all of both."""
        if self.key is not None and self.value is not None:
            key, value = torch.cat((self.key, key), dim=2), torch.cat((self.value, value), dim=2)
        self.key, self.value = key, value
        return key, value

    def reorder(self, rows: Tensor) -> None:
        """Keep the batch *rows* (B',) in that order; beam search moves hypotheses about."""
        if self.key is not None and self.value is not None:
            self.key, self.value = self.key[rows], self.value[rows]


def rotary_angles(max_len: int, d_head: int, base: float = 10_000.0) -> tuple[Tensor, Tensor]:
    """Return cos and sin of each position's turning angles as `rotate` takes them, both (max_len, 1, d_head)."""
    # NumPy, because torch would import its compiler to compute this for a model without weights
    frequency = base ** (-np.arange(0, d_head, 2, dtype=np.float64) / d_head)  # (d_head/2,)
    angle = np.arange(max_len, dtype=np.float64)[:, None] * frequency[None, :]
    cos, sin = np.cos(angle).astype(np.float32), np.sin(angle).astype(np.float32)
    cos, sin = np.concatenate((cos, cos), axis=-1), np.concatenate((-sin, sin), axis=-1)
    return torch.from_numpy(cos[:, None]), torch.from_numpy(sin[:, None])


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Turn the pairs (first half, second half) of *x* (B, T, H, d_head) by the angles (T, 1, d_head)."""
    # swapping the halves is one copy; adding the product to it saves three more passes over x
    return torch.addcmul(x * cos, x.roll(x.shape[-1] // 2, dims=-1), sin)


class MultiHeadAttention(nn.Module):
    """Multi-head attention with query, key, value and output projections.

    One class serves self-attention (``context=None``), causal self-attention (``is_causal=True``) and
    cross-attention (``context`` given). While `tap` is a list, the explicit formula runs and the weights are
    appended to it; otherwise PyTorch's fused kernel computes the same result without storing them. While `edit` is
    a function, it may change what the heads found (B, H, T, d_head) before the output projection.
    """

    def __init__(self, config: AttentionConfig, kind: AttentionKind) -> None:
        super().__init__()
        self.config = config
        self.kind: AttentionKind = kind
        self.query = nn.Linear(config.d_model, config.d_model, bias=False)
        self.key = nn.Linear(config.d_model, config.d_model, bias=False)
        self.value = nn.Linear(config.d_model, config.d_model, bias=False)
        self.output = nn.Linear(config.d_model, config.d_model, bias=False)
        self.tap: list[Tensor] | None = None
        self.edit: Callable[[Tensor], Tensor] | None = None
        self.cos: Tensor | None
        self.sin: Tensor | None
        self.register_buffer("cos", None, persistent=False)
        self.register_buffer("sin", None, persistent=False)
        if config.rotary:
            self.prepare_rotary()

    def prepare_rotary(self) -> None:
        """Compute the rotary angles, which are not stored with the weights."""
        self.cos, self.sin = rotary_angles(self.config.max_len, self.config.d_head)

    def forward(
        self,
        x: Tensor,
        context: Tensor | None = None,
        *,
        mask: Tensor | None = None,
        is_causal: bool = False,
        cache: KeyValueCache | None = None,
    ) -> Tensor:
        """Return (B, T, d_model): every position of *x* mixed from what it attends to.

        Args:
            x: Queries come from here, (B, T, d_model).
            context: Keys and values come from here, (B, S, d_model); *x* itself if None.
            mask: True where a query may look, broadcastable to (B, H, T, S).
            is_causal: Position i sees only keys 0..i (counted from the end when a cache holds earlier ones).
            cache: Keys and values of earlier positions; extended by this call, or filled once for cross-attention.
        """
        if self.tap is not None:
            mixed, weights = self.forward_with_weights(
                x, context, mask=mask, is_causal=is_causal, cache=cache
            )
            self.tap.append(weights)
            return mixed
        q, k, v = self.project(x, context, cache)
        allowed = self._allowed(q, k, mask, is_causal)
        dropout = self.config.dropout if self.training else 0.0
        fused_causal = allowed is None and is_causal and q.shape[2] > 1
        mixed = F.scaled_dot_product_attention(  # (B, H, T, d_head)
            q, k, v, attn_mask=allowed, dropout_p=dropout, is_causal=fused_causal
        )
        return self._join(mixed)

    def forward_with_weights(
        self,
        x: Tensor,
        context: Tensor | None = None,
        *,
        mask: Tensor | None = None,
        is_causal: bool = False,
        cache: KeyValueCache | None = None,
    ) -> tuple[Tensor, Tensor]:
        """Return the same as `forward` and the weights (B, H, T, S), each row of which sums to 1."""
        q, k, v = self.project(x, context, cache)
        score = (q @ k.transpose(-2, -1)) / math.sqrt(self.config.d_head)  # (B, H, T, S)
        allowed = self._allowed(q, k, mask, is_causal)
        if allowed is None and is_causal and q.shape[2] > 1:
            allowed = torch.ones(q.shape[2], k.shape[2], dtype=torch.bool, device=q.device).tril()
        if allowed is not None:  # filling a small mask and adding it takes half as long as filling every head
            hidden = torch.zeros(allowed.shape, dtype=score.dtype, device=score.device)
            score = score + hidden.masked_fill_(~allowed, float("-inf"))
        weights = score.softmax(dim=-1)
        kept = F.dropout(weights, self.config.dropout) if self.training and self.config.dropout else weights
        return self._join(kept @ v), weights

    def project(
        self, x: Tensor, context: Tensor | None = None, cache: KeyValueCache | None = None
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Return q (B, H, T, d_head), k and v (B, H, S, d_head) as they enter the dot product."""
        if context is None:
            q, k, v = self._project_together(x, 0 if cache is None else cache.length)
        elif cache is not None and cache.key is not None and cache.value is not None:
            # cross-attention: the source does not change while the target grows
            return self._prepare(self._split(self.query(x))).transpose(1, 2), cache.key, cache.value
        else:
            q = self._prepare(self._split(self.query(x)))
            k, v = self._prepare(self._split(self.key(context))), self._split(self.value(context))
        q, k, v = q.transpose(1, 2), k.transpose(1, 2), v.transpose(1, 2)
        if cache is not None:
            k, v = cache.extend(k, v)
        return q, k, v

    def _project_together(self, x: Tensor, start: int) -> tuple[Tensor, Tensor, Tensor]:
        """Return q, k and v (B, T, H, d_head) of self-attention, from one matrix product instead of three."""
        weight = torch.cat((self.query.weight, self.key.weight, self.value.weight))  # (3 * d_model, d_model)
        n_head = self.config.n_head
        qkv = F.linear(x, weight).view(x.shape[0], x.shape[1], 3 * n_head, self.config.d_head)
        # split instead of slices: on the way back one copy joins the gradients, without zeros and sums
        qk, v = qkv.split((2 * n_head, n_head), dim=2)
        qk = self._prepare(qk)  # (B, T, 2 * H, d_head)
        if self.cos is not None and self.sin is not None:
            qk = rotate(qk, self.cos[start : start + x.shape[1]], self.sin[start : start + x.shape[1]])
        q, k = qk.split(n_head, dim=2)
        return q, k, v

    def _split(self, x: Tensor) -> Tensor:
        return x.view(x.shape[0], x.shape[1], self.config.n_head, self.config.d_head)  # (B, T, H, d_head)

    def _prepare(self, x: Tensor) -> Tensor:
        return normalise(x, self.config.qk_size) if self.config.qk_norm else x

    def _join(self, mixed: Tensor) -> Tensor:
        if self.edit is not None:
            mixed = self.edit(mixed)
        batch, _, length, _ = mixed.shape
        joined = mixed.transpose(1, 2).reshape(batch, length, self.config.d_model)  # (B, T, d_model)
        return self.output(joined)

    def _allowed(self, q: Tensor, k: Tensor, mask: Tensor | None, is_causal: bool) -> Tensor | None:
        """Return the mask both paths need, or None where plain or fused causal attention says it all."""
        if not is_causal or (mask is None and q.shape[2] == k.shape[2]) or q.shape[2] == 1:
            return mask
        earlier = k.shape[2] - q.shape[2]
        causal = torch.ones(q.shape[2], k.shape[2], dtype=torch.bool, device=q.device).tril(diagonal=earlier)
        return causal if mask is None else causal & mask
