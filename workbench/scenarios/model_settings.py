"""Settings that mean the same in every scenario whose model is made of transformer blocks."""

from __future__ import annotations

from typing import Any

from workbench.language import N_
from workbench.preprocessing.tokenizers import TOKENIZERS
from workbench.schema import setting


def layers(default: int, *, help: str = N_("How many blocks stand one after the other.")) -> Any:
    """Return the setting for the number of blocks; *help* says what is done in each of them."""
    return setting(default, title=N_("Layers"), help=help, minimum=1, maximum=48)


def heads(default: int) -> Any:
    """Return the setting for the number of attention heads in a block."""
    return setting(
        default,
        title=N_("Heads"),
        help=N_("How many places each layer can look at in the same moment."),
        minimum=1,
        maximum=64,
    )


def width(
    default: int, *, help: str = N_("How many numbers describe one token inside the model (d_model).")
) -> Any:
    """Return the setting for d_model; *help* says what the numbers describe."""
    return setting(default, title=N_("Width"), help=help, minimum=8, maximum=4096, step=8)


def dropout(default: float) -> Any:
    """Return the setting for the share of numbers that are switched off while training."""
    return setting(
        default,
        title=N_("Dropout"),
        help=N_("Share of numbers switched off at random while training, against memorising."),
        minimum=0.0,
        maximum=0.9,
        step=0.05,
    )


def longest(default: int, *, title: str, help: str, maximum: int = 2048) -> Any:
    """Return the setting for a length in tokens beyond which something is cut off."""
    return setting(default, title=title, help=help, unit=N_("tokens"), minimum=8, maximum=maximum, step=8)


def tokenizer(default: str) -> Any:
    """Return the setting for the kind of tokeniser."""
    return setting(
        default,
        title=N_("Tokeniser"),
        help=N_("How text is cut into the pieces the model reads and writes."),
        choices=TOKENIZERS,
    )


def vocabulary(
    default: int,
    *,
    title: str = N_("Vocabulary size"),
    help: str = N_(
        "How many different pieces SentencePiece may learn; more if the text has more characters."
    ),
) -> Any:
    """Return the setting for how many pieces a learnt tokeniser has; it stands below a setting `tokenizer`."""
    return setting(
        default,
        title=title,
        help=help,
        minimum=32,
        maximum=64_000,
        enabled_when=("tokenizer", ("sentencepiece",)),
    )
