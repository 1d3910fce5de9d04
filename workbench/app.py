"""Composition root of the window: application, language, theme, log, main window."""

from __future__ import annotations

import argparse
import faulthandler
import logging
import os
import sys
from collections.abc import Sequence
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING

from workbench import __version__, paths
from workbench.language import LANGUAGES

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from workbench.gui.session import Session

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the window, or drive it off screen for screenshots and the demo; return the exit code."""
    parsed = _parse(sys.argv[1:] if arguments is None else arguments)
    _start_log()
    if sys.platform == "win32":
        import torch  # noqa: F401 - there, its libraries fail to load after Qt's
    if parsed.verb == "screenshots" or parsed.demo is not None:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = make_application()
    if parsed.verb == "screenshots":
        from workbench.gui.tour import screenshots

        return screenshots(app, parsed.out, parsed.language, parsed.theme, parsed.size, parsed.scenario)
    if parsed.demo is not None:
        from workbench.gui.tour import demo

        return demo(app, parsed.demo)
    return _open_window(app, parsed.project)


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    given = list(arguments)
    if given[:1] == ["screenshots"]:
        parser = argparse.ArgumentParser(
            prog="workbench screenshots",
            description="Render every page of a project with data and a trained run.",
        )
        parser.add_argument("out", type=Path)
        parser.add_argument("--language", choices=list(LANGUAGES), help="one language; both if absent")
        parser.add_argument("--theme", choices=["light", "dark"], help="one theme; both if absent")
        parser.add_argument("--size", default="1366x768", type=_size, help="WIDTHxHEIGHT")
        parser.add_argument("--scenario", help="key of one scenario; all if absent")
        parser.set_defaults(verb="screenshots", demo=None, project=None)
        return parser.parse_args(given[1:])
    parser = argparse.ArgumentParser(prog="attention-workbench", description="Open the window.")
    parser.add_argument("project", nargs="?", type=Path, help="a project folder to open")
    parser.add_argument(
        "--demo", type=Path, metavar="DIR", help="drive the window off screen, pictures in DIR"
    )
    parser.set_defaults(verb="window")
    return parser.parse_args(given[1:] if given[:1] == ["window"] else given)


def _size(written: str) -> tuple[int, int]:
    width, _, height = written.lower().partition("x")
    if not (width.isdigit() and height.isdigit()) or not (
        640 <= int(width) <= 7680 and 480 <= int(height) <= 4320
    ):
        raise argparse.ArgumentTypeError(f"“{written}” is not a size such as 1366x768")
    return int(width), int(height)


def make_application() -> QApplication:
    """Return the one application of this process with its settings' language and theme."""
    from PySide6.QtWidgets import QApplication

    from workbench.gui.main_window import system_locale
    from workbench.gui.qt_language import apply_language
    from workbench.gui.settings import Settings
    from workbench.gui.theme import apply_theme, system_theme_key

    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else QApplication(sys.argv[:1])
    app.setApplicationName("Attention Workbench")
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("attention-workbench")
    settings = Settings.load()
    apply_theme(app, system_theme_key() if settings.theme == "system" else settings.theme)
    apply_language(app, settings.language_or_system(system_locale()))
    return app


def _open_window(app: QApplication, project: Path | None) -> int:
    from workbench.gui.main_window import MainWindow
    from workbench.gui.session import Session
    from workbench.gui.settings import Settings

    session = Session(Settings.load())
    window = MainWindow(session)
    _show_unexpected(session)
    window.show()
    window.find_device()
    if project is not None:
        session.open_project(project.resolve())
    return app.exec()


def _start_log() -> None:
    """Write warnings and crashes to a file; a windowed program has no terminal to write to."""
    try:
        folder = paths.log_dir()
        folder.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = RotatingFileHandler(
            folder / "log.txt", maxBytes=1_000_000, backupCount=2, encoding="utf-8"
        )
        crash = (folder / "crash.txt").open("a", encoding="utf-8")
        faulthandler.enable(crash)
    except OSError:  # a read-only home must not stop the start
        handler = logging.StreamHandler() if sys.stderr is not None else logging.NullHandler()
    logging.basicConfig(level=logging.WARNING, handlers=[handler], format="%(asctime)s %(name)s %(message)s")


def _show_unexpected(session: Session) -> None:
    """Show an error nobody foresaw as a message; the details go to the log."""
    from workbench.gui.worker import readable

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.error("unexpected error", exc_info=(kind, error, trace))
        session.raised.emit(readable(error))

    sys.excepthook = hook


if __name__ == "__main__":
    sys.exit(main())
