from xml.etree import ElementTree

import numpy as np
import pytest

from workbench.gui.theme import apply_theme, load_theme
from workbench.gui.views.loss_plot import Curve, LossPlot


@pytest.fixture
def plot(shown):
    view = LossPlot()
    view.set_range(100)
    view.set_random_guess(4.17)
    view.append_training(np.arange(50), np.linspace(4, 2, 50))
    view.append_validation(25, 3.25)
    shown(view, 600, 300)
    view.flush()
    return view


def test_smoothing_is_corrected_for_its_start():
    curve = Curve()
    curve.append(np.arange(100), np.full(100, 3.0))
    assert curve.smooth == pytest.approx(np.full(100, 3.0))


def test_smoothing_steps_over_losses_that_are_not_finite():
    curve = Curve()
    curve.append([0, 1, 2], [2.0, np.nan, 2.0])
    assert curve.smooth == pytest.approx([2.0, 2.0, 2.0])


def test_appending_in_parts_smooths_like_appending_at_once():
    losses = np.random.default_rng(0).random(90)
    whole, parts = Curve(), Curve()
    whole.append(np.arange(90), losses)
    for start in range(0, 90, 7):
        parts.append(np.arange(90)[start : start + 7], losses[start : start + 7])
    assert parts.smooth == pytest.approx(whole.smooth)


def test_nearest():
    curve = Curve()
    curve.append([0, 10, 20], [3, 2, 1])
    assert [curve.nearest(step) for step in (-5, 4, 6, 14, 99)] == [0, 0, 1, 1, 2]


def test_reading(plot):
    assert plot.reading(25).splitlines()[0] == "step 25"
    assert "validation 3.250" in plot.reading(25)
    assert "validation 3.250 (step 25)" in plot.reading(40)


def test_hover_shows_and_leaves(plot, hover):
    view = plot._view
    inside = view.mapFromScene(view.getViewBox().mapViewToScene(view.getViewBox().rect().center()))
    hover(view.viewport(), inside.toPointF())
    assert plot._hover is not None


def test_range_holds_steps_and_the_guess(plot):
    (left, right), (bottom, top) = plot._view.getViewBox().viewRange()
    assert left == pytest.approx(0)
    assert right == pytest.approx(100)
    assert bottom < 2
    assert top > 4.17


def test_redraws_by_the_clock_and_then_rests(plot, qtbot):
    for step in range(50, 90):
        plot.append_training([step], [1.9])
    qtbot.waitUntil(lambda: not plot._clock.isActive(), timeout=2000)
    assert plot._smooth.xData[-1] == 89


def test_hidden_it_does_not_redraw(plot):
    plot.hide()
    plot.append_training([60], [1.0])
    assert not plot._clock.isActive()


def test_thick_lines_stay_light(plot):
    plot.set_training(np.arange(20000), np.ones(20000))
    plot.flush()
    assert len(plot._smooth.xData) <= 400
    assert plot._smooth.xData[-1] == 19999


def test_compare_lays_runs_over_and_takes_them_away(plot):
    plot.set_compare([("a", [0, 10], [3, 2]), ("b", [0, 10], [3, 1])])
    plot.flush()
    assert len(plot._overlays) == 2
    assert "b 1.000" in plot.reading(10)
    plot.set_compare([])
    plot.flush()
    assert plot._overlays == []


def test_cursor(plot):
    plot.set_cursor(30)
    plot.flush()
    assert plot._cursor_line.isVisible()
    assert plot._cursor_line.value() == 30
    plot.set_cursor(None)
    plot.flush()
    assert not plot._cursor_line.isVisible()


def test_empty_says_so(shown, n_colour):
    view = shown(LossPlot())
    view.flush()
    assert "appears here" in view.accessibleDescription()
    assert n_colour(view) > 2


def test_clear_keeps_the_guess(plot):
    plot.clear()
    plot.flush()
    assert plot.is_empty()
    assert plot._guess_line.isVisible()


def test_losses_that_are_not_finite_do_not_break_it(plot):
    plot.set_training([0, 1, 2], [np.inf, np.nan, np.nan])
    plot.flush()
    plot.grab()


def test_export(plot, tmp_path, n_colour, qapp):
    apply_theme(qapp, "dark")
    plot.export_svg(tmp_path / "loss.svg", load_theme("light"))
    words = "".join(ElementTree.parse(tmp_path / "loss.svg").getroot().itertext())
    assert "random guess" in words
    assert "validation" in words
    image = plot.to_image(2, load_theme("light"))
    assert image.pixelColor(1, 1).name() == load_theme("light").hex("surface")
    assert n_colour(image) > 20
    dark = plot.grab().toImage()
    assert dark.pixelColor(300, 200).lightness() < 60


def test_a_new_run_may_guess_nothing(plot):
    plot.set_random_guess(None)
    plot.flush()
    assert not plot._guess_line.isVisible()
