import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionViewItem

from workbench.gui.item_models.head_rows import Bar, HeadRow
from workbench.gui.views.head_list import HeadList, shortened

TITLES = (("Head", "a"), ("Habit", "b"), ("Loss", "c"), ("Change", "d"))
LEFT = Qt.MouseButton.LeftButton


def rows(count: int) -> list[HeadRow]:
    return [
        HeadRow(
            kind="decoder",
            layer=number // 4,
            head=number % 4,
            name=f"{number // 4 + 1}.{number % 4 + 1}",
            cells=("previous token 0.91", "1.565 → 1.881"),
            number=f"+0.{number:03}",
            bar=Bar(start=0.2, end=0.2 + number / 100),
        )
        for number in range(count)
    ]


@pytest.fixture
def table(shown):
    view = HeadList("Heads", TITLES, spare=(2,))
    view.set_rows(rows(40))
    return shown(view, 600, 200)


def test_a_click_and_enter_choose_a_head(table, qtbot):
    with qtbot.waitSignal(table.head_chosen) as asked:
        qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(table.rows.index(2, 1)).center())
    assert asked.args == ["decoder", 0, 2]
    qtbot.keyClick(table, Qt.Key.Key_Down)
    with qtbot.waitSignal(table.head_chosen) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args == ["decoder", 0, 3]


def test_what_is_in_sight_stays_while_rows_come(table):
    table.verticalScrollBar().setValue(12)
    table.set_chosen(("decoder", 0, 0))
    table.set_rows(rows(40))
    assert table.verticalScrollBar().value() == 12
    table.set_chosen(("decoder", 9, 3))  # another head was chosen elsewhere: it comes into sight
    assert table.verticalScrollBar().value() > 12
    table.set_chosen(("cross", 0, 0))
    assert not table.selectionModel().hasSelection()


def test_columns_fit_and_a_spare_one_gives_way(table, qtbot):
    def used() -> int:
        return sum(table.columnWidth(column) for column in range(4) if not table.isColumnHidden(column))

    assert not table.isColumnHidden(2)
    assert used() == table.viewport().width()
    table.resize(330, 200)
    assert table.isColumnHidden(2)
    assert used() <= table.viewport().width()
    table.resize(600, 200)
    assert not table.isColumnHidden(2)


def test_bars_are_painted(table, n_colour):
    before = table.grab().toImage()
    assert n_colour(before) > 5
    table.set_rows([])
    assert table.grab().toImage() != before


@pytest.mark.parametrize("width", [60, 74, 90, 120])
def test_a_number_at_the_end_is_never_cut(table, width):
    metrics = table.fontMetrics()
    shown = shortened("(separators 0.37)", width, metrics)
    assert shown.endswith(" 0.37)")
    assert metrics.horizontalAdvance(shown) <= width
    assert shortened("without a number", 40, metrics).endswith("…")


def test_narrow_words_are_painted_with_their_number(table):
    index = table.rows.index(0, 1)
    for width in (74, 90, 300):
        table.setColumnWidth(1, width)
        option = QStyleOptionViewItem()
        table.initViewItemOption(option)
        option.rect = table.visualRect(index)
        shown = table.itemDelegateForColumn(1).shortened_option(option, index)
        assert shown.text.endswith(" 0.91")
        assert shown.rect.width() >= shown.fontMetrics.horizontalAdvance(shown.text) + 2 * 11


def test_words_are_whole_where_there_is_room(table):
    option = QStyleOptionViewItem()
    table.initViewItemOption(option)
    index = table.rows.index(0, 1)
    option.rect = table.visualRect(index)
    assert table.itemDelegateForColumn(1).shortened_option(option, index).text == "previous token 0.91"
