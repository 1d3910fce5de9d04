"""A decoder that reads one token at a time (incremental decoding), for writing text.

Small models wait for the start of each operation, not for its numbers: a pass over one token through the modules of
`Decoder` starts some two hundred of them. Here the same sums are written out for one token of one text, in NumPy,
whose calls start in a third of the time of torch's (`RESULTS.md`). Batches, training, captured attention and beam
search stay with the modules, and so does writing on a graphics card; a test holds them together.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, cast

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from workbench.models.attention import MultiHeadAttention
from workbench.models.block import Block
from workbench.models.decoder import Decoder
from workbench.models.elementwise import EPSILON

Array = npt.NDArray[np.float32]


class Reader(Protocol):
    """Reads a text token by token; the weights of its model must not change meanwhile."""

    length: int  # tokens read

    def read(self, tokens: Sequence[int]) -> Array:
        """Forget everything, read *tokens* (at most a context) at once; return the last logits (vocab_size,)."""
        ...

    def step(self, token: int) -> Array:
        """Read one *token* more, for which there must be room; return its logits (vocab_size,)."""
        ...


def reader_of(model: Decoder) -> Reader:
    """Return the fastest way for *model* to read one token after another where its weights are."""
    on_cpu = model.embedding.weight.device.type == "cpu"
    return IncrementalDecoder(model) if on_cpu else ModuleReader(model)


class ModuleReader:
    """Reads with the modules of *model* and their cache."""

    def __init__(self, model: Decoder) -> None:
        self.length = 0
        self._model = model.eval()
        self._cache = model.new_cache()

    def read(self, tokens: Sequence[int]) -> Array:
        """Forget everything, read *tokens* (at most a context) at once; return the last logits (vocab_size,)."""
        self._cache = self._model.new_cache()
        self.length = 0
        return self._read(tokens)

    def step(self, token: int) -> Array:
        """Read one *token* more, for which there must be room; return its logits (vocab_size,)."""
        return self._read([token])

    @torch.inference_mode()
    def _read(self, tokens: Sequence[int]) -> Array:
        device = self._model.embedding.weight.device
        logits = self._model(torch.tensor([tokens], device=device), self._cache)[0, -1]
        self.length += len(tokens)
        return logits.float().cpu().numpy()


@dataclass(frozen=True, slots=True)
class _Layer:
    """The weights of one block as one token needs them, and what it remembers of the tokens before."""

    attention: MultiHeadAttention  # for what may be done to its heads
    query_key_value: Array  # (3 * d_model, d_model)
    output: Array
    widen: Array
    narrow: Array
    key: Array  # (H, seq_len, d_head)
    value: Array


class IncrementalDecoder:
    """*model* with room for the keys and values of one context, on the CPU."""

    def __init__(self, model: Decoder) -> None:
        self.model = model.eval()
        self.seq_len = model.config.seq_len
        self.length = 0
        blocks = [cast("Block", block) for block in model.blocks]
        attention = blocks[0].attention
        self._n_head, self._d_head = attention.config.n_head, attention.config.d_head
        self._half = self._d_head // 2
        # root mean square of q and k, and of q with the 1/√d_k of the scores in it: (2 * H, 1)
        self._sizes = np.full((2 * self._n_head, 1), attention.config.qk_size, np.float32)
        self._sizes[: self._n_head] /= math.sqrt(self._d_head)
        self._embedding, self._head = _array(model.embedding.weight), _array(model.head.weight)
        cos, sin = attention.cos, attention.sin
        assert cos is not None
        assert sin is not None
        self._cos, self._sin = _array(cos[:, 0]), _array(sin[:, 0])
        self._layers = [self._layer(block) for block in blocks]

    def _layer(self, block: Block) -> _Layer:
        attention = block.attention
        room = (self._n_head, self.seq_len, self._d_head)
        weights = (attention.query.weight, attention.key.weight, attention.value.weight)
        return _Layer(
            attention=attention,
            query_key_value=np.concatenate([_array(weight) for weight in weights]),
            output=_array(attention.output.weight),
            widen=_array(block.feed_forward.widen.weight),
            narrow=_array(block.feed_forward.narrow.weight),
            key=np.zeros(room, np.float32),
            value=np.zeros(room, np.float32),
        )

    @torch.inference_mode()
    def read(self, tokens: Sequence[int]) -> Array:
        """Forget everything, read *tokens* (at most a context) at once; return the last logits (vocab_size,)."""
        cache = self.model.new_cache()
        logits = self.model(torch.tensor([tokens]), cache)[0, -1]
        self.length = len(tokens)
        for layer, kept in zip(self._layers, cache, strict=True):
            assert kept.own.key is not None
            assert kept.own.value is not None
            layer.key[:, : self.length] = kept.own.key[0].numpy()
            layer.value[:, : self.length] = kept.own.value[0].numpy()
        return logits.numpy()

    def step(self, token: int) -> Array:
        """Read one *token* more, for which there must be room; return its logits (vocab_size,)."""
        n_head, half, at = self._n_head, self._half, self.length
        cos, sin = self._cos[at], self._sin[at]
        x = _normalised(self._embedding[token])  # (d_model,)
        for layer in self._layers:
            qkv = layer.query_key_value.dot(_normalised(x)).reshape(3 * n_head, self._d_head)
            qk = qkv[: 2 * n_head]
            square = np.einsum("hd,hd->h", qk, qk)[:, None]
            qk = qk * (self._sizes / np.sqrt(square / self._d_head + EPSILON))
            qk = (
                qk * cos + np.concatenate((qk[:, half:], qk[:, :half]), axis=1) * sin
            )  # as in attention.rotate
            layer.key[:, at] = qk[n_head:]
            layer.value[:, at] = qkv[2 * n_head :]
            score = np.matmul(layer.key[:, : at + 1], qk[:n_head, :, None])[:, :, 0]  # (H, T)
            weights = np.exp(score - score.max(axis=1, keepdims=True))
            weights /= weights.sum(axis=1, keepdims=True)
            mixed = np.matmul(weights[:, None], layer.value[:, : at + 1])  # (H, 1, d_head)
            if layer.attention.edit is not None:
                with torch.inference_mode():
                    mixed = layer.attention.edit(torch.from_numpy(mixed)[None]).numpy()
            x = x + layer.output.dot(mixed.reshape(-1))
            wide = np.maximum(layer.widen.dot(_normalised(x)), 0)
            x = x + layer.narrow.dot(wide * wide)
        self.length += 1
        return self._head.dot(_normalised(x))


def _array(weight: Tensor) -> Array:
    """Return *weight* as NumPy sees it, without a copy."""
    return weight.detach().numpy()


def _normalised(x: Array) -> Array:
    """Do what `elementwise.normalise` does with one vector."""
    return x * np.float32(1 / math.sqrt(float(x.dot(x)) / len(x) + EPSILON))
