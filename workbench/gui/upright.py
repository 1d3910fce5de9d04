"""Labels that stand up: Latin ones turned, Chinese ones with their characters under each other, as they are written."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

_MIDDLE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_MORE = "⋮"


def is_stacked(label: str) -> bool:
    """Say whether the characters of *label* stand under each other: those that Unicode (UAX 11) calls wide, or one."""
    return len(label) == 1 or any(unicodedata.east_asian_width(sign) in "WF" for sign in label)


def upright_length(label: str, metrics: QFontMetricsF) -> float:
    """Return the height in pixels that *label* needs when it stands."""
    return len(label) * _pitch(metrics) if is_stacked(label) else metrics.horizontalAdvance(label)


def draw_upright(painter: QPainter, foot: QPointF, length: float, label: str) -> None:
    """Write *label* over *foot*, at most *length* high; a turned one is read from the bottom to the top."""
    if is_stacked(label):
        signs = _fitting(painter, length, label)
        _draw_stack(painter, foot - QPointF(0, len(signs) * _pitch(QFontMetricsF(painter.font()))), signs)
    else:
        _draw_turned(painter, foot, length, label, -90)


def draw_downward(painter: QPainter, head: QPointF, length: float, label: str) -> None:
    """Write *label* under *head*, at most *length* high; a turned one is read from the top to the bottom."""
    if is_stacked(label):
        _draw_stack(painter, head, _fitting(painter, length, label))
    else:
        _draw_turned(painter, head, length, label, 90)


def _draw_turned(painter: QPainter, start: QPointF, length: float, label: str, angle: float) -> None:
    metrics = QFontMetricsF(painter.font())
    shown = metrics.elidedText(label, Qt.TextElideMode.ElideRight, int(length) + 1)
    painter.save()
    painter.translate(start)
    painter.rotate(angle)
    painter.drawText(QRectF(0, -metrics.height() / 2, length + 2, metrics.height()), _LEFT, shown)
    painter.restore()


def _draw_stack(painter: QPainter, top: QPointF, signs: str) -> None:
    pitch = _pitch(QFontMetricsF(painter.font()))
    for place, sign in enumerate(signs):
        painter.drawText(QRectF(top.x() - pitch, top.y() + place * pitch, 2 * pitch, pitch), _MIDDLE, sign)


def _fitting(painter: QPainter, length: float, label: str) -> str:
    count = max(1, int((length + 2) / _pitch(QFontMetricsF(painter.font()))))
    return label if len(label) <= count else label[: count - 1] + _MORE


def _pitch(metrics: QFontMetricsF) -> float:
    """Return the distance from one character to the next one under it."""
    return 0.95 * metrics.height()
