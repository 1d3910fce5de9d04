"""The Evaluate page, through its widgets, on tiny trained projects."""

import numpy as np
from PySide6.QtCore import Qt

from workbench.gui.pages.evaluate import FILE, EvaluatePage
from workbench.gui.qt_language import apply_language

PAGE = EvaluatePage


def measured(qtbot, page):
    with qtbot.waitSignal(page.session.evaluation_changed, timeout=20_000):
        qtbot.mouseClick(page.measure_button, Qt.MouseButton.LeftButton)


def test_empty_states_lead_on(qtbot, session, page):
    assert page.empty.isVisible()
    assert not page.measure_button.isEnabled()
    assert page.measure_button.toolTip()
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == ["home"]


def test_measure_text_and_open_the_worst_in_inspect(qtbot, session, raised, opened):
    page = opened("text-generation")
    assert page.empty.isVisible()
    measured(qtbot, page)
    assert raised == []
    assert page.result.isVisible()
    assert [tile.accessibleName() for tile in page.result.tiles] == ["Loss", "Perplexity", "Next token right"]
    assert page.result.tiles[0].value_label.text() == f"{session.evaluation.loss:.3f}"
    assert not page.result.confusion.isVisible()
    assert page.session.step_state("evaluate").state == "done"
    qtbot.mouseClick(page.result.order.button("best"), Qt.MouseButton.LeftButton)
    listed = page.result.listed()
    assert listed[0].loss == min(item.loss for item in listed)
    view = page.result.examples
    place = view.visualRect(view.model().index(1, 0)).center()
    with qtbot.waitSignal(session.page_asked) as asked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == ["inspect"]
    assert session.input == listed[1].value


def test_a_cell_of_the_confusion_filters_the_examples(qtbot, session, opened):
    page = opened("image-recognition")
    qtbot.mouseClick(page.part_choice.button("test"), Qt.MouseButton.LeftButton)
    measured(qtbot, page)
    assert session.evaluation.split == "test"
    view = page.result
    assert view.confusion.isVisible()
    counts = session.evaluation.confusion.counts
    row, column = map(int, np.argwhere(counts)[0])
    qtbot.mouseClick(
        view.confusion, Qt.MouseButton.LeftButton, pos=view.confusion.cell_centre(row, column).toPoint()
    )
    assert len(view.listed()) == counts[row, column]
    assert view.all_button.isVisible()
    qtbot.keyClick(view.examples, Qt.Key.Key_Down)
    with qtbot.waitSignal(session.page_asked):
        qtbot.keyClick(view.examples, Qt.Key.Key_Return)
    assert isinstance(session.input, np.ndarray)
    qtbot.mouseClick(view.all_button, Qt.MouseButton.LeftButton)
    assert len(view.listed()) == counts.sum()


def test_a_file_the_project_never_saw(qtbot, session, opened, tmp_path):
    page = opened("text-generation")
    path = tmp_path / "new.txt"
    path.write_text("The fox saw a bird. " * 30, encoding="utf-8")
    page.set_file(path)
    assert page.part_choice.key() == FILE
    assert page.file_button.text() == "new.txt"
    measured(qtbot, page)
    assert session.evaluation.split == "new.txt"
    assert "new.txt" in page.result._what.text()


def test_runs_are_compared_and_chosen(qtbot, session, opened):
    page = opened("text-generation", n_run=3)
    newest = session.selection.run
    qtbot.mouseClick(page.view_choice.button("compare"), Qt.MouseButton.LeftButton)
    compare = page.compare
    qtbot.waitUntil(lambda: compare.model.rowCount() == 3, timeout=10_000)
    assert not compare.plot.is_empty()
    assert compare.model.row(0).name == newest
    place = compare.table.visualRect(compare.sorted.index(2, 1)).center()
    qtbot.mouseClick(compare.table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert session.selection.run == "2020-01-01T0000-copy"
    compare.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
    assert compare.sorted.index(0, 0).data() == "copy · 1 Jan 00:00"


def test_result_of_another_run_is_not_shown_as_of_this_one(qtbot, session, opened):
    page = opened("text-generation", n_run=2)
    measured(qtbot, page)
    session.select(run="2020-01-01T0000-copy")
    assert page.empty.isVisible()


def test_explain_and_language(qapp, qtbot, opened):
    page = opened("image-recognition")
    assert [lead for lead, _ in page.explain()] == ["What you see", "Look for", "Try this"]
    with qtbot.waitSignal(page.explain_changed):
        qtbot.mouseClick(page.view_choice.button("compare"), Qt.MouseButton.LeftButton)
    assert len(page.explain()) == 3
    apply_language(qapp, "zh_CN")
    apply_language(qapp, "en")
