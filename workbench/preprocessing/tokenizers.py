"""The kinds of tokeniser there are: learn one, read one back."""

from __future__ import annotations

import itertools
import json
from collections.abc import Sequence
from pathlib import Path

from workbench.atomic import read_json
from workbench.language import N_, WorkbenchError, text
from workbench.preprocessing.cleaned_tokenizer import CleanedTokenizer, cleaning_file
from workbench.preprocessing.cleaning import UNTOUCHED, CleaningConfig, line_change
from workbench.preprocessing.tokenizer import CharacterTokenizer, SentencePieceTokenizer, Tokenizer
from workbench.progress import Progress
from workbench.schema import Choice, from_json

TOKENIZERS = (
    Choice(
        value="characters",
        title=N_("Characters"),
        help=N_("Every letter or sign is one token. Simple, small, nothing is unknown for long."),
    ),
    Choice(
        value="sentencepiece",
        title=N_("SentencePiece"),
        help=N_("Frequent pieces of words become one token, learnt from your text. Shorter sequences."),
    ),
)


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
) -> Tokenizer:
    """Learn a tokeniser of *kind*, one of `TOKENIZERS`, from *lines*.

    With *is_exact* a text can be put together again from its tokens, line breaks and all; with *has_marks* there are
    ids for the start and the end of a line, which learnt pieces always have; with *is_fine* every Chinese
    character and every sign is a piece of its own. *lines* went through *cleaning* already;
    what the tokeniser will read goes through it first.

    Raises:
        WorkbenchError: There is too little text for *vocab_size* pieces, or none at all.
    """
    found: Tokenizer
    if kind == CharacterTokenizer.kind:
        breaks = ["\n"] if is_exact else []  # stands between rows, even where no row has one
        found = CharacterTokenizer.fit(itertools.chain(lines, breaks), has_marks=has_marks)
    else:
        found = SentencePieceTokenizer.fit(lines, vocab_size, progress, whole_text=is_exact, is_fine=is_fine)
    return with_cleaning(found, cleaning)


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
        else:
            found = SentencePieceTokenizer((folder / f"{name}.model").read_bytes())
        return (
            CleanedTokenizer(found, from_json(CleaningConfig, read_json(steps))) if steps.exists() else found
        )
    except (KeyError, TypeError, OSError, RuntimeError, json.JSONDecodeError) as error:
        raise WorkbenchError(
            text("The tokeniser in “{path}” is damaged.", path=str(folder)),
            text("Prepare the data again, or restore the folder from a copy."),
        ) from error
