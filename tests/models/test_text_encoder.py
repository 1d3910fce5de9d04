import torch

from workbench.models.capture import capture_attention
from workbench.models.initialisation import new_model
from workbench.models.text_encoder import TextEncoder, TextEncoderConfig

CONFIG = TextEncoderConfig(n_class=3, vocab_size=20, max_len=10, n_layer=2, n_head=2, d_model=16, dropout=0.0)


def an_encoder() -> TextEncoder:
    model = new_model(lambda: TextEncoder(CONFIG), 1)
    generator = torch.Generator().manual_seed(2)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3, generator=generator)
    return model.eval()


@torch.inference_mode()
def test_no_answer_depends_on_padding():
    model = an_encoder()
    ids = torch.tensor([[3, 4, 5]])
    alone = model(ids, torch.ones_like(ids, dtype=torch.bool))
    for filling in (0, 7):
        padded = torch.tensor([[3, 4, 5, filling, filling], [1, 2, 3, 4, 5]])
        mask = torch.tensor([[True] * 3 + [False] * 2, [True] * 5])
        with capture_attention(model) as captured:
            both = model(padded, mask)
            maps = captured.maps("encoder")
        assert torch.allclose(both[:1], alone, atol=1e-5)
        assert not maps[:, 0, :, :, 4:].any()  # the class token and three tokens are before the padding
        assert torch.allclose(maps.sum(-1), torch.ones(()), atol=1e-5)


@torch.inference_mode()
def test_every_token_and_its_place_matter():
    model = an_encoder()
    ids = torch.tensor([[3, 4, 5, 6]])
    mask = torch.ones_like(ids, dtype=torch.bool)
    plain = model(ids, mask)
    for place in range(4):
        changed = ids.clone()
        changed[0, place] = 9
        assert not torch.allclose(model(changed, mask), plain, atol=1e-4)
    assert not torch.allclose(model(ids.flip(1), mask), plain, atol=1e-4)


def test_an_empty_text_has_an_answer_and_gradients():
    model = an_encoder().train()
    logits = model(torch.zeros(1, 0, dtype=torch.long), torch.zeros(1, 0, dtype=torch.bool))
    assert logits.shape == (1, 3)
    logits.sum().backward()
    ids, mask = torch.zeros(2, 3, dtype=torch.long), torch.tensor([[False] * 3, [True] * 3])
    model(ids, mask).sum().backward()
    assert all(p.grad is None or p.grad.isfinite().all() for p in model.parameters())
