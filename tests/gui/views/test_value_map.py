"""A table of numbers as colours."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.theme import load_theme
from workbench.gui.views.value_map import ValueMap, Values, contrast

ROWS, COLUMNS = ("start", "block 1"), (" ", "b", "c")
TABLE = np.array([[0.0, 0.5, 1.0], [-1.0, 0.25, 0.0]])


@pytest.fixture
def figure(qtbot):
    found = ValueMap("Nothing here.")
    qtbot.addWidget(found)
    found.resize(420, 260)
    found.show()
    return found


def colour_at(figure: ValueMap, row: int, column: int) -> QColor:
    at = figure.cell_centre(row, column)
    image = figure.to_image(1, load_theme("light"))
    return image.pixelColor(int(at.x()), int(at.y()))


def test_signed_numbers_have_two_colours_and_nothing_has_none(figure):
    figure.show_values(Values(values=TABLE, rows=ROWS, columns=COLUMNS, is_signed=True))
    theme = load_theme("light")
    assert colour_at(figure, 0, 2) == theme.color("signed_plus")
    assert colour_at(figure, 1, 0) == theme.color("signed_minus")
    assert colour_at(figure, 0, 0).lightness() >= 250
    assert figure.cell_text(1, 0) == "block␣1 → ␣: -1.00"
    assert figure.number(0.5) == "+0.50"


def test_rows_that_are_words_keep_their_spaces(figure):
    figure.show_values(
        Values(
            values=np.abs(TABLE),
            rows=ROWS,
            columns=COLUMNS,
            are_rows_tokens=False,
            words=[["x", "y", " "]] * 2,
        )
    )
    assert figure.cell_text(1, 2) == "block 1 → c: ␣ 0.00"
    assert not figure.to_image(1).isNull()


def test_hidden_cells_have_no_value(figure):
    hidden = np.zeros((2, 3), bool)
    hidden[0, 1] = True
    figure.show_values(Values(values=TABLE, rows=ROWS, columns=COLUMNS, hidden=hidden))
    assert "no value" in figure.cell_text(0, 1)
    assert colour_at(figure, 0, 1) == load_theme("light").color("masked")


def test_a_sentence_stands_where_there_is_nothing(figure):
    assert figure.accessibleDescription() == "Nothing here."
    figure.show_sentence("Not yet.")
    assert figure.is_empty()
    assert figure.numbers() is None
    assert figure.accessibleDescription() == "Not yet."
    assert not figure.to_image(1).isNull()


def test_numbers_and_files(figure, tmp_path):
    figure.show_values(
        Values(
            values=TABLE,
            rows=ROWS,
            columns=COLUMNS,
            title="Title",
            note="rows and columns",
            low="less",
            high="more",
        )
    )
    assert np.array_equal(figure.numbers().values, TABLE)
    for suffix in ("png", "svg", "pdf"):
        figure.save_picture(tmp_path / f"map.{suffix}", 1)
        assert (tmp_path / f"map.{suffix}").stat().st_size > 200
    figure.save_numbers(tmp_path / "map.csv")
    assert "block 1" in (tmp_path / "map.csv").read_text(encoding="utf-8-sig")


def test_a_large_table_and_values_that_are_no_numbers(figure):
    labels = [str(n) for n in range(400)]
    values = np.full((400, 400), np.nan)
    figure.show_values(Values(values=values, rows=labels, columns=labels, largest=0.0))
    assert not figure.grab().isNull()


def test_linked_hover_tells_nobody(figure):
    figure.show_values(Values(values=TABLE, rows=ROWS, columns=COLUMNS))
    told = []
    figure.hovered.connect(lambda *cell: told.append(cell))
    figure.show_hovered((1, 1))
    assert figure.hovered_cell() == (1, 1)
    figure.show_hovered((5, 5))
    assert figure.hovered_cell() is None
    assert told == []
    at = QPointF(figure.cell_centre(1, 2))
    none = Qt.MouseButton.NoButton
    QApplication.sendEvent(
        figure,
        QMouseEvent(
            QEvent.Type.MouseMove, at, figure.mapToGlobal(at), none, none, Qt.KeyboardModifier.NoModifier
        ),
    )
    assert told == [(1, 2)]


def test_a_wrong_shape_is_refused(figure):
    with pytest.raises(ValueError, match="labels"):
        figure.show_values(Values(values=TABLE, rows=("a",), columns=COLUMNS))


def test_words_are_written_in_the_ink_that_can_be_read():
    assert contrast(QColor("white"), QColor("black")) == pytest.approx(21)
    assert contrast(QColor("white"), QColor("white")) == pytest.approx(1)


def test_cells_with_words_are_wider_than_high_even_in_a_square_table(figure):
    figure.show_values(
        Values(values=np.eye(3), rows="abc", columns="abc", words=[["mixed"] * 3] * 3, are_rows_tokens=False)
    )
    plot, _ = figure.plot_rect(QRectF(figure.rect()))
    cell = figure.cell_rect(plot, 0, 0)
    assert cell.width() > 1.4 * cell.height()
