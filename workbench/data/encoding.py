"""Which characters the bytes of a text file mean."""

from __future__ import annotations

import codecs
from pathlib import Path

import chardet

from workbench.language import WorkbenchError, text

_CONTROL = [chr(code) for code in range(1, 32) if chr(code) not in "\t\n\v\f\r\x1a\x1b"]

SAMPLE_BYTES = 1_000_000  # what the detector reads; whole files of this size take it about a second

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


def detect_encoding(content: bytes) -> str:
    """Return the Python name of the encoding *content* is most likely in."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    sample = content[:SAMPLE_BYTES]
    # two English letters make a Chinese character in UTF-16, so what is nearly all English letters is not that
    is_english = sum(0x20 <= byte < 0x7F for byte in sample) > 0.8 * len(sample)
    if b"\x00" in sample:  # never in text, but every second byte of English in UTF-16
        return (None if is_english else _utf_16_of(sample)) or "utf-8"
    if _is_utf_8(content):
        return "utf-8"
    found = str(chardet.detect(sample).get("encoding") or "").lower().replace("_", "-")
    if not found or found not in _MANY_BYTES:  # what is left to single-byte encodings is often something else
        return (None if found and is_english else _utf_16_of(sample)) or found or "utf-8"
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5-hkscs": "big5hkscs"}.get(found, found)


def _is_utf_8(content: bytes) -> bool:
    """Return whether *content* is UTF-8, if need be with a few broken bytes, which reading it will then name."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        decoded = content[:SAMPLE_BYTES].decode("utf-8", errors="replace")
        n_broken = decoded.count("\ufffd")
        n_long = sum(character > "\x7f" for character in decoded) - n_broken
        return n_long > 10 * n_broken
    return True


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


def read_text(path: Path, encoding: str | None = None) -> tuple[str, str]:
    """Return the content of a text file with plain newlines, and its encoding.

    Raises:
        WorkbenchError: The file is missing, empty, unreadable, or not text in the encoding.
    """
    try:
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise missing(path) from error
    except OSError as error:
        raise WorkbenchError(
            text("“{path}” could not be read: {reason}.", path=str(path), reason=error.strerror or str(error))
        ) from error
    if not content or content.isspace():  # stripping would copy all of it
        raise _empty(path)
    used = encoding or detect_encoding(content)
    try:
        decoded = content.decode(used)
    except (UnicodeDecodeError, LookupError) as error:
        if b"\x00" in content[:SAMPLE_BYTES] and used == "utf-8":
            raise _not_text(path) from error
        at = error.start if isinstance(error, UnicodeDecodeError) else 0
        raise WorkbenchError(
            text(
                "“{path}” is not text in {encoding}: line {line} holds bytes that are no characters.",
                path=str(path),
                encoding=encoding_title(used),
                line=content.count(b"\n", 0, at) + 1,
            ),
            text("Save the file as UTF-8 text and import it again."),
        ) from error
    n_control = sum(decoded.count(character) for character in _CONTROL)
    if "\x00" in decoded or n_control > 0.01 * len(decoded):
        raise _not_text(path)
    decoded = decoded.removeprefix("\ufeff")  # where a person named the encoding, the mark is still there
    if not decoded or decoded.isspace():
        raise _empty(path)
    return decoded.replace("\r\n", "\n").replace("\r", "\n"), used


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
