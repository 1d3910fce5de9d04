"""One head large: its map, or its attention over the picture."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.cards.map_card import MapCard
from workbench.gui.looking.panel import Panel
from workbench.gui.session import Session
from workbench.gui.views.figure import Exportable
from workbench.language import N_, tr


class MapPanel(Panel):
    """The card with the map; the row that is clicked in it is chosen for every panel."""

    key = "map"
    title = N_("Map")
    help = N_("One head large: which row looks at which column.")
    has_formula = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.card = MapCard()
        self.card.row_chosen.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.offer_saving(self.card.map, self.card.over.picture())

    def draw(self) -> None:
        look = self._look
        if look is None:
            return
        self.card.set_picture(look.seen.probed.reading.picture)
        self.card.set_head(look.found, look.layer, look.head, look.summary, look.heads)
        self.card.set_chosen(look.query, look.key)

    def preview(self, layer: int, head: int) -> None:
        look = self._look
        if look is not None:
            self.card.set_head(look.found, layer, head, look.summary_of(layer, head))

    def caption(self) -> str:
        look = self._look
        if look is None:
            return ""
        return tr("{heads} · step {step}", heads=self.card.heading(), step=look.seen.probed.step)

    def figures(self) -> Sequence[Exportable]:
        return self.card.figures()

    def save_numbers(self, path: Path) -> None:
        # of the whole head, also where one row of it is drawn over the picture
        self.card.map.save_numbers(path)

    def _choose(self, query: int, key: int) -> None:
        self.session.select(query=query, key=key)
