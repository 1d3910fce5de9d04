"""Type a few letters of what you want to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.language import tr


class ActionPalette(QDialog):
    """A search over actions; Enter runs the chosen one."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog)
        self._actions = [action for action in actions if action.text()]
        self.setWindowTitle(tr("Search actions"))
        self.resize(440, 360)
        self._line = QLineEdit(self)
        self._line.setPlaceholderText(tr("What do you want to do?"))
        self._line.setAccessibleName(tr("Search actions"))
        self._list = QListWidget(self)
        self._list.setAccessibleName(tr("Matching actions"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._line)
        layout.addWidget(self._list)
        self._line.textChanged.connect(self._filter)
        self._line.returnPressed.connect(self._run)
        self._line.installEventFilter(self)
        self._list.itemActivated.connect(self._run)
        self._filter("")

    def _filter(self, typed: str) -> None:
        self._list.clear()
        words = typed.lower().split()
        for action in self._actions:
            shown = action.text().replace("&", "")
            if all(word in shown.lower() for word in words):
                keys = action.shortcut().toString()
                item = QListWidgetItem(action.icon(), f"{shown}    {keys}" if keys else shown)
                item.setData(Qt.ItemDataRole.UserRole, action)
                if not action.isEnabled():
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self._list.addItem(item)
        self._list.setCurrentRow(0)

    def _run(self) -> None:
        if self._list.currentRow() < 0:
            return
        item = self._list.currentItem()
        if not item.flags() & Qt.ItemFlag.ItemIsEnabled:
            return
        action: QAction = item.data(Qt.ItemDataRole.UserRole)
        self.accept()
        action.trigger()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            move = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()), 0)
            if move:
                row = self._list.currentRow() + move
                self._list.setCurrentRow(max(0, min(self._list.count() - 1, row)))
                return True
        return super().eventFilter(watched, event)
