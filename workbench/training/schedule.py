"""How the learning rate changes over a training."""

from __future__ import annotations

import math

COOL_DOWN = 0.6  # share of the training over which the linear schedule falls

MOMENTUM = (0.85, 0.95)  # of Muon, at the first step and, in a long training, from MOMENTUM_STEPS on
MOMENTUM_STEPS = 300
MEMORY = 30  # its memory is at most this part of the training: a short one ends with a lower momentum


def learning_rate_factor(schedule: str, step: int, total_steps: int, warmup_steps: int) -> float:
    """Return the factor in (0, 1] for the correction made at *step*, counted from 0."""
    warmup = min(warmup_steps, max(1, total_steps // 4))
    if step < warmup:
        return (step + 1) / (warmup + 1)
    remaining = max(total_steps - step, 1)
    if schedule == "linear":
        return min(1.0, remaining / max(1.0, COOL_DOWN * total_steps))
    if schedule == "cosine":
        progress = (step - warmup) / max(1, total_steps - warmup)
        return max(0.5 * (1 + math.cos(math.pi * progress)), 1e-3)
    return 1.0


def muon_momentum(step: int, total_steps: int) -> float:
    """Return Muon's momentum at *step*, counted from 0: early gradients grow old sooner than late ones."""
    first, longest = MOMENTUM
    last = min(longest, max(first, 1 - MEMORY / total_steps))
    return first + (last - first) * min(1.0, step / MOMENTUM_STEPS)
