"""What scenarios share whose model is a decoder: it reads from left to right and writes on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from workbench.language import N_
from workbench.scenarios.base import DiagramBlock, DiagramColumn
from workbench.scenarios.shapes import transformer_boxes

if TYPE_CHECKING:
    from torch import Tensor, nn

    from workbench.models.decoder import Decoder
    from workbench.training.task import Batch

IGNORED = -100  # target of what is given or padded

Line = tuple[list[int], list[int]]  # what is given, and what is to be written after it


def build_decoder(shape: Any, vocab_size: int) -> Decoder:
    """Return a decoder of *shape*, a config with n_layer, n_head, d_model, seq_len and dropout."""
    from workbench.models.decoder import Decoder, DecoderConfig

    return Decoder(
        DecoderConfig(
            vocab_size=vocab_size,
            seq_len=shape.seq_len,
            n_layer=shape.n_layer,
            n_head=shape.n_head,
            d_model=shape.d_model,
            dropout=shape.dropout,
        )
    )


def decoder_column(shape: Any, room: str, vocab_size: int | None) -> DiagramColumn:
    """Return the drawing of a decoder.

    Args:
        shape: As for `build_decoder`.
        room: How many tokens it reads, in numbers.
        vocab_size: None as long as there is no data.
    """
    size = "" if vocab_size is None else f"{vocab_size} "
    return DiagramColumn(
        title=N_("Decoder"),
        before=(
            DiagramBlock(label=N_("Tokens"), detail=room, kind="input"),
            DiagramBlock(label=N_("Embedding"), detail=f"{size}→ {shape.d_model}", kind="embedding"),
        ),
        repeated=transformer_boxes(shape.d_model, shape.n_head, N_("Causal self-attention")),
        n_repeat=shape.n_layer,
        after=(
            DiagramBlock(
                label=N_("Output head"), detail=f"{shape.d_model} → {size}" if size else "", kind="head"
            ),
            DiagramBlock(label=N_("Next token"), kind="output"),
        ),
        n_head=shape.n_head,
    )


def lines_batch(lines: Sequence[Line], padding: int) -> Batch:
    """Return ids (B, T) and what follows each of them (B, T), ignored but for what is to be written."""
    import torch

    from workbench.training.task import Batch

    length = max((len(given) + len(written) - 1 for given, written in lines), default=0)
    entered = np.full((len(lines), length), padding, dtype=np.int64)
    expected = np.full_like(entered, IGNORED)
    for index, (given, written) in enumerate(lines):
        entered[index, : len(given) + len(written) - 1] = [*given, *written[:-1]]
        expected[index, len(given) - 1 : len(given) + len(written) - 1] = written
    n_item = int((expected != IGNORED).sum())
    return Batch((torch.from_numpy(entered),), torch.from_numpy(expected), n_item)


def written_loss(model: nn.Module, batch: Batch, smoothing: float) -> Tensor:
    """Return the mean cross-entropy over the targets of *batch* that count; smoothed while training only."""
    import torch.nn.functional as F

    logits = model(batch.inputs[0])  # (B, T, vocab_size)
    return F.cross_entropy(
        logits.flatten(0, 1),
        batch.targets.flatten(),
        ignore_index=IGNORED,
        label_smoothing=smoothing if model.training else 0.0,
    )


def measured_lines(model: nn.Module, batch: Batch) -> tuple[list[float], list[int], list[int]]:
    """Return, for each row of *batch*, the mean loss, how many targets count, and how many of them are likeliest."""
    import torch
    import torch.nn.functional as F

    with torch.inference_mode():
        logits = model(*batch.inputs).float()
        each = F.cross_entropy(logits.transpose(1, 2), batch.targets, ignore_index=IGNORED, reduction="none")
    is_real = batch.targets != IGNORED
    return (
        (each.sum(1) / is_real.sum(1)).tolist(),
        is_real.sum(1).tolist(),
        ((logits.argmax(-1) == batch.targets) & is_real).sum(1).tolist(),
    )
