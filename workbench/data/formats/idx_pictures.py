"""Pictures and their classes as two lists of bytes, the way MNIST and its relatives are given away.

The layout (IDX) is a number that says kind and dimensions, the length of each dimension, then the values row by row:
Y. LeCun, C. Cortes, C. Burges, *The MNIST database of handwritten digits*, section "File formats".
"""

from __future__ import annotations

import struct
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

import numpy as np

from workbench.data.archive import Budget
from workbench.data.contents import names_in
from workbench.data.encoding import missing
from workbench.data.examples import ImageArray
from workbench.data.formats.image_folder import MAX_BYTES, MAX_SIDE
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.data.unpacking import gzip_chunks, on_disk
from workbench.language import N_, WorkbenchError, text
from workbench.progress import Progress

PICTURES, CLASSES = "idx3-ubyte", "idx1-ubyte"  # what the names of the two files say
BYTES = 0x08  # the kind of value; others are not used for pictures


class IdxPictures(Format):
    """A folder with one file of pictures and one of classes, such as ``train-images-idx3-ubyte.gz``."""

    key = "idx-pictures"
    title = N_("Pictures in one file, classes in another (IDX)")
    kinds = (Kind.PICTURES,)
    is_folder = True

    def accepts(self, path: Path) -> bool:
        return path.is_dir() and _pair(path) is not None

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        pair = _pair(path)
        assert pair is not None, "accepted before it is read"
        pictures = _read(path / pair[0], 3, progress.part(0.0, 0.8))
        classes = _read(path / pair[1], 1, progress.part(0.8, 1.0))
        if len(pictures) != len(classes):
            raise WorkbenchError(
                text(
                    "“{path}” holds {pictures:,} pictures, but {classes:,} classes.",
                    path=str(path),
                    pictures=len(pictures),
                    classes=len(classes),
                ),
                text("Put the two files of one set into the folder, and no others."),
            )
        return Table(
            format=self.key,
            names=("image", "label"),
            columns=(_square(pictures, path)[..., np.newaxis], [str(number) for number in classes]),
        )


def _pair(folder: Path) -> tuple[str, str] | None:
    """Return the names of the file of pictures and of that of classes, if the folder holds these two."""
    names = names_in(folder)
    pictures = [name for name in names if PICTURES in name.lower()]
    classes = [name for name in names if CLASSES in name.lower()]
    return (pictures[0], classes[0]) if len(names) == 2 and pictures and classes else None


def _read(path: Path, n_dimension: int, progress: Progress) -> ImageArray:
    """Return the values of one file: (N, H, W) of pictures, (N,) of classes."""
    opened: AbstractContextManager[Path] = nullcontext(path)
    if path.suffix.lower() == ".gz":
        opened = on_disk(gzip_chunks(path, Budget(path), progress), path.stem)
    with opened as inside:
        size = inside.stat().st_size
        n_head = 4 * (1 + n_dimension)
        try:
            with inside.open("rb") as file:
                head = file.read(n_head)
                values = np.fromfile(file, dtype=np.uint8, count=min(MAX_BYTES, size))
        except OSError as error:
            raise WorkbenchError(
                text(
                    "“{path}” could not be read: {reason}.",
                    path=str(path),
                    reason=error.strerror or str(error),
                )
            ) from error
    if len(head) < n_head or head[:4] != bytes([0, 0, BYTES, n_dimension]):
        raise _damaged(path)
    shape = struct.unpack(f">{n_dimension}I", head[4:])
    if int(np.prod([float(side) for side in shape])) != len(values) or not len(values):
        raise _damaged(path)
    return values.reshape(shape)


def _square(pictures: ImageArray, path: Path) -> ImageArray:
    """Return (N, side, side) with pictures that are not square centred on black, and no larger than is stored."""
    _, height, width = pictures.shape
    side = max(height, width)
    if len(pictures) * side * side > MAX_BYTES:  # a line of a thousand pixels would become a million
        raise WorkbenchError(
            text(
                "The {count:,} pictures in “{path}” are too large: {width} × {height} pixels.",
                count=len(pictures),
                path=str(path),
                width=width,
                height=height,
            ),
            text("Bring them as a folder with one folder of pictures for each class."),
        )
    top, left = (side - height) // 2, (side - width) // 2
    padded = np.pad(pictures, ((0, 0), (top, side - height - top), (left, side - width - left)))
    step = -(-side // MAX_SIDE)
    return padded[:, ::step, ::step]


def _damaged(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("“{path}” is not a whole list of pictures or classes (IDX).", path=str(path)),
        text("Get the file again from where it comes from."),
    )


FORMAT = IdxPictures()
