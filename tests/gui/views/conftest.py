"""What the tests of the figures share."""

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.theme import apply_theme
from workbench.gui.views.pixels import to_array


@pytest.fixture(autouse=True)
def light(qapp):
    """Start and end in the light theme."""
    apply_theme(qapp, "light")
    yield
    apply_theme(qapp, "light")


@pytest.fixture
def hover():
    """Move the mouse pointer over a widget without a button."""

    def move(widget: QWidget, point: QPointF) -> None:
        button = Qt.MouseButton.NoButton
        at = widget.mapToGlobal(point)
        event = QMouseEvent(QEvent.Type.MouseMove, point, at, button, button, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(widget, event)

    return move


@pytest.fixture
def n_colour():
    """Count the colours of a widget or picture: a blank one has one or two."""

    def count(shown: QWidget | QImage) -> int:
        image = shown if isinstance(shown, QImage) else shown.grab().toImage()
        return len(np.unique(to_array(image).reshape(-1, 3), axis=0))

    return count


@pytest.fixture
def shown(qtbot):
    """Show a widget at a size."""

    def show(widget: QWidget, width: int = 480, height: int = 400) -> QWidget:
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show
