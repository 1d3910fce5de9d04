import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.views.confusion_view import ConfusionView


@pytest.fixture
def view(shown):
    widget = ConfusionView()
    widget.set_matrix(np.array([[8, 2, 0], [0, 9, 1], [0, 0, 0]]), ["cat", "dog", "猫"])
    return shown(widget)


def test_hover_puts_a_cell_into_words(view, hover):
    hover(view, view.cell_centre(0, 1))
    assert view.hover_text() == "cat taken for dog: 2 of 10 (20 %)"
    hover(view, view.cell_centre(1, 1))
    assert view.hover_text() == "dog recognised: 9 of 10 (90 %)"
    hover(view, view.cell_centre(2, 0))
    assert "0 of 0" in view.hover_text()


def test_click_tells_the_cell(view, qtbot):
    with qtbot.waitSignal(view.cell_selected) as chosen:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.cell_centre(1, 2).toPoint())
    assert chosen.args == [1, 2]


def test_svg_has_counts(view):
    assert b">8<" in view.to_svg()


def test_empty_says_so(shown, n_colour):
    widget = shown(ConfusionView())
    assert "Nothing measured yet" in widget.accessibleDescription()
    assert n_colour(widget) > 2


def test_labels_must_fit(view):
    with pytest.raises(ValueError, match="labels"):
        view.set_matrix(np.zeros((2, 2)), ["a"])
