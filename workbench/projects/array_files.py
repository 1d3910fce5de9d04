"""Arrays on disk that are longer than the memory: written piece by piece, read through a map."""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import numpy.typing as npt

from workbench.scenarios.base import Arrays

MAPPED_FROM = 4_000_000  # bytes; smaller ones are read whole, so that a network folder may go away meanwhile


class ArrayFile:
    """A ``.npy`` file that grows along its first axis; its header is complete only after `finish`."""

    def __init__(self, file: BinaryIO, first: npt.NDArray[Any]) -> None:
        self._file = file
        self._dtype = first.dtype
        self._inner = first.shape[1:]
        self._length = 0
        file.write(self._header())
        self.append(first)

    def append(self, piece: npt.NDArray[Any]) -> None:
        """Write *piece* behind what is there.

        Raises:
            ValueError: It does not belong to the same array.
            OSError: The disk is full.
        """
        if piece.dtype != self._dtype or piece.shape[1:] != self._inner:
            raise ValueError(f"{piece.dtype} {piece.shape} does not go on {self._dtype} {self._inner}")
        self._file.write(np.ascontiguousarray(piece).data)
        self._length += len(piece)

    def finish(self) -> None:
        """Say in the header how long the array has become, and see it on the disk."""
        self._file.seek(0)
        self._file.write(self._header())
        self._file.flush()
        os.fsync(self._file.fileno())

    def _header(self) -> bytes:
        # NumPy leaves room for the first axis to grow, so the header is as long whatever the length
        written = io.BytesIO()
        shape = (self._length, *self._inner)
        described = {
            "descr": np.lib.format.dtype_to_descr(self._dtype),
            "fortran_order": False,
            "shape": shape,
        }
        np.lib.format.write_array_header_1_0(written, described)
        return written.getvalue()


def write_arrays(folder: Path, prefix: str, pieces: Iterable[Arrays]) -> None:
    """Write arrays that come in pieces as ``<prefix>.<name>.npy``, never holding more than a piece.

    Raises:
        OSError: The folder cannot be written.
    """
    with ExitStack() as opened:
        files: dict[str, ArrayFile] = {}
        for piece in pieces:
            for name, array in piece.items():
                if name in files:
                    files[name].append(array)
                else:
                    file = opened.enter_context((folder / f"{prefix}.{name}.npy").open("wb"))
                    files[name] = ArrayFile(file, array)
        for written in files.values():
            written.finish()


def open_array(path: Path, mapped_from: int = MAPPED_FROM) -> npt.NDArray[Any]:
    """Return the array in a ``.npy`` file; of a large one only what is looked at is read, and nothing can be written.

    While a large one is in use, Windows lets nobody rename or delete the file or its folder, and the file must not
    become shorter: the system ends a program that reads behind the end of a map.

    Raises:
        OSError: The file is missing or unreadable.
        ValueError: It is damaged.
    """
    if path.stat().st_size < mapped_from:
        with path.open("rb") as file:
            return np.lib.format.read_array(file, allow_pickle=False)
    mapped = np.lib.format.open_memmap(path, mode="r")
    if path.stat().st_size < mapped.offset + math.prod(mapped.shape) * mapped.itemsize:
        raise ValueError(path)
    return np.asarray(mapped)
