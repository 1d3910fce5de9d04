"""A panel at the right edge that folds into a narrow strip."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.icons import icon
from workbench.gui.live import Live
from workbench.gui.theme import current_theme
from workbench.gui.upright import draw_downward
from workbench.language import tr

_STRIP = 40
_TITLE_TOP = 44  # of the title along the strip, under the button


class CollapsiblePanel(Live, QFrame):
    """A card that folds sideways, for explanations; its content goes into ``body``."""

    collapsed_changed = Signal(bool)

    def __init__(self, title: str, parent: QWidget | None = None, *, width: int = 228) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title, self._open_width, self._collapsed = title, width, False
        self._heading = QLabel()
        self._heading.setProperty("role", "heading")
        self._toggle = QPushButton()
        self._toggle.setProperty("role", "tool")
        self._toggle.setAutoDefault(False)
        self._toggle.clicked.connect(lambda: self.set_collapsed(not self._collapsed))
        self._content = QWidget()
        self.body = QVBoxLayout(self._content)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._header = QHBoxLayout()
        self._header.addWidget(self._heading, 1)
        self._header.addWidget(self._toggle, 0, Qt.AlignmentFlag.AlignTop)
        self._outer = QVBoxLayout(self)
        self._outer.setSpacing(6)
        self._outer.addLayout(self._header)
        self._outer.addWidget(self._content, 1)
        self._spring = QWidget()
        self._outer.addWidget(self._spring, 1)
        self.set_collapsed(False)
        self.restyle()

    def is_collapsed(self) -> bool:
        """Say whether only the strip is shown."""
        return self._collapsed

    def set_collapsed(self, collapsed: bool) -> None:
        """Fold the panel or open it again."""
        changed, self._collapsed = collapsed != self._collapsed, collapsed
        self._content.setVisible(not collapsed)
        self._heading.setVisible(not collapsed)
        self._spring.setVisible(collapsed)
        self._outer.setContentsMargins(*((7, 8, 7, 12) if collapsed else (13, 8, 8, 12)))
        self.setFixedWidth(_STRIP if collapsed else self._open_width)
        self.retranslate()
        self.restyle()
        if changed:
            self.collapsed_changed.emit(collapsed)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._collapsed:
            return
        painter = QPainter(self)
        painter.setPen(current_theme().color("secondary"))
        painter.setFont(self._heading.font())
        draw_downward(
            painter, QPointF(self.width() / 2, _TITLE_TOP), self.height() - _TITLE_TOP, tr(self._title)
        )
        painter.end()

    def retranslate(self) -> None:
        self._heading.setText(tr(self._title))
        shown = tr("Show “{panel}”", panel=tr(self._title)) if self._collapsed else ""
        shown = shown or tr("Fold “{panel}” away", panel=tr(self._title))
        self._toggle.setToolTip(shown)
        self._toggle.setAccessibleName(shown)
        self.setAccessibleName(tr(self._title))
        self.update()

    def restyle(self) -> None:
        self._toggle.setIcon(icon("chevron-left" if self._collapsed else "chevron-right", "secondary"))
