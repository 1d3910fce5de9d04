"""Arrays of numbers <-> Qt pictures."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QColor, QImage

_RAMPS: dict[bytes, NDArray[np.uint32]] = {}


def to_image(pixels: NDArray[Any]) -> QImage:
    """Return a Qt picture of *pixels*: (H, W), (H, W, 1) or (H, W, 3), bytes or fractions from 0 to 1."""
    array = np.asarray(pixels)
    if array.ndim == 3 and array.shape[2] == 1:
        array = array[:, :, 0]
    if array.dtype != np.uint8:
        scale = 255.0 if array.dtype.kind == "f" else 1.0
        array = np.clip(np.nan_to_num(array) * scale, 0, 255).astype(np.uint8)
    height, width = array.shape[:2]
    if array.ndim == 2:
        array = np.ascontiguousarray(array)
        return QImage(array.data, width, height, width, QImage.Format.Format_Grayscale8).copy()
    array = np.ascontiguousarray(array[:, :, :3])
    return QImage(array.data, width, height, 3 * width, QImage.Format.Format_RGB888).copy()


def to_array(image: QImage) -> NDArray[np.uint8]:
    """Return the picture as an array of shape (H, W, 3)."""
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    height, width, stride = image.height(), image.width(), image.bytesPerLine()
    rows = np.frombuffer(image.constBits(), np.uint8, height * stride).reshape(height, stride)
    return rows[:, : 3 * width].reshape(height, width, 3).copy()


def pack_ramp(lut: NDArray[np.uint8]) -> NDArray[np.uint32]:
    """Return a (256, 3) colour ramp as 256 opaque pixels: one lookup a cell instead of three."""
    key = lut.tobytes()
    if key not in _RAMPS:
        channels = lut.astype(np.uint32)
        packed = 0xFF000000 | (channels[:, 0] << 16) | (channels[:, 1] << 8) | channels[:, 2]
        _RAMPS[key] = packed.astype(np.uint32)
    return _RAMPS[key]


def ramp_pixels(
    weights: NDArray[Any], lut: NDArray[np.uint8], masked: NDArray[np.bool_] | None, masked_colour: QColor
) -> NDArray[np.uint32]:
    """Return one pixel for each weight, on a colour scale fixed at 0 to 1."""
    index = np.clip(np.nan_to_num(weights) * 255.0 + 0.5, 0, 255).astype(np.uint8)
    pixels = pack_ramp(lut)[index]
    if masked is not None:
        pixels[..., masked] = np.uint32(masked_colour.rgba())
    return pixels


def wrap_pixels(pixels: NDArray[np.uint32]) -> QImage:
    """Return a picture that *shares* the contiguous (H, W) array: the caller keeps the array alive."""
    height, width = pixels.shape
    return QImage(pixels.data, width, height, 4 * width, QImage.Format.Format_RGB32)
