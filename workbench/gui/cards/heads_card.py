"""Every head of a model, and what the chosen one does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QWidget

from workbench.gui.cards.head_scores import (
    BY_LAYER,
    orders,
    score_of,
    score_table,
    scores_in_words,
    sorted_heads,
)
from workbench.gui.theme import set_role
from workbench.gui.views.figure import SMALL, sized
from workbench.gui.views.head_choice import Heads, head_name
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.views.score_list import ROW, ScoreList
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import N_, tr
from workbench.scenarios.base import KindMaps

if TYPE_CHECKING:
    from workbench.inspection.heads import HeadSummary

KIND_TITLES = {"encoder": N_("Encoder"), "decoder": N_("Decoder"), "cross": N_("Cross")}
KIND_HELP = {
    "encoder": N_("Encoder: the input reads itself."),
    "decoder": N_("Decoder: the output reads what was written before."),
    "cross": N_("Cross: the output reads the input."),
}
NARROWEST, WIDEST = 228, 460
LARGEST_HEAD = 140
NARROWEST_CHOICE = 80  # of what the heads are sorted by
FEWEST_SCORES = 3  # in sight; the others scroll
WORDS_HEIGHT = 128  # kept free under the heads, which must not change size with the length of a sentence


class HeadsCard(Card):
    """The grid of heads, the choice of kind, and the chosen head's habit with its score."""

    kind_chosen = Signal(str)
    head_chosen = Signal(int, int)
    heads_chosen = Signal(object)  # several together, in the order of choice
    head_hovered = Signal(int, int)
    hover_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(N_("All heads"), parent)
        self._kinds: tuple[str, ...] = ()
        self._summary: HeadSummary | None = None
        self._summaries: Sequence[HeadSummary] = ()
        self._by = BY_LAYER
        self._orders: list[tuple[str, str]] = []
        self.sorting = QComboBox()
        self.sorting.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.sorting.setMinimumWidth(NARROWEST_CHOICE)
        self.sorting.setFont(sized(self.font(), SMALL))
        self.sorting.activated.connect(lambda index: self.sort_by(self.sorting.itemData(index)))
        self.add_header(self.sorting)
        self.kinds = SegmentedControl(name=N_("Kind of attention"))
        self.kinds.chosen.connect(self.kind_chosen)
        self.grid = HeadGrid(arrangement="layers")
        self.grid.several = True
        self.grid.heads_chosen.connect(self.heads_chosen)
        self.grid.head_selected.connect(self.head_chosen)
        self.grid.head_hovered.connect(self.head_hovered)
        self.grid.hover_left.connect(self.hover_left)
        self._name, self.pill, self._sentence, self._honest = QLabel(), QLabel(), QLabel(), QLabel()
        self.scores = ScoreList()
        self.scores.setMinimumHeight(FEWEST_SCORES * ROW)
        set_role(self._name, "strong")
        set_role(self.pill, "pill")
        for label in (self._sentence, self._honest):
            set_role(label, "secondary")
            label.setWordWrap(True)
        named = QHBoxLayout()
        named.setSpacing(8)
        named.addWidget(self._name)
        named.addWidget(self.pill)
        named.addStretch(1)
        self.body.addWidget(self.kinds, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self.grid, 1000)
        self.body.addLayout(named)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.scores, 1)
        self.body.addWidget(self._honest)
        self.body.addStretch()
        self.kinds.hide()
        self.grid.set_largest(LARGEST_HEAD)
        self._width = NARROWEST
        self._take_width()
        self._write()

    def set_kinds(self, kinds: tuple[str, ...], kind: str) -> None:
        """Offer *kinds* and press *kind* down."""
        if kinds != self._kinds:
            self._kinds = kinds
            self.kinds.set_options([(each, KIND_TITLES[each]) for each in kinds])
            self._explain_kinds()
        self.kinds.setVisible(len(kinds) > 1)
        self.kinds.set_key(kind)
        self._take_width()

    def set_page_width(self, width: int) -> None:
        """Take a share of a page this wide: a small one on a small screen, more for a class that looks on."""
        self._width = max(NARROWEST, min(WIDEST, round(0.27 * width)))
        self._take_width()

    def _take_width(self) -> None:
        choice = 0 if len(self._kinds) < 2 else self.kinds.minimumSizeHint().width() + self._sides()
        self.setFixedWidth(max(self._width, choice))
        beside = self._sides() + self._heading.sizeHint().width() + 2 * self.header.spacing()
        self.sorting.setMaximumWidth(max(NARROWEST_CHOICE, self.maximumWidth() - beside))
        self._fit_grid()

    def _sides(self) -> int:
        layout, frame = self.layout(), self.contentsMargins()
        inner = layout.contentsMargins() if layout is not None else QMargins()
        return frame.left() + frame.right() + inner.left() + inner.right()

    def set_maps(self, found: KindMaps, summaries: Sequence[HeadSummary] = ()) -> None:
        """Show the thumbnails of one kind; *summaries* are what they can be sorted by."""
        self.grid.set_maps(found.maps, found.hidden if found.hidden.any() else None)
        self._summaries = summaries
        self._offer_scores()
        self._fill_sorting()
        self._sort()
        self._fit_grid()

    def _offer_scores(self) -> None:
        self.grid.set_scores(score_table(self._summaries) if self._summaries else None)

    def sort_by(self, key: str) -> None:
        """Sort by layer, by a statistic or by the entropy; kept for the next maps."""
        self._by = key
        self._fill_sorting()
        self._sort()

    def _sort(self) -> None:
        if self.sorting.currentData() in (None, BY_LAYER):
            self.grid.set_order(None)
            return
        scores = {(each.layer, each.head): score_of(each, self._by) for each in self._summaries}
        notes = {head: f"{score:.2f}" for head, score in scores.items() if score is not None}
        self.grid.set_order(sorted_heads(self._summaries, self._by), notes)

    def _fill_sorting(self) -> None:
        """Offer what was measured; a score without meaning here waits for the next input."""
        self._orders = orders(self._summaries)
        titles = [tr(title) for _, title in self._orders]
        if titles != [self.sorting.itemText(index) for index in range(self.sorting.count())]:
            self.sorting.clear()
            for (key, _), title in zip(self._orders, titles, strict=True):
                self.sorting.addItem(title, key)
            self.sorting.view().setMinimumWidth(self.sorting.view().sizeHintForColumn(0) + 24)
        self.sorting.setCurrentIndex(max(0, self.sorting.findData(self._by)))
        self.sorting.setEnabled(len(self._summaries) > 1)

    def set_head(self, layer: int, head: int, summary: HeadSummary | None, heads: Heads = ()) -> None:
        """Mark the chosen head and say what it does; *heads* are those it is looked at together with."""
        if len(heads) > 1:
            self.grid.set_chosen(heads)
        else:
            self.grid.set_selected(layer, head)
        self._name.setText(head_name((layer, head)))
        self._summary = summary
        self._write()
        self._fit_grid()

    def clear(self) -> None:
        """Show no heads."""
        self.grid.clear()
        self._summaries = ()
        self._fill_sorting()
        self._fit_grid()
        self._name.clear()
        self._summary = None
        self._write()

    def _fit_grid(self) -> None:
        """Let the words stand right under the thumbnails."""
        # from the card's own width: while a new layout is under way the grid still has its old one
        frame = 2 * self.grid.frameWidth()
        width = self.maximumWidth() - self._sides() - frame
        above = 40 if self.kinds.isHidden() else 40 + self.kinds.sizeHint().height()
        rest = self.height() - above - WORDS_HEIGHT
        # all scores in sight if the heads still fit then, else a few of them
        for n_score in (len(self.scores.scores()), FEWEST_SCORES):
            most = max(100, rest - max(FEWEST_SCORES, n_score) * ROW)
            if self.grid.fits(width, most):
                break
        self.grid.setMaximumHeight(self.grid.content_height(width, most) + frame)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_grid()

    def _write(self) -> None:
        summary = self._summary
        label = summary.label if summary is not None else None
        self.pill.setVisible(label is not None)
        self.scores.set_scores(scores_in_words(summary) if summary is not None else [])
        self.scores.setMaximumHeight(max(FEWEST_SCORES, len(self.scores.scores())) * ROW)
        self.scores.setVisible(summary is not None)
        if summary is None:
            self._sentence.setText("")
        elif label is None:
            self._sentence.setText(tr("This head has no habit that a rule recognises."))
        else:
            self.pill.setText(f"{tr(label.title)} {summary.score:.2f}")
            self.pill.setToolTip(
                wrapped(
                    tr(
                        "{score} of its attention goes where the name says, for this input. "
                        "Named from 0.50 upwards.",
                        score=f"{100 * summary.score:.0f}\u00a0%",
                    )
                )
            )
            self._sentence.setText(tr(label.sentence))
        self._honest.setText(tr("A map shows where a head looks, not why the model answers."))

    def _explain_kinds(self) -> None:
        for kind in self._kinds:
            self.kinds.button(kind).setToolTip(wrapped(tr(KIND_HELP[kind])))

    def retranslate(self) -> None:
        super().retranslate()
        if hasattr(self, "_honest"):  # the base class calls this before there is anything to write on
            self._explain_kinds()
            self._offer_scores()
            self._fill_sorting()
            self.sorting.setAccessibleName(tr("Sort the heads"))
            self.sorting.setToolTip(
                wrapped(tr("Sort the heads by layer, or those with most of a score first"))
            )
            self._take_width()
            self._write()
