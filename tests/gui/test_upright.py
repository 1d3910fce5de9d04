"""Labels that stand up are read as their script is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from workbench.gui.upright import draw_downward, draw_upright, is_stacked, upright_length

Draw = Callable[[QPainter, QPointF, float, str], None]


def inked(draw: Draw, start: QPointF, length: float, label: str) -> QRect:
    """Return where *draw* leaves ink in a picture of 100 × 200."""
    image = QImage(100, 200, QImage.Format.Format_Grayscale8)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    font = QFont()
    font.setPixelSize(12)
    painter.setFont(font)
    draw(painter, start, length, label)
    painter.end()
    dark = [(x, y) for y in range(200) for x in range(100) if image.pixelColor(x, y).lightness() < 128]
    xs, ys = [x for x, _ in dark], [y for _, y in dark]
    return QRect(min(xs), min(ys), max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


@pytest.mark.parametrize(
    ("label", "stacked"),
    [("cat", False), ("␣the", False), ("妈", True), ("␣请把", True), (".", True), ("", False)],
)
def test_chinese_labels_are_stacked(label: str, stacked: bool) -> None:
    assert is_stacked(label) is stacked


def test_a_label_needs_as_much_height_as_it_takes(qapp: QApplication) -> None:
    font = QFont()
    font.setPixelSize(12)
    metrics = QFontMetricsF(font)
    assert upright_length("快递又快", metrics) == pytest.approx(4 * upright_length("快", metrics))
    assert upright_length("cat", metrics) == metrics.horizontalAdvance("cat")


@pytest.mark.parametrize("label", ["lease", "快递又快"])
def test_a_standing_label_ends_over_its_foot(qapp: QApplication, label: str) -> None:
    ink = inked(draw_upright, QPointF(50, 180), 150, label)
    assert 170 <= ink.bottom() <= 182
    assert ink.height() > 2 * ink.width()
    assert abs(ink.center().x() - 50) <= 4


@pytest.mark.parametrize("label", ["lease", "快递又快"])
def test_a_hanging_label_begins_under_its_head(qapp: QApplication, label: str) -> None:
    ink = inked(draw_downward, QPointF(50, 20), 150, label)
    assert 18 <= ink.top() <= 30
    assert ink.height() > 2 * ink.width()


def test_a_stack_that_is_too_high_is_cut_and_says_so(qapp: QApplication) -> None:
    assert inked(draw_upright, QPointF(50, 180), 40, "快递又快包得又好").height() <= 42
    assert inked(draw_upright, QPointF(50, 180), 4, "快递").height() <= 16
