"""Which positions an answer hangs on: gradient times input."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.inspection.passes import Pass
from workbench.models.block import Block
from workbench.scenarios.base import Scenario, Trained


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """How the logarithm of the answer's probability would grow if a position counted a little more.

    The embedding of each position (tokens, or patches with their place) times the gradient there, summed over its
    width: to first order the change of ln p for each per cent the embedding grows, times 100. Above zero speaks for
    the answer, below zero against it.
    """

    scores: Mapping[str, npt.NDArray[np.float64]]  # encoder, decoder -> (T,)
    answer: str
    chance: float


def gradient_times_input(scenario: Scenario, trained: Trained, whole: Pass) -> Attribution:
    """Attribute the likeliest answer to the positions of the input.

    Source: Shrikumar et al., "Learning Important Features Through Propagating Activation Differences" (2017),
    section 2.2.2; for a local approximation of the model, not for what would happen without a position.
    """
    starts: dict[str, Tensor] = {}

    def begin(block: nn.Module, arguments: tuple[Any, ...]) -> tuple[Any, ...] | None:
        assert isinstance(block, Block)
        kind = block.attention.kind
        if kind in starts:
            return None
        starts[kind] = arguments[0].detach().requires_grad_()
        return (starts[kind], *arguments[1:])

    handles = [
        block.register_forward_pre_hook(begin) for block in whole.model.modules() if isinstance(block, Block)
    ]
    try:
        with torch.enable_grad():
            surprise = whole.logits().log_softmax(-1)
            # where several rows decide together, such as start and end, each has its part in the answer
            decided = whole.reading.decided
            rows = surprise if decided else surprise[whole.place][None]
            answers = (
                torch.tensor(decided)[:, None].to(rows.device) if decided else rows.argmax(-1, keepdim=True)
            )
            likeliest = rows.gather(-1, answers).sum()
            gradients = torch.autograd.grad(likeliest, list(starts.values()))
    finally:
        for handle in handles:
            handle.remove()
    scores = {
        kind: (start.detach() * gradient)[0].double().sum(-1).cpu().numpy()
        for (kind, start), gradient in zip(starts.items(), gradients, strict=True)
    }
    name = whole.reading.output if decided else whole.names(scenario, trained, answers[:, 0].tolist())[0]
    return Attribution(scores=scores, answer=name, chance=float(likeliest.detach().exp()))
