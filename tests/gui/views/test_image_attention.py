from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtWidgets import QPushButton

from workbench.gui.theme import load_theme
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.views.patch_grid import PatchGrid


@pytest.fixture
def view(shown):
    widget = ImageAttention()
    widget.set_image(np.full((28, 28), 90, np.uint8))
    widget.set_weights(np.random.default_rng(0).dirichlet(np.ones(17), 17), 4, 4, class_token=True)
    return shown(widget)


def centre(widget, token):
    picture = widget.picture()
    return picture.grid.rect(picture.room(QRectF(picture.rect())), token).center()


def test_grid_knows_where_tokens_lie():
    grid, picture = PatchGrid(2, 3, class_token=True), QRectF(0, 0, 30, 20)
    assert grid.n_token == 7
    assert grid.rect(picture, 0) == picture
    assert grid.rect(picture, 6) == QRectF(20, 10, 10, 10)
    assert grid.token_at(picture, QPointF(25, 15)) == 6
    assert grid.token_at(picture, QPointF(31, 15)) is None


def test_click_chooses_a_patch(view, qtbot):
    with qtbot.waitSignal(view.patch_selected) as chosen:
        qtbot.mouseClick(view.picture(), Qt.MouseButton.LeftButton, pos=centre(view, 6).toPoint())
    assert chosen.args == [6]
    assert view.selected() == 6


def test_arrows_walk_and_stop_at_the_edge(view, qtbot):
    view.set_selected(1)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Right):
        qtbot.keyClick(view.picture(), key)
    assert view.selected() == 6


def test_the_whole_picture_has_a_button(view, qtbot):
    view.set_selected(5)
    button = view.findChild(QPushButton)
    assert button.isVisible()
    assert not button.isChecked()
    with qtbot.waitSignal(view.patch_selected) as chosen:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert chosen.args == [0]
    assert button.isChecked()


def test_hover_reads_the_weight(view, hover):
    view.set_selected(3)
    weight = view.picture().weights[3, 9]
    hover(view.picture(), centre(view, 9))
    assert view.hover_text() == f"patch 3 → patch 9 {weight:.3f}"


def test_the_strongest_patch_is_the_most_tinted(shown):
    widget = ImageAttention()
    widget.set_image(np.full((8, 8), 128, np.uint8))
    widget.set_weights(np.array([0.1, 0.7, 0.2, 0.0]), 2, 2)
    shown(widget)
    image = widget.picture().grab().toImage()
    tints = [
        image.pixelColor((centre(widget, i) + QPointF(9, 9)).toPoint()).hsvSaturation() for i in range(4)
    ]
    assert np.argsort(tints).tolist() == [3, 0, 2, 1]
    assert not any(button.isVisible() for button in widget.findChildren(QPushButton))


def test_weights_that_do_not_fit_are_refused(view):
    with pytest.raises(ValueError, match="tokens"):
        view.set_weights(np.ones(5), 4, 4)


def test_empty_says_so(shown, n_colour):
    widget = shown(ImageAttention())
    assert n_colour(widget) > 2
    assert "No picture yet" in widget.picture().accessibleDescription()
    widget.set_image(np.zeros((4, 4), np.uint8))
    assert "No attention yet" in widget.picture().accessibleDescription()
    widget.grab()


def test_the_patch_under_the_pointer_can_be_the_one_that_reads(shown, hover):
    view = ImageAttention()
    weights = np.random.default_rng(0).random((4, 4)).astype(np.float32)
    view.set_image(np.zeros((8, 8), np.uint8))
    view.set_weights(weights, 2, 2)
    view.set_follows(True)
    shown(view)
    picture: Any = view.picture()
    room = picture.room(picture.rect().toRectF())
    hover(picture, room.bottomRight() - QPointF(4, 4))
    assert np.array_equal(picture.row(), weights[3])
    assert view.hover_text() == "patch 4 reads"
    assert view.selected() == 0
    hover(picture, QPointF(0, 0))
    assert np.array_equal(picture.row(), weights[0])


def test_a_difference_has_two_tints(shown, n_colour):
    view = ImageAttention()
    view.set_image(np.zeros((8, 8), np.uint8))
    view.set_weights(np.array([0.5, -0.5, 0.0, 0.2], np.float32), 2, 2)
    shown(view)
    picture: Any = view.picture()
    assert picture.is_signed()
    assert n_colour(view) > 4


def test_lines_run_to_what_the_patch_looks_at_where_the_pointer_reads(view):
    weights = np.full((17, 17), 0.001, np.float32)
    weights[6, 16] = 0.9  # token 6 looks at token 16, across token 11
    view.set_weights(weights, 4, 4, class_token=True)
    view.set_selected(6)
    theme = load_theme("light")
    at = (centre(view, 11) * 2).toPoint()
    plain = view.picture().to_image(2, theme).pixelColor(at)
    view.set_follows(True)
    assert view.picture().to_image(2, theme).pixelColor(at) == theme.color("accent") != plain
    view.set_selected(0)  # the whole picture has no place from which a line could begin
    assert view.picture().to_image(2, theme).pixelColor(at) != theme.color("accent")
