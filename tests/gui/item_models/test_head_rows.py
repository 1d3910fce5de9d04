from PySide6.QtCore import Qt

from workbench.gui.item_models.head_rows import BAR_ROLE, Bar, HeadRow, HeadRows


def test_rows_say_what_they_are(qapp):
    model, bar = HeadRows(), Bar(start=0.0, end=0.5)
    model.set_titles((("Head", "layer and head"), ("Habit", "what it does"), ("Change", "of the loss")))
    model.set_rows(
        [
            HeadRow(
                kind="cross",
                layer=1,
                head=0,
                name="Cross 2.1",
                cells=("itself 0.70",),
                number="+0.1",
                bar=bar,
            )
        ]
    )
    shown = [model.data(model.index(0, column)) for column in range(3)]
    assert shown == ["Cross 2.1", "itself 0.70", "+0.1"]
    assert model.data(model.index(0, 2), BAR_ROLE) == bar
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "Habit: itself 0.70"
    assert model.headerData(2, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole) == "of the loss"
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is None
    model.set_chosen(("cross", 1, 0))
    assert model.data(model.index(0, 0), Qt.ItemDataRole.FontRole) is not None
    assert model.number_of(("cross", 1, 0)) == 0
    assert model.number_of(None) == -1
