import numpy as np
from PySide6.QtCore import QRectF

from workbench.gui.views.patch_view import PatchView


def test_cuts_and_counts(shown, hover, qtbot):
    view = PatchView()
    view.set_image(np.zeros((30, 28, 3), np.uint8), 7)
    shown(view)
    assert view.caption() == "4 × 4 = 16 patches"
    with qtbot.waitSignal(view.patch_hovered) as seen:
        hover(view, view._grid.rect(view._room(QRectF(view.rect())), 5).center())
    assert seen.args == [5]


def test_a_picture_smaller_than_a_patch_and_none_at_all(shown, n_colour):
    view = PatchView()
    view.set_image(np.zeros((3, 3), np.uint8), 4)
    shown(view)
    assert "Choose a picture" in view.accessibleDescription()
    assert n_colour(view) > 2
    view.clear()
    view.grab()
