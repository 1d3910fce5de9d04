"""Type a few letters of what you want to do."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QKeySequence, QPainter, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.gui.theme import current_theme, mono_font, set_role
from workbench.language import tr

KEYS_ROLE = int(Qt.ItemDataRole.UserRole) + 1
ICON_SIDE = 16


class KeysDelegate(QStyledItemDelegate):
    """Writes the shortcut at the right edge."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        is_enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        painter.setPen(current_theme().color("secondary" if is_enabled else "disabled"))
        painter.setFont(mono_font())
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(option.rect.adjusted(0, 0, -10, 0), int(side), index.data(KEYS_ROLE) or "")  # pyright: ignore[reportAttributeAccessIssue]
        painter.restore()


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
        self._list.setItemDelegate(KeysDelegate(self._list))
        self._list.setIconSize(QSize(ICON_SIDE, ICON_SIDE))
        self._nothing = QLabel(tr("Nothing found."), self)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_role(self._nothing, "secondary")
        self._found = QStackedWidget(self)
        self._found.addWidget(self._list)
        self._found.addWidget(self._nothing)
        no_icon = QPixmap(ICON_SIDE, ICON_SIDE)
        no_icon.fill(Qt.GlobalColor.transparent)
        self._no_icon = QIcon(no_icon)  # so that all names begin at one edge
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(self._line)
        layout.addWidget(self._found, 1)
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
                keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
                item = QListWidgetItem(self._no_icon if action.icon().isNull() else action.icon(), shown)
                item.setData(Qt.ItemDataRole.UserRole, action)
                item.setData(KEYS_ROLE, keys)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{shown} {keys}".strip())
                if not action.isEnabled():
                    item.setFlags(Qt.ItemFlag.NoItemFlags)
                self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._found.setCurrentIndex(0 if self._list.count() else 1)

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
