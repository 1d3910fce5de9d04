import torch

from workbench.models.encoder_decoder import EncoderDecoder


@torch.inference_mode()
def test_cached_equals_uncached(encoder_decoder: EncoderDecoder):
    source, target = torch.randint(0, 9, (2, 6)), torch.randint(0, 7, (2, 8))
    mask = torch.tensor([[True] * 6, [True] * 2 + [False] * 4])
    whole = encoder_decoder(source, mask, target)
    encoded = encoder_decoder.encode(source, mask)
    cache = encoder_decoder.new_cache()
    found = [encoder_decoder.decode(part, encoded, cache) for part in target.split(1, dim=1)]
    torch.testing.assert_close(torch.cat(found, dim=1), whole, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_a_reordered_cache_follows_its_rows(encoder_decoder: EncoderDecoder):
    source, mask = torch.randint(0, 9, (3, 5)), torch.ones(3, 5, dtype=torch.bool)
    target, rows = torch.randint(0, 7, (3, 4)), torch.tensor([2, 0, 0])
    encoded, cache = encoder_decoder.encode(source, mask), encoder_decoder.new_cache()
    encoder_decoder.decode(target[:, :3], encoded, cache)
    for block in cache:
        block.reorder(rows)
    found = encoder_decoder.decode(target[:, 3:], encoded.rows(rows), cache)
    whole = torch.cat((target[rows, :3], target[:, 3:]), dim=1)
    expected = encoder_decoder(source[rows], mask, whole)[:, 3:]
    torch.testing.assert_close(found, expected, atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_the_source_matters(encoder_decoder: EncoderDecoder):
    target, mask = torch.tensor([[1, 2]]), torch.ones(1, 3, dtype=torch.bool)
    one = encoder_decoder(torch.tensor([[3, 4, 5]]), mask, target)
    other = encoder_decoder(torch.tensor([[3, 6, 5]]), mask, target)
    assert not torch.allclose(one, other)
