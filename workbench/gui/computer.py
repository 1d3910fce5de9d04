"""How much memory this computer has."""

from __future__ import annotations

from functools import cache


@cache
def total_memory() -> int:
    """Return the bytes of memory in this computer."""
    import psutil  # not needed for the first window

    return int(psutil.virtual_memory().total)
