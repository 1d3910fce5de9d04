from __future__ import annotations

import dataclasses

import pytest

from workbench.data.examples import Modality
from workbench.language import WorkbenchError
from workbench.progress import no_progress
from workbench.scenarios.base import PRESETS, Scenario
from workbench.scenarios.catalogue import all_scenarios, scenario_of
from workbench.schema import from_json, problems_in, to_json

EVERY = pytest.mark.parametrize("scenario", all_scenarios(), ids=lambda scenario: scenario.key)


def test_all_of_them_in_the_order_of_home() -> None:
    assert [scenario.key for scenario in all_scenarios()] == [
        "text-generation",
        "translation",
        "fill-in-the-blank",
        "text-classification",
        "summarisation",
        "question-answering",
        "dialogue",
        "algorithm-lab",
        "image-recognition",
    ]


def test_an_unknown_one_is_said_with_those_there_are() -> None:
    with pytest.raises(WorkbenchError, match=r"There is no scenario “x”\. Scenarios: text-generation, "):
        scenario_of("x")


@EVERY
def test_presets_are_complete_possible_and_survive_json(scenario: Scenario) -> None:
    for name in PRESETS:
        experiment = scenario.preset(name)
        assert (experiment.scenario, experiment.preset) == (scenario.key, name)
        assert not problems_in(experiment)
        assert not scenario.check(experiment, None)
        assert from_json(scenario.experiment_type, to_json(experiment)) == experiment


@EVERY
def test_a_scenario_says_what_it_needs(scenario: Scenario) -> None:
    assert scenario.about.title
    assert scenario.about.summary.endswith(".")
    assert scenario.roles
    assert scenario.samples
    assert all(sample.path.exists() for sample in scenario.samples)
    assert {scenario.input, scenario.output} <= set(Modality)
    scenario.options_type()


@EVERY
def test_the_diagram_and_the_work_follow_the_settings(scenario: Scenario) -> None:
    tiny, large = scenario.preset("tiny"), scenario.preset("large")
    for column, larger in zip(scenario.diagram(tiny, None), scenario.diagram(large, None), strict=True):
        assert column.repeated
        assert column.n_repeat < larger.n_repeat
        assert column.n_head == tiny.model.n_head
    assert 0 < scenario.work(tiny).n_token < scenario.work(large).n_token


@EVERY
def test_impossible_heads_are_explained(scenario: Scenario) -> None:
    experiment = scenario.preset("tiny")
    wrong = dataclasses.replace(experiment, model=dataclasses.replace(experiment.model, n_head=5))
    (field,) = scenario.check(wrong, None)
    assert field == "model.n_head"


def test_the_shipped_pairs_can_be_learnt_in_both_directions() -> None:
    scenario = scenario_of("translation")
    there, back = (scenario.read_sample(sample, no_progress())[0] for sample in scenario.samples)
    assert there.texts("source") == back.texts("target")
    assert there.texts("target") == back.texts("source")
