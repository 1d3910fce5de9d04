"""A table of numbers as colours: from nothing to much, or from less to more around zero."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QLinearGradient, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.quantities import signed
from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, mono, sized, visible_token
from workbench.gui.views.matrix_figure import MatrixFigure
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import tr

_SHORTEST_SCALE = 36.0
_WORD_WIDTH, _WORD_HEIGHT = 12, 15  # of a cell from which its word is written into it
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a map of values shows; every sentence is already translated."""

    values: NDArray[Any] = field(default_factory=lambda: np.zeros((0, 0)))  # (R, C)
    rows: Sequence[str] = ()
    columns: Sequence[str] = ()
    are_rows_tokens: bool = True  # else they are words, whose spaces stay as they are
    largest: float = 1.0  # the end of the colour scale; with `is_signed` it begins at the opposite of it
    is_signed: bool = False
    words: Sequence[Sequence[str]] | None = None  # (R, C) written into the cells
    hidden: NDArray[np.bool_] | None = None  # (R, C) cells that have no value
    title: str = ""
    low: str = ""  # what the two ends of the scale mean, beside their numbers
    high: str = ""
    note: str = ""  # under a saved picture: what rows and columns are


class ValueMap(MatrixFigure):
    """One coloured cell for each number, with its word where there is room."""

    def __init__(self, sentence: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown = Values()
        self._sentence = sentence  # already translated
        self._pixels: tuple[str, NDArray[np.uint32], QImage] | None = None
        self.zoomable = True
        self.stretch = 6.0  # a few blocks over many positions fill their place
        self.retranslate()

    def show_values(self, shown: Values) -> None:
        """Show another table."""
        if np.shape(shown.values) != (len(shown.rows), len(shown.columns)):
            raise ValueError(f"{np.shape(shown.values)}: {len(shown.rows)} × {len(shown.columns)} labels")
        self._shown, self._pixels = shown, None
        rows = [visible_token(row) for row in shown.rows] if shown.are_rows_tokens else shown.rows
        self.set_labels(rows, [visible_token(column) for column in shown.columns])
        self.setAccessibleName(self.figure_title())

    def show_sentence(self, sentence: str) -> None:
        """Say, in the language shown, why there is nothing."""
        self._sentence = sentence
        self.show_values(Values())

    def shown(self) -> Values:
        """Return what is shown."""
        return self._shown

    def figure_title(self) -> str:
        return self._shown.title or tr("Map of values")

    def empty_sentence(self) -> str:
        return self._sentence or tr("Nothing to show yet.")

    def number(self, value: float) -> str:
        """Return one value as it is written."""
        return signed(value) if self._shown.is_signed else f"{value:.2f}"

    def cell_text(self, row: int, column: int) -> str:
        shown = self._shown
        name = f"{self._rows[row]} → {self._columns[column]}"
        if shown.hidden is not None and shown.hidden[row, column]:
            return tr("{place}: no value", place=name)
        word = f"{visible_token(shown.words[row][column])} " if shown.words is not None else ""
        return f"{name}: {word}{self.number(float(shown.values[row, column]))}"

    def numbers(self) -> Numbers | None:
        shown = self._shown
        if self.is_empty():
            return None
        return Numbers(values=np.asarray(shown.values), rows=tuple(shown.rows), columns=tuple(shown.columns))

    def is_square(self) -> bool:
        return super().is_square() and self._shown.words is None  # words need the width

    def header_height(self) -> float:
        return 24.0 if self._shown.title else 0.0

    def footer_height(self, paper: bool) -> float:
        return 46.0 if paper and self._shown.note else 28.0

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.zoom_by(1.2 ** (event.angleDelta().y() / 120), event.position()):
            event.accept()
        else:
            event.ignore()  # the page scrolls instead

    # Painting -------------------------------------------------------------------------------------------------

    def _lut(self, theme: Theme) -> NDArray[np.uint8]:
        return theme.signed_lut() if self._shown.is_signed else theme.attention_lut()

    def _image(self, theme: Theme) -> QImage:
        if self._pixels is None or self._pixels[0] != theme.key:
            shown = self._shown
            share = np.asarray(shown.values, np.float64) / (shown.largest or 1.0)
            if shown.is_signed:
                share = (share + 1) / 2
            pixels = ramp_pixels(share, self._lut(theme), shown.hidden, theme.color("masked"))
            self._pixels = (theme.key, pixels, wrap_pixels(pixels))
        return self._pixels[2]

    def paint_cells(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        image = self._image(theme)
        self.paint_pixels(painter, plot, image, paper)
        words, cell = self._shown.words, self.cell_rect(plot, 0, 0)
        if words is None or cell.width() < _WORD_WIDTH or cell.height() < _WORD_HEIGHT:
            return
        font = mono(max(SMALL, min(max(SECONDARY + 3, self._label_size), 0.5 * cell.height())))
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        inks = (theme.color("text"), theme.color("surface"))
        rows, columns = self.visible_cells()
        for row in rows:
            for column in columns:
                rect = self.cell_rect(plot, row, column).adjusted(1, 0, -1, 0)
                word = visible_token(words[row][column])
                shown = metrics.elidedText(word, Qt.TextElideMode.ElideRight, rect.width())
                if shown == "…" or not shown:
                    continue
                ground = QColor(image.pixel(column, row))
                painter.setPen(max(inks, key=lambda ink: contrast(ink, ground)))
                painter.drawText(rect, _CENTRE, shown)

    def paint_extras(self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme, paper: bool) -> None:
        shown = self._shown
        painter.setPen(theme.color("text"))
        if shown.title:
            painter.setFont(sized(self.font(), SECONDARY, bold=True))
            box = QRectF(area.left(), area.top(), area.width(), 18)
            fitting = painter.fontMetrics().elidedText(
                shown.title, Qt.TextElideMode.ElideRight, int(box.width())
            )
            painter.drawText(box, _CENTRE if self.centred() else _LEFT, fitting)
        self._paint_scale(painter, area, plot, theme)
        if paper and shown.note:
            painter.setPen(theme.color("secondary"))
            painter.setFont(sized(self.font(), SMALL))
            painter.drawText(
                QRectF(area.left() + 4, area.bottom() - 20, area.width() - 8, 16), _CENTRE, shown.note
            )

    def _paint_scale(self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme) -> None:
        """Draw what the colours mean, under the map: the numbers at both ends and what they stand for."""
        shown = self._shown
        painter.save()
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(theme.color("secondary"))
        metrics = QFontMetricsF(painter.font())
        low = self.number(-shown.largest) if shown.is_signed else "0"
        high = signed(shown.largest) if shown.is_signed else f"{shown.largest:.4g}"
        spoken = (f"{shown.low} {low}".strip(), f"{high} {shown.high}".strip())
        if sum(map(metrics.horizontalAdvance, spoken)) + 12 + _SHORTEST_SCALE <= area.width() - 4:
            low, high = spoken  # else the numbers alone
        before, after = metrics.horizontalAdvance(low) + 6, metrics.horizontalAdvance(high) + 6
        wanted = min(120.0, max(48.0, plot.width() * 0.4))
        width = max(_SHORTEST_SCALE, min(wanted, area.width() - before - after - 8))
        x = max(area.left() + 2, min(plot.left(), area.right() - before - width - after - 2))
        y = plot.bottom() + 12
        painter.drawText(QRectF(x, y - 4, before, 16), _LEFT, low)
        bar = QRectF(x + before, y, width, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        names = ("signed_minus", "signed_zero", "signed_plus")
        if not shown.is_signed:
            names = ("attention_0", "attention_1", "attention_2")
        for stop, name in zip((0.0, 0.5, 1.0), names, strict=True):
            gradient.setColorAt(stop, theme.color(name))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(bar)
        if shown.is_signed:
            painter.drawLine(
                QPointF(bar.center().x(), bar.top() - 2), QPointF(bar.center().x(), bar.bottom() + 2)
            )
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(bar.right() + 6, y - 4, after, 16), _LEFT, high)
        painter.restore()


def contrast(one: QColor, other: QColor) -> float:
    """Return how well *one* is read on *other*, from 1 (not at all) to 21 (WCAG 2.1, contrast ratio)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
