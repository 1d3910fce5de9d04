"""Amounts as people say them."""

from workbench.gui.quantities import digits_for, signed


def test_differences_have_a_sign_and_nothing_has_none():
    assert [signed(value) for value in (0.125, -0.5, 0.004, -0.004, 0.0)] == [
        "+0.12",
        "-0.50",
        "0.00",
        "0.00",
        "0.00",
    ]
    assert signed(-0.0004, 3) == "0.000"
    assert signed(0.0016, 3) == "+0.002"


def test_small_numbers_get_the_digits_they_need():
    assert [digits_for(largest) for largest in (12.0, 0.5, 0.034, 0.0007, 0.0)] == [2, 2, 3, 5, 2]
    assert digits_for(1e-30) == 8
    assert digits_for(float("nan"), 3) == 3
