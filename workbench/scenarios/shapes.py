"""Checks and drawings every model made of transformer blocks shares."""

from __future__ import annotations

from workbench.language import N_, Text, text
from workbench.scenarios.base import DiagramBlock


def head_problems(d_model: int, n_head: int, *, rotary: bool) -> dict[str, Text]:
    """Return why *d_model* cannot be shared among *n_head* heads."""
    if d_model % n_head:
        return {
            "model.n_head": text(
                "A width of {d_model} cannot be shared equally among {n_head} heads. Try {better} heads.",
                d_model=d_model,
                n_head=n_head,
                better=nearest_divisor(d_model, n_head, even=rotary),
            )
        }
    if rotary and (d_model // n_head) % 2:
        return {
            "model.n_head": text(
                "Each head would be {width} numbers wide, but needs an even width. Try {better} heads.",
                width=d_model // n_head,
                better=nearest_divisor(d_model, n_head, even=True),
            )
        }
    return {}


def nearest_divisor(d_model: int, n_head: int, *, even: bool) -> int:
    """Return the number of heads nearest to *n_head* that shares *d_model* equally."""
    fitting = [
        count
        for count in range(1, d_model + 1)
        if not d_model % count and not (even and (d_model // count) % 2)
    ]
    return min(fitting, key=lambda count: abs(count - n_head), default=1)


def transformer_boxes(d_model: int, n_head: int, attention: str) -> tuple[DiagramBlock, ...]:
    """Return the boxes of one block."""
    return (
        DiagramBlock(label=attention, detail=f"{n_head} × {d_model // max(n_head, 1)}", kind="attention"),
        DiagramBlock(
            label=N_("Feed-forward"), detail=f"{d_model} → {4 * d_model} → {d_model}", kind="feedforward"
        ),
    )
