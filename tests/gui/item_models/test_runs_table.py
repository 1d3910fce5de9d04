"""The table of runs and the list of measured examples."""

import dataclasses

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.gui.item_models.judged_list import JUDGED_ROLE, JudgedDelegate, JudgedList, wrong_places
from workbench.gui.item_models.runs_table import (
    CHECKED_AT_FIRST,
    RESULTS,
    SORT_ROLE,
    RunRow,
    RunsTable,
    differing_settings,
    sort_key,
)
from workbench.gui.pages.compare_runs import SortedRuns
from workbench.scenarios.base import Judged
from workbench.scenarios.catalogue import scenario_of
from workbench.schema import replace_at

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
TINY = scenario_of("text-generation").preset("tiny")


def other(**changes):
    return dataclasses.replace(TINY, training=dataclasses.replace(TINY.training, **changes))


@pytest.fixture
def rows():
    return [
        RunRow(name="a", status="finished", step=9, validation_loss=2.0, seconds=5, experiment=TINY),
        RunRow(name="b", status="failed", step=2, experiment=other(seed=7)),
        RunRow(name="c", status="stopped", step=100, validation_loss=1.5, n_parameter=12345, experiment=None),
    ]


@pytest.fixture
def model(qapp, rows):
    found = RunsTable()
    QAbstractItemModelTester(
        found, FATAL, found
    )  # lives as long as the model, and ends the test when it is wrong
    found.set_rows(rows)
    return found


def shown(model, row):
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_newest_run_stands_first_with_what_differs(model):
    assert shown(model, 0) == ["c", "stopped", "100", "1.500", "–", "12,345", "0 s", "–"]
    assert shown(model, 2)[0] == "a"
    assert model.headerData(len(RESULTS), Qt.Orientation.Horizontal) == "Random seed"
    assert shown(model, 1)[-1] == "7"


def test_same_settings_add_no_column(qapp):
    assert differing_settings([TINY, TINY]) == []
    assert differing_settings([TINY]) == []
    assert [name for _, name, _ in differing_settings([TINY, other(seed=2, steps=3)])] == ["steps", "seed"]


def test_steps_of_cleaning_are_compared(qapp):
    cleaned = replace_at(TINY, "preprocessing.cleaning.lower_case", True)
    model = RunsTable()
    model.set_rows(
        [
            RunRow(name=str(at), status="finished", step=1, experiment=each)
            for at, each in enumerate((TINY, cleaned))
        ]
    )
    last = model.columnCount() - 1
    assert model.headerData(last, Qt.Orientation.Horizontal) == "Lower case"
    assert [model.index(row, last).data() for row in (0, 1)] == ["yes", "no"]
    pictures = scenario_of("image-recognition")
    assert len(differing_settings([pictures.preset("tiny"), pictures.preset("small")])) > 0


def test_boxes_choose_the_curves(model, qtbot):
    assert [row.name for row in model.checked()] == ["c", "b", "a"]
    with qtbot.waitSignal(model.checked_changed):
        model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert [row.name for row in model.checked()] == ["b", "a"]
    assert not model.setData(model.index(0, 1), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)


def test_boxes_survive_new_numbers_and_new_runs(model, rows):
    model.setData(model.index(0, 0), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    model.set_rows([*rows[:2], dataclasses.replace(rows[2], step=101)])
    assert [row.name for row in model.checked()] == ["b", "a"]
    model.set_rows([*rows, RunRow(name="d", status="running", step=0)])
    assert [row.name for row in model.checked()] == ["d", "b", "a"]


def test_only_some_curves_are_drawn_at_first(qapp):
    model = RunsTable()
    model.set_rows([RunRow(name=f"{n:02d}", status="finished", step=n) for n in range(9)])
    assert [row.name for row in model.checked()] == ["08", "07", "06", "05"]
    assert CHECKED_AT_FIRST == 4


def test_sorting_puts_what_is_missing_last(model):
    proxy = SortedRuns()
    tester = QAbstractItemModelTester(proxy, FATAL)
    proxy.setSourceModel(model)
    proxy.sort(3)
    assert [proxy.index(row, 0).data() for row in range(3)] == ["c", "a", "b"]
    proxy.sort(2)
    assert [proxy.index(row, 2).data(SORT_ROLE) for row in range(3)] == [2, 9, 100]
    assert sort_key(10) > sort_key(9)
    assert tester is not None


def test_selected_run_is_bold(model):
    model.set_selected("b")
    assert model.index(1, 0).data(Qt.ItemDataRole.FontRole) is not None
    assert model.index(0, 0).data(Qt.ItemDataRole.FontRole) is None


def test_judged_list_passes_the_tester(qapp):
    model = JudgedList()
    tester = QAbstractItemModelTester(model, FATAL)
    picture = np.zeros((8, 8, 1), np.uint8)
    model.set_judged(
        [
            Judged(value="abc\nd", expected="bc\nd", predicted="bx\nd", loss=1.0),
            Judged(value=picture, expected="3", predicted="5", loss=2.0),
        ]
    )
    assert "bc⏎d" in model.index(0, 0).data()
    assert model.index(1, 0).data(JUDGED_ROLE).expected == "3"
    delegate = JudgedDelegate()
    assert [caption for caption, _, _ in delegate.lines(model.judged(0))] == ["right", "model"]
    translated = Judged(value="cat", expected="猫", predicted="狗", loss=1.0)
    assert [caption for caption, _, _ in delegate.lines(translated)] == ["given", "right", "model"]
    assert tester is not None


def test_wrong_places():
    assert wrong_places("abc", "abd") == [False, False, True]
    assert wrong_places("abc", "ab") is None


def test_where_a_branch_began_is_a_column_once_there_is_a_branch(model, rows):
    def titles():
        return [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]

    assert "Branched from" not in titles()
    name = "2026-11-23T2247-tiny"
    model.set_rows([*rows, RunRow(name="d", status="finished", step=4, parent=(name, 3))])
    column = titles().index("Branched from")
    assert [model.index(row, column).data() for row in range(4)] == [
        "tiny · 23 Nov 22:47, step 3",
        "–",
        "–",
        "–",
    ]
