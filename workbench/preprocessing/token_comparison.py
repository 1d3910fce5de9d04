"""One text as different tokenisers cut it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workbench.language import tr
from workbench.preprocessing.tokenizer import UNKNOWN, Place, Tokenizer
from workbench.preprocessing.word_tokenizer import parts


@dataclass(frozen=True, slots=True)
class Piece:
    """One token: what is shown for it, for an unknown one the text that is lost, and whether it is unknown."""

    shown: str
    is_unknown: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cut:
    """A text under one kind of tokeniser."""

    kind: str
    pieces: tuple[Piece, ...]
    n_character: int
    vocab_size: int

    @property
    def n_token(self) -> int:
        """How many tokens the text has."""
        return len(self.pieces)

    @property
    def n_unknown(self) -> int:
        """How many of them the tokeniser does not know."""
        return sum(piece.is_unknown for piece in self.pieces)

    @property
    def characters_per_token(self) -> float:
        """How many characters one token stands for on average: the compression; 0 of a text without tokens."""
        return self.n_character / len(self.pieces) if self.pieces else 0.0

    def in_words(self) -> str:
        """Return tokens, unknowns, compression and vocabulary size, in the current language."""
        said = [
            tr("{count:,} tokens", count=self.n_token),
            tr("{count:,} unknown", count=self.n_unknown),
            tr("{number} characters a token", number=f"{self.characters_per_token:.2f}"),
            tr("vocabulary {count:,}", count=self.vocab_size),
        ]
        return " · ".join(said)


def cut(kind: str, tokenizer: Tokenizer, line: str) -> Cut:
    """Return *line* as *tokenizer*, which is of *kind*, cuts it."""
    ids = tokenizer.encode(line)
    lost = _lost(line, tokenizer, ids)
    pieces = tuple(
        Piece(next(lost, "") or label, True) if token == UNKNOWN else Piece(label, False)
        for token, label in zip(ids, tokenizer.labels(ids), strict=True)
    )
    return Cut(kind=kind, pieces=pieces, n_character=len(line), vocab_size=tokenizer.vocab_size)


def _lost(line: str, tokenizer: Tokenizer, ids: Sequence[int]) -> Iterator[str]:
    """Yield for each unknown token which part of *line* it stands for, or nothing where that cannot be told."""
    placed, places = tokenizer.encode_with_places(line)
    groups = _groups(placed, places)
    run = 0
    for token in (*ids, UNKNOWN + 1):
        if token == UNKNOWN:
            run += 1
        elif run:
            yield from _shared(line, next(groups, []), run)
            run = 0


def _groups(placed: Sequence[int], places: Sequence[Place]) -> Iterator[list[Place]]:
    """Yield the places of unknown characters that follow each other, without known tokens between them."""
    group: list[Place] = []
    for token, place in zip((*placed, UNKNOWN + 1), (*places, (0, 0)), strict=True):
        if token == UNKNOWN:
            group.append(place)
        elif group:
            yield group
            group = []


def _shared(line: str, places: list[Place], count: int) -> list[str]:
    """Return the text at *places* shared out among *count* tokens: character by character, in one, or word by word."""
    if len(places) == count:
        return [line[start:end] for start, end in places]
    if not places:
        return [""] * count
    whole = line[places[0][0] : places[-1][1]]
    words = [word.strip() for word, _ in parts(whole, whole_text=False) if word.strip()]
    if len(words) == count:
        return words
    return [whole, *[""] * (count - 1)]
