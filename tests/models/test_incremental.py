from collections.abc import Callable

import numpy as np
import pytest
import torch
from torch import nn

from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.incremental import IncrementalDecoder, ModuleReader
from workbench.models.initialisation import new_model

TOKENS = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 10, 0]  # a whole context


@pytest.mark.parametrize("n_first", [1, 2, 7, 12])
def test_token_by_token_equals_the_modules(decoder: Decoder, n_first: int):
    reader = IncrementalDecoder(decoder)
    logits = [reader.read(TOKENS[:n_first]), *(reader.step(token) for token in TOKENS[n_first:])]
    with torch.inference_mode():
        expected = decoder(torch.tensor([TOKENS]))[0, n_first - 1 :]  # (T, vocab_size)
    torch.testing.assert_close(torch.from_numpy(np.stack(logits)), expected, atol=1e-4, rtol=1e-4)
    assert reader.length == len(TOKENS)


@pytest.mark.parametrize(("n_layer", "n_head", "d_model"), [(1, 1, 8), (3, 4, 32), (2, 6, 24)])
def test_any_shape(scrambled: Callable[..., nn.Module], n_layer: int, n_head: int, d_model: int):
    config = DecoderConfig(vocab_size=11, seq_len=12, n_layer=n_layer, n_head=n_head, d_model=d_model)
    model = scrambled(new_model(lambda: Decoder(config), 1))
    assert isinstance(model, Decoder)
    reader = IncrementalDecoder(model)
    reader.read(TOKENS[:1])
    logits = torch.from_numpy(np.stack([reader.step(token) for token in TOKENS[1:]]))
    with torch.inference_mode():
        expected = model(torch.tensor([TOKENS]))[0, 1:]
    torch.testing.assert_close(logits, expected, atol=1e-4, rtol=1e-4)


def test_reading_with_the_modules_gives_the_same(decoder: Decoder):
    one, other = IncrementalDecoder(decoder), ModuleReader(decoder)
    for reader in (one, other):
        reader.read(TOKENS)
    np.testing.assert_allclose(one.read(TOKENS[:3]), other.read(TOKENS[:3]), atol=1e-4)
    for token in TOKENS[3:]:
        np.testing.assert_allclose(one.step(token), other.step(token), atol=1e-4)
    assert one.length == other.length == len(TOKENS)


def test_reading_again_forgets_what_was_read(decoder: Decoder):
    reader = IncrementalDecoder(decoder)
    reader.read(TOKENS)
    again = [reader.read(TOKENS[6:8]), reader.step(TOKENS[8])]
    fresh = IncrementalDecoder(decoder)
    torch.testing.assert_close(again, [fresh.read(TOKENS[6:8]), fresh.step(TOKENS[8])])
