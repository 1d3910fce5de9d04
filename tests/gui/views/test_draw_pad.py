import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt

from workbench.gui.views.draw_pad import DrawPad


@pytest.fixture
def pad(shown):
    return shown(DrawPad(), 280, 280)


def stroke(qtbot, pad, start, end):
    qtbot.mousePress(pad, Qt.MouseButton.LeftButton, pos=QPoint(*start))
    qtbot.mouseMove(pad, QPoint(*end))
    qtbot.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=QPoint(*end))


def test_a_stroke_comes_out_as_white_on_black(pad, qtbot):
    with qtbot.waitSignal(pad.changed):
        stroke(qtbot, pad, (60, 140), (220, 140))
    picture = pad.image()
    assert picture.shape == (28, 28, 3)
    assert picture.dtype == np.uint8
    assert picture[14, 6].min() > 120
    assert picture[3].max() == 0


def test_undo_and_clear(pad, qtbot):
    stroke(qtbot, pad, (60, 140), (60, 140))
    one = pad.image()
    stroke(qtbot, pad, (200, 60), (200, 60))
    pad.undo()
    assert (pad.image() == one).all()
    pad.clear()
    assert pad.is_blank()
    qtbot.keyClick(pad, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (pad.image() == one).all()


def test_changes_are_told_at_most_every_80_ms(pad, qtbot):
    told = []
    pad.changed.connect(lambda: told.append(1))
    for x in range(40, 240, 10):
        stroke(qtbot, pad, (x, 50), (x, 60))
    qtbot.wait(120)
    assert 1 <= len(told) <= 10


def test_keyboard_draws_with_shift(pad, qtbot):
    qtbot.keyClick(pad, Qt.Key.Key_Right)
    assert pad.is_blank()
    qtbot.keyClick(pad, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert pad.image()[14, 15].max() > 100


def test_size_and_ink(pad, qtbot):
    pad.set_picture_size(16, 32)
    pad.set_ink((255, 0, 0), (255, 255, 255))
    assert pad.image().shape == (16, 32, 3)
    assert pad.image().min() == 255
    stroke(qtbot, pad, (140, 140), (140, 140))
    assert (pad.image() == (255, 0, 0)).all(2).any() or pad.image()[..., 1].min() < 128


def test_blank_invites(pad, n_colour):
    assert n_colour(pad) > 3


def test_a_clean_sheet_is_no_drawing(pad, qtbot):
    with qtbot.assertNotEmitted(pad.changed, wait=150):
        pad.set_picture_size(16, 32)
        pad.set_ink((0, 0, 0), (255, 255, 255))
        pad.clear()
    assert not pad.can_undo()
