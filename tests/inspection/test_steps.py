"""Every step equals a recomputation in float64 that shares no code with it, and the model's own maps."""

from __future__ import annotations

import copy
import functools
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import torch

from workbench.inspection.passes import Pass, record_pass
from workbench.inspection.steps import HeadRecord, HeadSteps, record_head
from workbench.inspection.steps_in_words import shown_steps
from workbench.language import WorkbenchError, set_language
from workbench.models.attention import MultiHeadAttention
from workbench.models.removal import all_heads, attention_layers, watched_heads
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from tests.inspection.conftest import Made


def whole_of(made: Made) -> Pass:
    return record_pass(made.scenario, made.trained, made.value)


def in_double(whole: Pass) -> Pass:
    """The same model and input with 64 bits a number; token ids and masks stay what they are."""
    model = copy.deepcopy(whole.model).double()
    inputs = tuple(each.double() if each.is_floating_point() else each for each in whole.inputs)
    return Pass(model, inputs, whole.reading)


def recomputed(module: MultiHeadAttention, x: torch.Tensor, context: torch.Tensor | None) -> Any:
    """q, k and v (H, T, d_head) of a pass in float64, through the model's own methods."""
    q, k, v = module.project(x, context)
    return q[0], k[0], v[0]


def given_to(whole: Pass, module: MultiHeadAttention) -> tuple[torch.Tensor, torch.Tensor | None]:
    given: list[Any] = []
    handle = module.register_forward_pre_hook(lambda _, arguments: given.append(arguments))
    whole.model(*whole.inputs)
    handle.remove()
    x, *rest = given[-1]
    return x, rest[0] if rest else None


@torch.inference_mode()
@pytest.mark.parametrize(("is_double", "atol"), [(True, 1e-6), (False, 1e-4)])
def test_every_head_equals_the_float64_model(made: Made, is_double: bool, atol: float):
    """The second time with the stream as the model computes it, in 32 bits."""
    whole = whole_of(made)
    double = in_double(whole)
    close = functools.partial(np.testing.assert_allclose, atol=atol, rtol=atol)
    for head in all_heads(whole.model):
        module = attention_layers(double.model)[head.kind][head.layer]  # pyright: ignore[reportArgumentType]
        q, k, v = (each[head.head].numpy() for each in recomputed(module, *given_to(double, module)))
        record = record_head(double if is_double else whole, head.kind, head.layer, head.head)
        n_query, n_key = record.hidden.shape
        for query in range(n_query):
            key = (query * 5 + 1) % n_key
            steps = record.steps(query, key)
            close(steps.q, q[query])
            close(steps.k, k[key])
            close(steps.v, v[key])
            close(steps.products, q[query] * k[key])
            close(
                steps.dot, sum(float(one) * float(other) for one, other in zip(q[query], k[key], strict=True))
            )
            scores = k @ q[query] / np.sqrt(q.shape[-1])
            close(steps.scores, scores)
            close(steps.score, scores[key])
            scores[record.hidden[query]] = -np.inf
            shares = np.exp(scores - scores.max())
            shares /= shares.sum()
            close(steps.weights, shares)
            close(steps.weighted, shares[key] * v[key])
            close(steps.mixed, shares @ v)
            width = q.shape[-1]
            columns = module.output.weight[:, head.head * width : (head.head + 1) * width].numpy()
            close(steps.contribution, columns @ (shares @ v))


@torch.inference_mode()
def test_the_weights_are_the_rows_of_the_maps_and_hidden_places_exactly_0(made: Made):
    whole = whole_of(made)
    for kind, found in whole.reading.kinds.items():
        for layer in range(found.maps.shape[0]):
            record = record_head(whole, kind, layer, 1)
            np.testing.assert_array_equal(record.hidden, found.hidden)
            for query in range(found.maps.shape[2]):
                steps = record.steps(query, 0)
                np.testing.assert_allclose(steps.weights, found.maps[layer, 1, query], atol=1e-5)
                assert steps.weights.sum() == pytest.approx(1, abs=1e-12)
                assert not steps.weights[steps.is_hidden].any()


@torch.inference_mode()
def test_the_matrices_are_the_steps_of_every_query(made: Made):
    whole = whole_of(made)
    for kind in whole.reading.kinds:
        record = record_head(whole, kind, 0, 1)
        matrices = record.matrices()
        for query in range(len(record.hidden)):
            steps = record.steps(query, 0)
            np.testing.assert_allclose(matrices.scores[query], steps.scores, atol=1e-9)
            np.testing.assert_allclose(matrices.weights[query], steps.weights, atol=1e-12)
            np.testing.assert_array_equal(matrices.hidden[query], steps.is_hidden)


@torch.inference_mode()
def test_all_heads_together_add_what_the_layer_adds(made: Made):
    whole = whole_of(made)
    for kind, modules in attention_layers(whole.model).items():
        outputs: list[torch.Tensor] = []
        handle = modules[1].register_forward_hook(lambda _, __, output, kept=outputs: kept.append(output))
        with watched_heads(whole.model) as mixed:
            whole.logits()
        handle.remove()
        n_query = mixed[kind][1].shape[2]
        for query in {0, n_query - 1}:
            each = [record_head(whole, kind, 1, head).steps(query, 0) for head in range(2)]
            np.testing.assert_allclose(each[1].mixed, mixed[kind][1][0, 1, query].numpy(), atol=1e-5)
            added = sum(steps.contribution for steps in each)
            np.testing.assert_allclose(added, outputs[0][0, query].numpy(), atol=1e-4)


def a_record(making: Any, key: str = "text-generation") -> HeadRecord:
    made: Made = making(key)
    kind = "encoder" if key == "image-recognition" else "decoder"
    return record_head(whole_of(made), kind, 1, 0)


def test_the_steps_follow_from_each_other(making: Any):
    steps = a_record(making).steps(5, 2)
    assert steps.q_normalised is not None
    assert steps.k_normalised is not None
    # turning keeps lengths, scaling gives them
    assert np.linalg.norm(steps.q) == pytest.approx(np.linalg.norm(steps.q_normalised))
    assert np.sqrt((steps.q_normalised**2).mean()) == pytest.approx(3**0.5, rel=1e-4)
    ratio = steps.q_projected / steps.q_normalised
    np.testing.assert_allclose(ratio, ratio[0])
    assert steps.dot == pytest.approx(float((steps.q * steps.k).sum()))
    assert steps.score == pytest.approx(float(steps.scores[2]))
    assert steps.score == pytest.approx(steps.dot / 8**0.5)
    assert steps.masked[6] == -np.inf
    assert steps.total == pytest.approx(steps.exponentials.sum())
    np.testing.assert_allclose(steps.weighted, steps.weight * steps.v)
    parts = [a_record(making).steps(5, key).from_key for key in range(len(steps.weights))]
    np.testing.assert_allclose(sum(parts), steps.contribution, atol=1e-12)


def test_what_the_strongest_keys_hand_over_adds_up(making: Any):
    record = a_record(making)
    steps = record.steps(5, 2)
    strongest, others = record.handed_over(steps.weights, 3)
    keys = [key for key, _ in strongest]
    assert keys == np.argsort(-steps.weights)[:3].tolist()
    np.testing.assert_allclose(strongest[0][1], steps.weights.max() * record.values[keys[0]])
    np.testing.assert_allclose(sum(share for _, share in strongest) + others, steps.mixed, atol=1e-12)
    assert not record.handed_over(steps.weights, 999)[1].any()


def test_the_first_position_is_not_turned(making: Any):
    steps = a_record(making).steps(0, 0)
    assert steps.is_turned
    assert steps.q_normalised is not None
    np.testing.assert_allclose(steps.q, steps.q_normalised)


def test_a_picture_has_no_turning_and_no_mask(making: Any):
    steps = a_record(making, "image-recognition").steps(0, 3)
    assert not steps.is_turned
    assert not steps.is_hidden.any()
    assert (steps.query_label, steps.key_label) == ("◉", "2·1")
    np.testing.assert_array_equal(steps.q, steps.q_normalised)
    assert [shown.key for shown in shown_steps(steps)] == [
        *("inputs", "projected", "normalised", "products", "sum", "scaled", "row", "softmax"),
        *("value", "weighted", "mixed", "output"),
    ]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_each_step_in_words_with_its_shape(making: Any, language: str):
    set_language(language)
    steps = a_record(making).steps(5, 2)
    shown = shown_steps(steps)
    assert [each.key for each in shown][2:4] == ["normalised", "turned"]
    assert "mask" in [each.key for each in shown]
    shapes = {each.key: each.shape for each in shown}
    assert shapes["inputs"] == (2, 16)
    assert shapes["products"] == (8,)
    assert shapes["sum"] == ()
    assert shapes["output"] == (16,)
    for each in shown:
        assert str(each.sentence).endswith((".", "。"))
        assert "{" not in str(each.sentence)
        assert each.values.shape == each.shape


@pytest.mark.parametrize("value", ["", "a", "🙂猫 cat", "ж" * 600])
@pytest.mark.parametrize("key", ["text-generation", "translation"])
def test_whatever_a_person_types(making: Any, key: str, value: Value):
    made: Made = making(key)
    whole = record_pass(made.scenario, made.trained, value)
    for kind in whole.reading.kinds:
        steps: HeadSteps = record_head(whole, kind, 0, 0).steps(0, 0)
        assert steps.weights.sum() == pytest.approx(1)
        assert np.isfinite(steps.contribution).all()


@pytest.mark.parametrize(
    "place", [("decoder", 2, 0), ("decoder", 0, 2), ("decoder", -1, 0), ("decoder", 0, -1), ("cross", 0, 0)]
)
def test_heads_that_are_not_there(making: Any, place: tuple[str, int, int]):
    with pytest.raises(WorkbenchError, match="no head"):
        record_head(whole_of(making("text-generation")), *place)


@pytest.mark.parametrize("place", [(-1, 0), (0, 999), (999, 0)])
def test_places_that_are_not_there(making: Any, place: tuple[int, int]):
    with pytest.raises(WorkbenchError, match="no query"):
        a_record(making).steps(*place)
