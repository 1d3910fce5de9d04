"""What every panel of the Data page has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.examining.overview import Overview
from workbench.gui.explained import Explained
from workbench.gui.live import Live
from workbench.gui.session import Session
from workbench.gui.views.figure import Exportable
from workbench.gui.views.figure_menu import FigureMenu
from workbench.language import tr

PREPARATION = "preparation"  # key of the panel that leaves repeated examples out, where there is one


class DataPanel(Live, QWidget):
    """One side of the data.

    It is told what to show only while it is the chosen one, and again whenever the data or the settings changed. Then
    the page itself may be out of sight: what takes long waits for `showEvent`, is asked of a job
    (`workbench.gui.worker.Latest`), and is thrown away if `is_current` says that nobody asks any more.
    """

    key: ClassVar[str]
    title: ClassVar[str]  # marked for translation
    help: ClassVar[str]  # marked for translation: one sentence for the tooltip
    explained: ClassVar[Explained | None] = None  # beside it; None: what is said of the examples themselves

    panel_asked = Signal(str)  # key of another one that is to be shown

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.neighbours: frozenset[str] = frozenset()  # keys of all panels of the page
        self._overview: Overview | None = None

    def show_overview(self, overview: Overview | None) -> None:
        """Take the data as it is now, under the settings as they are now; None while there is none."""
        self._overview = overview
        self.draw()

    def draw(self) -> None:
        """Show what was taken last."""
        raise NotImplementedError

    def is_current(self, overview: Overview) -> bool:
        """Say whether *overview* is still of the data on show, shared out in the same way."""
        now = self._overview
        return now is not None and now.examples is overview.examples and now.split == overview.split

    # what can be taken away

    def figures(self) -> Sequence[Exportable]:
        """Return the figures in sight that have something to show, the main one first."""
        return []

    def caption(self) -> str:
        """Return what stands above a saved picture."""
        return "" if self._overview is None else tr("Data “{name}”", name=self._overview.source.name)

    def offer_saving(self, *figures: Exportable) -> None:
        """Let each figure be copied and saved through its own menu."""
        for figure in figures:
            FigureMenu(figure, self.session, self.caption)
