"""How several heads become one map: a small row that stands there only while several are chosen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.head_choice import Heads, head_name
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.inspection.combining import How
from workbench.language import N_, tr


class HeadsTogether(Live, QWidget):
    """The choice between average, maximum and, of exactly two, difference, and which heads it is made of."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heads: Heads = ()
        self._wanted: How = "average"
        self.choice = SegmentedControl(
            (("average", N_("Average")), ("maximum", N_("Maximum")), ("difference", N_("Difference"))),
            name=N_("How the chosen heads become one map"),
        )
        self.choice.chosen.connect(self._take)
        self.names = ElidedLabel()
        set_role(self.names, "secondary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice)
        row.addWidget(self.names, 1)
        self.hide()
        self.retranslate()

    def set_heads(self, heads: Heads) -> None:
        """Take the heads that are shown; one alone needs no choice."""
        self._heads = heads
        self.setVisible(len(heads) > 1)
        self.choice.button("difference").setEnabled(len(heads) == 2)
        self.choice.set_key(self.how())
        self._write()

    def how(self) -> How:
        """Return how the heads are joined: what was chosen last, as far as that can be."""
        return "average" if self._wanted == "difference" and len(self._heads) != 2 else self._wanted

    def _take(self, key: str) -> None:
        self._wanted = cast(How, key)
        self._write()
        self.changed.emit()

    def _write(self) -> None:
        between = " − " if self.how() == "difference" else ", "
        names = between.join(head_name(head) for head in self._heads)
        self.names.setText(names)
        self.choice.button("difference").setToolTip(
            wrapped(
                tr("The head chosen first minus the other one")
                if len(self._heads) == 2
                else tr("A difference is of exactly two heads")
            )
        )

    def retranslate(self) -> None:
        self._write()
