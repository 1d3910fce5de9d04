"""With how many digits a training calculates.

Products of matrices are the larger part of a step; graphics cards do them in 16 bits several times faster. Weights
and the optimiser stay in float32 (Micikevicius et al., "Mixed Precision Training", 2018), and so do the gradients of
the weights.
"""

from __future__ import annotations

import contextlib

import torch

BFLOAT16_SINCE = (8, 0)  # compute capability with fast bfloat16 products
FLOAT16_SINCE = (7, 0)  # and with fast float16 products


def choose_precision(wanted: str, kind: str) -> torch.dtype:
    """Return the type for matrix products on a device; “auto” is the fastest that is safe there."""
    if wanted != "auto":
        return {"float32": torch.float32, "bfloat16": torch.bfloat16, "float16": torch.float16}[wanted]
    if (
        kind != "cuda"
    ):  # processors gain little and Apple's GPUs have no bfloat16 before their third generation
        return torch.float32
    capability = torch.cuda.get_device_capability()
    if capability >= BFLOAT16_SINCE:
        return torch.bfloat16
    return torch.float16 if capability >= FLOAT16_SINCE else torch.float32


def autocast(kind: str, dtype: torch.dtype) -> contextlib.AbstractContextManager[object]:
    """Inside, matrix products are calculated in *dtype*."""
    return contextlib.nullcontext() if dtype is torch.float32 else torch.autocast(kind, dtype)


def grad_scaler(kind: str, dtype: torch.dtype) -> torch.amp.GradScaler | None:
    """Return what keeps small gradients from vanishing in float16; the other types need nothing."""
    return torch.amp.GradScaler(kind) if dtype is torch.float16 else None
