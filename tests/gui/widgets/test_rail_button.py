"""The second line of a station of the rail is never cut, in any language."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication

from workbench.gui.qt_language import apply_language
from workbench.gui.theme import body_font
from workbench.gui.widgets.rail_button import RailButton
from workbench.language import Text, text

STATUSES = (
    text("done · {step} steps", step="200"),
    text("done · {step} steps", step="1,500"),
    text("interrupted at {step}", step="120,000"),
    text("settings or data changed"),
    text("{count:,} examples", count=120_000),
)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("status", STATUSES, ids=lambda status: status.sentence)
def test_every_word_of_the_status_is_written(qtbot, qapp: QApplication, language: str, status: Text):
    apply_language(qapp, language)
    button = RailButton("Train", 3)
    qtbot.addWidget(button)
    button.set_state("done", status)
    lines = button.status_lines(136)
    assert "".join("".join(lines).split()) == "".join(str(status).replace(" · ", " ").split()) or lines == [
        str(status)
    ]
    metrics = QFontMetrics(body_font(11))
    assert all(metrics.horizontalAdvance(line) <= 136 - 36 - 6 for line in lines)


def test_a_second_line_makes_the_station_higher(qtbot):
    button = RailButton("Train", 3)
    qtbot.addWidget(button)
    button.set_state("done", text("done"))
    low = button.heightForWidth(136)
    button.set_state("stale", text("settings or data changed"))
    assert button.heightForWidth(136) > low
    assert button.heightForWidth(400) == low
