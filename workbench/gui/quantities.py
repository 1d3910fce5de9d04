"""Amounts as people say them: memory, time, counts."""

from __future__ import annotations

from workbench.language import tr


def memory(n_byte: float) -> str:
    """Return 412000000 as "412 MB"."""
    if n_byte >= 1e9:
        return tr("{n} GB", n=f"{n_byte / 1e9:.1f}")
    return tr("{n} MB", n=f"{n_byte / 1e6:.0f}")


def duration(seconds: float) -> str:
    """Return a length of time, like "18 s", "3 min" or "2.5 h"."""
    if seconds < 90:
        return tr("{n} s", n=max(1, round(seconds)))
    if seconds < 90 * 60:
        return tr("{n} min", n=round(seconds / 60))
    return tr("{n} h", n=f"{seconds / 3600:.1f}")
