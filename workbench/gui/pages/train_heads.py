"""Every head's map on one input, while the model learns."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from workbench.gui.cards.heads_card import KIND_TITLES
from workbench.gui.session import Selection
from workbench.gui.theme import set_role
from workbench.gui.views.head_fit import LARGEST
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.views.pixels import to_image
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.language import N_, tr
from workbench.scenarios.base import Value, value_in_words
from workbench.training.events import Sampled

if TYPE_CHECKING:
    from workbench.inspection.probing import Probed

SHARE_OF_PAGE = 0.42  # the grid's most; the loss has the rest
MIN_HEIGHT = 100
NARROW = 640  # a narrower card has a shorter heading, so that the sentence beside it can be read
LARGEST_LIVE = 140  # of a thumbnail, on a large screen


class LiveHeadsCard(Card):
    """The grid of heads, which input it is of, and the choice of kind where a model has several."""

    kind_chosen = Signal(str)
    head_chosen = Signal(str, int, int)
    head_opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._names: list[str] = []  # the kinds on offer
        self._kind = ""
        self._value: Value | None = None
        self._source: object = None  # of the maps drawn; kept, so that its id stays its own
        self._drawn: tuple[int, str] | None = None
        self._is_reading = False
        self._page_height = 0
        self.pill = ElidedLabel()
        set_role(self.pill, "pill")
        self.pill.setMaximumWidth(220)
        self.pill.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.picture = QLabel()
        self.picture.setFixedSize(20, 20)
        self.add_beside_title(self.picture)
        self.add_beside_title(self.pill)
        self.hint = QLabel()
        self.hint.setProperty("role", "heading")
        self.kinds = SegmentedControl([], N_("Kind of attention"))
        self.kinds.chosen.connect(self.kind_chosen)
        self.add_header(self.hint)
        self.add_header(self.kinds)
        self.grid = HeadGrid()
        self.grid.head_selected.connect(lambda layer, head: self.head_chosen.emit(self._kind, layer, head))
        self.grid.head_activated.connect(lambda *_: self.head_opened.emit())
        self.body.addWidget(self.grid, 1)
        self.retranslate()

    def has_maps(self) -> bool:
        """Say whether there is anything to clear."""
        return self._drawn is not None or not self.grid.is_empty()

    def forget(self) -> None:
        """Draw the next maps even if they are those that are shown."""
        self._drawn = None

    def clear(self) -> None:
        """Show no maps."""
        self._drawn = None
        self.grid.clear()
        self.kinds.hide()
        self._fit_grid()

    def set_page_height(self, height: int) -> None:
        """Give the heads what they need of a page this high, and the loss the rest."""
        self._page_height = height
        self.grid.set_largest(max(LARGEST, min(LARGEST_LIVE, height // 10)))
        self._fit_grid()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_grid()
        self.show_input(self._value)

    def _fit_grid(self) -> None:
        # from the card's own width: while a new layout is under way the grid still has its old one
        layout, frame = self.layout(), self.contentsMargins()
        inner = layout.contentsMargins() if layout is not None else QMargins()
        sides = frame.left() + frame.right() + inner.left() + inner.right() + 2 * self.grid.frameWidth()
        wanted = self.grid.content_height(self.width() - sides) + 2
        self.grid.setFixedHeight(max(MIN_HEIGHT, min(wanted, round(self._page_height * SHARE_OF_PAGE))))

    def set_reading(self, is_reading: bool) -> None:
        """Say, where there are no maps, whether some are on their way."""
        self._is_reading = is_reading
        self.grid.set_empty_sentence(
            tr("Reading the input…")
            if is_reading
            else tr("Every head's map appears here with the first step.")
        )

    def put_maps(self, source: Sampled | Probed, chosen: Selection) -> None:
        """Show the maps of *source*, of the kind and with the head that are *chosen*."""
        if isinstance(source, Sampled):
            kinds = {kind: (maps, source.masks.get(kind)) for kind, maps in source.maps.items()}
        else:
            kinds = {kind: (found.maps, found.hidden) for kind, found in source.reading.kinds.items()}
        names = [kind for kind in KIND_TITLES if kind in kinds]
        if not names:
            self.clear()
            return
        if self._names != names:
            self.kinds.set_options([(kind, KIND_TITLES[kind]) for kind in names])
            self._names = names
            self.show_input(self._value)
        self.kinds.setVisible(len(names) > 1)
        self.hint.setVisible(len(names) == 1)
        kind = chosen.kind if chosen.kind in kinds else (names[-1] if "cross" in names else names[0])
        self.kinds.set_key(kind)
        drawn = (id(source), kind)
        if self._drawn != drawn:
            self._drawn = drawn
            self._source = source
            self.grid.set_maps(*kinds[kind])
            self._fit_grid()
        self._kind = kind
        if chosen.layer >= 0:
            self.grid.set_selected(chosen.layer, chosen.head)

    def show_input(self, value: Value | None) -> None:
        """Say which input the maps are of."""
        self._value = value
        is_picture = isinstance(value, np.ndarray)
        self.set_title_text(
            # beside the choice of kind there is little room, and a picture speaks for itself
            tr("What each head looks at")
            if len(self._names) > 1 or is_picture or self.width() < NARROW
            else tr("What each head looks at, in the same sentence")
        )
        self.picture.setVisible(is_picture)
        self.pill.setVisible(value is not None)
        if is_picture:
            self.pill.setText(tr("this picture"))
            image = to_image(value).scaled(
                40, 40, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(2.0)
            self.picture.setPixmap(pixmap)
            self.picture.setAccessibleName(tr("this picture"))
        elif value is not None:
            self.pill.setText(tr("“{words}”", words=" ".join(value_in_words(value).split())))

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "grid"):  # the base class calls this before there is anything to write on
            self.hint.setText(tr("click a head to inspect"))
            self.grid.setToolTip(tr("Click a head to inspect it."))
            self.set_reading(self._is_reading)
            self.show_input(self._value)
