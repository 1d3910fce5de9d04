from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from workbench.inspection.attribution import gradient_times_input
from workbench.inspection.passes import record_pass
from workbench.models.block import Block
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from tests.inspection.conftest import Made


def test_it_says_what_a_little_more_of_a_position_does(made: Made):
    """Compared with the difference when the embedding of one position grows and shrinks by a thousandth."""
    whole = record_pass(made.scenario, made.trained, made.value)
    found = gradient_times_input(made.scenario, made.trained, whole)
    decided = whole.reading.decided
    assert found.answer == whole.reading.probabilities[0][0]
    if not decided:  # else the share is one among all parts of the passage
        assert found.chance == pytest.approx(whole.reading.probabilities[0][1], abs=1e-5)
    chosen = list(enumerate(decided)) or [(whole.place, int(whole.logits()[whole.place].argmax()))]
    model = made.trained.model.double()
    inputs = tuple(each.double() if each.is_floating_point() else each for each in whole.inputs)
    for kind, scores in found.scores.items():
        (first, *_) = (
            block for block in model.modules() if isinstance(block, Block) and block.attention.kind == kind
        )
        for position in {0, len(scores) // 2, len(scores) - 1}:
            surprises: list[float] = []
            for factor in (1 + 1e-3, 1 - 1e-3):

                def grow(_: Any, arguments: Any, at: int = position, by: float = factor) -> Any:
                    x = arguments[0].clone()
                    x[:, at] *= by
                    return (x, *arguments[1:])

                handle = first.register_forward_pre_hook(grow)
                with torch.inference_mode():
                    logits = model(*inputs)[0]
                handle.remove()
                rows = logits[None] if logits.ndim == 1 else logits
                surprises.append(
                    sum(float(rows[row].log_softmax(-1)[likeliest]) for row, likeliest in chosen)
                )
            expected = (surprises[0] - surprises[1]) / 2e-3
            assert scores[position] == pytest.approx(expected, rel=1e-2, abs=1e-3)


def test_what_comes_later_has_no_part_and_no_gradient_is_left(making: Any):
    made: Made = making("translation")
    whole = record_pass(made.scenario, made.trained, made.value)
    found = gradient_times_input(made.scenario, made.trained, whole)
    assert set(found.scores) == {"encoder", "decoder"}
    assert len(found.scores["encoder"]) == len(whole.reading.kinds["encoder"].query.labels)
    assert not found.scores["decoder"][1:].any()  # the first written token cannot read later ones
    assert found.scores["encoder"].any()
    assert all(parameter.grad is None for parameter in made.trained.model.parameters())
    hooks = [block._forward_pre_hooks for block in made.trained.model.modules() if isinstance(block, Block)]
    assert not any(hooks)


@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "ж" * 600])
@pytest.mark.parametrize("key", ["text-generation", "translation"])
def test_whatever_a_person_types(making: Any, key: str, value: Value):
    made: Made = making(key)
    whole = record_pass(made.scenario, made.trained, value)
    found = gradient_times_input(made.scenario, made.trained, whole)
    assert all(np.isfinite(scores).all() for scores in found.scores.values())
