from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.gui.forms import ConfigForm, NumberBox
from workbench.gui.qt_language import apply_language
from workbench.language import text
from workbench.schema import Choice, setting
from workbench.training.config import TrainingConfig


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A config with one field of every kind."""

    count: int = setting(4, title="Count", help="How many.", unit="pieces", minimum=1, maximum=10)
    rate: float = setting(0.02, title="Rate", help="How fast.", minimum=1e-6, maximum=10.0)
    kind: str = setting(
        "a",
        title="Kind",
        help="Which.",
        choices=(Choice(value="a", title="First"), Choice(value="b", title="Second")),
    )
    size: int = setting(
        5, title="Size", help="Only for b.", minimum=1, maximum=9, enabled_when=("kind", ("b",))
    )
    flag: bool = setting(False, title="Flag", help="On or off.", advanced=True)


@pytest.fixture
def form(qtbot: QtBot) -> ConfigForm:
    found = ConfigForm(Sample())
    qtbot.addWidget(found)
    found.show()
    return found


def test_every_field_has_its_editor_with_range_unit_and_help(form: ConfigForm) -> None:
    count, rate = form.editor("count"), form.editor("rate")
    assert isinstance(count, QSpinBox)
    assert (count.minimum(), count.maximum(), count.value(), count.suffix()) == (1, 10, 4, " pieces")
    assert isinstance(rate, QDoubleSpinBox)
    assert rate.text() == "0.02"
    assert "How many." in count.toolTip()
    assert isinstance(form.editor("flag"), QCheckBox)


def test_typing_changes_the_config(form: ConfigForm, qtbot: QtBot) -> None:
    seen: list[Sample] = []
    form.changed.connect(seen.append)
    count = form.editor("count")
    assert isinstance(count, QSpinBox)
    count.selectAll()
    qtbot.keyClicks(count, "7")
    qtbot.keyClick(count, Qt.Key.Key_Return)
    assert seen == [Sample(count=7)]
    assert form.config == Sample(count=7)


def test_small_rates_are_kept_exactly(form: ConfigForm, qtbot: QtBot) -> None:
    rate = form.editor("rate")
    assert isinstance(rate, QDoubleSpinBox)
    rate.selectAll()
    qtbot.keyClicks(rate, "0.00003")
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert form.config.rate == pytest.approx(3e-5)
    rate.stepUp()
    assert form.config.rate > 3e-5


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize(
    ("typed", "value", "shown"),
    [
        ("1e-4", 1e-4, "0.0001"),
        ("1E-4", 1e-4, "0.0001"),
        ("2.5e-1", 0.25, "0.25"),
        ("20e-1", 2.0, "2"),  # 20 alone would be too large
        ("99", 10.0, "10"),
        ("1e-9", 1e-6, "0.000001"),
        ("0,5", 0.02, "0.02"),
        ("1e-", 0.02, "0.02"),
        ("x1e-4", 1e-4, "0.0001"),
    ],
)
def test_powers_of_ten_can_be_typed(
    qapp: QApplication, qtbot: QtBot, language: str, typed: str, value: float, shown: str
) -> None:
    apply_language(qapp, language)
    form = ConfigForm(Sample())
    qtbot.addWidget(form)
    form.show()
    rate = form.editor("rate")
    assert isinstance(rate, QDoubleSpinBox)
    rate.selectAll()
    qtbot.keyClicks(rate, typed)
    qtbot.keyClick(rate, Qt.Key.Key_Return)
    assert form.config.rate == pytest.approx(value)
    assert rate.text() == shown


def test_half_a_number_is_left_alone_when_the_typing_pauses(form: ConfigForm, qtbot: QtBot) -> None:
    rate = form.editor("rate")
    assert isinstance(rate, QDoubleSpinBox)
    timer = rate.findChild(QTimer)
    assert isinstance(timer, QTimer)
    rate.selectAll()
    qtbot.keyClicks(rate, "3e-")
    timer.timeout.emit()
    assert rate.text() == "3e-"
    qtbot.keyClicks(rate, "5")
    timer.timeout.emit()
    assert (rate.text(), form.config.rate) == ("0.00003", pytest.approx(3e-5))


def test_a_unit_stays_behind_a_typed_number(qtbot: QtBot) -> None:
    box = NumberBox()
    qtbot.addWidget(box)
    box.setDecimals(8)
    box.setRange(0.0, 10.0)
    box.setSuffix(" s")
    box.selectAll()
    qtbot.keyClicks(box, "5e-2")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert (box.value(), box.text()) == (0.05, "0.05 s")


def test_a_field_that_does_not_matter_is_hidden(form: ConfigForm) -> None:
    kind = form.editor("kind")
    assert isinstance(kind, QComboBox)
    assert form.row("size").isHidden()
    kind.setCurrentIndex(1)
    assert not form.row("size").isHidden()
    assert form.config.kind == "b"


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """A config whose only advanced field matters now and then."""

    kind: str = setting(
        "a", title="Kind", help="Which.", choices=(Choice(value="a", title="A"), Choice(value="b", title="B"))
    )
    depth: int = setting(
        5, title="Depth", help="For b.", minimum=1, maximum=9, advanced=True, enabled_when=("kind", ("b",))
    )


def test_nothing_unfolds_while_no_advanced_field_matters(qtbot: QtBot) -> None:
    form = ConfigForm(Folded())
    qtbot.addWidget(form)
    form.show()
    assert not form._more.isVisible()
    form.set_config(Folded(kind="b"))
    assert form._more.isVisible()
    form._more.click()
    assert form.row("depth").isVisible()
    form.set_config(Folded())
    assert not form._more.isVisible()
    assert not form.row("depth").isVisible()
    form.set_config(Folded(kind="b"))
    assert form.row("depth").isVisible()


def test_setting_a_config_is_silent(form: ConfigForm) -> None:
    seen: list[object] = []
    form.changed.connect(seen.append)
    form.set_config(Sample(count=9, kind="b", flag=True))
    assert seen == []
    assert form.config.count == 9


def test_a_problem_stands_beside_its_field_and_unfolds_it(form: ConfigForm) -> None:
    form.set_problems({"flag": text("No {what}.", what="flags")})
    assert any(label.text() == "No flags." for label in form.row("flag").findChildren(QLabel))
    assert form.row("flag").isVisible()
    form.set_problems({})
    assert form.row("flag").message() == ""


def test_numbers_are_grouped_and_plain_digits_can_be_typed(qtbot):
    form = ConfigForm(TrainingConfig())
    qtbot.addWidget(form)
    steps, rate, seed = form.editor("steps"), form.editor("learning_rate"), form.editor("seed")
    assert isinstance(steps, QSpinBox)
    assert isinstance(rate, QDoubleSpinBox)
    assert isinstance(seed, QSpinBox)
    for typed in ("12345", "12,345"):
        steps.setValue(1)
        steps.selectAll()
        qtbot.keyClicks(steps, typed)
        steps.interpretText()
        assert (steps.value(), steps.text()) == (12345, "12,345")
    rate.setValue(0.00008)
    assert rate.text() == "0.00008"
    seed.setValue(1337)
    assert seed.text() == "1337"
