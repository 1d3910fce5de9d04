from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.gui.widgets.page_stack import PageStack


def page(width: int) -> QWidget:
    made = QWidget()
    made.setMinimumSize(width, 40)
    return made


def test_it_needs_the_room_of_the_page_in_sight_alone(qtbot):
    window, stack = QWidget(), PageStack()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(stack)
    narrow, wide = page(100), page(900)
    stack.addWidget(narrow)
    stack.addWidget(wide)
    window.show()
    assert window.minimumSizeHint().width() == 100
    stack.setCurrentWidget(wide)
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() == 900)
    stack.setCurrentWidget(narrow)
    qtbot.waitUntil(lambda: window.minimumSizeHint().width() == 100)
