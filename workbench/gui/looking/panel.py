"""What every panel of the Inspect page has."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from workbench.gui.live import Live
from workbench.gui.looking.look import Look
from workbench.gui.session import Session


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

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._look: Look | None = None

    def show_look(self, look: Look | None) -> None:
        """Take what is looked at now; None while there is nothing."""
        self._look = look
        self.draw()

    def preview(self, layer: int, head: int) -> None:
        """Show another head for as long as the pointer rests on it; panels without a single head ignore it."""

    def draw(self) -> None:
        """Show what was taken last."""
        raise NotImplementedError

    def is_current(self, look: Look) -> bool:
        """Say whether *look* is still the answer that is shown, whatever head is chosen in it."""
        return self._look is not None and self._look.seen is look.seen
