"""The Use page, through its widgets, on tiny trained projects."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from workbench.gui.outputs.factory import output_for
from workbench.gui.outputs.label_output import LabelOutput
from workbench.gui.outputs.text_output import TextOutput
from workbench.gui.pages.use import UsePage
from workbench.gui.session import TrainingState
from workbench.gui.theme import apply_theme, current_theme
from workbench.scenarios.base import Modality, Prediction

PAGE = UsePage


def test_empty_state_leads_home(qtbot, session, page):
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["home"]


def test_text_is_written_and_kept(qtbot, session, raised, opened):
    page = opened("text-generation")
    page.options_form.editor("max_tokens").setValue(30)
    page.input.edit.clear()
    qtbot.keyClicks(page.input.edit, "The fox")
    qtbot.keyClick(page.input.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.history.count() == 1, timeout=10_000)
    assert session.input == "The fox"
    assert page.output.answer().startswith("The fox")
    assert len(page.output.answer()) > len("The fox") + 20  # a token may stand for no character
    assert page.output.text_edit.toPlainText() == page.output.answer()
    assert "step 3" in page._step_pill.text()
    assert "tokens/s" in page._speed.text()
    qtbot.mouseClick(page.output.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == page.output.answer()
    assert raised == []


def test_beginnings_from_the_data_are_offered(qtbot, session, opened):
    page = opened("text-generation")
    button = page.beginnings
    qtbot.waitUntil(lambda: len(button.offered) > 1, timeout=10_000)
    assert button.isVisible()
    actions = button.menu().actions()
    assert len(actions) == len(button.offered) + 2  # a line, and others
    actions[1].trigger()
    assert page.input.value() == session.input == button.offered[1]
    before = button.offered
    actions[-1].trigger()
    qtbot.waitUntil(lambda: button.offered is not before, timeout=10_000)


def test_a_manner_sets_several_options_and_is_up_when_one_is_changed(qtbot, opened):
    page = opened("text-generation")
    form, segments = page.options_form, page.manners.segments
    assert segments.key() == "balanced"
    form.editor("max_tokens").setValue(30)  # belongs to no manner
    assert segments.key() == "balanced"
    qtbot.mouseClick(segments.button("bold"), Qt.MouseButton.LeftButton)
    assert (form.config.temperature, form.config.top_p, form.config.max_tokens) == (1.2, 1.0, 30)
    assert form.editor("temperature").value() == 1.2
    form.editor("temperature").setValue(1.1)
    assert segments.key() == ""
    assert segments.button("careful").focusPolicy() & Qt.FocusPolicy.TabFocus
    qtbot.mouseClick(segments.button("careful"), Qt.MouseButton.LeftButton)
    assert segments.key() == "careful"
    assert form.config.temperature == 0.4


def test_what_is_not_drawn_has_no_manners(opened):
    assert opened("image-recognition").manners is None


def test_a_picture_has_no_beginnings(opened):
    assert not opened("image-recognition").beginnings.isVisible()


def test_stop_keeps_what_is_written(qtbot, session, opened):
    page = opened("text-generation")
    assert not page.stop_button.isEnabled()
    page.options_form.editor("max_tokens").setValue(20_000)
    qtbot.mouseClick(page.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.output.answer()) > 40, timeout=10_000)
    assert page.stop_button.isEnabled()
    qtbot.mouseClick(page.stop_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.history.count() == 1, timeout=10_000)
    assert 40 < len(page.output.answer()) < 20_000
    assert "stopped" in page._speed.text()


def test_a_closing_window_does_not_wait_for_the_text(qtbot, session, opened):
    page = opened("text-generation")
    page.options_form.editor("max_tokens").setValue(20_000)
    qtbot.mouseClick(page.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.output.answer()) > 10, timeout=10_000)
    session.shutdown()
    assert len(page.output.answer()) < 20_000


def test_a_picture_is_recognised_at_once(qtbot, session, opened):
    page = opened("image-recognition")
    page.entered()
    qtbot.waitUntil(lambda: page.history.count() == 1 and not page._is_answering, timeout=10_000)
    assert page.output.answer() in ("0", "1")
    assert not page.answer_button.isVisible()
    page.input.changed.emit(np.zeros((14, 14, 1), np.uint8))
    qtbot.waitUntil(lambda: page.history.count() == 2, timeout=10_000)
    assert sum(value for _, value in page.output.bars.values()) == pytest.approx(1, abs=1e-3)
    page.history.itemClicked.emit(page.history.item(1))
    assert page._shown.value.max() > 0


def test_a_text_is_sorted_while_it_is_typed(qtbot, session, opened):
    page = opened("text-classification")
    page.entered()
    qtbot.waitUntil(lambda: page.history.count() == 1 and not page._is_answering, timeout=10_000)
    assert page.output.answer() in ("yes", "no")
    assert not page.answer_button.isVisible()
    page.input.changed.emit("the bee was sad")
    qtbot.waitUntil(lambda: page.history.count() == 2, timeout=10_000)
    assert {label for label, _ in page.output.bars.values()} == {"yes", "no"}
    assert sum(value for _, value in page.output.bars.values()) == pytest.approx(1, abs=1e-3)
    assert "picture" not in " ".join(paragraph for _, paragraph in page.explain())


def test_blanks_are_filled_and_words_can_be_hidden(qtbot, session, opened):
    page = opened("fill-in-the-blank")
    assert not page.answer_button.isVisible()
    page.input.changed.emit("The ___ fox saw a ___.")
    qtbot.waitUntil(lambda: page.history.count() > 0 and not page._is_answering, timeout=10_000)
    output = page.output
    assert len(output.bars) == 2
    assert "hide it too" in output.hint.text()
    # another word for the second blank
    before = output.answer()
    qtbot.mouseClick(output.bars[1], Qt.MouseButton.LeftButton, pos=QPoint(20, 22 + 11))
    label = output._prediction.blanks[1].choices[1][0].lstrip()
    assert output.answer() != before
    assert output.answer().endswith(f" saw a {label}.")
    shown = output.text.toPlainText()
    assert shown.startswith("The ")
    assert " fox saw a " in shown
    # a word in the text becomes a blank, and what fills a blank a word
    start = session.input.index("saw")
    place = next(span for span in output._prediction.words if span[0] <= start < span[1])
    output.text.anchorClicked.emit(QUrl(f"hide:{place[0]}:{place[1]}"))
    assert session.input == f"The ___ fox {session.input[12 : place[0]]}___{'saw'[place[1] - start :]} a ___."
    qtbot.waitUntil(lambda: len(output.bars) == 3, timeout=10_000)
    word = output._words()[0].lstrip()
    output.text.anchorClicked.emit(QUrl("keep:0"))
    assert session.input.startswith(f"The {word} fox ")
    page.input.changed.emit("The fox")
    qtbot.waitUntil(lambda: not output.bars, timeout=10_000)
    assert "three underscores" in output.hint.text()
    assert output.answer() == "The fox"


def test_it_answers_while_training(qtbot, session, opened):
    page = opened("text-generation")
    page.options_form.editor("max_tokens").setValue(8)
    experiment = session.experiment
    session.start_training()
    qtbot.waitUntil(lambda: session.training_state is TrainingState.RUNNING, timeout=20_000)
    session.pause_training()
    qtbot.waitUntil(lambda: session.has_weights, timeout=10_000)
    page.entered()
    qtbot.mouseClick(page.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.history.count() == 1, timeout=10_000)
    assert page._shown.run == session.selection.run
    assert page._shown.step <= experiment.training.steps
    session.continue_training()
    with qtbot.waitSignal(session.training_finished, timeout=20_000):
        session.stop_training()


def test_export_and_load_back(qtbot, session, opened, tmp_path):
    from workbench.deployment.exporting import load_export

    page = opened("text-generation")
    target = tmp_path / "with others"
    target.mkdir()
    (target / "mine.txt").write_text("keep me")
    with qtbot.waitSignal(page.take_away.exported, timeout=10_000) as done:
        page.take_away.export_into(target)
    folder = done.args[0]
    assert folder.parent == target
    scenario, exported = load_export(folder)
    assert list(scenario.predict(exported, "The", scenario.options_type(max_tokens=4)))
    assert page.take_away.command_edit.isVisible()
    assert str(folder) in page.take_away.command_edit.text()
    assert "model.safetensors" in page.take_away._files.text()
    qtbot.mouseClick(page.take_away.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == page.take_away.command()
    assert (target / "mine.txt").read_text() == "keep me"


def test_an_older_step_answers_when_it_is_chosen(qtbot, session, opened):
    page = opened("text-generation")
    page.options_form.editor("max_tokens").setValue(4)
    step = session.selected_run().snapshots()[0]
    session.select(step=step)
    qtbot.mouseClick(page.answer_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.history.count() == 1, timeout=10_000)
    assert page._shown.step == step
    qtbot.mouseClick(page.newest_button, Qt.MouseButton.LeftButton)
    assert session.selection.step is None


def test_outputs_by_modality(qapp, qtbot):
    assert isinstance(output_for(Modality.TEXT), TextOutput)
    assert isinstance(output_for(Modality.LABEL), LabelOutput)


def test_entered_words_stand_in_the_secondary_colour(qapp, qtbot):
    output = TextOutput()
    qtbot.addWidget(output)
    for length in (4, 8, 12):
        output.show_prediction(Prediction(output="Once upon a time"[: 4 + length]), "Once")
    assert output.text_edit.toPlainText() == "Once upon a time"

    def colour(position):
        cursor = output.text_edit.textCursor()
        cursor.setPosition(position)
        return cursor.charFormat().foreground().color().name()

    for key in ("light", "dark"):
        apply_theme(qapp, key)
        assert colour(2) == current_theme().hex("secondary")
        assert colour(8) == current_theme().hex("text")
    output.show_prediction(Prediction(output="别的"), "Once")
    assert output.text_edit.toPlainText() == "别的"
    output.clear()
    assert not output.copy_button.isEnabled()


def test_an_answer_is_compared_with_the_right_one(qtbot, session, raised, opened):
    page = opened("algorithm-lab")
    page.input.edit.clear()
    qtbot.keyClicks(page.input.edit, "abc")
    qtbot.keyClick(page.input.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page.history.count() == 1, timeout=10_000)
    assert "cba" in page.output.verdict.text()
    assert page.history.item(0).text().endswith(("✓", "✗"))
    assert any("wrong sign" in words for _, words in page.explain())
    assert raised == []


def test_right_wrong_and_nobody_knows(qtbot):
    output = TextOutput()
    qtbot.addWidget(output)
    output.show()
    output.show_prediction(Prediction(output="abc", expected="abc"), "abc")
    assert output.verdict.text() == "Right: abc"
    assert not output.is_continued()  # a copy is no continuation
    output.show_prediction(Prediction(output="abd", expected="abc"), "cab")
    assert output.verdict.text() == "Wrong. The right answer: abc"
    output.show_prediction(Prediction(output="abd"), "cab")
    assert not output.verdict.isVisible()
    output.clear()
    assert not output.verdict.isVisible()
