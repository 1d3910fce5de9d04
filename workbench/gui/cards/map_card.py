"""One head large: its map, or its attention over the picture, with what it says in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from workbench.data.examples import ImageArray
from workbench.gui.cards.heads_together import HeadsTogether
from workbench.gui.cards.map_options import MapOptions
from workbench.gui.cards.map_words import heading_of, names_of, scale_in_words
from workbench.gui.cards.tokens_in_words import axis_labels, difference_in_words, row_in_words
from workbench.gui.theme import current_theme, set_role
from workbench.gui.views.attention_map import AttentionMap
from workbench.gui.views.figure import Exportable
from workbench.gui.views.head_choice import Heads, head_name
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.views.map_colours import MapColours
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.inspection.combining import combine, without_first_column
from workbench.language import N_, Text, tr
from workbench.scenarios.base import KindMaps

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary

WIDE = 720  # from this width on the words stand beside the map
WORDS_WIDTH = 210
SPACIOUS = 500  # from this height on the axes are explained too


class MapCard(Card):
    """Hover a cell to read it, click to keep it, turn the wheel to zoom."""

    acted = Signal()  # the button of the sentence that stands here when there is no map
    row_chosen = Signal(int, int)  # query and key; -1 and -1: none any more

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self._found: KindMaps | None = None
        self._heads: Heads = ()
        self._weights = np.zeros((0, 0), np.float32)
        self._summary: HeadSummary | None = None
        self._picture: ImageArray | None = None
        self.mode = SegmentedControl(
            (("map", N_("Map")), ("picture", N_("Over the picture"))), name=N_("How attention is drawn")
        )
        self.mode.chosen.connect(lambda _: self._show_mode())
        self.mode.hide()
        self.options = MapOptions()
        self.options.changed.connect(self._show_weights)
        self.options.zoom_asked.connect(self._zoom)
        self.add_header(self.mode)
        self.add_header(self.options)
        self.together = HeadsTogether()
        self.together.changed.connect(self._show_weights)
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
        self.body.addWidget(self.together)
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

    def set_head(
        self, found: KindMaps, layer: int, head: int, summary: HeadSummary | None, heads: Heads = ()
    ) -> None:
        """Show one head, or several *heads* as one map."""
        self._found, self._summary = found, summary
        self._heads = heads or ((layer, head),)
        self.together.set_heads(self._heads)
        self._show_weights()
        self._lay_out()

    def _show_weights(self) -> None:
        found, heads = self._found, self._heads
        if found is None:
            return
        how, options = self.together.how(), self.options
        self._weights = combine(found.maps, heads, how)
        without_first = options.without_first.isChecked()
        shown = None
        if without_first:
            chosen = np.stack([found.maps[head] for head in heads])[None]
            shown = combine(without_first_column(chosen), [(0, at) for at in range(len(heads))], how)
        names = tuple(head_name(head) for head in heads)
        self.map.set_map(
            self._weights,
            axis_labels(found.query),
            axis_labels(found.key),
            found.hidden if found.hidden.any() else None,
            shown=shown,
            colours=MapColours(
                is_log=options.log.isChecked(),
                sides=(names[1], names[0]) if self._is_difference() else None,
                shows_masked=options.masked.isChecked(),
                without_first=without_first,
            ),
        )
        grid = found.query.grid
        if self._picture is not None and grid is not None:
            self.over.set_weights(self._weights, *grid, class_token=found.query.n_extra > 0)
        self._show_mode()

    def _is_difference(self) -> bool:
        return len(self._heads) == 2 and self.together.how() == "difference"

    def _zoom(self, factor: float) -> None:
        if factor:
            self.map.zoom_by(factor)
        else:
            self.map.reset_view()

    def heading(self) -> str:
        """Return which head is shown, or which several and how they became one map."""
        if len(self._heads) < 2:
            return names_of(self._heads) if self._heads else ""
        return f"{names_of(self._heads)} · {self.together.choice.button(self.together.how()).text()}"

    def show_sentence(self, sentence: str | Text, action: str = "", icon_name: str = "attention") -> None:
        """Say why there is no map; *action* is an English sentence for a button."""
        self._found = None
        self.empty.set_sentence(sentence, action, icon_name)
        self.stack.setCurrentWidget(self.empty)
        self.mode.hide()
        self.together.hide()
        self.options.hide()
        self._write()

    def is_over_picture(self) -> bool:
        """Say whether attention is drawn over the picture."""
        return self._picture is not None and self.mode.key() == "picture"

    def _show_mode(self) -> None:
        self.stack.setCurrentWidget(self.over if self.is_over_picture() else self.map)
        self.options.setVisible(not self.is_over_picture())
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
            self.words.setText(self._row_in_words(found, row))

    # words

    def _row_in_words(self, found: KindMaps, row: int) -> str:
        if not self._is_difference():
            return row_in_words(found, self._weights, row)
        first, second = (head_name(head) for head in self._heads)
        return difference_in_words(found, self._weights, row, (first, second))

    def _write(self) -> None:
        is_shown = self._found is not None
        self._side.setVisible(is_shown)
        if not is_shown:
            self.set_title_text(tr("Attention"))
            return
        self.set_title_text(heading_of(self._heads))
        hovered = self.map.hovered_cell()
        self._read_row(hovered[0] if hovered and not self.is_over_picture() else None)
        several = len(self._heads) > 1
        label = self._summary.label if self._summary is not None and not several else None
        look_for = (
            tr(label.look_for)
            if label is not None
            else tr("strong colours: that is where the two heads differ.")
            if self._is_difference()
            else tr("strong colours: that is where this head looks.")
        )
        accent = current_theme().hex("accent")
        self._look_for.setVisible(not several or self._is_difference())
        self._look_for.setText(f'<b style="color:{accent}">{tr("Look for")}</b> {look_for}')
        if self.is_over_picture():
            self._axes.setText(
                tr(
                    "The framed patch reads (query); the tinted ones are what it looks at (keys). Click another patch."
                )
            )
            self._scale.setText(
                scale_in_words(self._heads, "difference", is_log=False, without_first=False)
                if self._is_difference()
                else tr("Tint runs from 0 to the strongest patch.")
            )
        else:
            self._axes.setText(tr("Row: the token that reads (query). Column: the token it looks at (key)."))
            self._scale.setText(
                scale_in_words(
                    self._heads,
                    self.together.how(),
                    is_log=self.options.log.isChecked(),
                    without_first=self.options.without_first.isChecked(),
                )
            )

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
        # on a small screen the map needs the room more than what its axes are
        self._axes.setVisible(self.height() >= SPACIOUS or self.is_over_picture())

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
