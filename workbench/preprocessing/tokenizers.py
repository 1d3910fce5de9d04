"""The kinds of tokeniser there are: learn one, read one back."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import read_json
from workbench.language import N_, WorkbenchError, text
from workbench.preprocessing.byte_tokenizer import ByteTokenizer
from workbench.preprocessing.cleaned_tokenizer import CleanedTokenizer, cleaning_file
from workbench.preprocessing.cleaning import UNTOUCHED, CleaningConfig, line_change
from workbench.preprocessing.tokenizer import (
    COVERAGE,
    BytePairTokenizer,
    CharacterTokenizer,
    SentencePieceTokenizer,
    Tokenizer,
)
from workbench.preprocessing.word_tokenizer import WordTokenizer
from workbench.progress import Progress
from workbench.schema import Choice, from_json

TOKENIZERS = (
    Choice(
        value="characters",
        title=N_("Characters"),
        help=N_("Every letter or sign is one token. Simple, small, nothing is unknown for long."),
    ),
    Choice(
        value="bytes",
        title=N_("Bytes"),
        help=N_(
            "Every byte of the text as a computer stores it is one token: one for an English letter, three for a "
            "Chinese character. Nothing is ever unknown; sequences are long."
        ),
    ),
    Choice(
        value="words",
        title=N_("Words"),
        help=N_(
            "Words are cut at white space and punctuation; the most frequent ones become one token each, all others "
            "are unknown. Each Chinese character is a word of its own."
        ),
    ),
    Choice(
        value="sentencepiece",
        title=N_("SentencePiece"),
        help=N_(
            "Frequent pieces of words become one token, learnt from your text. Shorter sequences. A text is cut into "
            "the pieces that are likeliest together (unigram)."
        ),
    ),
    Choice(
        value="bpe",
        title=N_("Byte pairs (BPE)"),
        help=N_(
            "Pieces of words again, learnt another way: the two neighbours that are most often side by side are "
            "joined, over and over. Most large language models cut their texts so."
        ),
    ),
)
WITH_SIZE = ("words", "sentencepiece", "bpe")  # the kinds whose vocabulary can be larger or smaller
WITH_PIECES = ("sentencepiece", "bpe")  # those that learn pieces


def fit_tokenizer(
    kind: str,
    lines: Sequence[str],
    vocab_size: int,
    progress: Progress,
    *,
    is_exact: bool = False,
    has_marks: bool = False,
    is_fine: bool = False,
    cleaning: CleaningConfig = UNTOUCHED,
    coverage: float = COVERAGE,
) -> Tokenizer:
    """Learn a tokeniser of *kind*, one of `TOKENIZERS`, from *lines*.

    With *is_exact* a text can be put together again from its tokens, line breaks and all; with *has_marks* there are
    ids for the start and the end of a line, which learnt pieces always have; with *is_fine* every Chinese
    character and every sign is a piece of its own. *coverage* is the share of all characters that get a piece where
    pieces are learnt. *lines* went through *cleaning* already;
    what the tokeniser will read goes through it first.

    Raises:
        WorkbenchError: There is too little text for *vocab_size* pieces, or none at all.
    """
    found: Tokenizer
    if kind == CharacterTokenizer.kind:
        breaks = ["\n"] if is_exact else []  # stands between rows, even where no row has one
        found = CharacterTokenizer.fit(itertools.chain(lines, breaks), has_marks=has_marks)
    elif kind == ByteTokenizer.kind:
        found = ByteTokenizer()
    elif kind == WordTokenizer.kind:
        found = WordTokenizer.fit(lines, vocab_size, progress, whole_text=is_exact)
    else:
        found = _learning(kind).fit(
            lines, vocab_size, progress, whole_text=is_exact, is_fine=is_fine, coverage=coverage
        )
    return with_cleaning(found, cleaning)


def _learning(kind: str) -> type[SentencePieceTokenizer]:
    return BytePairTokenizer if kind == BytePairTokenizer.kind else SentencePieceTokenizer


def with_cleaning(tokenizer: Tokenizer, cleaning: CleaningConfig) -> Tokenizer:
    """Return *tokenizer* so that what it reads goes through *cleaning* first, and through no other steps."""
    bare = tokenizer.inner if isinstance(tokenizer, CleanedTokenizer) else tokenizer
    return bare if line_change(cleaning) is None else CleanedTokenizer(bare, cleaning)


def load_tokenizer(folder: Path, name: str) -> Tokenizer:
    """Return the tokeniser that `Tokenizer.save` wrote.

    Raises:
        WorkbenchError: A file is missing or damaged.
    """
    value = read_json(folder / f"{name}.json")
    steps = cleaning_file(folder, name)
    try:
        found: Tokenizer
        if value["kind"] == CharacterTokenizer.kind:
            found = CharacterTokenizer(str(value["characters"]), has_marks=bool(value["has_marks"]))
        elif value["kind"] == ByteTokenizer.kind:
            found = ByteTokenizer()
        elif value["kind"] == WordTokenizer.kind:
            words: list[str] = value["words"]
            found = WordTokenizer([str(word) for word in words], whole_text=bool(value["whole_text"]))
        else:
            found = _learning(value["kind"])((folder / f"{name}.model").read_bytes())
        return (
            CleanedTokenizer(found, from_json(CleaningConfig, read_json(steps))) if steps.exists() else found
        )
    except (KeyError, TypeError, OSError, RuntimeError, json.JSONDecodeError) as error:
        raise WorkbenchError(
            text("The tokeniser in “{path}” is damaged.", path=str(folder)),
            text("Prepare the data again, or restore the folder from a copy."),
        ) from error
