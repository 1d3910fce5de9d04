"""What the model sees of a text: its tokens as chips, with their numbers beneath."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import (
    BODY,
    SMALL,
    ScrollFigure,
    draw_bubble,
    draw_sentence,
    mono,
    visible_token,
)
from workbench.language import tr

_CHIP, _ID, _GAP, _ROW_GAP = 24, 16, 3, 8
_TINT = 0.22  # how strongly a chip has its colour, where neighbours have different ones
_LONGEST = 28  # signs of one token that are shown


class TokenView(ScrollFigure):
    """A wrapped row of tokens, painted and not built of widgets, so that hundreds cost nothing."""

    token_selected = Signal(int)
    token_hovered = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens: list[str] = []
        self._ids: list[int] = []
        self._unknown: frozenset[int] = frozenset()
        self.is_colourful = False
        self._rects: list[QRectF] = []
        self._hovered: int | None = None
        self._selected: int | None = None
        self._empty_sentence: str | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(80, _CHIP + _ID + 4)
        self.retranslate()

    def set_tokens(
        self, tokens: Sequence[str], ids: Sequence[int] | None = None, unknown: Sequence[int] = ()
    ) -> None:
        """Show *tokens* with their numbers in the vocabulary; those at the places *unknown* are marked as lost."""
        if ids is not None and len(ids) != len(tokens):
            raise ValueError(f"{len(tokens)} tokens, {len(ids)} ids")
        self._tokens = [visible_token(token) for token in tokens]
        self._ids = [int(i) for i in ids] if ids is not None else []
        self._unknown = frozenset(unknown)
        self._hovered = self._selected = None
        self._arrange()
        self._describe()
        self.viewport().update()

    def clear(self) -> None:
        """Show no tokens."""
        self.set_tokens([])

    def set_empty_sentence(self, sentence: str | None) -> None:
        """Replace the sentence shown while there are no tokens (already translated)."""
        self._empty_sentence = sentence
        self._describe()
        self.viewport().update()

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there are no tokens."""
        return self._empty_sentence or tr("Type something to see the tokens the model gets.")

    def figure_title(self) -> str:
        return tr("Tokens the model sees")

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if not self._tokens:
            self.setAccessibleDescription(self.empty_sentence())
        elif self._selected is not None:
            self.setAccessibleDescription(self.token_text(self._selected))
        else:
            words = " ".join(self._tokens[:40])
            self.setAccessibleDescription(
                tr("{count} tokens: {tokens}", count=len(self._tokens), tokens=words)
            )

    def token_text(self, index: int) -> str:
        """Return one token in words."""
        if index in self._unknown:
            return tr("token {position}: “{token}” is unknown", position=index + 1, token=self._tokens[index])
        if self._ids:
            return tr(
                "token {position}: “{token}”, number {id} of the vocabulary",
                position=index + 1,
                token=self._tokens[index],
                id=self._ids[index],
            )
        return tr("token {position}: “{token}”", position=index + 1, token=self._tokens[index])

    def token_rect(self, index: int) -> QRectF:
        """Return where a chip is painted in the figure."""
        return self._rects[index]

    def sizeHint(self) -> QSize:
        return QSize(420, 3 * self._row_height() + 4)

    def _row_height(self) -> int:
        return _CHIP + (_ID if self._ids else 0) + _ROW_GAP

    def _arrange(self) -> None:
        """Break the row of chips where the width ends."""
        token_metrics, id_metrics = QFontMetricsF(mono(BODY)), QFontMetricsF(mono(SMALL))
        room = max(40, self.viewport().width() - 4)
        x, y = 2.0, 2.0
        self._rects = []
        for index, token in enumerate(self._tokens):
            width = token_metrics.horizontalAdvance(token[:_LONGEST]) + 12
            if self._ids:
                width = max(width, id_metrics.horizontalAdvance(str(self._ids[index])) + 4)
            width = min(max(width, 20.0), room)
            if x + width > room + 2 and x > 2:
                x, y = 2.0, y + self._row_height()
            self._rects.append(QRectF(x, y, width, _CHIP))
            x += width + _GAP
        self.adjust_scroll_bars()

    def content_size(self) -> QSize:
        height = self._rects[-1].bottom() + (_ID if self._ids else 0) + 4 if self._rects else 0
        return QSize(self.viewport().width(), int(height) if height else self.viewport().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if not self._tokens:
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = painter.clipBoundingRect() if painter.hasClipping() else area
        surfaces = (theme.color("accent_surface"), theme.color("field"))
        if self.is_colourful:
            surfaces = tuple(theme.color(f"series_{number}", _TINT) for number in range(1, 6))
        fonts = (mono(BODY), mono(BODY, bold=True), mono(SMALL))
        centre = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
        for index, rect in enumerate(self._rects):
            if rect.bottom() + _ID < clip.top():
                continue
            if rect.top() > clip.bottom():
                break
            chosen = index == self._selected
            is_lost = index in self._unknown
            painter.setPen(QPen(theme.color("accent"), 1.5) if chosen else QPen(theme.color("border"), 1))
            if is_lost:
                painter.setPen(QPen(theme.color("error"), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(theme.color("surface") if is_lost else surfaces[index % len(surfaces)])
            painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
            painter.setFont(fonts[1 if chosen else 0])
            painter.setPen(theme.color("error" if is_lost else "accent" if chosen else "text"))
            token = self._tokens[index]
            shown = token if len(token) <= _LONGEST else token[: _LONGEST - 1] + "…"
            painter.drawText(rect, centre, shown)
            if self._ids:
                painter.setFont(fonts[2])
                painter.setPen(theme.color("secondary"))
                painter.drawText(
                    QRectF(rect.x(), rect.bottom(), rect.width(), _ID), centre, str(self._ids[index])
                )
        if self._hovered is not None and not paper:
            rect = self._rects[self._hovered]
            view = QRectF(self.offset(), QRectF(self.viewport().rect()).size())
            draw_bubble(painter, rect.center(), view, self.token_text(self._hovered), theme, self.font())

    def token_at(self, point: QPointF) -> int | None:
        """Return the token under a point of the viewport."""
        at = point + self.offset()
        for index, rect in enumerate(self._rects):
            if rect.adjusted(0, 0, 0, _ID if self._ids else 0).contains(at):
                return index
        return None

    def select_token(self, index: int) -> None:
        """Choose a token, bring it in sight and tell everyone."""
        if 0 <= index < len(self._tokens):
            self._selected = index
            rect, bar = self._rects[index], self.verticalScrollBar()
            low = int(rect.bottom()) + _ID - self.viewport().height()
            bar.setValue(min(max(bar.value(), low), int(rect.top())))
            self._describe()
            self.viewport().update()
            self.token_selected.emit(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(None)
        return super().viewportEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.token_at(event.position()))

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            if index is not None:
                self.token_hovered.emit(index)
            self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.token_at(event.position())
        if index is not None and event.button() == Qt.MouseButton.LeftButton:
            self.select_token(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None or not self._tokens:
            super().keyPressEvent(event)
        else:
            self.select_token(0 if self._selected is None else self._selected + step)
