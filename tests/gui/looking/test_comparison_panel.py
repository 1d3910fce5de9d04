"""The same head twice, through the panel, on tiny trained projects."""

from __future__ import annotations

import shutil

import numpy as np
import pytest

from workbench.gui.cards.tokens_in_words import position_name
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme

KEYS = ("text-generation", "translation", "image-recognition")


def choose(panel, mode, settle):
    panel.side.mode.set_key(mode)
    panel.side.mode.chosen.emit(mode)
    settle()


@pytest.fixture
def two_runs(folders, tmp_path):
    """A project of a text with the same run twice, the second one with fewer snapshots."""
    folder = tmp_path / "two"
    shutil.copytree(folders["text-generation"], folder)
    first = next((folder / "runs").iterdir())
    second = first.with_name(first.name + "-2")
    shutil.copytree(first, second)
    steps = sorted((second / "snapshots").iterdir())
    steps[1].unlink()
    return folder, first.name, second.name


@pytest.mark.parametrize("key", KEYS)
def test_before_and_after_the_training_to_begin_with(panel_of, settle, tmp_path, key):
    panel = panel_of("comparison", key)
    settle()
    assert panel._right.probed.step == 0
    assert panel.left.figure() is not None
    assert panel.right.figure() is not None
    assert "step 0" in panel.right.title.text()
    panel.save_picture(tmp_path / "figure.png")
    assert len({panel.name_of(figure) for figure in panel.figures()}) == len(panel.figures())
    if key != "translation":  # two steps may write different translations
        assert not panel.difference.is_empty()
        assert "%" in panel._moved.text()
        both = panel.right.map.weights() - panel.left.map.weights()
        assert np.allclose(panel.difference.shown().values, both)
    if key == "image-recognition":
        assert panel._between.currentWidget() is panel.tinted
        assert panel.left.over.picture().common == panel.right.over.picture().common
        panel.mode.set_key("map")
        panel.draw()
        assert panel.left.figure() is panel.left.map


def test_rows_columns_and_pointer_are_linked(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    panel.right.map.select_cell(3, 1)
    assert (panel.session.selection.query, panel.session.selection.key) == (3, 1)
    assert panel.left.map.selected() == panel.difference.selected() == (3, 1)
    assert panel.words.text().count("looks at") == 2
    panel.left.map._hover((2, 0))
    assert panel.right.map.hovered_cell() == panel.difference.hovered_cell() == (2, 0)
    panel.left.map._hover(None)
    assert panel.right.map.hovered_cell() is None
    panel.difference.clear_selection()
    panel.difference.selection_cleared.emit()
    assert panel.left.map.selected() is None


def test_the_step_at_the_right_is_its_own(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    panel.side.steps.slider.setValue(1)
    settle()
    assert panel._right.probed.step == panel.side.steps.steps()[1]
    panel.side.steps.slider.setValue(panel.side.steps.slider.maximum())
    settle()
    assert panel._right.probed is panel._look.seen.probed  # the same on both sides: nothing is asked
    assert panel.difference.shown().values.any() == np.False_
    panel.session.select(step=0)
    settle()
    assert panel._right.probed.step == panel.side.steps.steps()[-1]


def test_two_runs_follow_one_slider_or_their_own(panel_of, settle, two_runs):
    folder, first, second = two_runs
    panel = panel_of("comparison", folder)
    settle()
    choose(panel, "run", settle)
    other = second if panel._look.seen.run.name == first else first
    assert panel._right.probed.run == other
    assert panel._right.probed.step == panel._look.seen.probed.step
    assert not panel.difference.shown().values.any()
    assert not panel.side.steps.isVisible()
    panel.session.select(step=0)
    settle()
    assert panel._right.probed.step == 0
    panel.side.linked.setChecked(False)
    settle()
    assert panel.side.steps.isVisible()
    panel.side.steps.slider.setValue(panel.side.steps.slider.maximum())
    settle()
    assert panel._right.probed.step > 0


def test_without_another_run_the_choice_says_why(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    button = panel.side.mode.button("run")
    assert not button.isEnabled()
    assert "no other run" in button.toolTip()


def test_another_input_has_no_difference_where_tokens_differ(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    choose(panel, "input", settle)
    assert panel.right.figure() is None
    assert "Write an input" in panel.right.empty.accessibleName()
    panel.side.input.changed.emit("a bird")
    settle()
    assert panel.right.map.weights().shape == (6, 6)
    assert panel.difference.is_empty()
    assert "different tokens" in panel.difference.accessibleDescription()
    panel.session.select(query=20, key=0)  # a row that the right side does not have
    assert panel.right.map.selected() is None
    panel.side.input.changed.emit(panel.session.input)
    settle()
    assert not panel.difference.is_empty()


def test_a_picture_is_chosen_for_the_right(panel_of, settle):
    panel = panel_of("comparison", "image-recognition")
    settle()
    choose(panel, "input", settle)
    panel.side.input.take_random_example()
    settle()
    assert panel.right.figure() is panel.right.over.picture()
    panel.left.over.select_patch(2)
    assert panel.session.selection.query == 2
    assert panel.right.over.selected() == 2


def test_a_preview_is_of_both_sides(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    look = panel._look
    panel.preview(0, 1)
    assert np.allclose(panel.left.map.weights(), look.found.maps[0, 1])
    assert np.allclose(panel.right.map.weights(), panel._right.probed.reading.kinds[look.kind].maps[0, 1])


@pytest.mark.parametrize("value", ["", "x", "🦊狐狸", "fox " * 200])
def test_odd_input_languages_and_sizes(panel_of, settle, qapp, value):
    panel = panel_of("comparison", "text-generation")
    panel.session.set_input(value)
    settle()
    assert not panel.left.map.is_empty()
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    panel.resize(460, 640)
    assert panel.minimumSizeHint().width() <= 560
    assert not panel.grab().isNull()
    assert "左" in panel.left.title.text()


def test_a_broken_snapshot_is_a_sentence(panel_of, settle, two_runs):
    folder, _, _ = two_runs
    for run in (folder / "runs").iterdir():
        next(iter(sorted((run / "snapshots").iterdir()))).write_bytes(b"broken")
    panel = panel_of("comparison", folder)
    settle()
    assert panel.right.figure() is None
    assert panel.right.empty.accessibleName()


def test_nothing_is_left_without_a_look(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    panel.show_look(None)
    assert panel.figures() == []
    assert panel.side.input is None


def test_three_pictures_stand_level(panel_of, settle):
    panel = panel_of("comparison", "image-recognition")
    settle()
    places = [
        widget.mapTo(panel, widget.rect().topLeft()).y()
        for widget in (panel.left.over.picture(), panel.right.over.picture(), panel.tinted)
    ]
    assert len(set(places)) == 1
    assert panel.tinted.height() == panel.left.over.picture().height()


def test_no_choice_of_the_right_side_asks_for_the_width_of_two(panel_of, settle):
    panel = panel_of("comparison", "image-recognition")
    settle()
    widths = []
    for mode in ("input", "step", "input"):
        panel.side.mode.set_key(mode)
        panel.side.mode.chosen.emit(mode)
        widths.append(panel.minimumSizeHint().width())
    assert max(widths) <= panel.width()


def test_rows_that_changed_most_are_named(panel_of, settle):
    panel = panel_of("comparison", "text-generation")
    settle()
    shares = np.abs(panel.difference.shown().values).sum(-1) / 2
    row = int(shares.argmax())
    named = panel._moved.text().split("Most of all: ")[1].replace("\u00a0", " ")
    assert named.startswith(position_name(panel._look.found.query, row))
