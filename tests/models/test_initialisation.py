import math
from collections.abc import Callable

import pytest
import torch
import torch.nn.functional as F
from torch import nn

from workbench.models.decoder import Decoder, DecoderConfig
from workbench.models.encoder_decoder import EncoderDecoder, EncoderDecoderConfig
from workbench.models.initialisation import empty_model, new_model, outline
from workbench.models.vision_transformer import VisionTransformer, VisionTransformerConfig


def decoder() -> nn.Module:
    return Decoder(DecoderConfig(vocab_size=37, seq_len=8, n_layer=2, n_head=4, d_model=32))


def encoder_decoder() -> nn.Module:
    return EncoderDecoder(
        EncoderDecoderConfig(
            source_vocab_size=20, target_vocab_size=37, max_len=8, n_layer=2, n_head=4, d_model=32
        )
    )


def vision_transformer() -> nn.Module:
    return VisionTransformer(
        VisionTransformerConfig(n_class=37, image_size=8, patch_size=4, channels=3, n_layer=2, d_model=32)
    )


BUILDERS = [decoder, encoder_decoder, vision_transformer]
BLOCK = 4 * 32 * 32 + 2 * 4 * 32 * 32  # four projections, two feed-forward matrices of four times the width
CROSS = 4 * 32 * 32


def logits(model: nn.Module) -> torch.Tensor:
    generator = torch.Generator().manual_seed(5)
    tokens = torch.randint(0, 20, (2, 8), generator=generator)
    if isinstance(model, VisionTransformer):
        return model(torch.randn(4, 3, 8, 8, generator=generator))
    if isinstance(model, EncoderDecoder):
        return model(tokens, torch.ones_like(tokens, dtype=torch.bool), tokens)
    return model(tokens)


@pytest.mark.parametrize("build", BUILDERS)
def test_the_seed_decides_every_weight(build: Callable[[], nn.Module]):
    one, same, other = new_model(build, 7), new_model(build, 7), new_model(build, 8)
    assert one.state_dict().keys() == same.state_dict().keys()
    for name, weight in one.state_dict().items():
        assert weight.isfinite().all(), name
        assert torch.equal(weight, same.state_dict()[name]), name
    assert any(not torch.equal(weight, other.state_dict()[name]) for name, weight in one.state_dict().items())


@pytest.mark.parametrize("build", BUILDERS)
def test_the_random_state_of_torch_is_not_touched(build: Callable[[], nn.Module]):
    torch.manual_seed(3)
    before = torch.get_rng_state()
    new_model(build, 7)
    empty_model(build)
    outline(build)
    assert torch.equal(before, torch.get_rng_state())
    first = new_model(build, 7)
    torch.manual_seed(99)
    second = new_model(build, 7)
    for one, other in zip(first.parameters(), second.parameters(), strict=True):
        assert torch.equal(one, other)


@pytest.mark.parametrize("build", BUILDERS)
def test_the_first_loss_is_that_of_a_blind_guess(build: Callable[[], nn.Module]):
    found = logits(new_model(build, 7)).detach().flatten(0, -2)
    assert not found.any()
    loss = F.cross_entropy(found.double(), torch.arange(len(found)) % 37)
    assert float(loss) == pytest.approx(math.log(37), abs=1e-12)


@pytest.mark.parametrize("build", BUILDERS)
def test_an_outline_has_every_shape_and_no_weights(build: Callable[[], nn.Module]):
    made, drawn = new_model(build, 1), outline(build)
    assert all(parameter.is_meta for parameter in drawn.parameters())
    assert {name: weight.shape for name, weight in made.named_parameters()} == {
        name: weight.shape for name, weight in drawn.named_parameters()
    }


@pytest.mark.parametrize(
    ("build", "expected"),
    [
        (decoder, 2 * 37 * 32 + 2 * BLOCK),
        (encoder_decoder, 20 * 32 + 2 * 37 * 32 + 4 * BLOCK + 2 * CROSS),
        (vision_transformer, (48 * 32 + 32) + 32 + 5 * 32 + 2 * BLOCK + (32 * 37 + 37)),
    ],
)
def test_parameters_are_counted_by_hand(build: Callable[[], nn.Module], expected: int):
    assert sum(parameter.numel() for parameter in new_model(build, 1).parameters()) == expected


@pytest.mark.parametrize("build", BUILDERS)
def test_loaded_weights_make_the_same_model(
    build: Callable[[], nn.Module], scrambled: Callable[..., nn.Module]
):
    model = scrambled(new_model(build, 1))
    copy = empty_model(build).eval()
    copy.load_state_dict(model.state_dict())
    with torch.inference_mode():
        assert torch.equal(logits(model), logits(copy))
