"""The input widgets: typed, pasted, drawn, from a file and from the data."""

from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from workbench.data.examples import Examples, Modality
from workbench.gui.inputs.examples import EXCERPT, example_input, excerpt, ink_and_ground
from workbench.gui.inputs.factory import input_for
from workbench.gui.inputs.image_input import ImageInput
from workbench.gui.inputs.text_input import TextInput
from workbench.language import N_
from workbench.scenarios.catalogue import all_scenarios

SCENARIOS = {scenario.key: scenario for scenario in all_scenarios()}


@pytest.fixture
def text_input(session, qtbot):
    widget = input_for(Modality.TEXT, session)
    assert isinstance(widget, TextInput)
    qtbot.addWidget(widget)
    widget.show()
    return widget


@pytest.fixture
def image_input(session, qtbot):
    widget = input_for(Modality.IMAGE, session)
    assert isinstance(widget, ImageInput)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_typing_is_sent_once_after_a_pause(text_input, qtbot):
    sent: list[object] = []
    text_input.changed.connect(sent.append)
    qtbot.keyClicks(text_input.edit, "cat")
    assert sent == []
    qtbot.waitUntil(lambda: sent == ["cat"], timeout=1000)
    qtbot.keyClicks(text_input.edit, "s")
    with qtbot.waitSignal(text_input.returned):
        qtbot.keyClick(text_input.edit, Qt.Key.Key_Return)
    assert sent == ["cat", "cats"]


def test_pasted_lines_are_kept(text_input, qtbot):
    QGuiApplication.clipboard().setText("one\ntwo\nthree")
    with qtbot.waitSignal(text_input.changed, timeout=1000) as sent:
        text_input.edit.paste()
        text_input.edit.textEdited.emit(text_input.edit.text())  # as the paste of a person does
    assert sent.args == ["one\ntwo\nthree"]


def test_set_value_is_silent(text_input, image_input, qtbot):
    with qtbot.assertNotEmitted(text_input.changed, wait=250):
        text_input.set_value("a b")
    assert text_input.value() == "a b"
    text_input.set_value(None)
    assert text_input.value() == ""
    picture = np.zeros((8, 8, 1), np.uint8)
    with qtbot.assertNotEmitted(image_input.changed, wait=50):
        image_input.set_value(picture)
    assert image_input.value() is picture
    image_input.set_value(None)
    assert image_input.value() is None


def test_hint(text_input):
    text_input.set_hint(N_("Write a beginning"))
    assert text_input.edit.placeholderText() == "Write a beginning"


def test_picture_from_file_and_broken_file(image_input, session, qtbot, tmp_path: Path):
    good, bad = tmp_path / "数字 3.png", tmp_path / "bad.png"
    Image.fromarray(np.full((12, 10, 3), 200, np.uint8)).save(good)
    bad.write_bytes(b"no picture")
    with qtbot.waitSignal(image_input.changed) as sent:
        image_input.open_file(good)
    assert sent.args[0].shape == (12, 10, 3)
    with qtbot.waitSignal(session.raised) as raised:
        image_input.open_file(bad)
    assert "bad.png" in str(raised.args[0])
    assert image_input.value().shape == (12, 10, 3)


def test_drawing_is_sent_while_it_is_drawn(image_input, qtbot):
    qtbot.mouseClick(image_input.draw_button, Qt.MouseButton.LeftButton)
    popup = image_input.popup()
    assert popup is not None
    assert popup.isVisible()
    assert not popup._undo.isEnabled()
    with qtbot.waitSignal(image_input.changed, timeout=1000) as sent:
        qtbot.mousePress(popup.pad, Qt.MouseButton.LeftButton, pos=QPoint(80, 80))
        qtbot.mouseMove(popup.pad, QPoint(160, 160))
        qtbot.mouseRelease(popup.pad, Qt.MouseButton.LeftButton, pos=QPoint(160, 160))
    assert sent.args[0].max() > 100
    assert image_input.value() is sent.args[0]
    with qtbot.waitSignal(image_input.changed, timeout=1000):
        qtbot.mouseClick(popup._undo, Qt.MouseButton.LeftButton)
    assert not popup._undo.isEnabled()
    popup.close()


def test_opening_the_pad_keeps_the_picture(image_input, qtbot):
    picture = np.full((28, 28, 3), 90, np.uint8)
    image_input.set_value(picture)
    with qtbot.assertNotEmitted(image_input.changed, wait=200):
        image_input.draw()
        popup = image_input.popup()
        assert popup is not None
        popup.pad.set_picture_size(20, 20)  # as the answer about the data's size does
        popup.pad.clear()
    assert image_input.value() is picture
    popup.close()


def test_examples_of_text_are_short_and_whole():
    story = "Once there was a little fox who lived near the river.\n\n" * 400
    generator = np.random.default_rng(1)
    for _ in range(50):
        shown = excerpt(story, generator)
        assert 20 <= len(shown) <= EXCERPT
        assert shown == "Once there was a little fox who"
    assert excerpt("\n" * 500, generator) == ""
    assert len(excerpt("春天来了小狐狸在河边" * 200, generator)) <= EXCERPT


@pytest.mark.parametrize(
    ("heading", "short", "prose", "least"),
    [
        ("The spider in the bath", "No!", "The hen sat on a warm wall. Then a small grey cat came by.", 20),
        (
            "# The spider and the little fox in the bath",
            "Why?",
            "“Come in and close the door,” said the hen.",
            20,
        ),
        ("浴室里的蜘蛛", "好。", "小狐狸从十月起就住在河边的石桥下面。谁也没有见过它的朋友。", 12),
        ("最后一棵棕榈", "“为什么呢？”", "“总得有人先开口，”赵船长轻轻地说，“为什么不是你呢？”", 12),
    ],
)
def test_examples_of_a_text_are_no_headings_and_no_single_words(heading, short, prose, least):
    whole = f"{heading}\n\n{short}\n{short}\n{prose}\n\n" * 100
    generator = np.random.default_rng(2)
    for _ in range(60):
        shown = excerpt(whole, generator)
        assert least <= len(shown) <= EXCERPT
        assert shown in prose


@pytest.mark.parametrize("whole", ["anna\nbert\nclara\n" * 200, "你好\n\n再见\n" * 200, "a b c\n" * 200])
def test_a_text_of_short_lines_gives_what_it_has(whole):
    generator = np.random.default_rng(3)
    for _ in range(10):
        assert excerpt(whole, generator) in whole.split("\n")


def test_rows_that_say_too_little_are_passed_over():
    scenario, generator = SCENARIOS["text-generation"], np.random.default_rng(1)
    rows = ["Title", "", "The hen sat on a warm wall.", "Ha!", "A small grey cat came by."]
    assert example_input(scenario, Examples({"text": rows}), generator, 2) == (rows[4], 4)
    assert example_input(scenario, Examples({"text": rows}), generator, 4) == (rows[2], 2)
    short = Examples({"text": ["a", "b"]})
    assert example_input(scenario, short, generator, 0) == ("b", 1)


def test_next_example_follows_and_wraps():
    scenario, generator = SCENARIOS["translation"], np.random.default_rng(1)
    examples = Examples({"source": ["a", "b", "c"], "target": ["x", "y", "z"]})
    assert example_input(scenario, examples, generator, 0) == ("b", 1)
    assert example_input(scenario, examples, generator, 2) == ("a", 0)
    value, row = example_input(scenario, examples, generator)
    assert value == "abc"[row]


def test_ink_follows_the_data():
    dark = np.zeros((2, 8, 8, 1), np.uint8)
    assert ink_and_ground(dark) == ((255, 255, 255), (0, 0, 0))
    assert ink_and_ground(255 - dark) == ((0, 0, 0), (255, 255, 255))
