"""What every panel of the Inspect page has."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QWidget

from workbench.gui.explained import Explained
from workbench.gui.live import Live
from workbench.gui.looking.look import Look
from workbench.gui.session import Session
from workbench.gui.views.figure import Exportable
from workbench.gui.views.figure_menu import FigureMenu
from workbench.language import WorkbenchError, text, tr


class Panel(Live, QWidget):
    """One side of what is looked at.

    It is told what to show only while it is in sight, and chooses a head, a row or a step through
    `Session.select`, which every other panel follows. What takes longer than a frame it asks of a job
    (`workbench.gui.worker.Latest`) and throws away if `is_current` says that nobody asks any more.
    """

    key: ClassVar[str]
    title: ClassVar[str]  # marked for translation
    help: ClassVar[str]  # marked for translation: one sentence for the tooltip
    has_answer: ClassVar[bool] = True  # the card with the model's answer stands beside it
    explained: ClassVar[Explained | None] = None  # beside it; None: what is said of maps
    has_formula: ClassVar[bool] = False  # the formula of attention stands under that

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._look: Look | None = None

    def explanation(self) -> Explained | None:
        """Return what is said beside it of what is looked at now; None: what is said of maps."""
        return self.explained

    def show_look(self, look: Look | None) -> None:
        """Take what is looked at now; None while there is nothing."""
        self._look = look
        self.draw()

    def preview(self, layer: int, head: int) -> None:
        """Show another head for as long as the pointer rests on it; panels without a single head ignore it."""

    def draw(self) -> None:
        """Show what was taken last."""
        raise NotImplementedError

    # what can be taken away: a panel made of figures says which; another one overrides the two that save

    def figures(self) -> Sequence[Exportable]:
        """Return the figures in sight that have something to show, the main one first."""
        return []

    def caption(self) -> str:
        """Return what stands above a saved picture."""
        look = self._look
        if look is None:
            return ""
        name = f"{look.layer + 1}.{look.head + 1}"
        return tr("Head {name} · step {step}", name=name, step=look.seen.probed.step)

    def name_of(self, figure: Exportable) -> str:
        """Return what stands under a figure in a report that shows all of them."""
        return self.caption() if figure in list(self.figures())[:1] else figure.figure_title()

    def save_picture(self, path: Path, scale: float = 2.0) -> None:
        """Write the main figure as the suffix of *path* says: png, svg or pdf.

        Raises:
            WorkbenchError: There is nothing to save, or the file could not be written.
        """
        figure = self._main_figure()
        figure.caption = self.caption()
        try:
            figure.save_picture(path, scale)
        finally:
            figure.caption = ""

    def save_numbers(self, path: Path) -> None:
        """Write the numbers of the main figure as the suffix of *path* says: csv or npz.

        Raises:
            WorkbenchError: There are none, or the file could not be written.
        """
        self._main_figure().save_numbers(path)

    def offer_saving(self, *figures: Exportable) -> None:
        """Let each figure be copied and saved through its own menu."""
        for figure in figures:
            FigureMenu(figure, self.session, self.caption)

    def _main_figure(self) -> Exportable:
        for figure in self.figures():
            return figure
        raise WorkbenchError(text("There is no figure to save yet."))

    def is_current(self, look: Look) -> bool:
        """Say whether *look* is still the answer that is shown, whatever head is chosen in it."""
        return self._look is not None and self._look.seen is look.seen
