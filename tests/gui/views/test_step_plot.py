import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt

from workbench.gui.theme import load_theme
from workbench.gui.views.step_plot import StepLine, StepPlot

STEPS = np.array([0, 1, 10, 100, 400])


@pytest.fixture
def plot(shown):
    view = StepPlot()
    view.set_words("Scores (0 to 1)", "Nothing yet.")
    view.set_value_range(0, 1)
    view.set_lines(
        [
            StepLine(name="previous", note="0.90", steps=STEPS, values=np.array([0.1, 0.1, 0.2, 0.6, 0.9])),
            StepLine(
                name="same", steps=STEPS, values=np.array([np.nan, 0.4, 0.3, 0.2, 0.1]), dashes=(2.0, 2.0)
            ),
        ],
        400,
    )
    return shown(view, 480, 300)


def place(plot, step) -> QPointF:
    area = plot.plot_rect(QRectF(plot.rect()))
    return QPointF(plot.bounds().x(area, step), area.center().y())


def test_values_are_read_where_there_are_points(plot, hover):
    assert plot.reading(90).splitlines() == ["step 100", "previous 0.60", "same 0.20"]
    assert plot.reading(0).splitlines() == ["step 0", "previous 0.10"]
    hover(plot, place(plot, 120))
    assert plot.hovered_step() == 100


@pytest.mark.parametrize("is_logarithmic", [False, True])
def test_a_click_goes_to_the_nearest_step(plot, qtbot, is_logarithmic):
    plot.set_logarithmic(is_logarithmic)
    for step in (10, 100, 400):
        with qtbot.waitSignal(plot.step_chosen) as asked:
            qtbot.mouseClick(plot, Qt.MouseButton.LeftButton, pos=place(plot, step).toPoint())
        assert asked.args == [step]


def test_the_logarithm_gives_early_steps_room_and_has_a_place_for_zero(plot):
    area = plot.plot_rect(QRectF(plot.rect()))
    linear = [plot.bounds().x(area, step) - area.left() for step in (0, 10, 400)]
    plot.set_logarithmic(True)
    bounds = plot.bounds()
    wide = [bounds.x(area, step) - area.left() for step in (0, 10, 400)]
    assert linear[0] == wide[0] == 0
    assert linear[2] == pytest.approx(wide[2])
    assert wide[1] > 5 * linear[1]
    for step in (0, 3, 77, 400):
        assert bounds.step_at(area, bounds.x(area, step)) == pytest.approx(step, abs=1e-6)
    assert bounds.step_ticks(9)[0] == [0, 1, 10, 100]
    assert bounds.step_ticks(2)[0] == [1, 100]


def test_numbers_are_one_row_a_line_and_one_column_a_step(plot):
    numbers = plot.numbers()
    assert numbers.rows == ("previous", "same")
    assert numbers.columns == ("0", "1", "10", "100", "400")
    assert numbers.values[0].tolist() == [0.1, 0.1, 0.2, 0.6, 0.9]
    assert np.isnan(numbers.values[1, 0])
    plot.set_lines([], None)
    assert plot.numbers() is None


def test_keys_go_from_point_to_point(plot, qtbot):
    plot.set_cursor(10)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.hovered_step() == 100
    assert "previous 0.60" in plot.accessibleDescription()
    with qtbot.waitSignal(plot.step_chosen) as asked:
        qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert asked.args == [100]
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    qtbot.keyClick(plot, Qt.Key.Key_Left)
    assert plot.hovered_step() == 0
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert plot.hovered_step() is None


def test_many_names_are_wrapped_and_leave_room_for_the_lines(plot):
    before = plot.plot_rect(QRectF(plot.rect())).top()
    lines = [StepLine(name=f"a rather long name {n}", steps=STEPS, values=STEPS / 400) for n in range(11)]
    plot.set_lines(lines, 400)
    area = QRectF(plot.rect())
    assert plot.plot_rect(area).top() > before
    rows = {row for row, _ in plot._legend_places(area.width())}
    assert len(rows) > 2
    assert plot.plot_rect(QRectF(0, 0, 200, 60)).height() > 0


def test_what_there_is_to_compare_with_stays_in_sight(shown):
    plot = StepPlot()
    plot.set_random_guess(0.0, "no change")
    plot.set_lines([StepLine(name="change", steps=STEPS, values=np.array([0.5, 0.6, 0.5, 0.4, 0.5]))], 400)
    shown(plot, 300, 200)
    assert plot.bounds().bottom < 0 < plot.bounds().top
    plot.set_lines([StepLine(name="change", steps=STEPS, values=-np.ones(5))], 400)
    assert plot.bounds().bottom < -1
    assert plot.bounds().top > 0


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_it_is_drawn_on_paper_and_empty_it_says_so(plot, n_colour, theme):
    assert n_colour(plot.to_image(theme=load_theme(theme))) > 5
    assert b"<svg" in plot.to_svg()
    plot.set_lines([], None)
    assert plot.is_empty()
    assert plot.reading(3) == ""
    assert plot.empty_sentence() == "Nothing yet."
    assert n_colour(plot) > 2
