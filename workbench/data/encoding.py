"""Which characters the bytes of a text file mean."""

from __future__ import annotations

import codecs
from pathlib import Path

import chardet

from workbench.language import WorkbenchError, text

SAMPLE_BYTES = 1_000_000  # what the detector reads; whole files of this size take it about a second

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
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
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        pass
    else:
        return "utf-8"
    found = str(chardet.detect(content[:SAMPLE_BYTES]).get("encoding") or "utf-8").lower().replace("_", "-")
    return {"gb2312": "gb18030", "gbk": "gb18030", "big5-hkscs": "big5hkscs", "ascii": "utf-8"}.get(
        found, found
    )


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
    if not content.strip():
        raise WorkbenchError(
            text("“{path}” is empty.", path=str(path)), text("Choose a file that holds some text.")
        )
    used = encoding or detect_encoding(content)
    try:
        decoded = content.decode(used)
    except (UnicodeDecodeError, LookupError) as error:
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
    if "\x00" in decoded:
        raise WorkbenchError(
            text("“{path}” is not a text file.", path=str(path)),
            text("Save it as plain text (UTF-8) and import it again."),
        )
    return decoded.replace("\r\n", "\n").replace("\r", "\n"), used


def missing(path: Path) -> WorkbenchError:
    """Return the error for a file or folder that does not exist."""
    return WorkbenchError(
        text("“{path}” does not exist.", path=str(path)),
        text("Check the name, or choose another file or folder."),
    )
