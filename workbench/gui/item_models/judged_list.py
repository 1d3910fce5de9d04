"""Measured examples as a list that paints what was given, what is right and what the model said."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.data.examples import Question
from workbench.gui.icons import icon
from workbench.gui.theme import Theme, current_theme
from workbench.gui.views.figure import SECONDARY, SMALL, mono, sized
from workbench.gui.views.image_view import fitted
from workbench.gui.views.pixels import to_image
from workbench.language import tr
from workbench.scenarios.base import Judged

_Index = QModelIndex | QPersistentModelIndex
JUDGED_ROLE = int(Qt.ItemDataRole.UserRole) + 1
IMAGE_ROLE = int(Qt.ItemDataRole.UserRole) + 2
LINE, MARGIN, THUMB, SIDE = 18, 8, 40, 92  # SIDE: room for the loss and the way to Inspect
LONGEST = 240  # characters of one line that are painted


def one_line(words: str) -> str:
    """Return *words* with their line breaks shown as a sign."""
    return words[:LONGEST].replace("\n", "⏎").replace("\t", "⇥")


def wrong_places(expected: str, predicted: str) -> list[bool] | None:
    """Return which characters of *predicted* are wrong, or None where the two do not stand side by side."""
    if len(expected) != len(predicted) or len(expected) < 2:
        return None
    return [a != b for a, b in zip(expected, predicted, strict=True)]


class JudgedList(QAbstractListModel):
    """A row for each example."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._judged: list[Judged] = []
        self._images: dict[int, QImage] = {}

    def set_judged(self, judged: Sequence[Judged]) -> None:
        """Show *judged* in this order."""
        self.beginResetModel()
        self._judged = list(judged)
        self._images.clear()
        self.endResetModel()

    def judged(self, number: int) -> Judged:
        """Return one example."""
        return self._judged[number]

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._judged)

    def data(self, index: _Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not index.isValid() or index.row() >= len(self._judged):
            return None
        found = self._judged[index.row()]
        if role == JUDGED_ROLE:
            return found
        if role == IMAGE_ROLE and isinstance(found.value, np.ndarray):
            if index.row() not in self._images:
                self._images[index.row()] = to_image(found.value)
            return self._images[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return tr(
                "right: {expected}; the model: {predicted}; loss {loss}",
                expected=one_line(found.expected),
                predicted=one_line(found.predicted),
                loss=f"{found.loss:.2f}",
            )
        if role == Qt.ItemDataRole.ToolTipRole:
            return tr("Click to see in Inspect where the heads look.")
        return None


class JudgedDelegate(QStyledItemDelegate):
    """Paints two lines, right and model; a third above them where the input is something else again."""

    def lines(self, found: Judged) -> list[tuple[str, str, list[bool] | None]]:
        """Return (caption, words, which characters are wrong) of each line."""
        lines: list[tuple[str, str, list[bool] | None]] = []
        if isinstance(found.value, Question):
            lines.append((tr("question"), found.value.question, None))
        elif isinstance(found.value, str) and found.expected.strip() not in found.value:
            lines.append((tr("given"), found.value, None))
        lines.append((tr("right"), found.expected, None))
        lines.append((tr("model"), found.predicted, wrong_places(found.expected, found.predicted)))
        return lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        found = index.data(JUDGED_ROLE)
        n_line = len(self.lines(found))
        height = max(n_line * LINE, THUMB if isinstance(found.value, np.ndarray) else 0)
        return QSize(200, height + 2 * MARGIN)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme, found = current_theme(), index.data(JUDGED_ROLE)
        area: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        base = option.font  # pyright: ignore[reportAttributeAccessIssue]
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if hovered or state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("hover"))
            painter.drawRoundedRect(QRectF(area).adjusted(1, 1, -1, -1), 6, 6)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.color("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(1.5, 1.5, -1.5, -1.5), 6, 6)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(area.left() + 4, area.bottom(), area.right() - 4, area.bottom())
        left = area.left() + 10
        image = index.data(IMAGE_ROLE)
        if isinstance(image, QImage):
            self._paint_image(
                painter, image, QRectF(left, area.center().y() - THUMB / 2, THUMB, THUMB), theme
            )
            left += THUMB + 12
        lines = self.lines(found)
        top = area.center().y() - len(lines) * LINE / 2 + 0.5
        painter.setFont(sized(base, SMALL))
        captions = max(painter.fontMetrics().horizontalAdvance(caption) for caption, _, _ in lines) + 10
        for number, (caption, words, wrong) in enumerate(lines):
            painter.setFont(sized(base, SMALL))
            painter.setPen(theme.color("secondary"))
            row = QRectF(left, top + number * LINE, captions, LINE)
            painter.drawText(row, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), caption)
            room = QRectF(row.right(), row.top(), area.right() - SIDE - row.right(), LINE)
            is_wrong = number == len(lines) - 1 and found.expected.strip() != found.predicted.strip()
            self._paint_words(painter, room, one_line(words), wrong, is_wrong, theme)
        self._paint_side(painter, area, found, hovered, theme, base)
        painter.restore()

    @staticmethod
    def _paint_image(painter: QPainter, image: QImage, room: QRectF, theme: Theme) -> None:
        rect = fitted(image, room)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, rect.width() < 2 * image.width())
        painter.drawImage(rect, image)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(-0.5, -0.5, 0.5, 0.5))

    @staticmethod
    def _paint_words(
        painter: QPainter, room: QRectF, words: str, wrong: list[bool] | None, is_wrong: bool, theme: Theme
    ) -> None:
        """Write *words*; wrong characters, or all of them, in the warning colour and, one by one, underlined."""
        font = mono(SECONDARY)
        painter.setFont(font)
        level = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if not wrong or not is_wrong:
            shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
            painter.setPen(theme.color("warning" if is_wrong else "text"))
            painter.drawText(room, level, shown)
            return
        x, start = room.left(), 0
        painter.save()
        painter.setClipRect(room)
        while start < len(words) and x < room.right():
            end = start
            while end < len(words) and wrong[end] == wrong[start]:
                end += 1
            font.setUnderline(wrong[start])
            painter.setFont(font)
            painter.setPen(theme.color("warning" if wrong[start] else "text"))
            part = words[start:end]
            painter.drawText(QRectF(x, room.top(), room.right() - x + 400, room.height()), level, part)
            x += painter.fontMetrics().horizontalAdvance(part)
            start = end
        painter.restore()

    @staticmethod
    def _paint_side(
        painter: QPainter, area: QRect, found: Judged, hovered: bool, theme: Theme, base: Any
    ) -> None:
        right = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        middle = area.center().y()
        painter.setFont(mono(SECONDARY))
        painter.setPen(theme.color("text"))
        painter.drawText(
            QRectF(area.right() - SIDE, middle - 17, SIDE - 26, LINE), right, f"{found.loss:.2f}"
        )
        painter.setFont(sized(base, SMALL))
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(area.right() - SIDE, middle, SIDE - 26, LINE), right, tr("loss"))
        token = "accent" if hovered else "secondary"
        icon("inspect", token).paint(painter, QRect(area.right() - 22, middle - 8, 16, 16))
