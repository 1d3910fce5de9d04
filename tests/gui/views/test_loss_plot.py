from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.theme import apply_theme, load_theme
from workbench.gui.views.loss_plot import LossPlot
from workbench.gui.views.pixels import to_array


@pytest.fixture
def plot(shown):
    view = LossPlot()
    view.set_range(100)
    view.set_random_guess(4.17)
    view.append_training(np.arange(50), np.linspace(4, 2, 50))
    view.append_validation(25, 3.25)
    return shown(view, 600, 300)


def point(plot, step, loss):
    area = plot.plot_rect(QRectF(plot.rect()))
    return QPointF(plot.bounds().x(area, step), plot.bounds().y(area, loss))


def test_reading(plot):
    assert plot.reading(25).splitlines()[0] == "step 25"
    assert "validation 3.250" in plot.reading(25)
    assert "validation 3.250 (step 25)" in plot.reading(40)


@pytest.mark.parametrize("total", [100_000, 1_000_000])
def test_a_long_number_under_the_last_step_is_not_cut(plot, total):
    plot.set_range(total)
    pixels = to_array(plot.grab().toImage())
    below = pixels[int(plot.plot_rect(QRectF(plot.rect())).bottom()) + 6 :]
    ground = below[-1, -1]
    assert (below[:, -1] == ground).all()
    assert (below[:, -30:] != ground).any()


def test_hover_reads_the_step_and_leaves(plot, hover):
    hover(plot, point(plot, 25, 3))
    assert plot.hovered_step() == pytest.approx(25, abs=0.5)
    hover(plot, QPointF(2, 2))
    assert plot.hovered_step() is None


def test_arrows_read_too(plot, qtbot):
    for _ in range(3):
        qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.hovered_step() == pytest.approx(2)
    assert "step 2" in plot.accessibleDescription()
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.hovered_step() is None


def test_bounds_hold_steps_and_the_guess(plot):
    bounds = plot.bounds()
    assert (bounds.left, bounds.right) == (0, 100)
    assert bounds.bottom < 2
    assert bounds.top > 4.17


def test_one_wild_batch_does_not_flatten_the_rest(plot):
    losses = np.full(1000, 2.0)
    losses[500] = 1e6
    plot.set_training(np.arange(1000), losses)
    assert plot.bounds().top < 10


def test_redraws_by_the_clock(plot, qtbot):
    painted = []
    plot.paint_figure = lambda *_: painted.append(1)
    for step in range(50, 90):
        plot.append_training([step], [1.9])
        QApplication.processEvents()
    qtbot.wait(150)
    assert 1 <= len(painted) < 15
    assert not plot._clock.isActive()


def test_curves_lie_where_their_numbers_are(plot):
    image = plot.grab().toImage()
    dot = image.pixelColor(point(plot, 25, 3.25).toPoint())
    assert dot.name() == load_theme("light").hex("series_2")
    at = point(plot, 45, plot._training.smooth[45]).toPoint()
    near = [image.pixelColor(at + QPoint(0, dy)).name() for dy in (-1, 0, 1)]
    assert load_theme("light").hex("series_1") in near


def test_wheel_zooms_double_click_resets(plot, qtbot):
    at = point(plot, 50, 3)
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at,
        plot.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(plot, wheel)
    bounds = plot.bounds()
    assert bounds.right - bounds.left < 80
    assert plot._step_at(at.x()) == pytest.approx(50, abs=0.5)
    qtbot.mouseDClick(plot, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert plot.bounds().right == 100


def test_compare_lays_runs_over_and_takes_them_away(plot):
    before = plot.to_svg()
    plot.set_compare([("run a", [0, 10], [3, 2]), ("run b", [0, 10], [3, 1])])
    assert "run b 1.000" in plot.reading(10)
    assert b"run a" in plot.to_svg()
    plot.set_compare([])
    assert plot.to_svg() == before


def test_cursor_is_drawn(plot):
    plot.set_cursor(70)
    image = plot.grab().toImage()
    at = point(plot, 70, 3.6).toPoint()
    accent = load_theme("light").hex("accent")
    assert accent in [image.pixelColor(at + QPoint(dx, 0)).name() for dx in (-1, 0, 1)]


def test_empty_says_so(shown, n_colour):
    view = shown(LossPlot())
    assert "appears here" in view.accessibleDescription()
    assert n_colour(view) > 2


def test_clear_keeps_the_guess(plot):
    plot.clear()
    assert plot.is_empty()
    assert b"random guess" in plot.to_svg()
    plot.set_random_guess(None)
    assert b"random guess" not in plot.to_svg()


def test_losses_that_are_not_finite_leave_gaps(plot):
    plot.set_training([0, 1, 2, 3, 4], [np.inf, np.nan, 2.0, 2.0, np.nan])
    plot.grab()
    plot.set_training([0, 1], [np.nan, np.nan])
    plot.grab()


def test_export_in_light_from_a_dark_screen(plot, tmp_path, n_colour, qapp):
    apply_theme(qapp, "dark")
    plot.hide()
    plot.save_picture(tmp_path / "loss.svg")
    words = "".join(ElementTree.parse(tmp_path / "loss.svg").getroot().itertext())
    assert "random guess" in words
    assert "validation" in words
    image = plot.to_image(2, load_theme("light"))
    assert image.pixelColor(1, 1).name() == load_theme("light").hex("surface")
    assert n_colour(image) > 20
