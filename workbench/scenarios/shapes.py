"""Checks and drawings every model made of transformer blocks shares."""

from __future__ import annotations

from typing import Any

from workbench.language import N_, Text, text
from workbench.scenarios.base import DiagramBlock, DiagramColumn


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


def encoder_column(shape: Any, before: tuple[DiagramBlock, ...], head: str, answer: str) -> DiagramColumn:
    """Return the drawing of an encoder that answers by itself.

    Args:
        shape: The model's config, with n_layer, n_head and d_model.
        before: The boxes below the blocks.
        head: What the output head makes of what, in numbers.
        answer: What comes out, marked for translation.
    """
    return DiagramColumn(
        title=N_("Encoder"),
        before=before,
        repeated=transformer_boxes(shape.d_model, shape.n_head, N_("Self-attention")),
        n_repeat=shape.n_layer,
        after=(
            DiagramBlock(label=N_("Output head"), detail=head, kind="head"),
            DiagramBlock(label=answer, kind="output"),
        ),
        n_head=shape.n_head,
    )
