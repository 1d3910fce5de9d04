from functools import partial

import pytest
import torch

from workbench.models.attention import MultiHeadAttention
from workbench.models.capture import capture_attention
from workbench.models.decoder import Decoder
from workbench.models.encoder_decoder import EncoderDecoder
from workbench.models.vision_transformer import VisionTransformer

close = partial(torch.testing.assert_close, atol=1e-5, rtol=1e-5)


def taps(model: torch.nn.Module) -> list[object]:
    return [module.tap for module in model.modules() if isinstance(module, MultiHeadAttention)]


@torch.inference_mode()
def test_a_decoder_says_the_same_while_it_is_watched(decoder: Decoder):
    tokens = torch.randint(0, 11, (3, 9))
    plain = decoder(tokens)
    with capture_attention(decoder) as captured:
        watched = decoder(tokens)
    close(watched, plain)
    assert captured.kinds() == ["decoder"]
    maps = captured.maps("decoder")
    assert maps.shape == (2, 3, 2, 9, 9)
    torch.testing.assert_close(maps.sum(-1), torch.ones(2, 3, 2, 9))
    assert not maps.triu(1).any()
    assert set(taps(decoder)) == {None}
    torch.testing.assert_close(decoder(tokens), plain, rtol=0, atol=0)


@torch.inference_mode()
def test_an_encoder_decoder_shows_three_kinds_and_hides_padding(encoder_decoder: EncoderDecoder):
    source, target = torch.randint(0, 9, (2, 6)), torch.randint(0, 7, (2, 4))
    mask = torch.tensor([[True] * 6, [True] * 3 + [False] * 3])
    plain = encoder_decoder(source, mask, target)
    with capture_attention(encoder_decoder) as captured:
        watched = encoder_decoder(source, mask, target)
    close(watched, plain)
    assert captured.kinds() == ["encoder", "decoder", "cross"]
    for kind, shape in (("encoder", (6, 6)), ("decoder", (4, 4)), ("cross", (4, 6))):
        maps = captured.maps(kind)  # pyright: ignore[reportArgumentType]
        assert maps.shape == (2, 2, 2, *shape)
        torch.testing.assert_close(maps.sum(-1), torch.ones(2, 2, 2, shape[0]))
        if kind != "decoder":
            assert not maps[:, 1, :, :, 3:].any()
    assert not captured.maps("decoder").triu(1).any()


@torch.inference_mode()
def test_padding_changes_nothing(encoder_decoder: EncoderDecoder):
    source, target = torch.randint(0, 9, (1, 4)), torch.randint(0, 7, (1, 5))
    plain = encoder_decoder(source, torch.ones(1, 4, dtype=torch.bool), target)
    padded = torch.cat((source, torch.full((1, 3), 8)), dim=1)
    mask = torch.tensor([[True] * 4 + [False] * 3])
    close(encoder_decoder(padded, mask, target), plain)


@torch.inference_mode()
def test_a_vision_transformer_says_the_same_while_it_is_watched(vision_transformer: VisionTransformer):
    images = torch.randn(2, 1, 8, 8)
    plain = vision_transformer(images)
    with capture_attention(vision_transformer) as captured:
        watched = vision_transformer(images)
    close(watched, plain)
    assert captured.kinds() == ["encoder"]
    assert captured.maps("encoder").shape == (2, 2, 2, 5, 5)


@torch.inference_mode()
def test_the_last_of_several_passes_is_shown(decoder: Decoder):
    with capture_attention(decoder) as captured:
        decoder(torch.tensor([[1, 2, 3]]))
        decoder(torch.tensor([[4, 5]]))
    assert captured.maps("decoder").shape[-2:] == (2, 2)


def test_nothing_is_watched_any_more_after_an_error(decoder: Decoder):
    def fail():
        with capture_attention(decoder):
            assert None not in taps(decoder)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert set(taps(decoder)) == {None}


def test_watching_in_training_gives_the_same_gradients(decoder: Decoder):
    tokens = torch.randint(0, 11, (2, 8))
    decoder.train()
    decoder(tokens).square().mean().backward()
    plain = [parameter.grad.clone() for parameter in decoder.parameters() if parameter.grad is not None]
    decoder.zero_grad()
    with capture_attention(decoder):
        decoder(tokens).square().mean().backward()
    for one, parameter in zip(plain, decoder.parameters(), strict=True):
        assert parameter.grad is not None
        torch.testing.assert_close(parameter.grad, one, atol=1e-4, rtol=1e-3)
