import numpy as np
import pytest
from PySide6.QtCore import Qt

from workbench.gui.item_models.alignment_model import AlignmentModel


@pytest.fixture
def model(qapp):
    made = AlignmentModel()
    made.set_map(np.array([[0.2, 0.8], [0.6, 0.4]]), ["我", "们"], [" we", "</s>"])
    return made


def test_the_strongest_of_a_row_is_bold(model):
    weights = [
        [model.data(model.index(row, column), Qt.ItemDataRole.FontRole).weight() for column in range(2)]
        for row in range(2)
    ]
    assert [model.is_strongest(0, 1), model.is_strongest(1, 0)] == [True, True]
    assert weights[0][1] > weights[0][0]
    assert weights[1][0] > weights[1][1]


def test_numbers_and_labels(model):
    assert model.data(model.index(0, 1)) == "0.80"
    assert model.data(model.index(0, 1), Qt.ItemDataRole.ToolTipRole) == "我 → </s> 0.800"
    assert model.headerData(0, Qt.Orientation.Horizontal) == "␣we"
    assert model.headerData(1, Qt.Orientation.Vertical) == "们"
    assert model.headerData(5, Qt.Orientation.Vertical) is None


def test_an_empty_and_a_wrong_map(model):
    model.set_map(np.zeros((0, 0)), [], [])
    assert model.rowCount() == 0
    with pytest.raises(ValueError, match="labels"):
        model.set_map(np.zeros((1, 2)), ["a"], ["b"])
