"""Finding a likely output: greedy search of decoders and encoder-decoders, and beam search."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor

# alpha of Wu et al., "Google's Neural Machine Translation System" (2016), section 7, as large as in
# Vaswani et al., "Attention Is All You Need" (2017), section 6.1
LENGTH_PENALTY = 0.6
IMPOSSIBLE = float("-inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRules:
    """What a search prefers beside likely tokens."""

    length_penalty: float = (
        LENGTH_PENALTY  # of beams: 0 compares whole probabilities, larger prefers longer outputs
    )
    repetition_penalty: float = 1.0  # Keskar et al., "CTRL" (2019), section 4.1; 1 does not care
    # tokens of a sequence that may not come twice: Paulus et al., "A Deep Reinforced Model for Abstractive
    # Summarization" (2017), section 2.5; 0 allows all
    no_repeat: int = 0
    shortest: int = 0  # tokens before which no output may end

    def weigh(self, chances: Tensor, written: Sequence[Sequence[int]], end: int) -> Tensor:
        """Return the logarithms *chances* (N, vocab_size) of the next token after what each of N rows has *written*."""
        chances = self.repeated_less(chances, written)
        for row, tokens in enumerate(written):
            if self.no_repeat:
                chances[row, followers(tokens, self.no_repeat)] = IMPOSSIBLE
            if len(tokens) < self.shortest:
                chances[row, end] = IMPOSSIBLE
        return chances

    def repeated_less(self, chances: Tensor, written: Sequence[Sequence[int]]) -> Tensor:
        """Return *chances* with those lowered that were *written* already."""
        if self.repetition_penalty != 1.0:
            for row, tokens in enumerate(written):
                seen = torch.tensor(sorted(set(tokens)), dtype=torch.long, device=chances.device)
                chances[row, seen] *= self.repetition_penalty  # logarithms are below 0
        return chances


def followers(tokens: Sequence[int], length: int) -> list[int]:
    """Return what may not follow *tokens* if no sequence of *length* of them shall come twice."""
    last = list(tokens[len(tokens) - length + 1 :])
    starts = range(len(tokens) - length + 1) if len(tokens) >= length else ()
    return [tokens[at + length - 1] for at in starts if list(tokens[at : at + length - 1]) == last]


PLAIN = SearchRules()


def greedy_search(
    model: Any,
    sources: Sequence[Sequence[int]],
    start: int,
    end: int,
    max_len: int,
    stop: Callable[[], bool],
    rules: SearchRules = PLAIN,
) -> list[list[int]]:
    """Return, for every source, the tokens written by always taking the likeliest; without *start* and *end*."""
    device = next(model.parameters()).device
    length = max(len(source) for source in sources)
    ids = torch.zeros((len(sources), length), dtype=torch.long)
    mask = torch.zeros((len(sources), length), dtype=torch.bool)
    for row, source in enumerate(sources):
        ids[row, : len(source)] = torch.tensor(list(source))
        mask[row, : len(source)] = True
    ids, mask = ids.to(device), mask.to(device)
    model.eval()
    written: list[list[int]] = [[] for _ in sources]
    is_open = [True] * len(sources)
    with torch.inference_mode():
        encoded = model.encode(ids, mask)
        cache = model.new_cache()
        last = torch.full((len(sources), 1), start, device=device)
        for _ in range(max_len):
            chances = model.decode(last, encoded, cache)[:, -1].float().log_softmax(-1)  # (B, vocab_size)
            last = rules.weigh(chances, written, end).argmax(-1)[:, None]  # (B, 1)
            for row, token in enumerate(last[:, 0].tolist()):
                if is_open[row] and token == end:
                    is_open[row] = False
                elif is_open[row]:
                    written[row].append(token)
            if not any(is_open) or stop():
                break
    return written


def greedy_continuations(
    model: Any, prompts: Sequence[Sequence[int]], end: int, max_len: int, stop: Callable[[], bool]
) -> list[list[int]]:
    """Return what a decoder writes after each of *prompts*, by always taking the likeliest token, without *end*.

    All prompts have the same length, of at least one token; with *max_len* it must fit into the context.
    """
    device = next(model.parameters()).device
    model.eval()
    written: list[list[int]] = [[] for _ in prompts]
    is_open = [True] * len(prompts)
    with torch.inference_mode():
        cache = model.new_cache()
        last = torch.tensor([list(prompt) for prompt in prompts], device=device)
        for _ in range(max_len):
            last = model(last, cache)[:, -1:].argmax(-1)  # (B, 1)
            for row, token in enumerate(last[:, 0].tolist()):
                is_open[row] &= token != end
                if is_open[row]:
                    written[row].append(token)
            if not any(is_open) or stop():
                break
    return written


def beam_search(
    model: Any,
    source: Sequence[int],
    start: int,
    end: int,
    max_len: int,
    beam_size: int,
    stop: Callable[[], bool],
    rules: SearchRules = PLAIN,
) -> list[int]:
    """Return the tokens of the likeliest of *beam_size* outputs followed at once; without *start* and *end*."""
    device = next(model.parameters()).device
    model.eval()
    finished: list[tuple[float, list[int]]] = []
    beams: list[list[int]] = [[]]
    scores = torch.zeros(1, device=device)
    with torch.inference_mode():
        ids = torch.tensor([list(source)], device=device)
        mask = torch.ones_like(ids, dtype=torch.bool)
        encoded = model.encode(ids, mask)  # of one source
        cache = model.new_cache()
        last = torch.tensor([[start]], device=device)
        for step in range(max_len):
            n_beam = len(beams)
            logits = model.decode(last, encoded.repeated(n_beam), cache)[:, -1].float()  # (N, vocab_size)
            total = scores[:, None] + rules.weigh(logits.log_softmax(-1), beams, end)
            best = total.flatten().topk(min(2 * beam_size, total.numel()))
            parents: list[int] = []
            tokens: list[int] = []
            kept: list[float] = []
            for score, index in zip(best.values.tolist(), best.indices.tolist(), strict=True):
                parent, token = divmod(index, total.shape[1])
                if token == end:
                    finished.append((score / length_norm(step + 1, rules), beams[parent]))
                elif len(parents) < beam_size:
                    parents.append(parent)
                    tokens.append(token)
                    kept.append(score)
            finished.sort(key=lambda item: -item[0])
            best_open = kept[0] / length_norm(max_len, rules) if kept else float("-inf")
            if not parents or stop() or (len(finished) >= beam_size and finished[0][0] >= best_open):
                break
            beams = [[*beams[parent], token] for parent, token in zip(parents, tokens, strict=True)]
            scores = torch.tensor(kept, device=device)
            last = torch.tensor(tokens, device=device)[:, None]
            rows = torch.tensor(parents, device=device)
            for block in cache:
                block.reorder(rows)
        else:  # cut off at max_len: those still open compete too, or an unlikely early end would win
            scored = zip(scores.tolist(), beams, strict=True)
            finished += [(score / length_norm(max_len, rules), beam) for score, beam in scored]
            finished.sort(key=lambda item: -item[0])
    if finished:
        return finished[0][1]
    return beams[0]


def length_norm(length: int, rules: SearchRules) -> float:
    """Return what the logarithm of the chance of an output of *length* tokens is divided by."""
    return ((5 + length) / 6) ** rules.length_penalty
