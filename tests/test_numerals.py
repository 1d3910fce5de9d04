"""Numbers are written one way everywhere."""

from __future__ import annotations

import numpy as np
import pytest

from workbench import language
from workbench.language import text, tr
from workbench.numerals import grouped, may_become_number, plain, read_number, setting_value


@pytest.mark.parametrize(
    ("value", "shown"), [(0, "0"), (999, "999"), (262_027, "262,027"), (42_320.4, "42,320")]
)
def test_groups(value: float, shown: str):
    assert grouped(value) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0.0, "0"),
        (8.3333e-05, "0.0000833"),
        (1e-05, "0.00001"),
        (0.02, "0.02"),
        (0.000166667, "0.000167"),
        (1.5, "1.5"),
        (100.0, "100"),
        (262_027.4, "262,027"),
        (-0.5, "-0.5"),
    ],
)
def test_no_powers_of_ten(value: float, shown: str):
    assert plain(value) == shown


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1e-4", 1e-4),
        ("1E-4", 1e-4),
        (" 2.5e+3 ", 2500.0),
        (".5", 0.5),
        ("5.", 5.0),
        ("262,027.4", 262_027.4),
        ("１ｅ－４", 1e-4),  # as a Chinese keyboard types it
        ("0,02", None),
        ("1,00", None),
        ("1e", None),
        ("e4", None),
        ("", None),
        ("nan", None),
        ("1e-4e", None),
        ("1_0", None),
    ],
)
def test_numbers_are_read_with_and_without_a_power_of_ten(typed: str, number: float | None):
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["", "-", "0.", ".", "1e", "1.5E-", "1,00", "1e-4"])
def test_what_may_become_a_number(typed: str):
    assert may_become_number(typed)


@pytest.mark.parametrize("typed", ["e", "x", "1e-4e", "1e4.", "--", "1..", "-e"])
def test_what_can_be_no_number(typed: str):
    assert not may_become_number(typed)


def test_whole_numbers_in_sentences_are_grouped(monkeypatch):
    assert tr("step {step}", step=262_027) == "step 262,027"
    assert tr("{count} pieces", count=np.int64(42_320)) == "42,320 pieces"
    assert tr("{count:,} of {share:.1f}", count=1200, share=0.5) == "1,200 of 0.5"
    assert tr("{number:02d}", number=7) == "07"
    assert str(text("at {step}", step=1500)) == "at 1,500"
    assert tr("{is_it}", is_it=True) == "True"
    monkeypatch.setattr(language, "_catalogue", {"step {step}": "第 {step} 步"})
    assert tr("step {step}", step=1500) == "第 1,500 步"


def test_a_seed_is_a_name_and_not_an_amount():
    assert setting_value("steps", 1500) == "1,500"
    assert setting_value("seed", 1337) == "1337"
    assert setting_value("learning_rate", 8e-05) == "0.00008"
    assert setting_value("causal", True) == "True"
