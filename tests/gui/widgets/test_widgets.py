"""The small parts, driven as a person would, in both languages and themes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench import language
from workbench.gui.qt_language import apply_language
from workbench.gui.theme import apply_theme
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.card_grid import CardGrid
from workbench.gui.widgets.collapsible_panel import CollapsiblePanel
from workbench.gui.widgets.drop_area import DropArea
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.flat_form_row import FlatFormRow
from workbench.gui.widgets.message_bar import MessageBar
from workbench.gui.widgets.probability_bars import ProbabilityBars
from workbench.gui.widgets.progress_row import ProgressRow, time_left
from workbench.gui.widgets.rail_button import RailButton
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.snapshot_slider import SnapshotSlider
from workbench.gui.widgets.step_slider import StepSlider
from workbench.language import WorkbenchError, text

CHINESE = {
    "Data": "数据",
    "Tiny": "迷你",
    "Explain": "讲解",
    "Cancel": "取消",
    "Reading {file}": "正在读取 {file}",
    "{n} s left": "还剩 {n} 秒",
    "Dismiss this message": "关闭这条消息",
}


@pytest.fixture
def chinese(qapp: QApplication, monkeypatch) -> Callable[[], None]:
    monkeypatch.setattr(language, "read_catalogue", lambda path: CHINESE)
    return lambda: apply_language(qapp, "zh_CN")


def texts(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel)]


def test_card_title_follows_the_language(qtbot, chinese):
    card = Card("Data")
    qtbot.addWidget(card)
    pill, button = QLabel("pill"), QPushButton("more")
    card.add_beside_title(pill)
    card.add_header(button)
    card.resize(300, 100)
    card.show()
    chinese()
    assert "数据" in texts(card)
    assert card.accessibleName() == "数据"
    assert pill.x() < 150 < button.x()


def test_card_without_title_has_no_empty_line(qtbot):
    card = Card()
    qtbot.addWidget(card)
    card.body.addWidget(QLabel("x"))
    card.show()
    assert not any(label.isVisible() and not label.text() for label in card.findChildren(QLabel))


def test_segments_by_mouse_and_keyboard(qtbot, chinese):
    control = SegmentedControl([("t", "Tiny"), ("s", "Small"), ("l", "Large")], "Preset")
    qtbot.addWidget(control)
    control.show()
    control.activateWindow()
    qtbot.waitUntil(control.isActiveWindow)
    assert control.key() == "t"
    heard: list[str] = []
    control.chosen.connect(heard.append)
    qtbot.mouseClick(control.button("s"), Qt.MouseButton.LeftButton)
    assert (control.key(), heard) == ("s", ["s"])
    control.button("s").setFocus()
    qtbot.keyClick(control.button("s"), Qt.Key.Key_Right)
    assert (control.key(), heard) == ("l", ["s", "l"])
    control.set_key("t")
    assert heard == ["s", "l"]
    control.set_options([("t", "Tiny"), ("x", "Other")])
    assert control.key() == "t"
    chinese()
    assert control.button("t").text() == "迷你"


def test_panel_folds_to_a_strip(qtbot, chinese):
    panel = CollapsiblePanel("Explain")
    qtbot.addWidget(panel)
    panel.body.addWidget(QLabel("words"))
    panel.show()
    wide = panel.width()
    toggle = panel.findChildren(QPushButton)[0]
    with qtbot.waitSignal(panel.collapsed_changed):
        qtbot.mouseClick(toggle, Qt.MouseButton.LeftButton)
    assert panel.is_collapsed()
    assert panel.width() < 60
    assert not panel.grab().isNull()
    chinese()
    assert "讲解" in toggle.accessibleName()
    panel.set_collapsed(False)
    assert panel.width() == wide


def test_message_stays_until_dismissed(qtbot, chinese):
    bar = MessageBar()
    qtbot.addWidget(bar)
    assert bar.isHidden()
    done: list[str] = []
    error = WorkbenchError(text("The file {file} is empty.", file="a.txt"), text("Choose another file."))
    bar.show_error(error, details="line 1", action=text("Cancel"), act=lambda: done.append("acted"))
    assert bar.isVisible()
    assert bar.level() == "error"
    assert bar.message() == "The file a.txt is empty. Choose another file."
    chinese()
    buttons = {button.text() or button.accessibleName(): button for button in bar.findChildren(QPushButton)}
    assert set(buttons) == {"Details", "取消", "关闭这条消息"}
    buttons["Details"].click()
    assert "Hide details" in [button.text() for button in bar.findChildren(QPushButton)]
    with qtbot.waitSignal(bar.dismissed):
        buttons["取消"].click()
    assert done == ["acted"]
    assert bar.isHidden()
    assert bar.message() == ""
    with pytest.raises(ValueError, match="loud"):
        bar.show_message("loud", text("x"))


def test_empty_state_offers_its_action(qtbot):
    state = EmptyState("data", "Nothing here yet.", "Open a file")
    qtbot.addWidget(state)
    state.show()
    with qtbot.waitSignal(state.acted):
        qtbot.mouseClick(state.button, Qt.MouseButton.LeftButton)
    state.set_sentence(text("{n} runs", n=3), action="")
    assert "3 runs" in texts(state)
    assert not state.button.isVisible()


def test_elided_label_explains_itself(qtbot):
    label = ElidedLabel("a long name that cannot fit in here")
    qtbot.addWidget(label)
    label.resize(60, 20)
    label.show()
    assert label.elided().endswith("…")
    assert label.toolTip() == label.text()
    label.resize(600, 20)
    assert label.elided() == label.text()
    assert label.toolTip() == ""


@pytest.mark.parametrize(("width", "columns"), [(900, 4), (620, 2), (150, 1)])
def test_grid_wraps_into_equal_columns(qtbot, width: int, columns: int):
    grid = CardGrid(minimum_width=210, maximum_columns=4, gap=12)
    qtbot.addWidget(grid)
    for number in range(5):
        card = Card()
        label = QLabel("words " * (1 + 9 * (number == 1)))
        label.setWordWrap(True)
        card.body.addWidget(label)
        grid.add(card)
    grid.resize(width, 10)
    grid.show()
    QApplication.processEvents()
    cards = grid.widgets()
    assert len({card.x() for card in cards}) == columns
    assert max(card.width() for card in cards) - min(card.width() for card in cards) <= 1
    assert len({card.height() for card in cards[:columns]}) == 1
    assert max(card.geometry().bottom() for card in cards) < grid.height(), "cards are cut off"
    grid.clear()
    assert grid.widgets() == []


def test_rail_button_tells_how_things_stand(qtbot, chinese, qapp: QApplication):
    button = RailButton("Data", 1)
    qtbot.addWidget(button)
    button.resize(136, 44)
    button.show()
    button.set_state("stale", text("{n} s left", n=3))
    assert button.accessibleDescription() == "needs attention, 3 s left"
    chinese()
    assert button.text() == button.accessibleName() == "数据"
    assert button.status() == "还剩 3 秒"
    pictures = []
    for state in ("waiting", "done", "stale"):
        button.set_state(state)
        pictures.append(button.grab().toImage())
    apply_theme(qapp, "dark")
    pictures.append(button.grab().toImage())
    assert all(one != other for at, one in enumerate(pictures) for other in pictures[at + 1 :])
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert button.isChecked()
    with pytest.raises(ValueError, match="lost"):
        button.set_state("lost")


def test_probability_bars(qtbot, qapp: QApplication):
    bars = ProbabilityBars()
    qtbot.addWidget(bars)
    bars.set_values([("saw", 0.71), ("and", 0.12), ("the", 1.5)], marked=0)
    assert bars.values() == [("saw", 0.71), ("and", 0.12), ("the", 1.0)]
    assert bars.accessibleDescription() == "saw 0.71, and 0.12, the 1.00"
    bars.resize(200, bars.sizeHint().height())
    bars.show()
    light = bars.grab().toImage()
    apply_theme(qapp, "dark")
    assert bars.grab().toImage() != light
    qtbot.mouseMove(bars, QPoint(20, 5))
    qtbot.waitUntil(lambda: bars.toolTip() == "saw  0.7100")


def test_a_bar_stands_only_where_the_number_is_above_zero(qtbot):
    bars = ProbabilityBars()
    qtbot.addWidget(bars)

    def drawn(value: float):
        bars.set_values([("the", value)])
        bars.resize(200, bars.sizeHint().height())
        return bars.grab().toImage()

    assert drawn(0.0049) == drawn(0.0)
    assert drawn(0.006) != drawn(0.014 + 0.01)
    assert drawn(0.05) != drawn(0.02)


def test_progress_can_be_cancelled(qtbot, chinese):
    row = ProgressRow()
    qtbot.addWidget(row)
    row.start(text("Reading {file}", file="a.csv"))
    row.set_progress(0.5, 18)
    assert "18 s left" in texts(row)
    chinese()
    assert {"正在读取 a.csv", "还剩 18 秒"} <= set(texts(row))
    button = row.findChildren(QPushButton)[0]
    with qtbot.waitSignal(row.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert button.text() == "Stopping…"
    assert not button.isEnabled()
    row.start(text("Reading {file}", file="b.csv"))
    assert button.isEnabled()
    row.finish()
    assert row.isHidden()


def test_time_left_in_words():
    assert time_left(0.2) == "1 s left"
    assert time_left(600) == "10 min left"
    assert time_left(9000) == "2.5 h left"


def test_files_can_be_dropped(qtbot, tmp_path: Path):
    area = DropArea()
    qtbot.addWidget(area)
    area.resize(100, 100)
    area.show()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.org/x")])
    keys = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, *keys)
    QApplication.sendEvent(area, enter)
    assert enter.isAccepted()
    assert area.property("role") == "drop-target"
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert area.property("role") == "drop"
    QApplication.sendEvent(area, enter)
    with qtbot.waitSignal(area.dropped) as caught:
        drop = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, *keys)
        QApplication.sendEvent(area, drop)
    assert [Path(name) for name in caught.args[0]] == [tmp_path]
    nothing = QMimeData()
    nothing.setText("words")
    refused = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, nothing, *keys)
    refused.ignore()
    QApplication.sendEvent(area, refused)
    assert area.property("role") == "drop"


def test_form_row_explains_beside_the_field(qtbot, chinese):
    editor = QSpinBox()
    row = FlatFormRow("Data", editor, "How <much> data.")
    qtbot.addWidget(row)
    row.show()
    assert editor.accessibleName() == "Data"
    assert "&lt;much&gt;" in editor.toolTip()
    row.set_message(text("{n} s left", n=2))
    assert editor.property("wrong")
    chinese()
    assert row.message() == "还剩 2 秒"
    assert editor.accessibleName() == "数据"
    assert "还剩 2 秒" in texts(row)
    row.set_message(None)
    assert row.message() == ""
    assert not editor.property("wrong")


def test_a_page_entered_by_keys_comes_to_the_chosen_segment(qtbot):
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    before, segments = QPushButton("before"), SegmentedControl((("tiny", "Tiny"), ("small", "Small")))
    page = QWidget()
    QVBoxLayout(page).addWidget(segments)
    stack.addWidget(before)
    stack.addWidget(page)
    stack.show()
    stack.activateWindow()
    before.setFocus()
    segments.set_key("small")
    stack.setCurrentWidget(page)
    assert stack.focusWidget() is segments.button("small")
    segments.set_key("tiny")
    assert stack.focusWidget() is segments.button("tiny")


def test_snapshots_stand_where_the_chart_has_their_steps(qtbot):
    slider = SnapshotSlider()
    qtbot.addWidget(slider)
    slider.resize(214, 28)
    slider.set_steps([0, 25, 100, 200], 200)
    slider.show()
    assert [slider.x_of(step) for step in (0, 25, 100, 200)] == [7, 32, 107, 207]
    assert slider.height() >= 28


def test_the_newest_step_is_live_only_while_training(qtbot):
    steps = StepSlider()
    qtbot.addWidget(steps)
    steps.set_steps([0, 10, 20])
    assert steps.live_button.text() == "Newest"
    steps.set_training(True)
    assert steps.live_button.text() == "Live"
    steps.show()
    assert steps.minimumSizeHint().width() > 160


def test_steps_are_played_as_fast_as_a_person_wants(qtbot):
    steps = StepSlider()
    qtbot.addWidget(steps)
    steps.set_steps([0, 1, 5, 20, 90])
    steps.toggle()
    usual = steps._timer.interval()
    actions = steps.speed_menu().actions()
    assert [action.text() for action in actions] == [
        f"Play at {speed}× speed" for speed in ("0.5", "1", "2", "4")
    ]
    assert [action.isChecked() for action in actions] == [False, True, False, False]
    actions[3].trigger()
    assert steps.is_playing()
    assert steps._timer.interval() == usual // 4
    assert steps.speed_menu().actions()[3].isChecked()
