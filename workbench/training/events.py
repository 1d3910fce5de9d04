"""What a training says while it runs: a closed union of frozen events of plain values and NumPy arrays."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import numpy.typing as npt

from workbench.language import Text

FloatArray = npt.NDArray[np.float32]
Status = Literal["running", "finished", "stopped", "failed", "interrupted"]
Problem = Literal["not_finite", "out_of_memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The model stands on its device and the first step is next."""

    step: int  # 0, or the step a resumed run goes on from
    total_steps: int
    n_parameter: int
    device: str  # cpu, cuda, mps
    device_name: str | Text
    device_reason: Text
    random_guess: float  # loss of a blind guess
    note: Text | None = None  # what a person should know before the first step


@dataclass(frozen=True, slots=True, kw_only=True)
class Steps:
    """The steps of one log interval."""

    step: int  # last step done
    steps: npt.NDArray[np.int64]  # (n,)
    losses: FloatArray  # (n,)
    learning_rate: float
    items_per_second: float  # tokens, or pictures
    seconds: float  # trained so far, pauses and measuring excluded


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """What holds from the next step on, after somebody or the memory asked for a change."""

    step: int
    learning_rate: float  # base of the schedule
    total_steps: int
    n_part: int  # parts in which a batch is read
    recompute: bool  # whether activations are computed twice
    reason: Text | None = None  # where nobody asked for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluated:
    """The loss on the validation split."""

    step: int
    validation_loss: float
    is_complete: bool  # over the whole split, or over a fixed part of it


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """The weights at one step."""

    step: int
    weights: Mapping[str, npt.NDArray[Any]] = field(repr=False)  # empty once they have been written
    dropped: tuple[int, ...] = ()  # steps kept before that make room for it


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampled:
    """What the model makes of the fixed probe at one step."""

    step: int
    output: str
    maps: Mapping[str, FloatArray] = field(repr=False)  # kind -> (n_layer, n_head, T_query, T_key)
    masks: Mapping[str, npt.NDArray[np.bool_]] = field(
        repr=False
    )  # kind -> (T_query, T_key), True where hidden


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpointed:
    """Everything that is needed to go on from this step."""

    step: int
    tensors: Mapping[str, npt.NDArray[Any]] = field(repr=False)  # empty once they have been written
    state: Mapping[str, Any] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """The training waits for something by itself, or goes on again."""

    step: int
    reason: Text | None  # what it waits for; None once it goes on


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The last event of every training."""

    step: int
    status: Status
    reason: Text | None = None  # why it ended before its last step, and what to do
    problem: Problem | None = None  # what a retry has to avoid
    details: str = ""  # for the log


Event = Started | Steps | Changed | Evaluated | Snapshot | Sampled | Checkpointed | Held | Finished
