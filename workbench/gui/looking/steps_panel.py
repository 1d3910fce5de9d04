"""How a number of the map comes about: every step of softmax(QKᵀ/√d_k)V with the model's real numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.cards.tokens_in_words import position_name, position_names
from workbench.gui.looking.look import Look, Seen
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import STEPS
from workbench.gui.looking.step_blocks import CLOSE, short_name, step_blocks
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import Exportable
from workbench.gui.views.step_parts import NONE
from workbench.gui.views.steps_figure import StepsFigure
from workbench.gui.views.symbol_formula import SymbolFormula
from workbench.gui.widgets.card import Card
from workbench.gui.worker import Latest
from workbench.language import N_, Text, WorkbenchError, text, tr
from workbench.numerals import plain
from workbench.progress import Progress
from workbench.scenarios.base import Axis

if TYPE_CHECKING:
    from workbench.inspection.recorder import Recorder
    from workbench.inspection.steps import HeadMatrices, HeadRecord, HeadSteps

WIDE = 520  # from this width on the words stand beside the formula
WORDS_HEIGHT = 34  # kept free for two lines, so that nothing jumps


@dataclass(frozen=True, slots=True)
class _Recorded:
    """A record with the head it is of."""

    seen: Seen
    kind: str
    layer: int
    head: int
    record: HeadRecord
    matrices: HeadMatrices

    def is_of(self, look: Look, layer: int, head: int) -> bool:
        here = (self.kind, self.layer, self.head) == (look.kind, layer, head)
        return self.seen is look.seen and here


class StepsPanel(Panel):
    """One query and one key, from what the head reads to what it adds to the stream."""

    key = "steps"
    title = N_("Step by step")
    help = N_("How a number of the map comes about: every step of the formula with the model's real numbers.")
    has_answer = False  # rows of numbers need the width
    explained = STEPS
    has_formula = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._recorder: Recorder | None = None  # used by one job at a time only
        self._recorded: _Recorded | None = None
        self._wanted: tuple[int, int] | None = None  # layer and head, which may be a previewed one
        self._steps: HeadSteps | None = None
        self._axes: tuple[Axis, Axis] | None = None  # whose positions are in the two lists
        self._records = Latest(session.jobs, self._on_recorded, self._on_failed, shows_each=True)
        self._build()
        self.offer_saving(self.figure)
        self.retranslate()

    def _build(self) -> None:
        self.card = Card(N_("How a number comes about"))
        self.queries, self.keys = _position_list(), _position_list()
        self.queries.activated.connect(lambda row: self.session.select(query=row, key=-1))
        self.keys.activated.connect(self._choose_key)
        self._looks_at, self.weight = QLabel(), QLabel()
        set_role(self._looks_at, "secondary")
        set_role(self.weight, "pill")
        self.card.add_beside_title(self.weight)
        choice = QHBoxLayout()
        choice.setSpacing(8)
        for widget in (self.queries, self._looks_at, self.keys):
            choice.addWidget(widget)
        choice.addStretch(1)
        self.formula, self.words = SymbolFormula(), QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.words.setMinimumHeight(WORDS_HEIGHT)
        set_role(self.words, "secondary")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.setSpacing(12)
        self._top.addWidget(self.formula)
        self._top.addWidget(self.words, 1)
        self.figure = StepsFigure()
        self.figure.set_heading(self.formula)
        self.figure.key_chosen.connect(self._choose_key)
        self.figure.query_chosen.connect(lambda row: self.session.select(query=row, key=-1))
        self.figure.pointed.connect(self._on_step_pointed)
        self.formula.pointed.connect(lambda _: self._on_symbol())
        self.formula.chosen.connect(self._on_symbol_chosen)
        self.card.body.addLayout(choice)
        self.card.body.addLayout(self._top)
        self.card.body.addWidget(self.figure, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)

    # what is asked

    def draw(self) -> None:
        look = self._look
        if look is None:
            self._records.cancel()
            self._recorded = None
            self._say(N_("No input yet."))
        else:
            self._show_head(look, look.layer, look.head)

    def preview(self, layer: int, head: int) -> None:
        if self._look is not None:
            self._show_head(self._look, layer, head)

    def _show_head(self, look: Look, layer: int, head: int) -> None:
        self._wanted = (layer, head)
        if self._recorded is not None and self._recorded.is_of(look, layer, head):
            self._show(look, self._recorded)
            return
        seen, kind = look.seen, look.kind

        def work(progress: Progress) -> _Recorded:
            from workbench.inspection.recorder import Recorder

            del progress  # a model reads one input in less time than anybody would wait
            recorder = self._recorder
            if recorder is None:
                recorder = self._recorder = Recorder()
            record = recorder.record(seen.run, seen.value, seen.probed.step, kind, layer, head)
            return _Recorded(seen, kind, layer, head, record, record.matrices())

        self._records.ask(work)

    def _on_recorded(self, recorded: _Recorded) -> None:
        look = self._look
        if not isValid(self) or look is None or self._wanted is None:
            return
        if recorded.is_of(look, *self._wanted):  # nobody asks for another one any more
            self._recorded = recorded
            self._show(look, recorded)

    def _on_failed(self, error: WorkbenchError) -> None:
        if isValid(self) and self._look is not None:
            self._say(
                text("{what} {remedy}", what=error.what, remedy=error.remedy) if error.remedy else error.what
            )

    # what is shown

    def _show(self, look: Look, recorded: _Recorded) -> None:
        found, record = look.found, recorded.record
        query = first_query(found.query) if look.query is None else look.query
        row = found.maps[recorded.layer, recorded.head, query]
        key = int(row.argmax()) if look.key is None else look.key
        if not (np.isfinite(record.keys).all() and np.isfinite(record.query_inputs).all()):
            self._say(
                N_("The numbers of this model grew beyond all bounds, so there is nothing to follow here.")
            )
            return
        steps = self._steps = record.steps(query, key)
        name = f"{recorded.layer + 1}.{recorded.head + 1}"
        self._write_choice(found.query, found.key)
        self._write_symbols(record)
        self.figure.set_blocks(
            step_blocks(record, steps, found, recorded.matrices),
            tr(
                "How head {name} looks from {query} at {key}, step by step",
                name=name,
                query=position_name(found.query, query),
                key=position_name(found.key, key),
            ),
        )
        same = abs(float(row[key]) - steps.weight) <= CLOSE
        self.weight.setText(
            tr("weight {weight}, as in the map", weight=f"{row[key]:.2f}")
            if same
            else tr("weight {weight}; in the map {other}", weight=plain(steps.weight), other=plain(row[key]))
        )
        self._set_filled(True)

    def _say(self, sentence: str | Text) -> None:
        self._steps = None
        self.figure.set_sentence(sentence)
        self._set_filled(False)

    def _set_filled(self, is_filled: bool) -> None:
        for widget in (self.queries, self._looks_at, self.keys, self.weight, self.formula, self.words):
            widget.setVisible(is_filled)

    def _write_choice(self, query: Axis, key: Axis) -> None:
        steps = self._steps
        if steps is None:
            return
        if self._axes != (query, key):
            self._axes = (query, key)
            for box, axis in ((self.queries, query), (self.keys, key)):
                box.clear()
                box.addItems(position_names(axis))
        self.queries.setCurrentIndex(steps.query)
        self.keys.setCurrentIndex(steps.key)

    def _write_symbols(self, record: HeadRecord) -> None:
        n_query, n_key = len(record.query_labels), len(record.key_labels)
        d_model, d_head = record.weight_o.shape
        root = plain(d_head**0.5)
        shapes = {
            "softmax": f"{n_query}×{n_key}",
            "Q": f"{n_query}×{d_head}",
            "K": f"{d_head}×{n_key}",
            "root": f"√{d_head} = {root}",
            "V": f"{n_key}×{d_head}",
            "W": f"{d_head}×{d_model}",
        }
        self.formula.set_symbols(
            shapes,
            {
                "softmax": tr(
                    "softmax makes of every row of scores shares that sum to 1: the map, T×S = {shape}. What is "
                    "masked gets 0.",
                    shape=shapes["softmax"],
                ),
                "Q": tr(
                    "Q holds the queries, T×d_k = {shape}: {width} numbers for every place that asks.",
                    shape=shapes["Q"],
                    width=d_head,
                ),
                "K": tr(
                    "Kᵀ holds the keys, laid on their side, d_k×S = {shape}: {width} numbers for every place "
                    "that can be looked at.",
                    shape=shapes["K"],
                    width=d_head,
                ),
                "root": tr(
                    "√d_k is the root of the width of this head, {root}: a wider head would otherwise give "
                    "larger scores.",
                    root=shapes["root"],
                ),
                "V": tr(
                    "V holds the values, S×d_k = {shape}: what every place hands over.", shape=shapes["V"]
                ),
                "W": tr(
                    "W_O is this head's output matrix, d_k×d_model = {shape}: it makes of what was mixed the "
                    "{count} numbers that are added to the stream.",
                    shape=shapes["W"],
                    count=d_model,
                ),
            },
        )
        self._write_words()

    def _write_words(self) -> None:
        self.words.setText(
            self.formula.words()
            or tr("Point at a symbol or at a step below: what belongs together lights up.")
        )

    # pointing and choosing

    def _on_symbol(self) -> None:
        symbol = self.formula.symbol()
        self.figure.set_lit(frozenset({symbol}) if symbol else NONE)
        self._write_words()

    def _on_symbol_chosen(self, symbol: str) -> None:
        self._on_symbol()
        if symbol:
            self.figure.show_symbol(symbol)

    def _on_step_pointed(self, symbols: frozenset[str]) -> None:
        self.formula.set_lit(symbols)
        self._write_words()

    def _choose_key(self, key: int) -> None:
        if self._steps is not None:
            self.session.select(query=self._steps.query, key=key)

    # saving

    def figures(self) -> Sequence[Exportable]:
        return [self.figure] if self.figure.blocks() else []

    def caption(self) -> str:
        said, steps = super().caption(), self._steps
        if steps is None or self._axes is None:
            return said
        query, key = self._axes
        return f"{said} · {short_name(query, steps.query)} → {short_name(key, steps.key)}"

    # words and looks

    def retranslate(self) -> None:
        self._looks_at.setText(tr("looks at"))
        self.queries.setAccessibleName(tr("Query: the position that reads"))
        self.queries.setToolTip(tr("Query: the position that reads"))
        self.keys.setAccessibleName(tr("Key: the position that is looked at"))
        self.keys.setToolTip(tr("Key: the position that is looked at"))
        self._axes = None  # the names of patches are words
        if self._look is not None:
            self.draw()
        self._write_words()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        way = QBoxLayout.Direction.LeftToRight if self.width() >= WIDE else QBoxLayout.Direction.TopToBottom
        self._top.setDirection(way)


def first_query(axis: Axis) -> int:
    """Return the position to begin with: the one whose answer counts, the class token or else the last one."""
    return 0 if axis.n_extra else len(axis.labels) - 1


def _position_list() -> QComboBox:
    box = QComboBox()
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(9)
    box.setMaxVisibleItems(16)
    return box
