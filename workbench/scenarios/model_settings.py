"""Settings that mean the same in every scenario whose model is made of transformer blocks."""

from __future__ import annotations

from typing import Any

from workbench.language import N_
from workbench.preprocessing.tokenizer import COVERAGE, LEAST_COVERAGE
from workbench.preprocessing.tokenizers import TOKENIZERS, WITH_PIECES, WITH_SIZE
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


def tokenizer(default: str, *, without: tuple[str, ...] = ()) -> Any:
    """Return the setting for the kind of tokeniser; those *without* which the scenario does better are not offered."""
    return setting(
        default,
        title=N_("Tokeniser"),
        help=N_("How text is cut into the pieces the model reads and writes."),
        choices=tuple(choice for choice in TOKENIZERS if choice.value not in without),
    )


def vocabulary(
    default: int,
    *,
    title: str = N_("Vocabulary size"),
    help: str = N_("How many different pieces or words there may be; more if the text has more characters."),
) -> Any:
    """Return the setting for how many pieces a learnt tokeniser has; it stands below a setting `tokenizer`."""
    return setting(
        default,
        title=title,
        help=help,
        minimum=32,
        maximum=64_000,
        enabled_when=("tokenizer", WITH_SIZE),
    )


def coverage() -> Any:
    """Return the setting for how many characters get a piece; it stands below a setting `tokenizer`."""
    return setting(
        COVERAGE,
        title=N_("Character coverage"),
        help=N_(
            "So much of the text is written with characters that get a piece of their own. The rarest get none: they "
            "are lost as unknown wherever they stand, and there is more room for longer pieces. 1 keeps every "
            "character, which helps Chinese with rare names. Of up to 400 different characters all are kept, unless "
            "you choose less than 0.9995."
        ),
        minimum=LEAST_COVERAGE,
        maximum=1.0,
        step=0.0005,
        advanced=True,
        enabled_when=("tokenizer", WITH_PIECES),
    )
