"""Bring data, look at it, see it as the model does, and share it out."""

from __future__ import annotations

import dataclasses
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench.data.importing import examples_from, suffixes_for
from workbench.data.table import ReadOptions
from workbench.gui.dialogs import file_dialog
from workbench.gui.dialogs.import_dialog import ImportDialog, Reading, must_ask, read_source
from workbench.gui.forms import ConfigForm
from workbench.gui.pages.data_figures import LOW_ROW, BalanceBars, SplitBar
from workbench.gui.pages.data_invite import Invitation, takes_pictures
from workbench.gui.pages.data_overview import Overview, overview
from workbench.gui.pages.data_preview import PreviewCard
from workbench.gui.pages.data_seen import SeenCard
from workbench.gui.pages.data_source import SourceCard
from workbench.gui.pages.page import Page
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.card import Card
from workbench.gui.widgets.drop_area import DropArea
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.worker import Latest
from workbench.language import N_, Text, WorkbenchError, text, tr

LEFT_WIDTH = 248
SEEN_HEIGHT = 214  # under a table: three lines of tokens
SIDE_WIDTH = 264  # beside a gallery
CLASSES_IN_SIGHT = 10
NARROW = 900  # a page with less room has narrower columns beside its gallery
NARROW_LEFT, NARROW_SIDE = 208, 190
UNLIMITED = 16777215  # what Qt calls no maximum
SPLIT = "split."


class DataPage(Page):
    """The first step: without data an invitation, with data everything about it."""

    key = "data"
    title = N_("Data")
    icon = "data"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._overview: Overview | None = None
        self._is_waiting = False  # for the data of a project that was opened just now
        self._has_failed = False  # the last preparation, so there is no processor to wait for
        self._overviews = Latest(session.jobs, self._show_overview, self._overview_failed)
        self.dialog: ImportDialog | None = None
        self.no_project = EmptyState(
            "folder", N_("No project is open. Choose on Home what your model should learn."), N_("Go to Home")
        )
        self.no_project.acted.connect(lambda: session.page_asked.emit("home"))
        self.loading = EmptyState("data", N_("Reading the data…"))
        self.invitation = Invitation()
        self.source = SourceCard()
        for part in (self.invitation, self.source):
            part.file_asked.connect(self.choose_file)
            part.folder_asked.connect(self.choose_folder)
            part.sample_asked.connect(session.import_sample)
        self._make_split()
        self.balance_card = Card(N_("Classes"))
        self.balance = BalanceBars()
        self.preview = PreviewCard()
        self.seen = SeenCard()
        self.seen.empty.acted.connect(lambda: session.page_asked.emit("model"))
        self._stack = QStackedWidget()
        self._with_data = self._lay_out_data()
        for widget in (self.no_project, self.loading, self.invitation, self._with_data):
            self._stack.addWidget(widget)
        self.drop_area = DropArea()
        self.drop_area.dropped.connect(self._dropped)
        self.drop_area.body.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.drop_area)
        self.preview.row_selected.connect(self._see)
        self.preview.class_chosen.connect(self.balance.set_marked)
        self.balance.chosen.connect(self.preview.choose_class)
        session.project_changed.connect(self._project_changed)
        session.data_changed.connect(self._data_changed)
        session.experiment_changed.connect(self._experiment_changed)
        session.estimate_changed.connect(self._estimate_changed)
        session.training_state_changed.connect(self._show_blocked)
        session.raised.connect(self._raised)
        self._project_changed()
        if session.has_data:
            self._ask()  # made after the project was opened: the data may be read already
        self.retranslate()

    def _make_split(self) -> None:
        from workbench.data.split import SplitConfig

        self.split_card = Card(N_("Parts (split)"))
        self.split_bar = SplitBar()
        self.split_form = ConfigForm(SplitConfig(), editor_width=92)
        self.split_form.changed.connect(self._set_split)
        self.split_card.body.addWidget(self.split_bar)
        self.split_card.body.addSpacing(4)
        self.split_card.body.addWidget(self.split_form)
        self.split_card.body.addStretch(1)
        self.go_on = QPushButton()
        self.go_on.setAutoDefault(False)
        set_role(self.go_on, "primary")
        self.go_on.clicked.connect(lambda: self.session.page_asked.emit("model"))
        self.split_card.body.addSpacing(8)
        self.split_card.body.addWidget(self.go_on)

    def _lay_out_data(self) -> QWidget:
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
        column = QVBoxLayout(left)
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
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(left)
        row.addLayout(self._middle, 1)
        return body

    # what the session says

    def _project_changed(self) -> None:
        project = self.session.project
        self._overviews.cancel()
        self._overview, self._has_failed, self._is_waiting = None, False, False
        if project is None:
            self._stack.setCurrentWidget(self.no_project)
        else:
            self.invitation.set_scenario(project.scenario)
            self._show_blocked()
            self._is_waiting = self.session.has_data
            self._stack.setCurrentWidget(self.loading if self._is_waiting else self.invitation)
        self.explain_changed.emit()

    def _data_changed(self) -> None:
        self._is_waiting = False
        self._has_failed = False
        self._ask()

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
        if self._overview is not None:
            self._ask()
            self._see(self.preview.row)

    def _estimate_changed(self) -> None:
        self._has_failed = self.session.estimate is None
        if self._overview is not None:
            self._see(self.preview.row)

    def _raised(self, _: WorkbenchError) -> None:
        # The data of a project just opened could not be read: the message says why, this page offers to bring it again.
        if self._is_waiting and self._overview is None:
            self._is_waiting = False
            self._stack.setCurrentWidget(self.invitation)

    def _show_blocked(self) -> None:
        read_only = self.session.why_read_only
        why = "" if read_only is None else str(read_only)
        if self.session.is_training:
            why = tr("A training is running. Stop it on the Train page first.")
        self.split_form.set_editable(read_only is None)
        self.split_form.setToolTip("" if read_only is None else str(read_only))
        self.invitation.set_blocked(why)
        self.source.set_blocked(why)

    # the examples

    def _ask(self) -> None:
        project, experiment, before = self.session.project, self.session.experiment, self._overview
        if project is None or not self.session.has_data:
            return
        self._overviews.ask(lambda progress: (project, overview(project, experiment, before, progress)))

    def _show_overview(self, found: tuple[Any, Overview]) -> None:
        project, shown = found
        if project is not self.session.project:
            return
        before, self._overview = self._overview, shown
        self._is_waiting = False
        is_new = before is None or before.examples is not shown.examples
        self.source.set_overview(shown, project.scenario)
        self._show_sizes()
        if is_new:
            self._arrange(shown)
            self.balance.set_counts(shown.classes)
            self.split_form.set_config(self.session.experiment.split)
        if is_new or before is None or before.rows is not shown.rows:
            self.preview.set_overview(shown)
        self._stack.setCurrentWidget(self._with_data)

    def _overview_failed(self, error: WorkbenchError) -> None:
        self._is_waiting = False
        if self._overview is None:
            self._stack.setCurrentWidget(self.invitation)
        self.session.raised.emit(error)

    def _arrange(self, shown: Overview) -> None:
        pictures = bool(shown.image_role)
        beside, under = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(beside if pictures else under)
        self._side.setDirection(under if pictures else beside)
        self._fit_columns()
        self.balance_card.setVisible(bool(shown.classes))

    def _fit_columns(self) -> None:
        pictures = self._overview is not None and bool(self._overview.image_role)
        is_narrow = pictures and self.width() < NARROW
        self._left.setFixedWidth(NARROW_LEFT if is_narrow else LEFT_WIDTH)
        side, holder = NARROW_SIDE if is_narrow else SIDE_WIDTH, self._side_holder
        in_sight = min(CLASSES_IN_SIGHT, len(self._overview.classes)) if self._overview is not None else 0
        self._balance_scroll.setMinimumHeight(LOW_ROW * in_sight if pictures else 70)
        self._side.setStretch(1, 0 if pictures else 2)
        holder.setMinimumSize(*((side, 0) if pictures else (0, SEEN_HEIGHT)))
        holder.setMaximumSize(*((side, UNLIMITED) if pictures else (UNLIMITED, SEEN_HEIGHT)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _show_sizes(self) -> None:
        if self._overview is not None:
            unit = tr("characters") if self._overview.rows.is_lines else tr("examples")
            self.split_bar.set_sizes(self._overview.sizes, unit)

    def _set_split(self, split: Any) -> None:
        self.session.set_experiment(dataclasses.replace(self.session.experiment, split=split))

    def _see(self, row: int) -> None:
        shown, session = self._overview, self.session
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
            self.seen.show_seen(seen, self._place(shown, row))

    def _place(self, shown: Overview, row: int) -> Text:
        if shown.rows.is_lines:
            return text("from line {number:,} on", number=row + 1)
        if shown.image_role:
            label = shown.rows.columns[0].cells[row]
            return text("picture {number:,}: {label}", number=row + 1, label=label)
        return text("row {number:,}", number=row + 1)

    # bringing data

    def choose_file(self) -> None:
        """Ask for a file and import it."""
        scenario = self.session.scenario
        if scenario is None:
            return
        if takes_pictures(scenario):
            title = tr("Zip files")
        else:
            title = tr("Texts and tables") if len(scenario.roles) == 1 else tr("Tables")
        kinds = f"{title} ({' '.join(f'*{suffix}' for suffix in suffixes_for(scenario.roles))})"
        kinds += f";;{tr('All files')} (*)"
        found = file_dialog.ask_file(self, tr("Choose a file"), kinds)
        if found is not None:
            self.import_path(found)

    def choose_folder(self) -> None:
        """Ask for a folder of pictures or texts and import it."""
        found = file_dialog.ask_folder(self, tr("Choose a folder"))
        if found is not None:
            self.import_path(found)

    def _dropped(self, paths: list[str]) -> None:
        if self.session.project is None:
            return
        if len(paths) > 1:
            self.session.raised.emit(
                WorkbenchError(
                    text("{count} files were dropped, but only one can be taken.", count=len(paths)),
                    text("Drop one file, or put pictures or texts into one folder and drop that."),
                )
            )
            return
        self.import_path(Path(paths[0]))

    def import_path(self, path: Path) -> None:
        """Read *path* beside the window, ask which column is which where that is not clear, and import it."""
        session = self.session
        project = session.project
        if project is None or session.refuse_while_training() or session.refuse_read_only():
            return

        def read(reading: Reading) -> None:
            if project is not session.project:
                return
            try:
                asks = must_ask(reading.table, project.scenario.roles)
            except WorkbenchError as error:
                session.raised.emit(error)
                return
            if asks:
                self._ask_columns(reading)
            else:
                self._import(reading, None)

        session.start_busy(
            text("Reading “{name}”", name=path.name),
            lambda progress: read_source(path, ReadOptions(), progress),
            read,
        )

    def _ask_columns(self, reading: Reading) -> None:
        scenario = self.session.scenario
        if scenario is None:
            return
        dialog = ImportDialog(self.session.jobs, reading, scenario.roles, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._import(dialog.reading, dialog.columns))
        dialog.finished.connect(lambda _: setattr(self, "dialog", None))
        self.dialog = dialog
        dialog.open()

    def _import(self, reading: Reading, columns: dict[str, str] | None) -> None:
        scenario = self.session.scenario
        if scenario is None:
            return
        path, roles = reading.path, scenario.roles
        self.session.import_table(
            lambda progress: examples_from(reading.table, roles, path.name, str(path), columns, progress)
        )

    # texts

    def explain(self) -> list[tuple[str, str]]:
        scenario = self.session.scenario
        own = "" if scenario is None else scenario.about.explain.get("data", "")
        own = tr(own) if own else ""
        see, look, attempt = tr("What you see"), tr("Look for"), tr("Try this")
        if self._overview is None or scenario is None:
            parts = [
                (
                    see,
                    tr(
                        "A model learns only from <b>examples</b>. Here you say which ones "
                        "(the <i>training data</i>). They are copied into your project and stay on this computer."
                    ),
                ),
                (
                    look,
                    tr(
                        "data that is like what you will ask the model later: "
                        "it cannot know what it was never shown."
                    ),
                ),
                (attempt, tr("Take the data that comes with the program first. Bring your own afterwards.")),
            ]
        elif self._overview.image_role:
            parts = [
                (
                    see,
                    tr(
                        "Your pictures, and beside them one as the model gets it: cut into squares "
                        "(<i>patches</i>) that it reads one after the other like words."
                    ),
                ),
                (
                    look,
                    tr(
                        "classes with far fewer pictures than the others: the model will guess them too rarely "
                        "(<i>imbalance</i>). And for pictures in the wrong class."
                    ),
                ),
                (
                    attempt,
                    tr(
                        "Change the patch size on the Model page, come back, and see what is left of a picture."
                    ),
                ),
            ]
        elif self._overview.label_role:
            parts = [
                (
                    see,
                    tr(
                        "Your texts with their classes, and beneath them one as the model gets it: cut into small "
                        "parts (<i>tokens</i>). Each has a number, and the numbers are all that the model sees."
                    ),
                ),
                (
                    look,
                    tr(
                        "classes with far fewer texts than the others: the model will guess them too rarely "
                        "(<i>imbalance</i>). And for texts in the wrong class."
                    ),
                ),
                (
                    attempt,
                    tr("Choose another tokeniser on the Model page, come back, and count the tokens again."),
                ),
            ]
        else:
            parts = [
                (
                    see,
                    tr(
                        "Your data, and beneath it one piece as the model gets it: cut into small parts "
                        "(<i>tokens</i>). Each has a number, and the numbers are all that the model sees."
                    ),
                ),
                (
                    look,
                    tr(
                        "the colours at the right edge. The model learns from the <i>training</i> part only; "
                        "<i>validation</i> and <i>test</i> are kept back to measure it honestly."
                    ),
                ),
                (
                    attempt,
                    tr("Choose another tokeniser on the Model page, come back, and count the tokens again."),
                ),
            ]
        if own:
            parts.insert(1, (see, own))
        return parts

    def retranslate(self) -> None:
        self.go_on.setText(tr("Go on to the model"))
        self._show_blocked()
        self._show_sizes()
        self.explain_changed.emit()
