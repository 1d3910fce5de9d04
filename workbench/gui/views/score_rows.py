"""The habits of one head: what each score means, where it comes from, and how far it holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import BODY, SECONDARY, ScrollFigure, mono, sized
from workbench.gui.views.numbers import Numbers
from workbench.language import tr

_HEAD, _TITLE, _BETWEEN, _COLUMNS = 26.0, 19.0, 11.0, 18.0
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """One row, in words of the present language."""

    title: str
    meaning: str
    values: tuple[str, ...]  # one for each column of numbers
    is_strong: bool = False  # the habit the head is named after


class ScoreRows(ScrollFigure):
    """Rows of words at the left and numbers at the right; the names of the columns stay in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns: tuple[str, ...] = ()
        self._rows: tuple[ScoreRow, ...] = ()
        self._table: Numbers | None = None
        self._places: list[tuple[QRectF, QRectF]] = []  # of each row: its title's line, and its meaning
        self._widths: list[float] = []  # of the columns of numbers
        self._height = 0.0
        self.fades = True
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(200, 100)

    def set_rows(
        self, columns: Sequence[str], rows: Sequence[ScoreRow], table: Numbers | None = None
    ) -> None:
        """Show *rows* under the names of the columns of numbers; *table* is what of them can be saved."""
        self._columns, self._rows, self._table = tuple(columns), tuple(rows), table
        self._arrange()
        self.retranslate()

    def texts(self) -> list[tuple[str, ...]]:
        """Return what the rows say: title and numbers."""
        return [(row.title, *row.values) for row in self._rows]

    def figure_title(self) -> str:
        return tr("Scores of the head")

    def numbers(self) -> Numbers | None:
        return self._table

    def retranslate(self) -> None:
        super().retranslate()
        said = (", ".join(each for each in row if each) for row in self.texts())
        self.setAccessibleDescription(". ".join(said))

    # geometry

    def content_size(self) -> QSize:
        return QSize(self.viewport().width(), round(self._height))

    def sizeHint(self) -> QSize:
        return QSize(520, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        digits, words = (
            QFontMetricsF(mono(SECONDARY, bold=True)),
            QFontMetricsF(sized(self.font(), SECONDARY)),
        )
        self._widths = [
            max(
                [
                    words.horizontalAdvance(name),
                    *(digits.horizontalAdvance(row.values[at]) for row in self._rows),
                ]
            )
            for at, name in enumerate(self._columns)
        ]
        numbers = sum(self._widths) + _COLUMNS * len(self._widths)
        width = max(120.0, self.viewport().width() - numbers - 8)
        y, self._places = _HEAD, []
        for row in self._rows:
            title = QRectF(0, y, width, _TITLE)
            meaning = words.boundingRect(QRectF(0, 0, width, 1e4), _WRAPPED, row.meaning)
            self._places.append((title, QRectF(0, title.bottom(), width, meaning.height() + 1)))
            y = self._places[-1][1].bottom() + _BETWEEN
        self._height = y
        self.adjust_scroll_bars()
        self.viewport().update()

    # painting

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        painter.save()
        painter.translate(area.topLeft())
        for row, (title, meaning) in zip(self._rows, self._places, strict=True):
            painter.setFont(sized(self.font(), BODY, bold=True))
            painter.setPen(theme.color("accent" if row.is_strong else "text"))
            painter.drawText(title, _LEFT, row.title)
            painter.setFont(sized(self.font(), SECONDARY))
            painter.setPen(theme.color("secondary"))
            painter.drawText(meaning, _WRAPPED, row.meaning)
            painter.setFont(mono(SECONDARY, bold=row.is_strong))
            painter.setPen(theme.color("text"))
            self._paint_columns(painter, row.values, title.top(), _TITLE, area.width())
        self._paint_head(painter, 0.0 if paper else self.offset().y(), area.width(), theme)
        painter.restore()

    def _paint_head(self, painter: QPainter, top: float, width: float, theme: Theme) -> None:
        """Write the names of the columns over whatever scrolls under them."""
        painter.fillRect(QRectF(0, top, width, _HEAD - 4), theme.color("surface"))
        painter.setFont(sized(self.font(), SECONDARY))
        painter.setPen(theme.color("secondary"))
        self._paint_columns(painter, self._columns, top, _HEAD - 6, width)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawLine(0, round(top + _HEAD - 4), round(width) - 8, round(top + _HEAD - 4))

    def _paint_columns(
        self, painter: QPainter, words: Sequence[str], top: float, height: float, width: float
    ) -> None:
        right = width - 8
        for each, room in reversed(list(zip(words, self._widths, strict=True))):
            painter.drawText(QRectF(right - room - 2, top, room + 2, height), _RIGHT, each)
            right -= room + _COLUMNS
