"""One measured number with what it is compared with."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import Text, tr


class MetricTile(Card):
    """A card with a large number; *title* and *help_text* are English sentences marked for translation."""

    def __init__(
        self,
        title: str,
        help_text: str,
        shown: str,
        compared: Text | None = None,
        *,
        lower_is_better: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self._help, self._compared, self._lower = help_text, compared, lower_is_better
        self.value_label, self._note, self._mark = QLabel(shown), ElidedLabel(), QLabel()
        super().__init__(title, parent)
        set_role(self.value_label, "title")
        set_role(self._note, "secondary")
        set_role(self._mark, "secondary")
        self.add_header(self._mark)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(self.value_label)
        column.addWidget(self._note)
        self.body.addLayout(column)
        self.retranslate()

    def retranslate(self) -> None:
        super().retranslate()
        self._mark.setText("↓" if self._lower else "↑")
        mark = tr("Lower is better") if self._lower else tr("Higher is better")
        self._mark.setToolTip(mark)
        self._mark.setAccessibleName(mark)
        self._note.setText(mark if self._compared is None else str(self._compared))
        self.setToolTip(wrapped(tr(self._help)))
        self.setAccessibleDescription(f"{self.value_label.text()}. {tr(self._help)} {mark}.")
