"""The recipe examples are made by, as a form: every change makes other examples."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from workbench.data.generator import Generator, renewed
from workbench.gui.forms import ConfigForm
from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr

EDITOR_WIDTH = 96


class RecipeForm(Live, QWidget):
    """The fields of a recipe, why they do not fit together, and a button for other examples of the same kind."""

    changed = Signal(object)  # a recipe by which examples can be made

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._generator: Generator | None = None
        self._why = ""
        self.form: ConfigForm | None = None
        self.new_button = QPushButton()
        self.new_button.setAutoDefault(False)
        self.new_button.clicked.connect(self._renew)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._column.addWidget(self.new_button)
        self.retranslate()
        self.restyle()

    def set_recipe(self, generator: Generator, recipe: Any) -> None:
        """Show *recipe*, silently."""
        if self.form is None or generator is not self._generator:
            if self.form is not None:
                self.form.hide()
                self.form.deleteLater()
            self._generator = generator
            self.form = ConfigForm(recipe, editor_width=EDITOR_WIDTH)
            self.form.changed.connect(self._changed)
            self._column.insertWidget(0, self.form)
        elif recipe != self.form.config and not self.form.isAncestorOf(self.focusWidget()):
            self.form.set_config(recipe)
        self._check()

    def set_blocked(self, why: str) -> None:
        """Make nothing and say *why* (already translated); make again if it is empty."""
        self._why = why
        self._check()

    def _check(self) -> bool:
        """Say what does not fit together, and whether nothing does."""
        if self.form is None or self._generator is None:
            return False
        problems = self._generator.problems(self.form.config)
        self.form.set_problems(problems)
        self.form.set_editable(not self._why)
        self.new_button.setEnabled(not self._why and not problems)
        why = next((str(problem) for problem in problems.values()), "")
        self.new_button.setToolTip(
            wrapped(self._why or why or tr("The same task with other random examples"))
        )
        return not problems

    def _changed(self, recipe: Any) -> None:
        if self._check():
            self.changed.emit(recipe)

    def _renew(self) -> None:
        if self.form is not None:
            self.form.set_config(renewed(self.form.config))
            self._changed(self.form.config)

    def retranslate(self) -> None:
        self.new_button.setText(tr("New examples"))
        self._check()

    def restyle(self) -> None:
        self.new_button.setIcon(icon("dice"))
