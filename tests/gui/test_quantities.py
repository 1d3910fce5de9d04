"""Amounts as people say them."""

from workbench.gui.quantities import signed


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
