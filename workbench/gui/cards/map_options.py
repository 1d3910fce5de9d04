"""How a map is drawn: one small button with a menu, so that the map keeps the room."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import tr


class MapOptions(Live, QPushButton):
    """Linear or logarithmic colours, the first column, masked positions, and the zoom for those without a wheel."""

    changed = Signal()
    zoom_asked = Signal(float)  # a factor; 0 for the whole map

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tool")
        self._menu = QMenu(self)
        self.linear, self.log = QAction(self), QAction(self)
        self.without_first, self.masked = QAction(self), QAction(self)
        scales = QActionGroup(self)
        for action in (self.linear, self.log):
            action.setCheckable(True)
            scales.addAction(action)
        for action in (self.without_first, self.masked):
            action.setCheckable(True)
        self.linear.setChecked(True)
        self.masked.setChecked(True)
        scales.triggered.connect(lambda _: self.changed.emit())
        self.without_first.triggered.connect(lambda _: self.changed.emit())
        self.masked.triggered.connect(lambda _: self.changed.emit())
        self._zooms = [(QAction(self), factor) for factor in (1.5, 1 / 1.5, 0.0)]
        for action, factor in self._zooms:
            action.triggered.connect(lambda _=False, factor=factor: self.zoom_asked.emit(factor))
        self._menu.addActions([self.linear, self.log])
        self._menu.addSeparator()
        self._menu.addActions([self.without_first, self.masked])
        self._menu.addSeparator()
        self._menu.addActions([action for action, _ in self._zooms])
        self.clicked.connect(self._open)  # not setMenu: its arrow would need more room than the icon
        self.retranslate()
        self.restyle()

    def _open(self) -> None:
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def retranslate(self) -> None:
        self.linear.setText(tr("Linear colours"))
        self.log.setText(tr("Logarithmic colours (show what is small)"))
        self.without_first.setText(tr("Leave the first column out of the colours"))
        self.masked.setText(tr("Show masked positions"))
        for (action, _), words in zip(
            self._zooms, (tr("Zoom in"), tr("Zoom out"), tr("Show the whole map")), strict=True
        ):
            action.setText(words)
        self.setAccessibleName(tr("How the map is drawn"))
        self.setToolTip(wrapped(tr("Colour scale, first column, masked positions, zoom")))

    def restyle(self) -> None:
        self.setIcon(icon("more"))
