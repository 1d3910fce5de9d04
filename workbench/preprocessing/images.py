"""Pictures of any size become the small square ones a model reads."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

ImageArray = npt.NDArray[np.uint8]  # (H, W, C)


def fit_image(picture: ImageArray, side: int, channels: int) -> ImageArray:
    """Return *picture* (H, W, 1|3|4) as (side, side, channels); its longer side fits, the rest is black."""
    image = to_pil(picture).convert("L" if channels == 1 else "RGB")
    if image.size != (side, side):
        scale = side / max(image.size)
        size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
        resized = image.resize(size, Image.Resampling.BILINEAR)
        image = Image.new(resized.mode, (side, side))
        image.paste(resized, ((side - size[0]) // 2, (side - size[1]) // 2))
    return np.array(image, dtype=np.uint8).reshape(side, side, channels)


def to_pil(picture: ImageArray) -> Image.Image:
    """Return *picture* (H, W, C) as a Pillow image."""
    return Image.fromarray(picture[..., 0] if picture.shape[-1] == 1 else picture)


def fit_images(pictures: ImageArray, side: int) -> npt.NDArray[np.uint8]:
    """Return pictures (N, S, S, C) as (N, C, side, side), the order of axes models read."""
    channels = pictures.shape[-1]
    if pictures.shape[1] != side:
        fitted = np.empty((len(pictures), side, side, channels), dtype=np.uint8)
        for index, picture in enumerate(pictures):
            fitted[index] = fit_image(picture, side, channels)
        pictures = fitted
    return np.ascontiguousarray(pictures.transpose(0, 3, 1, 2))
