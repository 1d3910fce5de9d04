from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from workbench.projects.retrying import retry_of
from workbench.scenarios.catalogue import all_scenarios, scenario_of

KEYS = [scenario.key for scenario in all_scenarios()]


def test_a_loss_that_is_no_number_is_tried_again_with_a_third_of_the_rate() -> None:
    scenario = scenario_of("text-generation")
    experiment = scenario.preset("tiny")
    slow = dataclasses.replace(
        experiment, training=dataclasses.replace(experiment.training, learning_rate=0.06)
    )
    found = retry_of(scenario, slow, "not_finite")
    assert found is not None
    assert found.experiment.training.learning_rate == 0.02
    assert str(found.title) == "Try again with learning rate 0.02"
    assert found.experiment.model == experiment.model


def test_the_rate_in_use_at_the_end_is_the_one_that_was_too_large() -> None:
    scenario = scenario_of("text-generation")
    found = retry_of(scenario, scenario.preset("tiny"), "not_finite", 3.0)
    assert found is not None
    assert found.experiment.training.learning_rate == 1.0


@pytest.mark.parametrize("key", KEYS)
def test_too_little_memory_is_tried_again_with_a_smaller_model_that_can_be_built(key: str) -> None:
    scenario = scenario_of(key)
    experiment: Any = scenario.preset("large")
    tried: list[str] = []
    while (found := retry_of(scenario, experiment, "out_of_memory")) is not None:
        tried.append(str(found.title))
        assert not scenario.check(found.experiment, None)
        experiment = found.experiment
    assert tried
    assert len(tried) == len(set(tried))


def test_what_went_well_or_wrong_otherwise_is_not_tried_again() -> None:
    scenario = scenario_of("text-generation")
    assert retry_of(scenario, scenario.preset("tiny"), "") is None


def test_there_is_a_smallest_learning_rate() -> None:
    scenario = scenario_of("text-generation")
    assert retry_of(scenario, scenario.preset("tiny"), "not_finite", 1e-6) is None
