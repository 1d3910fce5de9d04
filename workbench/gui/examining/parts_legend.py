"""Which colour is which part of the data, in one line."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.item_models.examples_model import SPLIT_TITLES, SPLIT_TOKENS
from workbench.gui.live import Live
from workbench.gui.theme import current_theme, set_role
from workbench.language import tr

SERIES = tuple((SPLIT_TITLES[name], SPLIT_TOKENS[name]) for name in SPLIT_TITLES)


class PartsLegend(Live, QLabel):
    """Stands under bars that are cut into the parts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "secondary")
        self.retranslate()

    def retranslate(self) -> None:
        theme = current_theme()
        signs = (
            f'<span style="color: {theme.color(token).name()}">■</span> {tr(name)}' for name, token in SERIES
        )
        self.setText(" &nbsp; ".join(signs))
        self.setAccessibleName(", ".join(tr(name) for name, _ in SERIES))

    def restyle(self) -> None:
        self.retranslate()
