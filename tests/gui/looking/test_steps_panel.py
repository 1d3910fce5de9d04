"""The panel that goes through the formula step by step, through its widgets, on tiny trained projects."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.gui.looking.look import Look
from workbench.gui.looking.steps_panel import StepsPanel
from workbench.gui.pages.inspect import InspectPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.theme import apply_theme
from workbench.gui.views.symbol_formula import SYMBOLS

Open = Callable[..., tuple[InspectPage, StepsPanel]]


@pytest.fixture
def opened(qtbot: QtBot, session: Session, folders: dict[str, Path]) -> Open:
    """Return what opens a project on the panel."""
    page = InspectPage(session)
    qtbot.addWidget(page)
    page.resize(960, 650)
    page.show()

    def open_(key: str = "text-generation", value: Any = None) -> tuple[InspectPage, StepsPanel]:
        session.open_project(folders[key])
        qtbot.waitUntil(lambda: page.selected_head() is not None, timeout=10_000)
        panel = page.panels["steps"]
        assert isinstance(panel, StepsPanel)
        qtbot.mouseClick(page.tabs.button("steps"), Qt.MouseButton.LeftButton)
        if value is not None:
            session.set_input(value)
        settle(page, panel, qtbot)
        return page, panel

    return open_


def settle(page: InspectPage, panel: StepsPanel, qtbot: QtBot) -> None:
    def is_quiet() -> bool:
        return not page._probes.is_busy and not panel._records.is_busy and not page.session.jobs._running

    qtbot.waitUntil(is_quiet, timeout=8000)


def look_of(page: InspectPage) -> Look:
    found = page.look()
    assert found is not None
    return found


def hover(panel: StepsPanel, key: str, part: int, spot: int) -> None:
    figure, none = panel.figure, Qt.MouseButton.NoButton
    figure.verticalScrollBar().setValue(int(figure.step_rect(key).top()))
    at = figure.spot_rect(key, part, spot).center() - figure.offset()
    where = figure.viewport().mapToGlobal(at)
    event = QMouseEvent(QEvent.Type.MouseMove, at, where, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(figure.viewport(), event)


def click(panel: StepsPanel, key: str, part: int, spot: int, qtbot: QtBot) -> None:
    figure = panel.figure
    figure.verticalScrollBar().setValue(int(figure.step_rect(key).top()))
    at = (figure.spot_rect(key, part, spot).center() - figure.offset()).toPoint()
    qtbot.mouseClick(figure.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_it_begins_with_the_last_query_and_its_strongest_key(opened: Open):
    page, panel = opened(value="a fox")
    look, steps = look_of(page), panel._steps
    assert steps is not None
    row = look.found.maps[look.layer, look.head, -1]
    assert (steps.query, steps.key) == (4, int(row.argmax()))
    assert steps.weight == pytest.approx(float(row.max()), abs=1e-4)
    assert panel.weight.text() == f"weight {row.max():.2f}, as in the map"
    assert "as in the map" in next(b for b in panel.figure.blocks() if b.key == "softmax").in_words()
    assert panel.queries.currentText() == "“x” (5)"
    assert page.session.selection.query == -1  # what is shown at first is not written


def test_a_query_and_a_key_chosen_in_the_map_are_followed(opened: Open):
    page, panel = opened(value="a fox")
    page.session.select(query=3, key=1)
    assert (panel.queries.currentIndex(), panel.keys.currentIndex()) == (3, 1)
    weight = look_of(page).found.maps[page.selected_head()[1:]][3, 1]  # pyright: ignore[reportOptionalSubscript]
    assert panel._steps is not None
    assert panel._steps.weight == pytest.approx(float(weight), abs=1e-4)
    assert "for 1 of 5." in next(b.sentence for b in panel.figure.blocks() if b.key == "mask")


def test_the_two_lists_choose_for_every_panel(opened: Open, qtbot: QtBot):
    page, panel = opened(value="a fox")
    panel.queries.setFocus()
    qtbot.keyClick(panel.queries, Qt.Key.Key_Up)
    assert page.session.selection.query == 3
    panel.keys.setFocus()
    qtbot.keyClick(panel.keys, Qt.Key.Key_Home)
    assert (page.session.selection.query, page.session.selection.key) == (3, 0)
    assert panel._steps is not None
    assert panel._steps.key == 0


def test_a_click_on_a_bar_chooses_its_key_for_every_panel(opened: Open, qtbot: QtBot):
    page, panel = opened(value="a fox")
    click(panel, "softmax", 0, 1, qtbot)
    assert (page.session.selection.query, page.session.selection.key) == (4, 1)
    assert panel.keys.currentIndex() == 1
    click(panel, "row", 0, 2, qtbot)
    assert page.session.selection.key == 2


@pytest.mark.parametrize("key", ["row", "mask", "softmax"])
def test_a_click_on_the_small_matrix_chooses_its_row(opened: Open, qtbot: QtBot, key: str):
    page, panel = opened(value="a fox")
    page.session.select(query=3, key=1)  # of the last one nothing is masked
    click(panel, key, 0, 5 + 2, qtbot)  # five bars, then five rows
    assert page.session.selection.query == 2
    assert panel.queries.currentIndex() == 2


def test_a_symbol_lights_its_steps_and_a_step_its_symbols(opened: Open, qtbot: QtBot):
    _, panel = opened(value="a fox")
    formula, figure = panel.formula, panel.figure
    for symbol in SYMBOLS:  # every symbol has steps, and nothing is lit that has none
        assert any(symbol in block.symbols for block in figure.blocks())
    qtbot.mouseClick(formula, Qt.MouseButton.LeftButton, pos=formula.symbol_rect("V").center().toPoint())
    assert figure._lit == {"V"}
    assert panel.words.text().startswith("V holds the values, S×d_k = 5×8")
    value = figure.step_rect("value")
    assert figure.offset().y() <= value.top() <= figure.offset().y() + figure.viewport().height()
    hover(panel, "turned", 0, 0)
    assert formula._lit == {"Q"}
    assert panel.words.text().startswith("Q holds the queries")
    hover(panel, "turned", 0, 8)
    assert formula._lit == {"K"}
    QApplication.sendEvent(figure.viewport(), QEvent(QEvent.Type.Leave))
    assert panel.words.text().startswith("V holds")
    qtbot.keyClick(formula, Qt.Key.Key_Escape)
    assert figure._lit == frozenset()
    assert panel.words.text().startswith("Point at")


def test_the_keyboard_reaches_every_number_and_reads_it(opened: Open, qtbot: QtBot):
    page, panel = opened(value="a fox")
    formula, figure = panel.formula, panel.figure
    formula.setFocus(Qt.FocusReason.TabFocusReason)
    assert formula.accessibleDescription().startswith("softmax makes of every row")
    for _ in range(3):
        qtbot.keyClick(formula, Qt.Key.Key_Right)
    assert formula.accessibleDescription().startswith("√d_k is the root")
    figure.setFocus(Qt.FocusReason.TabFocusReason)
    said: list[str] = []
    for _ in figure.blocks():
        qtbot.keyClick(figure, Qt.Key.Key_Down)
        said.append(figure.accessibleDescription())
    for block, words in zip(figure.blocks(), said, strict=True):
        assert words.startswith(f"{block.title}. {block.sentence}")
        assert any(sign.isdigit() for sign in words)
    keys = [block.key for block in figure.blocks()]
    for _ in range(len(keys) - 1 - keys.index("softmax")):
        qtbot.keyClick(figure, Qt.Key.Key_Up)
    qtbot.keyClick(figure, Qt.Key.Key_Right)
    assert "“a” (1): share" in figure.accessibleDescription()
    qtbot.keyClick(figure, Qt.Key.Key_Return)
    assert page.session.selection.key == 0
    assert "“a” (1): share" in figure.accessibleDescription()  # the place is kept while the numbers change
    qtbot.keyClick(figure, Qt.Key.Key_Escape)
    assert figure.accessibleDescription().startswith("Shares")


def test_numbers_are_read_where_the_pointer_is(opened: Open):
    _, panel = opened(value="a fox")
    steps = panel._steps
    assert steps is not None
    hover(panel, "products", 0, 16)  # the first product, under the 8 of q and the 8 of k
    q, k, product = steps.q[0], steps.k[0], steps.products[0]
    assert panel.figure.accessibleDescription() == f"1: {q:.2f} · {k:.2f} = {product:.2f}"


@pytest.mark.parametrize("value", ["", " ", "☃🦊", "x", "fox " * 1250, "狐狸"])
@pytest.mark.parametrize("key", ["text-generation", "translation"])
def test_whatever_a_person_types(opened: Open, qtbot: QtBot, key: str, value: str):
    with qtbot.captureExceptions() as broken:
        page, panel = opened(key, value)
        for kind in look_of(page).seen.probed.reading.kinds:
            page.session.select(kind=kind, layer=1, head=0)
            settle(page, panel, qtbot)
            look, steps = look_of(page), panel._steps
            assert steps is not None
            assert steps.kind == kind
            assert "as in the map" in panel.weight.text()
            assert len(steps.weights) == len(look.found.key.labels)
            assert panel.figure.content_size().height() > 500
            assert not panel.grab().isNull()
    assert not broken
    if key == "text-generation" and value in ("", "x"):
        words = " ".join(block.sentence for block in panel.figure.blocks())
        assert "only one place to look at" in words


def test_a_picture_begins_with_the_class_token(opened: Open, qtbot: QtBot):
    page, panel = opened("image-recognition")
    assert panel.queries.currentText() == "whole picture"
    page.session.select(query=2, key=1)
    assert (panel.queries.currentText(), panel.keys.currentText()) == ("patch 2", "patch 1")
    keys = [block.key for block in panel.figure.blocks()]
    assert "mask" not in keys
    assert "turned" not in keys


def test_another_head_and_another_step_are_followed(opened: Open, qtbot: QtBot):
    page, panel = opened(value="a fox")
    page.session.select(layer=0, head=1)
    settle(page, panel, qtbot)
    first = panel._steps
    assert first is not None
    assert (first.layer, first.head) == (0, 1)
    page.steps.slider.setValue(0)
    qtbot.waitUntil(lambda: look_of(page).seen.probed.step == 0, timeout=5000)
    settle(page, panel, qtbot)
    assert panel._steps is not None
    assert not np.allclose(panel._steps.q_projected, first.q_projected)
    assert "as in the map" in panel.weight.text()


def test_a_head_under_the_pointer_is_shown_for_a_moment(opened: Open, qtbot: QtBot):
    page, panel = opened(value="a fox")
    page.session.select(layer=0, head=0)
    settle(page, panel, qtbot)
    panel.preview(1, 1)
    settle(page, panel, qtbot)
    assert panel._steps is not None
    assert (panel._steps.layer, panel._steps.head) == (1, 1)
    page._show_selected()
    settle(page, panel, qtbot)
    assert (panel._steps.layer, panel._steps.head) == (0, 0)
    assert page.session.selection.layer == 0


def test_broken_weights_are_a_sentence(opened: Open, qtbot: QtBot):
    _, panel = opened(value="a fox")
    assert panel._recorded is not None
    panel._recorded.record.keys[:] = np.nan
    panel.draw()
    assert "beyond all bounds" in panel.figure.accessibleDescription()
    assert panel.figures() == []
    assert not panel.formula.isVisible()


def test_picture_and_numbers_can_be_saved(opened: Open, tmp_path: Path):
    page, panel = opened(value="a fox")
    page.session.select(query=3, key=1)
    steps = panel._steps
    assert steps is not None
    page.save(tmp_path / "steps.png", 2)
    picture = QImage(str(tmp_path / "steps.png"))
    assert picture.height() > 2 * panel.figure.content_size().height()  # with the formula above
    page.save(tmp_path / "steps.svg")
    assert b"<svg" in (tmp_path / "steps.svg").read_bytes()
    page.save(tmp_path / "steps.csv")
    with (tmp_path / "steps.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["", "value"]
    found = {name.split(". ", 1)[1]: float(value) for name, value in rows[1:]}
    assert found["Shares (softmax): share “␣” (2)"] == pytest.approx(steps.weight)
    assert found["Multiplied: products 1"] == pytest.approx(float(steps.products[0]))
    assert found["Masked: score “x” (5)"] == -np.inf
    assert panel.caption().endswith("· o → ␣")


def test_languages_and_themes_switch(opened: Open, qapp: QApplication):
    _, panel = opened(value="a fox")
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    assert panel.weight.text().startswith("权重")
    assert not any(sign.isascii() and sign.isalpha() for sign in panel.figure.blocks()[-1].title)
    assert not panel.grab().isNull()
    apply_language(qapp, "en")
    apply_theme(qapp, "light")
    assert panel.weight.text().startswith("weight")


def test_without_an_input_the_page_says_so(opened: Open, qtbot: QtBot):
    page, panel = opened("image-recognition")
    panel.show_look(None)
    assert panel.figure.accessibleDescription() == "No input yet."
    assert panel.minimumSizeHint().width() <= 560
    assert page.panel() is panel


def test_a_point_far_from_everything_is_nothing(opened: Open, qtbot: QtBot):
    _, panel = opened(value="a fox")
    assert panel.formula.symbol_at(QPointF(-5, -5)) == ""
    qtbot.mouseClick(panel.figure.viewport(), Qt.MouseButton.LeftButton, pos=QPointF(2, 2).toPoint())
    assert panel._steps is not None
