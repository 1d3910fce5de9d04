from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.data.examples import Examples
from workbench.data.passages import Passages
from workbench.gui.examining import statistics_panel
from workbench.gui.examining.repeats_card import BETWEEN, WITHIN
from workbench.gui.examining.statistics_panel import StatisticsPanel
from workbench.gui.pages.data import DataPage
from workbench.gui.qt_language import apply_language
from workbench.gui.session import Session
from workbench.gui.theme import apply_theme
from workbench.language import WorkbenchError, text
from workbench.schema import replace_at

PageOf = Callable[[str, Examples], DataPage]
WAIT = 10_000
THINGS = ("lamp", "river", "mountain", "violin", "bridge", "garden", "window", "tractor", "island", "candle")
TEXTS = [f"The {one} is near the {two} in the town" for one in THINGS for two in THINGS]
OPINIONS = Examples({"text": [*TEXTS, *TEXTS[:60]], "label": ["yes", "no"] * 80})


def opened(page: DataPage, qtbot: QtBot, *, has_tokens: bool = False) -> StatisticsPanel:
    qtbot.mouseClick(page.tabs.button("statistics"), Qt.MouseButton.LeftButton)
    panel = page.panel()
    assert isinstance(panel, StatisticsPanel)
    qtbot.waitUntil(lambda: panel.statistics() is not None, timeout=WAIT)
    if has_tokens:
        qtbot.waitUntil(lambda: bool(panel._tokens and panel._tokens[1]), timeout=WAIT)
    return panel


def test_texts_in_classes(page_of: PageOf, session: Session, qtbot: QtBot, qapp: QApplication) -> None:
    page = page_of("text-classification", OPINIONS)
    panel = opened(page, qtbot, has_tokens=True)
    assert panel.lengths.box.currentData() == "tokens.text"
    assert "95 %" in panel.lengths.said.text()
    assert panel.words.figure.names()[0] == "the"
    assert panel.bars.names() == ("no", "yes")
    assert "2 classes" in panel.balance.text()
    assert "training part too" in panel.notes[0].said()
    assert panel.repeats.table.rowCount() > 3
    assert len(panel.figures()) == 3
    assert all(figure.numbers() is not None for figure in panel.figures())
    assert "leakage" in " ".join(part for _, part in page.explain())
    qtbot.mouseClick(panel.repeats.kinds.button(WITHIN), Qt.MouseButton.LeftButton)
    assert panel.repeats.table.rowCount() == 60
    assert "60 of 160" in panel.repeats.said.text()
    assert panel.repeats.table.item(0, 0).text() == "2"  # type: ignore[union-attr]
    apply_theme(qapp, "dark")
    apply_language(qapp, "zh_CN")
    assert "60" in panel.repeats.said.text()
    assert "repeat" not in panel.repeats.said.text()
    assert not panel.grab().isNull()


def test_a_shorter_model_cuts_more_and_another_split_is_counted_anew(
    page_of: PageOf, session: Session, qtbot: QtBot
) -> None:
    panel = opened(page_of("text-classification", OPINIONS), qtbot, has_tokens=True)
    before = panel.statistics()
    session.set_experiment(replace_at(session.experiment, "model.max_len", 16))
    qtbot.waitUntil(lambda: "160 (100 %)" in panel.lengths.said.text(), timeout=WAIT)
    assert panel.statistics() is before
    session.set_experiment(replace_at(session.experiment, "split.validation_percent", 40.0))
    qtbot.waitUntil(lambda: panel.statistics() not in (None, before), timeout=WAIT)
    assert panel.statistics().repeats.overlaps["validation"].n_item == 64  # type: ignore[union-attr]


def test_pictures_and_nothing_twice(page_of: PageOf, qtbot: QtBot) -> None:
    pictures = np.random.default_rng(1).integers(0, 255, (60, 14, 14, 1), dtype=np.uint8)
    page = page_of("image-recognition", Examples({"image": pictures, "label": ["0", "1"] * 30}))
    panel = opened(page, qtbot)
    assert not panel.words.isVisible()
    assert panel.lengths.box.currentData() == "brightness"
    assert not panel.repeats.has_any
    assert not panel.notes[0].isVisible()
    assert len(panel.figures()) == 2


def test_a_long_text(page_of: PageOf, qtbot: QtBot) -> None:
    lines = [f"{number}: {each}" for number, each in enumerate(TEXTS * 4)]
    lines[-3:] = lines[:3]
    page = page_of("text-generation", Examples({"text": Passages.of("\n".join(lines))}))
    panel = opened(page, qtbot)
    assert not panel.classes.isVisible()
    assert panel.repeats.kinds.key() == BETWEEN
    assert panel.repeats.table.item(0, 1).text() == "398"  # type: ignore[union-attr]
    assert panel.words.legend.isVisible()
    assert not any(note.button.isVisible() for note in panel.notes)  # it has no rows to leave out


def test_it_can_be_stopped_and_asked_again(
    page_of: PageOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of("text-classification", OPINIONS)
    panel = page.panels["statistics"]
    assert isinstance(panel, StatisticsPanel)
    measure = statistics_panel.measure_data

    def forever(*arguments: object) -> None:
        while True:
            arguments[-1].update(0.5)  # type: ignore[attr-defined]

    monkeypatch.setattr(statistics_panel, "measure_data", forever)
    qtbot.mouseClick(page.tabs.button("statistics"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(panel.row.isVisible, timeout=WAIT)
    monkeypatch.setattr(statistics_panel, "measure_data", measure)
    panel.row.cancelled.emit()
    assert panel.empty.button.isVisible()
    qtbot.mouseClick(panel.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.statistics() is not None, timeout=WAIT)


def test_what_cannot_be_read_is_said(page_of: PageOf, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise WorkbenchError(text("The disk is gone."))

    page = page_of("text-classification", OPINIONS)
    monkeypatch.setattr(statistics_panel, "measure_data", broken)
    qtbot.mouseClick(page.tabs.button("statistics"), Qt.MouseButton.LeftButton)
    panel = page.panel()
    assert isinstance(panel, StatisticsPanel)
    qtbot.waitUntil(lambda: "The disk is gone." in panel.empty.accessibleName(), timeout=WAIT)


def test_the_remark_leads_to_the_panel_that_leaves_copies_out(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of("text-classification", OPINIONS)
    panel = opened(page, qtbot)
    with qtbot.waitSignal(panel.panel_asked) as asked:
        qtbot.mouseClick(panel.notes[0].button, Qt.MouseButton.LeftButton)
    assert asked.args == ["preparation"]
    assert page.panel() is page.panels["preparation"]
