"""Heads by name, and a model in which some of them are switched off.

A head that is off adds nothing of its own to the residual stream: what it found is replaced, at every position, by
zeros (Michel et al., "Are Sixteen Heads Really Better than One?", 2019, section 2.3) or by what it finds on average
(Wang et al., "Interpretability in the Wild", 2022, section 2), before the output projection.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.language import WorkbenchError, text
from workbench.models.attention import AttentionKind, MultiHeadAttention

HeadMeans = Mapping[
    str, npt.NDArray[np.float32]
]  # kind -> (n_layer, n_head, d_head), what each head finds on average


@dataclass(frozen=True, slots=True, order=True)
class HeadName:
    """One head of a model; layer and head count from 0."""

    kind: str
    layer: int
    head: int

    def __str__(self) -> str:
        return f"{self.kind} {self.layer + 1}.{self.head + 1}"  # as people count


def attention_layers(model: nn.Module) -> dict[AttentionKind, list[MultiHeadAttention]]:
    """Return every attention of *model* by kind, in the order of its layers."""
    found: dict[AttentionKind, list[MultiHeadAttention]] = {}
    for kind in ("encoder", "decoder", "cross"):
        modules = [each for each in model.modules() if isinstance(each, MultiHeadAttention)]
        of_kind = [each for each in modules if each.kind == kind]
        if of_kind:
            found[kind] = of_kind
    return found


def all_heads(model: nn.Module) -> list[HeadName]:
    """Return every head of *model*, kind by kind and layer by layer."""
    return [
        HeadName(kind, layer, head)
        for kind, modules in attention_layers(model).items()
        for layer, module in enumerate(modules)
        for head in range(module.config.n_head)
    ]


def check_heads(model: nn.Module, heads: Iterable[HeadName]) -> None:
    """Refuse heads that *model* does not have.

    Raises:
        WorkbenchError: There is no such head.
    """
    known = set(all_heads(model))
    for head in heads:
        if head not in known:
            raise _unknown(head, known)


@contextmanager
def heads_off(model: nn.Module, heads: Iterable[HeadName], means: HeadMeans | None = None) -> Generator[None]:
    """Switch *heads* off inside, by zeros or by their *means*; everything is as before afterwards.

    Raises:
        WorkbenchError: The model has no such head.
    """
    chosen = sorted(set(heads))
    check_heads(model, chosen)
    before: list[tuple[MultiHeadAttention, Callable[[Tensor], Tensor] | None]] = []
    try:
        for kind, modules in attention_layers(model).items():
            for layer, module in enumerate(modules):
                off = [each.head for each in chosen if (each.kind, each.layer) == (kind, layer)]
                if off:
                    before.append((module, module.edit))
                    fill = None if means is None else torch.tensor(means[kind][layer, off])
                    module.edit = _replacing(off, fill, module.edit)
        yield
    finally:
        for module, edit in before:
            module.edit = edit


@contextmanager
def watched_heads(model: nn.Module) -> Generator[dict[AttentionKind, list[Tensor]]]:
    """Keep what the heads of each layer found in the last pass inside: kind -> n_layer times (B, H, T, d_head)."""
    found: dict[AttentionKind, list[Tensor]] = {}
    layers = attention_layers(model)
    before = [(module, module.edit) for modules in layers.values() for module in modules]
    try:
        for kind, modules in layers.items():
            found[kind] = [torch.empty(0)] * len(modules)
            for layer, module in enumerate(modules):
                module.edit = _keeping(found[kind], layer, module.edit)
        yield found
    finally:
        for module, edit in before:
            module.edit = edit


def _replacing(
    heads: list[int], fill: Tensor | None, earlier: Callable[[Tensor], Tensor] | None
) -> Callable[[Tensor], Tensor]:
    def edit(mixed: Tensor) -> Tensor:
        changed = mixed.clone() if earlier is None else earlier(mixed).clone()
        changed[:, heads] = 0.0 if fill is None else fill[:, None].to(mixed)  # (heads, 1, d_head)
        return changed

    return edit


def _keeping(
    kept: list[Tensor], layer: int, earlier: Callable[[Tensor], Tensor] | None
) -> Callable[[Tensor], Tensor]:
    def edit(mixed: Tensor) -> Tensor:
        kept[layer] = mixed if earlier is None else earlier(mixed)
        return kept[layer]

    return edit


def _unknown(head: HeadName, known: set[HeadName]) -> WorkbenchError:
    kinds = sorted({each.kind for each in known})
    if head.kind not in kinds:
        return WorkbenchError(
            text("This model has no attention of the kind “{kind}”.", kind=head.kind),
            text("It has: {names}.", names=", ".join(kinds)),
        )
    last = max(each for each in known if each.kind == head.kind)
    return WorkbenchError(
        text("There is no head {head}.", head=str(head)),
        text(
            "The heads of this kind go from 1.1 to {layers}.{heads}, counted from the first layer.",
            layers=str(last.layer + 1),
            heads=str(last.head + 1),
        ),
    )
