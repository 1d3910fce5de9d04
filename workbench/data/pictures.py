"""How large, how bright and how rich in contrast pictures are."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from workbench.data.distribution import Counting, Distribution
from workbench.data.examples import ImageArray
from workbench.progress import Progress

EMPTY_CONTRAST = 2.0  # of 255: a picture with less shows nothing
_BATCH_BYTES = 32_000_000

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PictureStatistics:
    """What the pixels of N pictures say; they were brought to one size when they were read."""

    width: int
    height: int
    channels: int
    brightness: Distribution  # mean of the pixels of each picture, 0 to 255
    contrast: Distribution  # standard deviation of the pixels of each picture, 0 to 255
    n_empty: int  # of one colour


def measure_pictures(pictures: ImageArray, progress: Progress) -> PictureStatistics:
    """Measure *pictures* (N, H, W, C)."""
    _, height, width, channels = pictures.shape
    brightness, contrast, n_empty = Counting(), Counting(), 0
    step = max(1, _BATCH_BYTES // max(1, 8 * height * width * channels))
    for start in range(0, len(pictures), step):
        progress.update(start / len(pictures))
        pixels = pictures[start : start + step].reshape(len(pictures[start : start + step]), -1)
        spread: Floats = pixels.std(axis=1)
        brightness.add(np.rint(pixels.mean(axis=1)).astype(np.int64))
        contrast.add(np.rint(spread).astype(np.int64))
        n_empty += int((spread < EMPTY_CONTRAST).sum())
    return PictureStatistics(
        width=width,
        height=height,
        channels=channels,
        brightness=brightness.distribution(),
        contrast=contrast.distribution(),
        n_empty=n_empty,
    )
