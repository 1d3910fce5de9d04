"""Widgets that follow the language and the theme while the window is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import current_theme

# A mixin that must not be a QObject itself (Qt allows only one), yet is always used together with one.
_Base = QWidget if TYPE_CHECKING else object

_THEME_EVENTS = frozenset(
    {QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange, QEvent.Type.StyleChange}
)


class Live(_Base):
    """Mixin, placed before the Qt class, that calls `retranslate` and `restyle` at the right moments.

    A widget that overrides one of the two calls it itself at the end of its ``__init__``.
    """

    _restyled_in: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._restyled_in = current_theme()

    def retranslate(self) -> None:
        """Set every visible text, tooltip and accessible name."""

    def restyle(self) -> None:
        """Set every colour and icon that the style sheet cannot set."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        kind = event.type()
        if kind == QEvent.Type.LanguageChange:
            self.retranslate()
        elif kind in _THEME_EVENTS and self._restyled_in not in (None, current_theme()):
            # One switch sends several such events, and restyling may send more: act on the first only.
            self._restyled_in = current_theme()
            self.restyle()
