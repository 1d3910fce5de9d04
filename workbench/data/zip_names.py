"""What the files in a zip file are called, where the program that packed it did not say in which encoding."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

import chardet

_IS_UTF_8 = (
    0x800  # the flag of the entry: its name is UTF-8; without it, it should be code page 437 and seldom is
)
_ASIAN = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "big5hkscs": "big5hkscs",
}
_COMMON = {
    "gb18030": "gb2312",
    "big5": "big5",
    "big5hkscs": "big5",
}  # what people write; the rest is rare or chance


def names_encoding(archive: zipfile.ZipFile) -> str | None:
    """Return the encoding of the names in *archive* that do not say theirs, or None where they are what they seem.

    Windows writes names in the encoding of its language, in China GBK; others write UTF-8 and forget to say so.
    """
    raw = list(_unmarked(archive))
    if not raw:
        return None
    joined = b"\n".join(raw)
    if _decoded(joined, "utf-8") is not None:
        return "utf-8"
    found = str(chardet.detect(joined).get("encoding") or "").lower().replace("-", "").replace("_", "")
    for encoding in dict.fromkeys((_ASIAN.get(found, "gb18030"), "gb18030")):
        decoded = _decoded(joined, encoding)
        if decoded is None:
            continue
        characters = [character for character in decoded if character > "\x7f"]
        n_common = sum(_is_in(character, _COMMON[encoding]) for character in characters)
        # “Müller” of an old European zip file could be read as GBK too, but only as a character nobody uses
        if n_common > 0.7 * len(characters):
            return encoding
    return None


def _unmarked(archive: zipfile.ZipFile) -> Iterator[bytes]:
    for entry in archive.infolist():
        if not entry.flag_bits & _IS_UTF_8 and not entry.orig_filename.isascii():
            yield entry.orig_filename.encode("cp437")


def _decoded(raw: bytes, encoding: str) -> str | None:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
