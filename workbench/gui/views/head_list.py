"""A table of heads with a bar in its last column; a click or Enter chooses a head."""

from __future__ import annotations

import re
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from workbench.gui.item_models.head_rows import BAR_ROLE, Bar, HeadRow, HeadRows
from workbench.gui.live import Live
from workbench.gui.theme import current_theme
from workbench.language import tr

ROW_HEIGHT = 26
_BAR, _GAP, _SIDE = 8, 8, 11  # _SIDE: as far in as the style sheet sets headings
_LEAST_BAR, _EASY_WORDS, _LEAST_WORDS = 26, 110, 74
_NUMBER_AT_END = re.compile(r"\s[-+]?[\d.,]+\)?$")
_Index = QModelIndex | QPersistentModelIndex


def shortened(words: str, width: int, metrics: QFontMetrics) -> str:
    """Return *words* cut to *width* pixels; a number at their end ("(separators 0.37)") stays whole."""
    number = _NUMBER_AT_END.search(words)
    if number is None or metrics.horizontalAdvance(words) <= width:
        return metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
    end = number.group()
    room = width - metrics.horizontalAdvance(end)
    return metrics.elidedText(words[: number.start()], Qt.TextElideMode.ElideRight, max(0, room)) + end


class WordsDelegate(QStyledItemDelegate):
    """Cuts words that are too long for their column, but never a number after them."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown = self.shortened_option(option, index)
        view: QWidget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, shown, painter, view)

    def shortened_option(self, option: QStyleOptionViewItem, index: _Index) -> QStyleOptionViewItem:
        """Return *option* with the words as they are painted; how much room they want is another question."""
        shown = QStyleOptionViewItem(option)
        self.initStyleOption(shown, index)
        view: QWidget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        style = view.style()
        area = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, shown, view)
        side = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin, shown, view) + 1
        words: str = shown.text  # pyright: ignore[reportAttributeAccessIssue]
        metrics: QFontMetrics = shown.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        shown.text = shortened(  # pyright: ignore[reportAttributeAccessIssue]
            words, area.width() - 2 * side, metrics
        )
        return shown


class BarDelegate(QStyledItemDelegate):
    """Paints the number at the left, all as wide as the widest, and the bar in what is left."""

    def __init__(self, model: HeadRows, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows = model

    def number_width(self, metrics: QFontMetrics) -> int:
        """Return how wide the numbers are."""
        return metrics.horizontalAdvance(self._rows.widest_number) + 4

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        metrics: QFontMetrics = option.fontMetrics  # pyright: ignore[reportAttributeAccessIssue]
        return QSize(self.number_width(metrics) + _LEAST_BAR + _GAP + 2 * _SIDE, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        self.initStyleOption(option, index)
        shown: str = option.text  # pyright: ignore[reportAttributeAccessIssue]
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        view: QWidget = option.widget  # pyright: ignore[reportAttributeAccessIssue]
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, view)
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        theme, bar = current_theme(), index.data(BAR_ROLE)
        area = QRectF(rect).adjusted(_SIDE, 0, -_SIDE, 0)
        painter.save()
        painter.setFont(option.font)  # pyright: ignore[reportAttributeAccessIssue]
        metrics = painter.fontMetrics()
        painter.setPen(theme.color("text"))
        level = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(level), shown)
        area.setLeft(area.left() + self.number_width(metrics) + _GAP)
        if isinstance(bar, Bar) and area.width() > 4:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            top = area.center().y() - _BAR / 2
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(area.left(), top, area.width(), _BAR), 3, 3)
            low, high = sorted((bar.start, bar.end))
            left = area.left() + low * area.width()
            width = max(2.0, (high - low) * area.width())
            painter.setBrush(theme.color(bar.token))
            radius = min(3.0, width / 2)
            painter.drawRoundedRect(QRectF(min(left, area.right() - width), top, width, _BAR), radius, radius)
        painter.restore()


class HeadList(Live, QTableView):
    """Rows in the order they are given."""

    head_chosen = Signal(str, int, int)

    def __init__(
        self,
        name: str,
        titles: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
        *,
        spare: Sequence[int] = (),
    ) -> None:
        """Make an empty table called *name*, whose columns have *titles*: (heading, explanation), all English.

        The second column has the longest words and gives way first; where that is not enough, the *spare* columns
        are left out.
        """
        super().__init__(parent)
        self._name, self._spare = name, tuple(spare)
        self._chosen: tuple[str, int, int] | None = None
        self.rows = HeadRows(self)
        self.rows.set_titles(titles)
        self.setModel(self.rows)
        self._bars, self._cells = BarDelegate(self.rows, self), WordsDelegate(self)
        self.setItemDelegateForColumn(1, self._cells)
        self.setItemDelegateForColumn(len(titles) - 1, self._bars)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)
        self.setMinimumHeight(4 * ROW_HEIGHT)
        self.retranslate()

    def minimumSizeHint(self) -> QSize:
        return QSize(160, 4 * ROW_HEIGHT)

    def set_rows(self, rows: Sequence[HeadRow]) -> None:
        """Show *rows*; what was in sight stays in sight."""
        if list(rows) == self.rows.rows():
            return
        bar = self.verticalScrollBar()
        before = bar.value()
        self.rows.set_rows(rows)
        self._mark()
        self.setMaximumHeight(
            self.horizontalHeader().sizeHint().height() + ROW_HEIGHT * max(3, len(rows)) + 6
        )
        bar.setValue(before)
        self._fit()

    def set_chosen(self, place: tuple[str, int, int] | None) -> None:
        """Mark the head the page is about."""
        before, self._chosen = self._chosen, place
        self.rows.set_chosen(place)
        index = self._mark()
        if index is not None and before not in (None, place):
            self.scrollTo(index)

    def _mark(self) -> QModelIndex | None:
        """Put the cursor on the chosen head without moving what is in sight."""
        number = self.rows.number_of(self._chosen)
        if number < 0:
            self.clearSelection()
            return None
        index = self.rows.index(number, 0)
        if self.currentIndex().row() != number:
            self.setAutoScroll(False)
            self.setCurrentIndex(index)
            self.setAutoScroll(True)
        return index

    def _choose(self, index: QModelIndex) -> None:
        self.head_chosen.emit(*self.rows.row(index.row()).place)

    def _fit(self) -> None:
        """Give the bar what the words leave, and the words what they need as far as there is room."""
        last, room = self.rows.columnCount() - 1, self.viewport().width()
        for column in self._spare:
            self.setColumnHidden(column, False)
        header = self.horizontalHeader()
        wanted = [
            max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in range(last + 1)
        ]
        for column in self._spare:
            if sum(wanted) - wanted[1] + _EASY_WORDS > room:
                self.setColumnHidden(column, True)
                wanted[column] = 0
        wanted[1] = max(_LEAST_WORDS, min(wanted[1], room - sum(wanted) + wanted[1]))
        number = wanted[last] - _LEAST_BAR - _GAP  # where there is no room at all, the bar gives way
        wanted[last] = max(number, room - sum(wanted[:last]))
        for column, width in enumerate(wanted):
            if width:
                self.setColumnWidth(column, width)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def retranslate(self) -> None:
        self.setAccessibleName(tr(self._name))
        last = self.rows.columnCount() - 1
        self.rows.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        self._fit()

    def restyle(self) -> None:
        self.viewport().update()
