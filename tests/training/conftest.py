"""A training small enough to run a hundred times: a decoder that learns to count, with dropout."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from workbench.models.capture import capture_attention
from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.initialisation import new_model
from workbench.training.config import TrainingConfig
from workbench.training.control import Control
from workbench.training.devices import DeviceChoice, choose_device
from workbench.training.events import Event, Steps
from workbench.training.loop import ResumePoint, train
from workbench.training.task import Batch, ProbeResult

VOCAB_SIZE = 7


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Models this small are slower on several threads, above all on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


class CountingTask:
    """Rows that count up from a random start; what goes wrong at which step can be chosen."""

    def __init__(self) -> None:
        self.random_guess = math.log(VOCAB_SIZE)
        self.asked: list[int] = []
        self.before_loss: Callable[[int], None] = lambda step: None
        self.change_loss: Callable[[int, Tensor], Tensor] = lambda step, loss: loss

    def _rows(self, starts: np.ndarray[Any, Any]) -> Batch:
        rows = torch.from_numpy((starts[:, None] + np.arange(7)) % VOCAB_SIZE)
        return Batch((rows[:, :-1],), rows[:, 1:], 6 * len(starts))

    def training_batch(self, step: int) -> Batch:
        self.asked.append(step)
        return self._rows(np.random.default_rng((1, step)).integers(0, VOCAB_SIZE, size=4))

    def validation_batches(self, max_items: int | None) -> Iterator[Batch]:
        yield self._rows(np.arange(2))
        if max_items is None:
            yield self._rows(np.arange(2, VOCAB_SIZE))

    def loss(self, model: nn.Module, batch: Batch) -> Tensor:
        if model.training:
            self.before_loss(self.asked[-1])
        logits = model(batch.inputs[0])
        loss = F.cross_entropy(logits.flatten(0, 1), batch.targets.flatten())
        return self.change_loss(self.asked[-1], loss) if model.training else loss

    def probe(self, model: nn.Module) -> ProbeResult:
        with capture_attention(model) as captured:
            model(torch.arange(5)[None].to(next(model.parameters()).device))
        maps = captured.maps("decoder")[:, 0].float().cpu().numpy()
        return ProbeResult("counting", {"decoder": maps}, {"decoder": ~np.tri(5, dtype=bool)})


@dataclasses.dataclass
class Toy:
    """One training, its parts open to be changed before it starts."""

    model: Decoder
    task: CountingTask
    config: TrainingConfig
    control: Control
    device: DeviceChoice

    def events(self, resume: ResumePoint | None = None, seed: int = 11) -> Iterator[Event]:
        if resume is None:
            torch.manual_seed(seed)  # dropout draws from torch's own random state
        yield from train(self.model, self.task, self.config, self.device, control=self.control, resume=resume)

    def run(self, resume: ResumePoint | None = None) -> list[Event]:
        return list(self.events(resume))

    def weights(self) -> dict[str, Tensor]:
        return {name: weight.clone() for name, weight in self.model.state_dict().items()}


def make_toy(device: str = "cpu", dropout: float = 0.2, **settings: Any) -> Toy:
    shape = DecoderConfig(vocab_size=VOCAB_SIZE, seq_len=8, n_layer=2, n_head=2, d_model=16, dropout=dropout)
    chosen: dict[str, Any] = {
        "steps": 12,
        "warmup_steps": 2,
        "eval_interval": 5,
        "log_interval": 3,
        "snapshots": 4,
        **settings,
    }
    return Toy(
        model=new_model(lambda: Decoder(shape), 1),
        task=CountingTask(),
        config=TrainingConfig(**chosen),
        control=Control(),
        device=choose_device(device),
    )


@pytest.fixture
def toy() -> Callable[..., Toy]:
    return make_toy


@pytest.fixture
def losses() -> Callable[[list[Event]], list[float]]:
    def of(events: list[Event]) -> list[float]:
        return [float(loss) for event in events if isinstance(event, Steps) for loss in event.losses]

    return of
