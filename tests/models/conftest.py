"""Models with random weights everywhere: fresh ones start as the identity, which would hide mistakes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeVar

import pytest
import torch
from torch import nn

from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.encoder_decoder import EncoderDecoder, EncoderDecoderConfig
from workbench.models.initialisation import new_model
from workbench.models.vision_transformer import VisionTransformer, VisionTransformerConfig

M = TypeVar("M", bound=nn.Module)


@pytest.fixture(scope="package", autouse=True)
def one_thread() -> Iterator[None]:
    """Models this small are slower on several threads, above all on a busy machine."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


def with_random_weights(model: M, seed: int = 0, scale: float = 0.3) -> M:
    generator = torch.Generator().manual_seed(seed)
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.normal_(std=scale, generator=generator)
    return model.eval()


@pytest.fixture
def scrambled() -> Callable[..., nn.Module]:
    return with_random_weights


@pytest.fixture
def decoder() -> Decoder:
    config = DecoderConfig(vocab_size=11, seq_len=12, n_layer=2, n_head=2, d_model=16)
    return with_random_weights(new_model(lambda: Decoder(config), 1))


@pytest.fixture
def encoder_decoder() -> EncoderDecoder:
    config = EncoderDecoderConfig(
        source_vocab_size=9, target_vocab_size=7, max_len=10, n_layer=2, n_head=2, d_model=16, dropout=0.0
    )
    return with_random_weights(new_model(lambda: EncoderDecoder(config), 1))


@pytest.fixture
def vision_transformer() -> VisionTransformer:
    config = VisionTransformerConfig(n_class=5, image_size=8, patch_size=4, n_layer=2, n_head=2, d_model=16)
    return with_random_weights(new_model(lambda: VisionTransformer(config), 1))
