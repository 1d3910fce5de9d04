"""Starting weights: small random matrices, and zeros wherever a block or a head writes its result.

With the writing matrices at zero every block starts as the identity and the first loss is exactly that of a blind
guess (compare Zhang et al., "Fixup Initialization", 2019, section 3).
"""

from __future__ import annotations

import math
import threading
from collections.abc import Callable
from typing import TypeVar

import torch
from torch import nn

from workbench.models.attention import MultiHeadAttention
from workbench.models.block import FeedForward

M = TypeVar("M", bound=nn.Module)

# torch loads the meta device's operators at their first use, and two threads that do so at once break it
_OUTLINE_LOCK = threading.Lock()


def outline(build: Callable[[], M]) -> M:
    """Return the model *build* makes with shapes but no weights: enough to count, free to make."""
    with _OUTLINE_LOCK, torch.device("meta"):
        return build()


def new_model(build: Callable[[], M], seed: int) -> M:
    """Return the model *build* makes with starting weights drawn from *seed*.

    torch's own random state is neither read nor moved, so a model can be made while another one trains.
    """
    model = empty_model(build)
    initialise(model, torch.Generator().manual_seed(seed))
    return model


def empty_model(build: Callable[[], M]) -> M:
    """Return the model *build* makes on the CPU with weights that must be loaded before use."""
    model = outline(build).to_empty(device="cpu")
    for module in model.modules():
        if isinstance(module, MultiHeadAttention) and module.config.rotary:
            module.prepare_rotary()
    return model


@torch.no_grad()
def initialise(model: nn.Module, generator: torch.Generator) -> None:
    """Set every weight of *model* in place."""
    for module in model.modules():
        if isinstance(module, nn.Linear):
            bound = math.sqrt(3.0 / module.in_features)
            module.weight.uniform_(-bound, bound, generator=generator)
            if module.bias is not None:  # pyright: ignore[reportUnnecessaryComparison]
                module.bias.zero_()
        elif isinstance(module, nn.Embedding):
            module.weight.normal_(std=1.0, generator=generator)
        else:
            for parameter in module.parameters(recurse=False):  # class token, positions, queries
                parameter.normal_(std=0.5, generator=generator)
    for module in model.modules():
        if isinstance(module, MultiHeadAttention):
            module.output.weight.zero_()
        elif isinstance(module, FeedForward):
            module.narrow.weight.zero_()
    head = getattr(model, "head", None)
    if isinstance(head, nn.Linear):
        head.weight.zero_()
