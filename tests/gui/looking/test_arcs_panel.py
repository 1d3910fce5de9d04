import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from workbench.gui.cards.tokens_in_words import row_in_words
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme

LEFT = Qt.MouseButton.LeftButton


def hover(widget, point: QPointF) -> None:
    none = Qt.MouseButton.NoButton
    at = widget.mapToGlobal(point)
    event = QMouseEvent(QEvent.Type.MouseMove, point, at, none, none, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(widget, event)


@pytest.fixture
def lines(panel_of, settle):
    panel = panel_of("arcs", "text-generation")
    settle()
    return panel


def test_the_lines_are_those_of_the_chosen_head(lines, session):
    session.select(kind="decoder", layer=1, head=0)
    found = lines._look.found
    drawn = lines.arcs.lines()
    assert np.array_equal(found.maps[1, 0][drawn.query, drawn.key], drawn.weight)
    assert lines.stack.currentWidget() is lines.arcs
    assert not lines.mode.isVisible()
    assert "0.02" in lines.note.text()


def test_several_heads_have_names_and_colours(lines, session):
    session.select(kind="decoder", layer=1, head=1, heads=((0, 0), (1, 1)))
    assert lines.arcs._names == ["1.1", "2.2"]
    assert set(lines.arcs.lines().head.tolist()) == {0, 1}
    svg = lines.arcs.to_svg()
    assert b"1.1" in svg
    assert b"2.2" in svg


def test_pointing_shows_one_token_and_clicking_keeps_it_everywhere(lines, session, qtbot):
    arcs = lines.arcs
    at = arcs.token_point(("query", 3))
    hover(arcs.viewport(), at)
    assert set(arcs.lines().query.tolist()) == {3}
    assert "looks at" in lines.words.text()
    assert session.selection.query == -1
    qtbot.mouseClick(arcs.viewport(), LEFT, pos=at.toPoint())
    assert session.selection.query == 3
    row = lines._look.found.maps[lines._look.layer, lines._look.head, 3]
    assert session.selection.key == row.argmax()
    session.select(query=1, key=0)
    QApplication.sendEvent(arcs.viewport(), QEvent(QEvent.Type.Leave))
    assert arcs.active() == ("query", 1)
    session.select(query=-1, key=-1)
    assert arcs.active() is None


def test_a_token_that_is_looked_at_can_be_kept(lines, session, qtbot):
    session.select(query=2, key=1)
    arcs = lines.arcs
    qtbot.mouseClick(arcs.viewport(), LEFT, pos=arcs.token_point(("key", 0)).toPoint())
    assert session.selection.query == -1
    assert arcs.chosen() == ("key", 0)
    assert set(arcs.lines().key.tolist()) == {0}
    assert "is looked at by" in lines.words.text()


def test_a_head_under_the_pointer_is_previewed(lines, session):
    session.select(kind="decoder", layer=0, head=0)
    lines.preview(1, 1)
    assert lines.arcs._names == ["2.2"]
    lines.draw()
    assert lines.arcs._names == ["1.1"]


@pytest.mark.parametrize("value", ["", "x", "☃🦊", "狐狸", "fox " * 400])
def test_any_input_is_drawn(lines, session, settle, value):
    session.set_input(value)
    settle()
    assert not lines.arcs.is_empty()
    lines.grab()


def test_a_translation_has_a_table_too(panel_of, session, settle, qtbot):
    panel = panel_of("arcs", "translation")
    settle()
    assert panel.mode.isVisible()
    qtbot.mouseClick(panel.mode.button("table"), LEFT)
    assert panel.stack.currentWidget() is panel.table
    look, model = panel._look, panel.table.model()
    assert (model.rowCount(), model.columnCount()) == look.found.maps.shape[2:]
    panel.table.clicked.emit(model.index(0, 1))
    assert (session.selection.query, session.selection.key) == (0, 1)
    session.select(kind="encoder", layer=0, head=0)
    assert panel.stack.currentWidget() is panel.arcs
    assert not panel.mode.isVisible()


def test_a_picture_is_read_by_the_patch_under_the_pointer(panel_of, session, settle):
    panel = panel_of("arcs", "image-recognition")
    settle()
    assert panel.stack.currentWidget() is panel.over
    picture = panel.over.picture()
    room = picture.room(picture.rect().toRectF())
    hover(picture, room.bottomRight() - QPointF(4, 4))
    last = picture.grid.n_token - 1
    assert panel.over.reader() == last
    assert panel.words.text().startswith("patch")
    panel.over.select_patch(2)
    assert session.selection.query == 2
    assert panel.figures() == [picture]


def test_languages_and_themes(lines, session, qapp):
    session.select(kind="decoder", layer=1, head=1, heads=((0, 0), (1, 1)))
    apply_language(qapp, "zh_CN")
    apply_theme(qapp, "dark")
    assert "Lines" not in lines.note.text()
    assert not lines.grab().isNull()
    apply_theme(qapp, "light")


def test_a_position_has_the_same_number_as_in_the_other_panels(panel_of, settle, session):
    lines = panel_of("arcs", "text-classification")
    settle()
    session.select(query=1, key=2)
    settle()
    found = lines._look.found
    assert lines.words.text() == row_in_words(found, found.maps[lines._look.layer, lines._look.head], 1)
