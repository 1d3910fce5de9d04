"""Which characters the bytes of a text file mean."""

from __future__ import annotations

import codecs
import io
import itertools
import os
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import chardet

from workbench.language import WorkbenchError, text
from workbench.progress import Progress, no_progress

_CONTROL = [chr(code) for code in range(1, 32) if chr(code) not in "\t\n\v\f\r\x1a\x1b"]

SAMPLE_BYTES = 1_000_000  # what the detector reads; whole files of this size take it about a second
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]")
FEW_TELLING = 0.01  # share of bytes beyond ASCII under which only the lines that hold some say anything
CHUNK_BYTES = 1_000_000  # what is read and decoded at once
MAX_LINE = 50_000_000  # characters of a line that is taken whole, as one row

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MANY_BYTES = frozenset(
    [
        *("gb2312", "gbk", "gb18030", "big5", "big5-hkscs", "big5hkscs", "hz-gb-2312", "euc-tw"),
        *("utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *("shift-jis", "cp932", "shift-jis-2004", "euc-jp", "euc-jis-2004", "iso-2022-jp"),
        *("euc-kr", "cp949", "johab", "iso-2022-kr"),
    ]
)
_SHOWN = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 (BOM)",
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    "gb18030": "GBK/GB18030",
    "big5": "Big5",
    "big5hkscs": "Big5",
}


def detect_encoding(path: Path, progress: Progress, chunk_bytes: int = CHUNK_BYTES) -> str:
    """Return the Python name of the encoding the text in *path* is most likely in; only for UTF-8 all of it is read.

    Raises:
        WorkbenchError: The file is missing or unreadable.
    """
    sample = next(_chunks(path, SAMPLE_BYTES), b"")
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    # two English letters make a Chinese character in UTF-16, so what is nearly all English letters is not that
    is_english = sum(0x20 <= byte < 0x7F for byte in sample) > 0.8 * len(sample)
    if b"\x00" in sample:  # never in text, but every second byte of English in UTF-16
        return (None if is_english else _utf_16_of(sample)) or "utf-8"
    if _decodes_as_utf_8(path, progress, chunk_bytes):
        return "utf-8"
    telling = _telling(path, sample)
    if _is_nearly_utf_8(telling):
        return "utf-8"
    found = str(chardet.detect(telling).get("encoding") or "").lower().replace("_", "-")
    if not found or found not in _MANY_BYTES:  # what is left to single-byte encodings is often something else
        return (None if found and is_english else _utf_16_of(sample)) or found or "utf-8"
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5-hkscs": "big5hkscs"}.get(found, found)


def _chunks(path: Path, size: int, progress: Progress | None = None) -> Iterator[bytes]:
    """Yield the bytes of *path*, *size* at a time."""
    try:
        with path.open("rb") as file:
            whole = max(1, os.fstat(file.fileno()).st_size)
            n_read = 0
            while chunk := file.read(size):
                n_read += len(chunk)
                yield chunk
                if progress is not None:
                    progress.update(n_read / whole)
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise WorkbenchError(
            text("“{path}” could not be read: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error


def _decodes_as_utf_8(path: Path, progress: Progress, chunk_bytes: int) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        for chunk in _chunks(path, chunk_bytes, progress):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _telling(path: Path, sample: bytes) -> bytes:
    """Return bytes from which encodings can be told apart: *sample*, or where that is nearly all ASCII (as a table
    whose first megabyte is numbers) the lines anywhere in the file that are not.
    """
    if sum(byte > 0x7F for byte in sample) > FEW_TELLING * len(sample):
        return sample
    found: list[bytes] = []
    n_found = 0
    rest = b""  # of a line that goes on in the next chunk
    for chunk in _chunks(path, CHUNK_BYTES):
        *lines, rest = (rest + chunk).split(b"\n")
        for line in lines:
            if begins := _BEYOND_ASCII.search(line):  # always the first byte of a character
                found.append(line[begins.start() :])
                n_found += len(found[-1])
        begins = _BEYOND_ASCII.search(rest)
        rest = rest[begins.start() :] if begins else b""
        if n_found + len(rest) > SAMPLE_BYTES:
            break
    return b"\n".join((*found, rest))[:SAMPLE_BYTES]


def _is_nearly_utf_8(telling: bytes) -> bool:
    """Return whether bytes are UTF-8 but for a few broken ones, which reading the file will then name."""
    decoded = telling.decode("utf-8", errors="replace")
    n_broken = decoded.count("\ufffd")
    n_long = sum(character > "\x7f" for character in decoded) - n_broken
    return n_long > 10 * n_broken


def _utf_16_of(sample: bytes) -> str | None:
    """Return which byte order of UTF-16 turns *sample* into English or Chinese letters, if one does."""
    best, best_share = None, 0.95
    for name in ("utf-16-le", "utf-16-be"):
        decoded = sample[: len(sample) // 2 * 2].decode(name, errors="replace")
        n_likely = sum(
            " " <= character <= "~"
            or character in "\t\r\n"
            or "\u4e00" <= character <= "\u9fff"
            or "\u2010" <= character <= "\u2030"
            or "\u3000" <= character <= "\u303f"
            or "\uff01" <= character <= "\uff5e"
            for character in decoded
        )
        share = n_likely / max(len(decoded), 1)
        if share > best_share:
            best, best_share = name, share
    return best


def encoding_title(name: str) -> str:
    """Return how an encoding is written for people."""
    return _SHOWN.get(name, name.upper())


def open_text(
    path: Path, encoding: str | None, progress: Progress, chunk_bytes: int = CHUNK_BYTES
) -> tuple[Iterator[str], str]:
    """Return the content of a text file in pieces with plain newlines, and its encoding.

    Raises:
        WorkbenchError: The file is missing, empty or unreadable; or, while the pieces are read, not text in the
            encoding. Whether it is text at all is known only after the last piece.
    """
    if all(chunk.isspace() for chunk in _chunks(path, chunk_bytes)):
        raise _empty(path)
    used = encoding or detect_encoding(path, progress.part(0.0, 0.3), chunk_bytes)
    return _decoded(path, used, progress.part(0.3, 1.0), chunk_bytes), used


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Return the content of a text file with plain newlines, and its encoding.

    Raises:
        WorkbenchError: The file is missing, empty, unreadable, or not text in the encoding.
    """
    pieces, used = open_text(path, encoding, no_progress())
    return "".join(pieces), used


def utf_8_pieces(path: Path, progress: Progress) -> Iterator[str]:
    """Yield a text in UTF-8 as it is in its file.

    Raises:
        OSError: It cannot be read.
        UnicodeDecodeError: It is not UTF-8.
    """
    decoder = codecs.getincrementaldecoder("utf-8")()
    whole = max(1, path.stat().st_size)
    with path.open("rb") as file:
        while chunk := file.read(CHUNK_BYTES):
            yield decoder.decode(chunk)
            progress.update(file.tell() / whole)
        yield decoder.decode(b"", final=True)


def text_lines(pieces: Iterable[str], path: Path, most: int = MAX_LINE) -> Iterator[str]:
    """Yield the lines of a text that comes in pieces, each but the last with its line break.

    Raises:
        WorkbenchError: A line is longer than *most* characters: it is refused before memory fills up.
    """
    begun: list[str] = []
    number, n_begun = 1, 0
    for piece in pieces:
        head, line_break, rest = piece.partition("\n")
        n_begun += len(head)
        if n_begun > most:
            raise WorkbenchError(
                text(
                    "“{path}”, line {line}: longer than {limit:,} characters.",
                    path=str(path),
                    line=number,
                    limit=most,
                ),
                text("Give every row a line of its own. One long text is imported as a text file (.txt)."),
            )
        if not line_break:
            begun.append(piece)
            continue
        yield "".join((*begun, head, "\n"))
        lines = rest.split("\n")
        begun = [lines.pop()]
        number, n_begun = number + 1 + len(lines), len(begun[0])
        for line in lines:
            yield line + "\n"
    if last := "".join(begun):
        yield last


def _decoded(path: Path, used: str, progress: Progress, chunk_bytes: int) -> Iterator[str]:
    n_character = n_control = n_newline = 0
    has_zero = has_content = False
    newlines = io.IncrementalNewlineDecoder(None, translate=True)
    decoder: codecs.IncrementalDecoder | None = None
    try:
        for chunk in itertools.chain(_chunks(path, chunk_bytes, progress), [b""]):
            if decoder is None:
                decoder = codecs.getincrementaldecoder(_with_byte_order(used, path))()
            n_newline += chunk.count(b"\n")
            decoded = decoder.decode(chunk, final=not chunk)
            has_zero = has_zero or "\x00" in decoded
            n_control += sum(decoded.count(character) for character in _CONTROL)
            # where a person named the encoding, the mark is still there
            shown = decoded if n_character else decoded.removeprefix("\ufeff")
            n_character += len(decoded)
            has_content = has_content or bool(shown and not shown.isspace())
            yield newlines.decode(shown, final=not chunk)
    except (UnicodeDecodeError, LookupError) as error:
        if used == "utf-8" and b"\x00" in next(_chunks(path, SAMPLE_BYTES), b""):
            raise _not_text(path) from error
        # what a decoder holds back from the chunk before belongs to its object, which ends where the chunk ends
        is_bytes = isinstance(error, UnicodeDecodeError)
        line = 1 + (n_newline - error.object.count(b"\n", error.start) if is_bytes else 0)
        raise WorkbenchError(
            text(
                "“{path}” is not text in {encoding}: line {line} holds bytes that are no characters.",
                path=str(path),
                encoding=encoding_title(used),
                line=line,
            ),
            text("Save the file as UTF-8 text and import it again."),
        ) from error
    if has_zero or n_control > 0.01 * n_character:
        raise _not_text(path)
    if not has_content:
        raise _empty(path)


def _with_byte_order(name: str, path: Path) -> str:
    """Return *name*, with the byte order of this machine where the text ought to begin with a mark but does not.

    Decoded in one piece such a text is read in that order; decoders of pieces refuse it.
    """
    plain = name.lower().replace("_", "-")
    if plain not in ("utf-16", "utf-32"):
        return name
    beginning = next(_chunks(path, 4), b"")
    if any(beginning.startswith(mark) for mark, marked in _MARKS if marked == plain):
        return name
    return f"{plain}-{'le' if sys.byteorder == 'little' else 'be'}"


def _not_text(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("“{path}” is not a text file.", path=str(path)),
        text("Save it as plain text (UTF-8) and import it again."),
    )


def _empty(path: Path) -> WorkbenchError:
    return WorkbenchError(
        text("“{path}” is empty.", path=str(path)), text("Choose a file that holds some text.")
    )


def missing(path: Path) -> WorkbenchError:
    """Return the error for a file or folder that does not exist."""
    return WorkbenchError(
        text("“{path}” does not exist.", path=str(path)),
        text("Check the name, or choose another file or folder."),
    )
