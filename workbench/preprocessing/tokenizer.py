"""Text to numbers and back."""

from __future__ import annotations

import io
import itertools
import re
from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, ClassVar, Self

import sentencepiece

from workbench import paths
from workbench.atomic import write_bytes, write_json
from workbench.language import WorkbenchError, text
from workbench.preprocessing.special_tokens import END_LABEL, START_LABEL, UNKNOWN_LABEL
from workbench.progress import Progress

SMALL_ALPHABET = (
    400  # characters up to which every one gets a piece, however rare: the whole of most languages
)
COVERAGE = (
    0.9995  # share of all characters that get a piece, where nothing else is set; the rarest become unknown
)
LEAST_COVERAGE = 0.98  # SentencePiece refuses less
SAMPLE_CHARACTERS = 5_000_000  # SentencePiece learns from no more: it needs up to 40 bytes for each
UNKNOWN = 0  # the id every tokeniser gives to what it never saw
Place = tuple[int, int]  # of a token in a line: its first character, and the one after its last
SPECIALS = (UNKNOWN_LABEL, START_LABEL, END_LABEL)  # in the order of their ids

_ALONE = re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]|[^\\w\\s]")  # Chinese characters and signs
_CUT = "\u241f"  # the sign for a unit separator, where no piece may go on


class Tokenizer(ABC):
    """Maps text to token ids and back; id 0 stands for anything it never saw."""

    kind: ClassVar[str]

    @property
    @abstractmethod
    def vocab_size(self) -> int:
        """Number of ids."""

    @abstractmethod
    def encode(self, line: str) -> list[int]:
        """Return the ids of *line*, without start and end."""

    @abstractmethod
    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        """Return the ids of *line*, and for each which characters of *line* it stands for.

        They are those of `encode`, but that every unknown character has its own. A space belongs to no place; a place
        may be empty.
        """

    @abstractmethod
    def decode(self, ids: Sequence[int]) -> str:
        """Return the text of *ids*; start, end and unknown are left out."""

    @abstractmethod
    def labels(self, ids: Sequence[int]) -> list[str]:
        """Return what is shown for each id, spaces as they are."""

    @abstractmethod
    def save(self, folder: Path, name: str) -> None:
        """Write the tokeniser into *folder* as files that start with *name*."""


class CharacterTokenizer(Tokenizer):
    """One id for each character; start and end marks only where a scenario needs them."""

    kind = "characters"

    def __init__(self, characters: str, *, has_marks: bool = False) -> None:
        self.characters = characters
        self.has_marks = has_marks
        self._first = 3 if has_marks else 1
        self._ids = {character: self._first + index for index, character in enumerate(characters)}

    @classmethod
    def fit(cls, lines: Iterable[str], *, has_marks: bool = False) -> CharacterTokenizer:
        """Return a tokeniser of every character that occurs, in the order of their code points."""
        found: set[str] = set()
        for line in lines:
            found.update(line)
        return cls("".join(sorted(found)), has_marks=has_marks)

    @property
    def vocab_size(self) -> int:
        return self._first + len(self.characters)

    def encode(self, line: str) -> list[int]:
        ids = self._ids
        return [ids.get(character, UNKNOWN) for character in line]

    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        places = [(place, place + (not character.isspace())) for place, character in enumerate(line)]
        return self.encode(line), places

    def decode(self, ids: Sequence[int]) -> str:
        first = self._first
        return "".join(self.characters[token - first] for token in ids if token >= first)

    def labels(self, ids: Sequence[int]) -> list[str]:
        first = self._first
        return [self.characters[token - first] if token >= first else SPECIALS[token] for token in ids]

    def save(self, folder: Path, name: str) -> None:
        value = {"kind": self.kind, "characters": self.characters, "has_marks": self.has_marks}
        write_json(folder / f"{name}.json", value)


class SentencePieceTokenizer(Tokenizer):
    """Pieces of words learnt from text (Kudo and Richardson, "SentencePiece", 2018).

    Which pieces there are, and where a text is cut, is decided by how likely each piece is (the unigram model of Kudo,
    "Subword Regularization", 2018).
    """

    kind = "sentencepiece"
    model_type = "unigram"  # as SentencePiece calls it

    def __init__(self, model: bytes) -> None:
        self._model = model
        self._processor: Any = sentencepiece.SentencePieceProcessor()
        self._processor.LoadFromSerializedProto(model)

    @classmethod
    def fit(
        cls,
        lines: Sequence[str],
        vocab_size: int,
        progress: Progress,
        *,
        whole_text: bool = False,
        is_fine: bool = False,
        coverage: float = COVERAGE,
    ) -> Self:
        """Learn about *vocab_size* pieces from *lines*: fewer from little text, more where every sign needs its own.

        Of a very long text a sample is read, from all over it.
        With *whole_text*, spaces and line breaks are pieces like any other, so that a text can be put together
        again exactly. With *is_fine* every Chinese character and every sign is a piece of its own, so that a part of a
        text can begin and end at any of them. The rarest characters, which make up no more of the text than *coverage*
        leaves, get no piece; but of a small alphabet none is left out for the sake of the usual coverage.

        Raises:
            WorkbenchError: There is too little text for so many pieces, or none at all.
        """
        sentences = _sample(lines, keep_breaks=whole_text)
        if not sentences:
            raise WorkbenchError(text("There is no text to learn a vocabulary from."))
        progress.update(0.1)
        counts = Counter(itertools.chain.from_iterable(sentences))
        vocab_size = max(vocab_size, smallest_vocabulary(counts, coverage))
        written = io.BytesIO()
        exact: dict[str, Any] = (
            {
                "normalization_rule_name": "identity",
                "remove_extra_whitespaces": False,
                "user_defined_symbols": ["\n"],
                "add_dummy_prefix": False,
            }
            if whole_text
            # white space of any kind counts as a space, signs nobody sees as nothing; the rules SentencePiece brings
            # would also write Chinese with the commas and brackets of English
            else {"normalization_rule_tsv": str(paths.resource("tokenizers/white-space.tsv"))}
        )
        if is_fine:
            sentences = [_ALONE.sub(f"{_CUT}\\g<0>{_CUT}", line.replace(_CUT, " ")) for line in sentences]
            exact["pretokenization_delimiter"] = _CUT
        trainer: Any = sentencepiece.SentencePieceTrainer
        try:
            trainer.train(
                sentence_iterator=iter(sentences),
                model_writer=written,
                vocab_size=vocab_size,
                model_type=cls.model_type,
                character_coverage=_coverage(counts, coverage),
                hard_vocab_limit=False,
                unk_id=0,
                bos_id=1,
                eos_id=2,
                pad_id=-1,
                num_threads=2,
                minloglevel=2,
                **exact,
            )
        except (RuntimeError, OSError) as error:
            raise WorkbenchError(
                text("No vocabulary of {count} pieces can be learnt from this text.", count=vocab_size),
                text("Choose a smaller vocabulary, or characters."),
            ) from error
        progress.update(1.0)
        return cls(written.getvalue())

    @property
    def vocab_size(self) -> int:
        return int(self._processor.GetPieceSize())

    def encode(self, line: str) -> list[int]:
        return list(self._processor.EncodeAsIds(line))

    def encode_with_places(self, line: str) -> tuple[list[int], list[Place]]:
        found = self._processor.EncodeAsOffsetMapping(line)
        ids: list[int] = []
        places: list[Place] = []
        for token, (start, end) in zip(found["ids"], found["offsets"], strict=True):
            first, last = _without_space(line, start, end)
            # unknown characters in a row are one piece: each of them can begin or end a part
            each = (
                [(place, place + 1) for place in range(first, last)] if token == UNKNOWN else [(first, last)]
            )
            places += each
            ids += [token] * len(each)
        return ids, places

    def decode(self, ids: Sequence[int]) -> str:
        return str(self._processor.DecodeIds([int(token) for token in ids if token > 2]))

    def labels(self, ids: Sequence[int]) -> list[str]:
        pieces = [str(self._processor.IdToPiece(int(token))) for token in ids]
        return [
            SPECIALS[token] if token < 3 else piece.replace("▁", " ")
            for token, piece in zip(ids, pieces, strict=True)
        ]

    def save(self, folder: Path, name: str) -> None:
        write_bytes(folder / f"{name}.model", self._model)
        write_json(folder / f"{name}.json", {"kind": self.kind, "vocab_size": self.vocab_size})


def _without_space(line: str, start: int, end: int) -> Place:
    while start < end and line[start].isspace():
        start += 1
    while end > start and line[end - 1].isspace():
        end -= 1
    return start, end


class BytePairTokenizer(SentencePieceTokenizer):
    """Pieces that grew by joining, again and again, the two that stand side by side most often.

    Source: Sennrich, Haddow and Birch, "Neural Machine Translation of Rare Words with Subword Units" (2016).
    """

    kind = "bpe"
    model_type = "bpe"


def _coverage(counts: Counter[str], coverage: float) -> float:
    return 1.0 if len(counts) <= SMALL_ALPHABET and coverage >= COVERAGE else coverage


def smallest_vocabulary(counts: Counter[str], coverage: float = COVERAGE) -> int:
    """Return how many pieces are needed at least for a text with so many of each character.

    Every frequent character is one, and there is some room for longer pieces. Chinese text easily has 3,000
    characters; SentencePiece refuses a vocabulary smaller than that.
    """
    total, covered, needed, share = counts.total(), 0, 0, _coverage(counts, coverage)
    for _, count in counts.most_common():
        if covered >= share * total:
            break
        covered += count
        needed += 1
    return needed + needed // 4 + len(SPECIALS) + 2  # two for the space mark and the line break


def _sample(lines: Iterable[str], *, keep_breaks: bool) -> list[str]:
    """Return the sentences of *lines*, or where they are too long together, some of them at even distances."""
    kept: list[str] = []
    distance, n_character, n_seen = 1, 0, 0  # every so many sentences are kept
    for line in lines:
        for sentence in _sentences(line, keep_breaks=keep_breaks):
            if not n_seen % distance:
                kept.append(sentence)
                n_character += len(sentence)
            n_seen += 1
            if n_character > SAMPLE_CHARACTERS:
                del kept[1::2]
                distance *= 2
                n_character = sum(map(len, kept))
    return kept


def _sentences(line: str, *, keep_breaks: bool) -> list[str]:
    """Cut a text where SentencePiece may: it refuses lines of more than a few thousand bytes."""
    parts = line.splitlines(keepends=keep_breaks)
    return [
        part[start : start + 1000] for part in parts if part.strip() for start in range(0, len(part), 1000)
    ]
