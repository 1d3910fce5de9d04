"""Look at attention while a model runs: inside `capture_attention` every layer leaves its weights behind."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import torch
from torch import Tensor, nn

from workbench.models.attention import AttentionKind, MultiHeadAttention


class CapturedAttention:
    """The weights of one or more passes through a model."""

    def __init__(self, modules: list[MultiHeadAttention]) -> None:
        self._modules = modules
        self._taps: list[list[Tensor]] = [[] for _ in modules]
        for module, tap in zip(modules, self._taps, strict=True):
            module.tap = tap

    def kinds(self) -> list[AttentionKind]:
        """Return which kinds of attention were used, in the fixed order encoder, decoder, cross."""
        used = {module.kind for module, tap in zip(self._modules, self._taps, strict=True) if tap}
        order: tuple[AttentionKind, ...] = ("encoder", "decoder", "cross")
        return [kind for kind in order if kind in used]

    def maps(self, kind: AttentionKind) -> Tensor:
        """Return the weights of the last pass, (n_layer, B, n_head, T_query, T_key), of one *kind*."""
        last = [
            tap[-1]
            for module, tap in zip(self._modules, self._taps, strict=True)
            if module.kind == kind and tap
        ]
        return torch.stack(last)

    def release(self) -> None:
        """Let the model run without leaving weights behind."""
        for module in self._modules:
            module.tap = None


@contextmanager
def capture_attention(model: nn.Module) -> Generator[CapturedAttention]:
    """Run the explicit softmax(QKᵀ/√d_k)V inside and keep its weights; the fused kernel again afterwards."""
    captured = CapturedAttention(
        [module for module in model.modules() if isinstance(module, MultiHeadAttention)]
    )
    try:
        yield captured
    finally:
        captured.release()
