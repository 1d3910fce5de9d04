from __future__ import annotations

import itertools

import pytest
import torch

from workbench.models.beam_writing import beam_continuations
from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.initialisation import new_model
from workbench.models.sampling import Sampling, generate_tokens
from workbench.models.search import SearchRules, length_norm

N_TOKEN, PROMPT = 4, [1, 2]


@pytest.fixture(scope="module")
def sharp() -> Decoder:
    """Return a tiny decoder that is sure of something."""
    model = new_model(
        lambda: Decoder(DecoderConfig(vocab_size=N_TOKEN, seq_len=8, n_layer=1, n_head=2, d_model=8)), 1
    )
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.6, generator=torch.Generator().manual_seed(5))
    return model.eval()


def chance(model: Decoder, tokens: list[int]) -> float:
    with torch.inference_mode():
        logs = model(torch.tensor([[*PROMPT, *tokens]]))[0].log_softmax(-1)
    return sum(float(logs[len(PROMPT) - 1 + at, token]) for at, token in enumerate(tokens))


def last(model: Decoder, *args: object, **kwargs: object) -> list[int]:
    *_, best = beam_continuations(model, *args, **kwargs)  # type: ignore[arg-type]
    return best


def test_enough_beams_find_what_trying_everything_finds(sharp: Decoder) -> None:
    every = [list(each) for each in itertools.product(range(N_TOKEN), repeat=4)]
    assert last(sharp, PROMPT, 4, N_TOKEN**4) == max(every, key=lambda each: chance(sharp, each))


@pytest.mark.parametrize("shortest", [0, 3])
def test_ends_are_compared_by_length(sharp: Decoder, shortest: int) -> None:
    rules, longest, end = SearchRules(shortest=shortest), 4, 3
    candidates = [
        list(each)
        for length in range(1, longest + 1)
        for each in itertools.product(range(N_TOKEN), repeat=length)
        if all(token != end or at + 1 < shortest for at, token in enumerate(each[:-1]))
        and (length == longest or (each[-1] == end and length >= shortest))
    ]
    best = max(candidates, key=lambda each: chance(sharp, each) / length_norm(len(each), rules))
    assert last(sharp, PROMPT, longest, 4 * N_TOKEN**4, lambda written: written[-1] == end, rules) == best


@pytest.mark.parametrize("prompt", [PROMPT, [0, 1, 2, 3] * 4])
def test_one_beam_takes_the_likeliest_even_past_the_context(sharp: Decoder, prompt: list[int]) -> None:
    greedy = list(generate_tokens(sharp, prompt, 20, Sampling(temperature=0)))
    steps = list(beam_continuations(sharp, prompt, 20, 1))
    assert steps[-1] == greedy
    assert [len(each) for each in steps[:20]] == list(range(1, 21))


def test_more_beams_are_never_less_likely(sharp: Decoder) -> None:
    found = [chance(sharp, last(sharp, PROMPT, 6, n_beam)) for n_beam in (1, 2, 64)]
    assert found[0] <= found[-1] + 1e-6


def test_a_penalty_prefers_what_was_not_written_yet(sharp: Decoder) -> None:
    found = last(sharp, PROMPT, 2, 16, rules=SearchRules(repetition_penalty=1e6))
    assert set(found) == set(range(N_TOKEN)) - set(PROMPT)
