"""What every figure offers to take away: with Ctrl+C and with the menu of the right button or the menu key."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QImage, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractScrollArea, QMenu, QWidget

from workbench.gui.dialogs import file_dialog
from workbench.gui.session import Session
from workbench.gui.theme import load_theme
from workbench.gui.views.figure import Exportable
from workbench.language import WorkbenchError, text, tr

SCALES = (1, 2, 3, 4)
COPIED_SCALE = 2


class Saveable(Protocol):
    """What writes itself as a picture or as numbers, as the suffix of the path says: a figure, or a panel."""

    def save_picture(self, path: Path, scale: float = 2.0) -> None:
        """Write a picture (png, svg, pdf)."""
        ...

    def save_numbers(self, path: Path) -> None:
        """Write the numbers (csv, npz)."""
        ...


class FigureMenu(QObject):
    """Copies and saves one figure; *caption* says, when asked, what stands above the picture."""

    def __init__(self, figure: Exportable, session: Session, caption: Callable[[], str] = str) -> None:
        assert isinstance(figure, QWidget)
        super().__init__(figure)
        self._figure, self._session, self._caption = figure, session, caption
        figure.installEventFilter(self)
        if isinstance(figure, QAbstractScrollArea):
            figure.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QContextMenuEvent):
            self.show_at(event.globalPos())
            return True
        if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            assert isinstance(event, QKeyEvent)
            if event.matches(QKeySequence.StandardKey.Copy):
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.copy_picture()
                return True
        return super().eventFilter(watched, event)

    def menu(self) -> QMenu:
        """Return a new menu of what can be done with the figure now."""
        menu = QMenu(self._figure)
        copy = menu.addAction(tr("Copy the picture"), self.copy_picture)
        copy.setShortcut(QKeySequence(QKeySequence.StandardKey.Copy))
        has_numbers = self._figure.numbers() is not None
        if has_numbers:
            menu.addAction(tr("Copy the numbers"), self.copy_numbers)
        menu.addSeparator()
        add_saving(menu, self.save, with_numbers=has_numbers)
        return menu

    def show_at(self, point: QPoint) -> None:
        """Open the menu at a point of the screen."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(point)

    def picture(self) -> QImage:
        """Return the figure as it is copied: light, with its caption."""
        self._figure.caption = self._caption()
        try:
            return self._figure.to_image(COPIED_SCALE, load_theme("light"))
        finally:
            self._figure.caption = ""

    def copy_picture(self) -> None:
        """Put the figure on the clipboard."""
        QGuiApplication.clipboard().setImage(self.picture())
        self._session.told.emit(text("The picture was copied."))

    def copy_numbers(self) -> None:
        """Put the numbers of the figure on the clipboard, as a table."""
        numbers = self._figure.numbers()
        if numbers is not None:
            QGuiApplication.clipboard().setText(numbers.text())
            self._session.told.emit(text("The numbers were copied."))

    def save(self, suffix: str, scale: float = 2.0) -> None:
        """Ask where to and save the figure."""
        caption = self._caption()
        path = ask_where(self._figure, caption or self._figure.figure_title(), suffix)
        if path is not None:
            self._figure.caption = caption
            try:
                save_to(self._figure, path, scale, self._session)
            finally:
                self._figure.caption = ""


def add_saving(menu: QMenu, save: Callable[[str, float], None], *, with_numbers: bool) -> None:
    """Add the ways to save one figure; *save* gets the suffix and how fine a picture is."""
    pictures = menu.addMenu(tr("Picture (PNG)"))
    for scale in SCALES:
        pictures.addAction(f"{scale}×", lambda scale=scale: save("png", scale))
    menu.addAction(tr("Drawing for print (SVG)"), lambda: save("svg", 1))
    menu.addAction(tr("Document (PDF)"), lambda: save("pdf", 1))
    if with_numbers:
        menu.addAction(tr("Numbers (CSV)"), lambda: save("csv", 1))
        menu.addAction(tr("Numbers (NPZ)"), lambda: save("npz", 1))


def ask_where(parent: QWidget, title: str, suffix: str) -> Path | None:
    """Ask where to save something called *title*."""
    name = re.sub(r'[\\/:*?"<>|\s]+', "-", title).strip("-.")[:80] or "figure"
    return file_dialog.ask_save(
        parent, tr("Save"), f"{name}.{suffix}", f"{suffix.upper()} (*.{suffix})", suffix
    )


def save_to(what: Saveable, path: Path, scale: float, session: Session) -> None:
    """Write *what* to *path* and tell of it, or of what went wrong."""
    try:
        if path.suffix.lower() in (".csv", ".npz"):
            what.save_numbers(path)
        else:
            what.save_picture(path, scale)
    except WorkbenchError as error:
        session.raised.emit(error)
    else:
        session.told.emit(text("Saved “{path}”.", path=str(path)))
