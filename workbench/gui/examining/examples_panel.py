"""Examples: where the data came from, how it is shared out, the data itself, and one piece as the model sees it."""

from __future__ import annotations

import dataclasses
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from workbench.data.split import GIVEN, SplitConfig
from workbench.gui.examining.overview import Overview
from workbench.gui.examining.panel import DataPanel
from workbench.gui.examining.preview_card import PreviewCard
from workbench.gui.examining.seen_card import SeenCard
from workbench.gui.examining.source_card import SourceCard
from workbench.gui.examining.split_figures import LOW_ROW, BalanceBars, SplitBar
from workbench.gui.forms import ConfigForm
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.language import N_, Text, WorkbenchError, text, tr

LEFT_WIDTH = 248
SEEN_HEIGHT = 214  # under a table: three lines of tokens
SIDE_WIDTH = 264  # beside a gallery
CLASSES_IN_SIGHT = 10
NARROW = 900  # a page with less room has narrower columns beside its gallery
NARROW_LEFT, NARROW_SIDE = 208, 190
UNLIMITED = 16777215  # what Qt calls no maximum
SPLIT = "split."


class ExamplesPanel(DataPanel):
    """What was brought, row by row."""

    key = "examples"
    title = N_("Examples")
    help = N_("The data itself, which part of it trains, and what the model sees of it.")

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._shown: Overview | None = None  # what the parts show
        self._has_failed = False  # the last preparation, so there is no processor to wait for
        self.source = SourceCard()
        self.split_card = Card(N_("Parts (split)"))
        self.split_bar = SplitBar()
        self.split_form = ConfigForm(SplitConfig(), editor_width=92)
        self.split_form.changed.connect(self._set_split)
        self.split_card.body.addWidget(self.split_bar)
        self.split_card.body.addSpacing(4)
        self.split_card.body.addWidget(self.split_form)
        self.given = QLabel()  # shown where the data itself says which rows are which part
        self.given.setWordWrap(True)
        set_role(self.given, "secondary")
        self.split_card.body.addWidget(self.given)
        self.split_card.body.addStretch(1)
        self.balance_card = Card(N_("Classes"))
        self.balance = BalanceBars()
        self.preview = PreviewCard()
        self.seen = SeenCard()
        self.seen.empty.acted.connect(lambda: session.page_asked.emit("model"))
        self._lay_out()
        self.preview.row_selected.connect(self._see)
        self.preview.class_chosen.connect(self.balance.set_marked)
        self.balance.chosen.connect(self.preview.choose_class)
        session.project_changed.connect(self._project_changed)
        session.data_changed.connect(lambda: setattr(self, "_has_failed", False))
        session.experiment_changed.connect(self._experiment_changed)
        session.estimate_changed.connect(self._estimate_changed)
        self.retranslate()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 6, 0)
        inside.addWidget(self.balance, 1)
        scroll.setWidget(holder)
        self._balance_scroll = scroll
        self.balance_card.body.addWidget(scroll)
        self._left = left = QWidget()
        left.setFixedWidth(LEFT_WIDTH)
        self._column = column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.source)
        column.addWidget(self.split_card, 1)
        self._middle = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._middle.setSpacing(12)
        self._middle.addWidget(self.preview, 1)
        side = QWidget()
        self._side = QBoxLayout(QBoxLayout.Direction.LeftToRight, side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.setSpacing(12)
        self._side.addWidget(self.seen, 3)
        self._side.addWidget(self.balance_card, 2)
        self._side_holder = side
        self._middle.addWidget(side)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left)
        row.addLayout(self._middle, 1)

    # what the session says

    def _project_changed(self) -> None:
        self._has_failed = False
        self._show_blocked()

    def _experiment_changed(self) -> None:
        experiment = self.session.experiment
        self._has_failed = False
        if experiment is None:
            return
        if self.split_form.config != experiment.split:
            self.split_form.set_config(experiment.split)
        problems = self.session.problems
        self.split_form.set_problems(
            {name.removeprefix(SPLIT): why for name, why in problems.items() if name.startswith(SPLIT)}
        )
        self._see(self.preview.row)

    def _estimate_changed(self) -> None:
        self._has_failed = self.session.estimate is None
        self._see(self.preview.row)

    def _show_blocked(self) -> None:
        read_only = self.session.why_read_only
        self.split_form.set_editable(read_only is None)
        self.split_form.setToolTip("" if read_only is None else str(read_only))

    # showing

    def draw(self) -> None:
        shown, before, scenario = self._overview, self._shown, self.session.scenario
        self._shown = shown
        if shown is None or scenario is None:
            return
        is_new = before is None or before.examples is not shown.examples
        self.source.set_overview(shown, scenario)
        self._show_sizes()
        if is_new:
            self._arrange(shown)
            self.balance.set_counts(shown.classes)
            self.split_form.set_config(self.session.experiment.split)
        if is_new or before is None or before.rows is not shown.rows:
            self.preview.set_overview(shown)
        self._fit_columns()

    def _arrange(self, shown: Overview) -> None:
        pictures = bool(shown.image_role)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(beside if pictures else under)
        self._side.setDirection(under if pictures else beside)
        self._fit_columns()
        self.balance_card.setVisible(bool(shown.classes))

    def _fit_columns(self) -> None:
        pictures = self._shown is not None and bool(self._shown.image_role)
        is_narrow = pictures and self.width() < NARROW
        width = NARROW_LEFT if is_narrow else LEFT_WIDTH
        self._left.setFixedWidth(width)
        # the form of a recipe would be pressed together in a low window; so the page scrolls
        is_made = self._shown is not None and self._shown.source.recipe is not None
        self._left.setMinimumHeight(self._column.heightForWidth(width) if is_made else 0)
        side, holder = NARROW_SIDE if is_narrow else SIDE_WIDTH, self._side_holder
        in_sight = min(CLASSES_IN_SIGHT, len(self._shown.classes)) if self._shown is not None else 0
        self._balance_scroll.setMinimumHeight(LOW_ROW * in_sight if pictures else 70)
        self._side.setStretch(1, 0 if pictures else 2)
        holder.setMinimumSize(*((side, 0) if pictures else (0, SEEN_HEIGHT)))
        holder.setMaximumSize(*((side, UNLIMITED) if pictures else (UNLIMITED, SEEN_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _show_sizes(self) -> None:
        if self._shown is not None:
            unit = tr("characters") if self._shown.rows.is_lines else tr("examples")
            self.split_bar.set_sizes(self._shown.sizes, unit)
        self.given.setText(
            tr(
                "The data says itself what belongs to which part. Only a part it does not bring is cut by percent."
            )
        )
        examples = None if self._shown is None else self._shown.examples
        whole = None if examples is None else examples.continuous
        has_parts = examples is not None and GIVEN in examples.columns
        self.given.setVisible(has_parts or (whole is not None and whole.given is not None))

    def _set_split(self, split: Any) -> None:
        self.session.set_experiment(dataclasses.replace(self.session.experiment, split=split))

    def _see(self, row: int) -> None:
        shown, session = self._shown, self.session
        if shown is None or session.scenario is None:
            return
        if row < 0:
            self.seen.show_sentence(N_("Choose a row to see what the model gets from it."))
        elif session.problems:
            self.seen.show_sentence(
                N_("Some settings do not fit together yet, so nothing can be shown."), N_("Go to Model")
            )
        elif session.processor is None:
            waiting = N_("The data could not be prepared with these settings.")
            self.seen.show_sentence(waiting if self._has_failed else N_("Preparing…"))
        else:
            try:
                seen = session.scenario.see(session.processor, session.experiment, shown.value(row))
            except WorkbenchError as error:
                self.seen.show_sentence(error.what)
                return
            self.seen.show_seen(seen, _place(shown, row))

    def retranslate(self) -> None:
        self._show_blocked()
        self._show_sizes()


def _place(shown: Overview, row: int) -> Text:
    if shown.rows.is_lines:
        return text("from line {number:,} on", number=row + 1)
    if shown.image_role:
        label = shown.rows.columns[0].cells[row]
        return text("picture {number:,}: {label}", number=row + 1, label=label)
    return text("row {number:,}", number=row + 1)
