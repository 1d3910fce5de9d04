"""Ready-made options under one name, above the options themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, tr
from workbench.scenarios.base import Manner


class MannerControl(Live, QWidget):
    """The manner whose options are set is down; with options of one's own none is."""

    chosen = Signal(object)  # Manner

    def __init__(self, manners: Sequence[Manner], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._manners = {manner.key: manner for manner in manners}
        titles = [(manner.key, manner.title) for manner in manners]
        self.segments = SegmentedControl(titles, N_("Manner"))
        self.segments.chosen.connect(lambda key: self.chosen.emit(self._manners[key]))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.segments)
        self.retranslate()

    def show_options(self, options: Any) -> None:
        """Show which manner *options* are, if any."""
        for key, manner in self._manners.items():
            if manner.of(options) == options:
                self.segments.set_key(key)
                return
        self.segments.clear_key()

    def retranslate(self) -> None:
        for key, manner in self._manners.items():
            button = self.segments.button(key)
            button.setToolTip(wrapped(tr(manner.help)))
            button.setAccessibleDescription(tr(manner.help))
