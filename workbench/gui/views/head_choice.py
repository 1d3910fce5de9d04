"""Which of several heads are chosen: what a click or a key with Ctrl or Shift makes of the choice."""

from __future__ import annotations

from collections.abc import Sequence

Head = tuple[int, int]  # layer and head, counted from 0
Heads = tuple[Head, ...]  # in the order of choice, the one chosen last at the end


def toggled(chosen: Heads, head: Head) -> Heads:
    """Return *chosen* with *head* added, or without it; the last one stays."""
    if head not in chosen:
        return (*chosen, head)
    left = tuple(each for each in chosen if each != head)
    return left or chosen


def spanned(order: Sequence[Head], anchor: Head, head: Head) -> Heads:
    """Return all heads from *anchor* to *head*, in the *order* in which they are shown."""
    first, last = order.index(anchor), order.index(head)
    step = 1 if first <= last else -1
    return tuple(order[index] for index in range(first, last + step, step))


def head_name(head: Head) -> str:
    """Return the name of a head as people count: layer.head from 1."""
    return f"{head[0] + 1}.{head[1] + 1}"
