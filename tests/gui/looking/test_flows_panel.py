"""What flows beside attention, through the panel, on tiny trained projects."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme

KEYS = ("text-generation", "translation", "image-recognition")


def choose(panel, key, settle):
    index = panel.choice.findData(key)
    panel.choice.setCurrentIndex(index)
    panel.choice.activated.emit(index)
    settle()


def offered(panel):
    places = [index for index in range(panel.choice.count()) if panel.choice.model().item(index).isEnabled()]
    return [panel.choice.itemData(index) for index in places]


@pytest.mark.parametrize("key", KEYS)
def test_every_choice_shows_a_figure_that_can_be_saved(panel_of, settle, tmp_path, key):
    panel = panel_of("flows", key)
    settle()
    assert ("embeddings" in offered(panel)) is (key != "image-recognition")
    if key == "image-recognition":
        why = panel.choice.itemData(panel.choice.findData("embeddings"), Qt.ItemDataRole.ToolTipRole)
        assert "patches, not tokens" in why
    for each in offered(panel):
        choose(panel, each, settle)
        if each == "rollout" and key == "translation":  # cross-attention was looked at
            assert panel.map.is_empty()
            assert "Cross-attention" in panel.map.accessibleDescription()
            panel.session.select(kind="encoder", layer=-1, head=-1)
            settle()
        assert "Source: " in panel._reading.text()
        figure, *_ = panel.figures()
        assert figure.numbers() is not None
        panel.save_picture(tmp_path / f"{each}.svg")
        panel.save_numbers(tmp_path / f"{each}.csv")
        assert "step" in panel.caption()
    assert len(list(tmp_path.iterdir())) == 2 * len(offered(panel))


@pytest.mark.parametrize("value", ["", "x", "🦊狐狸", "fox " * 200])
def test_odd_input(panel_of, settle, value):
    panel = panel_of("flows", "text-generation")
    panel.session.set_input(value)
    settle()
    for each in offered(panel):
        choose(panel, each, settle)
        assert panel.figures()
        assert not panel.grab().isNull()


def test_a_column_of_the_lens_is_a_row_of_the_map(panel_of, settle):
    panel = panel_of("flows", "text-generation")
    settle()
    lens = panel._found["lens"].flow
    panel.map.select_cell(1, 2)
    settle()
    assert panel.session.selection.query == 2
    assert np.allclose(panel.ranks.shown().values, lens.chances[:, 2])
    choose(panel, "attribution", settle)
    assert panel.bars.chosen() == (0, 2)
    panel._on_bar(0, 1)
    assert panel.session.selection.query == 1


def test_another_step_is_asked_anew_and_languages_switch(panel_of, settle, qapp):
    panel = panel_of("flows", "text-generation")
    settle()
    newest = panel.map.shown().values
    panel.session.select(step=0)
    settle()
    assert not np.allclose(panel.map.shown().values, newest)
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    assert panel.choice.currentData() == "lens"
    assert "logit lens" in panel.choice.currentText()
    assert not panel.grab().isNull()


def test_nothing_is_left_without_a_look(panel_of, settle):
    panel = panel_of("flows", "text-generation")
    settle()
    panel.show_look(None)
    assert panel.figures() == []
    assert panel.caption() == ""


def test_it_fits_a_small_window(panel_of, settle):
    panel = panel_of("flows", "image-recognition")
    settle()
    assert panel.minimumSizeHint().width() <= 560
    assert panel.choice.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert panel.choice.accessibleName()
