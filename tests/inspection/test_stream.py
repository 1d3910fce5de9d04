from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from workbench.inspection.passes import record_pass
from workbench.inspection.stream import logit_lens, record_stream, stream_norms
from workbench.models.block import Block
from workbench.models.elementwise import normalise
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from tests.inspection.conftest import Made

SIDES = {
    "text-generation": {"decoder"},
    "translation": {"encoder", "decoder"},
    "summarisation": {"encoder", "decoder"},
    "fill-in-the-blank": {"encoder"},
    "text-classification": {"encoder"},
    "question-answering": {"encoder"},
    "dialogue": {"decoder"},
    "image-recognition": {"encoder"},
}


@torch.inference_mode()
def test_the_last_row_of_the_lens_is_the_answer(made: Made):
    whole = record_pass(made.scenario, made.trained, made.value)
    lens = logit_lens(made.scenario, made.trained, whole)
    chances = whole.logits().softmax(-1).numpy()  # (T, n_choice)
    assert lens.final.shape == (3, len(chances))
    np.testing.assert_allclose(lens.final[-1], chances.max(-1), atol=1e-5)
    np.testing.assert_array_equal(lens.ids[-1, :, 0], chances.argmax(-1))
    np.testing.assert_allclose(lens.chances[-1, :, 0], chances.max(-1), atol=1e-5)
    if not whole.reading.choices:  # places one by one, where the reading shows whole parts
        assert lens.names[int(lens.ids[-1, lens.place, 0])] == whole.reading.probabilities[0][0]
    assert (np.diff(lens.chances, axis=-1) <= 0).all()
    assert (lens.chances.sum(-1) <= 1 + 1e-9).all()
    assert set(lens.names) == set(np.unique(lens.ids).tolist())


@torch.inference_mode()
def test_the_first_row_skips_every_block(making: Any):
    made: Made = making("text-generation")
    whole = record_pass(made.scenario, made.trained, made.value)
    model: Any = made.trained.model
    expected = model.head(normalise(normalise(model.embedding(whole.inputs[0])))).softmax(-1)[0]
    lens = logit_lens(made.scenario, made.trained, whole)
    np.testing.assert_array_equal(lens.ids[0, :, 0], expected.argmax(-1).numpy())
    np.testing.assert_allclose(lens.chances[0, :, 0], expected.max(-1).values.numpy(), atol=1e-5)


def test_lengths_of_the_stream(made: Made):
    whole = record_pass(made.scenario, made.trained, made.value)
    stream, norms = record_stream(whole), stream_norms(whole)
    assert set(norms.lengths) == SIDES[made.scenario.key]
    for kind, lengths in norms.lengths.items():
        n_position = stream[kind][0].shape[0]
        assert lengths.shape == (3, n_position)
        expected = np.sqrt((stream[kind][1].numpy().astype(float) ** 2).sum(-1))
        np.testing.assert_allclose(lengths[1], expected, rtol=1e-5)
    hooks = [block._forward_hooks for block in made.trained.model.modules() if isinstance(block, Block)]
    assert not any(hooks)


@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "ж" * 600])
@pytest.mark.parametrize("key", ["text-generation", "translation", "fill-in-the-blank"])
def test_whatever_a_person_types(making: Any, key: str, value: Value):
    made: Made = making(key)
    whole = record_pass(made.scenario, made.trained, value)
    assert np.isfinite(logit_lens(made.scenario, made.trained, whole).final).all()
    assert all(np.isfinite(lengths).all() for lengths in stream_norms(whole).lengths.values())
