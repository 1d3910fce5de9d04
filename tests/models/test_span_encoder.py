from __future__ import annotations

import numpy as np
import torch
from hypothesis import given
from hypothesis import strategies as st

from workbench.models.initialisation import new_model
from workbench.models.span_encoder import ASKED, NOWHERE, READ, UNKNOWN, SpanEncoder, shared
from workbench.models.text_encoder import EncoderShape, TextEncoder, TextEncoderConfig

SHAPE = EncoderShape(vocab_size=20, max_len=10, n_layer=2, n_head=2, d_model=16, dropout=0.0)


def an_encoder(*, marks_shared: bool = False) -> SpanEncoder:
    model = new_model(lambda: SpanEncoder(SHAPE, marks_shared=marks_shared), 1)
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.3, generator=torch.Generator().manual_seed(2))
    return model.eval()


@torch.inference_mode()
def test_only_the_passage_can_hold_the_answer_and_padding_changes_nothing() -> None:
    model = an_encoder()
    ids, parts = torch.tensor([[0, 4, 5, 0, 6, 7]]), torch.tensor([[0, 1, 1, 2, 3, 3]])
    alone = model(ids, parts, torch.ones_like(ids, dtype=torch.bool))
    assert alone.shape == (1, 2, 6)
    assert (alone[..., :4] == NOWHERE).all()
    assert (alone[..., 4:] > NOWHERE).all()
    padded = torch.nn.functional.pad(ids, (0, 2), value=9), torch.nn.functional.pad(parts, (0, 2), value=3)
    mask = torch.tensor([[True] * 6 + [False] * 2])
    both = model(*padded, mask)
    assert torch.allclose(both[..., :6], alone, atol=1e-5)
    assert (both[..., 6:] == NOWHERE).all()


@torch.inference_mode()
def test_signs_have_vectors_of_their_own_and_parts_differ() -> None:
    model = an_encoder()
    parts = torch.tensor([[0, 1, 2, 3, 3]])
    mask = torch.ones_like(parts, dtype=torch.bool)
    plain = model(torch.tensor([[0, 4, 0, 6, 7]]), parts, mask)
    assert torch.allclose(model(torch.tensor([[9, 4, 9, 6, 7]]), parts, mask), plain)
    assert not torch.allclose(model(torch.tensor([[0, 5, 0, 6, 7]]), parts, mask), plain, atol=1e-4)


def test_an_encoder_that_sorts_texts_can_be_where_it_begins() -> None:
    config = TextEncoderConfig(n_class=3, vocab_size=20, max_len=10, n_layer=2, n_head=2, d_model=16)
    sorting = dict(new_model(lambda: TextEncoder(config), 1).named_parameters())
    spans = dict(an_encoder().named_parameters())
    shared = {name for name in spans if name in sorting and spans[name].shape == sorting[name].shape}
    assert {
        name for name in spans if name.split(".")[0] in ("source_embedding", "class_token", "encoder")
    } == shared


@given(st.integers(0, 10_000))
def test_shared_tokens_are_those_of_both_sides(seed: int) -> None:
    rng = np.random.default_rng(seed)
    ids, parts, mask = rng.integers(0, 6, (3, 9)), rng.integers(0, 4, (3, 9)), rng.random((3, 9)) < 0.8
    found = shared(*(torch.from_numpy(each) for each in (ids, parts, mask)))
    for row in range(3):
        asked = {int(each) for each in ids[row][(parts[row] == ASKED) & mask[row]]} - {UNKNOWN}
        read = {int(each) for each in ids[row][(parts[row] == READ) & mask[row]]} - {UNKNOWN}
        for at in range(9):
            others = {ASKED: read, READ: asked}.get(int(parts[row, at]), set())
            assert bool(found[row, at]) is (bool(mask[row, at]) and int(ids[row, at]) in others)


@torch.inference_mode()
def test_a_mark_is_seen_only_where_tokens_are_shared() -> None:
    model = an_encoder(marks_shared=True)
    assert model.shared_mark is not None
    parts = torch.tensor([[0, 1, 1, 2, 3, 3]])
    mask = torch.ones_like(parts, dtype=torch.bool)
    same, other = torch.tensor([[0, 4, 5, 0, 4, 7]]), torch.tensor([[0, 4, 5, 0, 6, 7]])
    before = [model(ids, parts, mask) for ids in (same, other)]
    torch.nn.init.zeros_(model.shared_mark)
    after = [model(ids, parts, mask) for ids in (same, other)]
    assert not torch.allclose(before[0], after[0], atol=1e-3)
    assert torch.equal(before[1], after[1])
