import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.decoder import Decoder
from workbench.models.sampling import Sampling, draw, generate_tokens, repeated_less

LOGITS = torch.tensor([1.0, 3.0, 2.0, -1.0, 0.0])


def drawn(sampling: Sampling, count: int = 300) -> list[int]:
    rng = np.random.default_rng(sampling.seed)
    return [draw(LOGITS.numpy(), sampling, rng) for _ in range(count)]


def test_no_temperature_takes_the_likeliest():
    assert set(drawn(Sampling(temperature=0))) == {1}
    assert set(drawn(Sampling(temperature=1e-3))) == {1}


def test_top_k_and_top_p_leave_the_likeliest():
    assert set(drawn(Sampling(top_k=1, temperature=3))) == {1}
    assert set(drawn(Sampling(top_k=2, temperature=3))) == {1, 2}
    assert set(drawn(Sampling(top_k=99, temperature=3))) == {0, 1, 2, 3, 4}
    assert set(drawn(Sampling(top_p=0.05, temperature=3))) == {1}
    assert set(drawn(Sampling(top_p=0.7))) == {1, 2}  # the likeliest alone has 0.63


def test_draws_follow_the_probabilities():
    counts = torch.bincount(torch.tensor(drawn(Sampling(), 4000)), minlength=5) / 4000
    torch.testing.assert_close(counts, LOGITS.softmax(-1), atol=0.03, rtol=0)


@given(
    values=st.lists(st.floats(-30, 30), min_size=1, max_size=12),
    temperature=st.floats(0, 3),
    top_k=st.integers(0, 20),
    top_p=st.floats(0.05, 1.0),
)
def test_any_setting_draws_a_token(values: list[float], temperature: float, top_k: int, top_p: float):
    sampling = Sampling(temperature=temperature, top_k=top_k, top_p=top_p)
    assert 0 <= draw(np.array(values, np.float32), sampling, np.random.default_rng(1)) < len(values)


def test_greedy_writing_with_a_cache_equals_reading_all_again(decoder: Decoder):
    prompt = [3, 1, 4]
    written = list(generate_tokens(decoder, prompt, 9, Sampling(temperature=0)))
    tokens = list(prompt)
    for _ in range(9):
        with torch.inference_mode():
            tokens.append(int(decoder(torch.tensor([tokens]))[0, -1].argmax()))
    assert written == tokens[3:]


def read_all_again(decoder: Decoder, prompt: list[int], max_tokens: int, sampling: Sampling) -> list[int]:
    """Write without a cache: every token from one pass over all that `generate_tokens` has in its own."""
    seq_len = decoder.config.seq_len
    rng = np.random.default_rng(sampling.seed)
    tokens = list(prompt)
    start = max(0, len(tokens) - seq_len)
    for _ in range(max_tokens):
        if len(tokens) - start > seq_len:
            start = len(tokens) - seq_len // 2
        with torch.inference_mode():
            logits = decoder(torch.tensor([tokens[start:]]))[0, -1]
        tokens.append(draw(logits.numpy(), sampling, rng))
    return tokens[len(prompt) :]


@pytest.mark.parametrize("temperature", [0, 1.0])
@pytest.mark.parametrize("n_prompt", [1, 5, 12, 30])
def test_a_cache_changes_no_token_even_past_the_context(decoder: Decoder, n_prompt: int, temperature: float):
    prompt = [token % 11 for token in range(n_prompt)]
    sampling = Sampling(temperature=temperature, top_p=0.95, seed=3)
    written = list(generate_tokens(decoder, prompt, 40, sampling))
    assert written == read_all_again(decoder, prompt, 40, sampling)


@pytest.mark.parametrize("n_prompt", [1, 11, 12, 13, 40])
def test_writing_goes_on_past_the_context(decoder: Decoder, n_prompt: int):
    prompt = [token % 11 for token in range(n_prompt)]
    written = list(generate_tokens(decoder, prompt, 50, Sampling(seed=4)))
    assert len(written) == 50
    assert all(0 <= token < 11 for token in written)
    assert list(generate_tokens(decoder, prompt, 50, Sampling(seed=4))) == written
    assert list(generate_tokens(decoder, prompt, 50, Sampling(seed=5))) != written


def test_the_random_state_of_torch_is_not_touched(decoder: Decoder):
    before = torch.get_rng_state()
    list(generate_tokens(decoder, [1], 5, Sampling()))
    assert torch.equal(before, torch.get_rng_state())


def test_what_was_just_written_becomes_less_likely():
    logits = np.array([2.0, -1.0, 0.5, 0.0], np.float32)
    np.testing.assert_allclose(repeated_less(logits, [0, 1, 1], 2.0), [1.0, -2.0, 0.5, 0.0])
    np.testing.assert_array_equal(logits, np.array([2.0, -1.0, 0.5, 0.0], np.float32))


def test_a_strong_penalty_keeps_a_decoder_from_repeating(decoder: Decoder):
    plain = list(generate_tokens(decoder, [3, 1], 12, Sampling(temperature=0)))
    varied = list(generate_tokens(decoder, [3, 1], 12, Sampling(temperature=0, repetition_penalty=1e6)))
    assert len(set(varied)) > len(set(plain))
