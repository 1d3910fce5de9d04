"""The base of the painted figures: one paint routine for the screen, for pictures and for print."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPointF,
    QRect,
    QRectF,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QLinearGradient,
    QPageSize,
    QPainter,
    QPaintEvent,
    QPdfWriter,
    QPen,
)
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractScrollArea, QSizePolicy, QWidget

from workbench.gui.live import Live
from workbench.gui.theme import Theme, current_theme, load_theme, mono_font
from workbench.gui.views.numbers import Numbers
from workbench.language import WorkbenchError, text, tr

BODY, SECONDARY, SMALL = 13, 12, 11
_CAPTION = 30  # height of the line above a saved figure
_PRINT_DPI = 1200
_FADE = 26  # height of the strip in which rows fade out
_VISIBLE = str.maketrans(
    {" ": "␣", "\u00a0": "␣", "\u2581": "␣", "\n": "⏎", "\r": "⏎", "\t": "⇥", "␀": "�"}
)  # the sign of what is unknown is in few fonts, the one it becomes in nearly all


def visible_token(token: str) -> str:
    """Return *token* with its white space made visible."""
    return token.translate(_VISIBLE) or "∅"


def sized(font: QFont, pixels: float, bold: bool = False) -> QFont:
    """Return *font* at a size in pixels."""
    result = QFont(font)
    result.setPixelSize(max(1, round(pixels)))
    result.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return result


def mono(pixels: float, bold: bool = False) -> QFont:
    """Return the monospaced font, for numbers and tokens."""
    return sized(_mono_base(), pixels, bold)


@cache
def _mono_base() -> QFont:
    return mono_font()  # looks through the installed fonts: once is enough


def faded(colour: QColor, opacity: float) -> QColor:
    """Return *colour* with an opacity from 0 to 1."""
    result = QColor(colour)
    result.setAlphaF(max(0.0, min(1.0, opacity)))
    return result


def draw_sentence(
    painter: QPainter, area: QRectF, sentence: str, theme: Theme, font: QFont, colour: QColor | None = None
) -> None:
    """Write the sentence that stands where there is nothing to show yet."""
    painter.setFont(sized(font, BODY))
    painter.setPen(colour or theme.color("secondary"))
    inner = area.adjusted(12, 8, -12, -8)
    if inner.width() > 380:
        inner = QRectF(inner.center().x() - 190, inner.top(), 380, inner.height())
    painter.drawText(inner, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap), sentence)


def draw_bubble(
    painter: QPainter, anchor: QPointF, bounds: QRectF, sentence: str, theme: Theme, font: QFont
) -> None:
    """Write a short reading beside *anchor*, kept inside *bounds*, in the theme's colours turned round."""
    painter.save()
    painter.setFont(sized(font, SECONDARY))
    lines = sentence.split("\n")
    metrics = QFontMetricsF(painter.font())
    width = max(metrics.horizontalAdvance(line) for line in lines) + 16
    height = metrics.height() * len(lines) + 8
    x, y = anchor.x() + 10, anchor.y() - height - 8
    if x + width > bounds.right() - 2:
        x = anchor.x() - width - 10
    if y < bounds.top() + 2:
        y = anchor.y() + 14
    x = max(bounds.left() + 2, min(x, bounds.right() - width - 2))
    y = max(bounds.top() + 2, min(y, bounds.bottom() - height - 2))
    box = QRectF(x, y, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("text"))
    painter.drawRoundedRect(box, 5, 5)
    painter.setPen(theme.color("surface"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), sentence)
    painter.restore()


def write_file(path: str | Path, data: bytes) -> None:
    """Write *data*, or say which file could not be written."""
    try:
        Path(path).write_bytes(data)
    except OSError as error:
        raise WorkbenchError(
            text("The file {path} could not be written.", path=path),
            text("Choose another folder, or check that the disk is not full."),
        ) from error


class Exportable:
    """Saves a figure as a picture; the figure says its size and paints itself with any theme."""

    caption = ""  # written above a saved picture; already translated

    def export_size(self) -> QSize:
        """Return the size the figure is saved at, in pixels of the screen."""
        raise NotImplementedError

    def paint_figure(self, painter: QPainter, area: QRectF, theme: Theme, paper: bool) -> None:
        """Paint the whole figure into *area*; on *paper* without what only the mouse pointer needs."""
        raise NotImplementedError

    def figure_title(self) -> str:
        """Return what the saved picture is of."""
        return ""

    def numbers(self) -> Numbers | None:
        """Return the numbers that are drawn, with their labels; None if there are none to save."""
        return None

    def to_image(self, scale: float = 2.0, theme: Theme | None = None) -> QImage:
        """Return the figure as a picture, *scale* times as fine as on the screen."""
        size = self._paper_size()
        image = QImage(size * scale, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        painter.scale(scale, scale)
        self._paint_paper(painter, size, theme)
        painter.end()
        return image

    def to_svg(self, theme: Theme | None = None) -> bytes:
        """Return the figure as an SVG document."""
        size = self._paper_size()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        generator = QSvgGenerator()
        generator.setOutputDevice(buffer)
        generator.setResolution(96)
        generator.setSize(size)
        generator.setViewBox(QRect(0, 0, size.width(), size.height()))
        generator.setTitle(self.figure_title())
        painter = QPainter(generator)
        self._paint_paper(painter, size, theme)
        painter.end()
        return bytes(buffer.data().data())

    def to_pdf(self, theme: Theme | None = None) -> bytes:
        """Return the figure as a PDF document of one page that is as large as the figure."""
        size = self._paper_size()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        writer.setTitle(self.figure_title())
        writer.setResolution(_PRINT_DPI)  # fine, so that letters stand where they belong
        points = QSizeF(size) * (72 / 96)
        writer.setPageSize(QPageSize(points, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
        writer.setPageMargins(QMarginsF())
        painter = QPainter(writer)
        painter.scale(_PRINT_DPI / 96, _PRINT_DPI / 96)
        self._paint_paper(painter, size, theme)
        painter.end()
        return bytes(buffer.data().data())

    def to_png(self, scale: float = 2.0, theme: Theme | None = None) -> bytes:
        """Return the figure as a PNG picture, *scale* times as fine as on the screen."""
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.to_image(scale, theme).save(buffer, "PNG")  # pyright: ignore[reportCallIssue,reportArgumentType]
        return bytes(data.data())

    def save_picture(self, path: Path, scale: float = 2.0) -> None:
        """Write the figure as its suffix says (png, svg, pdf), light as paper is.

        Raises:
            WorkbenchError: The file could not be written.
        """
        theme, suffix = load_theme("light"), path.suffix.lower()
        data = (
            self.to_svg(theme)
            if suffix == ".svg"
            else self.to_pdf(theme)
            if suffix == ".pdf"
            else self.to_png(scale, theme)
        )
        write_file(path, data)

    def save_numbers(self, path: Path) -> None:
        """Write the numbers that are drawn as the suffix says: csv or npz.

        Raises:
            WorkbenchError: There are none, or the file could not be written.
        """
        numbers = self.numbers()
        if numbers is None:
            raise WorkbenchError(text("This figure has no numbers to save."))
        write_file(path, numbers.npz() if path.suffix.lower() == ".npz" else numbers.csv())

    def _paper_size(self) -> QSize:
        return self.export_size() + QSize(0, _CAPTION if self.caption else 0)

    def _paint_paper(self, painter: QPainter, size: QSize, theme: Theme | None) -> None:
        shown, area = theme or current_theme(), QRectF(0, 0, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        painter.fillRect(area, shown.color("surface"))
        if self.caption:
            painter.setFont(sized(QGuiApplication.font(), BODY, bold=True))
            painter.setPen(shown.color("text"))
            line = QRectF(8, 6, size.width() - 16, _CAPTION - 8)
            fitting = painter.fontMetrics().elidedText(
                self.caption, Qt.TextElideMode.ElideRight, int(line.width())
            )
            painter.drawText(line, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), fitting)
            area.setTop(_CAPTION)
        self.paint_figure(painter, area, shown, True)


_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class Figure(Exportable, Live, QWidget):
    """A figure that fills its widget and follows the theme and the language."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False  # a person who uses the mouse knows where they are
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def restyle(self) -> None:
        self.update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.figure_title())
        self.update()

    def export_size(self) -> QSize:
        return self.size() if self.isVisible() else self.size().expandedTo(self.sizeHint())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        theme = current_theme()
        self.paint_figure(painter, QRectF(self.rect()), theme, False)
        if self.hasFocus() and self._ring:
            draw_focus(painter, QRectF(self.rect()), theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        super().focusInEvent(event)


class ScrollFigure(Exportable, Live, QAbstractScrollArea):
    """A figure that may be larger than its widget; it paints only what is in sight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False
        self.fades = False  # whether rows fade out at the lower edge where there are more
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(24)
        self.horizontalScrollBar().setSingleStep(24)

    def content_size(self) -> QSize:
        """Return the size of the whole figure at the present width."""
        raise NotImplementedError

    def restyle(self) -> None:
        self.viewport().update()

    def retranslate(self) -> None:
        self.setAccessibleName(self.figure_title())
        self.viewport().update()

    def export_size(self) -> QSize:
        return self.content_size()

    def offset(self) -> QPointF:
        """Return the point of the figure at the top left of the widget."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def adjust_scroll_bars(self) -> None:
        """Give the scroll bars the range the content needs."""
        content, view = self.content_size(), self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), content.width(), view.width()),
            (self.verticalScrollBar(), content.height(), view.height()),
        ):
            bar.setRange(0, max(0, whole - part))
            bar.setPageStep(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        theme, offset, size = current_theme(), self.offset(), self.content_size()
        view = QRectF(self.viewport().rect())
        painter.setClipRect(event.rect())
        painter.translate(-offset)
        area = QRectF(0, 0, max(size.width(), view.width()), max(size.height(), view.height()))
        self.paint_figure(painter, area, theme, False)
        painter.translate(offset)
        if self.fades and self.verticalScrollBar().value() < self.verticalScrollBar().maximum():
            draw_fade(painter, view, theme)
        if self.hasFocus() and self._ring:
            draw_focus(painter, view, theme)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in _KEYBOARD
        super().focusInEvent(event)


def draw_fade(painter: QPainter, view: QRectF, theme: Theme) -> None:
    """Let what goes on under the lower edge of *view* fade out, so that it does not look cut off."""
    surface = theme.color("surface")
    strip = QRectF(view.left(), view.bottom() - _FADE, view.width(), _FADE)
    gradient = QLinearGradient(strip.topLeft(), strip.bottomLeft())
    gradient.setColorAt(0, faded(surface, 0))
    gradient.setColorAt(0.85, surface)
    painter.fillRect(strip, gradient)


def draw_focus(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Draw the ring that shows where the keyboard is."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(faded(theme.color("accent"), 0.7), 1.5))
    painter.drawRoundedRect(area.adjusted(1, 1, -1, -1), 6, 6)


def percent(value: float) -> str:
    """Return a fraction as a percentage in the way the language writes it."""
    return tr("{number} %", number=f"{100 * value:.0f}")
