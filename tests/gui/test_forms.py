from __future__ import annotations

from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from workbench.gui.forms import ConfigForm
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


def test_a_field_that_does_not_matter_is_hidden(form: ConfigForm) -> None:
    kind = form.editor("kind")
    assert isinstance(kind, QComboBox)
    assert form.row("size").isHidden()
    kind.setCurrentIndex(1)
    assert not form.row("size").isHidden()
    assert form.config.kind == "b"


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
