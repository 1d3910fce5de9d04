"""A form made from the description of a config's fields."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.widgets.flat_form_row import FlatFormRow
from workbench.language import N_, Text, tr
from workbench.numerals import is_amount, may_become_number, plain, read_number
from workbench.schema import Setting, settings_of

INT_LIMIT = 2**31 - 1
TYPING_PAUSE = 600  # ms after the last key; a number half typed should not be used


class NumberBox(QDoubleSpinBox):
    """A field for numbers of any size: 0.00003 is shown as a person would write it, and may be typed as 3e-5."""

    def textFromValue(self, value: float) -> str:
        return plain(value, 6)

    def valueFromText(self, shown: str) -> float:
        if self.specialValueText() and shown == self.specialValueText():
            return self.minimum()
        number = read_number(self._bare(shown))
        return self.value() if number is None else number

    def validate(self, shown: str, position: int) -> tuple[QValidator.State, str, int]:
        bare = self._bare(shown)
        number = read_number(bare)
        is_special = bool(shown) and shown == self.specialValueText()
        if is_special or (number is not None and self.minimum() <= number <= self.maximum()):
            state = QValidator.State.Acceptable
        elif may_become_number(bare):  # too large is only a beginning as well: "5" of "5e-1"
            state = QValidator.State.Intermediate
        else:
            state = QValidator.State.Invalid
        return state, shown, position

    def fixup(self, shown: str) -> str:
        number = read_number(self._bare(shown))
        if number is None:
            return shown  # the value before comes back
        return self.textFromValue(min(max(number, self.minimum()), self.maximum())) + self.suffix()

    def _bare(self, shown: str) -> str:
        return shown.removesuffix(self.suffix())

    def stepBy(self, steps: int) -> None:
        if self.singleStep() > 0:
            super().stepBy(steps)
            return
        size = 10 ** math.floor(math.log10(max(abs(self.value()), 1e-9)) + 1e-9)
        self.setValue(round(self.value() + steps * size * 0.5, 10))


class _WheelGuard(QObject):
    """Lets the wheel scroll the form: it must not change a field the pointer happens to pass over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)


class ConfigForm(Live, QWidget):
    """One row for each field of a config dataclass; the advanced ones folded away."""

    changed = Signal(object)  # the new config

    def __init__(self, config: Any, parent: QWidget | None = None, *, editor_width: int = 104) -> None:
        super().__init__(parent)
        self._config, self._editor_width = config, editor_width
        self._rows: dict[str, FlatFormRow] = {}
        self._descriptions: dict[str, Setting] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        self._advanced = QWidget(self)
        folded = QVBoxLayout(self._advanced)
        folded.setContentsMargins(0, 0, 0, 0)
        folded.setSpacing(8)
        self._more = QPushButton(self)
        self._more.setCheckable(True)
        set_role(self._more, "link")
        self._more.toggled.connect(self._fold)
        self._wheel_guard = _WheelGuard(self)
        for name, kind, description in settings_of(config):
            editor = self._editor(name, kind, description)
            if isinstance(editor, QComboBox | QSpinBox | QDoubleSpinBox):
                editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                editor.installEventFilter(self._wheel_guard)
            row = self._row_of(name, editor, description)
            self._rows[name] = row
            self._descriptions[name] = description
            (folded if description.advanced else layout).addWidget(row)
        has_advanced = any(description.advanced for description in self._descriptions.values())
        if has_advanced:
            layout.addWidget(self._more, alignment=Qt.AlignmentFlag.AlignLeft)
            layout.addWidget(self._advanced)
        self.set_config(config)
        self.retranslate()
        self.restyle()

    @property
    def config(self) -> Any:
        """The config as the form shows it."""
        return self._config

    def row(self, name: str) -> FlatFormRow:
        """Return the row of the field *name*."""
        return self._rows[name]

    def editor(self, name: str) -> QWidget:
        """Return the editor of the field *name*."""
        return self._rows[name].editor

    def set_config(self, config: Any) -> None:
        """Show *config*, silently."""
        self._config = config
        for name, row in self._rows.items():
            self._show_value(row.editor, getattr(config, name))
        self._enable()

    def set_problems(self, problems: Mapping[str, Text]) -> None:
        """Show beside each field (by its plain name) why its value is impossible; unfold where needed."""
        for name, row in self._rows.items():
            row.set_message(problems.get(name))
            if name in problems and self._descriptions[name].advanced:
                self._more.setChecked(True)

    def set_locked(self, reasons: Mapping[str, Text]) -> None:
        """Hold the fields named in *reasons* (by their plain names) and say why where the pointer rests on them."""
        for name, row in self._rows.items():
            row.set_locked(reasons.get(name))

    def set_note(self, name: str, said: Text | None) -> None:
        """Say something worth knowing beneath the field *name*; None takes it away."""
        self._rows[name].set_message(said, "secondary")

    def note(self, name: str) -> str:
        """Return what stands beneath the field *name*: a note or a problem."""
        return self._rows[name].message()

    def set_editable(self, editable: bool, *, always: frozenset[str] = frozenset()) -> None:
        """Let the fields be changed or only read; those named in *always* can be changed in any case."""
        for name, row in self._rows.items():
            row.editor.setEnabled(editable or name in always)
        if editable:
            self._enable()

    def retranslate(self) -> None:
        self._more.setText(tr(N_("Fewer settings")) if self._more.isChecked() else tr(N_("More settings")))
        for name, row in self._rows.items():
            description, editor = self._descriptions[name], row.editor
            if isinstance(editor, QComboBox):
                with QSignalBlocker(editor):
                    for index, choice in enumerate(description.choices):
                        editor.setItemText(index, tr(choice.title))
                        editor.setItemData(index, tr(choice.help), Qt.ItemDataRole.ToolTipRole)
                editor.ensurePolished()
                editor.setFixedWidth(max(self._editor_width, editor.sizeHint().width()))
            elif isinstance(editor, QSpinBox | QDoubleSpinBox) and description.unit:
                editor.setSuffix(f" {tr(description.unit)}")
            if isinstance(editor, QSpinBox | QDoubleSpinBox) and description.placeholder:
                editor.setSpecialValueText(tr(description.placeholder))
            elif isinstance(editor, QLineEdit) and description.placeholder:
                editor.setPlaceholderText(tr(description.placeholder))

    def restyle(self) -> None:
        self._more.setIcon(icon("chevron-up" if self._more.isChecked() else "chevron-down", "accent"))

    def _fold(self, is_open: bool) -> None:
        self._advanced.setVisible(is_open)
        self.retranslate()
        self.restyle()

    def _row_of(self, name: str, editor: QWidget, description: Setting) -> FlatFormRow:
        """Return the line of the field *name*; a form whose lines say more makes others."""
        del name
        return FlatFormRow(description.title, editor, description.help, editor_width=self._editor_width)

    def _editor(self, name: str, kind: type, description: Setting) -> QWidget:
        if description.choices:
            box = QComboBox()
            for choice in description.choices:
                box.addItem(choice.title, choice.value)
            box.currentIndexChanged.connect(lambda index: self._set(name, description.choices[index].value))
            return box
        if kind is bool:
            check = QCheckBox()
            check.toggled.connect(lambda on: self._set(name, on))
            return check
        if kind is int:
            whole = QSpinBox()
            whole.setRange(
                int(description.minimum or 0), int(min(description.maximum or INT_LIMIT, INT_LIMIT))
            )
            whole.setSingleStep(int(description.step or 1))
            whole.setGroupSeparatorShown(is_amount(name))
            whole.setKeyboardTracking(False)
            self._use_after_typing(whole)
            whole.valueChanged.connect(lambda value: self._set(name, value))
            return whole
        if kind is float:
            number = NumberBox()
            number.setDecimals(8)
            number.setRange(description.minimum or 0.0, description.maximum if description.maximum else 1e9)
            number.setSingleStep(description.step or 0.0)
            number.setKeyboardTracking(False)
            self._use_after_typing(number)
            number.valueChanged.connect(lambda value: self._set(name, value))
            return number
        line = QLineEdit()
        line.editingFinished.connect(lambda: self._set(name, line.text()))
        return line

    def _use_after_typing(self, box: QAbstractSpinBox) -> None:
        """Take a typed number when the typing pauses; Enter and leaving the field take it at once.

        Half a number ("", "1e-") is left to be typed on.
        """
        timer = QTimer(box, singleShot=True, interval=TYPING_PAUSE)
        timer.timeout.connect(lambda: box.interpretText() if box.hasAcceptableInput() else None)
        box.lineEdit().textEdited.connect(lambda _: timer.start())

    def _show_value(self, editor: QWidget, value: Any) -> None:
        with QSignalBlocker(editor):
            if isinstance(editor, QComboBox):
                editor.setCurrentIndex(max(0, editor.findData(value)))
            elif isinstance(editor, QCheckBox):
                editor.setChecked(bool(value))
            elif isinstance(editor, QSpinBox):
                editor.setValue(int(value))
            elif isinstance(editor, QDoubleSpinBox):
                editor.setValue(float(value))
            elif isinstance(editor, QLineEdit):
                editor.setText(str(value))

    def _set(self, name: str, value: Any) -> None:
        self._config = dataclasses.replace(self._config, **{name: value})
        self._enable()
        self.changed.emit(self._config)

    def _enable(self) -> None:
        has_more = False
        for name, row in self._rows.items():
            description = self._descriptions[name]
            matters = True
            if description.enabled_when is not None:
                other, values = description.enabled_when
                matters = getattr(self._config, other) in values
                row.setVisible(matters)
            has_more |= matters and description.advanced
        self._more.setVisible(has_more)  # a switch that folds out nothing would only puzzle
        self._advanced.setVisible(has_more and self._more.isChecked())
