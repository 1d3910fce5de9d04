from __future__ import annotations

import math

import pytest
import sacrebleu

from workbench.evaluation.metric import all_metrics
from workbench.evaluation.metrics.bleu import is_chinese
from workbench.scenarios.base import Judged
from workbench.scenarios.catalogue import all_scenarios


def judged(expected: str, predicted: str, loss: float = 1.0, n_item: int = 1, n_correct: int = 0) -> Judged:
    return Judged(
        value="", expected=expected, predicted=predicted, loss=loss, n_item=n_item, n_correct=n_correct
    )


def measure(key: str, items: list[Judged]) -> float:
    return all_metrics()[key].measure(items)


def test_every_scenario_names_metrics_that_exist() -> None:
    for scenario in all_scenarios():
        assert scenario.metrics
        assert set(scenario.metrics) <= set(all_metrics())


def test_accuracy_and_f1_on_a_case_done_by_hand() -> None:
    answers = [("a", "a"), ("a", "a"), ("a", "b"), ("b", "b"), ("c", "a")]
    items = [judged(expected, predicted) for expected, predicted in answers]
    assert measure("accuracy", items) == pytest.approx(3 / 5)
    # a: precision 2/3, recall 2/3; b: precision 1/2, recall 1; c: never right
    assert measure("macro-f1", items) == pytest.approx((2 / 3 + 2 / 3 + 0) / 3)
    assert measure("macro-f1", [judged("a", "a")]) == 1
    assert measure("macro-precision", items) == pytest.approx((2 / 3 + 1 / 2 + 0) / 3)
    assert measure("macro-recall", items) == pytest.approx((2 / 3 + 1 + 0) / 3)


def test_precision_and_recall_of_classes_that_were_only_guessed() -> None:
    items = [judged("a", "b"), judged("a", "a")]
    assert measure("macro-precision", items) == pytest.approx((1 + 0) / 2)
    assert measure("macro-recall", items) == pytest.approx(
        1 / 2
    )  # b does not occur, so none of it was missed


def test_perplexity_weighs_every_token_alike() -> None:
    items = [judged("", "", loss=2.0, n_item=1), judged("", "", loss=1.0, n_item=3)]
    assert measure("perplexity", items) == pytest.approx(math.exp(5 / 4))
    assert math.isfinite(measure("perplexity", [judged("", "", loss=1e9)]))


def test_token_accuracy_and_exact_match() -> None:
    items = [judged("猫", "猫 ", n_item=4, n_correct=3), judged("dog", "Dog", n_item=6, n_correct=2)]
    assert measure("token-accuracy", items) == pytest.approx(0.5)
    assert measure("exact-match", items) == pytest.approx(0.5)


ENGLISH = [("The cat sat by the door.", "The cat sat by a door."), ("It rains today.", "It rains today.")]
CHINESE = [("小猫坐在门边看雨。", "小猫坐在窗边看雨。"), ("今天下雨。", "今天下雨。")]


@pytest.mark.parametrize(("pairs", "tokenize"), [(ENGLISH, "13a"), (CHINESE, "zh")])
def test_bleu_and_chrf_are_those_of_sacrebleu(pairs: list[tuple[str, str]], tokenize: str) -> None:
    items = [judged(*pair) for pair in pairs]
    expected, predicted = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    bleu = sacrebleu.corpus_bleu(predicted, [expected], tokenize=tokenize).score
    assert measure("bleu", items) == pytest.approx(bleu)
    assert 20 < bleu < 100
    assert measure("chrf", items) == pytest.approx(sacrebleu.corpus_chrf(predicted, [expected]).score)
    same = [judged(line, line) for line in expected]
    assert measure("bleu", same) == pytest.approx(100)
    assert measure("chrf", same) == pytest.approx(100)
    nothing = [judged(line, "") for line in expected]
    assert measure("bleu", nothing) == 0


def test_chinese_is_told_by_its_letters() -> None:
    assert is_chinese(["小猫咪", "OK"])
    assert not is_chinese(["The word 猫 means cat."])
    assert not is_chinese(["", "123"])
