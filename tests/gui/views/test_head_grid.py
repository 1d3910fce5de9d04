import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt

from workbench.gui.theme import load_theme
from workbench.gui.views.head_fit import LARGEST, SMALLEST
from workbench.gui.views.head_grid import HeadGrid, shrink


@pytest.fixture
def grid(shown):
    view = HeadGrid(arrangement="layers")
    view.set_maps(np.random.default_rng(0).random((3, 4, 8, 8)))
    return shown(view, 400, 300)


def test_a_thin_diagonal_survives_shrinking():
    small = shrink(np.eye(128, dtype=np.float32)[None], 40)[0]
    assert max(small.shape) <= 40
    assert (np.diag(small) == 1).all()


def test_shrinking_handles_odd_sides():
    maps = np.random.default_rng(0).random((2, 7, 101)).astype(np.float32)
    small = shrink(maps, 10)
    assert small.shape == (2, 7, 10)
    assert small.max() == maps.max()


def test_hover_previews_and_click_chooses(grid, hover, qtbot):
    with qtbot.waitSignal(grid.head_hovered) as seen:
        hover(grid.viewport(), grid.thumb_rect(1, 2).center())
    assert seen.args == [1, 2]
    assert grid.selected() is None
    with qtbot.waitSignal(grid.head_selected) as chosen:
        at = grid.thumb_rect(2, 3).center().toPoint()
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [2, 3]
    assert "Head 3.4" in grid.accessibleDescription()


def test_arrows_walk_by_layer_and_head(grid, qtbot):
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        qtbot.keyClick(grid, key)
    assert grid.selected() == (0, 0)
    qtbot.keyClick(grid, Qt.Key.Key_Left)
    assert grid.selected() == (0, 0)


@pytest.mark.parametrize("arrangement", ["layers", "flow"])
@pytest.mark.parametrize("size", [(200, 120), (360, 200), (700, 500), (60, 60)])
def test_thumbnails_fit_the_width(shown, arrangement, size):
    view = HeadGrid(arrangement=arrangement)
    view.set_maps(np.full((4, 4, 5, 5), 0.2))
    shown(view, *size)
    assert SMALLEST <= view.thumb_rect(0, 0).width() <= LARGEST
    if size[0] >= 200:
        assert view.horizontalScrollBar().maximum() == 0
    last = view.thumb_rect(3, 3)
    assert last.bottom() <= view.content_size().height()


def test_a_chosen_head_is_scrolled_into_sight(shown):
    view = HeadGrid(arrangement="layers")
    view.set_maps(np.full((12, 4, 5, 5), 0.2))
    shown(view, 200, 120)
    view.select_head(11, 3)
    rect = view.thumb_rect(11, 3).translated(-view.offset())
    assert view.viewport().rect().contains(rect.toRect().adjusted(1, 1, -1, -1))
    assert view.head_at(rect.center()) == (11, 3)


def test_one_map_can_be_replaced(grid):
    frozen = np.zeros((3, 4, 8, 8), np.float32)
    frozen.setflags(write=False)
    grid.set_maps(frozen)
    grid.grab()
    grid.set_map(1, 1, np.ones((8, 8)))
    image = grid.grab().toImage()
    dark = load_theme("light").attention_lut()[255]
    assert image.pixelColor(grid.thumb_rect(1, 1).center().toPoint()).getRgb()[:3] == tuple(dark)
    assert frozen.max() == 0


def test_masked_positions_have_their_own_colour(shown):
    view = HeadGrid()
    view.set_maps(np.tril(np.full((1, 1, 8, 8), 0.5)), np.triu(np.ones((8, 8), bool), 1))
    shown(view)
    rect = view.thumb_rect(0, 0)
    at = rect.topRight() + QPointF(-12, 12)
    assert view.grab().toImage().pixelColor(at.toPoint()).name() == load_theme("light").hex("masked")


def test_empty_says_so(shown, n_colour, qtbot):
    view = shown(HeadGrid())
    assert "No attention maps yet" in view.accessibleDescription()
    assert n_colour(view) > 2
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.selected() is None
    view.set_empty_sentence("Training has not begun.")
    assert view.accessibleDescription() == "Training has not begun."


def test_a_smaller_model_drops_a_selection_that_is_gone(grid):
    grid.set_selected(2, 3)
    grid.set_maps(np.zeros((1, 2, 4, 4)))
    assert grid.selected() is None
    grid.grab()


def test_export(grid, tmp_path, n_colour):
    grid.save_picture(tmp_path / "heads.svg")
    assert b"3.4" in (tmp_path / "heads.svg").read_bytes()
    assert n_colour(grid.to_image(2)) > 30


def test_a_scroll_bar_that_was_needed_goes_when_it_is_not(shown, qtbot):
    grid = HeadGrid(arrangement="layers")
    grid.set_maps(np.random.default_rng(1).random((4, 4, 17, 17)))
    shown(grid, 202, 120)
    qtbot.waitUntil(grid.verticalScrollBar().isVisible, timeout=1000)
    assert not grid.horizontalScrollBar().isVisible()
    grid.resize(202, 4 * (44 + 18) + 12)
    qtbot.wait(20)
    assert not grid.verticalScrollBar().isVisible()
    assert grid.thumb_rect(0, 0).width() >= 40


@pytest.mark.parametrize(
    ("shape", "size", "columns"),
    [((2, 4), (220, 440), 2), ((2, 4), (220, 260), 4), ((4, 4), (220, 440), 4), ((6, 6), (224, 440), 6)],
)
def test_layers_take_several_rows_only_for_much_larger_heads(shown, shape, size, columns: int):
    grid = HeadGrid(arrangement="layers")
    grid.set_largest(140)
    grid.set_maps(np.random.default_rng(0).random((*shape, 8, 8)))
    shown(grid, *size)
    assert grid._columns == columns
    last = grid.thumb_rect(shape[0] - 1, shape[1] - 1)
    assert last.bottom() <= size[1]
    assert last.right() <= size[0]
    assert grid.head_at(last.center()) == (shape[0] - 1, shape[1] - 1)


def test_twelve_by_twelve_heads_scroll_in_whole_layers(shown):
    grid = HeadGrid(arrangement="layers")
    grid.set_maps(np.random.default_rng(0).random((12, 12, 4, 4)))
    shown(grid, 224, 440)
    assert grid._columns == 6
    assert grid.verticalScrollBar().maximum() > 0
    shown(grid, 470, 640)
    assert grid._columns == 12
    assert grid.verticalScrollBar().maximum() == 0


@pytest.fixture
def several(grid):
    grid.several = True
    grid.select_head(0, 1)
    return grid


def click(qtbot, grid, head, modifier):
    at = grid.thumb_rect(*head).center().toPoint()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, at)


def test_ctrl_and_shift_choose_several(several, qtbot):
    with qtbot.waitSignal(several.heads_chosen) as chosen:
        click(qtbot, several, (1, 1), Qt.KeyboardModifier.ControlModifier)
    assert chosen.args == [((0, 1), (1, 1))]
    assert several.selected() == (1, 1)
    assert "1.2, 2.2" in several.accessibleDescription()
    with qtbot.waitSignal(several.heads_chosen) as chosen:
        click(qtbot, several, (0, 3), Qt.KeyboardModifier.ShiftModifier)
    assert chosen.args == [((0, 1), (0, 2), (0, 3))]
    click(qtbot, several, (0, 2), Qt.KeyboardModifier.ControlModifier)
    assert several.chosen() == ((0, 1), (0, 3))
    with qtbot.waitSignal(several.head_selected) as one:
        click(qtbot, several, (0, 3), Qt.KeyboardModifier.ControlModifier)
    assert one.args == [0, 1]


def test_a_plain_click_chooses_one(several, qtbot):
    click(qtbot, several, (1, 1), Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(several.head_selected):
        click(qtbot, several, (1, 1), Qt.KeyboardModifier.NoModifier)
    assert several.chosen() == ((1, 1),)


def test_keys_choose_several(several, qtbot):
    qtbot.keyClick(several, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(several, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert several.chosen() == ((0, 1), (0, 2), (0, 3))
    qtbot.keyClick(several, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert several.chosen() == ((0, 1), (0, 2))
    qtbot.keyClick(several, Qt.Key.Key_Escape)
    assert several.chosen() == ((0, 2),)
    qtbot.keyClick(several, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(several, Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
    assert several.chosen() == ((0, 2),)
    assert "keys are at head 3.3" in several.accessibleDescription()
    qtbot.keyClick(several, Qt.Key.Key_Space)
    assert several.chosen() == ((0, 2), (2, 2))


def test_a_grid_for_one_head_takes_no_second(grid, qtbot):
    grid.select_head(0, 0)
    click(qtbot, grid, (1, 1), Qt.KeyboardModifier.ControlModifier)
    assert grid.chosen() == ((1, 1),)


def test_another_order_keeps_names_and_walks_as_shown(several, qtbot, n_colour):
    order = [(layer, head) for head in range(4) for layer in (2, 1, 0)]
    before = several.thumb_rect(0, 0).topLeft()
    several.set_order(order, dict.fromkeys(order, "0.50"))
    assert several.thumb_rect(2, 0).topLeft() == before
    assert several.head_at(several.thumb_rect(1, 3).center()) == (1, 3)
    several.select_head(2, 0)
    qtbot.keyClick(several, Qt.Key.Key_Right)
    assert several.selected() == (1, 0)
    qtbot.keyClick(several, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert several.chosen() == ((1, 0), (0, 0))
    assert b"0.50" in several.to_svg()
    several.set_order(None)
    assert several.thumb_rect(0, 0).topLeft() == before
    assert b"0.50" not in several.to_svg()


def test_a_linked_choice_of_several_is_silent(several, qtbot):
    with qtbot.assertNotEmitted(several.heads_chosen):
        several.set_chosen(((0, 0), (2, 3), (9, 9)))
    assert several.chosen() == ((0, 0), (2, 3))
    several.set_selected(2, 3)
    assert several.chosen() == ((2, 3),)
