"""The window: top bar with menus, rail, page, explanations, status."""

from __future__ import annotations

import base64
import dataclasses
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QGuiApplication, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QInputDialog,
    QLabel,
    QMainWindow,
    QMenu,
    QMenuBar,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from workbench import __version__
from workbench.gui.actions import ACTIONS, MENUS, RECENT_AFTER
from workbench.gui.dialogs import file_dialog
from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.pages.page import Page
from workbench.gui.qt_language import apply_language
from workbench.gui.run_names import run_name
from workbench.gui.session import PAGES, Notice, Session, TrainingState, free_folder
from workbench.gui.theme import apply_theme, current_theme, set_role, system_theme_key
from workbench.gui.views.formula_view import FormulaView
from workbench.gui.widgets.collapsible_panel import CollapsiblePanel
from workbench.gui.widgets.message_bar import MessageBar
from workbench.gui.widgets.progress_row import ProgressRow
from workbench.gui.widgets.rail_button import RailButton
from workbench.language import N_, Text, WorkbenchError, current_language, text, tr
from workbench.progress import Progress
from workbench.scenarios.base import Scenario

if TYPE_CHECKING:
    from workbench.projects.project import Project

RAIL_WIDTH = 152
SMALLEST = (1024, 640)
USUAL = (1366, 740)
EXPLAIN_FROM = 1220  # in a narrower window the explanations fold away by themselves
TITLES = {
    "home": N_("Home"),
    "data": N_("Data"),
    "model": N_("Model"),
    "train": N_("Train"),
    "inspect": N_("Inspect"),
    "evaluate": N_("Evaluate"),
    "use": N_("Use"),
}
CLASSES = {key: f"{key.capitalize()}Page" for key in PAGES}


class MainWindow(Live, QMainWindow):
    """Shows one page at a time and everything around it."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.pages: dict[str, Page] = {}
        self.page = ""
        self._actions: dict[str, QAction] = {}
        self._menus: dict[str, QMenu] = {}
        self._recent_menu = QMenu(self)
        self._device: tuple[str, str | Text, Text] | None = None
        self._is_narrow = False
        self._offers_undo = False  # the message shown does
        self._last_steps: Any = None  # newest Steps event of the running training
        self.setMinimumSize(*SMALLEST)
        self.resize(*USUAL)
        self._make_actions()
        self._make_top_bar()
        self._make_body()
        self._make_status()
        session.project_changed.connect(self._project_changed)
        session.renamed.connect(self._show_title)
        session.data_changed.connect(self._data_changed)
        session.data_replaced.connect(self._offer_undo)
        session.page_asked.connect(self.show_page)
        session.successor_asked.connect(self.new_successor)
        session.raised.connect(self._show_error)
        session.noticed.connect(self._show_notice)
        session.found_in_use.connect(self._ask_to_read)
        session.told.connect(lambda told: self._say(told))
        session.settings_changed.connect(self._settings_changed)
        session.busy_changed.connect(self._show_busy)
        session.training_progressed.connect(self.progress.set_progress)
        for changed in (
            session.data_changed,
            session.experiment_changed,
            session.estimate_changed,
            session.runs_changed,
            session.selection_changed,
            session.training_state_changed,
            session.evaluation_changed,
        ):
            changed.connect(self._refresh_rail)
        session.training_events.connect(self._follow_training)
        session.training_state_changed.connect(self._show_training_state)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._settings_changed)
        self.retranslate()
        self.restyle()
        self.show_page("home")
        self.rail["home"].setFocus(Qt.FocusReason.OtherFocusReason)
        self._restore_geometry()

    # parts

    def _make_actions(self) -> None:
        for entry in ACTIONS:
            action = QAction(self)
            if entry.shortcut is not None:
                action.setShortcut(QKeySequence(entry.shortcut))
            action.triggered.connect(lambda _=False, entry=entry: entry.run(self))
            self.addAction(action)
            self._actions[entry.key] = action

    def _make_top_bar(self) -> None:
        bar = QFrame()
        set_role(bar, "bar")
        bar.setFixedHeight(37)
        self._menu_bar = QMenuBar(bar)
        self._menu_bar.setNativeMenuBar(False)
        for key in MENUS:
            menu = QMenu(self)
            self._menus[key] = menu
            self._menu_bar.addMenu(menu)
        for entry in ACTIONS:
            if not entry.menu:
                continue  # only in the search
            menu = self._menus[entry.menu]
            if entry.starts_group:
                menu.addSeparator()
            menu.addAction(self._actions[entry.key])
            if entry.key == RECENT_AFTER:
                menu.addMenu(self._recent_menu)
        self._recent_menu.aboutToShow.connect(self._fill_recent)
        self._name, self._scenario = QLabel(), QLabel()
        set_role(self._name, "strong")
        set_role(self._scenario, "secondary")
        self._search, self._language, self._theme = QPushButton(), QPushButton(), QPushButton()
        for button, key in ((self._search, "search"), (self._language, "language"), (self._theme, "theme")):
            set_role(button, "flat")
            button.clicked.connect(self._actions[key].trigger)
        layout = QHBoxLayout(bar)
        layout.setContentsMargins(14, 0, 8, 0)
        layout.setSpacing(10)
        layout.addWidget(self._name)
        layout.addWidget(self._scenario)
        layout.addSpacing(8)
        layout.addWidget(self._menu_bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addStretch(1)
        layout.addWidget(self._search)
        layout.addWidget(self._language)
        layout.addWidget(self._theme)
        self.setMenuWidget(bar)

    def _make_body(self) -> None:
        rail = QFrame()
        set_role(rail, "rail")
        rail.setFixedWidth(RAIL_WIDTH)
        column = QVBoxLayout(rail)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(2)
        self.rail: dict[str, RailButton] = {}
        for number, key in enumerate(PAGES):
            button = RailButton(TITLES[key], number=number or None, icon_name="home" if key == "home" else "")
            button.clicked.connect(lambda _=False, key=key: self.show_page(key))
            self.rail[key] = button
            column.addWidget(button)
            if key == "home":
                line = QFrame()
                set_role(line, "line")
                line.setFixedHeight(1)
                column.addSpacing(6)
                column.addWidget(line)
                column.addSpacing(6)
        column.addStretch(1)
        self.message = MessageBar()
        self.message.dismissed.connect(self._message_dismissed)
        self.progress = ProgressRow()
        self.progress.cancelled.connect(self.session.cancel_busy)
        self.progress.hide()
        self._stack = PageStack()
        pages = QScrollArea()  # scrolls only where a page, in its smallest form, has no room
        pages.setWidgetResizable(True)
        pages.setFrameShape(QFrame.Shape.NoFrame)
        pages.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        pages.setWidget(self._stack)
        self.explain = CollapsiblePanel(N_("Explain"), width=228)
        self._explain_text = QLabel()
        self._explain_text.setWordWrap(True)
        self._explain_text.setTextFormat(Qt.TextFormat.RichText)
        self._explain_text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._explain_text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._formula = FormulaView(text_size=15)
        inner = QWidget()
        inner_column = QVBoxLayout(inner)
        inner_column.setContentsMargins(0, 0, 4, 0)
        inner_column.setSpacing(8)
        inner_column.addWidget(self._explain_text)
        inner_column.addWidget(self._formula)
        inner_column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        self.explain.body.addWidget(scroll)
        self.explain.set_collapsed(self.session.settings.explain_collapsed)
        self.explain.collapsed_changed.connect(self._remember_explain)
        middle = QVBoxLayout()
        middle.setSpacing(8)
        middle.addWidget(self.message)
        middle.addWidget(self.progress)
        middle.addWidget(pages, 1)
        body = QWidget()
        row = QHBoxLayout(body)
        row.setContentsMargins(12, 12, 12, 12)
        row.setSpacing(12)
        row.addLayout(middle, 1)
        row.addWidget(self.explain)
        central = QWidget()
        whole = QHBoxLayout(central)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(rail)
        whole.addWidget(body, 1)
        self.setCentralWidget(central)

    def _make_status(self) -> None:
        self._status_device, self._status_training, self._status_right = QLabel(), QLabel(), QLabel()
        for label in (self._status_device, self._status_training, self._status_right):
            set_role(label, "secondary")
            label.setContentsMargins(12, 0, 12, 0)
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        bar.addWidget(self._status_device)
        bar.addWidget(self._status_training, 1)
        bar.addPermanentWidget(self._status_right)
        self._status_timer = QTimer(self, singleShot=True, interval=6000)
        self._status_timer.timeout.connect(self._show_version)

    # pages

    def ensure_page(self, key: str) -> Page:
        """Return the page *key*, made at its first use."""
        if key not in self.pages:
            module = importlib.import_module(f"workbench.gui.pages.{key}")
            page: Page = getattr(module, CLASSES[key])(self.session)
            page.explain_changed.connect(self._show_explain)
            if key == "home":
                home: Any = page
                home.new_asked.connect(self.new_project)
                home.open_asked.connect(self.open_project)
            self.pages[key] = page
            self._stack.addWidget(page)
        return self.pages[key]

    def show_page(self, key: str) -> None:
        """Go to the page *key*."""
        page = self.ensure_page(key)
        self.session.visited()
        self.page = key
        self.rail[key].setChecked(True)
        self._stack.setCurrentWidget(page)
        page.entered()
        self.explain.setVisible(key != "home")
        self._show_explain()
        self._refresh_rail()

    def _show_explain(self) -> None:
        page = self.pages.get(self.page)
        if page is None:
            return
        accent = current_theme().hex("accent")
        parts = [
            f'<p style="margin:0 0 8px 0; line-height:132%">{_lead(lead, accent)}{paragraph}</p>'
            for lead, paragraph in page.explain()
        ]
        shown = "".join(parts)
        if current_language() == "zh_CN":  # slanted Chinese is hard to read
            shown = shown.replace("<i>", "<b>").replace("</i>", "</b>")
        self._explain_text.setText(shown)
        self._formula.setVisible(page.has_formula())

    # texts and colours

    def retranslate(self) -> None:
        for key, menu in self._menus.items():
            menu.setTitle(tr(MENUS[key]))
        for entry in ACTIONS:
            self._actions[entry.key].setText(tr(entry.title))
        self._recent_menu.setTitle(tr("Recent projects"))
        keys = self._actions["search"].shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        self._search.setText(f"{tr('Search actions')}  {keys}")
        self._language.setText("EN / 中")
        self._language.setToolTip(tr("Switch between English and Chinese"))
        self._language.setAccessibleName(tr("Switch between English and Chinese"))
        self._theme.setToolTip(tr("Switch between light and dark"))
        self._theme.setAccessibleName(tr("Switch between light and dark"))
        self._show_title()
        self._show_device()
        self._show_version()
        self._show_explain()
        self._show_training_state()
        self._refresh_rail()

    def restyle(self) -> None:
        for entry in ACTIONS:
            if entry.icon:
                self._actions[entry.key].setIcon(icon(entry.icon))
        self._theme.setIcon(icon("moon" if current_theme().key == "light" else "sun", "secondary"))
        self._search.setIcon(icon("search", "secondary"))
        self._show_explain()

    def _show_title(self) -> None:
        project = self.session.project
        self._name.setText(tr("Attention Workbench") if project is None else project.title)
        scenario = "" if project is None else tr(project.scenario.about.title)
        known = [scenario] if project is not None and scenario != project.title else []
        if self.session.why_read_only is not None:
            known.append(tr("read-only"))
        self._scenario.setText(" · ".join(known))
        self._scenario.setVisible(bool(known))
        shown = tr("Attention Workbench")
        self.setWindowTitle(shown if project is None else f"{project.title} – {shown}")
        self._enable_actions()

    def _enable_actions(self) -> None:
        session = self.session
        for entry in ACTIONS:
            is_possible = entry.is_possible is None or entry.is_possible(session)
            has_place = not entry.needs_project or session.project is not None
            self._actions[entry.key].setEnabled(is_possible and has_place)

    def _refresh_rail(self) -> None:
        for key, button in self.rail.items():
            if key != "home":
                found = self.session.step_state(key)
                state = "ready" if found.state == "running" else found.state
                button.set_state(state, found.status)

    # what the session says

    def _project_changed(self) -> None:
        self.message.dismiss()
        self._show_title()
        self._show_version()  # it is no longer being opened
        self._refresh_rail()

    def _data_changed(self) -> None:
        self._enable_actions()
        if self._offers_undo:
            self.message.dismiss()

    def _offer_undo(self) -> None:
        source = self.session.data_source
        if source is None or (self.message.level() == "error" and not self.message.isHidden()):
            return  # an error stays until it is dismissed; the menu offers the same
        self.message.show_message(
            "info",
            text("This project learns from “{name}” now; the previous data is kept.", name=source.name),
            text("Runs trained on the previous data can still be used."),
            action=text("Undo"),
            act=self.session.undo_data,
        )
        self._offers_undo = True

    def _message_dismissed(self) -> None:
        self._offers_undo = False

    def _show_error(self, error: WorkbenchError) -> None:
        self._offers_undo = False
        self.message.show_error(error)

    def _show_notice(self, notice: Notice) -> None:
        self._offers_undo = False
        self.message.show_message(
            notice.level, notice.what, notice.remedy, action=notice.action, act=notice.act
        )

    def _ask_to_read(self, error: WorkbenchError, open_to_read: Callable[[], None]) -> None:
        """Say who has the project open, and offer to look at it meanwhile."""
        self._show_version()
        box = QMessageBox(
            QMessageBox.Icon.Information,
            tr("Already open"),
            str(error.what),
            QMessageBox.StandardButton.Cancel,
            self,
        )
        box.setInformativeText(
            tr(
                "You can open it read-only: look inside, use and measure its models. "
                "Nothing can be trained, imported or changed."
            )
        )
        read = box.addButton(tr("Open read-only"), QMessageBox.ButtonRole.AcceptRole)
        read.clicked.connect(lambda: open_to_read())
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.open()

    def _say(self, told: Text) -> None:
        self._status_right.setText(str(told))
        self._status_timer.start()

    def _show_version(self) -> None:
        self._status_right.setText(f"{tr('Attention Workbench')} {__version__}")

    def _show_busy(self) -> None:
        if self.session.busy is None:
            self.progress.finish()
            self.progress.hide()
        else:
            self.progress.show()
            self.progress.start(self.session.busy)

    def find_device(self) -> None:
        """Load PyTorch beside the open window and show which device will train."""
        self.session.get_ready(self.set_device)

    def set_device(self, kind: str, name: str | Text, reason: Text) -> None:
        """Show which device will train and why."""
        self._device = (kind, name, reason)
        self._show_device()

    def _show_device(self) -> None:
        if self._device is None:
            self._status_device.setText(f"○ {tr('Getting ready…')}")
            return
        names = {"cpu": tr("CPU"), "cuda": tr("NVIDIA GPU"), "mps": tr("Apple GPU")}
        kind, name, reason = self._device
        self._status_device.setText(
            f"● {tr('{device}, {name} ({reason})', device=names[kind], name=name, reason=reason)}"
        )

    def _follow_training(self, events: list[Any]) -> None:
        from workbench.training.events import Snapshot, Steps

        self._last_steps = next(
            (event for event in reversed(events) if isinstance(event, Steps)), self._last_steps
        )
        if any(isinstance(event, Snapshot) for event in events):
            self._refresh_rail()  # with the first weights, Inspect, Evaluate and Use come to life
        if self.session.training_state is TrainingState.RUNNING:
            self._show_steps()

    def _show_steps(self) -> None:
        last = self._last_steps
        if last is None or self.session.scenario is None:
            return
        item = tr(self.session.scenario.about.item)
        said = tr(
            "step {step} · loss {loss:.2f} · {rate:,.0f} {item} per second",
            step=last.step,
            loss=float(last.losses[-1]),
            rate=last.items_per_second,
            item=item,
        )
        self._status_training.setText(said)

    def _show_training_state(self) -> None:
        shown = {
            TrainingState.PREPARING: text("Preparing the data…"),
            TrainingState.PAUSED: text("Paused"),
            TrainingState.STOPPING: text("Stopping… what it learnt is kept."),
        }.get(self.session.training_state)
        if shown is not None:
            self._status_training.setText(str(shown))
        elif self.session.is_training:
            self._show_steps()
        else:
            self._last_steps = None
            self._status_training.setText("")

    # what can be asked for

    def new_project(self, scenario: Scenario | None = None) -> None:
        """Ask for a name and make a project."""
        from workbench.gui.dialogs.new_project import NewProject

        if self.session.refuse_while_training():
            return
        dialog = NewProject(scenario, self)
        if dialog.exec():
            self.session.new_project(dialog.scenario, dialog.folder, dialog.title)

    def new_successor(self, run: str, step: int | None) -> None:
        """Ask for a name and make a project of another scenario whose model begins with *run* at *step*."""
        from workbench.gui.dialogs.new_project import NewProject

        if self.session.refuse_while_training():
            return
        dialog = NewProject(None, self, scenarios=self.session.successors(), begins_with=run_name(run))
        if dialog.exec():
            begins = (run, step)
            self.session.new_project(dialog.scenario, dialog.folder, dialog.title, begins=begins)

    def open_project(self) -> None:
        """Ask for a project folder and open it."""
        chosen = file_dialog.ask_folder(self, tr("Open project"))
        if chosen is not None:
            self.session.open_project(chosen)

    def save_copy(self) -> None:
        """Ask for a folder and copy the project there."""
        project = self.session.project
        if project is None or self.session.refuse_while_training():
            return
        proposed = free_folder(project.folder.parent, tr("{title} copy", title=project.folder.name))
        target = file_dialog.ask_save(self, tr("Save a copy"), proposed)
        if target is not None:

            def copy(progress: Progress) -> Project:
                del progress
                self.session.jobs.finish_writing()
                return project.save_copy(target)

            self.session.save_experiment()
            self.session.start_busy(
                text("Copying"),
                copy,
                lambda copy: self._say(text("Copied to {path}", path=str(copy.folder))),
            )

    def rename_project(self) -> None:
        """Ask for another title."""
        project = self.session.project
        if project is None or self.session.refuse_read_only():
            return
        title, accepted = QInputDialog.getText(self, tr("Rename project"), tr("Name"), text=project.title)
        if accepted and title.strip():
            self.session.rename_project(title.strip())

    def show_folder(self) -> None:
        """Show the project's folder in the system's file window."""
        if self.session.project is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.project.folder)))

    def show_settings(self) -> None:
        """Language and look."""
        from workbench.gui.dialogs.settings_dialog import SettingsDialog

        SettingsDialog(self.session, self).exec()

    def switch_theme(self) -> None:
        """Light becomes dark and the other way round."""
        other = "dark" if current_theme().key == "light" else "light"
        self.session.set_settings(dataclasses.replace(self.session.settings, theme=other))

    def switch_language(self) -> None:
        """English becomes Chinese and the other way round."""
        other = "en" if current_language() == "zh_CN" else "zh_CN"
        self.session.set_settings(dataclasses.replace(self.session.settings, language=other))

    def toggle_explain(self) -> None:
        """Fold the explanations away or bring them back."""
        self.explain.set_collapsed(not self.explain.is_collapsed())

    def search_actions(self) -> None:
        """Find an action by typing."""
        from workbench.gui.dialogs.action_palette import ActionPalette

        shown = [action for key, action in self._actions.items() if key != "search"]
        ActionPalette(shown, self).exec()

    def show_guide(self) -> None:
        """The six steps in a few sentences."""
        _tell(self, tr("How to use this program"), guide())

    def show_about(self) -> None:
        """Name, version, licence."""
        said = tr(
            "Attention Workbench {version}\n\nTrain small attention models on your own computer and look inside them."
            "\n\nMIT licence.",
            version=__version__,
        )
        _tell(self, tr("About"), said)

    # settings

    def _settings_changed(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        settings = self.session.settings
        theme = system_theme_key() if settings.theme == "system" else settings.theme
        if theme != current_theme().key:
            apply_theme(app, theme)
        language = settings.language_or_system(system_locale())
        if language != current_language():
            apply_language(app, language)

    def _remember_explain(self, is_collapsed: bool) -> None:
        if self._is_narrow:
            return  # opened for a look; what was chosen for a wide window stays
        self.session.set_settings(dataclasses.replace(self.session.settings, explain_collapsed=is_collapsed))

    def _fill_recent(self) -> None:
        self._recent_menu.clear()
        for path in self.session.settings.recent:
            action = self._recent_menu.addAction(Path(path).name)
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: self.session.open_project(Path(path)))
        if not self.session.settings.recent:
            self._recent_menu.addAction(tr("No projects yet")).setEnabled(False)

    def _restore_geometry(self) -> None:
        kept = self.session.settings.geometry
        if kept:
            self.restoreGeometry(QByteArray(base64.b64decode(kept, validate=False)))
        screen = self.screen()
        if not screen.availableGeometry().intersects(self.frameGeometry()):
            self.move(screen.availableGeometry().topLeft())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._search.setVisible(self.width() >= 1100)
        self._fit_explain()

    def _fit_explain(self) -> None:
        is_narrow = self.width() < EXPLAIN_FROM
        if is_narrow != self._is_narrow:
            self._is_narrow = True  # so that the change below is not taken for a wish
            self.explain.set_collapsed(is_narrow or self.session.settings.explain_collapsed)
            self._is_narrow = is_narrow

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.session.is_training and not self._may_stop():
            event.ignore()
            return
        geometry = base64.b64encode(self.saveGeometry().data()).decode("ascii")
        self.session.set_settings(dataclasses.replace(self.session.settings, geometry=geometry))
        self.session.shutdown()
        event.accept()

    def _may_stop(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("Attention Workbench"))
        box.setText(tr("A training is running. Stop it, keep what it has learnt, and close?"))
        stop = box.addButton(tr("Stop, keep and close"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("Go on training"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        return box.clickedButton() is stop


class PageStack(QStackedWidget):
    """The pages; asks for no more room than the one on top needs, not the largest of them all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        page = self.currentWidget()
        return super().minimumSizeHint() if page is None else page.minimumSizeHint()

    def heightForWidth(self, width: int) -> int:
        return 0  # else the scroll area would give every page the height it likes best


def _lead(lead: str, accent: str) -> str:
    """Return the first words of a paragraph: a small heading, or "Look for", which the sentence goes on from."""
    if not lead:
        return ""
    is_chinese = current_language() == "zh_CN"
    end = "" if lead == tr("Look for") else "。" if is_chinese else "."
    return f'<b style="color:{accent}">{lead}{end}</b>{"" if is_chinese else " "}'


def _tell(parent: QWidget, title: str, said: str) -> None:
    """Show *said* in a window without a picture."""
    QMessageBox(QMessageBox.Icon.NoIcon, title, said, QMessageBox.StandardButton.Ok, parent).exec()


def system_locale() -> str:
    """Return the language the system speaks, such as zh_CN."""
    from PySide6.QtCore import QLocale

    return QLocale.system().name()


def guide() -> str:
    """Return the six steps in the current language."""
    return "\n\n".join(
        (
            tr("1 Data: use the sample or drop your own file. See what the model really receives."),
            tr("2 Model: choose a size, or change every part of it. See what it will cost."),
            tr("3 Train: press Start and watch the loss fall. Pause, try, go on; stop whenever you like."),
            tr("4 Inspect: type a sentence and see where every head looks, at every step of the training."),
            tr("5 Evaluate: measure it on examples it has never seen, and compare your runs."),
            tr("6 Use: try it, then take it away as a folder."),
        )
    )
