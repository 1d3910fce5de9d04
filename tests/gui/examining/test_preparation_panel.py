from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.gui.examining import preparation_panel
from workbench.gui.examining.preparation_panel import PreparationPanel
from workbench.gui.pages.data import DataPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.theme import apply_theme
from workbench.language import Text, WorkbenchError, text
from workbench.preprocessing.cleaning import ROW_STEPS, TEXT_STEPS
from workbench.schema import replace_at

PageOf = Callable[[str, Examples], DataPage]
WAIT = 10_000
LINES = [f"<b>Line</b>  {number}" for number in range(40)]
OPINIONS = Examples({"text": [*LINES, *LINES[:4]], "label": ["yes", "no"] * 22})


def counted(panel: PreparationPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: panel.report() is not None, timeout=WAIT)


def opened(page: DataPage, qtbot: QtBot) -> PreparationPanel:
    page.show_panel("preparation")
    panel = page.panel()
    assert isinstance(panel, PreparationPanel)
    return panel


def count(panel: PreparationPanel, step: str) -> str:
    return panel.form.step_row(step).count.text()


def tick(panel: PreparationPanel, step: str, qtbot: QtBot) -> None:
    editor = panel.form.editor(step)
    assert isinstance(editor, QCheckBox)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Space)


def test_every_step_says_what_it_changes_and_would_change(
    page_of: PageOf, session: Session, qtbot: QtBot, qapp: QApplication
) -> None:
    panel = opened(page_of("text-classification", OPINIONS), qtbot)
    counted(panel, qtbot)
    assert count(panel, "strip_markup") == "Would change 44."
    assert count(panel, "half_width") == "Would change nothing."
    assert count(panel, "drop_duplicates") == "Would leave out 4."
    assert count(panel, "shortest") == "Off: keeps all rows."
    assert panel.total.text() == "44 rows; none is left out"
    assert "<b>" in panel.form.step_row("strip_markup").sentence.text()
    shown = panel.changes.shown.toPlainText()
    assert "<b>Line</b>" in shown
    html = panel.changes.shown.toHtml()
    assert "line-through" in html

    tick(panel, "drop_duplicates", qtbot)
    assert session.experiment.preprocessing.cleaning.drop_duplicates
    counted(panel, qtbot)
    assert count(panel, "drop_duplicates") == "Leaves out 4 of 44 rows."
    assert panel.total.text() == "44 rows → 40"
    assert panel.form.step == "drop_duplicates"
    assert "leaves out" in panel.changes.key.text()
    assert "4 of 44" in panel.form.editor("drop_duplicates").accessibleDescription()
    assert panel.form.editor("drop_duplicates").accessibleName() == "Leave out repeated rows"

    shortest = panel.form.editor("shortest")
    assert isinstance(shortest, QSpinBox)
    shortest.setValue(100)
    counted(panel, qtbot)
    assert panel.total.text() == "44 rows → 0"
    assert "every row" in panel.note.said()

    apply_theme(qapp, "dark")
    apply_language(qapp, "zh_CN")
    assert "44" in panel.total.text()
    assert "rows" not in panel.total.text()
    assert not panel.grab().isNull()


def test_settings_changed_elsewhere_are_shown_and_counted(
    page_of: PageOf, session: Session, qtbot: QtBot
) -> None:
    panel = opened(page_of("text-classification", OPINIONS), qtbot)
    counted(panel, qtbot)
    session.set_experiment(replace_at(session.experiment, "preprocessing.cleaning.strip_markup", True))
    counted(panel, qtbot)
    assert count(panel, "strip_markup") == "Changes 44 of 44 rows."
    assert panel.form.config.strip_markup
    session.set_experiment(replace_at(session.experiment, "model.n_head", 3))
    session.set_experiment(replace_at(session.experiment, "preprocessing.cleaning.lower_case", True))
    assert session.problems  # the heads do not divide the width, which has nothing to do with cleaning
    counted(panel, qtbot)
    session.set_preset("small")
    assert session.experiment.preset == "small"
    assert session.experiment.preprocessing.cleaning.strip_markup  # it belongs to the data, as its parts do


def test_a_step_is_chosen_with_the_mouse_or_the_keyboard(page_of: PageOf, qtbot: QtBot) -> None:
    panel = opened(page_of("text-classification", OPINIONS), qtbot)
    counted(panel, qtbot)
    qtbot.mouseClick(panel.form.step_row("collapse_space"), Qt.MouseButton.LeftButton)
    assert "Single spaces" in panel.changes.accessibleName()
    panel.form.set_editable(False)
    row = panel.form.step_row("half_width")
    row.setFocus()
    assert panel.form.step == "half_width"
    assert not panel.changes.shown.isVisible()
    assert "nothing" in panel.changes.key.text()


def test_a_long_text_has_no_rows_to_leave_out(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of("text-generation", Examples({"text": Passages.of("\n".join(LINES * 10))}))
    panel = opened(page, qtbot)
    counted(panel, qtbot)
    assert panel.form.no_rows.isVisible()
    assert not any(panel.form.step_row(step).isVisible() for step in ROW_STEPS)
    assert all(panel.form.step_row(step).isVisible() for step in TEXT_STEPS)
    assert panel.total.text() == "400 lines; none is left out"
    tick(panel, "strip_markup", qtbot)
    counted(panel, qtbot)
    assert count(panel, "strip_markup") == "Changes 400 of 400 lines."


def test_pictures_are_not_cleaned(page_of: PageOf, qtbot: QtBot) -> None:
    pictures = np.random.default_rng(1).integers(0, 255, (60, 14, 14, 1), dtype=np.uint8)
    page = page_of("image-recognition", Examples({"image": pictures, "label": ["0", "1"] * 30}))
    panel = opened(page, qtbot)
    assert "Pictures" in panel.empty.accessibleName()
    assert panel.empty.isVisible()


def test_counting_can_be_stopped_and_asked_again(
    page_of: PageOf, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of("text-classification", OPINIONS)
    count_all = preparation_panel.report_cleaning

    def forever(*arguments: object) -> None:
        while True:
            arguments[-1].update(0.5)  # type: ignore[attr-defined]

    monkeypatch.setattr(preparation_panel, "report_cleaning", forever)
    panel = opened(page, qtbot)
    qtbot.waitUntil(panel.row.isVisible, timeout=WAIT)
    assert count(panel, "lower_case") == "Counting…"
    monkeypatch.setattr(preparation_panel, "report_cleaning", count_all)
    panel.row.cancelled.emit()
    assert "Stopped" in panel.note.said()
    qtbot.mouseClick(panel.note.button, Qt.MouseButton.LeftButton)
    counted(panel, qtbot)
    assert not panel.note.isVisible()


def test_what_cannot_be_counted_is_said(
    page_of: PageOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Iterator[Text]:
        raise WorkbenchError(text("The disk is gone."))

    page = page_of("text-classification", OPINIONS)
    monkeypatch.setattr(preparation_panel, "report_cleaning", broken)
    panel = opened(page, qtbot)
    qtbot.waitUntil(lambda: "The disk is gone." in panel.note.said(), timeout=WAIT)
