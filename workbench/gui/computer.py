"""How much memory this computer has."""

from __future__ import annotations

import ctypes
import os
import sys
from functools import cache


class _MemoryStatus(ctypes.Structure):
    """What Windows fills in (MEMORYSTATUSEX)."""

    _fields_ = (
        ("length", ctypes.c_ulong),
        ("load", ctypes.c_ulong),
        ("total", ctypes.c_ulonglong),
        *((f"rest_{index}", ctypes.c_ulonglong) for index in range(6)),
    )


@cache
def total_memory() -> int:
    """Return the bytes of memory in this computer, or 0 where the system does not tell."""
    if sys.platform == "win32":
        status = _MemoryStatus()
        status.length = ctypes.sizeof(status)
        if ctypes.windll.kernel32.GlobalMemoryStatusEx(ctypes.byref(status)):
            return int(status.total)
        return 0
    try:
        return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    except (ValueError, OSError):
        return 0
