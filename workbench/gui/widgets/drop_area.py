"""A place to drop files on."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from workbench.gui.theme import set_role


class DropArea(QFrame):
    """A frame that takes files and folders from the desktop; what it shows goes into ``body``.

    Emits the paths that were dropped. The frame is dashed while something it can take hangs over it.
    """

    dropped = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "drop")
        self.setAcceptDrops(True)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(12)

    @staticmethod
    def _files(data: QMimeData) -> list[str]:
        return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._files(event.mimeData()):
            event.acceptProposedAction()
            set_role(self, "drop-target")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        set_role(self, "drop")

    def dropEvent(self, event: QDropEvent) -> None:
        set_role(self, "drop")
        files = self._files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.dropped.emit(files)
