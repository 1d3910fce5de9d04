"""Which optimiser corrects which weight."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeVar, cast

import torch
from torch import Tensor, nn

from workbench.training.config import TrainingConfig
from workbench.training.muon import Muon

Kind = TypeVar("Kind", bound=torch.optim.Optimizer)

# Muon's rate is a length, AdamW's a size per weight: embeddings and heads take this share of the common setting.
ADAM_SHARE = 0.25


def _without_compiler(kind: type[Kind]) -> type[Kind]:
    """Return *kind* of optimiser without what imports torch's compiler: 60 MB and most of a second for nothing.

    `torch.optim` marks some methods as not to be compiled, and imports the compiler for that when one is first called
    unless the mark is there; its steps import it to interrupt a compilation. Nothing here compiles an optimiser.
    """
    for name in ("add_param_group", "zero_grad", "state_dict", "load_state_dict"):
        plain = getattr(getattr(kind, name), "__wrapped__", None)
        if plain is not None and not hasattr(plain, "__dynamo_disable"):
            setattr(plain, "__dynamo_disable", plain)
    step = inspect.unwrap(kind.step)

    @torch.no_grad()
    def plain_step(self: Kind, closure: Callable[[], Any] | None = None) -> Any:
        return step(self, closure)

    return cast("type[Kind]", type(kind.__name__, (kind,), {"step": plain_step}))


class Optimizers:
    """One or two optimisers behind one face: step, learning rate, state."""

    def __init__(self, model: nn.Module, config: TrainingConfig) -> None:
        self._parts: list[tuple[torch.optim.Optimizer, float]] = []
        parameters = [parameter for parameter in model.parameters() if parameter.requires_grad]
        is_fused = parameters[0].device.type in ("cpu", "cuda")
        rate, decay = config.learning_rate, config.weight_decay
        if config.optimizer == "muon":
            matrices, others = split_matrices(model)
            if matrices:
                self._parts.append((_without_compiler(Muon)(matrices, lr=rate, weight_decay=decay), 1.0))
            if others:
                adam = _without_compiler(torch.optim.AdamW)(
                    others,
                    lr=rate * ADAM_SHARE,
                    betas=(0.9, 0.95),
                    eps=1e-10,
                    weight_decay=0.0,
                    fused=is_fused,
                )
                self._parts.append((adam, ADAM_SHARE))
        elif config.optimizer in ("adamw", "adam"):
            used = decay if config.optimizer == "adamw" else 0.0
            adam = _without_compiler(torch.optim.AdamW)(
                parameters, lr=rate, betas=(0.9, 0.95), weight_decay=used, fused=is_fused
            )
            self._parts.append((adam, 1.0))
        else:
            sgd = _without_compiler(torch.optim.SGD)(
                parameters, lr=rate, momentum=0.9, weight_decay=decay, nesterov=True
            )
            self._parts.append((sgd, 1.0))

    def unscale(self, scaler: torch.amp.GradScaler) -> None:
        """Bring gradients that *scaler* enlarged back to their size."""
        for optimizer, _ in self._parts:
            scaler.unscale_(optimizer)

    def step(self, learning_rate: float, momentum: float, scaler: torch.amp.GradScaler | None = None) -> None:
        """Apply one correction and forget the gradients.

        Args:
            learning_rate: The common setting, already scheduled.
            momentum: Of Muon; the other optimisers have their own.
            scaler: Leaves out what overflowed.
        """
        for optimizer, share in self._parts:
            for group in optimizer.param_groups:
                group["lr"] = learning_rate * share
                if isinstance(optimizer, Muon):
                    group["momentum"] = momentum
            if scaler is None:
                optimizer.step()
            else:
                scaler.step(optimizer)
            optimizer.zero_grad(set_to_none=True)

    def state(self) -> dict[str, Tensor]:
        """Return every tensor of the optimisers' state by a stable name."""
        found: dict[str, Tensor] = {}
        for part, (optimizer, _) in enumerate(self._parts):
            for index, values in optimizer.state_dict()["state"].items():
                for name, value in values.items():
                    if isinstance(value, Tensor):
                        found[f"{part}.{index}.{name}"] = value
        return found

    def load_state(self, tensors: Mapping[str, Tensor]) -> None:
        """Take back what `state` returned."""
        for part, (optimizer, _) in enumerate(self._parts):
            state: dict[int, dict[str, Tensor]] = {}
            for key, tensor in tensors.items():
                number, index, name = key.split(".", 2)
                if int(number) == part:
                    state.setdefault(int(index), {})[name] = tensor
            groups = optimizer.state_dict()["param_groups"]
            optimizer.load_state_dict({"state": state, "param_groups": groups})


def split_matrices(model: nn.Module) -> tuple[list[Tensor], list[Tensor]]:
    """Return the hidden matrices (for Muon) and everything else (embeddings, heads, vectors, positions)."""
    matrices: list[Tensor] = []
    others: list[Tensor] = []
    for name, parameter in model.named_parameters():
        is_hidden = parameter.ndim == 2 and ("blocks." in name) and "embedding" not in name
        (matrices if is_hidden else others).append(parameter)
    return matrices, others
