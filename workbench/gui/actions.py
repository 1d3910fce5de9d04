"""What can be done from the menus, by a shortcut and from the search, each said once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QKeySequence

from workbench.language import N_

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton

    from workbench.gui.main_window import MainWindow
    from workbench.gui.session import Session

Shortcut = QKeySequence.StandardKey | str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One thing a person can ask for."""

    key: str
    title: str  # marked for translation
    menu: str  # key of MENUS; empty for what only the search offers
    run: Callable[[MainWindow], None]
    icon: str = ""
    shortcut: Shortcut = None
    needs_project: bool = False
    is_possible: Callable[[Session], bool] | None = None  # None: always, with a project where it needs one
    starts_group: bool = False  # a line is drawn above it


MENUS = {"file": N_("File"), "go": N_("Go to"), "view": N_("View"), "help": N_("Help")}
RECENT_AFTER = "open"  # the list of recent projects stands below this action


def press(window: MainWindow, page: str, button: Callable[[Any], QPushButton]) -> None:
    """Go to *page* and press one of its buttons, if it can be pressed now."""
    window.show_page(page)
    found = button(window.pages[page])
    if found.isVisible() and found.isEnabled():
        found.click()


def get_more_data(window: MainWindow) -> None:
    """Go to the data and offer the open sets of the catalogue."""
    window.show_page("data")
    page: Any = window.pages["data"]
    page.get_more()


ACTIONS = (
    Action(
        key="new",
        title=N_("New project"),
        menu="file",
        icon="new",
        shortcut=QKeySequence.StandardKey.New,
        run=lambda window: window.new_project(),
    ),
    Action(
        key="open",
        title=N_("Open project…"),
        menu="file",
        icon="open",
        shortcut=QKeySequence.StandardKey.Open,
        run=lambda window: window.open_project(),
    ),
    Action(
        key="example",
        title=N_("Open the example"),
        menu="file",
        run=lambda window: window.session.open_example(),
    ),
    Action(
        key="copy",
        title=N_("Save a copy…"),
        menu="file",
        icon="save",
        shortcut="Ctrl+Shift+S",
        run=lambda window: window.save_copy(),
        needs_project=True,
        starts_group=True,
    ),
    Action(
        key="export",
        title=N_("Export the model…"),
        menu="file",
        icon="export",
        run=lambda window: press(window, "use", lambda page: page.take_away.export_button),
        needs_project=True,
    ),
    Action(
        key="rename",
        title=N_("Rename project…"),
        menu="file",
        run=lambda window: window.rename_project(),
        needs_project=True,
        is_possible=lambda session: session.why_read_only is None,
    ),
    Action(key="more-data", title=N_("Get more data…"), menu="file", icon="download", run=get_more_data),
    Action(
        key="undo-data",
        title=N_("Bring the previous data back"),
        menu="file",
        run=lambda window: window.session.undo_data(),
        needs_project=True,
        is_possible=lambda session: session.can_undo_data and session.why_read_only is None,
    ),
    Action(
        key="folder",
        title=N_("Show the project's folder"),
        menu="file",
        icon="folder",
        run=lambda window: window.show_folder(),
        needs_project=True,
    ),
    Action(
        key="close",
        title=N_("Close project"),
        menu="file",
        shortcut="Ctrl+W",
        run=lambda window: window.session.close_project(),
        needs_project=True,
    ),
    Action(
        key="settings",
        title=N_("Settings…"),
        menu="file",
        icon="settings",
        shortcut="Ctrl+,",
        run=lambda window: window.show_settings(),
        starts_group=True,
    ),
    Action(
        key="quit",
        title=N_("Quit"),
        menu="file",
        shortcut=QKeySequence.StandardKey.Quit,
        run=lambda window: window.close(),  # pyright: ignore[reportArgumentType]
        starts_group=True,
    ),
    Action(
        key="home",
        title=N_("Home"),
        menu="go",
        icon="home",
        shortcut="Alt+0",
        run=lambda w: w.show_page("home"),
    ),
    Action(
        key="data",
        title=N_("Data"),
        menu="go",
        icon="data",
        shortcut="Alt+1",
        run=lambda w: w.show_page("data"),
    ),
    Action(
        key="model",
        title=N_("Model"),
        menu="go",
        icon="model",
        shortcut="Alt+2",
        run=lambda w: w.show_page("model"),
    ),
    Action(
        key="train",
        title=N_("Train"),
        menu="go",
        icon="train",
        shortcut="Alt+3",
        run=lambda w: w.show_page("train"),
    ),
    Action(
        key="inspect",
        title=N_("Inspect"),
        menu="go",
        icon="inspect",
        shortcut="Alt+4",
        run=lambda w: w.show_page("inspect"),
    ),
    Action(
        key="evaluate",
        title=N_("Evaluate"),
        menu="go",
        icon="evaluate",
        shortcut="Alt+5",
        run=lambda w: w.show_page("evaluate"),
    ),
    Action(
        key="use", title=N_("Use"), menu="go", icon="use", shortcut="Alt+6", run=lambda w: w.show_page("use")
    ),
    Action(
        key="start-pause",
        title=N_("Start or pause the training"),
        menu="",
        icon="play",
        run=lambda window: press(window, "train", lambda page: page.transport.main_button),
        needs_project=True,
    ),
    Action(
        key="measure",
        title=N_("Measure the model"),
        menu="",
        icon="chart",
        run=lambda window: press(window, "evaluate", lambda page: page.measure_button),
        needs_project=True,
    ),
    Action(
        key="theme",
        title=N_("Switch between light and dark"),
        menu="view",
        icon="moon",
        shortcut="Ctrl+Shift+D",
        run=lambda window: window.switch_theme(),
    ),
    Action(
        key="language",
        title=N_("Switch between English and Chinese"),
        menu="view",
        icon="language",
        shortcut="Ctrl+Shift+L",
        run=lambda window: window.switch_language(),
    ),
    Action(
        key="explain",
        title=N_("Show or hide the explanations"),
        menu="view",
        icon="help",
        shortcut="Ctrl+E",
        run=lambda window: window.toggle_explain(),
    ),
    Action(
        key="search",
        title=N_("Search actions"),
        menu="help",
        icon="search",
        shortcut="Ctrl+K",
        run=lambda window: window.search_actions(),
    ),
    Action(
        key="guide",
        title=N_("How to use this program"),
        menu="help",
        icon="help",
        shortcut=QKeySequence.StandardKey.HelpContents,
        run=lambda window: window.show_guide(),
    ),
    Action(key="about", title=N_("About"), menu="help", icon="info", run=lambda window: window.show_about()),
)
