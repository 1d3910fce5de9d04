"""Beam search of a decoder: the likeliest continuation instead of a drawn one.

A decoder of text has no end of its own: it goes on until there are enough tokens, or until one that ends what is
wanted, such as a full stop. Lengths are compared as in `workbench.models.search`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import torch

from workbench.models.search import PLAIN, SearchRules, length_norm

REPEATED = 64  # tokens back that a penalty on repetition looks at


def never_ended(written: Sequence[int]) -> bool:
    """Return that whatever was written may go on."""
    return False


def beam_continuations(
    model: Any,
    prompt: Sequence[int],
    max_tokens: int,
    n_beam: int,
    ended: Callable[[Sequence[int]], bool] = never_ended,
    rules: SearchRules = PLAIN,
) -> Iterator[list[int]]:
    """Yield, longer and longer, the best tokens so far with which *model* continues *prompt*; the last are the answer.

    Args:
        model: A decoder.
        prompt: At least one token; of a longer one than the context its last part is read.
        max_tokens: Tokens of the longest continuation.
        n_beam: Continuations followed at once.
        ended: Whether a continuation is complete with its last token; asked from ``rules.shortest`` tokens on.
        rules: Penalties on length and repetition.
    """
    device = next(model.parameters()).device
    seq_len: int = model.config.seq_len
    model.eval()
    beams: list[list[int]] = [[]]
    scores = torch.zeros(1, device=device)
    finished: list[tuple[float, list[int]]] = []
    cache, length = model.new_cache(), 0
    last = torch.tensor([list(prompt)[-seq_len:]], device=device)
    for step in range(1, max_tokens + 1):
        with torch.inference_mode():
            if length + last.shape[1] > seq_len:  # the context is full: its last half is read again
                kept = [[*prompt, *beam][-max(1, seq_len // 2) :] for beam in beams]
                cache, length, last = model.new_cache(), 0, torch.tensor(kept, device=device)
            logits = model(last, cache)[:, -1].float()  # (N, vocab_size)
            length += last.shape[1]
            recent = [[*prompt, *beam][-REPEATED:] for beam in beams]
            total = scores[:, None] + rules.repeated_less(logits.log_softmax(-1), recent)
            best = total.flatten().topk(min(2 * n_beam, total.numel()))
        chosen: list[tuple[float, int, int]] = []  # score, row it goes on from, token
        for score, index in zip(best.values.tolist(), best.indices.tolist(), strict=True):
            row, token = divmod(index, total.shape[1])
            if step >= rules.shortest and ended([*beams[row], token]):
                finished.append((score / length_norm(step, rules), [*beams[row], token]))
            elif len(chosen) < n_beam:
                chosen.append((score, row, token))
        finished.sort(key=lambda each: -each[0])
        if not chosen:
            break
        beams = [[*beams[row], token] for _, row, token in chosen]
        if finished and len(finished) >= n_beam:
            hope = chosen[0][0] / length_norm(max_tokens, rules)
            if finished[0][0] >= hope:
                break
        with torch.inference_mode():
            scores = torch.tensor([score for score, _, _ in chosen], device=device)
            last = torch.tensor([[token] for _, _, token in chosen], device=device)
            rows = torch.tensor([row for _, row, _ in chosen], device=device)
            for block in cache:
                block.reorder(rows)
        yield beams[0]
    else:  # nothing more may be written: those still open compete too
        scored = zip(scores.tolist(), beams, strict=True)
        finished += [(score / length_norm(max_tokens, rules), beam) for score, beam in scored]
        finished.sort(key=lambda each: -each[0])
    yield finished[0][1] if finished else beams[0]
