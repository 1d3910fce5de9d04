"""Attention as lines between tokens; over the picture where there is one, and as numbers for a translation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QLabel,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.cards.map_words import heading_of, names_of
from workbench.gui.cards.tokens_in_words import axis_labels, position_names, row_in_words
from workbench.gui.item_models.alignment_model import AlignmentModel
from workbench.gui.looking.look import Look
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import LINES, LINES_OVER_PICTURE, Explained
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.arc_view import HUES, ArcView
from workbench.gui.views.figure import Exportable
from workbench.gui.views.head_choice import Heads, head_name
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.inspection.combining import combine
from workbench.inspection.lines import LEAST, MOST
from workbench.language import N_, in_a_row, tr

_COLUMN = 54  # width of a column of the table: room for a short word
_TABLE_ROW, _TALLEST_ROW = 26, 56


class ArcsPanel(Panel):
    """Lines for the chosen head, or for several in their own colours; pointing at a token leaves only its lines."""

    key = "arcs"
    title = N_("Lines")
    help = N_("Lines from each token to those it looks at, of one head or of several at once.")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._heads: Heads = ()
        self._picture: object = None
        self.card = Card()
        self.mode = SegmentedControl(
            (("lines", N_("Lines")), ("table", N_("Table"))), name=N_("How attention is drawn")
        )
        self.mode.chosen.connect(lambda _: self._show_mode())
        self.card.add_header(self.mode)
        self.arcs, self.over = ArcView(), ImageAttention()
        self.over.set_follows(True)
        self.table, self._alignment = QTableView(), AlignmentModel(self)
        self._make_table()
        self.stack = QStackedWidget()
        for widget in (self.arcs, self.over, self.table):
            self.stack.addWidget(widget)
        self.words, self.note = QLabel(), QLabel()
        set_role(self.note, "secondary")
        for label in (self.words, self.note):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.card.body.addWidget(self.stack, 1)
        self.card.body.addWidget(self.words)
        self.card.body.addWidget(self.note)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.arcs.token_chosen.connect(self._on_token)
        self.arcs.choice_cleared.connect(lambda: self.session.select(query=-1, key=-1))
        self.arcs.token_read.connect(lambda _: self._write())
        self.over.patch_selected.connect(lambda patch: self._on_token("query", patch))
        self.over.patch_hovered.connect(lambda _: self._write())
        self.table.clicked.connect(self._on_cell)
        self.table.activated.connect(self._on_cell)
        self.offer_saving(self.arcs, self.over.picture())
        self.retranslate()

    def _make_table(self) -> None:
        self.table.setModel(self._alignment)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setCornerButtonEnabled(False)
        self.table.setWordWrap(False)
        self.table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        across, down = self.table.horizontalHeader(), self.table.verticalHeader()
        across.setDefaultSectionSize(_COLUMN)
        across.setMinimumSectionSize(_COLUMN)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        across.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        down.setDefaultSectionSize(_TABLE_ROW)
        down.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)

    def explanation(self) -> Explained | None:
        return LINES_OVER_PICTURE if self._is_picture() else LINES

    # what is shown

    def draw(self) -> None:
        look = self._look
        if look is None:
            return
        self._show(look, look.together)
        if look.query is not None:
            self.arcs.set_chosen(("query", look.query))
            self.over.set_selected(look.query)
            if look.key is not None:
                self.table.setCurrentIndex(self._alignment.index(look.query, look.key))
        else:
            chosen = self.arcs.chosen()
            if chosen is not None and chosen[0] == "query":
                self.arcs.set_chosen(None)
        self._write()

    def preview(self, layer: int, head: int) -> None:
        if self._look is not None:
            self._show(self._look, ((layer, head),))
            self._write()

    def _show(self, look: Look, heads: Heads) -> None:
        found, reading = look.found, look.seen.probed.reading
        self._heads = heads[: len(HUES)]
        together = combine(found.maps, self._heads, "average")
        if self._is_picture():
            grid = found.query.grid
            if reading.picture is not self._picture:
                self._picture = reading.picture
                self.over.set_image(reading.picture)
            if grid is not None:
                self.over.set_weights(together, *grid, class_token=found.query.n_extra > 0)
        else:
            maps = np.stack([found.maps[head] for head in self._heads])
            names = [head_name(head) for head in self._heads]
            queries, keys = axis_labels(found.query), axis_labels(found.key)
            self.arcs.set_heads(
                maps, names, queries, keys, (position_names(found.query), position_names(found.key))
            )
            self._alignment.set_map(together, queries, keys)
        self.card.set_title_text(heading_of(heads))
        self.mode.setVisible(look.kind == "cross")
        self._show_mode()

    def _is_picture(self) -> bool:
        return self._look is not None and self._look.seen.probed.reading.picture is not None

    def is_table(self) -> bool:
        """Say whether the numbers stand there instead of the lines."""
        return self._look is not None and self._look.kind == "cross" and self.mode.key() == "table"

    def _show_mode(self) -> None:
        shown = self.over if self._is_picture() else self.table if self.is_table() else self.arcs
        self.stack.setCurrentWidget(shown)
        self._fit_rows()
        self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Let the rows of a short table grow into the room there is."""
        room = self.stack.height() - self.table.horizontalHeader().sizeHint().height() - 24
        each = room // max(1, self._alignment.rowCount())
        self.table.verticalHeader().setDefaultSectionSize(max(_TABLE_ROW, min(_TALLEST_ROW, each)))

    # choosing

    def _on_token(self, side: str, position: int) -> None:
        look = self._look
        if look is None:
            return
        if side == "key":  # who looks at it is of no single row
            self.session.select(query=-1, key=-1)
            return
        row = combine(look.found.maps, self._heads, "average")[position]
        self.session.select(query=position, key=int(row.argmax()))

    def _on_cell(self, index: QModelIndex) -> None:
        self.session.select(query=index.row(), key=index.column())

    # words

    def _write(self) -> None:
        look = self._look
        if look is None or not self._heads:
            return
        self.note.setText(self._note(look))
        if self._is_picture():
            row = self.over.reader()
            self.words.setText(
                row_in_words(look.found, combine(look.found.maps, self._heads, "average"), row)
            )
        else:
            active = self.arcs.active()
            self.words.setText(
                tr("Point at a token to see only its lines; click to keep it.")
                if active is None
                else self.arcs.in_words(active)
            )
        self.words.setVisible(not self.is_table())
        # two lines, so that nothing jumps while the pointer moves from token to token
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())

    def _note(self, look: Look) -> str:
        several = len(self._heads) > 1
        parts: list[str] = []
        if len(look.together) > len(HUES):
            parts.append(
                tr(
                    "Only the first {most} of {count} heads are drawn.",
                    most=len(HUES),
                    count=len(look.together),
                )
            )
        if self._is_picture():
            parts.append(
                tr(
                    "The patch under the pointer reads; lines and tint show what it looks at. Click to keep it."
                )
            )
            if several:
                parts.append(tr("The tint is the mean of these heads."))
        elif self.is_table():
            parts.append(
                tr(
                    "Rows: the translation. Columns: the sentence it reads. The strongest cell of a row is bold."
                )
            )
            if several:
                parts.append(tr("The numbers are the mean of these heads."))
        else:
            lines = self.arcs.lines()
            parts.append(tr("Width and strength of a line are its weight."))
            if self.arcs.active() is None:
                parts.append(
                    tr("Lines below {least} are left out until you point at a token.", least=f"{LEAST:.2f}")
                )
                if lines.n_crowded:
                    parts.append(tr("Of the others only the {most} strongest are drawn.", most=MOST))
        return in_a_row(*parts)

    def retranslate(self) -> None:
        self.table.setAccessibleName(tr("Alignment of the translation with its sentence"))
        self._write()

    # saving

    def figures(self) -> Sequence[Exportable]:
        if self._look is None:
            return []
        return [self.over.picture()] if self._is_picture() else [self.arcs]

    def caption(self) -> str:
        look = self._look
        if look is None:
            return ""
        return tr("{heads} · step {step}", heads=names_of(self._heads), step=look.seen.probed.step)
