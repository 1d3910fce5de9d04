"""One attention map: who looks at whom, with the tokens on both axes."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QLinearGradient, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, sized, visible_token
from workbench.gui.views.matrix_figure import MatrixFigure
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import WorkbenchError, text, tr


class AttentionMap(MatrixFigure):
    """A map of weights from 0 to 1: one row for each query, one column for each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = np.zeros((0, 0), np.float32)
        self._masked: NDArray[np.bool_] | None = None
        self._title = ""
        self._raw_labels: tuple[list[str], list[str]] = ([], [])
        self._pixels: tuple[str, NDArray[np.uint32], QImage] | None = None
        self.zoomable = True
        self.retranslate()

    def set_map(
        self,
        weights: NDArray[Any],
        query_labels: Sequence[str],
        key_labels: Sequence[str],
        masked: NDArray[np.bool_] | None = None,
        title: str = "",
    ) -> None:
        """Show *weights* (T_query, T_key); *masked* positions could not be looked at."""
        if np.shape(weights) != (len(query_labels), len(key_labels)):
            raise ValueError(f"{np.shape(weights)} weights, {len(query_labels)} × {len(key_labels)} labels")
        self._weights = np.asarray(weights, np.float32)
        self._masked = masked
        self._title = title
        self._raw_labels = (list(query_labels), list(key_labels))
        self._pixels = None
        self.set_labels([visible_token(t) for t in query_labels], [visible_token(t) for t in key_labels])
        self.setAccessibleName(self.figure_title())

    def clear(self) -> None:
        """Show no map."""
        self.set_map(np.zeros((0, 0)), [], [])

    def weights(self) -> NDArray[np.float32]:
        """Return the map that is shown."""
        return self._weights

    def figure_title(self) -> str:
        return tr("Attention map: {title}", title=self._title) if self._title else tr("Attention map")

    def empty_sentence(self) -> str:
        return tr("No attention map yet. It appears here as soon as the model has read something.")

    def cell_text(self, row: int, column: int) -> str:
        query, key = self._rows[row], self._columns[column]
        if self._masked is not None and self._masked[row, column]:
            return tr("{query} cannot look at {key} (masked)", query=query, key=key)
        return f"{query} → {key} {self._weights[row, column]:.2f}"

    def footer_height(self, paper: bool) -> float:
        return 46.0 if paper else 28.0

    def header_height(self) -> float:
        return 24.0 if self._title else 0.0

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.zoom_by(1.2 ** (event.angleDelta().y() / 120), event.position()):
            event.accept()
        else:
            event.ignore()  # the page scrolls instead

    # Painting -------------------------------------------------------------------------------------------------

    def _image(self, theme: Theme) -> QImage:
        if self._pixels is None or self._pixels[0] != theme.key:
            pixels = ramp_pixels(self._weights, theme.attention_lut(), self._masked, theme.color("masked"))
            self._pixels = (theme.key, pixels, wrap_pixels(pixels))
        return self._pixels[2]

    def paint_cells(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        image = self._image(theme)
        source = QRectF(
            self._origin.x(),
            self._origin.y(),
            len(self._columns) / self._zoom,
            len(self._rows) / self._zoom,
        )
        cell = self.cell_rect(plot, 0, 0)
        if paper:
            # a viewer of the saved file may blur a small picture: give it whole blocks of pixels
            block = max(1, min(8, 2048 // max(image.width(), image.height())))
            image = image.scaled(image.width() * block, image.height() * block)
            source = QRectF(
                source.x() * block, source.y() * block, source.width() * block, source.height() * block
            )
        dense = min(cell.width(), cell.height()) * painter.device().devicePixelRatioF() < 1
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, dense)
        painter.drawImage(plot, image, source)

    def paint_extras(self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme, paper: bool) -> None:
        if self._title:
            painter.setFont(sized(self.font(), SECONDARY, bold=True))
            painter.setPen(theme.color("secondary"))
            box = QRectF(area.left(), area.top(), area.width(), 18)
            painter.drawText(
                box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), self._title
            )
        self._paint_scale(painter, plot, theme)
        if paper:
            painter.setPen(theme.color("secondary"))
            painter.setFont(sized(self.font(), SMALL))
            words = tr("row: the token that reads (query) · column: the token it looks at (key)")
            box = QRectF(area.left() + 4, area.bottom() - 20, area.width() - 8, 16)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), words)

    def _paint_scale(self, painter: QPainter, plot: QRectF, theme: Theme) -> None:
        """Draw what the colours mean, under the map."""
        painter.save()
        painter.setFont(sized(self.font(), SMALL))
        metrics = painter.fontMetrics()
        x, y, width = plot.left(), plot.bottom() + 12, max(48.0, min(120.0, plot.width() * 0.3))
        middle = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(x, y - 3, 12, 14), middle, "0")
        bar = QRectF(x + 12, y, width, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        for stop, name in ((0.0, "attention_0"), (0.5, "attention_1"), (1.0, "attention_2")):
            gradient.setColorAt(stop, theme.color(name))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(bar)
        painter.setPen(theme.color("secondary"))
        painter.drawText(QRectF(bar.right() + 6, y - 3, 12, 14), middle, "1")
        words = tr("masked (cannot be seen)")
        x = bar.right() + 28
        fits = x + 18 + metrics.horizontalAdvance(words) <= plot.right() + 60
        if self._masked is not None and self._masked.any() and fits:
            swatch = QRectF(x, y - 1, 10, 10)
            painter.fillRect(swatch, theme.color("masked"))
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawRect(swatch)
            painter.setPen(theme.color("secondary"))
            painter.drawText(QPointF(x + 16, y + 8), words)
        painter.restore()

    # Saving ---------------------------------------------------------------------------------------------------

    def numbers(self) -> Numbers | None:
        if self.is_empty():
            return None
        queries, keys = self._raw_labels
        return Numbers(values=self._weights, rows=tuple(queries), columns=tuple(keys))

    def export_csv(self, path: str | Path) -> None:
        """Save the numbers with their labels: the first column holds the queries, the first row the keys."""
        if self.is_empty():
            raise WorkbenchError(text("There is no attention map to save yet."))
        self.save_numbers(Path(path))
