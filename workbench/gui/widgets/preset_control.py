"""The ready-made settings, and whether something was changed since one was taken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, in_a_row, tr


class PresetControl(Live, QWidget):
    """Choice of a preset; pressing the one that is down takes its settings again."""

    chosen = Signal(str)

    def __init__(
        self, titles: Mapping[str, str], helps: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._helps, self._is_changed = helps, False
        options: Sequence[tuple[str, str]] = list(titles.items())
        self.segments = SegmentedControl(options, N_("Preset"))
        self.segments.chosen.connect(self.chosen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)  # ends where the fields beneath do, beside their scroll bar
        layout.addWidget(self.segments)
        self.retranslate()

    def set_state(self, key: str, *, is_changed: bool) -> None:
        """Show that the settings are those of preset *key*, or began as those."""
        self._is_changed = is_changed
        if key in self._helps:
            self.segments.set_key(key)
        self.retranslate()

    def retranslate(self) -> None:
        for key, sentence in self._helps.items():
            hint = tr(sentence)
            if self._is_changed and key == self.segments.key():
                hint = in_a_row(hint, tr("Some settings were changed; press to take the preset again."))
            self.segments.button(key).setToolTip(wrapped(hint))
            self.segments.button(key).setAccessibleDescription(hint)
