import dataclasses
import json
import typing
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.language import WorkbenchError
from workbench.scenarios.base import PRESETS, Experiment
from workbench.scenarios.catalogue import all_scenarios
from workbench.schema import (
    Choice,
    Setting,
    from_json,
    problem_with,
    problems_in,
    replace_at,
    set_from_text,
    setting,
    settings_in_words,
    settings_of,
    to_json,
)

EXPERIMENT_TYPES = [scenario.experiment_type for scenario in all_scenarios()]
PRESET_EXPERIMENTS = [
    pytest.param(scenario.preset(name), id=f"{scenario.key}-{name}")
    for scenario in all_scenarios()
    for name in PRESETS
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Inner:
    size: int = setting(4, title="Size", help="", minimum=1, maximum=10)
    rate: float = setting(0.5, title="Rate", help="", minimum=0.0, maximum=1.0)
    kind: str = setting("a", title="Kind", help="", choices=(Choice(value="a", title="A"),))
    flag: bool = setting(False, title="Flag", help="")
    every: int = setting(50, title="Every", help="", unit="steps", minimum=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outer:
    inner: Inner = dataclasses.field(default_factory=Inner)
    name: str = "x"
    limit: int | None = None
    sides: tuple[int, ...] = (1, 2)


def values_for(hint: Any, description: Setting) -> st.SearchStrategy[Any]:
    if description.choices:
        return st.sampled_from([choice.value for choice in description.choices])
    if hint is bool:
        return st.booleans()
    if hint is int:
        low = None if description.minimum is None else int(description.minimum)
        high = None if description.maximum is None else int(description.maximum)
        return st.integers(low, high)
    if hint is float:
        return st.floats(description.minimum, description.maximum, allow_nan=False, allow_infinity=False)
    assert hint is str
    return st.text()


def configs(kind: type[Any]) -> st.SearchStrategy[Any]:
    fields = {name: values_for(hint, description) for name, hint, description in settings_of(kind)}
    return st.builds(kind, **fields)


@st.composite
def experiments(draw: st.DrawFn, kind: type[Experiment]) -> Experiment:
    hints = typing.get_type_hints(kind)
    groups = {name: draw(configs(hints[name])) for name in ("split", "preprocessing", "model", "training")}
    return kind(scenario=draw(st.text()), preset=draw(st.sampled_from(PRESETS)), **groups)


@pytest.mark.parametrize("kind", EXPERIMENT_TYPES)
@given(data=st.data())
def test_any_experiment_survives_json(kind: type[Experiment], data: st.DataObject):
    experiment = data.draw(experiments(kind))
    assert from_json(kind, json.loads(json.dumps(to_json(experiment)))) == experiment
    assert problems_in(experiment) == {}


@pytest.mark.parametrize("experiment", PRESET_EXPERIMENTS)
def test_presets_are_possible_and_described(experiment: Experiment):
    assert problems_in(experiment) == {}
    groups = [experiment.split, experiment.preprocessing, experiment.model, experiment.training]
    for group in groups:
        within = {field.name: getattr(group, field.name) for field in dataclasses.fields(group)}
        inner = [value for value in within.values() if dataclasses.is_dataclass(value)]
        groups.extend(inner)  # groups of settings inside others are described in their own place
        names = {name for name, value in within.items() if value not in inner}
        described = {name: description for name, _, description in settings_of(group)}
        assert set(described) == names
        for description in described.values():
            assert description.title
            assert description.help
            if description.enabled_when is not None:
                assert description.enabled_when[0] in names


@pytest.mark.parametrize("experiment", PRESET_EXPERIMENTS)
def test_a_whole_number_in_json_is_taken_for_a_float(experiment: Experiment):
    values = to_json(experiment)
    values["training"]["learning_rate"] = 1
    rate = from_json(type(experiment), values).training.learning_rate
    assert rate == 1.0
    assert isinstance(rate, float)


def test_absent_fields_take_their_default_and_tuples_come_back():
    assert from_json(Outer, {}) == Outer()
    assert from_json(Outer, {"limit": 3, "sides": [4, 5], "inner": {"size": 2}}) == Outer(
        limit=3, sides=(4, 5), inner=Inner(size=2)
    )
    assert from_json(Outer, json.loads(json.dumps(to_json(Outer(limit=None))))) == Outer()


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ({"colour": 1}, "colour"),
        ({"inner": {"colour": 1}}, "inner.colour"),
        ({"inner": {"size": "4"}}, "inner.size"),
        ({"inner": {"size": 4.5}}, "inner.size"),
        ({"inner": {"size": True}}, "inner.size"),
        ({"inner": {"size": None}}, "inner.size"),
        ({"inner": {"rate": "0.1"}}, "inner.rate"),
        ({"inner": {"rate": True}}, "inner.rate"),
        ({"inner": {"rate": 10**400}}, "inner.rate"),
        ({"inner": {"rate": float("nan")}}, "inner.rate"),
        ({"inner": {"rate": float("inf")}}, "inner.rate"),
        ({"inner": {"flag": 1}}, "inner.flag"),
        ({"inner": {"kind": "b"}}, "inner.kind"),
        ({"inner": {"size": 11}}, "inner.size"),
        ({"inner": {"size": 0}}, "inner.size"),
        ({"inner": 3}, "inner"),
        ({"inner": None}, "inner"),
        ({"sides": 3}, "sides"),
        ({"limit": "3"}, "limit"),
        ([], "Outer"),
        (None, "Outer"),
    ],
)
def test_wrong_json_is_refused_and_the_field_named(values: Any, named: str):
    with pytest.raises(WorkbenchError) as caught:
        from_json(Outer, values)
    assert named in str(caught.value)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), st.lists))
def test_no_json_value_makes_anything_but_a_value_or_a_clear_refusal(value: Any):
    for name in ("size", "rate", "kind", "flag"):
        try:
            config = from_json(Inner, {name: value})
        except WorkbenchError:
            continue
        assert problems_in(config) == {}


def test_out_of_range_says_the_limit():
    description = Setting(title="", help="", minimum=2, maximum=5)
    assert "2" in str(problem_with(description, 1))
    assert "5" in str(problem_with(description, 6))
    assert problem_with(description, 2) is None
    assert problem_with(description, 5) is None


def test_problems_name_nested_fields():
    found = problems_in(Outer(inner=Inner(size=99, kind="z")))
    assert set(found) == {"inner.size", "inner.kind"}
    assert "99" in str(found["inner.size"])


def test_replace_at_changes_only_that_field():
    outer = Outer()
    changed = replace_at(outer, "inner.size", 7)
    assert changed == Outer(inner=Inner(size=7))
    assert outer == Outer()
    assert replace_at(outer, "name", "y").name == "y"


@pytest.mark.parametrize(
    "dotted", ["", ".", "nothing", "inner.nothing", "name.size", "inner", "inner.", "a.b.c"]
)
def test_replace_at_refuses_what_is_not_there(dotted: str):
    with pytest.raises(WorkbenchError):
        replace_at(Outer(), dotted, 1)


@pytest.mark.parametrize(
    ("assignment", "expected"),
    [
        ("inner.size=7", Inner(size=7)),
        (" inner.size = 7 ", Inner(size=7)),
        ("inner.rate=1", Inner(rate=1.0)),
        ("inner.rate=1e-3", Inner(rate=0.001)),
        ("inner.kind=a", Inner()),
        ("inner.flag=yes", Inner(flag=True)),
        ("inner.flag=TRUE", Inner(flag=True)),
        ("inner.flag=off", Inner(flag=False)),
    ],
)
def test_set_from_text(assignment: str, expected: Inner):
    assert set_from_text(Outer(), assignment).inner == expected


@pytest.mark.parametrize(
    "assignment",
    [
        "",
        "inner.size",
        "=3",
        "inner=3",
        "inner.=3",
        "size=3",
        "inner.size=many",
        "inner.size=3.5",
        "inner.size=11",
        "inner.rate=nan",
        "inner.rate=",
        "inner.flag=maybe",
        "inner.kind=b",
        "name.size=3",
        "inner.size.more=3",
        "inner.__class__.size=3",
        "outer.inner.size=3",
    ],
)
def test_set_from_text_refuses_with_a_sentence(assignment: str):
    with pytest.raises(WorkbenchError) as caught:
        set_from_text(Outer(), assignment)
    assert len(str(caught.value)) > 10


def test_text_with_an_equals_sign_is_kept():
    assert set_from_text(Outer(), "name=a=b").name == "a=b"


@pytest.mark.parametrize("experiment", PRESET_EXPERIMENTS)
def test_every_setting_can_be_set_from_its_own_text(experiment: Experiment):
    for group in ("split", "preprocessing", "model", "training"):
        for name, _, _ in settings_of(getattr(experiment, group)):
            value = getattr(getattr(experiment, group), name)
            assert set_from_text(experiment, f"{group}.{name}={value}") == experiment


def test_settings_are_read_by_people_as_title_and_value():
    assert settings_in_words(Inner(size=4_000)) == [
        ("Size", "4,000"),
        ("Rate", "0.5"),
        ("Kind", "A"),
        ("Flag", "no"),
        ("Every", "50 steps"),
    ]


def test_of_a_group_inside_only_what_was_changed_is_named():
    assert settings_in_words(Outer()) == []
    assert settings_in_words(Outer(inner=Inner(flag=True))) == [("Flag", "yes")]
