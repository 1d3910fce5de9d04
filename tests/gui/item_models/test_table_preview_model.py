from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workbench.data.table import Table
from workbench.gui.item_models.table_preview_model import PREVIEW_ROWS, TablePreviewModel

TABLE = Table(
    format="table",
    names=("en", "zh"),
    columns=([f"row {n}" for n in range(80)], [f"第 {n} 行" for n in range(80)]),
    first_rows=tuple(range(2, 82)),
)


def test_shows_the_first_rows_and_what_each_column_is_for(qtbot: QtBot) -> None:
    model = TablePreviewModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.set_table(TABLE)
    model.set_uses({"en": "Source sentence"})
    assert model.rowCount() == PREVIEW_ROWS
    assert model.headerData(0, Qt.Orientation.Horizontal) == "en\nSource sentence"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "zh\nnot used"
    assert model.headerData(0, Qt.Orientation.Vertical) == "2"
    assert model.index(3, 1).data() == "第 3 行"
