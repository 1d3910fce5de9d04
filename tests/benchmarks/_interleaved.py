"""Two sides measured in turn (A B A B …), so that what else the machine does falls on both alike.

A side that keeps state or whose memory matters is a process of its own: `Side` starts the benchmark's script once more
with ``--side NAME`` and asks it for one piece of work after the other, while everybody else waits.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any

import workbench  # says how torch's threads wait, so it must be loaded before torch, for both sides

Row = Mapping[str, Any]


def alternate(sides: Mapping[str, Callable[[], Any]], rounds: int) -> dict[str, list[float]]:
    """Return for each of *sides* the seconds of its calls, one call of each in every one of *rounds*."""
    seconds: dict[str, list[float]] = {name: [] for name in sides}
    for _ in range(rounds):
        for name, work in sides.items():
            start = time.perf_counter()
            work()
            seconds[name].append(time.perf_counter() - start)
    return seconds


def ratio(over: Sequence[float], under: Sequence[float]) -> float:
    """Return the median of the ratios of each round."""
    return statistics.median(a / b for a, b in zip(over, under, strict=True))


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that *share* (0 to 1) of *values* do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def peak_memory() -> int:
    """Return the most bytes this process has held in memory."""
    with suppress(OSError, StopIteration):
        # a process that was just started inherits ru_maxrss from its parent; this figure is its own
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("VmHWM")).split()[1])
    if sys.platform == "win32":
        import psutil

        return int(psutil.Process().memory_info().peak_wset)
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else 1024 * most


def mapped_memory() -> int:
    """Return how many bytes of files this process has mapped and looked at, where the system says it (Linux).

    They count as memory the process holds, but the system takes them back whenever it needs room.
    """
    with suppress(OSError, StopIteration):
        lines = Path("/proc/self/status").read_text(encoding="ascii", errors="replace").splitlines()
        return 1024 * int(next(line for line in lines if line.startswith("RssFile")).split()[1])
    return 0


def forget_peak() -> None:
    """Let `peak_memory` count from now on, where the system can (Linux)."""
    with suppress(OSError):
        Path("/proc/self/clear_refs").write_text("5", encoding="ascii")


class Side:
    """A process that does one piece of work each time it is asked, and is quiet in between."""

    def __init__(self, script: str, name: str, words: Sequence[str]) -> None:
        self.name = name
        self._process = subprocess.Popen(
            [sys.executable, script, "--side", name, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )

    def __enter__(self) -> Side:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.stdin is not None:
            self._process.stdin.close()
        if error is not None:
            self._process.kill()
        self._process.wait()

    def ask(self, word: str) -> dict[str, Any]:
        """Return the answer to *word*.

        Raises:
            SystemExit: The process ended instead; it has said why on standard error.
        """
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with suppress(BrokenPipeError):
            self._process.stdin.write(word + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"The side “{self.name}” ended with code {self._process.wait()}.")
        return json.loads(line)


def once(script: str, name: str, words: Sequence[str] = ()) -> dict[str, Any]:
    """Return the one answer of a process that is started, measured and gone."""
    with Side(script, name, words) as side:
        return side.ask("go")


def questions() -> Iterator[str]:
    """Yield what a `Side` is asked; its answers go to `answer`."""
    for line in sys.stdin:
        yield line.strip()


def answer(values: Row) -> None:
    """Answer the question that was asked last."""
    print(json.dumps(values), flush=True)


def set_threads(count: int) -> int:
    """Let torch use *count* threads (0: as many as it likes) and return how many it uses."""
    import torch

    if count:
        torch.set_num_threads(count)
    return torch.get_num_threads()


def megabytes(n_byte: float) -> float:
    """Return bytes as MB."""
    return round(n_byte / 1e6, 1)


def report(name: str, values: Row, table: Sequence[Row] = ()) -> None:
    """Print *values* as one JSON line, with what the machine was, and *table* for people."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    machine = {"processors": os.cpu_count(), "load_before_the_end": None if load is None else round(load, 2)}
    print(
        json.dumps(
            {"benchmark": name, "version": workbench.__version__, **values, **machine}, ensure_ascii=False
        ),
        flush=True,
    )
    if not table:
        return
    heads = list(table[0])
    cells = [heads, *([_written(row.get(head)) for head in heads] for row in table)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(heads))]
    for line in cells:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)).rstrip())


def _written(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:,.4g}" if abs(value) < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
