"""What an area says while there is nothing in it yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from workbench.gui.icons import icon_pixmap
from workbench.gui.live import Live
from workbench.language import Text, tr


class EmptyState(Live, QWidget):
    """An icon, a sentence that says what to do, and perhaps the button that does it."""

    acted = Signal()

    def __init__(
        self, icon_name: str, sentence: str | Text, action: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name, self._sentence, self._action = icon_name, sentence, action
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label = QLabel()
        self._label.setProperty("role", "secondary")
        self._label.setWordWrap(True)
        self._label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._label.setMaximumWidth(360)
        self.button = QPushButton()
        self.button.setAutoDefault(False)
        self.button.clicked.connect(lambda: self.acted.emit())
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        column.addWidget(self._picture)
        # A centred item would get the narrow size a wrapping label asks for: this row gives it what there is.
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._label, 1000)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        self.retranslate()
        self.restyle()

    def set_sentence(self, sentence: str | Text, action: str | None = None, icon_name: str = "") -> None:
        """Say something else; *action* is the button's English sentence, empty for no button."""
        self._sentence = sentence
        self._action = self._action if action is None else action
        self._icon_name = icon_name or self._icon_name
        self.retranslate()
        self.restyle()

    def retranslate(self) -> None:
        said = self._sentence
        self._label.setText(str(said) if isinstance(said, Text) else tr(said))
        self.setAccessibleName(self._label.text())
        self.button.setText(tr(self._action) if self._action else "")
        self.button.setAccessibleName(self.button.text())
        self.button.setVisible(bool(self._action))

    def restyle(self) -> None:
        self._picture.setPixmap(icon_pixmap(self._icon_name, 32, "disabled", self.devicePixelRatioF()))
