import pytest
import torch

from workbench.models.decoder import Decoder


@torch.inference_mode()
@pytest.mark.parametrize("pieces", [(1,) * 12, (5, 1, 6), (11, 1)])
def test_cached_equals_uncached(decoder: Decoder, pieces: tuple[int, ...]):
    tokens = torch.randint(0, 11, (2, 12))
    cache = decoder.new_cache()
    found = [decoder(part, cache) for part in tokens.split(list(pieces), dim=1)]
    torch.testing.assert_close(torch.cat(found, dim=1), decoder(tokens), atol=1e-4, rtol=1e-4)


@torch.inference_mode()
def test_later_tokens_do_not_change_earlier_predictions(decoder: Decoder):
    tokens = torch.randint(0, 11, (1, 12))
    changed = tokens.clone()
    changed[:, 7:] = (changed[:, 7:] + 1) % 11
    torch.testing.assert_close(decoder(tokens)[:, :7], decoder(changed)[:, :7], atol=1e-6, rtol=1e-6)


@torch.inference_mode()
def test_rows_of_a_batch_do_not_see_each_other(decoder: Decoder):
    tokens = torch.randint(0, 11, (4, 6))
    alone = torch.cat([decoder(row[None]) for row in tokens])
    torch.testing.assert_close(decoder(tokens), alone, atol=1e-5, rtol=1e-5)
