"""Amounts as people say them: memory, time, counts."""

from __future__ import annotations

import math

from workbench.language import tr

_MOST_DIGITS = 8  # behind the point; what is smaller is written as 0


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


def loss(value: float) -> str:
    """Return a loss in nats as it is written everywhere: 1.6123 as "1.612"."""
    return f"{value:.3f}"


def loss_change(value: float) -> str:
    """Return by how much a loss grows, like "+0.332"; what rounds to nothing has no sign."""
    shown = f"{value:+.3f}"
    return shown if float(shown) else "0.000"


def signed(value: float, digits: int = 2) -> str:
    """Return a difference with its sign, like "+0.12"; what rounds to nothing has none."""
    shown = f"{value:+.{digits}f}"
    return shown if float(shown) else f"{0:.{digits}f}"


def digits_for(largest: float, fewest: int = 2) -> int:
    """Return how many digits numbers of at most *largest* need behind the point, so that it does not read "0.00"."""
    if largest <= 0 or not math.isfinite(largest):
        return fewest
    return min(_MOST_DIGITS, max(fewest, 1 - math.floor(math.log10(largest))))
