"""What every page of the rail has."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from workbench.gui.live import Live
from workbench.gui.session import Session


class Page(Live, QWidget):
    """One step of the rail. It talks to the session alone and knows no other page."""

    key: ClassVar[str]
    title: ClassVar[str]  # marked for translation
    icon: ClassVar[str]

    explain_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def explain(self) -> list[tuple[str, str]]:
        """Return (lead, paragraph) pairs for the Explain panel, translated; simple HTML (b, i) is allowed.

        Leads are short: "What you see", "Look for", "Try this". The paragraph says it in plain words first and gives
        the technical term in italics in brackets.
        """
        return []

    def own_words(self) -> str:
        """Return what the scenario of the open project says on this page besides, marked for translation."""
        scenario = self.session.scenario
        return "" if scenario is None else scenario.explain(self.key, self.session.data_source)

    def has_formula(self) -> bool:
        """Whether the Explain panel draws softmax(QKᵀ/√d_k)V under the text."""
        return False

    def entered(self) -> None:
        """Called each time the page comes into view."""
