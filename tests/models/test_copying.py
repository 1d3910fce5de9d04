import torch

from workbench.models.copying import SMALLEST, CopyHead
from workbench.models.encoder_decoder import EncoderDecoder, EncoderDecoderConfig
from workbench.models.initialisation import new_model


def mixed(head: CopyHead, ids: torch.Tensor, mask: torch.Tensor, logits: torch.Tensor) -> torch.Tensor:
    batch, length, n_token = *logits.shape[:2], logits.shape[2]
    x, states = torch.randn(batch, length, 8), torch.randn(*ids.shape, 8)
    found = head(x, states, ids, mask, logits)
    assert found.shape == (batch, length, n_token)
    return found


@torch.inference_mode()
def test_what_is_mixed_are_probabilities_and_padding_is_never_copied():
    torch.manual_seed(1)
    head = CopyHead(8)
    ids = torch.tensor([[3, 4, 4], [5, 9, 9]])
    mask = torch.tensor([[True, True, True], [True, False, False]])
    logits = torch.full((2, 2, 10), -1e9)
    logits[..., 0] = 0.0  # the vocabulary says 0 and nothing else
    chances = mixed(head, ids, mask, logits).exp()
    torch.testing.assert_close(chances.sum(-1), torch.ones(2, 2), atol=1e-4, rtol=0)
    assert (chances[0, :, [3, 4]] > SMALLEST).all()
    assert (chances[1, :, 9] <= 2 * SMALLEST).all()
    assert (chances[1, :, 5] > SMALLEST).all()


def test_an_encoder_decoder_that_may_copy_begins_near_a_blind_guess_and_learns_through_both_ways():
    config = EncoderDecoderConfig(
        source_vocab_size=12, target_vocab_size=12, max_len=8, n_layer=1, n_head=2, d_model=16, copies=True
    )
    model = new_model(lambda: EncoderDecoder(config), 1).train()
    source, target = torch.tensor([[5, 6, 2]]), torch.tensor([[1, 5]])
    chances = model(source, torch.ones_like(source, dtype=torch.bool), target).exp()
    assert chances[0, :, 7].max() < 1 / 12  # not in the source
    assert (chances[0][:, [5, 6, 2]].sum(-1) > 3 / 12).all()
    chances[0, 0, 5].backward()
    assert model.copying is not None
    for weight in (model.copying.gate.weight, model.head.weight, model.source_embedding.weight):
        assert weight.grad is not None
