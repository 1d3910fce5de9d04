import numpy as np
import pytest

from workbench.gui.views.loss_curve import LossCurve, in_sight, nice_ticks, peaks, thinned


def test_smoothing_is_corrected_for_its_start():
    curve = LossCurve()
    curve.append(np.arange(100), np.full(100, 3.0))
    assert curve.smooth == pytest.approx(np.full(100, 3.0))


def test_smoothing_steps_over_losses_that_are_not_finite():
    curve = LossCurve()
    curve.append([0, 1, 2], [2.0, np.nan, 2.0])
    assert curve.smooth == pytest.approx([2.0, 2.0, 2.0])


def test_appending_in_parts_smooths_like_appending_at_once():
    losses = np.random.default_rng(0).random(90)
    whole, parts = LossCurve(), LossCurve()
    whole.append(np.arange(90), losses)
    for start in range(0, 90, 7):
        parts.append(np.arange(90)[start : start + 7], losses[start : start + 7])
    assert parts.smooth == pytest.approx(whole.smooth)


def test_nearest():
    curve = LossCurve()
    curve.append([0, 10, 20], [3, 2, 1])
    assert [curve.nearest(step) for step in (-5, 4, 6, 14, 99)] == [0, 0, 1, 1, 2]


def test_thinning_keeps_the_ends_and_peaks_keep_the_spikes():
    x, y = np.arange(10_000.0), np.zeros(10_000)
    y[4321] = 9
    thin, _ = thinned(x, y, 400)
    assert len(thin) == 400
    assert (thin[0], thin[-1]) == (0, 9999)
    at, values = peaks(x, y, 300)
    assert len(at) == len(values) <= 700
    assert values.max() == 9


def test_in_sight_keeps_one_more_at_each_end():
    x, _ = in_sight(np.arange(10.0), np.arange(10.0), 3.5, 5.5)
    assert x.tolist() == [3, 4, 5, 6]


@pytest.mark.parametrize(
    ("low", "high", "most", "expected"),
    [
        (0, 1200, 7, ["0", "200", "400", "600", "800", "1000", "1200"]),
        (1.2, 4.4, 7, ["1.5", "2.0", "2.5", "3.0", "3.5", "4.0"]),
        (0, 0.05, 5, ["0.00", "0.01", "0.02", "0.03", "0.04", "0.05"]),
        (2, 2, 5, ["2.00"]),
    ],
)
def test_ticks_are_round_numbers(low, high, most, expected):
    values, decimals = nice_ticks(low, high, most)
    assert [f"{value:.{decimals}f}" for value in values] == expected
