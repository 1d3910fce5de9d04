"""Several processes, on one computer or several, that train one model together.

PyTorch's launcher ``torchrun`` starts them and tells each its rank. Every process draws the same batch from the seed
and the step, reads its own rows of it, and all add up their gradients, so a step is the same as in one process but
for rounding. The process of rank 0 is the writer: it alone steers, measures, records and speaks; the others follow
its orders, one for each step.

Gradients are added up by one plain all-reduce instead of the wrapper `DistributedDataParallel`: the wrapper would
rename every weight, so that checkpoints could not go from several processes to one and back, and hide the model from
the capture of attention.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Generator
from contextlib import contextmanager
from datetime import timedelta
from importlib import import_module
from typing import TypeVar

import torch
import torch.distributed as dist
from torch import Tensor, nn

from workbench.language import Text, WorkbenchError, text
from workbench.training.cut_off import CutOffError
from workbench.training.devices import is_out_of_memory
from workbench.training.task import Batch

T = TypeVar("T")

PATIENCE = timedelta(hours=24)  # a pause or a full disk is no reason to give up


class PeerLostError(CutOffError):
    """The connection to another process of the training is gone."""

    def __init__(self) -> None:
        super().__init__(
            text("Another process of this training has ended or cannot be reached."),
            text("Start all of them again with “resume”: the training goes on from its last checkpoint."),
        )


class Team:
    """The processes that train together, seen from one of them; alone, everything is for free."""

    def __init__(self, rank: int = 0, world_size: int = 1, local_rank: int = 0) -> None:
        self.rank = rank
        self.world_size = world_size
        self.local_rank = local_rank
        self._sum: Tensor | None = None  # all gradients in a row, kept from step to step

    @property
    def is_alone(self) -> bool:
        """Whether there is no other process."""
        return self.world_size == 1

    @property
    def is_writer(self) -> bool:
        """Whether this process steers, records and speaks."""
        return self.rank == 0

    def sentence(self) -> Text | None:
        """Say how many processes train, or None where it is one."""
        return None if self.is_alone else text("{count} processes share each batch.", count=self.world_size)

    def refuse_crowd(self, device: str) -> None:
        """Refuse more processes than there are graphics cards in this computer.

        Raises:
            WorkbenchError: Two processes would share one card.
        """
        if device == "cuda" and self.local_rank >= torch.cuda.device_count():
            raise WorkbenchError(
                text(
                    "This computer has {count} graphics cards, which is less than the processes started on it.",
                    count=torch.cuda.device_count(),
                ),
                text("Start as many processes as there are cards, or choose the device “cpu”."),
            )

    def share(self, batch: Batch) -> tuple[Batch, float] | None:
        """Return this process's rows of *batch* and their share in the mean loss; None if there are too few rows."""
        parts = batch.parts(self.world_size)
        return parts[self.rank] if self.rank < len(parts) else None

    def agree(self, value: T) -> T:
        """Return the writer's *value*; what the others give is not looked at."""
        if self.is_alone:
            return value
        box = [value]
        with _connection():
            dist.broadcast_object_list(box, src=0, device=torch.device("cpu"))
        return box[0]

    def check(self, problem: Exception | None = None) -> None:
        """Wait for all; go on only if nobody has a *problem*.

        Raises:
            MemoryError: Somebody's memory ran out.
            WorkbenchError: Somebody has another problem: the first of them says what.
        """
        if self.is_alone:
            if problem is not None:
                raise problem
            return
        found: list[tuple[str, bool] | None] = [None] * self.world_size
        mine = None if problem is None else (_in_words(problem), is_out_of_memory(problem))
        with _connection():
            dist.all_gather_object(found, mine)
        if problem is not None:
            raise problem
        for rank, told in enumerate(found):
            if told is not None:
                sentence, is_memory = told
                if is_memory:
                    raise MemoryError(sentence)
                raise WorkbenchError(text("Process {rank}: {problem}", rank=rank, problem=sentence))

    def prepare(self, model: nn.Module) -> None:
        """Take the memory that `add_up` needs for *model*, which must be on its device."""
        if not self.is_alone:
            length = sum(weight.numel() for weight in _trained(model))
            self._sum = torch.empty(length + 2, device=next(model.parameters()).device)

    def add_up(self, model: nn.Module, calculate: Callable[[], Tensor]) -> Tensor:
        """Return the sum of the losses *calculate* returns, and leave the sum of all gradients in *model*.

        Raises:
            MemoryError: The memory of one of the processes ran out.
            WorkbenchError: One of them could not calculate its part for another reason.
        """
        if self._sum is None:
            return calculate()
        weights = _trained(model)
        problem: Exception | None = None
        loss: Tensor | float = 0.0
        try:
            loss = calculate()
        except Exception as error:  # the others wait for this one's part and have to be told
            problem = error
        flat = self._sum.zero_()
        pieces = flat[:-2].split([weight.numel() for weight in weights])
        if problem is None:
            for piece, weight in zip(pieces, weights, strict=True):
                if weight.grad is not None:
                    piece.copy_(weight.grad.flatten())
        flat[-2], flat[-1] = loss, float(problem is not None)
        with _connection():
            dist.all_reduce(flat)
        if flat[-1] > 0:
            self.check(problem)
        for piece, weight in zip(pieces, weights, strict=True):
            weight.grad = piece.view_as(weight)
        return flat[-2].clone()


ALONE = Team()


def _trained(model: nn.Module) -> list[nn.Parameter]:
    return [weight for weight in model.parameters() if weight.requires_grad]


def _in_words(problem: Exception) -> str:
    return str(problem) if isinstance(problem, WorkbenchError) else f"{type(problem).__name__}: {problem}"


@contextmanager
def _connection() -> Generator[None]:
    try:
        yield
    except RuntimeError as error:
        raise PeerLostError from error


def current_team() -> Team:
    """Return the processes this one belongs to."""
    if not dist.is_available() or not dist.is_initialized():
        return ALONE
    return Team(dist.get_rank(), dist.get_world_size(), int(os.environ.get("LOCAL_RANK", "0")))


def _bind_defaults() -> None:
    # Functions of torch.distributed.nn have the group as it is when they are imported as a default. Torch imports
    # them on the way, and a group that is kept alive so keeps its threads, which then want Python while it shuts down
    # and abort the process (torch 2.13). Imported before there is a group, they keep none.
    import_module("torch.distributed.nn.functional")


@contextmanager
def joined() -> Generator[Team]:
    """Inside, this process belongs to those the launcher started with it; alone without a launcher.

    Raises:
        WorkbenchError: They do not find each other.
    """
    if int(os.environ.get("WORLD_SIZE") or 1) <= 1:
        yield ALONE
        return
    local_rank = int(os.environ.get("LOCAL_RANK", "0"))
    has_cards = torch.cuda.is_available() and local_rank < torch.cuda.device_count()
    if has_cards:
        torch.cuda.set_device(local_rank)
    _bind_defaults()
    try:
        dist.init_process_group("cpu:gloo,cuda:nccl" if has_cards else "gloo", timeout=PATIENCE)
    except (RuntimeError, ValueError) as error:
        raise WorkbenchError(
            text("The processes of this training do not find each other: {reason}", reason=str(error)),
            text("Start them with “torchrun”, as the README says."),
        ) from error
    try:
        yield current_team()
    finally:
        dist.destroy_process_group()
