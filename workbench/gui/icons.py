"""Line icons, drawn as SVG in ``currentColor`` and tinted from the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from workbench import paths
from workbench.gui.theme import current_theme

# 16, 18, 20, 24 and 32 units at 100, 125, 150 and 200 %: each is drawn, none is scaled from another.
_PIXELS = (16, 18, 20, 22, 24, 25, 27, 30, 32, 36, 40, 48, 64)


@cache
def _source(name: str) -> bytes:
    return paths.resource("icons", f"{name}.svg").read_bytes()


def _draw(name: str, color: str, pixels: int) -> QPixmap:
    renderer = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", color.encode())))
    pixmap = QPixmap(pixels, pixels)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    return pixmap


@cache
def _icon(name: str, color: str, disabled: str) -> QIcon:
    made = QIcon()
    for pixels in _PIXELS:
        made.addPixmap(_draw(name, color, pixels))
        made.addPixmap(_draw(name, disabled, pixels), QIcon.Mode.Disabled)
    return made


def icon(name: str, token: str = "text") -> QIcon:
    """Return icon *name* in the colour of *token* in the current theme; ask again in ``restyle``."""
    theme = current_theme()
    return _icon(name, theme.hex(token), theme.hex("disabled"))


def icon_pixmap(name: str, size: int = 16, token: str = "text", device_pixel_ratio: float = 1.0) -> QPixmap:
    """Return icon *name* as a picture *size* units wide, for labels and painting."""
    pixmap = QPixmap(_drawn(name, current_theme().hex(token), round(size * device_pixel_ratio)))
    pixmap.setDevicePixelRatio(device_pixel_ratio)
    return pixmap


@cache
def _drawn(name: str, color: str, pixels: int) -> QPixmap:
    return _draw(name, color, pixels)
