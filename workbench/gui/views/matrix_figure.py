"""A matrix with labels on both axes: layout, hover, selection and keys, shared by the figures that are one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFont,
    QFontMetricsF,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from workbench.gui.theme import Theme
from workbench.gui.upright import draw_upright, upright_length
from workbench.gui.views.figure import (
    BODY,
    SECONDARY,
    Figure,
    draw_bubble,
    draw_sentence,
    faded,
    mono,
    sized,
)

_LARGEST_LABEL = 22
_FEWEST = 9  # a matrix with fewer rows does not fill a large figure
_GAP = 6  # between a label and the matrix
_CENTRE = int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip)


class MatrixFigure(Figure):
    """Rows and columns of cells; a subclass paints the cells and puts a cell into words."""

    hovered = Signal(int, int)
    hover_left = Signal()
    cell_selected = Signal(int, int)
    selection_cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[str] = []
        self._columns: list[str] = []
        self._selected: tuple[int, int] | None = None
        self._hovered: tuple[int, int] | None = None
        self._zoom = 1.0
        self._origin = QPointF(0.0, 0.0)  # the cell (column, row) at the top left
        self._pressed: QPointF | None = None
        self._panned = False
        self._widths: tuple[float, float, float] | None = None
        self._label_size = SECONDARY
        self.zoomable = False
        self.has_crosshair = False  # marks the row and the column under the pointer along their whole length
        self.largest_cell = 56.0
        self.stretch = 2.4  # how much longer than wide a cell may be where rows and columns are not the same
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(120, 100)

    # What a subclass says -------------------------------------------------------------------------------------

    def empty_sentence(self) -> str:
        """Return the sentence that stands here when there is no matrix."""
        raise NotImplementedError

    def cell_text(self, row: int, column: int) -> str:
        """Return one cell in words."""
        raise NotImplementedError

    def paint_cells(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        """Paint the cells inside *plot*."""
        raise NotImplementedError

    def header_height(self) -> float:
        """Return the height kept free above the column labels."""
        return 0.0

    def footer_height(self, paper: bool) -> float:
        """Return the height kept free under the matrix."""
        return 0.0

    def paint_extras(self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme, paper: bool) -> None:
        """Paint what stands in the header and the footer."""

    # State ----------------------------------------------------------------------------------------------------

    def set_labels(self, rows: Sequence[str], columns: Sequence[str]) -> None:
        """Take the labels as they are to be shown; a new shape resets the view and the selection."""
        rows, columns = list(rows), list(columns)
        if (len(rows), len(columns)) != (len(self._rows), len(self._columns)):
            self.reset_view()
            self._hovered = None
            if self._selected and (self._selected[0] >= len(rows) or self._selected[1] >= len(columns)):
                self._selected = None
        if rows != self._rows or columns != self._columns:
            self._rows, self._columns = rows, columns
            self._widths = None
        self._describe()
        self.update()

    def is_empty(self) -> bool:
        """Say whether there is nothing to show."""
        return not self._rows or not self._columns

    def selected(self) -> tuple[int, int] | None:
        """Return the locked cell (row, column)."""
        return self._selected

    def hovered_cell(self) -> tuple[int, int] | None:
        """Return the cell under the mouse pointer."""
        return self._hovered

    def hover_text(self) -> str:
        """Return the reading shown beside the mouse pointer."""
        return self.cell_text(*self._hovered) if self._hovered else ""

    def set_selected(self, row: int, column: int) -> None:
        """Lock a cell without telling anyone (for linked views)."""
        if 0 <= row < len(self._rows) and 0 <= column < len(self._columns):
            self._selected = (row, column)
            self._describe()
            self.update()

    def clear_selection(self) -> None:
        """Lock no cell."""
        self._selected = None
        self._describe()
        self.update()

    def select_cell(self, row: int, column: int) -> None:
        """Lock a cell and tell everyone."""
        self.set_selected(row, column)
        if self._selected == (row, column):
            self.cell_selected.emit(row, column)

    def reset_view(self) -> None:
        """Show the whole matrix."""
        self._zoom, self._origin = 1.0, QPointF(0.0, 0.0)
        self.update()

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def _describe(self) -> None:
        if self.is_empty():
            description = self.empty_sentence()
        else:
            description = self.cell_text(*self._selected) if self._selected else ""
        self.setAccessibleDescription(description)

    # Geometry -------------------------------------------------------------------------------------------------

    def _label_font(self, bold: bool = False) -> QFont:
        return mono(self._label_size, bold)

    def _fit_labels(self, area: QRectF) -> None:
        """Let labels grow with the cells, for those who look from the back of a class room."""
        cells = max(len(self._rows), len(self._columns), 1) + 3
        side = min(area.width(), area.height()) / cells
        size = round(max(SECONDARY, min(_LARGEST_LABEL, 0.46 * side)))
        if size != self._label_size:
            self._label_size = size
            self._widths = None

    def _label_widths(self) -> tuple[float, float, float]:
        """Return the widest row and column label, and the highest of the latter when they stand (measured once)."""
        if self._widths is None:
            metrics = QFontMetricsF(self._label_font(bold=True))
            rows = max((metrics.horizontalAdvance(label[:40]) for label in self._rows), default=0.0)
            columns = max((metrics.horizontalAdvance(label[:40]) for label in self._columns), default=0.0)
            standing = max((upright_length(label[:40], metrics) for label in self._columns), default=0.0)
            self._widths = (rows + 2, columns + 2, standing + 2)
        return self._widths

    def plot_rect(self, area: QRectF, paper: bool = False) -> tuple[QRectF, bool]:
        """Return where the cells go in *area* and whether the column labels stand upright."""
        self._fit_labels(area)
        row_label, column_label, standing = self._label_widths()
        grown = self._label_size / SECONDARY
        left = min(row_label, area.width() * 0.3, 150 * grown) + _GAP
        room_x = max(20.0, area.width() - left - 8)
        n_row, n_column = len(self._rows), len(self._columns)
        header, footer = self.header_height(), self.footer_height(paper)

        def fit(top: float) -> tuple[float, float]:
            room_y = max(20.0, area.height() - header - top - footer - 4)
            width, height = room_x / n_column, room_y / n_row
            side = min(width, height, max(self.largest_cell, min(area.width(), area.height()) / _FEWEST))
            stretch = 1.0 if self.is_square() else self.stretch
            width, height = min(width, side * stretch), min(height, side * stretch)
            # whole pixels keep the edges of large cells sharp
            return (int(width) if width >= 6 else width), (int(height) if height >= 6 else height)

        upright = False
        top = QFontMetricsF(self._label_font()).height() + _GAP
        width, height = fit(top)
        # single signs that are too many stay level and some are left out; longer labels stand up
        if column_label > max(width - 4, top - _GAP):
            upright = True
            top = min(standing, area.height() * 0.25, 110 * grown) + _GAP
            width, height = fit(top)
        size_x, size_y = width * n_column, height * n_row
        used = left + size_x
        x = area.left() + left + max(0.0, (area.width() - used - 8) / 2 if self.centred() else 0.0)
        return QRectF(round(x), round(area.top() + header + top), size_x, size_y), upright

    def is_square(self) -> bool:
        """Say whether cells are as wide as high: where rows and columns are the same positions."""
        return len(self._rows) == len(self._columns)

    def centred(self) -> bool:
        """Say whether a matrix narrower than the figure stands in its middle."""
        return True

    def cell_rect(self, plot: QRectF, row: int, column: int) -> QRectF:
        """Return where a cell is painted."""
        width = plot.width() / len(self._columns) * self._zoom
        height = plot.height() / len(self._rows) * self._zoom
        return QRectF(
            plot.x() + (column - self._origin.x()) * width,
            plot.y() + (row - self._origin.y()) * height,
            width,
            height,
        )

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the cell (row, column) under a point of the widget."""
        if self.is_empty():
            return None
        plot, _ = self.plot_rect(QRectF(self.rect()))
        if not plot.contains(point):
            return None
        column, row = self._position(plot, point)
        return min(int(row), len(self._rows) - 1), min(int(column), len(self._columns) - 1)

    def cell_centre(self, row: int, column: int) -> QPointF:
        """Return the middle of a cell in the widget."""
        plot, _ = self.plot_rect(QRectF(self.rect()))
        return self.cell_rect(plot, row, column).center()

    def _position(self, plot: QRectF, point: QPointF) -> tuple[float, float]:
        return (
            self._origin.x() + (point.x() - plot.x()) / (plot.width() / len(self._columns) * self._zoom),
            self._origin.y() + (point.y() - plot.y()) / (plot.height() / len(self._rows) * self._zoom),
        )

    def visible_cells(self) -> tuple[range, range]:
        """Return the rows and columns in sight."""
        rows, columns = len(self._rows) / self._zoom, len(self._columns) / self._zoom
        top, left = self._origin.y(), self._origin.x()
        return (
            range(int(top), min(len(self._rows), int(top + rows + 0.999))),
            range(int(left), min(len(self._columns), int(left + columns + 0.999))),
        )

    def _move_origin(self, x: float, y: float) -> None:
        self._origin = QPointF(
            max(0.0, min(x, len(self._columns) * (1 - 1 / self._zoom))),
            max(0.0, min(y, len(self._rows) * (1 - 1 / self._zoom))),
        )
        self.update()

    def zoom_by(self, factor: float, around: QPointF | None = None) -> bool:
        """Zoom in or out around a point of the widget; say whether anything changed."""
        if self.is_empty() or not self.zoomable:
            return False
        plot, _ = self.plot_rect(QRectF(self.rect()))
        point = around if around is not None and plot.contains(around) else plot.center()
        largest = max(1.0, min(len(self._rows), len(self._columns)) / 3)
        zoom = max(1.0, min(largest, self._zoom * factor))
        if abs(zoom - self._zoom) < 1e-6:
            return False
        column, row = self._position(plot, point)
        self._zoom = zoom
        self._move_origin(
            column - (point.x() - plot.x()) / (plot.width() / len(self._columns) * zoom),
            row - (point.y() - plot.y()) / (plot.height() / len(self._rows) * zoom),
        )
        return True

    def zoom(self) -> float:
        """Return how many times larger than the whole the view is."""
        return self._zoom

    # Painting -------------------------------------------------------------------------------------------------

    def sizeHint(self) -> QSize:
        return QSize(460, 420)

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        if self.is_empty():
            draw_sentence(painter, area, self.empty_sentence(), theme, self.font())
            return
        plot, upright = self.plot_rect(area, paper)
        painter.save()
        painter.setClipRect(plot)
        self.paint_cells(painter, plot, theme, paper)
        painter.restore()
        if plot.width() > 2:
            self._paint_row_labels(painter, area, plot, theme, paper)
            self._paint_column_labels(painter, plot, upright, theme, paper)
        self.paint_extras(painter, area, plot, theme, paper)
        self._paint_frames(painter, plot, theme, paper)
        if self._hovered and not paper:
            at = self.cell_rect(plot, *self._hovered).center()
            draw_bubble(painter, at, area, self.hover_text(), theme, self.font())

    def paint_pixels(self, painter: QPainter, plot: QRectF, image: QImage, paper: bool) -> None:
        """Paint what is in sight of *image*, which has one pixel for each cell, into *plot*."""
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

    def _paint_frames(self, painter: QPainter, plot: QRectF, theme: Theme, paper: bool) -> None:
        painter.save()
        painter.setClipRect(plot.adjusted(-2, -2, 2, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self._hovered and not paper:
            if self.has_crosshair:
                self._paint_crosshair(painter, plot, self._hovered, theme)
            painter.setPen(QPen(theme.color("text"), 1))
            painter.drawRect(self._frame(plot, self._hovered, 4))
        if self._selected:
            painter.setPen(QPen(theme.color("series_2"), 2))
            painter.drawRect(self._frame(plot, self._selected, 7))
        painter.restore()

    def _paint_crosshair(self, painter: QPainter, plot: QRectF, cell: tuple[int, int], theme: Theme) -> None:
        """Mark row and column with thin bands that can be seen on pale and on strong colours."""
        at = self._frame(plot, cell, 4)
        for band in (
            QRectF(plot.left(), at.top(), plot.width(), at.height()),
            QRectF(at.left(), plot.top(), at.width(), plot.height()),
        ):
            painter.setPen(QPen(faded(theme.color("surface"), 0.7), 3))
            painter.drawRect(band)
            painter.setPen(QPen(faded(theme.color("text"), 0.55), 1))
            painter.drawRect(band)

    def _frame(self, plot: QRectF, cell: tuple[int, int], smallest: float) -> QRectF:
        """Return the frame of a cell, never so small that it cannot be seen."""
        rect = self.cell_rect(plot, *cell)
        grow_x, grow_y = max(0.0, smallest - rect.width()) / 2, max(0.0, smallest - rect.height()) / 2
        return rect.adjusted(-grow_x, -grow_y, grow_x, grow_y)

    def _chosen(self, visible: range, spacing: float, room: float, marks: Sequence[int]) -> list[int]:
        """Return every n-th index that fits, and always the marked ones."""
        step = max(1, int(room / spacing + 0.999)) if spacing > 0 else 1
        kept = [mark for mark in marks if mark in visible]
        every = (index for index in visible if index % step == 0)
        return kept + [index for index in every if all(abs(index - mark) >= step for mark in kept)]

    def _marks(self, axis: int, paper: bool) -> list[int]:
        marks = [self._selected[axis]] if self._selected else []
        if self._hovered and not paper and self._hovered[axis] not in marks:
            marks.append(self._hovered[axis])
        return marks

    def _label_pen(self, painter: QPainter, axis: int, index: int, theme: Theme, paper: bool) -> None:
        """Choose font and colour: the selected row in the accent, the hovered ones bold."""
        selected = self._selected is not None and self._selected[axis] == index
        hovered = not paper and self._hovered is not None and self._hovered[axis] == index
        painter.setFont(self._label_font(bold=selected or hovered))
        painter.setPen(theme.color("accent" if selected else "text"))

    def _paint_row_labels(
        self, painter: QPainter, area: QRectF, plot: QRectF, theme: Theme, paper: bool
    ) -> None:
        rows, _ = self.visible_cells()
        height = plot.height() / len(self._rows) * self._zoom
        line = QFontMetricsF(self._label_font()).height()
        room = plot.left() - area.left() - _GAP
        for row in self._chosen(rows, height, line, self._marks(0, paper)):
            centre = self.cell_rect(plot, row, 0).center().y()
            if plot.top() - 1 <= centre <= plot.bottom() + 1:
                self._label_pen(painter, 0, row, theme, paper)
                shown = painter.fontMetrics().elidedText(
                    self._rows[row], Qt.TextElideMode.ElideRight, int(room)
                )
                box = QRectF(area.left(), centre - line / 2, room, line)
                painter.drawText(box, _RIGHT, shown)

    def _paint_column_labels(
        self, painter: QPainter, plot: QRectF, upright: bool, theme: Theme, paper: bool
    ) -> None:
        _, columns = self.visible_cells()
        width = plot.width() / len(self._columns) * self._zoom
        line = QFontMetricsF(self._label_font()).height()
        room = line if upright else self._label_widths()[1] + 4
        top = self.header_height()
        for column in self._chosen(columns, width, room, self._marks(1, paper)):
            centre = self.cell_rect(plot, 0, column).center().x()
            if not plot.left() - 1 <= centre <= plot.right() + 1:
                continue
            self._label_pen(painter, 1, column, theme, paper)
            length = plot.top() - top - _GAP if upright else max(width, room - 4)
            if upright:
                draw_upright(painter, QPointF(centre, plot.top() - _GAP), length, self._columns[column])
                continue
            shown = painter.fontMetrics().elidedText(
                self._columns[column], Qt.TextElideMode.ElideRight, int(length) + 1
            )
            box = QRectF(centre - length, plot.top() - _GAP - line + 2, 2 * length, line)
            painter.drawText(box, _CENTRE, shown)

    def title_font(self) -> QFont:
        """Return the font of the heading above the matrix."""
        return sized(self.font(), BODY, bold=True)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._pressed is not None and self._zoom > 1 and event.buttons() & Qt.MouseButton.LeftButton:
            moved = point - self._pressed
            if self._panned or moved.manhattanLength() >= QApplication.startDragDistance():
                plot, _ = self.plot_rect(QRectF(self.rect()))
                self._panned = True
                self._pressed = point
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
                self._move_origin(
                    self._origin.x() - moved.x() / (plot.width() / len(self._columns) * self._zoom),
                    self._origin.y() - moved.y() / (plot.height() / len(self._rows) * self._zoom),
                )
                return
        self._hover(self.cell_at(point))

    def _hover(self, cell: tuple[int, int] | None) -> None:
        if cell == self._hovered:
            return
        self._hovered = cell
        if cell is None:
            self.hover_left.emit()
        else:
            self.hovered.emit(*cell)
        self.update()

    def show_hovered(self, cell: tuple[int, int] | None) -> None:
        """Read a cell that the pointer rests on in a linked figure, without telling anyone."""
        if cell is not None and not (0 <= cell[0] < len(self._rows) and 0 <= cell[1] < len(self._columns)):
            cell = None
        if cell != self._hovered:
            self._hovered = cell
            self.update()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hover(self.cell_at(event.position()))
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._panned = event.position(), False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        self.unsetCursor()
        if pressed is not None and not self._panned and (cell := self.cell_at(event.position())):
            self.select_cell(*cell)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._pressed = None
        self.reset_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._hovered = None
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = {
            Qt.Key.Key_Up: (-1, 0),
            Qt.Key.Key_Down: (1, 0),
            Qt.Key.Key_Left: (0, -1),
            Qt.Key.Key_Right: (0, 1),
        }
        move = keys.get(Qt.Key(event.key()))
        if move and not self.is_empty():
            row, column = self._selected or (0, 0)
            if self._selected:
                row = max(0, min(len(self._rows) - 1, row + move[0]))
                column = max(0, min(len(self._columns) - 1, column + move[1]))
            self._show_cell(row, column)
            self.select_cell(row, column)
        elif event.key() == Qt.Key.Key_Escape and self._selected:
            self.clear_selection()
            self.selection_cleared.emit()
        elif event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(1.4)
        elif event.key() == Qt.Key.Key_Minus:
            self.zoom_by(1 / 1.4)
        elif event.key() == Qt.Key.Key_0:
            self.reset_view()
        else:
            super().keyPressEvent(event)

    def _show_cell(self, row: int, column: int) -> None:
        """Move a zoomed view so that the cell is in it."""
        rows, columns = len(self._rows) / self._zoom, len(self._columns) / self._zoom
        x = min(max(self._origin.x(), column + 1 - columns), column)
        y = min(max(self._origin.y(), row + 1 - rows), row)
        self._move_origin(x, y)
