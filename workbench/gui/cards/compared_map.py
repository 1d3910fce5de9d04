"""One side of a comparison: a map, or attention over a picture, under the name of what it is of."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from workbench.data.examples import ImageArray
from workbench.gui.cards.tokens_in_words import axis_labels
from workbench.gui.theme import set_role
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.figure import Figure
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.empty_state import EmptyState
from workbench.language import N_, Text
from workbench.scenarios.base import KindMaps


class ComparedMap(QWidget):
    """The title says which side it is; a sentence stands here where there is no map."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = ElidedLabel()
        set_role(self.title, "strong")
        self.map, self.over = AttentionMap(), ImageAttention()
        self.empty = EmptyState("attention", N_("No input yet."))
        self.stack = QStackedWidget()
        for widget in (self.map, self.over, self.empty):
            self.stack.addWidget(widget)
        self._picture: ImageArray | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.stack, 1)

    def show_head(
        self, found: KindMaps, layer: int, head: int, picture: ImageArray | None, over_picture: bool
    ) -> None:
        """Show one head, as a map or over the picture it reads."""
        hidden = found.hidden if found.hidden.any() else None
        self.map.set_map(found.maps[layer, head], axis_labels(found.query), axis_labels(found.key), hidden)
        grid = found.query.grid
        is_over = over_picture and picture is not None and grid is not None
        if is_over and picture is not None and grid is not None:
            if self._picture is None or not np.array_equal(picture, self._picture):
                self.over.set_image(picture)
                self._picture = picture
            self.over.set_weights(found.maps[layer, head], *grid, class_token=found.query.n_extra > 0)
        self.stack.setCurrentWidget(self.over if is_over else self.map)

    def show_sentence(self, sentence: str | Text) -> None:
        """Say why there is no map."""
        self.map.clear()
        self.empty.set_sentence(sentence)
        self.stack.setCurrentWidget(self.empty)

    def mark(self, query: int | None, key: int | None) -> None:
        """Mark a chosen row and column, where this map has them."""
        weights = self.map.weights()
        if query is None or query >= weights.shape[0]:
            self.map.clear_selection()
            return
        column = query if key is None else key
        self.map.set_selected(query, min(column, weights.shape[1] - 1))
        self.over.set_selected(query)

    def figure(self) -> Figure | None:
        """Return what is in sight, if it is a figure."""
        shown = self.stack.currentWidget()
        return self.map if shown is self.map else self.over.picture() if shown is self.over else None
