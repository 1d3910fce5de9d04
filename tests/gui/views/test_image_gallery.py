import time

import numpy as np
from PySide6.QtCore import Qt

from workbench.gui.views.image_gallery import IMAGE_ROLE, ImageGallery


def test_reads_only_what_is_in_sight(shown, qtbot):
    asked = []

    def read(index):
        asked.append(index)
        return np.full((8, 8), index % 256, np.uint8)

    view = ImageGallery()
    shown(view, 500, 300)
    start = time.perf_counter()
    view.set_images(read, [f"picture {i}" for i in range(100_000)])
    view.grab()
    assert time.perf_counter() - start < 2
    assert view.count() == 100_000
    assert 0 < len(asked) < 100
    view.select_image(99_999)
    view.grab()
    assert 99_999 in asked
    assert len(asked) < 300


def test_choosing_tells_which(shown, qtbot):
    view = ImageGallery()
    view.set_images(lambda _: np.zeros((4, 4), np.uint8), ["a", "b", "c"])
    shown(view)
    with qtbot.waitSignal(view.image_selected) as chosen:
        qtbot.mouseClick(
            view.viewport(),
            Qt.MouseButton.LeftButton,
            pos=view.visualRect(view.model().index(1, 0)).center(),
        )
    assert chosen.args == [1]
    with qtbot.waitSignal(view.image_selected) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args == [2]


def test_a_broken_picture_says_so_and_the_others_stay(shown, n_colour):
    def read(index):
        if index == 1:
            raise OSError("broken")
        return np.zeros((4, 4), np.uint8)

    view = ImageGallery()
    view.set_images(read, ["a", "b", "c"])
    shown(view)
    view.grab()
    assert view.model().index(1, 0).data(IMAGE_ROLE) is None
    assert view.model().index(2, 0).data(IMAGE_ROLE) is not None


def test_empty_says_so(shown, n_colour):
    view = shown(ImageGallery())
    assert "No pictures yet" in view.accessibleDescription()
    assert n_colour(view) > 2
