"""Every head of a model as a switch that is on or off."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QToolTip, QWidget

from workbench.gui.theme import Theme
from workbench.gui.views.figure import SMALL, ScrollFigure, faded, sized
from workbench.gui.views.head_grid import HeadGrid
from workbench.gui.widgets.tooltip import wrapped
from workbench.language import in_a_row, tr

Place = tuple[str, int, int]  # kind, layer, head
_CELL, _HEIGHT, _GAP, _TITLE, _LAYER_GAP = 36, 22, 4, 18, 3


class HeadSwitches(ScrollFigure):
    """A small cell a head, layer under layer and kind under kind; a click or Space switches one."""

    switched = Signal(object)  # Place

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kinds: list[tuple[str, str, int, int]] = []
        self._off: frozenset[Place] = frozenset()
        self._words: Mapping[Place, str] = {}
        self._chosen: Place | None = None  # the head the page is about
        self._cursor: Place | None = None  # where the keyboard is
        self._cells: dict[Place, QRectF] = {}
        self._titles: list[tuple[str, QRectF]] = []
        self._height = 0.0
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # cells are wrapped
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def set_heads(self, kinds: Sequence[tuple[str, str, int, int]]) -> None:
        """Show a switch for each head of *kinds*: (key, title, n_layer, n_head) each; the title as it is shown."""
        if list(kinds) == self._kinds:
            return
        self._kinds = list(kinds)
        self._arrange()
        if self._cursor not in self._cells:
            self._cursor = None
        self._describe()
        self.viewport().update()

    def set_state(
        self, off: Collection[Place], chosen: Place | None, words: Mapping[Place, str] | None = None
    ) -> None:
        """Show which heads are *off* and which one is *chosen*; *words* tell what a head is, with its score."""
        self._off, self._chosen, self._words = frozenset(off), chosen, words or {}
        self._describe()
        self.viewport().update()

    def cell(self, place: Place) -> QRectF:
        """Return where the switch of a head is, in the figure."""
        return QRectF(self._cells[place])

    def place_at(self, point: QPointF) -> Place | None:
        """Return the head at *point* of the widget, or None."""
        at = point + self.offset()
        return next((place for place, cell in self._cells.items() if cell.contains(at)), None)

    # Geometry -------------------------------------------------------------------------------------------------

    def _arrange(self) -> None:
        width = max(_CELL, self.viewport().width())
        columns = max(1, int((width + _GAP) // (_CELL + _GAP)))
        self._cells, self._titles = {}, []
        y = 0.0
        for key, title, n_layer, n_head in self._kinds:
            if len(self._kinds) > 1:
                self._titles.append((title, QRectF(0, y, width, _TITLE)))
                y += _TITLE
            for layer in range(n_layer):
                for head in range(n_head):
                    row, column = divmod(head, columns)
                    self._cells[key, layer, head] = QRectF(
                        1 + column * (_CELL + _GAP), y + 1 + row * (_HEIGHT + _GAP), _CELL, _HEIGHT
                    )
                y += -(-n_head // columns) * (_HEIGHT + _GAP) + _LAYER_GAP
            y += _LAYER_GAP
        self._height = max(float(_HEIGHT), y - 2 * _LAYER_GAP)
        self.setMaximumHeight(round(self._height) + 2)  # what stands below follows at once
        self.adjust_scroll_bars()

    def content_size(self) -> QSize:
        return QSize(self.viewport().width(), round(self._height))

    def sizeHint(self) -> QSize:
        return QSize(220, round(self._height) + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(_CELL * 3, 2 * _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    # Words ----------------------------------------------------------------------------------------------------

    def figure_title(self) -> str:
        return tr("Switches of the heads")

    def retranslate(self) -> None:
        super().retranslate()
        self._describe()

    def words(self, place: Place) -> str:
        """Return what is said of one switch."""
        name = HeadGrid.head_label(place[1], place[2])
        known = self._words.get(place, "")
        named = f"{name} ({known})" if known else name
        if place in self._off:
            return tr("Head {name} is off. Click or press Space to switch it on.", name=named)
        return tr("Head {name} is on. Click or press Space to switch it off.", name=named)

    def _describe(self) -> None:
        told = tr("{off} of {count} heads are off.", off=len(self._off), count=len(self._cells))
        if self._cursor is not None:
            told = in_a_row(self.words(self._cursor), told)
        self.setAccessibleDescription(told)

    # Painting -------------------------------------------------------------------------------------------------

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        small, bold = sized(self.font(), SMALL), sized(self.font(), SMALL, bold=True)
        centre, level = Qt.AlignmentFlag.AlignCenter, Qt.AlignmentFlag.AlignVCenter
        painter.setFont(small)
        painter.setPen(theme.color("secondary"))
        for title, box in self._titles:
            painter.drawText(box, int(level | Qt.AlignmentFlag.AlignLeft), title)
        for place, cell in self._cells.items():
            is_off = place in self._off
            painter.setPen(QPen(theme.color("secondary" if is_off else "accent_surface"), 1))
            painter.setBrush(theme.color("field" if is_off else "accent_surface"))
            inner = cell.adjusted(0.5, 0.5, -0.5, -0.5)
            painter.drawRoundedRect(inner, 5, 5)
            painter.setFont(bold if place == self._chosen else small)
            painter.setPen(theme.color("secondary" if is_off else "accent"))
            painter.drawText(cell, int(centre), HeadGrid.head_label(place[1], place[2]))
            if is_off:  # struck out, as colour alone would not do
                painter.setPen(QPen(theme.color("error"), 1.6))
                painter.drawLine(inner.bottomLeft() + QPointF(4, -4), inner.topRight() + QPointF(-4, 4))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            if place == self._chosen:
                painter.setPen(QPen(theme.color("accent"), 2))
                painter.drawRoundedRect(inner, 5, 5)
            if place == self._cursor and self.hasFocus() and not paper:
                pen = QPen(faded(theme.color("text"), 0.8), 1.2)
                pen.setDashPattern([2.0, 2.0])
                painter.setPen(pen)
                painter.drawRoundedRect(inner.adjusted(2, 2, -2, -2), 4, 4)

    # Mouse and keys -------------------------------------------------------------------------------------------

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self.place_at(event.position()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self.place_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and place is not None:
            self._cursor = place
            self.switched.emit(place)
            self._describe()

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = self.place_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if place is None else wrapped(self.words(place)), self)
            return True
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if not self._cells:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.switched.emit(self._here())
            self._describe()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            order = list(self._cells)
            self._go(order, order.index(self._here()) + (1 if key == Qt.Key.Key_Right else -1))
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            here = self.cell(self._here())
            side = 1 if key == Qt.Key.Key_Down else -1
            rows = sorted({cell.top() for cell in self._cells.values()})
            row = rows.index(here.top()) + side
            if 0 <= row < len(rows):
                beside = [place for place, cell in self._cells.items() if cell.top() == rows[row]]
                self._go(beside, min(round((here.left() - 1) / (_CELL + _GAP)), len(beside) - 1))
        else:
            super().keyPressEvent(event)

    def _here(self) -> Place:
        """Return where the keyboard is: at first, at the chosen head."""
        if self._cursor is None:
            self._cursor = self._chosen if self._chosen in self._cells else next(iter(self._cells))
        return self._cursor

    def _go(self, places: list[Place], index: int) -> None:
        if 0 <= index < len(places):
            self._cursor = places[index]
            cell = self.cell(self._cursor)
            bar = self.verticalScrollBar()
            bar.setValue(
                round(
                    max(
                        cell.bottom() + _GAP - self.viewport().height(), min(bar.value(), cell.top() - _TITLE)
                    )
                )
            )
            self._describe()
            self.viewport().update()
