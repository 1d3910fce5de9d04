from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from workbench.inspection.ablation import (
    METHODS,
    Method,
    changed_loss,
    changed_prediction,
    each_head_removed,
    ranked,
)
from workbench.inspection.passes import record_pass
from workbench.inspection.validation_part import ValidationPart, validation_part
from workbench.language import WorkbenchError
from workbench.models.attention import MultiHeadAttention
from workbench.models.removal import HeadName, all_heads, attention_layers, heads_off, watched_heads
from workbench.progress import CancelledError, Progress, no_progress
from workbench.projects.project import Project
from workbench.scenarios.base import Trained, Value

if TYPE_CHECKING:
    from tests.inspection.conftest import Made

RUN = "2026-01-01T1000-tiny"


def weights(trained: Trained) -> list[torch.Tensor]:
    return [parameter.clone() for parameter in trained.model.parameters()]


def part_of(made: Made) -> ValidationPart:
    arrays = made.scenario.encode(made.trained.processor, made.examples, no_progress())
    task = made.scenario.task(made.trained, arrays, arrays, made.value)
    batches = list(task.validation_batches(None))
    n_item = sum(batch.n_item for batch in batches)
    n_row = sum(batch.n_row for batch in batches)
    return ValidationPart(task=task, batches=tuple(batches), n_item=n_item, n_row=n_row, is_whole=True)


def test_the_recorded_pass_gives_the_probabilities_that_are_shown(made: Made):
    whole = record_pass(made.scenario, made.trained, made.value)
    with torch.inference_mode():
        chances = whole.logits()[whole.place].softmax(-1)
    likeliest = int(chances.argmax())
    if whole.reading.choices:  # it shows parts, each of a first and a last place
        assert len(whole.logits()) == len(whole.reading.rows) == len(whole.reading.decided)
        return
    assert made.scenario.names(made.trained.processor, [likeliest]) == [whole.reading.probabilities[0][0]]
    assert float(chances.max()) == pytest.approx(whole.reading.probabilities[0][1], abs=1e-5)


def test_a_prediction_without_heads(made: Made):
    heads = all_heads(made.trained.model)
    before = weights(made.trained)
    found = changed_prediction(made.scenario, made.trained, made.value, heads)
    assert found.heads == tuple(sorted(heads))
    reading = made.scenario.read(made.trained, made.value)
    shown = () if reading.choices else reading.probabilities[:12]  # it shows whole parts, which have two ends
    for (label, chance), answer in zip(shown, found.answers, strict=False):
        assert (answer.label, answer.before) == (label, pytest.approx(chance, abs=1e-5))
    assert found.output_before == reading.output
    assert found.divergence > 1e-4
    assert (found.divergences >= 0).all()
    assert all(torch.equal(one, now) for one, now in zip(before, weights(made.trained), strict=True))


def test_the_divergence_by_hand(making: Any):
    made: Made = making("image-recognition")
    found = changed_prediction(made.scenario, made.trained, made.value, [HeadName("encoder", 1, 0)])
    before = np.array([answer.before for answer in found.answers])
    after = np.array([answer.after for answer in found.answers])
    assert before.sum() == pytest.approx(1)
    assert after.sum() == pytest.approx(1)
    assert found.divergence == pytest.approx(float((before * np.log(before / after)).sum()), rel=1e-6)


def test_a_translation_is_judged_by_the_words_it_had_with_every_head(making: Any):
    made: Made = making("translation")
    model, heads = made.trained.model, all_heads(made.trained.model)
    found = changed_prediction(made.scenario, made.trained, made.value, heads)
    assert found.output_after != found.output_before
    whole = record_pass(made.scenario, made.trained, made.value)
    with torch.inference_mode():
        before = whole.logits().log_softmax(-1)
        with heads_off(model, heads):
            after = whole.logits().log_softmax(-1)
    assert found.divergences.shape == (len(before),)
    expected = torch.nn.functional.kl_div(after, before, log_target=True, reduction="none").sum(-1)
    np.testing.assert_allclose(found.divergences, expected.numpy(), rtol=1e-4)


def test_nothing_off_changes_nothing(made: Made):
    found = changed_prediction(made.scenario, made.trained, made.value, [])
    assert found.divergence == pytest.approx(0, abs=1e-9)
    assert found.output_after == found.output_before


@pytest.mark.parametrize("key", ["text-generation", "translation"])
@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "ж" * 600, "cat sat " * 100])
def test_whatever_a_person_types(making: Any, key: str, value: Value):
    made: Made = making(key)
    found = changed_prediction(made.scenario, made.trained, value, all_heads(made.trained.model)[:1])
    assert np.isfinite(found.divergences).all()
    assert all(0 <= answer.after <= 1 for answer in found.answers)


@pytest.mark.parametrize("method", METHODS)
def test_the_loss_without_a_head_equals_that_of_zero_columns(made: Made, method: Method):
    part, model = part_of(made), made.trained.model
    effects = list(each_head_removed(part, made.trained, method))
    assert [effect.heads for effect in effects] == [(head,) for head in all_heads(model)]
    assert {effect.before for effect in effects} == {part.loss(model)}
    one = changed_loss(part, made.trained, [all_heads(model)[-1]], method)
    assert (one.before, one.after) == (effects[-1].before, effects[-1].after)
    assert ranked(effects)[0].change == max(effect.change for effect in effects)
    if method == "mean":
        return
    for effect in effects[:2]:
        (head,) = effect.heads
        state = {name: tensor.clone() for name, tensor in model.state_dict().items()}
        module = attention_layers(model)[head.kind][head.layer]  # pyright: ignore[reportArgumentType]
        width = module.config.d_head
        with torch.no_grad():
            module.output.weight[:, head.head * width : (head.head + 1) * width] = 0
        assert part.loss(model) == pytest.approx(effect.after, abs=1e-6)
        model.load_state_dict(state)


def test_means_leave_padding_out(making: Any):
    made: Made = making("translation")
    part = part_of(made)
    means = part.head_means(made.trained.model)
    apart: dict[str, list[Any]] = {}
    counts: dict[str, int] = {}
    for row in range(part.n_row):  # one pair at a time needs no padding
        batch = part.batches[0]
        n_source, n_target = int(batch.inputs[1][row].sum()), int((batch.targets[row] >= 0).sum())
        given = (
            batch.inputs[0][row : row + 1, :n_source],
            batch.inputs[1][row : row + 1, :n_source],
            batch.inputs[2][row : row + 1, :n_target],
        )
        with torch.inference_mode(), watched_heads(made.trained.model) as found:
            made.trained.model(*given)
        for kind, layers in found.items():
            apart.setdefault(kind, []).append(np.stack([layer[0].sum(1).numpy() for layer in layers]))
            counts[kind] = counts.get(kind, 0) + layers[0].shape[2]
    assert set(means) == {"encoder", "decoder", "cross"}
    for kind, mean in means.items():
        np.testing.assert_allclose(mean, sum(apart[kind]) / counts[kind], atol=1e-5)


def test_a_part_of_the_validation_data_is_bounded_and_says_so(project: Project):
    run = project.run(RUN)
    whole = validation_part(project, run.load(), no_progress(), max_items=10**9)
    small = validation_part(project, run.load(), no_progress(), max_items=1)
    assert whole.is_whole
    assert not small.is_whole
    assert 1 <= small.n_item < whole.n_item
    assert whole.loss(run.load().model) == pytest.approx(run.metrics().validation_losses[-1], abs=1e-3)


def test_it_can_be_cancelled_and_leaves_the_model_whole(making: Any):
    made: Made = making("text-generation")
    part, progress = part_of(made), Progress()
    going = each_head_removed(part, made.trained, "zero", progress)
    next(going)
    progress.cancel()
    with pytest.raises(CancelledError):
        next(going)
    modules = [each for each in made.trained.model.modules() if isinstance(each, MultiHeadAttention)]
    assert {module.edit for module in modules} == {None}


def test_only_one_kind_and_heads_that_are_not_there(making: Any):
    made: Made = making("translation")
    part = part_of(made)
    effects = list(each_head_removed(part, made.trained, kind="cross"))
    assert {head.kind for effect in effects for head in effect.heads} == {"cross"}
    with pytest.raises(WorkbenchError, match="no head cross 9"):
        changed_loss(part, made.trained, [HeadName("cross", 8, 0)])
