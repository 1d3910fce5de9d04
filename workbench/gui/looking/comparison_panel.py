"""The same head twice, side by side: in two steps, two runs or two inputs, and what differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.cards.compared_map import ComparedMap
from workbench.gui.cards.tokens_in_words import axis_labels, position_name, row_in_words
from workbench.gui.looking.look import Look
from workbench.gui.looking.other_side import OtherSide, Wanted
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import COMPARISON
from workbench.gui.run_names import run_name
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import Exportable, percent
from workbench.gui.views.signed_picture import SignedPicture
from workbench.gui.views.value_map import ValueMap, Values
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.worker import Latest
from workbench.language import N_, Text, WorkbenchError, tr
from workbench.numerals import grouped
from workbench.scenarios.base import KindMaps, value_in_words
from workbench.training.events import Event, Snapshot

if TYPE_CHECKING:
    from workbench.inspection.comparing import Difference
    from workbench.inspection.probing import Probed, Prober
    from workbench.progress import Progress

CACHE_BYTES = 64_000_000  # of models; the page keeps its own
LEAST_SCALE = 0.05  # end of the colours of a difference that is nearly nothing, or noise would look like much
MOST_MOVED = 3  # rows that are named
NO_BREAK = "\u00a0"  # a space at which no line ends
ABOUT_MAP, ABOUT_PICTURE = 44, 80  # height of what stands over and under a map or a picture as high as wide
NO_LIMIT = 16_777_215  # of the height; what Qt calls QWIDGETSIZE_MAX
LONGEST_INPUT = 24  # characters of an input in the name of a side


@dataclass(frozen=True, slots=True)
class Right:
    """An answer for the right side, with the question it belongs to."""

    wanted: Wanted
    probed: Probed


class ComparisonPanel(Panel):
    """Left is what the page shows; right is chosen here; both share colours, rows, columns and the pointer."""

    key = "comparison"
    title = N_("Compare")
    help = N_("The same head at two steps, in two runs or for two inputs, and the difference.")
    has_answer = False
    explained = COMPARISON

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._prober: Prober | None = None  # used by one job at a time only, and never by the page's jobs
        self._right: Right | None = None
        self._asked: Wanted | None = None
        self._problem: Text | str | None = None
        self._previewed: tuple[int, int] | None = None
        self._project: object = None
        self._asks = Latest(session.jobs, self._on_found, self._on_failed, shows_each=True)
        self.side = OtherSide(session)
        self.side.changed.connect(self.draw)
        self.mode = SegmentedControl(
            (("picture", N_("Picture")), ("map", N_("Map"))), name=N_("How attention is drawn")
        )
        self.mode.chosen.connect(lambda _: self.draw())
        self.left, self.right = ComparedMap(), ComparedMap()
        self.difference, self.tinted = ValueMap(), SignedPicture()
        self._between = QStackedWidget()
        self._between.addWidget(self.difference)
        self._between.addWidget(self.tinted)
        self._difference_title = ElidedLabel()
        set_role(self._difference_title, "strong")
        third = QWidget()
        column = QVBoxLayout(third)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._difference_title, 0, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self._between, 1)
        self._under = QWidget()  # as high as what stands under the pictures, so that all three are level
        column.addWidget(self._under)
        self._third = third
        self.difference.stretch = self.left.map.stretch  # one shape for all three
        self._moved, self.words = QLabel(), QLabel()
        self._moved.setWordWrap(True)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._places = QGridLayout()
        self._places.setSpacing(12)
        self.card = Card()
        self.side.add_beside(self.mode)
        self.card.body.addWidget(self.side)
        self.card.body.addLayout(self._places, 100)
        self.card.body.addWidget(self._moved)
        self.card.body.addWidget(self.words)
        self.card.body.addStretch(1)  # what the maps cannot use is left at the end
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self._link()
        self._arrange()
        self.offer_saving(*self._every_figure())
        session.runs_changed.connect(self._on_runs)
        session.training_events.connect(self._on_events)
        self.retranslate()

    def _link(self) -> None:
        """Choose and hover the same cell everywhere."""
        maps = (self.left.map, self.right.map, self.difference)
        for one in maps:
            one.cell_selected.connect(lambda row, column: self.session.select(query=row, key=column))
            one.selection_cleared.connect(lambda: self.session.select(query=-1, key=-1))
            one.hovered.connect(lambda row, column, one=one: self._hover(one, (row, column)))
            one.hover_left.connect(lambda one=one: self._hover(one, None))
        for over in (self.left.over, self.right.over):
            over.patch_selected.connect(lambda token: self.session.select(query=token, key=token))

    def _hover(self, source: QWidget, cell: tuple[int, int] | None) -> None:
        for one in (self.left.map, self.right.map, self.difference):
            if one is not source:
                one.show_hovered(cell)
        self._read(cell[0] if cell is not None else None)

    # asking

    def draw(self) -> None:
        look = self._look
        if look is None:
            self._asks.cancel()
            self._prober = self._right = self._asked = self._problem = None
            self.side.forget()
            return
        self._previewed = None
        self.side.follow(look)
        wanted = self.side.wanted(look)
        if wanted is None:
            self._asks.cancel()
            self._asked = self._right = None
        elif not wanted.is_same(self._asked):
            self._ask(wanted)
        self._show()

    def _ask(self, wanted: Wanted) -> None:
        look, project = self._look, self.session.project
        if look is None or project is None:
            return
        self._asked, self._problem = wanted, None
        seen = look.seen
        is_left = wanted.is_same(Wanted(seen.run.name, seen.probed.step, seen.value))
        if is_left:  # nothing to work out: both sides are the same
            self._asks.cancel()
            self._right = Right(wanted, seen.probed)
            return
        run = project.run_in(wanted.run)

        def work(progress: Progress) -> Right:
            from workbench.inspection.probing import Prober

            prober = self._prober
            if prober is None:
                prober = self._prober = Prober(CACHE_BYTES)
            return Right(wanted, prober.probe(run, wanted.value, wanted.step))

        self._asks.ask(work)

    def _on_found(self, right: Right) -> None:
        if not isValid(self) or self._look is None or self._asked is None:
            return  # the window was closed, or nobody asks any more
        if right.wanted.run != self._asked.run or right.wanted.value is not self._asked.value:
            return
        if self._right is not None and self._right.wanted.is_same(self._asked):
            return
        self._right = right
        self._show()

    def _on_failed(self, error: WorkbenchError) -> None:
        if isValid(self):
            self._right, self._problem = None, str(error)
            self._show()

    def _on_runs(self) -> None:
        if self._look is not None and self.isVisible():
            self.draw()

    def _on_events(self, events: list[Event]) -> None:
        if any(isinstance(event, Snapshot) for event in events):
            self._on_runs()

    # showing

    def preview(self, layer: int, head: int) -> None:
        if self._look is not None:
            self._previewed = (layer, head)
            self._show()

    def _head(self, look: Look) -> tuple[int, int]:
        return self._previewed or (look.layer, look.head)

    def _found_right(self, look: Look) -> KindMaps | None:
        return None if self._right is None else self._right.probed.reading.kinds.get(look.kind)

    def _show(self) -> None:
        look = self._look
        if look is None:
            return
        reading, (layer, head) = look.seen.probed.reading, self._head(look)
        self.mode.setVisible(reading.picture is not None)
        is_over = reading.picture is not None and self.mode.key() == "picture"
        self._name_sides(look)
        self.left.show_head(look.found, layer, head, reading.picture, is_over)
        found = self._found_right(look)
        self._show_right(look, found, layer, head, is_over)
        self._show_difference(look, found, layer, head, is_over)
        for side in (self.left, self.right):
            side.mark(look.query, look.key)
        self._share_scale(is_over)
        under = self.left.over.height_under() if self._between.currentWidget() is self.tinted else 0
        self._under.setVisible(under > 0)
        self._under.setFixedHeight(max(0, under - 6))
        self._arrange()
        self._read(None)

    def _show_right(self, look: Look, found: KindMaps | None, layer: int, head: int, is_over: bool) -> None:
        from workbench.inspection.comparing import has_head

        if found is not None and self._right is not None and has_head(found, layer, head):
            self.right.show_head(found, layer, head, self._right.probed.reading.picture, is_over)
        elif found is not None:
            name = f"{layer + 1}.{head + 1}"
            self.right.show_sentence(tr("The model on the right has no head {name}.", name=name))
        elif self._problem is not None:
            self.right.show_sentence(str(self._problem))
        elif self._asked is None:
            is_picture = look.seen.probed.reading.picture is not None
            self.right.show_sentence(
                N_("Choose a picture for the right side.")
                if is_picture
                else N_("Write an input for the right side.")
            )
        else:
            self.right.show_sentence(N_("The right side is being read…"))

    def _show_difference(
        self, look: Look, found: KindMaps | None, layer: int, head: int, is_over: bool
    ) -> None:
        from workbench.inspection.comparing import difference

        self._difference_title.setText(tr("Right minus left"))
        self._moved.clear()
        self._between.setCurrentWidget(self.difference)
        if self._right is None:
            self.difference.show_sentence(tr("The difference appears here as soon as both sides are there."))
            return
        differs = difference(look.found, found, layer, head)
        if isinstance(differs, Text):
            self.difference.show_sentence(str(differs))
            return
        self._say_moved(look, differs)
        largest = max(LEAST_SCALE, float(np.abs(differs.values).max(initial=0.0)))
        self.difference.show_values(
            Values(
                values=differs.values,
                rows=axis_labels(look.found.query),
                columns=axis_labels(look.found.key),
                largest=largest,
                is_signed=True,
                hidden=look.found.hidden if look.found.hidden.any() else None,
                low=tr("left more"),
                high=tr("right more"),
                note=tr("row: the token that reads (query) · column: the token it looks at (key)"),
            )
        )
        if look.query is None:
            self.difference.clear_selection()
        else:
            self.difference.set_selected(look.query, look.query if look.key is None else look.key)
        picture, axis = look.seen.probed.reading.picture, look.found.query
        if is_over and picture is not None and axis.grid is not None:
            row = differs.values[look.query or 0][axis.n_extra :]
            self.tinted.show_values(picture, row, *axis.grid)
            self._between.setCurrentWidget(self.tinted)

    def _say_moved(self, look: Look, differs: Difference) -> None:
        said = tr(
            "{share} of this head's attention goes elsewhere at the right, on average over the rows.",
            share=percent(differs.moved),
        )
        rows = differs.most_moved(MOST_MOVED)
        if rows:
            named = " · ".join(
                f"{position_name(look.found.query, row)} {percent(share)}".replace(" ", NO_BREAK)
                for row, share in rows
            )
            said = f"{said} {tr('Most of all: {rows}', rows=named)}"
        self._moved.setText(said)

    def _share_scale(self, is_over: bool) -> None:
        """Let both pictures be tinted on one scale."""
        overs = (self.left.over, self.right.over)
        both = is_over and self.right.figure() is self.right.over.picture()
        strongest = max(over.strongest() for over in overs) if both else None
        for over in overs:
            over.set_common_scale(strongest)

    def _name_sides(self, look: Look) -> None:
        seen, asked = look.seen, self._asked
        shown = self._right.wanted if self._right is not None else asked
        two_runs = shown is not None and shown.run != seen.run.name
        two_inputs = self.side.mode.key() == "input"
        self.left.title.setText(
            " · ".join(
                (tr("Left"), *self._parts(seen.run.name, seen.probed.step, seen.value, two_runs, two_inputs))
            )
        )
        right = (
            self._parts(shown.run, shown.step, shown.value, two_runs, two_inputs) if shown is not None else ()
        )
        self.right.title.setText(" · ".join((tr("Right"), *right)))

    @staticmethod
    def _parts(run: str, step: int, value: Any, two_runs: bool, two_inputs: bool) -> Sequence[str]:
        """Return what tells a side from the other one."""
        parts: list[str] = []
        if two_runs:
            parts.append(run_name(run))
        if two_inputs and (words := " ".join(value_in_words(value).split())):
            shown = words if len(words) <= LONGEST_INPUT else words[: LONGEST_INPUT - 1] + "…"
            parts.append(f"“{shown}”")
        return [*parts, tr("step {step}", step=grouped(step))]

    def _read(self, row: int | None) -> None:
        """Say in words what one row looks at on both sides."""
        look = self._look
        if look is None:
            return
        row = look.query if row is None else row
        if row is None:
            is_over = self.left.figure() is self.left.over.picture()
            self.words.setText(
                tr("Click a patch to read in words what it looks at on both sides.")
                if is_over
                else tr("Point at a row to read it in words on both sides; click to keep it.")
            )
            return
        layer, head = self._head(look)
        lines: list[str] = []
        for name, found in ((tr("Left"), look.found), (tr("Right"), self._found_right(look))):
            fits = found is not None and layer < found.maps.shape[0] and head < found.maps.shape[1]
            if found is not None and fits and row < len(found.query.labels):
                lines.append(f"{name}: {row_in_words(found, found.maps[layer, head], row)}")
        self.words.setText("\n".join(lines))

    # layout

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Put three maps beside each other, or the difference under them where the panel is narrow and high."""
        in_a_row = self.width() > 0.8 * self.height()
        parts = (self.left, self.right, self._third)
        places = ((0, 0, 1), (0, 1, 1), (0, 2, 1) if in_a_row else (1, 0, 2))
        for part, (row, column, span) in zip(parts, places, strict=True):
            self._places.addWidget(part, row, column, 1, span)
        for column in range(3):
            self._places.setColumnStretch(column, 1 if column < 2 or in_a_row else 0)
            self._places.setColumnMinimumWidth(column, 0)
        self._places.setRowStretch(0, 1)
        self._places.setRowStretch(1, 0 if in_a_row else 1)
        about = ABOUT_PICTURE if self._between.currentWidget() is self.tinted else ABOUT_MAP
        for part in parts:
            part.setMaximumHeight(self.width() // 3 + about if in_a_row else NO_LIMIT)
        # lines of both sides, so that nothing jumps while the pointer moves from row to row
        self.words.setMinimumHeight(2 * self.words.fontMetrics().lineSpacing())

    # saving

    def _every_figure(self) -> Sequence[Exportable]:
        return (
            self.difference,
            self.left.map,
            self.right.map,
            self.left.over.picture(),
            self.right.over.picture(),
            self.tinted,
        )

    def figures(self) -> Sequence[Exportable]:
        if self._look is None:
            return []
        shown: list[Exportable] = [
            each for each in (self.left.figure(), self.right.figure()) if each is not None
        ]
        between = self._between.currentWidget()
        if between is self.tinted:
            return [self.tinted, *shown]
        return shown if self.difference.is_empty() else [self.difference, *shown]

    def caption(self) -> str:
        return " · ".join((super().caption(), self.left.title.text(), self.right.title.text()))

    def name_of(self, figure: Exportable) -> str:
        for side in (self.left, self.right):
            if figure is side.figure():
                return side.title.text()
        return f"{self._difference_title.text()}. {self._moved.text()}"

    # words

    def retranslate(self) -> None:
        self._show()
