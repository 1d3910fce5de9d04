"""Whether a process that left its mark in a file is still there."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import psutil


def process_mark() -> dict[str, Any]:
    """Return what tells whether this process is still there."""
    return {"pid": os.getpid(), "host": platform.node(), "started": _start_of(os.getpid())}


def is_own(mark: Any) -> bool:
    """Say whether *mark* was left by this very process."""
    return isinstance(mark, Mapping) and all(mark.get(key) == found for key, found in process_mark().items())


def is_alive(mark: Any) -> bool:
    """Say whether the process of *mark* runs on this computer; what another computer runs cannot be known here."""
    known = cast("Mapping[str, Any]", mark) if isinstance(mark, Mapping) else {}
    pid = known.get("pid")
    if not isinstance(pid, int) or pid <= 0 or known.get("host") != platform.node():
        return False
    if known.get("started") and known["started"] != _start_of(pid):
        return False
    try:
        return pid == os.getpid() or psutil.pid_exists(pid)
    except OverflowError:  # no system has so many
        return False


def _start_of(pid: int) -> str:
    """Return when a process began, so that a later one with the same number is not taken for it; "" if unknown."""
    try:
        boot = Path("/proc/sys/kernel/random/boot_id").read_text(encoding="ascii").strip()
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace")
        return f"{boot} {state.rpartition(')')[2].split()[19]}"  # field 22 of proc(5): start in clock ticks
    except (OSError, IndexError):  # not Linux
        pass
    try:
        return f"{psutil.Process(pid).create_time():.2f}"
    except (psutil.Error, OverflowError, OSError):
        return ""
