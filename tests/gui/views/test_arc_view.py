import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtWidgets import QApplication

from workbench.gui.theme import apply_theme, load_theme
from workbench.gui.views.arc_view import ROW, ArcView

TOKENS = ["the", " cat", "\n", "猫"]


def causal(n_head, size):
    raw = np.tril(np.random.default_rng(0).random((n_head, size, size)) + 0.01).astype(np.float32)
    return raw / raw.sum(-1, keepdims=True)


@pytest.fixture
def view(shown):
    arcs = ArcView()
    arcs.set_heads(causal(2, 4), ["1.1", "2.3"], TOKENS, TOKENS)
    return shown(arcs, 460, 300)


def test_pointing_leaves_only_the_lines_of_a_token(view, hover, qtbot):
    assert len(view.lines().weight) == 20
    with qtbot.waitSignal(view.token_read) as read:
        hover(view.viewport(), view.token_point(("query", 2)))
    assert read.args == [("query", 2)]
    assert set(view.lines().query.tolist()) == {2}
    hover(view.viewport(), view.token_point(("key", 1)))
    assert set(view.lines().key.tolist()) == {1}
    QApplication.sendEvent(view.viewport(), QEvent(QEvent.Type.Leave))
    assert len(view.lines().weight) == 20


def test_a_click_keeps_and_a_second_one_lets_go(view, qtbot):
    at = view.token_point(("query", 1)).toPoint()
    with qtbot.waitSignal(view.token_chosen) as chosen:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == ["query", 1]
    with qtbot.waitSignal(view.choice_cleared):
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert view.chosen() is None


def test_keys_walk_and_are_told(view, qtbot):
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up):
        qtbot.keyClick(view, key)
    assert view.chosen() == ("key", 0)
    assert "“the” (1) is looked at by: " in view.accessibleDescription()
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert "“the” (1) looks at: " in view.accessibleDescription()
    assert "1.1 → “the” (1) 1.00" in view.accessibleDescription()
    with qtbot.waitSignal(view.choice_cleared):
        qtbot.keyClick(view, Qt.Key.Key_Escape)


def test_a_linked_choice_is_silent_and_scrolls_into_sight(shown, qtbot):
    arcs = ArcView()
    labels = [str(at) for at in range(200)]
    arcs.set_heads(causal(1, 200), ["1.1"], labels, labels)
    shown(arcs, 400, 240)
    assert arcs.row_height() == ROW
    assert arcs.verticalScrollBar().maximum() > 1000
    with qtbot.assertNotEmitted(arcs.token_chosen):
        arcs.set_chosen(("query", 150))
        arcs.set_chosen(("query", 150))
    assert arcs.viewport().rect().contains(arcs.token_point(("query", 150)).toPoint())
    arcs.set_chosen(("query", 900))
    assert arcs.chosen() is None


def test_heads_have_their_own_hues(shown):
    arcs = ArcView()
    maps = np.zeros((2, 2, 2), np.float32)
    maps[0, :, 0] = maps[1, :, 1] = 1
    arcs.set_heads(maps, ["1.1", "2.3"], ["a", "b"], ["a", "b"])
    shown(arcs, 460, 200)
    image = arcs.grab().toImage()
    colours = {image.pixelColor(x, y).name() for x in range(460) for y in range(200)}
    theme = load_theme("light")
    assert {theme.hex("series_1"), theme.hex("series_2")} <= colours


@pytest.mark.parametrize("shape", [(1, 1, 1), (1, 1, 30), (4, 30, 1), (6, 128, 128), (1, 512, 512)])
def test_every_shape_is_painted_in_both_themes(shown, qapp, hover, shape):
    arcs = ArcView()
    maps = np.full(shape, 1 / shape[2], np.float32)
    names = [f"1.{at + 1}" for at in range(shape[0])]
    arcs.set_heads(maps, names, ["word"] * shape[1], ["键"] * shape[2])
    shown(arcs, 300, 200)
    apply_theme(qapp, "dark")
    assert not arcs.grab().isNull()
    hover(arcs.viewport(), arcs.token_point(("query", 0)))
    assert not arcs.grab().isNull()


def test_the_saved_figure_is_whole_and_its_numbers_are_the_weights(view):
    image = view.to_image(1)
    assert image.height() == view.content_size().height()
    numbers = view.numbers()
    assert numbers is not None
    assert numbers.values.shape == (8, 4)
    assert numbers.rows[0] == "1.1 the"
    assert b"is looked at (key)" in view.to_svg()


def test_empty_says_so(shown, n_colour):
    arcs = shown(ArcView())
    assert "No attention yet" in arcs.accessibleDescription()
    assert n_colour(arcs) > 2
    assert arcs.token_at(QPointF(50, 80)) is None
    assert arcs.numbers() is None


def test_wrong_names_are_refused(view):
    with pytest.raises(ValueError, match="heads"):
        view.set_heads(causal(2, 4), ["1.1"], TOKENS, TOKENS)
