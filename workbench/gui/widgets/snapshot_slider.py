"""How far a training is, and the way back to the steps whose weights were kept."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import current_theme
from workbench.language import tr

_UNITS = 10_000
_HANDLE = 14
_HEIGHT = 28  # room for the ticks under the handle


class SnapshotSlider(Live, QSlider):
    """Shows the progress of a training and goes from snapshot to snapshot.

    Steps stand where the loss chart above has them, so that both can be read together; a tick marks each snapshot.
    """

    step_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._snapshots: list[int] = []
        self._total, self._step = 1, 0
        self.setRange(0, _UNITS)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(60, _HEIGHT)
        self.setEnabled(False)
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(240, _HEIGHT)

    def step(self) -> int:
        """Return the step the handle stands on."""
        return self._step

    def set_steps(self, snapshots: Sequence[int], total_steps: int) -> None:
        """Offer these steps of a training of *total_steps*."""
        self._snapshots, self._total = list(snapshots), max(1, total_steps)
        self.setEnabled(bool(self._snapshots))

    def set_step(self, step: int) -> None:
        """Move the handle, silently; any step will do, as the newest is often no snapshot."""
        self._step = step
        self.blockSignals(True)
        self.setValue(self._place(step))
        self.blockSignals(False)
        self.retranslate()
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Step of the training"))
        self.setAccessibleDescription(tr("step {step} of {total}", step=self._step, total=self._total))

    def _place(self, step: int) -> int:
        return round(min(1.0, max(0.0, step / self._total)) * _UNITS)

    def _choose(self, step: int) -> None:
        self.set_step(step)
        self.step_chosen.emit(step)

    # Mouse, wheel and keys --------------------------------------------------------------------------------------

    def x_of(self, step: int) -> float:
        """Return where a step lies in the widget."""
        return _HANDLE / 2 + (self.width() - _HANDLE) * self._place(step) / _UNITS

    def _drag(self, event: QMouseEvent) -> None:
        if self._snapshots and event.buttons() & Qt.MouseButton.LeftButton:
            x = event.position().x()
            step = min(self._snapshots, key=lambda each: abs(self.x_of(each) - x))
            if step != self._step:
                self._choose(step)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._walk(1 if event.angleDelta().y() > 0 else -1)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        walks = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: 1,
            Qt.Key.Key_PageDown: -5,
            Qt.Key.Key_PageUp: 5,
            Qt.Key.Key_Home: -(10**6),
            Qt.Key.Key_End: 10**6,
        }
        if key in walks:
            self._walk(walks[key])
        else:
            event.ignore()

    def _walk(self, count: int) -> None:
        if not self._snapshots:
            return
        index = bisect_left(self._snapshots, self._step)
        if count > 0 and (index == len(self._snapshots) or self._snapshots[index] != self._step):
            index -= 1  # between two snapshots: the next one is one step away, not two
        step = self._snapshots[min(len(self._snapshots) - 1, max(0, index + count))]
        if step != self._step:
            self._choose(step)

    # Painting ---------------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._snapshots:
            return
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        groove = self.style().subControlRect(
            QStyle.ComplexControl.CC_Slider, option, QStyle.SubControl.SC_SliderGroove, self
        )
        theme = current_theme()
        painter = QPainter(self)
        top = groove.center().y() + 8
        for step in self._snapshots:
            painter.setPen(QPen(theme.color("accent" if step <= self._step else "secondary", 0.7), 1))
            x = round(self.x_of(step))
            painter.drawLine(x, top, x, min(top + 4, self.height() - 1))
        painter.end()
