"""A model whose training steps are translated into one program, where a compiler is there to do it."""

from __future__ import annotations

from typing import cast

import torch
from torch import nn

from workbench.language import Text, text
from workbench.training.devices import is_out_of_memory
from workbench.training.task import Batch, Task


def compiled(model: nn.Module, task: Task, batch: Batch) -> tuple[nn.Module, Text | None]:
    """Return *model* compiled for training, or itself and a sentence where that does not work.

    Whether it works shows only when *batch* goes through it. The compiled model shares its weights with *model*, which
    stays as it is for measuring and for capturing attention. The random state is left as it was.

    Raises:
        MemoryError: The memory is not enough for *batch*; so do torch's own errors.
    """
    device = next(model.parameters()).device
    try:
        fast = cast("nn.Module", torch.compile(model))
        with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
            task.loss(fast, batch).backward()
    except Exception as error:  # torch has many kinds for a compiler that is absent, too old or stumbles
        model.zero_grad(set_to_none=True)
        if is_out_of_memory(error):
            raise
        reason = next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)
        return model, text("The model is trained without compiling it: {reason}", reason=reason)
    model.zero_grad(set_to_none=True)
    return fast, None
