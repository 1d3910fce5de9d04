"""One station of the rail: its number or its sign, its title, and how things stand there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from workbench.gui.icons import icon_pixmap
from workbench.gui.live import Live
from workbench.gui.theme import body_font, current_theme
from workbench.language import Text, tr

STATES = ("waiting", "ready", "done", "stale")
_CIRCLE = 22
_LEFT, _TEXT_LEFT, _RIGHT = 7, 36, 6  # where circle and words begin, and what stays free at the end
_HEIGHT, _LINE, _STATUS = 44, 14, 11
_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class RailButton(Live, QAbstractButton):
    """A checkable button with a circle, a title (an English sentence) and a status line (a `Text`).

    Its state is ``waiting`` or ``ready`` (number or icon), ``done`` (check) or ``stale`` (warning sign).
    """

    def __init__(
        self, title: str, number: int | None = None, icon_name: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._title, self._number, self._icon_name = title, number, icon_name
        self._state, self._status = "ready", Text("")
        self._ring = False  # the focus is shown to those who move it by keyboard
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)  # a status too long for one line gets a second one
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.retranslate()

    def set_state(self, state: str, status: Text | None = None) -> None:
        """Show how things stand here; *state* is one of `STATES`."""
        if state not in STATES:
            raise ValueError(state)
        self._state, self._status = state, status or Text("")
        self.retranslate()

    def state(self) -> str:
        """Return the state shown."""
        return self._state

    def status(self) -> str:
        """Return the status line shown."""
        return str(self._status) if self._status.sentence else ""

    def sizeHint(self) -> QSize:
        return QSize(136, self.heightForWidth(136))

    def minimumSizeHint(self) -> QSize:
        return QSize(_CIRCLE + 16, _HEIGHT)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return _HEIGHT + _LINE * (len(self.status_lines(width)) > 1)

    def status_lines(self, width: int) -> list[str]:
        """Return the status as it is written in a button of this *width*: one line, or two."""
        metrics = QFontMetrics(body_font(_STATUS))
        room, status = width - _TEXT_LEFT - _RIGHT, self.status()
        if not status:
            return []
        if metrics.horizontalAdvance(status) <= room:
            return [status]
        first, rest = _broken(status, lambda part: metrics.horizontalAdvance(part) <= room)
        lines = [first, rest] if first and rest else [status]
        return [metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines]

    def retranslate(self) -> None:
        title, status = tr(self._title), self.status()
        spoken = {"done": tr("done"), "stale": tr("needs attention")}.get(self._state, "")
        self.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(", ".join(part for part in (spoken, status) if part))
        self.setToolTip(status)
        self.updateGeometry()
        self.update()

    def restyle(self) -> None:
        self.update()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._ring = event.reason() in _KEYBOARD

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        if self.isChecked() or self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("accent_surface" if self.isChecked() else "hover"))
            painter.drawRoundedRect(frame, 7, 7)
        if self.hasFocus() and self._ring:
            painter.setPen(QPen(theme.color("accent"), 1.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 7, 7)
        circle = QRectF(_LEFT, (self.height() - _CIRCLE) / 2, _CIRCLE, _CIRCLE)
        self._paint_circle(painter, circle)
        room = QRect(_TEXT_LEFT, 0, self.width() - _TEXT_LEFT - _RIGHT, self.height())
        self._paint_text(painter, room)
        painter.end()

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        theme = current_theme()
        fill, sign = "", self._icon_name
        if self.isChecked():
            fill = "accent"
        elif self._state == "done":
            fill = "good"
        if not self.isChecked() and self._state in ("done", "stale"):
            sign = "check" if self._state == "done" else "warning"
        front = "on_accent" if fill else ("warning" if self._state == "stale" else "secondary")
        painter.setPen(Qt.PenStyle.NoPen if fill else QPen(theme.color("border"), 1))
        painter.setBrush(theme.color(fill) if fill else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(circle if fill else circle.adjusted(0.5, 0.5, -0.5, -0.5))
        if sign:
            size = 14
            pixmap = icon_pixmap(sign, size, front, self.devicePixelRatioF())
            painter.drawPixmap(circle.center() - QPointF(size / 2, size / 2), pixmap)
        elif self._number is not None:
            painter.setFont(body_font(11))
            painter.setPen(theme.color(front))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))

    def _paint_text(self, painter: QPainter, room: QRect) -> None:
        theme = current_theme()
        left = Qt.AlignmentFlag.AlignLeft
        title_font, status_font = body_font(), body_font(_STATUS)
        title_font.setWeight(QFont.Weight.Medium)
        elide = Qt.TextElideMode.ElideRight
        lines = self.status_lines(self.width())
        painter.setFont(title_font)
        painter.setPen(theme.color("text" if self.isEnabled() else "disabled"))
        title = painter.fontMetrics().elidedText(self.text(), elide, room.width())
        if not lines:
            painter.drawText(room, left | Qt.AlignmentFlag.AlignVCenter, title)
            return
        middle = (room.height() - _LINE * (len(lines) - 1)) // 2 + 2
        upper = QRect(room.left(), 0, room.width(), middle)
        painter.drawText(upper, left | Qt.AlignmentFlag.AlignBottom, title)
        painter.setFont(status_font)
        painter.setPen(theme.color("warning" if self._state == "stale" else "secondary"))
        for number, line in enumerate(lines):
            lower = QRect(room.left(), middle + number * _LINE, room.width(), _LINE + 4)
            painter.drawText(lower, left | Qt.AlignmentFlag.AlignTop, line)


def _broken(status: str, fits: Callable[[str], bool]) -> tuple[str, str]:
    """Return the two lines of a status, broken at its dot, or else after the last word that fits."""
    before, dot, after = status.partition(" · ")
    if dot and fits(before) and fits(after):
        return before, after
    # Chinese has no spaces between words: there any sign may begin the second line
    places = [at for at, sign in enumerate(status) if sign == " "] or list(range(1, len(status)))
    at = max((at for at in places if fits(status[:at])), default=0)
    return status[:at], status[at:].strip()
