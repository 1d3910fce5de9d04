"""A long text that stays in its file and is read passage by passage, so that memory does not grow with it."""

from __future__ import annotations

import os
import tempfile
import weakref
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from workbench.atomic import unwritable
from workbench.data.encoding import utf_8_pieces
from workbench.data.stored_texts import StoredTexts
from workbench.language import WorkbenchError, text
from workbench.progress import Progress

PASSAGE_CHARACTERS = 250_000  # read in a few milliseconds, and enough of them for a tokeniser to be busy with

Counts = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class PassageIndex:
    """Where the N passages of a text begin; each count is what comes before a passage, the last one is the whole."""

    n_byte: Counts  # (N + 1,)
    n_character: Counts  # (N + 1,)
    n_break: Counts  # (N + 1,) line breaks
    checks: tuple[int, ...]  # (N,) CRC-32 of the bytes: what is read is what was counted, or an error


class TextFile:
    """A UTF-8 file and the index of its passages; the file is closed between two readings."""

    def __init__(self, path: Path, index: PassageIndex, *, is_temporary: bool = False) -> None:
        self.path = path
        self.index = index
        if is_temporary:
            weakref.finalize(self, _remove, path)

    def read(self, number: int) -> str:
        """Return one passage.

        Raises:
            WorkbenchError: The file is gone, damaged, or another one than it was.
        """
        start, end = (int(place) for place in self.index.n_byte[number : number + 2])
        try:
            with self.path.open("rb") as file:
                file.seek(start)
                content = file.read(end - start)
            if zlib.crc32(content) != self.index.checks[number]:
                raise ValueError
            return content.decode("utf-8")
        except (OSError, ValueError) as error:
            raise WorkbenchError(
                text("“{path}” is no longer the text it was.", path=str(self.path)),
                text("It was replaced or damaged. Open the project again, or import the data again."),
            ) from error


class Passages(StoredTexts):
    """A text in a file, or a part of it. Joined with nothing between them the passages are the text.

    A passage ends after a line where it can: then what is found line by line (such as tokens that never cross a line
    break) is the same wherever passages end.
    """

    def __init__(
        self,
        file: TextFile,
        start: int = 0,
        end: int | None = None,
        given: Mapping[str, tuple[int, int]] | None = None,
    ) -> None:
        """Take the characters from *start* to *end* of *file*; `given` says where its parts are."""
        self.given = given  # split -> [start, end) in characters, where the text came in parts
        places = file.index.n_character
        end = int(places[-1]) if end is None else end
        self._file = file
        self._start, self._end = start, max(start, end)
        self._first = max(0, int(np.searchsorted(places, start, "right")) - 1)
        self._last = int(np.searchsorted(places, end, "left")) if end > start else self._first

    @classmethod
    def of(cls, whole: str) -> Passages:
        """Return *whole* as passages of a temporary file."""
        return cls.kept([whole])

    @classmethod
    def kept(cls, pieces: Iterable[str], most: int = PASSAGE_CHARACTERS) -> Passages:
        """Write *pieces* into a temporary file that is deleted when nobody needs it any more.

        Raises:
            WorkbenchError: The disk is full or the folder for temporary files cannot be written.
        """
        folder = Path(tempfile.gettempdir())
        try:
            handle, name = tempfile.mkstemp(suffix=".txt", prefix="attention-workbench-")
        except OSError as error:
            raise unwritable(folder, error) from error
        os.close(handle)
        try:
            index = write_passages(Path(name), pieces, most)
        except OSError as error:
            _remove(Path(name))
            raise unwritable(Path(name), error) from error
        except BaseException:
            _remove(Path(name))
            raise
        return cls(TextFile(Path(name), index, is_temporary=True))

    def with_given(self, given: Mapping[str, tuple[int, int]] | None) -> Passages:
        """Return the same text with its parts where *given* says, or None where it came as one."""
        return Passages(self._file, self._start, self._end, given)

    def __len__(self) -> int:
        return self._last - self._first

    def text_at(self, number: int) -> str:
        """Return the passage *number*, which is there, from 0."""
        at = self._first + number
        before = int(self._file.index.n_character[at])
        return self._file.read(at)[max(0, self._start - before) : self._end - before]

    def __iter__(self) -> Iterator[str]:
        return (self[number] for number in range(len(self)))

    @property
    def n_character(self) -> int:
        """Length of the text."""
        return self._end - self._start

    def cut(self, start: int, end: int) -> Passages:
        """Return the characters from *start* to *end*, over the same file."""
        first, last = (min(self._start + max(0, place), self._end) for place in (start, end))
        return Passages(self._file, first, last)

    def starts(self) -> Counts:
        """Return how many characters are before each passage, and in all (N + 1,)."""
        places = self._file.index.n_character[self._first : self._last + 1]
        return np.clip(places - self._start, 0, self.n_character)

    def breaks(self) -> Counts:
        """Return how many line breaks are before each passage, and in all (N + 1,)."""
        counts = self._file.index.n_break[self._first : self._last + 1]
        found = counts - counts[0]
        if len(self):  # the ends may be only parts of what the file counts
            found[1:] += self[0].count("\n") - found[1]
            found[-1] = found[-2] + self[-1].count("\n")
        return found


def write_passages(path: Path, pieces: Iterable[str], most: int = PASSAGE_CHARACTERS) -> PassageIndex:
    """Write a text to *path* in UTF-8 and return where its passages are.

    Raises:
        OSError: The file cannot be written.
    """
    with path.open("wb") as file:

        def written() -> Iterator[bytes]:
            for passage in passages_of(pieces, most):
                content = passage.encode("utf-8")
                file.write(content)
                yield content

        return _index_of(written())


def find_passages(path: Path, progress: Progress, most: int = PASSAGE_CHARACTERS) -> Passages:
    """Return the text in the UTF-8 file *path*, after reading it once.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    pieces = passages_of(utf_8_pieces(path, progress), most)
    return Passages(TextFile(path, _index_of(passage.encode("utf-8") for passage in pieces)))


def passages_of(pieces: Iterable[str], most: int) -> Iterator[str]:
    """Yield *pieces* joined and cut anew: at most *most* characters (two or more), never between "\\r" and "\\n"."""
    held = ""
    for piece in pieces:
        held, start = held + piece, 0
        while len(held) - start > most:
            end = held.rfind("\n", start + most // 2, start + most) + 1 or start + most
            if end - start > 1 and held[end - 1 : end + 1] == "\r\n":
                end -= 1
            yield held[start:end]
            start = end
        held = held[start:]
    if held:
        yield held


def _index_of(passages: Iterable[bytes]) -> PassageIndex:
    n_byte, n_character, n_break, checks = [0], [0], [0], list[int]()
    for content in passages:
        n_byte.append(n_byte[-1] + len(content))
        n_character.append(n_character[-1] + len(content.decode("utf-8")))
        n_break.append(n_break[-1] + content.count(b"\n"))
        checks.append(zlib.crc32(content))
    return PassageIndex(
        n_byte=np.array(n_byte, dtype=np.int64),
        n_character=np.array(n_character, dtype=np.int64),
        n_break=np.array(n_break, dtype=np.int64),
        checks=tuple(checks),
    )


def _remove(path: Path) -> None:
    with suppress(OSError):  # somebody else has tidied up, or reads it just now and the system will
        path.unlink(missing_ok=True)
