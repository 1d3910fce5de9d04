"""How likely each token of a passage is to begin and to end the answer, as two rows of bars."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import current_theme
from workbench.gui.views.figure import SMALL, percent, sized
from workbench.language import tr
from workbench.scenarios.base import Highlight

_ROW, _GAP, _HEAD = 26, 6, 66  # _HEAD: room for the names of the rows


class EdgeBars(Live, QWidget):
    """Tokens from left to right as they stand in the passage; above how likely the answer begins there, below ends."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._found: Highlight | None = None
        self._passage = ""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def set_highlight(self, found: Highlight | None, passage: str) -> None:
        """Show the chances in *found*, of tokens of *passage*."""
        self._found, self._passage = found, passage
        self.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(240, 2 * _ROW + _GAP)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def _width_of_one(self) -> float:
        n_token = 0 if self._found is None else len(self._found.tokens)
        return (self.width() - _HEAD) / max(n_token, 1)

    def words_at(self, x: float) -> str:
        """Return what is said of the token at *x*, or nothing."""
        found = self._found
        at = int((x - _HEAD) // self._width_of_one())
        if found is None or x < _HEAD or not 0 <= at < len(found.tokens):
            return ""
        first, last = found.tokens[at]
        return tr(
            "“{token}”: starts here {start}, ends here {end}",
            token=self._passage[first:last],
            start=percent(float(found.starts[at])),
            end=percent(float(found.ends[at])),
        )

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.setToolTip(self.words_at(event.position().x()))

    def paintEvent(self, event: QPaintEvent) -> None:
        found, theme = self._found, current_theme()
        if found is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(self.font(), SMALL))
        one = self._width_of_one()
        rows = ((tr("Beginning"), found.starts, "series_1"), (tr("End"), found.ends, "series_2"))
        for row, (name, chances, token) in enumerate(rows):
            top = row * (_ROW + _GAP)
            painter.setPen(theme.color("secondary"))
            level = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
            painter.drawText(QRectF(0, top, _HEAD - 6, _ROW), level, name)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("border"))
            painter.drawRect(QRectF(_HEAD, top + _ROW - 1, self.width() - _HEAD, 1))
            painter.setBrush(theme.color(token))
            for at, chance in enumerate(chances.tolist()):
                if chance >= 0.005:
                    height = max(1.0, chance * (_ROW - 1))
                    width = max(2.0, min(one - 1, 24.0))
                    painter.drawRect(QRectF(_HEAD + at * one, top + _ROW - 1 - height, width, height))
        painter.end()

    def retranslate(self) -> None:
        self.setAccessibleName(tr("Where the answer begins and ends"))
        found = self._found
        if found is not None and len(found.starts):
            places = (int(found.starts.argmax()), int(found.ends.argmax()))
            self.setAccessibleDescription(
                " – ".join(self._passage[slice(*found.tokens[place])] for place in places)
            )
        self.update()

    def restyle(self) -> None:
        self.update()
