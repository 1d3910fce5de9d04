import pytest
from PySide6.QtCore import Qt

from workbench.gui.views.token_view import TokenView


@pytest.fixture
def view(shown):
    widget = TokenView()
    widget.set_tokens(["▁the", " ", "\n", "猫", "cat"], [5, 6, 7, 8, 9])
    return shown(widget, 300, 120)


def test_white_space_is_marked(view):
    assert "␣the" in view.token_text(0)
    assert "⏎" in view.token_text(2)
    assert "number 8" in view.token_text(3)


def test_hover_click_and_arrows(view, hover, qtbot):
    with qtbot.waitSignal(view.token_hovered) as seen:
        hover(view.viewport(), view.token_rect(3).center())
    assert seen.args == [3]
    with qtbot.waitSignal(view.token_selected) as chosen:
        at = view.token_rect(1).center().toPoint()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert chosen.args == [1]
    with qtbot.waitSignal(view.token_selected) as chosen:
        qtbot.keyClick(view, Qt.Key.Key_Right)
    assert chosen.args == [2]


def test_many_tokens_wrap_and_scroll(shown):
    widget = TokenView()
    widget.set_tokens(["token"] * 499 + ["x" * 300])
    shown(widget, 300, 120)
    assert widget.verticalScrollBar().maximum() > 0
    assert widget.horizontalScrollBar().maximum() == 0
    assert all(widget.token_rect(i).right() <= widget.viewport().width() for i in range(500))
    widget.select_token(499)
    assert widget.verticalScrollBar().value() > 0
    widget.grab()


def test_ids_must_fit(view):
    with pytest.raises(ValueError, match="ids"):
        view.set_tokens(["a"], [1, 2])


def test_empty_says_so(shown, n_colour):
    widget = shown(TokenView())
    assert "Type something" in widget.accessibleDescription()
    assert n_colour(widget) > 2
