"""Bring data, look at it, see it as the model does, and share it out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from workbench.data.gathering import Gathered
from workbench.data.importing import examples_from, suffixes_for
from workbench.data.table import ReadOptions
from workbench.gui.dialogs import file_dialog
from workbench.gui.dialogs.import_dialog import ImportDialog, Reading, must_ask, read_source
from workbench.gui.dialogs.more_data import MoreData
from workbench.gui.examining.examples_panel import ExamplesPanel
from workbench.gui.examining.overview import Overview, overview, takes_pictures
from workbench.gui.examining.panel import DataPanel
from workbench.gui.examining.panels import PANELS
from workbench.gui.pages.data_explain import explain_data
from workbench.gui.pages.data_invite import Invitation
from workbench.gui.pages.page import Page
from workbench.gui.session import Session
from workbench.gui.theme import set_role
from workbench.gui.widgets.drop_area import DropArea
from workbench.gui.widgets.empty_state import EmptyState
from workbench.gui.widgets.page_stack import PageStack
from workbench.gui.widgets.segmented_control import SegmentedControl
from workbench.gui.widgets.tooltip import wrapped
from workbench.gui.worker import Latest
from workbench.language import N_, WorkbenchError, text, tr

if TYPE_CHECKING:
    from workbench.progress import Progress


class DataPage(Page):
    """The first step: without data an invitation, with data everything about it."""

    key = "data"
    title = N_("Data")
    icon = "data"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._overview: Overview | None = None
        self._is_waiting = False  # for the data of a project that was opened just now
        self._overviews = Latest(session.jobs, self._show_overview, self._overview_failed)
        self.dialog: ImportDialog | None = None
        self.more: MoreData | None = None
        self._gathered: Gathered | None = None  # files that were dropped together
        self.no_project = EmptyState(
            "folder", N_("No project is open. Choose on Home what your model should learn."), N_("Go to Home")
        )
        self.no_project.acted.connect(lambda: session.page_asked.emit("home"))
        self.loading = EmptyState("data", N_("Reading the data…"))
        self.invitation = Invitation()
        self._with_data = self._make_panels()
        for part in (self.invitation, self.examples.source):
            part.file_asked.connect(self.choose_file)
            part.folder_asked.connect(self.choose_folder)
            part.sample_asked.connect(session.import_sample)
            part.more_asked.connect(self.get_more)
        self.examples.source.recipe_changed.connect(session.generate_data)
        self._stack = QStackedWidget()
        for widget in (self.no_project, self.loading, self.invitation, self._with_data):
            self._stack.addWidget(widget)
        self.drop_area = DropArea()
        self.drop_area.dropped.connect(self._dropped)
        self.drop_area.body.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.drop_area)
        session.project_changed.connect(self._project_changed)
        session.data_changed.connect(self._data_changed)
        session.experiment_changed.connect(self._experiment_changed)
        session.training_state_changed.connect(self._show_blocked)
        session.raised.connect(self._raised)
        self._project_changed()
        if session.has_data:
            self._ask()  # made after the project was opened: the data may be read already
        self.retranslate()

    def _make_panels(self) -> QWidget:
        session = self.session
        self.panels = {panel.key: panel(session) for panel in PANELS}
        examples = self.panels[ExamplesPanel.key]
        assert isinstance(examples, ExamplesPanel)
        self.examples = examples
        self.tabs = SegmentedControl(
            [(key, panel.title) for key, panel in self.panels.items()], name=N_("What is shown of the data")
        )
        self.tabs.chosen.connect(self.show_panel)
        self.tabs.setVisible(len(self.panels) > 1)
        self.place = PageStack()
        for panel in self.panels.values():
            self.place.addWidget(panel)
            panel.neighbours = frozenset(self.panels)
            panel.panel_asked.connect(self.show_panel)
        self.go_on = QPushButton()
        self.go_on.setAutoDefault(False)
        set_role(self.go_on, "primary")
        self.go_on.clicked.connect(lambda: session.page_asked.emit("model"))
        top = QHBoxLayout()
        top.setSpacing(12)
        top.addWidget(self.tabs)
        top.addStretch(1)
        top.addWidget(self.go_on)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(top)
        column.addWidget(self.place, 1)
        return body

    # what the session says

    def _project_changed(self) -> None:
        project = self.session.project
        self._overviews.cancel()
        self._forget_gathered()
        self._overview, self._is_waiting = None, False
        for panel in self.panels.values():
            panel.show_overview(None)
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
        self._ask()

    def _experiment_changed(self) -> None:
        if self._overview is not None:
            self._ask()

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
        self.invitation.set_blocked(why)
        self.examples.source.set_blocked(why)

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
        is_first = self._overview is None
        self._overview = shown
        self._is_waiting = False
        self.panel().show_overview(shown)
        self._stack.setCurrentWidget(self._with_data)
        if is_first:
            self.explain_changed.emit()

    def _overview_failed(self, error: WorkbenchError) -> None:
        self._is_waiting = False
        if self._overview is None:
            self._stack.setCurrentWidget(self.invitation)
        self.session.raised.emit(error)

    def _is_shown(self) -> bool:
        return self._stack.currentWidget() is self._with_data

    def panel(self) -> DataPanel:
        """Return the panel that is chosen."""
        return self.panels[self.tabs.key()]

    def show_panel(self, key: str) -> None:
        """Bring the panel *key* into sight."""
        self.tabs.set_key(key)
        panel = self.panel()
        self.place.setCurrentWidget(panel)
        panel.show_overview(self._overview)
        self.explain_changed.emit()

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

    def get_more(self) -> None:
        """Offer the open sets of the catalogue, and import the one that is chosen."""
        if self.more is not None:
            return
        dialog = MoreData(self.session.jobs, self.session.scenario, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.use_asked.connect(self.import_path)
        dialog.finished.connect(lambda _: setattr(self, "more", None))
        self.more = dialog
        dialog.open()

    def _dropped(self, paths: list[str]) -> None:
        if self.session.project is None:
            return
        if len(paths) == 1:
            self.import_path(Path(paths[0]))
            return
        self._forget_gathered()
        try:
            gathered = self._gathered = Gathered([Path(path) for path in paths])
        except WorkbenchError as error:
            self.session.raised.emit(error)
            return
        self._read(
            gathered.folder.name,
            lambda progress: read_source(
                gathered.fill(progress.part(0, 0.2)), ReadOptions(), progress.part(0.2, 1)
            ),
        )

    def _forget_gathered(self) -> None:
        if self._gathered is not None:
            self._gathered.close()
            self._gathered = None

    def import_path(self, path: Path) -> None:
        """Read *path* beside the window, ask which column is which where that is not clear, and import it."""
        self._read(path.name, lambda progress: read_source(path, ReadOptions(), progress))

    def _read(self, name: str, work: Callable[[Progress], Reading]) -> None:
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

        session.start_busy(text("Reading “{name}”", name=name), work, read)

    def _ask_columns(self, reading: Reading) -> None:
        scenario = self.session.scenario
        if scenario is None:
            return
        dialog = ImportDialog(self.session.jobs, reading, scenario.roles, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self._import(dialog.reading, dialog.columns, dialog.limit))
        dialog.finished.connect(lambda _: setattr(self, "dialog", None))
        self.dialog = dialog
        dialog.open()

    def _import(self, reading: Reading, columns: dict[str, str] | None, limit: int = 0) -> None:
        scenario = self.session.scenario
        if scenario is None:
            return
        path, roles = reading.path, scenario.roles
        self.session.import_table(
            lambda progress: examples_from(
                reading.table, roles, path.name, str(path), columns, progress, limit
            )
        )

    # texts

    def explain(self) -> list[tuple[str, str]]:
        if self._overview is not None and self._is_shown():
            explained = self.panel().explained
            if explained is not None:
                return explained.parts()
        return explain_data(self.session.scenario, self._overview, self.own_words())

    def retranslate(self) -> None:
        for key, panel in self.panels.items():
            self.tabs.button(key).setToolTip(wrapped(tr(panel.help)))
        self.go_on.setText(tr("Go on to the model"))
        self._show_blocked()
        self.explain_changed.emit()
