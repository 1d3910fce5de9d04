"""The Inspect page, through its widgets, on tiny trained projects."""

import csv
import time
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

from workbench.data.examples import Question
from workbench.gui.inputs.image_input import ICON_WIDTH
from workbench.gui.pages.inspect import QUICK_SECONDS, InspectPage
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme
from workbench.projects.project import Project
from workbench.projects.run import Run
from workbench.scenarios.base import Trained
from workbench.scenarios.catalogue import all_scenarios

PAGE = InspectPage
SMALLEST_WIDTH = 796  # of the page in a window of 1024 pixels
SCENARIOS = {scenario.key: scenario for scenario in all_scenarios()}


def settle(page: InspectPage, qtbot) -> None:
    def is_quiet() -> bool:
        return not page._probes.is_busy and not page.session.jobs._running

    qtbot.waitUntil(is_quiet, timeout=8000)


def open_in(page: InspectPage, folder: Path, qtbot) -> None:
    page.session.open_project(folder)
    qtbot.waitUntil(lambda: page.selected_head() is not None, timeout=8000)
    settle(page, qtbot)


@pytest.fixture
def text_page(page, folders, qtbot):
    open_in(page, folders["text-generation"], qtbot)
    return page


def hover(widget, point: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    at = widget.mapToGlobal(point)
    event = QMouseEvent(QEvent.Type.MouseMove, point, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


def test_without_a_project_the_page_leads_home(page, qtbot):
    assert page.empty.isVisible()
    with qtbot.waitSignal(page.session.page_asked) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["home"]
    assert page.explain()
    assert page.has_formula()


def test_without_data_the_page_leads_to_data(page, qtbot, tmp_path):
    with qtbot.waitSignal(page.session.project_changed):
        page.session.new_project(SCENARIOS["text-generation"], tmp_path / "new", "new", "tiny")
    with qtbot.waitSignal(page.session.page_asked) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["data"]


def test_a_run_without_weights_leads_to_another(page, folders, qtbot, tmp_path):
    import shutil

    folder = tmp_path / "copy"
    shutil.copytree(folders["text-generation"], folder)
    project = Project.open(folder)
    run = project.new_run(project.experiment())
    open_session = page.session
    open_session.open_project(folder)
    settle(page, qtbot)
    open_session.select(run=run.name)
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.selected_head() is not None, timeout=5000)
    assert page.runs.isVisible()
    assert page.runs.count() == 2


def test_a_head_clicked_is_selected_everywhere(text_page, qtbot):
    page, grid = text_page, text_page.heads.grid
    assert page.session.selection.layer == -1  # the start is shown, not written
    at = grid.thumb_rect(1, 1).center().toPoint()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    selection = page.session.selection
    assert (selection.kind, selection.layer, selection.head) == ("decoder", 1, 1)
    page.session.select(layer=0, head=1)
    assert grid.selected() == (0, 1)
    found = page._seen.probed.reading.kinds["decoder"]
    assert np.array_equal(page.map.map.weights(), found.maps[0, 1])


def test_hover_previews_and_leaving_restores(text_page, qtbot):
    page, grid = text_page, text_page.heads.grid
    page.session.select(kind="decoder", layer=0, head=0)
    maps = page._seen.probed.reading.kinds["decoder"].maps
    hover(grid.viewport(), grid.thumb_rect(1, 1).center())
    assert np.array_equal(page.map.map.weights(), maps[1, 1])
    QApplication.sendEvent(grid.viewport(), QEvent(QEvent.Type.Leave))
    assert np.array_equal(page.map.map.weights(), maps[0, 0])
    assert page.session.selection.layer == 0


def test_scrubbing_changes_the_map_of_the_same_input(text_page, qtbot):
    page = text_page
    newest, value = page.map.map.weights().copy(), page.session.input
    assert page.steps.step() is None
    page.steps.slider.setValue(0)
    qtbot.waitUntil(lambda: page._seen.probed.step == 0, timeout=5000)
    assert page.session.selection.step == 0
    assert page.session.input is value
    assert page.map.map.weights().shape == newest.shape
    assert not np.allclose(page.map.map.weights(), newest)
    assert not page.steps.live_button.isChecked()
    qtbot.mouseClick(page.steps.live_button, Qt.MouseButton.LeftButton)
    assert page.session.selection.step is None
    assert np.array_equal(page.map.map.weights(), newest)  # kept: no need to ask again


def test_play_runs_to_the_newest_step(text_page, qtbot):
    page = text_page
    page.steps._timer.setInterval(10)
    qtbot.mouseClick(page.steps.play_button, Qt.MouseButton.LeftButton)
    assert page.steps.is_playing()
    page.steps._timer.setInterval(10)
    qtbot.waitUntil(lambda: not page.steps.is_playing(), timeout=5000)
    assert page.session.selection.step is None
    settle(page, qtbot)


def test_typing_asks_anew(text_page, qtbot):
    page = text_page
    page.input.edit.selectAll()
    qtbot.keyClicks(page.input.edit, "a bird")
    qtbot.waitUntil(lambda: page.session.input == "a bird" and page._seen.value == "a bird", timeout=5000)
    assert len(page._seen.probed.reading.kinds["decoder"].query.labels) == 6
    qtbot.mouseClick(page.example_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.session.input != "a bird", timeout=5000)
    assert page.input.edit.text() == page.session.input
    settle(page, qtbot)


@pytest.mark.parametrize("value", ["", " ", "☃🦊", "x", "fox " * 1250, "a\nb\tc", "狐狸"])
@pytest.mark.parametrize(
    "key", ["text-generation", "translation", "text-classification", "fill-in-the-blank"]
)
def test_odd_input_gives_a_map(page, folders, qtbot, key, value):
    open_in(page, folders[key], qtbot)
    with qtbot.captureExceptions() as broken:
        page.session.set_input(value)
        settle(page, qtbot)
    assert not broken
    assert page._seen.value == value
    assert page.map.stack.currentWidget() is page.map.map
    assert not page.map.map.is_empty()
    assert page.answer.note.text()
    assert page.answer.cut.isVisible() == (len(value) > 1000)


@pytest.mark.parametrize("value", [("", ""), ("Who?", ""), ("🦊", "☃"), ("谁？" * 100, "狐狸 " * 600)])
def test_odd_questions_give_a_map(page, folders, qtbot, value):
    open_in(page, folders["question-answering"], qtbot)
    assert not page.example_button.isVisible()  # the input has a die of its own
    with qtbot.captureExceptions() as broken:
        page.session.set_input(Question(*value))
        settle(page, qtbot)
    assert not broken
    assert page._seen.value == Question(*value)
    assert not page.map.map.is_empty()
    assert page.answer.cut.isVisible() == (len(value[1]) > 1000)


def test_kinds_of_translation(page, folders, qtbot):
    open_in(page, folders["translation"], qtbot)
    assert page.heads.kinds.isVisible()
    assert page.selected_head()[0] == "cross"
    qtbot.mouseClick(page.heads.kinds.button("encoder"), Qt.MouseButton.LeftButton)
    assert page.session.selection.kind == "encoder"
    found = page._seen.probed.reading.kinds["encoder"]
    assert page.map.map.weights().shape == (len(found.query.labels), len(found.key.labels))
    assert page.answer.answer.isVisible()


def test_the_class_token_of_a_text_is_named(page, folders, qtbot):
    open_in(page, folders["text-classification"], qtbot)
    assert not page.heads.kinds.isVisible()
    labels = page._seen.probed.reading.kinds["encoder"].query.labels
    assert labels[0] == "◉"
    page.map.map.set_selected(0, 1)
    page.map.map.cell_selected.emit(0, 1)
    assert "class token (the whole text) looks at" in page.map.words.text()
    assert "” (0)" not in page.map.words.text()
    assert {label for label, _ in page.answer.bars.values()} == {"yes", "no"}
    assert str(len(labels) - 1) in page.answer.note.text()


def test_picture_and_its_map_share_the_chosen_patch(page, folders, qtbot):
    open_in(page, folders["image-recognition"], qtbot)
    assert page.map.is_over_picture()
    assert not page.heads.kinds.isVisible()
    page.map.over.select_patch(3)
    assert "patch 3" in page.map.words.text()
    qtbot.mouseClick(page.map.mode.button("map"), Qt.MouseButton.LeftButton)
    assert page.map.stack.currentWidget() is page.map.map
    assert page.map.map.selected()[0] == 3
    qtbot.mouseClick(page.input.next_button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert not page.map.is_over_picture()  # the way of drawing stays
    page.session.set_input(None)
    assert page.map.stack.currentWidget() is page.map.empty
    qtbot.mouseClick(page.map.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.map.stack.currentWidget() is page.map.map, timeout=5000)
    settle(page, qtbot)


def test_a_locked_row_is_read_in_words(text_page):
    page = text_page
    page.session.select(kind="decoder", layer=0, head=0)
    page.map.map.select_cell(2, 1)
    assert "(3) looks at: " in page.map.words.text()
    page.map.map.clear_selection()
    page.map.map.selection_cleared.emit()
    assert "Point at a row" in page.map.words.text()


def test_exports(text_page, qtbot, tmp_path):
    page = text_page
    page.save(tmp_path / "map.png", 1)
    page.save(tmp_path / "map4.png", 4)
    small, large = QImage(str(tmp_path / "map.png")), QImage(str(tmp_path / "map4.png"))
    assert large.width() == 4 * small.width() > 400
    page.save(tmp_path / "map.svg")
    assert b"<svg" in (tmp_path / "map.svg").read_bytes()
    page.save(tmp_path / "map.pdf")
    assert (tmp_path / "map.pdf").read_bytes().startswith(b"%PDF")
    page.save(tmp_path / "map.npz")
    with np.load(tmp_path / "map.npz") as arrays:
        assert np.array_equal(arrays["values"], page.map.map.weights())
    page.save(tmp_path / "map.csv")
    with (tmp_path / "map.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == 1 + page.map.map.weights().shape[0]
    assert sum(map(float, rows[-1][1:])) == pytest.approx(1, abs=1e-4)
    with qtbot.waitSignal(page.session.told):
        page.save_all_heads(tmp_path / "maps.npz")
    with np.load(tmp_path / "maps.npz") as arrays:
        assert arrays["decoder"].shape[:2] == (2, 2)
    with qtbot.waitSignal(page.session.raised):
        page.save(tmp_path / "missing" / "map.png")
    page._fill_menu()
    assert [action.text() for action in page._menu.actions() if action.text()][:6] == [
        "Everything I see, as a page (HTML)",
        "Picture (PNG)",
        "Drawing for print (SVG)",
        "Document (PDF)",
        "Numbers (CSV)",
        "Numbers (NPZ)",
    ]


def test_a_damaged_snapshot_is_a_sentence(page, folders, qtbot, tmp_path):
    import shutil

    folder = tmp_path / "damaged"
    shutil.copytree(folders["text-generation"], folder)
    first = sorted(folder.glob("runs/*/snapshots/*"))[0]
    first.write_bytes(b"broken")
    open_in(page, folder, qtbot)
    page.steps.slider.setValue(0)
    qtbot.waitUntil(lambda: page.map.stack.currentWidget() is page.map.empty, timeout=5000)
    assert page.map.empty.accessibleName()
    page.steps.slider.setValue(1)
    qtbot.waitUntil(lambda: page.map.stack.currentWidget() is page.map.map, timeout=5000)
    settle(page, qtbot)


@pytest.mark.parametrize("key", ["text-generation", "translation", "image-recognition"])
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_all_panels_and_two_runs_fit_the_smallest_window(page, folders, qtbot, qapp, key, language):
    apply_language(qapp, language)
    open_in(page, folders[key], qtbot)
    page.runs.show()  # as with several runs
    page.resize(SMALLEST_WIDTH, 520)
    for panel in page.panels:
        qtbot.mouseClick(page.tabs.button(panel), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.minimumSizeHint().width() <= SMALLEST_WIDTH, timeout=2000)
    apply_language(qapp, "en")


def test_pictures_are_chosen_with_icons_where_words_have_no_room(page, folders, qtbot):
    open_in(page, folders["image-recognition"], qtbot)
    page.resize(1100, 600)
    qtbot.waitUntil(lambda: page.input.next_button.text() == "Next", timeout=2000)
    page.runs.show()
    page.resize(SMALLEST_WIDTH, 600)
    qtbot.waitUntil(lambda: page.input.next_button.text() == "", timeout=2000)
    for panel in page.panels:  # and it stays so
        qtbot.mouseClick(page.tabs.button(panel), Qt.MouseButton.LeftButton)
        page.resize(SMALLEST_WIDTH, 600)  # a panel may want more for a moment, and a window grows then
        qtbot.waitUntil(lambda: page.input.next_button.text() == "", timeout=2000)
        for button in (page.input.next_button, page.input.draw_button):
            assert button.width() == ICON_WIDTH
            assert button.accessibleName()
    page.resize(1100, 600)
    qtbot.waitUntil(lambda: page.input.draw_button.text() == "Draw", timeout=2000)


def test_nothing_scrolls_and_languages_and_themes_switch(page, folders, qtbot, qapp):
    for key in SCENARIOS:
        open_in(page, folders[key], qtbot)
        size = page.minimumSizeHint()
        assert size.width() <= 960
        assert size.height() <= 650
        apply_language(qapp, "zh_CN")
        apply_theme(qapp, "dark")
        assert not page.grab().isNull()
        apply_language(qapp, "en")
        apply_theme(qapp, "light")


def test_live_follows_a_training(page, folders, qtbot, tmp_path):
    import shutil

    folder = tmp_path / "training"
    shutil.copytree(folders["text-generation"], folder)
    open_in(page, folder, qtbot)
    first = page.session.selection.run
    page.session.start_training()
    with qtbot.waitSignal(page.session.training_finished, timeout=20000):
        pass
    settle(page, qtbot)
    assert page.session.selection.run != first
    qtbot.waitUntil(lambda: page._seen is not None and page._seen.probed.run != first, timeout=5000)
    assert page._seen.probed.step == page.steps.steps()[-1]


@pytest.mark.parametrize(
    ("key", "word"),
    [
        ("text-generation", "token"),
        ("image-recognition", "patch"),
        ("translation", "Cross"),
        ("text-classification", "class token"),
        ("fill-in-the-blank", "blank"),
        ("question-answering", "◆ between them"),
    ],
)
def test_explains_what_this_model_reads(page, folders, qtbot, key, word):
    open_in(page, folders[key], qtbot)
    said = " ".join(paragraph for _, paragraph in page.explain())
    assert word in said
    assert "dark" not in said
    assert page.steps.live_button.text() == "Newest"


def test_the_scores_of_all_heads_are_saved_from_the_menu_of_the_heads(text_page, tmp_path):
    page, path = text_page, tmp_path / "heads.csv"
    page.heads.grid.save_numbers(path)
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    n_layer, n_head = page.look().found.maps.shape[:2]
    assert [row[0] for row in rows[1:]] == [
        f"{layer + 1}.{head + 1}" for layer in range(n_layer) for head in range(n_head)
    ]
    summary = page.look().seen.probed.heads[page.look().kind][-1]
    assert float(rows[-1][-1]) == pytest.approx(summary.entropy)
    assert rows[0][-1] == "spread (entropy)"


def test_every_panel_explains_itself(text_page, qtbot):
    page, said = text_page, {}
    for key in page.panels:
        qtbot.mouseClick(page.tabs.button(key), Qt.MouseButton.LeftButton)
        assert {"What you see", "Look for", "Try this"} <= {lead for lead, _ in page.explain()}
        said[key] = page.explain()
        assert page.has_formula() == (key in ("map", "steps"))
    assert len({str(each) for each in said.values()}) == len(page.panels)
    with qtbot.waitSignal(page.explain_changed):
        qtbot.mouseClick(page.tabs.button("habits"), Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(page.explain_changed):
        page.session.close_project()
    assert page.explain() != said["habits"]


def test_the_menu_offers_only_what_can_be_saved(text_page, qtbot):
    def offered(key: str) -> list[str]:
        qtbot.mouseClick(text_page.tabs.button(key), Qt.MouseButton.LeftButton)
        text_page._fill_menu()
        return [action.text() for action in text_page._menu.actions()]

    assert "Document (PDF)" in offered("map")
    assert "Numbers (CSV)" in offered("map")
    assert "Numbers (CSV)" in offered("habits")
    assert "Document (PDF)" not in offered("removal")  # words and bars alone, as long as every head is on
    assert "Everything I see, as a page (HTML)" in offered("removal")


def test_the_menu_branches_from_the_step_of_the_slider(qtbot, session, opened):
    page = opened("text-generation")
    qtbot.waitUntil(lambda: bool(page.steps.steps()), timeout=20_000)
    step = page.steps.steps()[1]
    session.select(step=step)
    page._fill_menu()
    branch = page._menu.actions()[-1]
    assert branch.text() == f"Branch from step {step}"
    assert branch.isEnabled()
    with qtbot.waitSignal(session.page_asked) as asked:
        branch.trigger()
    assert asked.args == ["train"]
    assert session.parent is not None
    assert (session.parent.run, session.parent.step) == (session.selection.run, step)


def test_heads_can_be_sorted_and_the_choice_stays(text_page, qtbot):
    page, card = text_page, text_page.heads
    card.sort_by("previous")
    scores = {(each.layer, each.head): each.scores["previous"] for each in page._seen.probed.heads["decoder"]}
    best = max(scores, key=lambda head: scores[head])
    assert card.grid.head_at(card.grid.thumb_rect(*best).center()) == best
    assert card.grid.thumb_rect(*best).topLeft() == QPointF(3, 3)
    page.session.set_input("another fox")
    settle(page, qtbot)
    assert card.sorting.currentData() == "previous"
    assert card.scores.scores()


def test_several_heads_are_one_choice_that_a_plain_click_ends(text_page, qtbot):
    page, grid = text_page, text_page.heads.grid
    page.session.select(kind="decoder", layer=0, head=0)
    at = grid.thumb_rect(1, 1).center().toPoint()
    ctrl = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, ctrl, at)
    assert page.session.selection.heads == ((0, 0), (1, 1))
    assert page.look().together == ((0, 0), (1, 1))
    page.session.select(query=2)
    assert grid.chosen() == ((0, 0), (1, 1))
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.session.selection.heads == ()
    assert page.look().together == ((1, 1),)


def test_the_other_steps_are_read_ahead_and_then_shown_without_asking(text_page, qtbot):
    page = text_page
    steps = page.steps.steps()
    assert len(steps) > 2
    qtbot.waitUntil(lambda: set(page._kept) == set(steps), timeout=8000)
    settle(page, qtbot)
    page.session.select(step=steps[0])
    assert page._seen.probed.step == steps[0]  # at once, in the same turn of the event loop
    assert not page._probes.is_busy


def test_another_input_is_read_ahead_from_the_beginning(text_page, qtbot):
    page, steps = text_page, set(text_page.steps.steps())
    page.session.set_input("a fox")

    def is_read() -> bool:
        return set(page._kept) == steps and {kept.value for kept in page._kept.values()} == {"a fox"}

    qtbot.waitUntil(is_read, timeout=8000)
    assert page._seen.value == "a fox"
    assert page._seen.probed.step == max(steps)


def test_a_model_that_loads_slowly_is_read_ahead_all_the_same(text_page, qtbot, monkeypatch):
    page, load = text_page, Run.load

    def slowly(run: Run, step: int | None = None) -> Trained:
        time.sleep(3 * QUICK_SECONDS)
        return load(run, step)

    monkeypatch.setattr(Run, "load", slowly)
    page._prober = None
    page.session.set_input("a fox")
    qtbot.waitUntil(lambda: set(page._kept) == set(page.steps.steps()), timeout=12_000)


def test_signs_nobody_typed_are_explained_beside_the_map(text_page, qtbot, session):
    assert "Signs" not in {lead for lead, _ in text_page.explain()}
    with qtbot.waitSignal(text_page.explain_changed):
        session.set_input("abc ☃ abc")
    assert dict(text_page.explain())["Signs"].startswith("“�” is what the model does not know")
