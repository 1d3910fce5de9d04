"""Checks and drawings every model made of transformer blocks shares."""

from __future__ import annotations

from workbench.language import N_, Text, text
from workbench.scenarios.base import DiagramBlock


def head_problems(d_model: int, n_head: int, *, rotary: bool) -> dict[str, Text]:
    """Return why *d_model* cannot be shared among *n_head* heads; *rotary* positions need heads of an even width."""
    unit = 2 if rotary else 1
    if d_model % (n_head * unit) == 0:
        return {}
    width = max(1, round(d_model / (n_head * unit))) * n_head * unit  # the nearest that fits these heads
    fitting = [count for count in range(2, d_model + 1) if d_model % (count * unit) == 0]
    if not fitting:
        return {
            "model.d_model": text(
                "A width of {d_model} cannot be shared among heads. Try {width}.",
                d_model=d_model,
                width=width,
            )
        }
    better = min(fitting, key=lambda count: abs(count - n_head))
    return {
        "model.n_head": text(
            "A width of {d_model} cannot be shared equally among {n_head} heads. "
            "Try {better} heads, or a width of {width}.",
            d_model=d_model,
            n_head=n_head,
            better=better,
            width=width,
        )
    }


def transformer_boxes(d_model: int, n_head: int, attention: str) -> tuple[DiagramBlock, ...]:
    """Return the boxes of one block."""
    return (
        DiagramBlock(label=attention, detail=f"{n_head} × {d_model // max(n_head, 1)}", kind="attention"),
        DiagramBlock(
            label=N_("Feed-forward"), detail=f"{d_model} → {4 * d_model} → {d_model}", kind="feedforward"
        ),
    )
