"""Long work: what is done, how far it is, how long it will take, and the way out."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from workbench.gui.live import Live
from workbench.gui.widgets.elided_label import ElidedLabel
from workbench.language import Text, tr

_UNITS = 1000


def time_left(seconds: float) -> str:
    """Return a sentence part like "18 s left"."""
    if seconds < 90:
        return tr("{n} s left", n=max(1, round(seconds)))
    if seconds < 90 * 60:
        return tr("{n} min left", n=round(seconds / 60))
    return tr("{n} h left", n=f"{seconds / 3600:.1f}")


class ProgressRow(Live, QWidget):
    """A label, a bar, the time left and a cancel button, which turns into "Stopping…" when pressed."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._seconds, self._stopping = Text(""), None, False
        self._label, self._left = ElidedLabel(), QLabel()
        self._left.setProperty("role", "secondary")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, _UNITS)
        self._button = QPushButton()
        self._button.setAutoDefault(False)
        self._button.clicked.connect(self._cancel)
        words = QHBoxLayout()
        words.addWidget(self._label, 1)
        words.addWidget(self._left)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self._button)
        self.retranslate()

    _seconds: float | None

    def start(self, what: Text, *, cancellable: bool = True) -> None:
        """Show that *what* has begun; how long it takes is not known yet."""
        self._what, self._seconds, self._stopping = what, None, False
        self._bar.setRange(0, 0)
        self._button.setEnabled(True)
        self._button.setVisible(cancellable)
        self.retranslate()
        self.show()

    def set_progress(self, fraction: float, seconds_left: float | None = None) -> None:
        """Show the done *fraction* (0 to 1) and, once it is known, the time left."""
        self._seconds = seconds_left
        self._bar.setRange(0, _UNITS)
        self._bar.setValue(round(min(1.0, max(0.0, fraction)) * _UNITS))
        self.retranslate()

    def finish(self) -> None:
        """Hide the row: the work has ended."""
        self._bar.setRange(0, _UNITS)
        self.hide()

    def _cancel(self) -> None:
        self._stopping = True
        self._button.setEnabled(False)
        self.retranslate()
        self.cancelled.emit()

    def retranslate(self) -> None:
        what = str(self._what) if self._what.sentence else ""
        self._label.setText(what)
        self._left.setText("" if self._seconds is None or self._stopping else time_left(self._seconds))
        self._button.setText(tr("Stopping…") if self._stopping else tr("Cancel"))
        self._button.setAccessibleName(self._button.text())
        self._bar.setAccessibleName(what)
