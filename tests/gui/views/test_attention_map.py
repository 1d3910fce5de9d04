import csv
from xml.etree import ElementTree

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.theme import apply_theme, load_theme
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.map_colours import MapColours
from workbench.language import WorkbenchError

TOKENS = ["the", " cat", "\n", "猫"]


@pytest.fixture
def weights():
    scores = np.tril(np.random.default_rng(0).random((4, 4)) + 0.1)
    return (scores / scores.sum(1, keepdims=True)).astype(np.float32)


@pytest.fixture
def view(shown, weights):
    figure = AttentionMap()
    figure.set_map(weights, TOKENS, TOKENS, np.triu(np.ones((4, 4), bool), 1), "Head 1.1")
    return shown(figure)


def test_hover_reads_the_cell(view, weights, hover, qtbot):
    with qtbot.waitSignal(view.hovered) as seen:
        hover(view, view.cell_centre(3, 1))
    assert seen.args == [3, 1]
    assert view.hover_text() == f"猫 → ␣cat {weights[3, 1]:.2f}"
    hover(view, QPointF(1, 1))
    assert view.hover_text() == ""


def test_hover_says_what_is_masked(view, hover):
    hover(view, view.cell_centre(1, 2))
    assert view.hover_text() == "␣cat cannot look at ⏎ (masked)"


def test_click_locks_and_arrows_move(view, qtbot):
    with qtbot.waitSignal(view.cell_selected) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_centre(2, 1).toPoint())
    assert chosen.args == [2, 1]
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert view.selected() == (3, 0)
    assert "猫 → the" in view.accessibleDescription()
    with qtbot.waitSignal(view.selection_cleared):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.selected() is None


def test_a_linked_selection_is_silent(view, qtbot):
    with qtbot.assertNotEmitted(view.cell_selected):
        view.set_selected(1, 1)
        view.set_selected(9, 9)
    assert view.selected() == (1, 1)


def test_selection_survives_new_numbers_but_not_a_smaller_map(view, weights):
    view.set_selected(3, 3)
    view.set_map(weights, TOKENS, TOKENS)
    assert view.selected() == (3, 3)
    view.set_map(weights[:2, :2], TOKENS[:2], TOKENS[:2])
    assert view.selected() is None


def test_wheel_zooms_around_the_pointer_and_double_click_resets(shown, qtbot):
    figure = AttentionMap()
    labels = [str(i) for i in range(40)]
    figure.set_map(np.eye(40), labels, labels)
    shown(figure)
    at = figure.cell_centre(30, 30)
    none = Qt.MouseButton.NoButton
    wheel = QWheelEvent(
        at,
        figure.mapToGlobal(at),
        QPoint(),
        QPoint(0, 240),
        none,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(figure, wheel)
    assert figure.zoom() > 1.3
    assert figure.cell_at(at) == (30, 30)
    qtbot.mouseDClick(figure, Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert figure.zoom() == 1.0


def test_csv_holds_every_row_with_its_label(view, tmp_path):
    path = tmp_path / "地图 map.csv"
    view.save_numbers(path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["", *TOKENS]
    assert [row[0] for row in rows[1:]] == TOKENS
    for row in rows[1:]:
        assert sum(map(float, row[1:])) == pytest.approx(1, abs=1e-6)


def test_svg_parses_and_holds_labels_as_text(view, tmp_path):
    path = tmp_path / "map.svg"
    view.save_picture(path)
    root = ElementTree.parse(path).getroot()
    assert root.tag.endswith("svg")
    words = " ".join("".join(node.itertext()) for node in root.iter())
    assert "Head 1.1" in words
    assert "␣cat" in words


def test_png_is_not_blank_and_can_be_light_on_a_dark_screen(view, tmp_path, n_colour, qapp):
    apply_theme(qapp, "dark")
    view.save_picture(tmp_path / "map.png", 2)
    image = QImage(str(tmp_path / "map.png"))
    assert image.width() == 2 * view.width()
    assert image.pixelColor(2, 2).name() == load_theme("light").hex("surface")
    assert n_colour(image) > 20


def test_a_folder_that_is_not_there_is_named(view, tmp_path):
    with pytest.raises(WorkbenchError, match="nowhere"):
        view.save_picture(tmp_path / "nowhere" / "map.png")


def test_empty_says_so(shown, n_colour, tmp_path):
    figure = shown(AttentionMap())
    assert "No attention map yet" in figure.accessibleDescription()
    assert n_colour(figure) > 2
    with pytest.raises(WorkbenchError):
        figure.save_numbers(tmp_path / "map.csv")
    assert not (tmp_path / "map.csv").exists()


def test_wrong_labels_are_refused(qtbot, weights):
    figure = AttentionMap()
    qtbot.addWidget(figure)
    with pytest.raises(ValueError, match="labels"):
        figure.set_map(weights, ["a"], TOKENS)


def test_follows_the_theme(view, qapp):
    centre = view.cell_centre(0, 3).toPoint()
    assert view.grab().toImage().pixelColor(centre).name() == load_theme("light").hex("masked")
    apply_theme(qapp, "dark")
    assert view.grab().toImage().pixelColor(centre).name() == load_theme("dark").hex("masked")


@pytest.mark.parametrize("shape", [(1, 1), (1, 30), (30, 1), (512, 512)])
def test_every_shape_is_painted(shown, shape, hover):
    figure = AttentionMap()
    rows, columns = shape
    queries, keys = ["long label " * 4] * rows, ["键"] * columns
    figure.set_map(np.full(shape, 1 / columns), queries, keys)
    shown(figure)
    hover(figure, figure.cell_centre(rows - 1, columns - 1))
    assert figure.hovered_cell() == (rows - 1, columns - 1)
    figure.grab()


def test_labels_grow_with_a_large_map(shown):
    view = AttentionMap()
    words = [f"w{index}" for index in range(8)]
    view.set_map(np.full((8, 8), 0.125), words, words)
    shown(view, 420, 420)
    view.plot_rect(view.rect().toRectF())
    small = view._label_font().pixelSize()
    shown(view, 1300, 1000)
    plot, _ = view.plot_rect(view.rect().toRectF())
    assert view._label_font().pixelSize() > small
    assert plot.height() > 700


def test_the_row_and_the_column_under_the_pointer_are_marked(view, hover):
    before = view.grab().toImage()
    hover(view, view.cell_centre(2, 1))
    after = view.grab().toImage()
    plot, _ = view.plot_rect(view.rect().toRectF())
    cell = view.cell_rect(plot, 2, 1)
    far_right = QPointF(plot.right() - 8, cell.top()).toPoint()
    assert before.pixelColor(far_right) != after.pixelColor(far_right)


def test_a_difference_says_who_looks_more(view):
    weights = np.array([[0.5, -0.5], [0.0, 0.1]], np.float32)
    view.set_map(weights, ["a", "b"], ["c", "d"], colours=MapColours(sides=("2.1", "1.1")))
    assert view.cell_text(0, 1) == "a → d −0.50"
    assert view.cell_text(0, 0) == "a → c +0.50"
    assert view.cell_text(1, 0) == "b → c 0.00"
    assert view._scale_ends() == ("2.1 more −0.50", "+0.50 1.1 more")
    theme = load_theme("light")
    image = view.grab().toImage()
    assert image.pixelColor(view.cell_centre(0, 1).toPoint()).name() == theme.hex("signed_minus")
    assert image.pixelColor(view.cell_centre(0, 0).toPoint()).name() == theme.hex("signed_plus")


def test_the_colours_can_be_of_other_numbers(view, weights):
    other = np.zeros_like(weights)
    view.set_map(weights, TOKENS, TOKENS, shown=other, colours=MapColours(without_first=True))
    assert view.cell_text(3, 1) == f"猫 → ␣cat {weights[3, 1]:.2f}"
    assert b"left out of the colours" in view.to_svg()
