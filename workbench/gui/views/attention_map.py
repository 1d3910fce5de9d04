"""One attention map: who looks at whom, with the tokens on both axes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QImage, QLinearGradient, QPainter, QPen, QWheelEvent
from PySide6.QtWidgets import QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SECONDARY, SMALL, sized, visible_token
from workbench.gui.views.map_colours import DECADES, MapColours
from workbench.gui.views.matrix_figure import MatrixFigure
from workbench.gui.views.numbers import Numbers
from workbench.gui.views.pixels import ramp_pixels, wrap_pixels
from workbench.language import tr

_LEFT_OUT = Qt.BrushStyle.BDiagPattern
_PLAIN = MapColours()
_WRITTEN_SMALL = 0.01  # a smaller weight is written with more digits where its colour can be told apart


def signed(value: float) -> str:
    """Return a difference with its sign, like "+0.43" or "−0.10"."""
    shown = f"{value:+.2f}"
    return "0.00" if float(shown) == 0 else shown.replace("-", "−")


class AttentionMap(MatrixFigure):
    """A map of weights from 0 to 1: one row for each query, one column for each key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._weights = np.zeros((0, 0), np.float32)
        self._masked: NDArray[np.bool_] | None = None
        self._title = ""
        self._raw_labels: tuple[list[str], list[str]] = ([], [])
        self._shown = self._weights  # what the colours are made of
        self._colours = MapColours()
        self._pixels: tuple[str, NDArray[np.uint32], QImage] | None = None
        self.zoomable = self.has_crosshair = True
        self.retranslate()

    def set_map(
        self,
        weights: NDArray[Any],
        query_labels: Sequence[str],
        key_labels: Sequence[str],
        masked: NDArray[np.bool_] | None = None,
        title: str = "",
        shown: NDArray[Any] | None = None,
        colours: MapColours = _PLAIN,
    ) -> None:
        """Show *weights* (T_query, T_key); *masked* positions could not be looked at.

        The colours are those of *shown* where it is given; the numbers are always those of *weights*.
        """
        if np.shape(weights) != (len(query_labels), len(key_labels)):
            raise ValueError(f"{np.shape(weights)} weights, {len(query_labels)} × {len(key_labels)} labels")
        self._weights = np.asarray(weights, np.float32)
        self._shown = self._weights if shown is None else np.asarray(shown, np.float32)
        self._colours = colours
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
        weight = self._weights[row, column]
        if self._colours.sides is not None:
            return f"{query} → {key} {signed(weight)}"
        small = self._colours.is_log and weight < _WRITTEN_SMALL
        return f"{query} → {key} {weight:.4f}" if small else f"{query} → {key} {weight:.2f}"

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
            colours = self._colours
            lut = theme.attention_lut() if colours.sides is None else theme.signed_lut()
            bare = theme.color("masked" if colours.shows_masked else "surface")
            pixels = ramp_pixels(colours.places(self._shown), lut, self._masked, bare)
            if colours.without_first:
                pixels[:, :1] = np.uint32(theme.color("surface").rgba())
            self._pixels = (theme.key, pixels, wrap_pixels(pixels))
        return self._pixels[2]

    def paint_cells(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        self.paint_pixels(painter, plot, self._image(theme), paper)
        if self._colours.without_first:
            first = self.cell_rect(plot, 0, 0)
            column = QRectF(first.left(), plot.top(), first.width(), plot.height())
            painter.fillRect(column, QBrush(theme.color("scroll"), _LEFT_OUT))

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
        metrics, colours = painter.fontMetrics(), self._colours
        low, high = self._scale_ends()
        y, width = plot.bottom() + 12, max(48.0, min(120.0, plot.width() * 0.3))
        painter.setPen(theme.color("secondary"))
        painter.drawText(QPointF(plot.left(), y + 8), low)
        bar = QRectF(plot.left() + metrics.horizontalAdvance(low) + 6, y, width, 8)
        gradient = QLinearGradient(bar.topLeft(), bar.topRight())
        names = ("attention_0", "attention_1", "attention_2")
        if colours.sides is not None:
            names = ("signed_minus", "signed_zero", "signed_plus")
        for stop, name in zip((0.0, 0.5, 1.0), names, strict=True):
            gradient.setColorAt(stop, theme.color(name))
        painter.fillRect(bar, gradient)
        painter.setPen(QPen(theme.color("border"), 1))
        painter.drawRect(bar)
        if colours.is_log and colours.sides is None:
            painter.setPen(QPen(theme.color("secondary"), 1))
            for decade in range(1, DECADES):
                x = bar.left() + bar.width() * decade / DECADES
                painter.drawLine(QPointF(x, bar.bottom() - 2), QPointF(x, bar.bottom() + 3))
        painter.setPen(theme.color("secondary"))
        painter.drawText(QPointF(bar.right() + 6, y + 8), high)
        self._paint_swatches(painter, bar.right() + 22 + metrics.horizontalAdvance(high), y, plot, theme)
        painter.restore()

    def _scale_ends(self) -> tuple[str, str]:
        colours = self._colours
        if colours.sides is not None:
            most = colours.strongest(self._shown)
            less, more = colours.sides
            return (
                f"{tr('{head} more', head=less)} {signed(-most)}",
                f"{signed(most)} {tr('{head} more', head=more)}",
            )
        return (f"{10.0**-DECADES:g}" if colours.is_log else "0"), "1"

    def _paint_swatches(self, painter: QPainter, x: float, y: float, plot: QRectF, theme: Theme) -> None:
        """Draw what the places without a number's colour are, as far as there is room."""
        swatches: list[tuple[str, QBrush]] = []
        if self._colours.shows_masked and self._masked is not None and self._masked.any():
            swatches.append((tr("masked (cannot be seen)"), QBrush(theme.color("masked"))))
        if self._colours.without_first:
            swatches.append((tr("left out of the colours"), QBrush(theme.color("scroll"), _LEFT_OUT)))
        for words, brush in swatches:
            needed = 16 + painter.fontMetrics().horizontalAdvance(words)
            if x + needed > min(plot.right() + 60, self.export_size().width()):
                continue
            swatch = QRectF(x, y - 1, 10, 10)
            painter.fillRect(swatch, brush)
            painter.setPen(QPen(theme.color("border"), 1))
            painter.drawRect(swatch)
            painter.setPen(theme.color("secondary"))
            painter.drawText(QPointF(x + 16, y + 8), words)
            x += needed + 16

    # Saving ---------------------------------------------------------------------------------------------------

    def numbers(self) -> Numbers | None:
        if self.is_empty():
            return None
        queries, keys = self._raw_labels
        return Numbers(values=self._weights, rows=tuple(queries), columns=tuple(keys))
