"""A small window to draw a picture in."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from workbench.data.examples import ImageArray
from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import set_role
from workbench.gui.views.draw_pad import DrawPad
from workbench.language import tr

_SIDE = 264


class DrawPopup(Live, QFrame):
    """The pad with its buttons. Every stroke is sent at once; a click elsewhere closes it."""

    drawn = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_role(self, "card")
        self.pad = DrawPad()
        self.pad.setFixedSize(_SIDE, _SIDE)
        self.pad.changed.connect(self._send)
        self._undo, self._clear, self._done = QPushButton(), QPushButton(), QPushButton()
        set_role(self._done, "primary")
        self._undo.clicked.connect(self.pad.undo)
        self._clear.clicked.connect(self.pad.clear)
        self._done.clicked.connect(self.close)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self._undo)
        buttons.addWidget(self._clear)
        buttons.addStretch(1)
        buttons.addWidget(self._done)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.pad)
        layout.addLayout(buttons)
        self.retranslate()
        self.restyle()

    def show_under(self, widget: QWidget) -> None:
        """Open below *widget* and to its left, inside its screen: the answers stand at the right, and are watched."""
        self._undo.setEnabled(self.pad.can_undo())
        self.adjustSize()
        at = widget.mapToGlobal(QPoint(widget.width() // 2, widget.height() + 4))
        room = widget.screen().availableGeometry()
        x = max(room.left(), min(at.x(), room.right()) - self.width())
        y = at.y() if at.y() + self.height() <= room.bottom() else max(room.top(), at.y() - self.height())
        self.move(x, y)
        self.show()
        self.pad.setFocus()

    def picture(self) -> ImageArray:
        """Return the drawing (H, W, 3)."""
        return self.pad.image()

    def _send(self) -> None:
        self._undo.setEnabled(self.pad.can_undo())
        self.drawn.emit(self.picture())

    def retranslate(self) -> None:
        self._undo.setText(tr("Undo"))
        self._clear.setText(tr("Clear"))
        self._done.setText(tr("Done"))
        self.setAccessibleName(tr("Draw a picture"))

    def restyle(self) -> None:
        self._undo.setIcon(icon("undo"))
        self._clear.setIcon(icon("eraser"))
