"""The two functions a block applies number by number, with gradients written out by hand.

At the size of a classroom model a training step on a CPU is bound by how often numbers pass through memory, not only
by matrix products. PyTorch's own gradients of these functions make about twice as many passes (`RESULTS.md`).
"""

from __future__ import annotations

from typing import Any

import torch
import torch.nn.functional as F
from torch import Tensor
from torch.autograd.function import once_differentiable

EPSILON = torch.finfo(torch.float32).eps  # what torch.nn.functional.rms_norm adds for float32


def _scale(x: Tensor, size: float) -> Tensor:
    length = torch.linalg.vector_norm(x, dim=-1, keepdim=True)
    return length.square_().div_(x.shape[-1]).add_(EPSILON).rsqrt_().mul_(size)


class _RootMeanSquare(torch.autograd.Function):
    """y = size · x / √(mean(x²) + ε); Zhang and Sennrich, "Root Mean Square Layer Normalization" (2019), section 4."""

    @staticmethod
    def forward(ctx: Any, x: Tensor, size: float) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        scale = _scale(x, size)
        y = x * scale
        ctx.save_for_backward(y, scale)
        ctx.size = size
        return y

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor, None]:  # pyright: ignore[reportIncompatibleMethodOverride]
        y, scale = ctx.saved_tensors
        along = (gradient * y).mean(dim=-1, keepdim=True).div_(ctx.size**2)
        return torch.addcmul(gradient, y, along, value=-1).mul_(scale), None


class _SquaredRelu(torch.autograd.Function):
    """y = max(x, 0)²; So et al., "Primer" (2021), section 3."""

    @staticmethod
    def forward(ctx: Any, x: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        positive = x.clamp_min(0)
        ctx.save_for_backward(positive)
        return positive * positive

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, gradient: Tensor) -> Tensor:  # pyright: ignore[reportIncompatibleMethodOverride]
        (positive,) = ctx.saved_tensors
        return (gradient * positive).mul_(2)


def normalise(x: Tensor, size: float = 1.0) -> Tensor:
    """Scale the last axis of *x* to a root mean square of *size*."""
    if x.is_cpu and x.dtype is torch.float32:
        if not torch.is_grad_enabled():
            return x * _scale(x, size)
        return _RootMeanSquare.apply(x, size)  # pyright: ignore[reportReturnType]
    y = F.rms_norm(x, (x.shape[-1],))  # one kernel on a graphics card
    return y if size == 1 else y * size


def squared_relu(x: Tensor) -> Tensor:
    """Return max(x, 0)² of every number of *x*."""
    if not torch.is_grad_enabled():
        return x.clamp_min(0).square_()
    return _SquaredRelu.apply(x)  # pyright: ignore[reportReturnType]
