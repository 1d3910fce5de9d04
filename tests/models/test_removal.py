"""A model with heads switched off equals one whose output projection has zeros in their columns."""

from __future__ import annotations

from functools import partial

import numpy as np
import pytest
import torch
from torch import nn

from workbench.language import WorkbenchError
from workbench.models.attention import MultiHeadAttention
from workbench.models.capture import capture_attention
from workbench.models.decoder import Decoder
from workbench.models.encoder_decoder import EncoderDecoder
from workbench.models.incremental import IncrementalDecoder
from workbench.models.removal import HeadName, all_heads, attention_layers, heads_off, watched_heads
from workbench.models.vision_transformer import VisionTransformer

close = partial(torch.testing.assert_close, atol=1e-5, rtol=1e-5)
TOKENS = torch.tensor([[3, 1, 4, 1, 5, 9, 2, 6]])
PAIR = (torch.tensor([[3, 1, 4, 1]]), torch.ones(1, 4, dtype=torch.bool), torch.tensor([[1, 5, 2]]))


def edits(model: nn.Module) -> list[object]:
    return [module.edit for module in model.modules() if isinstance(module, MultiHeadAttention)]


@torch.no_grad()
def zero_columns(model: nn.Module, *heads: HeadName) -> None:
    for head in heads:
        module = attention_layers(model)[head.kind][head.layer]  # pyright: ignore[reportArgumentType]
        width = module.config.d_head
        module.output.weight[:, head.head * width : (head.head + 1) * width] = 0


@torch.inference_mode()
@pytest.mark.parametrize("is_watched", [False, True])
def test_every_head_of_every_kind_equals_zero_columns(
    decoder: Decoder,
    encoder_decoder: EncoderDecoder,
    vision_transformer: VisionTransformer,
    is_watched: bool,
):
    inputs: list[tuple[nn.Module, tuple[torch.Tensor, ...]]] = [
        (decoder, (TOKENS,)),
        (encoder_decoder, PAIR),
        (vision_transformer, (torch.randn(1, 1, 8, 8),)),
    ]
    for model, given in inputs:
        plain = model(*given)
        state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        for head in all_heads(model):
            with heads_off(model, [head]):
                if is_watched:  # the explicit formula runs instead of the fused kernel
                    with capture_attention(model):
                        off = model(*given)
                else:
                    off = model(*given)
            zero_columns(model, head)
            close(off, model(*given))
            model.load_state_dict(state)
            assert (off - plain).abs().max() > 1e-3, "an intact head changes nothing"
        torch.testing.assert_close(model(*given), plain, rtol=0, atol=0)
        assert set(edits(model)) == {None}


@torch.inference_mode()
def test_several_heads_at_once_and_one_inside_another(decoder: Decoder):
    one, other = HeadName("decoder", 0, 1), HeadName("decoder", 1, 0)
    with heads_off(decoder, [one, other]):
        both = decoder(TOKENS)
    with heads_off(decoder, [one]):
        with heads_off(decoder, [other]):
            nested = decoder(TOKENS)
        inner_gone = decoder(TOKENS)
    with heads_off(decoder, [one]):
        close(inner_gone, decoder(TOKENS))
    zero_columns(decoder, one, other)
    close(both, decoder(TOKENS))
    close(nested, decoder(TOKENS))


@torch.inference_mode()
def test_a_head_that_always_finds_its_mean_loses_nothing(decoder: Decoder):
    with watched_heads(decoder) as found:
        plain = decoder(TOKENS[:, :1])
    means = {"decoder": np.stack([layer[0, :, 0].numpy() for layer in found["decoder"]])}
    with heads_off(decoder, all_heads(decoder), means):
        close(decoder(TOKENS[:, :1]), plain)
    with heads_off(decoder, all_heads(decoder)):
        assert (decoder(TOKENS[:, :1]) - plain).abs().max() > 1e-3


@torch.inference_mode()
def test_what_was_watched_is_what_goes_into_the_output_projection(encoder_decoder: EncoderDecoder):
    plain = encoder_decoder(*PAIR)
    with watched_heads(encoder_decoder) as found:
        torch.testing.assert_close(encoder_decoder(*PAIR), plain, rtol=0, atol=0)
    assert [tuple(layer.shape) for layer in found["cross"]] == [(1, 2, 3, 8)] * 2
    assert [tuple(layer.shape) for layer in found["encoder"]] == [(1, 2, 4, 8)] * 2
    assert set(edits(encoder_decoder)) == {None}


@torch.inference_mode()
def test_writing_token_by_token_leaves_the_same_heads_out(decoder: Decoder):
    with heads_off(decoder, [HeadName("decoder", 1, 1)]):
        expected = decoder(TOKENS)[0]
        reader = IncrementalDecoder(decoder)
        steps = [reader.read(TOKENS[0, :2].tolist()), *(reader.step(int(token)) for token in TOKENS[0, 2:])]
    torch.testing.assert_close(torch.from_numpy(np.stack(steps)), expected[1:], atol=1e-4, rtol=1e-4)


def test_nothing_is_off_any_more_after_an_error(decoder: Decoder):
    def fail():
        with heads_off(decoder, all_heads(decoder)):
            assert None not in edits(decoder)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    assert set(edits(decoder)) == {None}


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (HeadName("decoder", 2, 0), r"no head decoder 3\.1\. .* from 1\.1 to 2\.2"),
        (HeadName("decoder", 0, -1), r"no head decoder 1\.0"),
        (HeadName("cross", 0, 0), "no attention of the kind “cross”. It has: decoder"),
    ],
)
def test_a_head_that_is_not_there_is_named(decoder: Decoder, head: HeadName, words: str):
    with pytest.raises(WorkbenchError, match=words), heads_off(decoder, [HeadName("decoder", 0, 0), head]):
        pass
    assert set(edits(decoder)) == {None}


def test_gradients_flow_past_a_head_that_is_off(decoder: Decoder):
    with heads_off(decoder, [HeadName("decoder", 0, 0)]):
        decoder(TOKENS).square().mean().backward()
    gradient = attention_layers(decoder)["decoder"][0].output.weight.grad
    assert gradient is not None
    assert not gradient[:, :8].any()
    assert gradient[:, 8:].any()
