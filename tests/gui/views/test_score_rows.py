"""The habits of a head as rows of words and numbers."""

import numpy as np
import pytest

from workbench.gui.theme import current_theme
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.score_rows import ScoreRow, ScoreRows

ROWS = [
    ScoreRow(title=f"habit {n}", meaning="What it means. " * 8, values=(f"0.{n}", "–"), is_strong=n == 1)
    for n in range(1, 9)
]


@pytest.fixture
def figure(qtbot):
    found = ScoreRows()
    qtbot.addWidget(found)
    found.resize(420, 200)
    found.show()
    table = Numbers(values=np.ones((8, 1)), rows=tuple(row.title for row in ROWS), columns=("this input",))
    found.set_rows(("this input", "8 inputs"), ROWS, table)
    return found


def test_rows_are_told_and_saved(figure, tmp_path):
    assert figure.texts()[0] == ("habit 1", "0.1", "–")
    assert figure.accessibleDescription().startswith("habit 1, 0.1, –. habit 2")
    figure.save_numbers(tmp_path / "rows.csv")
    assert "habit 8,1" in (tmp_path / "rows.csv").read_text(encoding="utf-8-sig")
    figure.save_picture(tmp_path / "rows.svg")
    assert "habit 8" in (tmp_path / "rows.svg").read_text(encoding="utf-8")


def test_a_narrower_list_is_higher(figure):
    before = figure.content_size().height()
    figure.resize(300, 200)
    assert figure.content_size().height() > before


def test_rows_fade_out_at_the_lower_edge_until_the_last_one_is_in_sight(figure):
    def inks() -> int:
        image = figure.viewport().grab().toImage()
        surface = current_theme().color("surface").lightness()
        strip = range(image.height() - 8, image.height())
        return sum(
            abs(image.pixelColor(x, y).lightness() - surface) > 60
            for y in strip
            for x in range(image.width())
        )

    bar = figure.verticalScrollBar()
    assert not any(bar.setValue(place) or inks() for place in range(0, bar.maximum() - 30, 7))
