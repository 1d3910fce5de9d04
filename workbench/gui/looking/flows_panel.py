"""What flows through the model besides attention: one picture at a time, with how to read it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QLabel, QStackedWidget, QVBoxLayout, QWidget
from shiboken6 import isValid

from workbench.gui.cards.tokens_in_words import axis_labels
from workbench.gui.looking import flow_drawing as drawing
from workbench.gui.looking.flow_words import FLOW_WORDS
from workbench.gui.looking.look import Look, Seen
from workbench.gui.looking.panel import Panel
from workbench.gui.looking.panel_explain import FLOWS
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.views.figure import Exportable
from workbench.gui.views.image_attention import ImageAttention
from workbench.gui.views.point_map import PointMap
from workbench.gui.views.signed_picture import SignedPicture
from workbench.gui.views.token_bars import TokenBars
from workbench.gui.views.value_map import ValueMap, Values
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.tooltip import wrapped
from workbench.gui.worker import Latest
from workbench.language import N_, Text, WorkbenchError, tr

if TYPE_CHECKING:
    from workbench.inspection.probing import Prober
    from workbench.progress import Progress

CACHE_BYTES = 64_000_000  # of models; the page keeps its own


@dataclass(frozen=True, slots=True)
class Found:
    """One answer, with the question it belongs to."""

    seen: Seen
    key: str
    flow: Any  # of `workbench.inspection.flows`
    absent: Mapping[str, Text]


class FlowsPanel(Panel):
    """A choice of pictures; those that this model has nothing for are grey, and say why."""

    key = "flows"
    title = N_("More")
    help = N_(
        "What happens beside attention: answers block by block, sizes, embeddings, and what the answer hangs on."
    )

    has_answer = False
    explained = FLOWS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._prober: Prober | None = None  # used by one job at a time only
        self._run: object = None
        self._absent: Mapping[str, Text] = {}
        self._found: dict[str, Found] = {}  # of the present answer only
        self._place: int | None = None  # position whose answers are listed, where it is not the chosen row
        self._asks = Latest(session.jobs, self._on_found, self._on_failed)
        self.choice = QComboBox()
        items = self.choice.model()
        assert isinstance(items, QStandardItemModel)  # what a plain combo box has
        self._items = items
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.activated.connect(lambda _: self.draw())
        self._reading, self._said = QLabel(), QLabel()
        set_role(self._said, "strong")
        for label in (self._reading, self._said):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.map, self.ranks, self.bars = ValueMap(), ValueMap(), TokenBars()
        self.over, self.tinted, self.points = ImageAttention(), SignedPicture(), PointMap()
        self.map.cell_selected.connect(self._on_cell)
        self.map.selection_cleared.connect(lambda: self.session.select(query=-1, key=-1))
        self.over.patch_selected.connect(lambda token: self.session.select(query=token, key=token))
        self.bars.bar_chosen.connect(self._on_bar)
        both = QWidget()
        pair = QVBoxLayout(both)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(self.map, 3)
        pair.addWidget(self.ranks, 3)
        self.stack = QStackedWidget()
        self._both = both
        for widget in (both, self.bars, self.over, self.tinted, self.points):
            self.stack.addWidget(widget)
        self.card = Card()
        self.card.body.addWidget(self.choice, 0, Qt.AlignmentFlag.AlignLeft)
        for widget in (self._reading, self._said):
            self.card.body.addWidget(widget)
        self.card.body.addWidget(self.stack, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.card)
        self.offer_saving(self.map, self.ranks, self.bars, self.over.picture(), self.tinted, self.points)
        self.retranslate()

    # asking

    def draw(self) -> None:
        look = self._look
        if look is None:
            self._asks.cancel()
            self._found.clear()
            self._prober, self._run = None, None
            return
        if look.seen.run.folder != self._run:
            self._run, self._absent = look.seen.run.folder, {}
            self._offer()
        if any(found.seen is not look.seen for found in self._found.values()):
            self._found.clear()
            self._place = None
        key = self.choice.currentData()
        found = self._found.get(key)
        if found is None:
            self._ask(look.seen, key)
        else:
            self._show(found, look)

    def _ask(self, seen: Seen, key: str) -> None:
        def work(progress: Progress) -> Found:
            from workbench.inspection.flows import absent_flows, flow
            from workbench.inspection.probing import Prober

            prober = self._prober
            if prober is None:
                prober = self._prober = Prober(CACHE_BYTES)
            trained, _ = prober.trained(seen.run, seen.probed.step)
            absent = absent_flows(trained)
            if key in absent:
                return Found(seen, key, None, absent)
            newest = prober.trained(seen.run)[0] if key == "embeddings" else trained
            reading = seen.probed.reading
            return Found(
                seen, key, flow(key, seen.run.scenario, trained, seen.value, reading, newest), absent
            )

        self._asks.ask(work)

    def _on_found(self, found: Found) -> None:
        look = self._look
        if not isValid(self) or look is None or found.seen is not look.seen:
            return  # nobody asks any more
        if found.absent.keys() != self._absent.keys():
            self._absent = found.absent
            self._offer()
        if found.flow is not None:
            self._found[found.key] = found
        self.draw()

    def _on_failed(self, error: WorkbenchError) -> None:
        if isValid(self):
            self._say(str(error))

    def _offer(self) -> None:
        """Fill the choice; what this model cannot have is grey and says why."""
        chosen = self.choice.currentData()
        self.choice.clear()
        for at, (key, words) in enumerate(FLOW_WORDS.items()):
            why = self._absent.get(key)
            self.choice.addItem(tr(words.title), key)
            told = tr(words.title) if why is None else str(why)
            self.choice.setItemData(at, wrapped(told), Qt.ItemDataRole.ToolTipRole)
            if why is not None:
                self._items.item(at).setEnabled(False)
        offered = [key for key in FLOW_WORDS if key not in self._absent]
        self.choice.setCurrentIndex(self.choice.findData(chosen if chosen in offered else offered[0]))

    # showing

    def _show(self, found: Found, look: Look) -> None:
        words = FLOW_WORDS[found.key]
        is_picture = look.seen.probed.reading.picture is not None
        reading = words.over_picture if is_picture and words.over_picture else words.reading
        self._reading.setText(f"{tr(reading)}\n{tr('Source: {source}.', source=words.source)}")
        self._say_of_figure("")
        getattr(self, f"_show_{found.key}")(found.flow, look)

    def _say_of_figure(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))

    def _say(self, sentence: str) -> None:
        """Show a sentence in place of a figure."""
        self._say_of_figure("")
        self.map.show_sentence(sentence)
        self._show_maps(ranks=False)

    def _show_maps(self, *, over_positions: bool = True, ranks: bool) -> None:
        self.map.setVisible(over_positions)
        self.ranks.setVisible(ranks)
        self.stack.setCurrentWidget(self._both)

    def _show_lens(self, lens: Any, look: Look) -> None:
        over_positions = drawing.lens_over_positions(lens, look)
        place = self._place if self._place is not None else lens.place
        if look.query is not None and drawing.reader(look) == lens.kind and over_positions is not None:
            place = look.query
        place %= lens.ids.shape[1]
        if over_positions is not None:
            self.map.show_values(over_positions)
            locked = self.map.selected()
            self.map.set_selected(locked[0] if locked else len(over_positions.rows) - 1, place)
        self.ranks.show_values(drawing.lens_at(lens, look, place))
        self._show_maps(over_positions=over_positions is not None, ranks=True)

    def _show_rollout(self, rollouts: Any, look: Look) -> None:
        mixed = rollouts.get(look.kind)
        if mixed is None:
            self._say(
                tr(
                    "Rollout follows attention from layer to layer over the same positions. Cross-attention has two "
                    "different sides: choose Encoder or Decoder at the left."
                )
            )
            return
        picture, found = look.seen.probed.reading.picture, look.found
        if picture is not None and found.query.grid is not None:
            self.over.set_image(picture)
            self.over.set_weights(mixed[-1], *found.query.grid, class_token=found.query.n_extra > 0)
            if look.query is not None:
                self.over.set_selected(look.query)
            self.stack.setCurrentWidget(self.over)
            return
        labels = axis_labels(found.query)
        self.map.show_values(
            Values(
                values=mixed[-1],
                rows=labels,
                columns=labels,
                hidden=found.hidden if found.hidden.any() else None,
                note=tr("row: position after the last layer · column: position of the input"),
            )
        )
        self._follow(look)
        self._show_maps(ranks=False)

    def _show_attribution(self, found: Any, look: Look) -> None:
        title = drawing.attribution_title(found)
        self._say_of_figure(title)
        picture, axis = (
            look.seen.probed.reading.picture,
            next(iter(look.seen.probed.reading.kinds.values())).query,
        )
        if picture is not None and axis.grid is not None:
            scores = next(iter(found.scores.values()))
            self.tinted.show_values(picture, scores[axis.n_extra :], *axis.grid)
            self.stack.setCurrentWidget(self.tinted)
            return
        self.bars.show_bars(drawing.attribution_bars(found, look), title, (tr("against it"), tr("for it")))
        if look.query is not None:
            kinds = list(found.scores)
            self.bars.set_chosen(kinds.index(drawing.reader(look)), look.query)
        self.stack.setCurrentWidget(self.bars)

    def _show_norms(self, norms: Any, look: Look) -> None:
        self.map.show_values(drawing.norms_map(norms, look))
        if look.query is not None:
            locked = self.map.selected()
            self.map.set_selected(locked[0] if locked else 0, look.query)
        else:
            self.map.clear_selection()
        self._show_maps(ranks=False)

    def _show_embeddings(self, maps: Any, look: Look) -> None:
        side = drawing.embedding_side(look)
        side = side if side in maps else next(iter(maps))
        found = maps[side]
        self.points.show_points(
            found.points,
            found.labels,
            drawing.marked_tokens(found, look, side),
            drawing.axis_names(found),
            tr("Map of embeddings"),
        )
        self.stack.setCurrentWidget(self.points)

    def _show_positions(self, found: Any, look: Look) -> None:
        self.map.show_values(drawing.positions_map(found, look))
        self._follow(look)
        self._show_maps(ranks=False)

    def _follow(self, look: Look) -> None:
        """Mark in a map of positions what is chosen in the map of the head."""
        if look.query is None:
            self.map.clear_selection()
        else:
            self.map.set_selected(look.query, look.query if look.key is None else look.key)

    # choosing

    def _on_cell(self, row: int, column: int) -> None:
        look, key = self._look, self.choice.currentData()
        if look is None:
            return
        if key in ("lens", "norms"):
            lens = self._found["lens"].flow if key == "lens" else None
            kind = lens.kind if lens is not None else drawing.reader(look)
            if kind == drawing.reader(look):
                self._place = column
                self.session.select(query=column, key=-1)
                self.draw()
            else:
                self._place = column
                self.draw()
        else:
            self.session.select(query=row, key=column)

    def _on_bar(self, group: int, place: int) -> None:
        look = self._look
        found = self._found.get("attribution")
        if look is not None and found is not None and list(found.flow.scores)[group] == drawing.reader(look):
            self.session.select(query=place, key=-1)

    # saving

    def figures(self) -> Sequence[Exportable]:
        if self._look is None or self.choice.currentData() not in self._found:
            return []
        shown = self.stack.currentWidget()
        if shown is self._both:
            return [each for each in (self.map, self.ranks) if not each.isHidden() and not each.is_empty()]
        if shown is self.over:
            return [self.over.picture()]
        return [shown] if isinstance(shown, Exportable) else []

    def caption(self) -> str:
        look, key = self._look, self.choice.currentData()
        if look is None or key not in FLOW_WORDS:
            return ""
        title = tr("{title} · step {step}", title=tr(FLOW_WORDS[key].title), step=look.seen.probed.step)
        return f"{title} · {self._said.text()}" if self._said.text() else title

    # words

    def retranslate(self) -> None:
        self.choice.setAccessibleName(tr("What is shown"))
        self._offer()
        self.draw()
