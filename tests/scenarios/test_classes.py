import pytest

from workbench.language import WorkbenchError
from workbench.scenarios.classes import class_codes, ranked, sorted_classes


def test_numbers_come_by_value_and_before_words():
    assert sorted_classes(["b", "10", "9", "a", "9"]) == ["9", "10", "a", "b"]


def test_codes_are_places_and_strangers_are_refused():
    assert class_codes(["x", "y"], ["y", "x", "y"]).tolist() == [1, 0, 1]
    assert class_codes(["x", "y"], []).shape == (0,)
    with pytest.raises(WorkbenchError, match=r"does not know these classes: a, z\."):
        class_codes(["x", "y"], ["z", "x", "a"])


def test_the_likeliest_first():
    assert ranked(["x", "y", "z"], [0.2, 0.5, 0.3]) == (("y", 0.5), ("z", 0.3), ("x", 0.2))
