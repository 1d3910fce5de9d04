"""The bytes of a text as its tokens."""

from __future__ import annotations

from codecs import getincrementaldecoder
from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import write_json
from workbench.preprocessing.tokenizer import SPECIALS, Place, Tokenizer

LONGEST_CHARACTER = 4  # bytes of one character in UTF-8, at most
_FIRST = len(SPECIALS)
_SHOWN = frozenset(b"\n\t") | frozenset(
    range(0x20, 0x7F)
)  # the bytes that are a readable character by themselves


class ByteTokenizer(Tokenizer):
    """One id for each of the 256 bytes that UTF-8 is made of, so that nothing is ever unknown and nothing is learnt.

    A model may write bytes that make no character; each such place is shown as �.
    """

    kind = "bytes"

    @property
    def vocab_size(self) -> int:
        return _FIRST + 256

    def encode(self, line: str) -> list[int]:
        return [_FIRST + byte for byte in _bytes(line)]

    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        places: list[Place] = []
        for place, character in enumerate(line):
            places += [(place, place + (not character.isspace()))] * len(_bytes(character))
        return self.encode(line), places

    def decode(self, ids: Sequence[int]) -> str:
        # a last character of which bytes are missing is left out: while a text is written they are still to come
        decoder = getincrementaldecoder("utf-8")("replace")
        return decoder.decode(bytes(int(token) - _FIRST for token in ids if token >= _FIRST))

    def labels(self, ids: Sequence[int]) -> list[str]:
        return [_LABELS[int(token)] for token in ids]

    def save(self, folder: Path, name: str) -> None:
        write_json(folder / f"{name}.json", {"kind": self.kind})


def _bytes(line: str) -> bytes:
    # half of a surrogate pair, as damaged files have it, cannot be written in UTF-8
    return line.encode("utf-8", "replace")


_LABELS = [*SPECIALS, *(chr(byte) if byte in _SHOWN else f"⟨{byte:02X}⟩" for byte in range(256))]
