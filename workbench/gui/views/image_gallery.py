"""Thumbnails of very many pictures; only those in sight are read and painted."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from numpy.typing import NDArray
from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from workbench.gui.live import Live
from workbench.gui.theme import current_theme
from workbench.gui.views.figure import SMALL, draw_sentence, sized
from workbench.gui.views.image_view import fitted
from workbench.gui.views.pixels import to_image
from workbench.language import tr

ReadImage = Callable[[int], NDArray[Any]]
IMAGE_ROLE = int(Qt.ItemDataRole.UserRole) + 1
_KEPT = 600  # thumbnails kept in memory
_LABEL = 18
_Index = QModelIndex | QPersistentModelIndex


class _Model(QStringListModel):
    """Labels now, thumbnails when they are asked for.

    The list of labels lives in Qt: a layout asks 100,000 times for the number of rows.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: ReadImage | None = None
        self._kept: OrderedDict[int, QImage | None] = OrderedDict()

    def reset(self, read: ReadImage | None, labels: Sequence[str]) -> None:
        """Take another list of pictures."""
        self._read = read
        self._kept.clear()
        self.setStringList(list(labels) if read is not None else [])

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid():
            return None
        if role == IMAGE_ROLE:
            return self._image(index.row())
        label = super().data(index, int(Qt.ItemDataRole.DisplayRole))
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return tr("Picture {number}: {label}", number=index.row() + 1, label=label)
        return None

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def _image(self, row: int) -> QImage | None:
        """Return the thumbnail, or nothing for a picture that cannot be read."""
        if row in self._kept:
            self._kept.move_to_end(row)
            return self._kept[row]
        image: QImage | None = None
        if self._read is not None:
            try:
                image = to_image(self._read(row))
            except (OSError, ValueError, IndexError):
                image = None  # the delegate says so in its place
        if image is not None and max(image.width(), image.height()) > 160:
            image = image.scaled(
                160, 160, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
        self._kept[row] = image
        if len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return image


class _Delegate(QStyledItemDelegate):
    """Paints a thumbnail with its label beneath."""

    def __init__(self, side: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.side = side

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(self.side + 12, self.side + _LABEL + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = current_theme()
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        if chosen or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_surface" if chosen else "hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(2, 1, -2, -1), 6, 6)
        room = QRectF(area.x() + 6, area.y() + 5, self.side, self.side)
        image = index.data(IMAGE_ROLE)
        painter.setFont(sized(option.font, SMALL))  # pyright: ignore[reportAttributeAccessIssue]
        if isinstance(image, QImage) and not image.isNull():
            rect = fitted(image, room)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, rect.width() < 2 * image.width())
            painter.drawImage(rect, image)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("accent" if chosen else "border"), 2 if chosen else 1))
            painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))
        else:
            painter.setPen(theme.color("warning"))
            words = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap)
            painter.drawText(room, words, tr("cannot be read"))
        painter.setPen(theme.color("accent" if chosen else "secondary"))
        label = painter.fontMetrics().elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideMiddle, self.side + 6
        )
        box = QRectF(area.x() + 2, room.bottom() + 2, area.width() - 4, _LABEL)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), label)
        painter.restore()


class ImageGallery(Live, QListView):
    """A wrapped list of thumbnails for up to hundreds of thousands of pictures."""

    image_selected = Signal(int)
    image_opened = Signal(int)

    def __init__(self, parent: QWidget | None = None, side: int = 72) -> None:
        super().__init__(parent)
        self._model = _Model(self)
        self._delegate = _Delegate(side, self)
        self._empty_sentence: str | None = None
        self.setModel(self._model)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # list mode with a wrapped flow lays out 100,000 equal items at once; icon mode would take seconds
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(28)
        self.selectionModel().currentChanged.connect(self._current_changed)
        self.activated.connect(lambda index: self.image_opened.emit(index.row()))
        self.retranslate()

    def set_images(self, read: ReadImage | None, labels: Sequence[str]) -> None:
        """Show one picture for each label; *read* returns the pixels of picture i when it comes in sight."""
        self._model.reset(read, labels)
        self.scrollToTop()
        self._describe()

    def clear(self) -> None:
        """Show no pictures."""
        self.set_images(None, ())

    def count(self) -> int:
        """Return how many pictures there are."""
        return self._model.rowCount()

    def select_image(self, index: int) -> None:
        """Choose a picture and bring it in sight."""
        if 0 <= index < self.count():
            self.setCurrentIndex(self._model.index(index))

    def set_empty_sentence(self, sentence: str | None) -> None:
        """Replace the sentence shown while there are no pictures (already translated)."""
        self._empty_sentence = sentence
        self.viewport().update()

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there are no pictures."""
        return self._empty_sentence or tr(
            "No pictures yet. Import a folder with one subfolder for each class."
        )

    def _current_changed(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self.image_selected.emit(current.row())

    def _describe(self) -> None:
        count = self.count()
        self.setAccessibleDescription(tr("{count} pictures", count=count) if count else self.empty_sentence())

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Pictures"))
        self._describe()
        self.viewport().update()

    def restyle(self) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(420, 260)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.verticalScrollBar().setSingleStep(28)  # Qt resets it with the layout

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.count():
            super().paintEvent(event)
            return
        painter = QPainter(self.viewport())
        draw_sentence(
            painter, QRectF(self.viewport().rect()), self.empty_sentence(), current_theme(), self.font()
        )
