"""One head large: its map, or its attention over the picture, with what it says in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workbench.data.examples import ImageArray
from workbench.gui.cards.tokens_in_words import axis_labels, row_in_words
from workbench.gui.theme import current_theme, set_role
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.figure import Exportable
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.language import N_, Text, tr
from workbench.scenarios.base import KindMaps

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary

WIDE = 720  # from this width on the words stand beside the map
WORDS_WIDTH = 210


class MapCard(Card):
    """Hover a cell to read it, click to keep it, turn the wheel to zoom."""

    acted = Signal()  # the button of the sentence that stands here when there is no map
    row_chosen = Signal(int, int)  # query and key; -1 and -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._found: KindMaps | None = None
        self._head = (-1, -1)
        self._summary: HeadSummary | None = None
        self._picture: ImageArray | None = None
        self.mode = SegmentedControl(
            (("map", N_("Map")), ("picture", N_("Over the picture"))), name=N_("How attention is drawn")
        )
        self.mode.chosen.connect(lambda _: self._show_mode())
        self.mode.hide()
        self.add_header(self.mode)
        self.map, self.over = AttentionMap(), ImageAttention()
        self.empty = EmptyState("attention", N_("No input yet."))
        self.empty.acted.connect(self.acted)
        self.stack = QStackedWidget()
        for widget in (self.map, self.over, self.empty):
            self.stack.addWidget(widget)
        self.map.hovered.connect(lambda row, _: self._read_row(row))
        self.map.hover_left.connect(lambda: self._read_row(None))
        self.map.cell_selected.connect(self._on_cell)
        self.map.selection_cleared.connect(self._on_cleared)
        self.over.patch_selected.connect(self._on_patch)
        self._axes, self.words, self._look_for, self._scale = QLabel(), QLabel(), QLabel(), QLabel()
        self._side = QWidget()
        side = QVBoxLayout(self._side)
        side.setContentsMargins(0, 0, 0, 0)
        side.setSpacing(6)
        for label, role in (
            (self._look_for, ""),
            (self._axes, "secondary"),
            (self._scale, "secondary"),
            (self.words, ""),
        ):
            set_role(label, role)
            label.setWordWrap(True)
            side.addWidget(label)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._look_for.setTextFormat(Qt.TextFormat.RichText)
        side.addStretch(1)
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._parts.setSpacing(8)
        self._parts.addWidget(self.stack, 1)
        self._parts.addWidget(self._side)
        self.body.addLayout(self._parts, 1)
        self._write()
        self._lay_out()

    # what is shown

    def set_picture(self, picture: ImageArray | None) -> None:
        """Offer attention over *picture*, as the model sees it."""
        is_new = (picture is None) != (self._picture is None)
        if picture is None or self._picture is None or not np.array_equal(picture, self._picture):
            self.over.set_image(picture)
        self._picture = picture
        self.mode.setVisible(picture is not None)
        if is_new and picture is not None:
            self.mode.set_key("picture")

    def set_head(self, found: KindMaps, layer: int, head: int, summary: HeadSummary | None) -> None:
        """Show one head."""
        self._found, self._head, self._summary = found, (layer, head), summary
        weights = found.maps[layer, head]
        queries, keys = axis_labels(found.query), axis_labels(found.key)
        self.map.set_map(weights, queries, keys, found.hidden if found.hidden.any() else None)
        grid = found.query.grid
        if self._picture is not None and grid is not None:
            self.over.set_weights(weights, *grid, class_token=found.query.n_extra > 0)
        self._show_mode()
        self._lay_out()

    def show_sentence(self, sentence: str | Text, action: str = "", icon_name: str = "attention") -> None:
        """Say why there is no map; *action* is an English sentence for a button."""
        self._found = None
        self.empty.set_sentence(sentence, action, icon_name)
        self.stack.setCurrentWidget(self.empty)
        self.mode.hide()
        self._write()

    def is_over_picture(self) -> bool:
        """Say whether attention is drawn over the picture."""
        return self._picture is not None and self.mode.key() == "picture"

    def _show_mode(self) -> None:
        self.stack.setCurrentWidget(self.over if self.is_over_picture() else self.map)
        self._write()

    # linked choice of a row

    def _row(self) -> int | None:
        if self.is_over_picture():
            return self.over.selected()
        locked = self.map.selected()
        return locked[0] if locked else None

    def set_chosen(self, query: int | None, key: int | None) -> None:
        """Mark the row that was chosen anywhere, and the column in it; None marks none."""
        if query is None:
            if self.map.selected() is not None:
                self.map.clear_selection()
        else:
            self.map.set_selected(query, query if key is None else key)
            if self._picture is not None:
                self.over.set_selected(query)
        self._read_row(query)

    def _on_cell(self, row: int, column: int) -> None:
        if self._picture is not None:
            self.over.set_selected(row)
        self._read_row(row)
        self.row_chosen.emit(row, column)

    def _on_cleared(self) -> None:
        self._read_row(None)
        self.row_chosen.emit(-1, -1)

    def _on_patch(self, token: int) -> None:
        locked = self.map.selected()
        column = locked[1] if locked else token
        self.map.set_selected(token, column)
        self._read_row(token)
        self.row_chosen.emit(token, column)

    def _read_row(self, row: int | None) -> None:
        found = self._found
        if found is None:
            self.words.clear()
            return
        if row is None:
            row = self._row()
        if row is None or row >= len(found.query.labels):
            self.words.setText(tr("Point at a row to read it in words; click to keep it."))
        else:
            self.words.setText(row_in_words(found, *self._head, row))

    # words

    def _write(self) -> None:
        is_shown = self._found is not None
        self._side.setVisible(is_shown)
        if not is_shown:
            self.set_title_text(tr("Attention"))
            return
        self.set_title_text(tr("Head {name}", name=HeadGrid.head_label(*self._head)))
        hovered = self.map.hovered_cell()
        self._read_row(hovered[0] if hovered and not self.is_over_picture() else None)
        label = self._summary.label if self._summary is not None else None
        look_for = (
            tr(label.look_for) if label is not None else tr("strong colours: that is where this head looks.")
        )
        accent = current_theme().hex("accent")
        self._look_for.setText(f'<b style="color:{accent}">{tr("Look for")}</b> {look_for}')
        if self.is_over_picture():
            self._axes.setText(
                tr(
                    "The framed patch reads (query); the tinted ones are what it looks at (keys). Click another patch."
                )
            )
            self._scale.setText(tr("Tint runs from 0 to the strongest patch."))
        else:
            self._axes.setText(tr("Row: the token that reads (query). Column: the token it looks at (key)."))
            self._scale.setText(tr("Colour runs from 0 to 1; every row sums to 1."))

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_parts"):  # the base class calls this before there is anything to write on
            self._write()

    def restyle(self) -> None:
        self._write()

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        found = self._found
        is_broad = found is not None and len(found.key.labels) > 1.5 * len(found.query.labels)
        wide = self.width() >= WIDE and not is_broad
        direction = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._parts.direction() != direction or self._side.maximumWidth() != self._side_width(wide):
            self._parts.setDirection(direction)
            self._parts.setSpacing(16 if wide else 8)
            self._side.setMaximumWidth(self._side_width(wide))
            self._side.setMinimumWidth(WORDS_WIDTH if wide else 0)
        # two lines, so that nothing jumps while the pointer moves from row to row
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())

    @staticmethod
    def _side_width(wide: bool) -> int:
        return WORDS_WIDTH if wide else 16_777_215

    # saving

    def figures(self) -> Sequence[Exportable]:
        """Return the map and, where there is one, its attention over the picture; what is in sight comes first."""
        if self._found is None:
            return []
        if self._picture is None:
            return [self.map]
        both = [self.map, self.over.picture()]
        return both[::-1] if self.is_over_picture() else both
