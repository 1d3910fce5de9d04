"""A folder (or zip file) with one folder of pictures for every class."""

from __future__ import annotations

import io
import statistics
import warnings
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

import numpy as np
from PIL import Image, ImageOps

from workbench.data.archive import BombError, Budget, open_zip, unpacked_chunks
from workbench.data.contents import (
    PICTURE_SUFFIXES,
    are_tables,
    are_texts,
    ending,
    holds_one_file,
    is_hidden,
    names_in,
    unpacked_name,
)
from workbench.data.encoding import missing
from workbench.data.examples import ImageArray, Problem
from workbench.data.given_split import split_of_folder, splits_of
from workbench.data.languages import parallel_pair
from workbench.data.split import GIVEN, SplitName
from workbench.data.table import Format, Kind, ReadOptions, Table
from workbench.data.unpacking import names_in_zip
from workbench.language import N_, Text, WorkbenchError, text
from workbench.progress import CancelledError, Progress

MAX_SIDE = 128  # stored pictures are square and no larger
MAX_PIXELS = 50_000_000  # of one picture before it is made smaller
MAX_FILE = 200_000_000  # bytes of one picture file
MAX_BYTES = 1_000_000_000  # of all stored pictures together


class PictureError(Exception):
    """One picture cannot be used."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason)
        self.reason = reason


def open_picture(content: bytes) -> Image.Image:
    """Return a decoded picture, upright, as 8-bit grey or RGB.

    Raises:
        PictureError: It is broken or far too large.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on size, which is checked below, and on odd metadata
            with Image.open(io.BytesIO(content)) as image:
                if image.width * image.height > MAX_PIXELS:
                    raise PictureError(
                        text("too large: {width}×{height} pixels", width=image.width, height=image.height)
                    )
                image.load()
                upright = ImageOps.exif_transpose(image)
    except (PictureError, MemoryError):
        raise
    except Image.DecompressionBombError as error:
        raise PictureError(text("far too large")) from error
    except Exception as error:  # decoders raise whatever broken bytes lead them to
        raise PictureError(text("not a readable picture")) from error
    if upright.mode.startswith(("I", "F")):  # 16 bits: Pillow would cut off everything above 255
        wide = np.asarray(upright).astype(np.float32)
        return Image.fromarray((np.clip(wide / 257, 0, 255) + 0.5).astype(np.uint8))
    if upright.mode in ("1", "L"):
        return upright.convert("L")
    if upright.mode in ("RGBA", "LA", "PA") or "transparency" in upright.info:
        rgba = upright.convert("RGBA")
        white = Image.new("RGBA", rgba.size, "white")
        return Image.alpha_composite(white, rgba).convert("RGB")
    return upright.convert("RGB")


def read_picture(path: Path) -> ImageArray:
    """Return one picture file as (H, W, 1|3) uint8.

    Raises:
        WorkbenchError: It is missing, broken or far too large.
    """
    if not path.exists():
        raise missing(path)
    try:
        image = open_picture(path.read_bytes())
    except OSError as error:
        raise WorkbenchError(
            text(
                "“{path}” could not be read: {reason}.", path=str(path), reason=error.strerror or str(error)
            ),
            text("Choose another picture (png, jpg, webp or bmp)."),
        ) from error
    except PictureError as error:
        raise WorkbenchError(
            text("“{path}”: {reason}.", path=str(path), reason=error.reason),
            text("Choose another picture (png, jpg, webp or bmp)."),
        ) from error
    pixels = np.asarray(image, dtype=np.uint8)
    return pixels.reshape(*pixels.shape[:2], -1)


def square_pixels(image: Image.Image, side: int, channels: int) -> ImageArray:
    """Return (side, side, channels) uint8; a picture that is not square is centred on black."""
    fitted = image.convert("L" if channels == 1 else "RGB")
    if fitted.size != (side, side):
        fitted = ImageOps.pad(fitted, (side, side), Image.Resampling.BILINEAR)
    return np.asarray(fitted, dtype=np.uint8).reshape(side, side, channels)


class ImageFolder(Format):
    """``cats/1.png``, ``dogs/2.jpg`` …: the folder's name is the class; ``train`` and ``test`` may stand above it."""

    key = "image-folder"
    title = N_("Pictures in folders, one folder a class")
    kinds = (Kind.PICTURES,)
    suffixes = (".zip",)
    is_folder = True

    def accepts(self, path: Path) -> bool:
        if path.is_dir():
            names = names_in(path)
            pair = parallel_pair([unpacked_name(name) for name in names])
            return not are_texts(names) and not are_tables(names) and not pair
        if path.suffix.lower() != ".zip":
            return False
        names = names_in_zip(path)
        others = are_texts(names) or are_tables(names) or holds_one_file(names) or parallel_pair(names)
        return not others

    def read(self, path: Path, options: ReadOptions, progress: Progress) -> Table:
        if not path.exists():
            raise missing(path)
        pictures: list[Image.Image] = []
        labels: list[str] = []
        given: list[SplitName | None] = []
        problems: list[Problem] = []
        sizes: list[int] = []
        colour = False
        items = list(_items(path))
        if not items:
            raise WorkbenchError(
                text("“{path}” holds no pictures in class folders.", path=str(path)),
                text("Make one folder for each class and put its pictures (png, jpg, webp, bmp) inside."),
            )
        archive, budget = (open_zip(path), Budget(path)) if path.is_file() else (None, None)
        try:
            for index, (name, label) in enumerate(items):
                done = 0.9 * index / len(items)
                if not index % 50:
                    progress.update(done)
                try:
                    size = archive.getinfo(name).file_size if archive else (path / name).stat().st_size
                    if size > MAX_FILE:
                        raise PictureError(text("larger than {limit} MB", limit=MAX_FILE // 1_000_000))
                    if archive and budget:
                        content = b"".join(unpacked_chunks(archive, name, budget, progress.part(done, done)))
                    else:
                        content = (path / name).read_bytes()
                    image = open_picture(content)
                except (BombError, CancelledError):
                    raise
                except (PictureError, OSError, WorkbenchError) as error:
                    reason = error.reason if isinstance(error, PictureError) else text("could not be read")
                    problems.append(Problem(name, reason))
                    continue
                sizes.append(max(image.size))
                image.thumbnail((MAX_SIDE, MAX_SIDE))
                colour = colour or _has_colour(image)
                pictures.append(image)
                labels.append(label)
                given.append(split_of_folder(name))
        finally:
            if archive:
                archive.close()
        if not pictures:
            raise WorkbenchError(
                text(
                    "None of the {count} pictures in “{path}” can be read.", count=len(items), path=str(path)
                ),
                text("Save them again as PNG or JPEG."),
            )
        channels = 3 if colour else 1
        side = min(MAX_SIDE, int(statistics.median(sizes)))
        side = max(8, min(side, int((MAX_BYTES / (len(pictures) * channels)) ** 0.5)))
        stored = np.empty((len(pictures), side, side, channels), dtype=np.uint8)
        for index, image in enumerate(pictures):
            stored[index] = square_pixels(image, side, channels)
        progress.update(1.0)
        splits = splits_of(given)
        return Table(
            format=self.key,
            names=("image", "label", *([GIVEN] if splits else [])),
            columns=(stored, labels, *([splits] if splits else [])),
            problems=tuple(problems),
        )


def _items(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (name inside the source, class) of every picture, in order of name."""
    names = names_in(path) if path.is_dir() else names_in_zip(path)
    for name in sorted(names):
        parts = PurePosixPath(name)
        if ending(name) in PICTURE_SUFFIXES and len(parts.parts) > 1 and not is_hidden(name):
            yield name, parts.parent.name


def _has_colour(image: Image.Image) -> bool:
    if image.mode == "L":
        return False
    pixels = np.asarray(image, dtype=np.int16)
    return bool(np.abs(pixels - pixels[..., :1]).max() > 8)


FORMAT = ImageFolder()
