"""What flows past attention: the residual stream of every layer, its size, and what it would answer already.

The stream is what the blocks read and add to (Elhage et al., "A Mathematical Framework for Transformer Circuits",
2021, "Virtual weights and the residual stream as a communication channel"). Read by the output head before the last
layer, it shows how the answer forms (the *logit lens*: nostalgebraist, "interpreting GPT: the logit lens", 2020).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from workbench.inspection.passes import Pass, chances
from workbench.models.block import Block
from workbench.models.elementwise import normalise
from workbench.models.encoder_decoder import EncoderDecoder
from workbench.models.span_encoder import SpanEncoder
from workbench.scenarios.base import Scenario, Trained

SHOWN = 5  # likeliest answers of each layer and position


@dataclass(frozen=True, slots=True, kw_only=True)
class StreamNorms:
    """How large the stream is: the Euclidean length at every layer and position."""

    lengths: Mapping[
        str, npt.NDArray[np.float64]
    ]  # encoder, decoder -> (1 + n_layer, T); row 0 is the embedding


@dataclass(frozen=True, slots=True, kw_only=True)
class LogitLens:
    """What the output head makes of the stream before the first block and after each one.

    T is 1 where the model gives one answer for the whole input.
    """

    kind: str  # of the blocks the answer comes from
    ids: npt.NDArray[np.int64]  # (1 + n_layer, T, k) likeliest answers, the likeliest first
    chances: npt.NDArray[np.float64]  # (1 + n_layer, T, k) their probabilities
    names: Mapping[int, str]  # of every id above
    final: npt.NDArray[np.float64]  # (1 + n_layer, T) probability of what the model answers in the end
    place: int  # position whose probabilities the reading shows


def record_stream(whole: Pass) -> dict[str, list[Tensor]]:
    """Return for encoder and decoder what each block reads, and what the last one writes: (T, d_model) each."""
    found: dict[str, list[Tensor]] = {}

    def keep(block: nn.Module, arguments: tuple[Any, ...], output: Tensor) -> None:
        assert isinstance(block, Block)
        stream = found.setdefault(block.attention.kind, [arguments[0][0].detach()])
        stream.append(output[0].detach())

    handles = [
        block.register_forward_hook(keep) for block in whole.model.modules() if isinstance(block, Block)
    ]
    try:
        with torch.inference_mode():
            whole.logits()
    finally:
        for handle in handles:
            handle.remove()
    return found


def stream_norms(whole: Pass) -> StreamNorms:
    """Return the length of the stream at every layer and position."""
    lengths = {
        kind: np.stack([each.double().norm(dim=-1).cpu().numpy() for each in stream])
        for kind, stream in record_stream(whole).items()
    }
    return StreamNorms(lengths=lengths)


def _answering(whole: Pass) -> Callable[[Tensor], Tensor]:
    """Return what makes logits (T, n_choice) of the stream (T, d_model) after a block, as the model does at its end."""
    model: Any = whole.model
    if isinstance(model, SpanEncoder):  # every position is one of the choices
        return lambda stream: model.answer(normalise(stream)[None], *whole.inputs)[0]
    n_row = len(whole.logits())
    if isinstance(model, EncoderDecoder):
        source = model.encode(*whole.inputs[:2])  # it may copy from there
        return lambda stream: model.answer(stream[None, :n_row], source)[0]
    return lambda stream: model.head(normalise(stream[:n_row]))


def logit_lens(scenario: Scenario, trained: Trained, whole: Pass) -> LogitLens:
    """Let the output head read the stream of every layer."""
    kind, stream = list(record_stream(whole).items())[
        -1
    ]  # the blocks that ran last write what the head reads
    with torch.inference_mode():
        answer = _answering(whole)
        each = [chances(answer(layer)) for layer in stream]  # (T, n_choice); one: the class token
    final = each[-1].argmax(-1, keepdim=True)  # (T, 1)
    likeliest = [one.topk(min(SHOWN, one.shape[-1])) for one in each]
    ids = np.stack([one.indices.cpu().numpy() for one in likeliest])
    known = np.unique(ids).tolist()
    return LogitLens(
        kind=kind,
        ids=ids,
        chances=np.stack([one.values.cpu().numpy() for one in likeliest]),
        names=dict(zip(known, whole.names(scenario, trained, known), strict=True)),
        final=np.stack([one.gather(-1, final)[:, 0].cpu().numpy() for one in each]),
        place=whole.place,
    )
