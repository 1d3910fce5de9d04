"""How many processors the calculations of one thread of this program are spread over.

GNU's OpenMP (torch on Linux) gives every thread that calculates a team of its own and counts the members of all
teams. When there are more of them than processors, those who wait for each other go to sleep at once instead of
looking again for a moment, and a training step takes 70 ms instead of 41 (`RESULTS.md`). So what a window calculates
stays in its own thread: short answers because waking a team takes longer than it saves, everything else while a
model trains. Threads that nobody needs have to end soon.
"""

from __future__ import annotations

import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager

_lock = threading.Lock()
_n_training = 0
_all_processors = 0  # torch's own choice, asked before anything was changed


@contextmanager
def training_threads() -> Generator[None]:
    """Inside, this thread trains: it has all processors, and other threads none but their own."""
    global _n_training
    with _lock:
        _n_training += 1
    try:
        _use_threads(alone=False)
        yield
    finally:
        with _lock:
            _n_training -= 1


def calculate_alone() -> None:
    """Let the calculations of this thread use one processor from now on; the window draws with the others."""
    if "torch" in sys.modules:  # what needs torch will load it; nothing else should wait for it
        _use_threads(alone=True)


@contextmanager
def all_processors() -> Generator[None]:
    """Inside, this thread calculates for seconds: it has all processors unless another thread trains."""
    import torch

    before = torch.get_num_threads()
    _use_threads(alone=_n_training > 0)
    try:
        yield
    finally:
        torch.set_num_threads(before)


def _use_threads(*, alone: bool) -> None:
    global _all_processors
    import torch

    with _lock:
        _all_processors = _all_processors or torch.get_num_threads()
        torch.set_num_threads(1 if alone else _all_processors)
