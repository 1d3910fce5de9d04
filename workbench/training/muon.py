"""Muon: momentum whose matrices are brought close to orthogonal before they are applied.

Source: Jordan et al., "Muon: An optimizer for hidden layers in neural networks" (2024). The Newton-Schulz iteration
runs on all matrices of one shape at once, which on a CPU is several times faster than one after another.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor

COEFFICIENTS = (3.4445, -4.7750, 2.0315)  # quintic polynomial of the source


def orthogonalise(matrices: Tensor, steps: int = 5) -> Tensor:
    """Return matrices (N, R, C) with singular values brought near 1, their singular vectors kept."""
    x = matrices.bfloat16() if matrices.is_cuda else matrices
    is_tall = x.shape[-2] > x.shape[-1]
    if is_tall:
        x = x.transpose(-2, -1)
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    # gathering polynomials needs more digits than bfloat16 has
    is_wide = x.shape[-1] >= 2 * x.shape[-2] and x.dtype is torch.float32
    x = iterate_gathered(x, steps) if is_wide else iterate(x, steps)
    if is_tall:
        x = x.transpose(-2, -1)
    return x.to(matrices.dtype)


def iterate(x: Tensor, steps: int) -> Tensor:
    """Return *x* (N, R, C) after *steps* of the source's iteration."""
    a, b, c = COEFFICIENTS
    for _ in range(steps):
        gram = x @ x.transpose(-2, -1)  # (N, R, R)
        polynomial = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        x = torch.baddbmm(x, polynomial, x, beta=a)
    return x


def iterate_gathered(x: Tensor, steps: int) -> Tensor:
    """Do the same for wide matrices (N, R, C) with products of (R, R) only, but for the first and the last.

    Each iteration multiplies x by a polynomial P of its Gram matrix G from the left; P and G commute, so the next
    Gram matrix is P²G and all the polynomials can be gathered before x is touched.
    """
    a, b, c = COEFFICIENTS
    gram = x @ x.transpose(-2, -1)
    gathered: Tensor | None = None
    for step in range(steps):
        polynomial = torch.baddbmm(gram, gram, gram, beta=b, alpha=c)
        polynomial.diagonal(dim1=-2, dim2=-1).add_(a)
        gathered = polynomial if gathered is None else polynomial @ gathered
        if step < steps - 1:
            gram = polynomial @ (polynomial @ gram)
    return x if gathered is None else gathered @ x


class Muon(torch.optim.Optimizer):
    """Muon over two-dimensional weights; the learning rate is the length of a step in units of the weights."""

    def __init__(
        self, params: Iterable[Tensor], lr: float = 0.02, momentum: float = 0.95, weight_decay: float = 0.0
    ) -> None:
        super().__init__(list(params), {"lr": lr, "momentum": momentum, "weight_decay": weight_decay})

    @torch.no_grad()
    def step(self, closure: Callable[[], Any] | None = None) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Apply one correction to every weight that has a gradient."""
        for group in self.param_groups:
            by_shape: defaultdict[torch.Size, list[Tensor]] = defaultdict(list)
            for parameter in group["params"]:
                if parameter.grad is not None:
                    by_shape[parameter.shape].append(parameter)
            for shape, parameters in by_shape.items():
                self._step_shape(group, shape, parameters)

    def _step_shape(self, group: dict[str, Any], shape: torch.Size, parameters: list[Tensor]) -> None:
        momentum, learning_rate = group["momentum"], group["lr"]
        gradients = [parameter.grad for parameter in parameters if parameter.grad is not None]
        buffers: list[Tensor] = []
        for parameter, gradient in zip(parameters, gradients, strict=True):
            state = self.state[parameter]
            if "momentum_buffer" not in state:
                state["momentum_buffer"] = torch.zeros_like(gradient)
            buffers.append(state["momentum_buffer"])
        torch._foreach_lerp_(buffers, gradients, 1 - momentum)  # pyright: ignore[reportPrivateImportUsage, reportPrivateUsage]
        nesterov = torch.stack(gradients).lerp_(torch.stack(buffers), momentum)  # (N, R, C)
        update = orthogonalise(nesterov)
        scale = learning_rate * max(1.0, shape[0] / shape[1]) ** 0.5
        if group["weight_decay"]:
            torch._foreach_mul_(parameters, 1 - learning_rate * group["weight_decay"])  # pyright: ignore[reportPrivateImportUsage, reportPrivateUsage]
        torch._foreach_add_(parameters, list(update.unbind()), alpha=-scale)  # pyright: ignore[reportPrivateImportUsage, reportPrivateUsage]
