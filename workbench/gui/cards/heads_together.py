"""How several heads become one map: a small row that stands there only while several are chosen."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

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
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
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
        self._fit()
        self.choice.button("difference").setToolTip(
            wrapped(
                tr("The head chosen first minus the other one")
                if len(self._heads) == 2
                else tr("A difference is of exactly two heads")
            )
        )

    def _fit(self) -> None:
        """Give the names a line of their own where there is no room for them beside the choice."""
        beside = self.width() - self.choice.sizeHint().width() - self._row.spacing()
        needed = self.names.fontMetrics().horizontalAdvance(self.names.text())
        is_row = needed <= beside
        way = QBoxLayout.Direction.LeftToRight if is_row else QBoxLayout.Direction.TopToBottom
        self._row.setDirection(way)
        self._row.setSpacing(8 if is_row else 4)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        self._write()
