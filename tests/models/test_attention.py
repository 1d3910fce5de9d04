import math
from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
import torch
import torch.nn.functional as F
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from workbench.models.attention import (
    AttentionConfig,
    KeyValueCache,
    MultiHeadAttention,
    rotary_angles,
    rotate,
)

Array = npt.NDArray[np.float64]
SHAPES = [(1, 1, 1, 8, 1), (2, 5, 5, 16, 4), (3, 7, 4, 24, 3), (1, 2, 9, 32, 1), (2, 6, 6, 16, 8)]


def attention(d_model: int, n_head: int, seed: int = 0, **settings: Any) -> MultiHeadAttention:
    torch.manual_seed(seed)
    return MultiHeadAttention(AttentionConfig(d_model=d_model, n_head=n_head, **settings), "decoder").eval()


def visible(n_query: int, n_key: int, seed: int) -> Tensor:
    """A random mask in which every query may look at something."""
    generator = torch.Generator().manual_seed(seed)
    mask = torch.rand(n_query, n_key, generator=generator) > 0.4
    mask[torch.arange(n_query), torch.arange(n_query) % n_key] = True
    return mask


def reference(
    module: MultiHeadAttention, x: Tensor, context: Tensor | None, allowed: npt.NDArray[np.bool_] | None
) -> tuple[Array, Array]:
    """softmax(QKᵀ/√d_k)V written out in float64, one head and one example at a time."""
    config = module.config
    weight = {
        name: getattr(module, name).weight.detach().numpy().astype(np.float64)
        for name in ("query", "key", "value", "output")
    }
    read = x.numpy().astype(np.float64)
    source = read if context is None else context.numpy().astype(np.float64)
    n_batch, n_query, n_key, width = len(read), read.shape[1], source.shape[1], config.d_head
    out = np.zeros((n_batch, n_query, config.d_model))
    maps = np.zeros((n_batch, config.n_head, n_query, n_key))

    def prepare(rows: Array, turned: bool) -> Array:
        if config.qk_norm:
            rows = (
                config.qk_size * rows / np.sqrt((rows**2).mean(-1, keepdims=True) + np.finfo(np.float32).eps)
            )
        if turned:
            half = width // 2
            pairs = rows[:, :half] + 1j * rows[:, half:]
            frequency = 10_000.0 ** (-np.arange(half) * 2 / width)
            pairs = pairs * np.exp(1j * np.arange(len(rows))[:, None] * frequency)
            rows = np.concatenate((pairs.real, pairs.imag), axis=1)
        return rows

    for example in range(n_batch):
        mixed: list[Array] = []
        for head in range(config.n_head):
            part = slice(head * width, (head + 1) * width)
            turned = config.rotary and context is None
            q = prepare((read[example] @ weight["query"].T)[:, part], turned)
            k = prepare((source[example] @ weight["key"].T)[:, part], turned)
            v = (source[example] @ weight["value"].T)[:, part]
            score = q @ k.T / math.sqrt(width)
            if allowed is not None:
                score = np.where(allowed, score, -np.inf)
            share = np.exp(score - score.max(-1, keepdims=True))
            share = share / share.sum(-1, keepdims=True)
            maps[example, head] = share
            mixed.append(share @ v)
        out[example] = np.concatenate(mixed, axis=1) @ weight["output"].T
    return out, maps


@pytest.mark.parametrize(("n_batch", "n_query", "n_key", "d_model", "n_head"), SHAPES)
@pytest.mark.parametrize("is_masked", [False, True])
@pytest.mark.parametrize("qk_norm", [False, True])
@pytest.mark.parametrize("qk_size", [1.0, 1.7])
def test_cross_attention_equals_the_float64_reference_and_torch(
    n_batch: int,
    n_query: int,
    n_key: int,
    d_model: int,
    n_head: int,
    is_masked: bool,
    qk_norm: bool,
    qk_size: float,
):
    module = attention(d_model, n_head, qk_norm=qk_norm, qk_size=qk_size)
    x, context = torch.randn(n_batch, n_query, d_model), torch.randn(n_batch, n_key, d_model)
    mask = visible(n_query, n_key, 1) if is_masked else None
    with torch.inference_mode():
        fused = module(x, context, mask=mask)
        explicit, weights = module.forward_with_weights(x, context, mask=mask)
        q, k, v = module.project(x, context)
        by_torch = F.scaled_dot_product_attention(q, k, v, attn_mask=mask)
        by_torch = module.output(by_torch.transpose(1, 2).reshape(n_batch, n_query, d_model))
    expected, maps = reference(module, x, context, None if mask is None else mask.numpy())
    for found in (fused, explicit, by_torch):
        np.testing.assert_allclose(found.numpy(), expected, atol=2e-5)
    np.testing.assert_allclose(weights.numpy(), maps, atol=2e-6)


@pytest.mark.parametrize(
    ("n_batch", "length", "d_model", "n_head"), [(1, 1, 8, 1), (2, 5, 16, 4), (2, 9, 24, 2)]
)
@pytest.mark.parametrize("is_causal", [False, True])
@pytest.mark.parametrize("is_masked", [False, True])
@pytest.mark.parametrize("rotary", [False, True])
def test_self_attention_equals_the_float64_reference_and_torch(
    n_batch: int, length: int, d_model: int, n_head: int, is_causal: bool, is_masked: bool, rotary: bool
):
    module = attention(d_model, n_head, rotary=rotary)
    x = torch.randn(n_batch, length, d_model)
    mask = (visible(length, length, 2) | torch.eye(length, dtype=torch.bool)) if is_masked else None
    allowed = np.ones((length, length), dtype=bool) if mask is None else mask.numpy()
    if is_causal:
        allowed = allowed & np.tri(length, dtype=bool)
    with torch.inference_mode():
        fused = module(x, mask=mask, is_causal=is_causal)
        explicit, weights = module.forward_with_weights(x, mask=mask, is_causal=is_causal)
        q, k, v = module.project(x)
        by_torch = F.scaled_dot_product_attention(q, k, v, attn_mask=torch.from_numpy(allowed))
        by_torch = module.output(by_torch.transpose(1, 2).reshape(n_batch, length, d_model))
    expected, maps = reference(module, x, None, allowed)
    for found in (fused, explicit, by_torch):
        np.testing.assert_allclose(found.numpy(), expected, atol=2e-5)
    np.testing.assert_allclose(weights.numpy(), maps, atol=2e-6)
    np.testing.assert_allclose(weights.sum(-1).numpy(), 1.0, atol=1e-6)
    assert not weights.numpy()[..., ~allowed].any()  # masked is exactly zero, not nearly


def test_one_head_without_norm_is_the_formula_to_the_letter():
    module = attention(8, 1, qk_norm=False)
    x = torch.randn(1, 4, 8)
    with torch.inference_mode():
        q, k, v = module.query(x), module.key(x), module.value(x)
        expected = module.output((q @ k.transpose(1, 2) / math.sqrt(8)).softmax(-1) @ v)
        torch.testing.assert_close(module(x), expected)


@pytest.mark.parametrize("rotary", [False, True])
@pytest.mark.parametrize("pieces", [(1,) * 7, (3, 1, 3), (7,), (2, 5)])
@pytest.mark.parametrize("is_tapped", [False, True])
def test_reading_piece_by_piece_with_a_cache_equals_reading_at_once(
    rotary: bool, pieces: tuple[int, ...], is_tapped: bool
):
    module = attention(16, 4, rotary=rotary)
    x = torch.randn(2, 7, 16)
    with torch.inference_mode():
        whole, weights = module.forward_with_weights(x, is_causal=True)
        module.tap = [] if is_tapped else None
        cache, found = KeyValueCache(), list[Tensor]()
        for part in x.split(list(pieces), dim=1):
            found.append(module(part, is_causal=True, cache=cache))
    torch.testing.assert_close(torch.cat(found, dim=1), whole, atol=1e-5, rtol=1e-5)
    assert cache.length == 7
    if module.tap is not None:
        torch.testing.assert_close(module.tap[-1], weights[:, :, 7 - pieces[-1] :], atol=1e-6, rtol=1e-5)


def test_a_cross_cache_is_filled_once_and_then_kept():
    module = attention(16, 2)
    x, context = torch.randn(2, 3, 16), torch.randn(2, 5, 16)
    cache = KeyValueCache()
    with torch.inference_mode():
        whole = module(x, context)
        found = [module(part, context, cache=cache) for part in x.split(1, dim=1)]
    torch.testing.assert_close(torch.cat(found, dim=1), whole, atol=1e-5, rtol=1e-5)
    assert cache.length == 5


def test_a_cache_can_be_reordered():
    cache = KeyValueCache()
    cache.reorder(torch.tensor([0]))  # empty: nothing to move
    rows = torch.arange(3.0)[:, None, None, None].expand(3, 1, 2, 4)
    cache.extend(rows, -rows)
    cache.reorder(torch.tensor([2, 0, 0, 1]))
    assert cache.key is not None
    assert cache.value is not None
    assert cache.key[:, 0, 0, 0].tolist() == [2, 0, 0, 1]
    assert cache.value[:, 0, 0, 0].tolist() == [-2, 0, 0, -1]


def test_gradients_of_both_paths_are_equal():
    module = attention(16, 4, rotary=True)
    x = torch.randn(2, 6, 16)
    module(x, is_causal=True).square().sum().backward()
    fused = [parameter.grad.clone() for parameter in module.parameters() if parameter.grad is not None]
    module.zero_grad()
    module.forward_with_weights(x, is_causal=True)[0].square().sum().backward()
    explicit = [parameter.grad for parameter in module.parameters() if parameter.grad is not None]
    assert len(fused) == len(explicit) == 4
    for one, other in zip(fused, explicit, strict=True):
        torch.testing.assert_close(one, other, atol=1e-4, rtol=1e-4)


def test_captured_weights_are_those_before_dropout():
    module = attention(16, 4, dropout=0.5).train()
    torch.manual_seed(0)
    _, weights = module.forward_with_weights(torch.randn(2, 6, 16))
    torch.testing.assert_close(weights.sum(-1), torch.ones(2, 4, 6))


def test_a_later_position_changes_nothing_before_it():
    module = attention(16, 4, rotary=True)
    x = torch.randn(1, 6, 16)
    changed = x.clone()
    changed[:, 4:] += 1
    with torch.inference_mode():
        before, after = module(x, is_causal=True), module(changed, is_causal=True)
    torch.testing.assert_close(before[:, :4], after[:, :4])
    assert not torch.allclose(before[:, 4:], after[:, 4:])


@given(offset=st.integers(0, 40), query=st.integers(0, 20), key=st.integers(0, 20))
def test_rotary_scores_depend_on_the_distance_alone(offset: int, query: int, key: int):
    generator = torch.Generator().manual_seed(3)
    q, k = torch.randn(2, 1, 1, 1, 8, generator=generator)
    cos, sin = rotary_angles(64, 8)

    def score(at: int, to: int) -> float:
        turned = rotate(q, cos[at : at + 1], sin[at : at + 1])
        return float((turned * rotate(k, cos[to : to + 1], sin[to : to + 1])).sum())

    assert score(query, key) == pytest.approx(score(query + offset, key + offset), abs=1e-4)
