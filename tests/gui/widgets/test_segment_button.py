"""Words that turn bold when a button is pressed are not cut."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton

from workbench.gui.pages.train_heads import LiveHeadsCard
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import current_theme
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.transport_bar import TransportBar


def ink(button: QPushButton, width: int) -> int:
    """Return how many columns of pixels the words of *button* take when it is *width* wide."""
    button.setMinimumWidth(0)
    button.resize(width, button.sizeHint().height())
    image, words = button.grab().toImage(), current_theme().color("accent")
    inked = [
        x
        for x in range(image.width())
        if any(
            abs(image.pixelColor(x, y).red() - words.red()) < 70
            and abs(image.pixelColor(x, y).green() - words.green()) < 70
            for y in range(4, image.height() - 4)
        )
    ]
    return inked[-1] - inked[0]


@pytest.mark.parametrize("sentence", ["This run", "Validation", "Worst", "Over the picture", "Newest"])
def test_the_checked_option_is_written_whole(qtbot, sentence: str):
    control = SegmentedControl([("only", sentence)])
    qtbot.addWidget(control)
    button = control.button("only")
    button.setParent(None)
    qtbot.addWidget(button)
    hint = button.sizeHint().width()
    assert ink(button, hint) == ink(button, hint + 40)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_live_badge_is_written_whole(qtbot, qapp: QApplication, language: str):
    bar = TransportBar()
    qtbot.addWidget(bar)
    bar.resize(900, 90)
    bar.show()
    bar.set_steps([0, 100, 200], 200, 200, is_live=True)
    apply_language(qapp, language)
    button = bar.live_button
    button.setParent(None)
    qtbot.addWidget(button)
    hint = button.sizeHint().width()
    assert ink(button, hint) == ink(button, hint + 40)


def test_the_room_does_not_change_when_another_option_is_pressed(qtbot):
    control = SegmentedControl([("train", "Training"), ("validation", "Validation"), ("test", "Test")])
    qtbot.addWidget(control)
    control.show()
    before = control.sizeHint()
    control.set_key("validation")
    assert control.sizeHint() == before


def test_a_larger_font_gets_more_room(qtbot):
    control = SegmentedControl([("one", "Validation"), ("two", "Test")])
    qtbot.addWidget(control)
    control.show()
    before = control.button("one").sizeHint().width()
    larger = QFont(control.button("one").font())
    larger.setPixelSize(26)
    control.button("one").setFont(larger)
    assert control.button("one").sizeHint().width() > before


def test_kinds_of_attention_fit_their_card_in_both_languages(qtbot, qapp: QApplication):
    card = LiveHeadsCard()
    qtbot.addWidget(card)
    card.kinds.set_options([("encoder", "Encoder"), ("decoder", "Decoder"), ("cross", "Cross")])
    card.resize(700, 220)
    card.show()
    for language in ("zh_CN", "en"):
        apply_language(qapp, language)
        qapp.processEvents()
        for key in ("encoder", "decoder", "cross"):
            button = card.kinds.button(key)
            assert button.width() >= button.sizeHint().width()
