import torch

from workbench.models.initialisation import new_model
from workbench.models.masked_encoder import MaskedEncoder
from workbench.models.text_encoder import EncoderShape, TextEncoder, TextEncoderConfig


def an_encoder() -> MaskedEncoder:
    shape = EncoderShape(vocab_size=20, max_len=10, n_layer=2, n_head=2, d_model=16, dropout=0.0)
    model = new_model(lambda: MaskedEncoder(shape), 1)
    generator = torch.Generator().manual_seed(2)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3, generator=generator)
    return model.eval()


@torch.inference_mode()
def test_every_position_is_answered_and_none_depends_on_padding() -> None:
    model = an_encoder()
    ids = torch.tensor([[3, 19, 5]])
    alone = model(ids, torch.ones_like(ids, dtype=torch.bool))
    assert alone.shape == (1, 4, 19)  # the blank itself is no answer
    padded, mask = torch.tensor([[3, 19, 5, 7]]), torch.tensor([[True] * 3 + [False]])
    assert torch.allclose(model(padded, mask)[:, :4], alone, atol=1e-5)


@torch.inference_mode()
def test_only_what_is_asked_is_answered() -> None:
    model = an_encoder()
    ids = torch.tensor([[3, 19, 5], [1, 2, 3]])
    mask = torch.ones_like(ids, dtype=torch.bool)
    asked = torch.tensor([[False, False, True, False], [False, True, False, True]])
    assert torch.allclose(model(ids, mask, asked), model(ids, mask)[asked], atol=1e-6)


@torch.inference_mode()
def test_a_blank_looks_to_both_sides() -> None:
    model = an_encoder()
    mask = torch.ones(1, 3, dtype=torch.bool)
    middle = model(torch.tensor([[3, 19, 5]]), mask)[0, 2]
    for changed in ([4, 19, 5], [3, 19, 6]):
        assert not torch.allclose(model(torch.tensor([changed]), mask)[0, 2], middle, atol=1e-4)


def test_it_shares_its_names_with_the_encoder_that_sorts() -> None:
    sorter = TextEncoder(
        TextEncoderConfig(n_class=3, vocab_size=19, max_len=10, n_layer=2, n_head=2, d_model=16)
    )
    mine, other = an_encoder().state_dict(), sorter.state_dict()
    assert list(mine) == list(other)
    assert {name for name in mine if mine[name].shape != other[name].shape} == {
        "source_embedding.weight",
        "head.weight",
        "head.bias",
    }
