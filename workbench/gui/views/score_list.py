"""Names with a number from 0 to 1 each: all scores of a head, the strongest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QKeyEvent, QPainter
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, ScrollFigure, mono, sized
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import in_a_row, tr

ROW = 17
_BAR, _BAR_HEIGHT, _GAP = 44, 4, 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One line of the list; its words are already translated."""

    name: str
    value: float  # 0 to 1
    threshold: float | None  # from here on the name may be used for the head; None: it is no name
    meaning: str  # what the number is and where it comes from

    @property
    def is_named(self) -> bool:
        """Say whether the name may be used for the head."""
        return self.threshold is not None and self.value >= self.threshold


class ScoreList(ScrollFigure):
    """A compact list; pointing at a line, or the arrow keys, tell what its number means."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scores: list[Score] = []
        self._current = -1
        self.fades = True
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retranslate()

    def set_scores(self, scores: Sequence[Score]) -> None:
        """Show *scores* in their order."""
        scores = list(scores)
        if scores != self._scores:
            self._scores = scores
            self._current = min(self._current, len(scores) - 1)
            self.adjust_scroll_bars()
            self._describe()
            self.viewport().update()

    def scores(self) -> list[Score]:
        """Return what is shown."""
        return self._scores

    def figure_title(self) -> str:
        return tr("All scores of this head")

    def content_size(self) -> QSize:
        return QSize(self.viewport().width(), ROW * len(self._scores))

    def sizeHint(self) -> QSize:
        return QSize(160, ROW * max(1, len(self._scores)))

    def row_at(self, point: QPointF) -> int:
        """Return the line under a point of the viewport, -1 if there is none."""
        row = int((point.y() + self.offset().y()) // ROW)
        return row if 0 <= row < len(self._scores) else -1

    def meaning_at(self, row: int) -> str:
        """Return what a line means, in sentences."""
        score = self._scores[row]
        first = f"{score.name} {score.value:.2f}"
        if score.threshold is not None:
            limit = tr("A head is named so from {threshold} upwards.", threshold=f"{score.threshold:.2f}")
            return f"{first}. {in_a_row(score.meaning, limit)}"
        return f"{first}. {score.meaning}"

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if 0 <= self._current < len(self._scores):
            self.setAccessibleDescription(self.meaning_at(self._current))
        else:
            listed = ", ".join(f"{score.name} {score.value:.2f}" for score in self._scores)
            self.setAccessibleDescription(listed)

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        plain, bold, digits = sized(self.font(), SMALL), sized(self.font(), SMALL, bold=True), mono(SMALL)
        number = QFontMetricsF(digits).horizontalAdvance("0.00")
        right = area.right() - 2
        left_of_bar = right - number - _GAP - _BAR
        for row, score in enumerate(self._scores):
            line = QRectF(area.left(), row * ROW, area.width(), ROW)
            if row == self._current and self.hasFocus() and not paper:
                painter.fillRect(line, theme.color("accent_surface"))
            painter.setFont(bold if score.is_named else plain)
            painter.setPen(theme.color("accent" if score.is_named else "secondary"))
            room = QRectF(line.left(), line.top(), left_of_bar - _GAP - line.left(), ROW)
            name = painter.fontMetrics().elidedText(
                score.name, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), name)
            bar = QRectF(left_of_bar, line.center().y() - _BAR_HEIGHT / 2, _BAR, _BAR_HEIGHT)
            painter.fillRect(bar, theme.color("accent_surface"))
            filled = QRectF(bar.left(), bar.top(), _BAR * max(0.0, min(1.0, score.value)), _BAR_HEIGHT)
            painter.fillRect(filled, theme.color("accent" if score.is_named else "disabled"))
            if score.threshold is not None:
                mark = QRectF(bar.left() + _BAR * score.threshold, bar.top() - 2, 1, _BAR_HEIGHT + 4)
                painter.fillRect(mark, theme.color("secondary"))
            painter.setFont(digits)
            painter.setPen(theme.color("text"))
            box = QRectF(right - number, line.top(), number + 1, ROW)
            shown = f"{score.value:.2f}"
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), shown)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self.row_at(QPointF(event.pos()))
            if row >= 0:
                QToolTip.showText(event.globalPos(), wrapped(self.meaning_at(row)), self.viewport())
            else:
                QToolTip.hideText()
            return True
        if event.type() == QEvent.Type.Resize:
            self.adjust_scroll_bars()
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if move is None or not self._scores:
            super().keyPressEvent(event)
            return
        self._current = max(0, min(len(self._scores) - 1, self._current + move))
        top, bar = self._current * ROW, self.verticalScrollBar()
        bar.setValue(min(max(bar.value(), top + ROW - self.viewport().height()), top))
        at = QPointF(0, top + ROW).toPoint() - self.offset().toPoint()
        QToolTip.showText(
            self.viewport().mapToGlobal(at), wrapped(self.meaning_at(self._current)), self.viewport()
        )
        self._describe()
        self.viewport().update()
