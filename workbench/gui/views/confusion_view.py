"""Which class is taken for which: a confusion matrix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, mono, percent, sized
from workbench.gui.views.matrix_figure import MatrixFigure
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import tr
from workbench.numerals import grouped


class ConfusionView(MatrixFigure):
    """Rows are what is true, columns what the model said; each row is coloured by its own shares."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts = np.zeros((0, 0), np.int64)
        self._shares = np.zeros((0, 0), np.float64)
        self.largest_cell = 48.0
        self.retranslate()

    def set_matrix(self, counts: NDArray[Any], labels: Sequence[str]) -> None:
        """Show *counts* (n_class, n_class): counts[true, predicted]."""
        if np.shape(counts) != (len(labels), len(labels)):
            raise ValueError(f"{np.shape(counts)} counts, {len(labels)} labels")
        self._counts = np.asarray(counts, np.int64)
        totals = self._counts.sum(1, keepdims=True)
        self._shares = self._counts / np.maximum(totals, 1)
        self.set_labels(labels, labels)

    def clear(self) -> None:
        """Show no matrix."""
        self.set_matrix(np.zeros((0, 0)), [])

    def figure_title(self) -> str:
        return tr("Which class is taken for which (confusion matrix)")

    def empty_sentence(self) -> str:
        return tr("Nothing measured yet. Evaluate the model to see which classes it mixes up.")

    def cell_text(self, row: int, column: int) -> str:
        values = {
            "true": self._rows[row],
            "predicted": self._columns[column],
            "count": int(self._counts[row, column]),
            "total": int(self._counts[row].sum()),
            "share": percent(float(self._shares[row, column])),
        }
        if row == column:
            return tr("{true} recognised: {count} of {total} ({share})", **values)
        return tr("{true} taken for {predicted}: {count} of {total} ({share})", **values)

    def header_height(self) -> float:
        return 20.0

    def footer_height(self, paper: bool) -> float:
        return 24.0

    def _label_font(self, bold: bool = False) -> QFont:
        return sized(self.font(), SECONDARY, bold)

    def paint_cells(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        lut = theme.attention_lut()
        pixels = ramp_pixels(self._shares, lut, None, theme.color("masked"))
        image = wrap_pixels(pixels)
        if paper:
            image = image.scaled(image.width() * 8, image.height() * 8)
        painter.drawImage(plot, image, QRectF(image.rect()))
        first = self.cell_rect(plot, 0, 0)
        painter.setPen(QPen(theme.color("surface"), 1))
        if min(first.width(), first.height()) >= 8:
            for index in range(1, len(self._rows)):
                rect = self.cell_rect(plot, index, index)
                x, y = rect.left(), rect.top()
                painter.drawLine(int(plot.left()), int(y), int(plot.right()), int(y))
                painter.drawLine(int(x), int(plot.top()), int(x), int(plot.bottom()))
        size = min(SECONDARY, first.height() * 0.5)
        painter.setFont(mono(size))
        widest = painter.fontMetrics().horizontalAdvance(grouped(self._counts.max(initial=0)))
        if size < 8 or widest > first.width() - 4:
            return
        luminance = lut @ np.array([0.299, 0.587, 0.114])
        dark, light = sorted((theme.color("text"), theme.color("surface")), key=lambda c: c.lightnessF())
        for row in range(len(self._rows)):
            for column in range(len(self._columns)):
                count = int(self._counts[row, column])
                if count:
                    ground = luminance[int(self._shares[row, column] * 255)]
                    painter.setPen(dark if ground > 128 else light)
                    painter.drawText(
                        self.cell_rect(plot, row, column), int(Qt.AlignmentFlag.AlignCenter), grouped(count)
                    )

    def paint_extras(self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme, paper: bool) -> None:
        painter.setFont(sized(self.font(), SMALL))
        painter.setPen(theme.color("secondary"))
        box = QRectF(area.left(), area.top(), area.width(), 16)
        right = int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        words = tr("row: what is true · column: what the model said")
        painter.drawText(box, right, words)
        diagonal = np.trace(self._counts)
        total = int(self._counts.sum())
        words = tr(
            "{right} of {total} right ({share})",
            right=int(diagonal),
            total=total,
            share=percent(float(diagonal / max(1, total))),
        )
        painter.drawText(QRectF(area.left(), plot.bottom() + 8, area.width(), 16), right, words)
