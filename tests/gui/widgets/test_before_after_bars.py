from PySide6.QtGui import QImage

from workbench.gui.widgets.before_after_bars import BeforeAfterBars

BOTH = [("cat", 0.71, 0.22), ("dog", 0.0, 0.31)]


def test_before_and_after_are_said_and_drawn(qtbot):
    bars = BeforeAfterBars()
    qtbot.addWidget(bars)
    bars.set_values(BOTH, "with every head", "without head 2.2")
    assert bars.accessibleDescription() == "cat 0.71 → 0.22, dog 0.00 → 0.31"
    bars.resize(bars.sizeHint())
    bars.show()
    both: QImage = bars.grab().toImage()
    bars.set_values([(label, before, None) for label, before, _ in BOTH], "with every head", "")
    assert bars.accessibleDescription() == "cat 0.71, dog 0.00"
    assert bars.grab().toImage() != both


def test_nothing_takes_no_room(qtbot):
    bars = BeforeAfterBars()
    qtbot.addWidget(bars)
    bars.set_values([], "", "")
    assert bars.sizeHint().height() == 0
    bars.grab()
