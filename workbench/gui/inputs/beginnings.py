"""A button that offers a few inputs from the project's own data, such as no training saw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from shiboken6 import isValid

from workbench.data.examples import Modality
from workbench.gui.icons import icon
from workbench.gui.inputs.examples import posed_input
from workbench.gui.live import Live
from workbench.gui.session import Session
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr
from workbench.scenarios.base import Value

if TYPE_CHECKING:
    from workbench.progress import Progress

OFFERED = 7
TRIES = 4 * OFFERED  # where the data says the same thing again and again there are fewer
SHOWN = 56  # characters


class Beginnings(Live, QPushButton):
    """Opens a list of inputs; the one that is clicked is `chosen`. Hidden where an input is not one text."""

    chosen = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._generator = np.random.default_rng()
        self.offered: Sequence[Value] = ()
        self._menu = QMenu(self)
        self._menu.setToolTipsVisible(True)
        self.setMenu(self._menu)
        self.setFixedWidth(56)  # an icon and the sign of a menu
        self.retranslate()
        self.restyle()

    def renew(self) -> None:
        """Look for other inputs in the data; the old ones are offered until they are found."""
        project = self.session.project
        is_text = project is not None and project.scenario.input is Modality.TEXT
        self.setVisible(is_text and self.session.has_data)
        if project is None or not is_text or not self.session.has_data:
            self._offer(())
            return
        generator = self._generator

        def work(progress: Progress) -> list[Value]:
            found: dict[str, Value] = {}
            unseen = project.split(project.experiment(), "validation")  # it may know by heart what it saw
            examples = unseen if len(unseen) else project.examples()
            for _ in range(TRIES):
                value, _ = posed_input(project.scenario, examples, generator)
                found.setdefault(in_words(value), value)
                if len(found) == OFFERED:
                    break
            return list(found.values())

        def done(found: list[Value]) -> None:
            if isValid(self) and project is self.session.project:
                self._offer(found)

        self.session.jobs.start(work, done, self.session.raised.emit)

    def _offer(self, values: Sequence[Value]) -> None:
        self.offered = values
        self._menu.clear()
        for value in values:
            words = in_words(value)
            short = words if len(words) <= SHOWN else words[: SHOWN - 1] + "…"
            action = self._menu.addAction(short.replace("&", "&&"))
            action.setToolTip(wrapped(words))
            action.triggered.connect(lambda _=False, value=value: self.chosen.emit(value))
        self._menu.addSeparator()
        self._menu.addAction(icon("dice"), tr("Others from the data"), self.renew)

    def retranslate(self) -> None:
        self.setToolTip(wrapped(tr("Examples from the data to begin with")))
        self.setAccessibleName(tr("Examples from the data to begin with"))
        self._offer(self.offered)

    def restyle(self) -> None:
        self.setIcon(icon("dice"))
        self._offer(self.offered)


def in_words(value: Value) -> str:
    """Return an input on one line."""
    return " ".join(str(value).split())
